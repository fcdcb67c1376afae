//! Open and dead ends: what an acceptable package can still contain, and why not the rest (semantics, section 9, 1).
//!
//! Every package found shows many choices to be open at once; the others are asked for one after the other.

use std::collections::HashMap;

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
        let mut known: Vec<Openness> = vec![Openness::Unknown; choices.len()];
        let all = self.space.masters.all;
        for place in 0..choices.len() {
            if known.get(place) != Some(&Openness::Unknown) {
                continue;
            }
            let Some((_, lit)) = choices.get(place) else { continue };
            match self.space.solver.ask(&[all, *lit], budget) {
                Outcome::Found => {
                    for ((_, lit), known) in choices.iter().zip(&mut known) {
                        if self.space.solver.holds(*lit) {
                            *known = Openness::Open;
                        }
                    }
                }
                Outcome::Excluded => {
                    if let Some(known) = known.get_mut(place) {
                        *known = Openness::Dead(None);
                    }
                }
                Outcome::Unknown => break,
            }
        }
        Ends::new(choices.into_iter().map(|(choice, _)| choice).zip(known).collect())
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

    /// Why no acceptable package contains this. `None`: one does, or it did not come to be known, or the scenario does
    /// not offer it.
    pub fn why_not(&mut self, choice: &Choice, budget: &mut Budget) -> Option<Reason> {
        let lit = self.choices().into_iter().find(|(known, _)| known == choice).map(|(_, lit)| lit)?;
        self.space.reason(&[lit], budget)
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
