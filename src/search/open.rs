//! Open and dead ends: what an acceptable package can still contain, and why not the rest (semantics, section 9, 1).
//!
//! Every package found shows many choices to be open at once: one of which nothing is known yet is demanded, and all
//! others such are wished for. When few more are shown, those left are looked at together: of most dead ends it follows
//! at once that they are some.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::conflict::{Reason, Told};
use super::space::Space;
use super::witnesses::Witnesses;
use super::{Question, Search};
use crate::logic::budget::Budget;
use crate::logic::index::{ChoiceIx, Index as _};
use crate::logic::model::{ChoiceKind, Model};
use crate::logic::solver::{Lit, Outcome};
use crate::scenario::{ActorId, ElementId, OptionId, PhaseId, SettingId};

/// A package shows few if it shows fewer than one in so many of those of which nothing is known; a matter of time alone.
const MANY: usize = 8;

/// Something that a package can contain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// The element's card.
    Card(ElementId),
    /// The card in this phase.
    Phase(ElementId, PhaseId),
    /// The card, or the assumption, with this option.
    Option(ElementId, SettingId, OptionId),
    /// The card with this actor among its providers.
    Provider(ElementId, ActorId),
}

impl Choice {
    /// The element it is about.
    pub fn element(&self) -> &ElementId {
        match self {
            Self::Card(element) | Self::Phase(element, _) | Self::Option(element, ..) | Self::Provider(element, _) => {
                element
            }
        }
    }
}

/// Whether a choice is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Openness {
    /// Some acceptable package contains it.
    Open,
    /// None does, for this reason; `None` if there was no time to find it.
    Dead(Option<Reason>),
    /// There was no time to know.
    Unknown,
}

/// For every choice that the scenario offers, in its order, whether it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// The choices.
    pub choices: Vec<(Choice, Openness)>,
    /// Where those of each element stand.
    places: HashMap<ElementId, Range<usize>>,
}

impl Ends {
    /// Whether it is open; `None` if the scenario does not offer it.
    pub fn of(&self, choice: &Choice) -> Option<&Openness> {
        let own = self.choices.get(self.places.get(choice.element())?.clone())?;
        own.iter().find(|(known, _)| known == choice).map(|(_, openness)| openness)
    }

    /// Whether everything is known, reasons included.
    pub fn complete(&self) -> bool {
        self.choices.iter().all(|(_, openness)| match openness {
            Openness::Open => true,
            Openness::Dead(reason) => reason.as_ref().is_some_and(|reason| reason.complete),
            Openness::Unknown => false,
        })
    }

    /// Whether it is known of every choice whether it is open.
    pub fn settled(&self) -> bool {
        self.choices.iter().all(|(_, openness)| *openness != Openness::Unknown)
    }

    /// Notes something of the choices of which nothing is known yet, by their literals.
    fn note(&mut self, lits: &[Lit], of: impl Fn(Lit) -> bool, openness: &Openness) {
        for ((_, known), lit) in self.choices.iter_mut().zip(lits) {
            if *known == Openness::Unknown && of(*lit) {
                known.clone_from(openness);
            }
        }
    }

    /// The literals of those of which nothing is known yet.
    fn unknown(&self, lits: &[Lit]) -> Vec<Lit> {
        let unknown = self.choices.iter().zip(lits).filter(|((_, openness), _)| *openness == Openness::Unknown);
        unknown.map(|(_, lit)| *lit).collect()
    }

    /// Nothing is known yet.
    fn new(model: &Model) -> Self {
        let choices: Vec<_> = offered(model).into_iter().map(|choice| (choice, Openness::Unknown)).collect();
        let mut places: HashMap<ElementId, Range<usize>> = HashMap::with_capacity(model.elements.len());
        for (place, choice) in model.choices.iter().enumerate() {
            let id = &model.elements[choice.element].id;
            match places.get_mut(id) {
                Some(known) => known.end = place + 1,
                None => drop(places.insert(id.clone(), place..place + 1)),
            }
        }
        Self { choices, places }
    }
}

