//! What could be: the questions that the board answers about all packages (semantics, sections 8 and 9).
//!
//! A scenario, its date and voice, and what the group accepts are translated once into clauses and sums ([`Search`]).
//! Each question is asked of that by assumptions, and answers come back by name: as positions, pins, limits, steps.
//! Packages that are answers are checked by the assessment before they are given out ([`Mismatch`]).
//!
//! Deterministic: the same question has the same answer, whatever the machine and however long it takes; work is
//! bounded in steps ([`Budget`]), and what was not finished says so.
//!
//! Invariant: nothing here knows of files, clocks, threads or the window.

mod acceptable;
mod accepting;
mod conflict;
mod count;
mod demand;
mod fewest;
mod frontier;
mod hinges;
mod movers;
mod open;
mod package;
mod reach;
mod space;
mod ways;
mod witnesses;
mod worth;

pub use crate::logic::budget::{Budget, Cancel};
pub use acceptable::{Shortfall, shortfalls};
pub use accepting::Accepting;
pub use conflict::Reason;
#[doc(hidden)]
pub use count::order;
pub use count::{Count, MOST_STATES, count};
pub use demand::Demand;
pub use frontier::{Frontier, Point};
pub use hinges::{Fallen, Hinge, Hinges, hinges};
pub use movers::{Conflict, Movers, Moving, conflict};
pub use open::{Choice, Ends, Openness};
pub use package::Step;
pub use reach::{Extremes, Reach, RuleReach, extremes, reach};
pub use ways::{Measure, Mismatch, Way, Ways};
pub use witnesses::Witnesses;

use crate::assess::{Model, Reading};
use crate::scenario::{Acceptable, Package, Scenario};
use space::Space;

/// What is asked about: all packages of a scenario, read as of a day and through somebody, that the group would accept.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The same, compiled.
    pub model: &'a Model,
    /// The package on the board: ways lead from there, and it says what the frame is like.
    pub package: &'a Package,
    /// Date and voice.
    pub reading: &'a Reading,
    /// What the group would accept.
    pub acceptable: &'a Acceptable,
}

/// The space of all packages, ready to be asked.
pub struct Search<'a> {
    space: Space<'a>,
}

impl<'a> Search<'a> {
    /// Translates a question.
    pub fn new(question: Question<'a>) -> Self {
        Self { space: Space::new(question) }
    }

    /// Whether some package is acceptable; `None`: the budget was spent before it was known.
    pub fn is_open(&mut self, budget: &mut Budget) -> Option<bool> {
        let all = self.space.masters.all;
        self.space.terms.solver.possible(&[all], budget)
    }
}
