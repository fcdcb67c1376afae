//! How each actor, and each group that holds positions, stands to each element, whatever cards are on the board.
//!
//! Asked over all boards with the frame as it stands, since the frame is an assumption about the world and not a
//! choice: date, voice and what is switched off count as everywhere. A card is *offered* when somebody provides it, if
//! its element allows providers. It can stand in any phase, with any options, by any of its providers.
//!
//! | stance | when; the first that applies |
//! | --- | --- |
//! | red line | a red line of the actor, not crossed by the frame alone, is crossed by every offered card of the element alone |
//! | refuses | its willingness is at most Unlikely on every board; or it has a floor that no board with such a card meets |
//! | conditional | a red line or floor is violated because of some such card, on some board; or its willingness is Contested, differs between boards, or is silent on some |
//! | willing | its willingness is at least Likely on every board |
//! | asks | a position of the actor is violated on every board without such a card |
//! | unknown | none of these, and the element allows it as a provider: no position was found. That is never consent |
//! | not concerned | none of these, and it is no provider of it |
//!
//! Each question has so many steps ([`EACH`]). Of a stance that rests on one that was not answered by then, the gravest
//! that it could be is given, and it is marked ([`Stance::complete`]).

use std::collections::HashMap;

use super::read::Read;
use crate::logic::Reading;
use crate::logic::budget::Budget;
use crate::logic::formula::{Formulas, Known, Leaf};
use crate::logic::index::{ElementIx, FormulaIx, Index as _, PartyIx, RuleIx};
use crate::logic::model::{Body, CapBy, CompiledElement, CompiledRule, Model};
use crate::logic::packages::Packages;
use crate::logic::solver::{Encoded, Lit, Outcome, Solver};
use crate::scenario::{ElementId, Feasibility, Package, PartyId, RuleId};

/// How many steps each question may take.
pub const EACH: u64 = 100_000;

/// How an actor stands to an element, the gravest first. The module says what each means exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StanceKind {
    /// A card of it alone crosses a red line of the actor, however it stands.
    RedLine,
    /// The actor is at best unlikely to provide it, or excludes it.
    Refuses,
    /// It depends on options, phase, providers or other cards, or the actor's willingness is contested.
    Conditional,
    /// The actor is likely or ready to provide it, whatever its options.
    Willing,
    /// A position of the actor is violated without it, whatever else there is.
    Asks,
    /// The actor could provide it, and no position of it was found. That is not consent.
    Unknown,
    /// The actor is no provider of it, and no position of it was found that it decides.
    NotConcerned,
}

impl StanceKind {
    /// All of them, the gravest first.
    pub const ALL: [Self; 7] =
        [Self::RedLine, Self::Refuses, Self::Conditional, Self::Willing, Self::Asks, Self::Unknown, Self::NotConcerned];
}

/// How far a card of an element violates a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    /// Alone, however it stands.
    Always,
    /// Alone, in some of the ways in which it can stand.
    Sometimes,
    /// Only together with other cards.
    InCompany,
}

/// What a position says of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bearing {
    /// A red line, which a card of it crosses.
    Crossed(Extent),
    /// A floor, which a card of it leaves unmet.
    Unmet(Extent),
    /// A red line or floor that is violated on some board and would not be with a card of it.
    Answered,
    /// A willingness at this level.
    Provides(Feasibility),
}

/// A position that a stance rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The position.
    pub rule: RuleId,
    /// What it says of the element.
    pub bearing: Bearing,
}

/// How one actor stands to one element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// The element.
    pub element: ElementId,
    /// The actor or group.
    pub actor: PartyId,
    /// How it stands.
    pub kind: StanceKind,
    /// Its positions in force that bear on the element, in the order of the scenario.
    pub grounds: Vec<Ground>,
    /// Whether every question that it rests on was answered. If not, it may be less grave than it says.
    pub complete: bool,
}

impl Stance {
    /// Whether a red line of the actor can be crossed by a card of the element, be it only in some cases.
    pub fn touches_red_line(&self) -> bool {
        self.grounds.iter().any(|ground| matches!(ground.bearing, Bearing::Crossed(_)))
    }

    /// Whether a red line of the actor can be crossed, though not by every card of the element.
    pub fn partly_red(&self) -> bool {
        self.kind != StanceKind::RedLine && self.touches_red_line()
    }
}

