//! What can be chosen, as literals: for each element whether its card is there, when it starts, by whom, and how.
//!
//! An option has a literal of its own, and exactly one of a setting holds while the card is there: a coded setting
//! would hide reasons.

use super::solver::{Lit, Solver};
use crate::assess::index::{ActorIx, ElementIx, OptionIx, PhaseIx, SettingIx, Table};
use crate::assess::model::Model;

/// The literals of every element.
pub(super) struct Choices {
    pub(super) elements: Table<ElementIx, ElementChoices>,
}

/// The literals of one element.
pub(super) struct ElementChoices {
    /// Its card is on the board; always, if it belongs to the frame.
    pub(super) card: Lit,
    /// The card starts in this phase; none for the frame.
    pub(super) phases: Table<PhaseIx, Lit>,
    /// It has this option.
    pub(super) options: Table<SettingIx, Table<OptionIx, Lit>>,
    /// This actor is among its providers.
    pub(super) providers: Vec<(ActorIx, Lit)>,
}

impl Choices {
    /// Makes them, and says what any package obeys: one phase, one option for each setting, and somebody who provides
    /// the card, if anybody may.
    pub(super) fn new(solver: &mut Solver, model: &Model) -> Self {
        let elements = model.elements.iter().map(|element| {
            let card = if element.frame { solver.truth() } else { solver.choice() };
            let phases: Table<PhaseIx, Lit> = if element.frame {
                Table::default()
            } else {
                (0..model.phases.len()).map(|_| solver.choice()).collect()
            };
            exactly_one(solver, card, phases.iter().copied());
            let mut options = Table::default();
            for setting in element.settings.iter() {
                let lits: Table<OptionIx, Lit> = setting.options.iter().map(|_| solver.choice()).collect();
                exactly_one(solver, card, lits.iter().copied());
                options.push(lits);
            }
            let providers: Vec<(ActorIx, Lit)> = if element.frame {
                Vec::new()
            } else {
                element.providers.iter().map(|actor| (actor, solver.choice())).collect()
            };
            for (_, provides) in &providers {
                solver.clause(&[!*provides, card]);
            }
            if !providers.is_empty() {
                let somebody: Vec<Lit> = providers.iter().map(|(_, lit)| *lit).chain([!card]).collect();
                solver.clause(&somebody);
            }
            ElementChoices { card, phases, options, providers }
        });
        let elements: Table<ElementIx, ElementChoices> = elements.collect();
        let cards: Vec<Lit> = model
            .elements
            .entries()
            .filter(|(_, element)| !element.frame)
            .map(|(index, _)| elements[index].card)
            .collect();
        solver.clause(&cards);
        Self { elements }
    }
}

impl ElementChoices {
    /// Whether this actor provides it.
    pub(super) fn by(&self, actor: ActorIx) -> Option<Lit> {
        self.providers.iter().find(|(known, _)| *known == actor).map(|(_, lit)| *lit)
    }

    /// Whether it has this option.
    pub(super) fn option(&self, setting: SettingIx, option: OptionIx) -> Option<Lit> {
        self.options.get(setting)?.get(option).copied()
    }
}

/// Exactly one of these holds while the card is there, and none otherwise.
fn exactly_one(solver: &mut Solver, card: Lit, lits: impl Iterator<Item = Lit>) {
    let lits: Vec<Lit> = lits.collect();
    if lits.is_empty() {
        return;
    }
    for (number, one) in lits.iter().enumerate() {
        solver.clause(&[!*one, card]);
        for other in lits.iter().skip(number + 1) {
            solver.clause(&[!*one, !*other]);
        }
    }
    let some: Vec<Lit> = lits.iter().copied().chain([!card]).collect();
    solver.clause(&some);
}
