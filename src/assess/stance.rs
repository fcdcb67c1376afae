//! How each actor stands to each element, whatever cards are on the board.
//!
//! Asked over all boards with the frame as it stands, since the frame is an assumption about the world and not a
//! choice: date, voice and what is switched off count as everywhere. A card is *offered* when somebody provides it, if
//! its element allows providers. It can stand in any phase, with any options, by any of its providers.
//!
//! | stance | when; the first that applies |
//! | --- | --- |
//! | red line | a red line of the actor, not crossed by the frame alone, is crossed by every offered card of the element alone |
//! | refuses | its willingness is at most Unlikely whatever the options; or it has a floor that no board with such a card meets |
//! | conditional | a red line or floor is violated because of some such card, on some board; or its willingness is Contested, differs between options, is silent on some, or is bound to something that may or may not hold |
//! | willing | its willingness is at least Likely whatever the options |
//! | asks | on some board a position that is violated without the card is respected with it |
//! | unknown | none of these, and the element allows it as a provider: no position was found. That is never consent |
//! | not concerned | none of these, and it is no provider of it |
//!
//! Bounds: where a condition has more than 128 atoms or an element more than 4,096 states that it tells apart, or the
//! search takes too long, the position counts as one that depends on something, which is *conditional*.

use std::collections::HashMap;

use super::Reading;
use super::board::Board;
use super::formula::Writer;
use super::index::{ActorIx, ElementIx, OptionIx, RuleIx, SettingIx};
use super::model::{Body, CompiledElement, Model, Willing};
use super::question::{Question, Share, Wanted};
use super::truth::Open;
use crate::scenario::{ActorId, ElementId, Feasibility, Package, RuleId};

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
    /// It can answer a position of the actor that would be violated without it.
    Asks,
    /// The actor could provide it, and no position of it was found. That is not consent.
    Unknown,
    /// The actor is no provider of it and holds no position about it.
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
    /// The actor.
    pub actor: ActorId,
    /// How it stands.
    pub kind: StanceKind,
    /// The actor's positions in force that bear on the element, in the order of the scenario.
    pub grounds: Vec<Ground>,
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
    /// The actors, in the order of the scenario.
    pub actors: Vec<ActorId>,
    /// Element by element.
    cells: Vec<Stance>,
}

impl Stances {
    /// The stance of the actor at this place to the element at this place.
    pub fn at(&self, element: usize, actor: usize) -> Option<&Stance> {
        (actor < self.actors.len()).then(|| self.cells.get(element * self.actors.len() + actor)).flatten()
    }

    /// The stance of an actor to an element.
    pub fn of(&self, element: &ElementId, actor: &ActorId) -> Option<&Stance> {
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
    let context = Context { model, board: &Board::new(model, &bare), open: &Open::new(model, reading) };
    let mut found: HashMap<(ElementIx, ActorIx), Found> = HashMap::new();
    for (rule, compiled) in model.rules.entries().filter(|(rule, _)| context.open.heard[*rule]) {
        let (actor, floor) = match compiled.body {
            Body::RedLine { actor, .. } => (actor, false),
            Body::Floor { actor, .. } => (actor, true),
            Body::Willingness { .. } | Body::Limit { .. } | Body::Contradiction { .. } | Body::Caution { .. } => {
                continue;
            }
        };
        for (element, kind, bearing) in context.violated(rule, floor) {
            found.entry((element, actor)).or_default().add(rule, kind, bearing);
        }
    }
    let laid = || model.elements.entries().filter(|(_, element)| !element.frame);
    for (element, _) in laid() {
        context.willing(element, &mut found);
    }
    let mut stances = Stances {
        elements: laid().map(|(_, element)| element.id.clone()).collect(),
        actors: model.actors.iter().cloned().collect(),
        cells: Vec::new(),
    };
    for (element, compiled) in laid() {
        for (actor, id) in model.actors.entries() {
            let found = found.remove(&(element, actor)).unwrap_or_default();
            stances.cells.push(found.stance(model, compiled, (actor, id)));
        }
    }
    stances
}

/// What is known of one actor and one element so far.
#[derive(Default)]
struct Found {
    kind: Option<StanceKind>,
    grounds: Vec<(RuleIx, Bearing)>,
}

impl Found {
    fn add(&mut self, rule: RuleIx, kind: StanceKind, bearing: Bearing) {
        self.kind = Some(self.kind.map_or(kind, |known| known.min(kind)));
        self.grounds.push((rule, bearing));
    }

    fn stance(mut self, model: &Model, element: &CompiledElement, (actor, id): (ActorIx, &ActorId)) -> Stance {
        let nothing = if element.providers.contains(actor) { StanceKind::Unknown } else { StanceKind::NotConcerned };
        self.grounds.sort_by_key(|(rule, _)| *rule);
        let ground = |(rule, bearing): (RuleIx, Bearing)| Ground { rule: model.rules[rule].id.clone(), bearing };
        Stance {
            element: element.id.clone(),
            actor: id.clone(),
            kind: self.kind.unwrap_or(nothing),
            grounds: self.grounds.into_iter().map(ground).collect(),
        }
    }
}

/// Which boards are asked about.
struct Context<'a> {
    model: &'a Model,
    /// The frame alone.
    board: &'a Board,
    open: &'a Open,
}