/// How every actor stands to every element that can be laid as a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stances {
    /// The elements, frame excluded, in the order of the scenario.
    pub elements: Vec<ElementId>,
    /// The actors, then the groups that hold red lines or floors, each in the order of the scenario.
    pub actors: Vec<PartyId>,
    /// Element by element.
    cells: Vec<Stance>,
}

impl Stances {
    /// The stance of the actor at this place to the element at this place.
    pub fn at(&self, element: usize, actor: usize) -> Option<&Stance> {
        (actor < self.actors.len()).then(|| self.cells.get(element * self.actors.len() + actor)).flatten()
    }

    /// The stance of an actor to an element.
    pub fn of(&self, element: &ElementId, actor: &PartyId) -> Option<&Stance> {
        let place = self.elements.iter().position(|known| known == element)?;
        self.at(place, self.actors.iter().position(|known| known == actor)?)
    }

    /// All of them, element by element.
    pub fn iter(&self) -> impl Iterator<Item = &Stance> {
        self.cells.iter()
    }
}

/// How every actor stands to every element, with the frame as the package has it; its cards play no part.
pub fn stances(model: &Model, package: &Package, reading: &Reading) -> Stances {
    let bare = Package { cards: Vec::new(), ..package.clone() };
    let read = Read::new(model, &bare, reading);
    let mut asking = Asking::new(&read);
    let mut found: HashMap<(ElementIx, PartyIx), Found> = HashMap::new();
    let holders = |(_, rule): &(RuleIx, &CompiledRule)| read.readings.counts(rule.evidence);
    for (index, rule) in model.rules.entries().filter(holders) {
        let (holder, wrong, floor) = match &rule.body {
            Body::RedLine { holder, crossed, .. } => (*holder, (*crossed, true), false),
            Body::Floor { holder, met, .. } => (*holder, (*met, false), true),
            Body::Willingness { .. }
            | Body::Limit { .. }
            | Body::Contradiction { .. }
            | Body::Caution { .. }
            | Body::Vote => continue,
        };
        for element in asking.elements(rule.fires) {
            let said = asking.said(element, rule.fires, wrong, floor);
            found.entry((element, holder)).or_default().add(index, said);
        }
    }
    for (index, element) in model.cards() {
        for (actor, _) in &element.providers {
            let own = asking.willing(index, element, *actor);
            found.entry((index, Model::party_of(*actor))).or_default().join(own);
        }
    }
    laid_out(model, found)
}

/// The table of what was found.
fn laid_out(model: &Model, mut found: HashMap<(ElementIx, PartyIx), Found>) -> Stances {
    let holds = |party: PartyIx| {
        party.number() < model.actors.len()
            || model.rules.iter().any(|rule| match &rule.body {
                Body::RedLine { holder, .. } | Body::Floor { holder, .. } => *holder == party,
                _ => false,
            })
    };
    let parties: Vec<(PartyIx, &PartyId)> = model.parties.entries().filter(|(party, _)| holds(*party)).collect();
    let mut stances = Stances {
        elements: model.cards().map(|(_, element)| element.id.clone()).collect(),
        actors: parties.iter().map(|(_, id)| (*id).clone()).collect(),
        cells: Vec::new(),
    };
    for (element, compiled) in model.cards() {
        for (party, id) in &parties {
            let found = found.remove(&(element, *party)).unwrap_or_default();
            stances.cells.push(found.stance(model, compiled, (*party, id)));
        }
    }
    stances
}

/// What is known of one party and one element so far.
#[derive(Default)]
struct Found {
    kind: Option<StanceKind>,
    grounds: Vec<(RuleIx, Bearing)>,
    incomplete: bool,
}

/// What a rule says of an element; whether it is certain.
struct Said {
    kind: Option<StanceKind>,
    bearing: Option<Bearing>,
    certain: bool,
}

impl Found {
    fn add(&mut self, rule: RuleIx, said: Said) {
        self.grave(said.kind);
        self.grounds.extend(said.bearing.map(|bearing| (rule, bearing)));
        self.incomplete |= !said.certain;
    }

    fn join(&mut self, other: Self) {
        self.grave(other.kind);
        self.grounds.extend(other.grounds);
        self.incomplete |= other.incomplete;
    }

