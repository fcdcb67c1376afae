//! All packages of a scenario as literals: for each element whether its card is there, when it starts, by whom, and how.
//!
//! An option has a literal of its own, and exactly one of a setting holds while the card is there: a coded setting
//! would hide reasons.

use super::index::{ChoiceIx, ElementIx, Table};
use super::model::Model;
use super::solver::{Lit, Solver};

/// The literals of what can be chosen.
#[derive(Clone)]
pub(crate) struct Packages {
    lits: Table<ChoiceIx, Option<Lit>>,
}

impl Packages {
    /// Makes them for some elements, and says what any package obeys: one phase and one option for each setting, and
    /// nothing of a card that is not there. Whether there is a card, and whether somebody provides it, is for others to
    /// demand.
    pub(crate) fn new(solver: &mut Solver, model: &Model, wanted: impl Fn(ElementIx) -> bool) -> Self {
        let lit = |choice: &super::model::Choice| wanted(choice.element).then(|| solver.variable());
        let packages = Self { lits: model.choices.iter().map(lit).collect() };
        for (index, element) in model.elements.entries().filter(|(index, _)| wanted(*index)) {
            let card = packages.card(model, index).unwrap_or(solver.truth());
            let lits = |choices: &mut dyn Iterator<Item = ChoiceIx>| -> Vec<Lit> {
                choices.filter_map(|choice| packages.lit(choice)).collect()
            };
            exactly_one(solver, card, &lits(&mut element.phases.iter().copied()));
            for setting in element.settings.iter() {
                exactly_one(solver, card, &lits(&mut setting.options.iter().map(|option| option.choice)));
            }
            for provides in lits(&mut element.providers.iter().map(|(_, choice)| *choice)) {
                solver.clause(&[!provides, card]);
            }
        }
        packages
    }

    /// The literal of a choice; `None`: its element was not wanted.
    pub(crate) fn lit(&self, choice: ChoiceIx) -> Option<Lit> {
        self.lits.get(choice).copied().flatten()
    }

    /// That the element's card is there; `None` for the frame.
    pub(crate) fn card(&self, model: &Model, element: ElementIx) -> Option<Lit> {
        model.elements[element].laid.and_then(|laid| self.lit(laid))
    }

    /// Every choice of an element with its literal, in their order.
    pub(crate) fn of<'p>(&'p self, model: &'p Model, element: ElementIx) -> impl Iterator<Item = (ChoiceIx, Lit)> + 'p {
        model.elements[element].choices().filter_map(|choice| Some((choice, self.lit(choice)?)))
    }

    /// Whether some provider is chosen; it holds where the element allows none.
    pub(crate) fn provided(&self, solver: &mut Solver, model: &Model, element: ElementIx) -> Lit {
        let providers: Vec<Lit> =
            model.elements[element].providers.iter().filter_map(|(_, choice)| self.lit(*choice)).collect();
        if providers.is_empty() { solver.truth() } else { solver.any(providers) }
    }
}

/// Exactly one of these holds while the card is there, and none otherwise.
fn exactly_one(solver: &mut Solver, card: Lit, lits: &[Lit]) {
    if lits.is_empty() {
        return;
    }
    for lit in lits {
        solver.clause(&[!*lit, card]);
    }
    solver.at_most_one(lits);
    let some: Vec<Lit> = lits.iter().copied().chain([!card]).collect();
    solver.clause(&some);
}
