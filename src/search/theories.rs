//! What the solver's assignments must obey beside clauses: bounds on sums, and the sharing out of resources.

use batsat::Lit;
use batsat::theory::{Theory, TheoryArg};

use super::capacity::Capacities;
use super::sums::Sums;

/// Both of them.
#[derive(Default)]
pub(super) struct Theories {
    pub(super) sums: Sums,
    pub(super) capacities: Capacities,
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
        self.sums.check(acts);
    }

    fn explain_propagation(&mut self, lit: Lit) -> &[Lit] {
        self.sums.explain(lit)
    }
}
