//! What the solver's assignments must obey beside clauses: bounds on sums, and the sharing out of resources.

use std::cell::Cell;
use std::rc::Rc;

use batsat::Lit;
use batsat::theory::{Theory, TheoryArg};

use super::capacity::Capacities;
use super::solver::spend;
use super::sums::Sums;

/// Both of them.
pub(super) struct Theories {
    pub(super) sums: Sums,
    pub(super) capacities: Capacities,
    /// What holds once the first assumption is made, and nothing else.
    consequences: Vec<Lit>,
    /// Whether that is being noted.
    noting: bool,
    /// The steps left: each literal that comes to hold is one, and each that explains one.
    left: Rc<Cell<u64>>,
}

impl Theories {
    /// No theory yet. What the solver does is taken off these steps.
    pub(super) fn counting(left: Rc<Cell<u64>>) -> Self {
        let (sums, capacities) = (Sums::default(), Capacities::default());
        Self { sums, capacities, consequences: Vec::new(), noting: false, left }
    }

    /// Notes, when the solver is asked next, what follows from its first assumption.
    pub(super) fn note_consequences(&mut self) {
        self.consequences.clear();
        self.noting = true;
    }

    /// What was noted.
    pub(super) fn consequences(&self) -> &[Lit] {
        &self.consequences
    }
}

impl Theory for Theories {
    fn final_check(&mut self, acts: &mut TheoryArg<'_>) {
        self.sums.check(acts);
        if acts.is_ok()
            && let Some(conflict) = self.capacities.conflict(acts)
        {
            acts.raise_conflict(&conflict, true);
        }
    }

    fn create_level(&mut self) {
        self.sums.create_level();
    }

    fn pop_levels(&mut self, count: usize) {
        self.sums.pop_levels(count);
    }

    fn n_levels(&self) -> usize {
        self.sums.levels()
    }

    fn partial_check(&mut self, acts: &mut TheoryArg<'_>) {
        let seen = self.sums.check(acts);
        spend(&self.left, seen as u64);
        if self.noting && self.sums.levels() == 1 {
            self.noting = false;
            self.consequences = acts.model().to_vec();
        }
    }

    fn explain_propagation(&mut self, lit: Lit) -> &[Lit] {
        let explanation = self.sums.explain(lit);
        spend(&self.left, explanation.len() as u64);
        explanation
    }
}