impl Context<'_> {
    /// What a red line or floor says of the elements it bears on.
    fn violated(&self, rule: RuleIx, floor: bool) -> Vec<(ElementIx, StanceKind, Bearing)> {
        let formula = Writer::rule(self.model, self.open, rule);
        let asked: Vec<ElementIx> = formula.atoms.iter().flat_map(|atom| atom.candidates(self.model)).collect();
        let bearing = |extent| if floor { Bearing::Unmet(extent) } else { Bearing::Crossed(extent) };
        let Some(question) = Question::new(self.model, self.board, formula) else {
            let laid = self.model.elements.entries().filter(|(_, element)| !element.frame).map(|(index, _)| index);
            let asked = laid.filter(|element| asked.contains(element));
            return asked.map(|element| (element, StanceKind::Conditional, bearing(Extent::Sometimes))).collect();
        };
        let said = |element| {
            let Some(extent) = extent(&question, element) else {
                let answers = question.possible(element, Wanted { with: Some(false), without: Some(true) });
                return (answers != Some(false)).then_some((element, StanceKind::Asks, Bearing::Answered));
            };
            let avoidable = || question.possible(element, Wanted { with: Some(false), without: None }) != Some(false);
            let kind = match extent {
                Extent::Always if !floor => StanceKind::RedLine,
                Extent::Always if !avoidable() => StanceKind::Refuses,
                Extent::Always | Extent::Sometimes | Extent::InCompany => StanceKind::Conditional,
            };
            Some((element, kind, bearing(extent)))
        };
        question.elements().filter_map(said).collect()
    }

    /// Adds who is how ready to provide the element.
    fn willing(&self, element: ElementIx, found: &mut HashMap<(ElementIx, ActorIx), Found>) {
        let compiled = &self.model.elements[element];
        let heard = compiled.willing.iter().filter(|willing| self.open.heard[willing.rule]);
        let bound: Vec<(&Willing, Binding)> = heard
            .map(|willing| (willing, self.binding(willing.rule, element)))
            .filter(|(_, binding)| *binding != Binding::Never)
            .collect();
        for (actor, _) in self.model.actors.entries() {
            let own: Vec<(&Willing, Binding)> =
                bound.iter().filter(|(willing, _)| willing.actor == actor).copied().collect();
            if own.is_empty() {
                continue;
            }
            let kind = readiness(compiled, &own);
            let found = found.entry((element, actor)).or_default();
            for (willing, _) in &own {
                found.add(willing.rule, kind, Bearing::Provides(willing.level));
            }
        }
    }

    /// Whether a willingness binds on boards that have an offered card of the element.
    fn binding(&self, rule: RuleIx, element: ElementIx) -> Binding {
        let Some(node) = self.model.rules[rule].binds_when else { return Binding::Always };
        let formula = Writer::condition(self.model, self.open, node);
        let Some(question) = Question::new(self.model, self.board, formula) else { return Binding::Maybe };
        let possible = |value| question.possible(element, Wanted { with: Some(value), without: None });
        match (possible(true), possible(false)) {
            (Some(false), _) => Binding::Never,
            (_, Some(false)) => Binding::Always,
            _ => Binding::Maybe,
        }
    }
}

/// How far the card violates a position that would be respected without it; `None`: never.
fn extent(question: &Question, element: ElementIx) -> Option<Extent> {
    if !question.holds_without_cards() {
        match question.alone(element) {
            Some(Share::All) => return Some(Extent::Always),
            Some(Share::Some) | None => return Some(Extent::Sometimes),
            Some(Share::None) => {}
        }
    }
    let possible = question.possible(element, Wanted { with: Some(true), without: Some(false) });
    (possible != Some(false)).then_some(Extent::InCompany)
}

/// Whether what a position is bound to holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Binding {
    Never,
    Maybe,
    Always,
}

/// How many combinations of options are looked through.
const MAX_COMBINATIONS: usize = 4096;

/// How ready an actor is whose willingness on the element is this; there is at least one.
fn readiness(element: &CompiledElement, own: &[(&Willing, Binding)]) -> StanceKind {
    let Some(combinations) = combinations(element, own) else { return StanceKind::Conditional };
    let (mut willing, mut refuses) = (true, true);
    for options in combinations {
        let speaking = || own.iter().filter(|(willing, _)| willing.speaks_of(&options));
        let lowest = speaking().map(|(willing, _)| willing.level).min();
        // What is certainly in force keeps the level at most here.
        let certain = speaking().filter(|(_, binding)| *binding == Binding::Always);
        let highest = certain.map(|(willing, _)| willing.level).min();
        willing &= highest.is_some() && lowest >= Some(Feasibility::Likely);
        refuses &= highest.is_some_and(|level| level <= Feasibility::Unlikely);
    }
    match (willing, refuses) {
        (true, _) => StanceKind::Willing,
        (false, true) => StanceKind::Refuses,
        (false, false) => StanceKind::Conditional,
    }
}

/// All combinations of options in the settings that these speak of; the other settings keep their defaults. `None` if
/// there are too many.
fn combinations(element: &CompiledElement, own: &[(&Willing, Binding)]) -> Option<Vec<Vec<OptionIx>>> {
    let named =
        |setting: SettingIx| own.iter().any(|(willing, _)| willing.with.iter().any(|(known, _)| *known == setting));
    let mut all = vec![Vec::new()];
    for (index, setting) in element.settings.entries() {
        let options: Vec<OptionIx> = if named(index) {
            setting.options.entries().map(|(option, _)| option).collect()
        } else {
            vec![setting.default]
        };
        if all.len() * options.len() > MAX_COMBINATIONS {
            return None;
        }
        let with = |option: OptionIx| all.iter().map(move |before| before.iter().copied().chain([option]).collect());
        all = options.into_iter().flat_map(with).collect();
    }
    Some(all)
}