    fn grave(&mut self, kind: Option<StanceKind>) {
        self.kind = self.kind.into_iter().chain(kind).min();
    }

    fn stance(mut self, model: &Model, element: &CompiledElement, (party, id): (PartyIx, &PartyId)) -> Stance {
        let provides = element.providers.iter().any(|(actor, _)| Model::party_of(*actor) == party);
        let nothing = if provides { StanceKind::Unknown } else { StanceKind::NotConcerned };
        self.grounds.sort_by_key(|(rule, _)| *rule);
        let ground = |(rule, bearing): (RuleIx, Bearing)| Ground { rule: model.rules[rule].id.clone(), bearing };
        Stance {
            element: element.id.clone(),
            actor: id.clone(),
            kind: self.kind.unwrap_or(nothing),
            grounds: self.grounds.into_iter().map(ground).collect(),
            complete: !self.incomplete,
        }
    }
}

/// Asks about all boards with the frame as it stands.
struct Asking<'r, 'a> {
    read: &'r Read<'a>,
    /// Those of the model, and what is left of them without a card.
    formulas: Formulas,
    solver: Solver,
    packages: Packages,
    encoded: Encoded,
    /// While it holds, no card but one is there; by element.
    alone: HashMap<ElementIx, Lit>,
}

impl<'r, 'a> Asking<'r, 'a> {
    fn new(read: &'r Read<'a>) -> Self {
        let model = read.model;
        let mut solver = Solver::new();
        let packages = Packages::new(&mut solver, model, |element| !model.elements[element].frame);
        let (formulas, encoded) = (model.formulas.clone(), Encoded::default());
        Self { read, formulas, solver, packages, encoded, alone: HashMap::new() }
    }

    fn lit(&mut self, formula: FormulaIx) -> Lit {
        let Self { read, formulas, solver, packages, encoded, .. } = self;
        encoded.lit(formulas, formula, solver, &|leaf, solver| match leaf {
            // Of the frame there is no literal: it is as it stands.
            Leaf::Choice(choice) => packages.lit(choice).unwrap_or(solver.constant(read.board.chosen.contains(choice))),
            Leaf::Evidence(_) | Leaf::Unknown(_) => {
                let known = read.readings.said(read.model, leaf).unwrap_or(Known::OPEN);
                solver.constant(known.holds & 1 == 1)
            }
        })
    }

    /// The elements beside the frame that a formula is about.
    fn elements(&self, formula: FormulaIx) -> Vec<ElementIx> {
        let (elements, _) = super::cause::within(self.read.model, [formula]);
        elements.into_iter().filter(|element| !self.read.model.elements[*element].frame).collect()
    }

    /// Whether some board has all of these; `None`: it was not known in time.
    fn possible(&mut self, held: &[Lit]) -> Option<bool> {
        match self.solver.ask(held, &mut Budget::of(EACH)) {
            Outcome::Found => Some(true),
            Outcome::Excluded => Some(false),
            Outcome::Unknown => None,
        }
    }

    /// That the card is there, and offered.
    fn offered(&mut self, element: ElementIx) -> Lit {
        let provided = self.packages.provided(&mut self.solver, self.read.model, element);
        let card = self.card(element);
        self.solver.all([card, provided])
    }

    fn card(&self, element: ElementIx) -> Lit {
        self.packages.card(self.read.model, element).unwrap_or(self.solver.truth())
    }

    /// That no other card is there.
    fn alone(&mut self, element: ElementIx) -> Lit {
        if let Some(known) = self.alone.get(&element) {
            return *known;
        }
        let alone = self.solver.variable();
        let others: Vec<Lit> =
            self.read.model.cards().filter(|(other, _)| *other != element).map(|(other, _)| self.card(other)).collect();
        for other in others {
            self.solver.clause(&[!alone, !other]);
        }
        self.alone.insert(element, alone);
        alone
    }

    /// What is left of a formula where the card is not there.
    fn without(&mut self, element: ElementIx, formula: FormulaIx) -> FormulaIx {
        let model = self.read.model;
        let gone = |leaf| match leaf {
            Leaf::Choice(choice) => (model.choices[choice].element == element).then_some(false),
            Leaf::Evidence(_) | Leaf::Unknown(_) => None,
        };
        self.formulas.restricted(formula, &gone, &mut HashMap::new())
    }

