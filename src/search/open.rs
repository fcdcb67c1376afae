//! Open and dead ends: what an acceptable package can still contain, and why not the rest (semantics, section 9, 1).
//!
//! Every package found shows many choices to be open at once. One of those of which nothing is known yet is demanded,
//! and as many others as go together are wished for: what is found contains those that come with it.

use std::collections::{HashMap, HashSet};

use super::Search;
use super::conflict::Reason;
use crate::logic::budget::Budget;
use crate::logic::model::{CompiledElement, Model};
use crate::logic::solver::{Lit, Outcome};
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

    /// Whether it is known of every choice whether it is open.
    pub fn settled(&self) -> bool {
        self.choices.iter().all(|(_, openness)| *openness != Openness::Unknown)
    }

    /// As many choices of which nothing is known yet as one package could contain: of each element one phase, and one
    /// option for each setting.
    fn wishes(&self) -> Vec<usize> {
        let mut taken: HashSet<(&ElementId, Option<&SettingId>)> = HashSet::new();
        let unknown = self.choices.iter().enumerate().filter(|(_, (_, openness))| *openness == Openness::Unknown);
        unknown
            .filter(|(_, (choice, _))| match choice {
                Choice::Card(_) | Choice::Provider(..) => true,
                Choice::Phase(element, _) => taken.insert((element, None)),
                Choice::Option(element, setting, _) => taken.insert((element, Some(setting))),
            })
            .map(|(place, _)| place)
            .collect()
    }

    /// Notes something of the choices of which nothing is known yet, by their literals.
    fn note(&mut self, lits: &[Lit], of: impl Fn(Lit) -> bool, openness: &Openness) {
        for ((_, known), lit) in self.choices.iter_mut().zip(lits) {
            if *known == Openness::Unknown && of(*lit) {
                known.clone_from(openness);
            }
        }
    }

    /// Notes a dead end. Without its card, nothing of an element is open.
    fn close(&mut self, place: usize) {
        let Some((dead, _)) = self.choices.get(place).cloned() else { return };
        for (choice, openness) in &mut self.choices {
            if *choice == dead || matches!(&dead, Choice::Card(element) if element == choice.element()) {
                *openness = Openness::Dead(None);
            }
        }
    }

    fn new(choices: Vec<(Choice, Openness)>) -> Self {
        let places = choices.iter().enumerate().map(|(place, (choice, _))| (choice.clone(), place)).collect();
        Self { choices, places }
    }
}

impl Search<'_> {
    /// Whether each choice is open, without reasons.
    pub fn ends(&mut self, budget: &mut Budget) -> Ends {
        let unknown = self.choices().into_iter().map(|(choice, _)| (choice, Openness::Unknown));
        let mut ends = Ends::new(unknown.collect());
        self.settle(&mut ends, budget);
        ends
    }

    /// Finds out about the choices of which nothing is known yet, as far as the budget reaches.
    pub fn settle(&mut self, ends: &mut Ends, budget: &mut Budget) {
        let lits: Vec<Lit> = self.choices().into_iter().map(|(_, lit)| lit).collect();
        let all = self.space.masters.all;
        let Some(follows) = self.space.solver.follows(all) else {
            // Nothing is acceptable, whatever is wished.
            return ends.note(&lits, |_| true, &Openness::Dead(None));
        };
        let excluded: HashSet<Lit> = follows.iter().map(|lit| !*lit).collect();
        ends.note(&lits, |lit| excluded.contains(&lit), &Openness::Dead(None));
        loop {
            let wished = ends.wishes();
            let solver = &mut self.space.solver;
            // The last wish is the first choice: what one package cannot have besides, another shows.
            wished.iter().filter_map(|place| lits.get(*place)).for_each(|lit| solver.wish(*lit));
            let Some((place, first)) = wished.first().and_then(|place| Some((*place, *lits.get(*place)?))) else {
                return;
            };
            match solver.ask(&[all, first], budget) {
                Outcome::Found => ends.note(&lits, |lit| solver.holds(lit), &Openness::Open),
                Outcome::Excluded if solver.core().contains(&first) => ends.close(place),
                Outcome::Excluded => ends.note(&lits, |_| true, &Openness::Dead(None)),
                Outcome::Unknown => return,
            }
        }
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
            let all = self.space.packages.of(model, index).map(|(_, lit)| lit);
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
        let providers = element.providers.iter();
        choices.extend(providers.map(|(actor, _)| Choice::Provider(id(), model.actors[*actor].clone())));
    }
    choices
}