impl Search<'_> {
    /// Whether each choice is open, without reasons.
    pub fn ends(&mut self, budget: &mut Budget) -> Ends {
        self.ends_with(&mut Witnesses::default(), budget)
    }

    /// The same, from what earlier answers to questions rest on that differ from this one in nothing but their pins; what
    /// this answer rests on is added. Where the budget does not suffice to know all, more is known for it.
    pub fn ends_with(&mut self, witnesses: &mut Witnesses, budget: &mut Budget) -> Ends {
        let mut ends = self.recalled(witnesses);
        self.settle(&mut ends, witnesses, budget);
        witnesses.note(&ends, &self.space.question.acceptable.pins);
        ends
    }

    /// What is known already.
    fn recalled(&self, witnesses: &Witnesses) -> Ends {
        let Question { model, acceptable, .. } = self.space.question;
        let mut ends = Ends::new(model);
        let wanted: Option<Vec<_>> = acceptable.pins.iter().map(|pin| self.space.pinned(pin)).collect();
        let open = wanted.map(|wanted| witnesses.open(&wanted)).unwrap_or_default();
        for choice in open.iter() {
            if let Some((_, openness)) = ends.choices.get_mut(choice.number()) {
                *openness = Openness::Open;
            }
        }
        for ((_, openness), dead) in ends.choices.iter_mut().zip(witnesses.dead(&acceptable.pins)) {
            if dead {
                *openness = Openness::Dead(None);
            }
        }
        ends
    }

    /// Finds out about the choices of which nothing is known yet, as far as the budget reaches.
    fn settle(&mut self, ends: &mut Ends, witnesses: &mut Witnesses, budget: &mut Budget) {
        let (lits, all) = (self.lits(), self.space.masters.all);
        let mut unknown = ends.unknown(&lits);
        let mut refuted = false;
        while let Some(first) = unknown.first().copied() {
            self.wish(ends, &lits);
            let solver = &mut self.space.terms.solver;
            // Those left exclude one another, or little would be: as many as can be are looked for, one after the other.
            let order = if refuted { unknown.as_slice() } else { &[] };
            match solver.ask_first(&[all, first], order, budget) {
                Outcome::Found => {
                    ends.note(&lits, |lit| solver.holds(lit), &Openness::Open);
                    let shown = lits.iter().enumerate().filter(|(_, lit)| solver.holds(**lit));
                    witnesses.show(shown.map(|(choice, _)| ChoiceIx::new(choice)).collect());
                }
                Outcome::Excluded if solver.core().contains(&first) => {
                    ends.note(&lits, |lit| lit == first, &Openness::Dead(None));
                }
                Outcome::Excluded => ends.note(&lits, |_| true, &Openness::Dead(None)),
                Outcome::Unknown => return,
            }
            let before = std::mem::replace(&mut unknown, ends.unknown(&lits)).len();
            // What is left by now is mostly dead, and mostly that follows at once.
            if !refuted && before - unknown.len() < before / MANY {
                refuted = true;
                self.refute(ends, &lits, &unknown, budget);
                unknown = ends.unknown(&lits);
            }
        }
    }

    /// Notes which of these cannot hold, as far as that follows at once.
    fn refute(&mut self, ends: &mut Ends, lits: &[Lit], unknown: &[Lit], budget: &mut Budget) {
        match self.space.terms.solver.refuted(self.space.masters.all, unknown, budget) {
            // Nothing is acceptable, whatever is wished.
            None => ends.note(lits, |_| true, &Openness::Dead(None)),
            Some(refuted) => {
                let refuted: HashSet<Lit> =
                    unknown.iter().zip(refuted).filter_map(|(lit, so)| so.then_some(*lit)).collect();
                ends.note(lits, |lit| refuted.contains(&lit), &Openness::Dead(None));
            }
        }
    }

    /// Makes the next package have as many choices of which nothing is known as can be, and little else.
    fn wish(&mut self, ends: &Ends, lits: &[Lit]) {
        let Space { question, terms, .. } = &mut self.space;
        let known = |choice: ChoiceIx| ends.choices.get(choice.number()).is_none_or(|(_, it)| *it != Openness::Unknown);
        for element in question.model.elements.iter() {
            let mut all_known = true;
            for choice in element.choices() {
                let Some(lit) = lits.get(choice.number()).copied() else { continue };
                all_known &= known(choice);
                terms.solver.wish(if known(choice) { !lit } else { lit });
            }
            let card = element.laid.and_then(|laid| lits.get(laid.number()));
            card.filter(|_| !all_known).into_iter().for_each(|card| terms.solver.wish(*card));
        }
    }

    /// Adds the reasons of dead ends, as far as the budget reaches.
    pub fn explain(&mut self, ends: &mut Ends, budget: &mut Budget) {
        let dead = ends.choices.iter_mut().zip(self.lits());
        let dead: Vec<_> = dead.filter(|((_, openness), _)| *openness == Openness::Dead(None)).collect();
        // All proofs first: they rest on the same demands, which then need not be gone through again for each.
        let proofs: Vec<_> = dead.iter().map(|(_, lit)| self.space.proof(&[*lit], budget)).collect();
        let mut told = Told::default();
        // What shows that one is possible without a demand often shows that of others.
        self.space.wish_only(&dead.iter().map(|(_, lit)| *lit).collect::<Vec<_>>());
        for (((_, openness), lit), proof) in dead.into_iter().zip(proofs) {
            let reason = proof.and_then(|proof| self.space.reason(&[lit], &proof, &mut told, budget));
            *openness = Openness::Dead(reason);
        }
    }

    /// The literal of every choice, in the order of the scenario.
    fn lits(&self) -> Vec<Lit> {
        self.space.question.model.choices.entries().map(|(choice, _)| self.space.lit(choice)).collect()
    }
}

/// Every choice that a scenario offers, in its order.
pub(super) fn offered(model: &Model) -> Vec<Choice> {
    model.choices.entries().map(|(choice, _)| named(model, choice)).collect()
}

fn named(model: &Model, choice: ChoiceIx) -> Choice {
    let choice = &model.choices[choice];
    let element = &model.elements[choice.element];
    let id = element.id.clone();
    match choice.kind {
        ChoiceKind::Card => Choice::Card(id),
        ChoiceKind::Phase(phase) => Choice::Phase(id, model.phases[phase].clone()),
        ChoiceKind::Option(setting, option) => {
            let setting = &element.settings[setting];
            Choice::Option(id, setting.id.clone(), setting.options[option].id.clone())
        }
        ChoiceKind::Provider(actor) => Choice::Provider(id, model.actors[actor].clone()),
    }
}