    /// What a red line or floor says of an element. `wrong`: a formula, and the value that is against it.
    fn said(&mut self, element: ElementIx, fires: FormulaIx, wrong: (FormulaIx, bool), floor: bool) -> Said {
        let (offered, alone) = (self.offered(element), self.alone(element));
        let without = self.without(element, fires);
        let (violated, else_violated) = (self.lit(fires), self.lit(without));
        let mut certain = true;
        let mut sure = |answer: Option<bool>, gravest: bool| {
            certain &= answer.is_some();
            answer.unwrap_or(gravest)
        };
        let mut extent = None;
        if !self.read.values.holds(fires) {
            let respected = self.possible(&[offered, alone, !violated]);
            let crossed = self.possible(&[offered, alone, violated]);
            extent = match (sure(respected, true), sure(crossed, true)) {
                (false, _) => Some(Extent::Always),
                (true, true) => Some(Extent::Sometimes),
                (true, false) => None,
            };
        }
        if extent.is_none() {
            let in_company = self.possible(&[offered, violated, !else_violated]);
            extent = sure(in_company, true).then_some(Extent::InCompany);
        }
        let bearing = |extent| if floor { Bearing::Unmet(extent) } else { Bearing::Crossed(extent) };
        if let Some(extent) = extent {
            let avoidable = if floor { self.possible(&[offered, !violated]) } else { Some(true) };
            let kind = match extent {
                Extent::Always if !floor => StanceKind::RedLine,
                Extent::Always if !sure(avoidable, true) => StanceKind::Refuses,
                Extent::Always | Extent::Sometimes | Extent::InCompany => StanceKind::Conditional,
            };
            return Said { kind: Some(kind), bearing: Some(bearing(extent)), certain };
        }
        let answers = self.possible(&[offered, !violated, else_violated]);
        let answers = sure(answers, true);
        let (formula, against) = wrong;
        let against = if against { self.lit(formula) } else { !self.lit(formula) };
        let spared = self.possible(&[!self.card(element), !against]);
        let asks = answers && !sure(spared, true);
        Said { kind: asks.then_some(StanceKind::Asks), bearing: answers.then_some(Bearing::Answered), certain }
    }

    /// How ready an actor is to provide an element.
    fn willing(&mut self, index: ElementIx, element: &CompiledElement, actor: crate::logic::index::ActorIx) -> Found {
        let mut found = Found::default();
        let own = element.caps.iter().filter_map(|cap| match cap.by {
            CapBy::Willingness(rule, who) | CapBy::Otherwise(rule, who) if who == actor => Some((rule, cap)),
            _ => None,
        });
        let mut levels: Vec<(Feasibility, Lit)> = Vec::new();
        for (rule, cap) in own {
            let when = self.lit(cap.when);
            match self.possible(&[when]) {
                Some(false) => continue,
                Some(true) => {}
                None => found.incomplete = true,
            }
            levels.push((cap.level, when));
            // What it says otherwise is told with what it says.
            if found.grounds.iter().all(|(known, _)| *known != rule) {
                found.grounds.push((rule, Bearing::Provides(cap.level)));
            }
        }
        if levels.is_empty() {
            return found;
        }
        let provides = element.provider(actor).and_then(|choice| self.packages.lit(choice));
        let provides = provides.unwrap_or(self.card(index));
        let speaks = |least: bool| -> Vec<Lit> {
            let within = levels.iter().filter(|(level, _)| if least { *level < Feasibility::Likely } else { true });
            within.map(|(_, when)| *when).collect()
        };
        let (low, some) = (speaks(true), speaks(false));
        let low = self.solver.any(low);
        let some = self.solver.any(some);
        let refusing: Vec<Lit> =
            levels.iter().filter(|(level, _)| *level <= Feasibility::Unlikely).map(|(_, when)| *when).collect();
        let refusing = self.solver.any(refusing);
        let unwilling = [self.possible(&[provides, low]), self.possible(&[provides, !some])];
        let accepting = self.possible(&[provides, !refusing]);
        found.incomplete |= unwilling.contains(&None) || accepting.is_none();
        found.kind = Some(if unwilling == [Some(false); 2] {
            StanceKind::Willing
        } else if accepting == Some(false) {
            StanceKind::Refuses
        } else {
            StanceKind::Conditional
        });
        found
    }
}
