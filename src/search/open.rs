//! Open and dead ends: what an acceptable package can still contain, and why not the rest (semantics, section 9, 1).
//!
//! Every package found shows many choices to be open at once. One of those of which nothing is known yet is demanded,
//! and as many others as go together are wished for: what is found contains those that come with it.

use std::collections::{HashMap, HashSet};

use super::Search;
use super::budget::Budget;
use super::conflict::Reason;
use super::solver::{Lit, Outcome};
use crate::assess::model::{CompiledElement, Model};
use crate::scenario::{ActorId, ElementId, OptionId, PhaseId, SettingId};

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
    places: HashMap<Choice, usize>,
}

impl Ends {
    /// Whether it is open; `None` if the scenario does not offer it.
    pub fn of(&self, choice: &Choice) -> Option<&Openness> {
        self.places.get(choice).and_then(|place| self.choices.get(*place)).map(|(_, openness)| openness)
    }

    /// Whether everything is known, reasons included.
    pub fn complete(&self) -> bool {
        self.choices.iter().all(|(_, openness)| match openness {
            Openness::Open => true,
            Openness::Dead(reason) => reason.as_ref().is_some_and(|reason| reason.complete),
            Openness::Unknown => false,
        })
    }

    fn new(choices: Vec<(Choice, Openness)>) -> Self {
        let places = choices.iter().enumerate().map(|(place, (choice, _))| (choice.clone(), place)).collect();
        Self { choices, places }
    }
}

impl Search<'_> {
    /// Whether each choice is open, without reasons.
    pub fn ends(&mut self, budget: &mut Budget) -> Ends {
        let choices = self.choices();
        let mut known = vec![Openness::Unknown; choices.len()];
        let all = self.space.masters.all;
        let excluded: HashSet<Lit> = self.space.solver.follows(all, budget).iter().map(|lit| !*lit).collect();
        for ((_, lit), known) in choices.iter().zip(&mut known) {
            if excluded.contains(lit) {
                *known = Openness::Dead(None);
            }
        }
        // A package found shows what to wish for next; a dead end changes little.
        let mut lean = true;
        while let Some(wished) = self.wishes(&choices, &known) {
            if std::mem::take(&mut lean) {
                let wishes: Vec<Lit> = wished.iter().map(|(_, lit)| *lit).collect();
                self.space.solver.lean(&wishes, budget);
            }
            let Some((place, first)) = wished.first().copied() else { break };
            match self.space.solver.ask(&[all, first], budget) {
                Outcome::Found => {
                    lean = true;
                    for ((_, lit), known) in choices.iter().zip(&mut known) {
                        if self.space.solver.holds(*lit) {
                            *known = Openness::Open;
                        }
                    }
                }
                Outcome::Excluded if self.space.solver.core().contains(&first) => close(&choices, place, &mut known),
                // Nothing is acceptable, whatever is wished.
                Outcome::Excluded => known.fill(Openness::Dead(None)),
                Outcome::Unknown => break,
            }
        }
        Ends::new(choices.into_iter().map(|(choice, _)| choice).zip(known).collect())
    }

    /// As many choices of which nothing is known yet as one package could contain, with their places: of each element one
    /// phase, and one option for each setting. `None` when everything is known.
    fn wishes(&self, choices: &[(Choice, Lit)], known: &[Openness]) -> Option<Vec<(usize, Lit)>> {
        let mut taken: HashSet<(&ElementId, Option<&SettingId>)> = HashSet::new();
        let unknown = choices.iter().zip(known).enumerate().filter(|(_, (_, known))| **known == Openness::Unknown);
        let wished: Vec<(usize, Lit)> = unknown
            .filter(|(_, ((choice, _), _))| match choice {
                Choice::Card(_) | Choice::Provider(..) => true,
                Choice::Phase(element, _) => taken.insert((element, None)),
                Choice::Option(element, setting, _) => taken.insert((element, Some(setting))),
            })
            .map(|(place, ((_, lit), _))| (place, *lit))
            .collect();
        (!wished.is_empty()).then_some(wished)
    }

    /// Adds the reasons of dead ends, as far as the budget reaches.
    pub fn explain(&mut self, ends: &mut Ends, budget: &mut Budget) {
        for (choice, lit) in self.choices() {
            let Some(place) = ends.places.get(&choice).copied() else { continue };
            if let Some((_, openness @ Openness::Dead(None))) = ends.choices.get_mut(place) {
                *openness = Openness::Dead(self.space.reason(&[lit], budget));
            }
        }
    }

    /// Every choice with its literal, in the order of the scenario.
    pub(super) fn choices(&self) -> Vec<(Choice, Lit)> {
        let model = self.space.question.model;
        let mut choices = Vec::new();
        for (index, element) in model.elements.entries() {
            let lits = &self.space.choices.elements[index];
            let card = (!element.frame).then_some(lits.card);
            let options = lits.options.iter().flat_map(|options| options.iter().copied());
            let by = lits.providers.iter().map(|(_, lit)| *lit);
            let all = card.into_iter().chain(lits.phases.iter().copied()).chain(options).chain(by);
            choices.extend(of_element(model, element).into_iter().zip(all));
        }
        choices
    }
}

/// Notes a dead end. Without its card, nothing of an element is open.
fn close(choices: &[(Choice, Lit)], place: usize, known: &mut [Openness]) {
    let Some((dead, _)) = choices.get(place) else { return };
    for ((choice, _), known) in choices.iter().zip(known) {
        if choice == dead || matches!(dead, Choice::Card(element) if element == choice.element()) {
            *known = Openness::Dead(None);
        }
    }
}

/// Every choice that a scenario offers, in its order.
pub(super) fn offered(model: &Model) -> Vec<Choice> {
    model.elements.iter().flat_map(|element| of_element(model, element)).collect()
}

/// The choices of one element: its card, phases, options setting by setting, providers.
pub(super) fn of_element(model: &Model, element: &CompiledElement) -> Vec<Choice> {
    let id = || element.id.clone();
    let mut choices = Vec::new();
    if !element.frame {
        choices.push(Choice::Card(id()));
        choices.extend(model.phases.iter().map(|phase| Choice::Phase(id(), phase.clone())));
    }
    for setting in element.settings.iter() {
        let options = setting.options.iter();
        choices.extend(options.map(|option| Choice::Option(id(), setting.id.clone(), option.id.clone())));
    }
    if !element.frame {
        choices.extend(element.providers.iter().map(|actor| Choice::Provider(id(), model.actors[actor].clone())));
    }
    choices
}
