//! What would have to be accepted for the package on the board, exactly as it stands: by whom, and what besides.

use super::Search;
use super::demand::Demand;
use super::fewest::Avoided;
use super::movers::Movers;
use crate::logic::budget::Budget;
use crate::logic::solver::{Lit, Outcome};

/// What stands against the package on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepting {
    /// The fewest pins, assumptions and facts that it cannot honour, whoever gives way.
    pub besides: Vec<Demand>,
    /// The smallest sets of positions that must give way beyond that; one empty set, if none must.
    pub positions: Movers,
}

impl Search<'_> {
    /// What would have to be accepted for the package on the board. `None`: the budget was spent before it was known.
    pub fn accepting(&mut self, budget: &mut Budget) -> Option<Accepting> {
        let space = &mut self.space;
        let mut held: Vec<Lit> = space.edits().into_iter().map(|edit| !edit).collect();
        if space.terms.solver.ask(&held, budget) != Outcome::Found {
            return None;
        }
        let others: Vec<(Demand, Lit)> = space
            .selectors
            .all()
            .iter()
            .filter(|(demand, _)| !matches!(demand, Demand::Position(_)))
            .cloned()
            .collect();
        let dropped = space.terms.solver.sum(others.iter().map(|(_, lit)| (!*lit, 1)).collect());
        let mut kept = Avoided::of(space, dropped);
        space.fewest(&held, &mut kept, budget).ok()?;
        let (kept, besides): (Vec<(Demand, Lit)>, Vec<_>) =
            others.into_iter().partition(|(_, lit)| space.terms.solver.holds(*lit));
        held.extend(kept.into_iter().map(|(_, lit)| lit));
        let positions = space.smallest_sets(&held, budget)?;
        Some(Accepting { besides: besides.into_iter().map(|(demand, _)| demand).collect(), positions })
    }
}
