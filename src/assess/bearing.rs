//! What positions say of elements, asked over all boards with the frame as it stands.

use std::collections::HashMap;

use rustc_hash::FxHashMap;

use super::read::Read;
use super::stance::{Bearing, EACH, Extent, Ground, Stance, StanceKind};
use crate::logic::budget::Budget;
use crate::logic::formula::{Formulas, Leaf};
use crate::logic::index::{ActorIx, ElementIx, FormulaIx, PartyIx, RuleIx};
use crate::logic::model::{CapBy, CompiledElement, Model};
use crate::logic::solver::Lit;
use crate::logic::translation::Translation;
use crate::scenario::{Feasibility, PartyId};

/// What is known of one party and one element so far.
#[derive(Default)]
pub(super) struct Found {
    kind: Option<StanceKind>,
    grounds: Vec<(RuleIx, Bearing)>,
    incomplete: bool,
}

/// What a rule says of an element; whether it is certain.
pub(super) struct Said {
    kind: Option<StanceKind>,
    bearing: Option<Bearing>,
    certain: bool,
}

impl Found {
    pub(super) fn add(&mut self, rule: RuleIx, said: Said) {
        self.grave(said.kind);
        self.grounds.extend(said.bearing.map(|bearing| (rule, bearing)));
        self.incomplete |= !said.certain;
    }

    pub(super) fn join(&mut self, other: Self) {
        self.grave(other.kind);
        self.grounds.extend(other.grounds);
        self.incomplete |= other.incomplete;
    }

    pub(super) fn grave(&mut self, kind: Option<StanceKind>) {
        self.kind = self.kind.into_iter().chain(kind).min();
    }

    pub(super) fn stance(
        mut self,
        model: &Model,
        element: &CompiledElement,
        (party, id): (PartyIx, &PartyId),
    ) -> Stance {
        let provides = element.providers.iter().any(|(actor, _)| Model::party_of(*actor) == party);
        let nothing = if provides { StanceKind::Unknown } else { StanceKind::NoPosition };
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
pub(super) struct Asking<'r, 'a> {
    read: &'r Read<'a>,
    /// Those of the model, and what is left of them without a card.
    formulas: Formulas,
    translation: Translation,
    /// While it holds, no card but one is there; by element.
    alone: HashMap<ElementIx, Lit>,
}

impl<'r, 'a> Asking<'r, 'a> {
    pub(super) fn new(read: &'r Read<'a>) -> Self {
        let model = read.model;
        let mut translation = Translation::new(model, read.reading, |element| !model.elements[element].frame);
        // Of the frame there is no literal: it is as it stands.
        for choice in model.elements.iter().filter(|element| element.frame).flat_map(CompiledElement::choices) {
            let stands = translation.solver.constant(read.board.chosen.contains(choice));
            translation.tell(Leaf::Choice(choice), stands);
        }
        Self { read, formulas: model.formulas.clone(), translation, alone: HashMap::new() }
    }

    fn lit(&mut self, formula: FormulaIx) -> Lit {
        self.translation.lit_among(self.read.model, &self.formulas, formula)
    }

    /// The elements beside the frame that a formula is about.
    pub(super) fn elements(&self, formula: FormulaIx) -> Vec<ElementIx> {
        let (elements, _) = super::cause::within(self.read.model, [formula]);
        elements.into_iter().filter(|element| !self.read.model.elements[*element].frame).collect()
    }

    /// Whether some board has all of these; `None`: it was not known in time.
    fn possible(&mut self, held: &[Lit]) -> Option<bool> {
        self.translation.solver.possible(held, &mut Budget::of(EACH))
    }

    /// That the card is there, and offered.
    fn offered(&mut self, element: ElementIx) -> Lit {
        let Translation { solver, packages, .. } = &mut self.translation;
        let provided = packages.provided(solver, self.read.model, element);
        let card = self.card(element);
        self.translation.solver.all([card, provided])
    }

    fn card(&self, element: ElementIx) -> Lit {
        self.translation.packages.card(self.read.model, element).unwrap_or(self.translation.solver.truth())
    }

    /// That no other card is there.
    fn alone(&mut self, element: ElementIx) -> Lit {
        if let Some(known) = self.alone.get(&element) {
            return *known;
        }
        let alone = self.translation.solver.variable();
        let others: Vec<Lit> =
            self.read.model.cards().filter(|(other, _)| *other != element).map(|(other, _)| self.card(other)).collect();
        for other in others {
            self.translation.solver.clause(&[!alone, !other]);
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
        self.formulas.restricted(formula, &gone, &mut FxHashMap::default())
    }

    /// What a red line or floor says of an element. `wrong`: a formula, and the value that is against it.
    pub(super) fn said(&mut self, element: ElementIx, fires: FormulaIx, wrong: (FormulaIx, bool), floor: bool) -> Said {
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
    pub(super) fn willing(&mut self, index: ElementIx, element: &CompiledElement, actor: ActorIx) -> Found {
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
        let provides = element.provider(actor).and_then(|choice| self.translation.packages.lit(choice));
        let provides = provides.unwrap_or(self.card(index));
        let speaks = |least: bool| -> Vec<Lit> {
            let within = levels.iter().filter(|(level, _)| if least { *level < Feasibility::Likely } else { true });
            within.map(|(_, when)| *when).collect()
        };
        let (low, some) = (speaks(true), speaks(false));
        let low = self.translation.solver.any(low);
        let some = self.translation.solver.any(some);
        let refusing: Vec<Lit> =
            levels.iter().filter(|(level, _)| *level <= Feasibility::Unlikely).map(|(_, when)| *when).collect();
        let refusing = self.translation.solver.any(refusing);
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
