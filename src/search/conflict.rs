//! Why there is no such package: the fewest demands that exclude it together.

use super::Search;
use super::demand::Demand;
use super::space::Space;
use crate::logic::budget::Budget;
use crate::logic::solver::{Lit, Outcome};

/// Demands that exclude something together, from which none can be dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Positions, pins and assumptions: what somebody could give way on. Together with all facts they exclude it;
    /// without any one of them they would not.
    pub movable: Vec<Demand>,
    /// The facts that are needed for that: contradictions, limits, levels, resources; without any one of them there
    /// would be such a package.
    pub facts: Vec<Demand>,
    /// Whether nothing else excludes it: without these, there would be such a package. If not, or if that did not come to
    /// be known, this is one reason of several.
    pub only: bool,
    /// False if the budget was spent before all that can be dropped was.
    pub complete: bool,
}

/// How many reasons are tried again.
const MOST_TOLD: usize = 12;

/// Reasons told before, as selectors.
#[derive(Default)]
pub(super) struct Told {
    movable: Vec<Vec<Lit>>,
    facts: Vec<Vec<Lit>>,
}

impl Space<'_> {
    /// Why there is no acceptable package in which all of these hold as well. `None`: there is one, or the budget was
    /// spent before it was known.
    pub(super) fn reason(&mut self, wanted: &[Lit], budget: &mut Budget) -> Option<Reason> {
        let movable: Vec<Lit> =
            self.selectors.all().iter().filter(|(demand, _)| demand.can_move()).map(|(_, lit)| *lit).collect();
        let mut fixed = wanted.to_vec();
        fixed.push(self.masters.facts);
        let mut told = std::mem::take(&mut self.told);
        let found = self.irreducible(&fixed, movable, &mut told.movable, budget);
        let Some((movable, first)) = found else {
            self.told = told;
            return None;
        };
        let facts: Vec<Lit> =
            self.selectors.all().iter().filter(|(demand, _)| !demand.can_move()).map(|(_, lit)| *lit).collect();
        let fixed: Vec<Lit> = wanted.iter().chain(&movable).copied().collect();
        let found = self.irreducible(&fixed, facts, &mut told.facts, budget);
        let (facts, second) = found.unwrap_or((Vec::new(), false));
        self.told = told;
        let others: Vec<Lit> = self.selectors.all().iter().map(|(_, lit)| *lit).collect();
        let named = |lit: &Lit| if movable.is_empty() { facts.contains(lit) } else { movable.contains(lit) };
        let others: Vec<Lit> = others.into_iter().filter(|lit| !named(lit)).collect();
        let only = self.excluded(wanted, &others, budget) == Some(false);
        let (movable, facts) = (self.named(&movable), self.named(&facts));
        Some(Reason { movable, facts, only, complete: first && second })
    }

    /// The names of selectors.
    fn named(&self, lits: &[Lit]) -> Vec<Demand> {
        lits.iter().filter_map(|lit| self.selectors.demand(*lit)).cloned().collect()
    }

    /// Of these, some that exclude every package together with what is fixed, and from which none can be dropped: the
    /// solver's core, then dropped one by one from the last to the first (deletion: Dershowitz and others 2006). With
    /// them, whether it was finished. `None` if they exclude nothing, or it did not come to be known that they do.
    ///
    /// Dead ends often have the same reason: those `told` before are tried first.
    fn irreducible(
        &mut self,
        fixed: &[Lit],
        all: Vec<Lit>,
        told: &mut Vec<Vec<Lit>>,
        budget: &mut Budget,
    ) -> Option<(Vec<Lit>, bool)> {
        let mut kept = all;
        let mut known = false;
        for reason in told.iter() {
            if self.excluded(fixed, reason, budget)? {
                kept.clone_from(reason);
                known = true;
                break;
            }
        }
        kept.sort_by_key(|lit| self.selectors.place(*lit));
        if !known && !self.excluded(fixed, &kept, budget)? {
            return None;
        }
        self.keep_core(&mut kept);
        let mut place = kept.len();
        while let Some(next) = place.checked_sub(1) {
            place = next;
            let without: Vec<Lit> =
                kept.iter().enumerate().filter(|(number, _)| *number != place).map(|(_, lit)| *lit).collect();
            match self.excluded(fixed, &without, budget) {
                Some(true) => {
                    kept = without;
                    self.keep_core(&mut kept);
                    place = place.min(kept.len());
                }
                Some(false) => {}
                None => return Some((kept, false)),
            }
        }
        if !told.contains(&kept) && told.len() < MOST_TOLD {
            told.push(kept.clone());
        }
        Some((kept, true))
    }

    /// Whether these exclude every package together; `None`: it did not come to be known.
    fn excluded(&mut self, fixed: &[Lit], more: &[Lit], budget: &mut Budget) -> Option<bool> {
        let assumptions: Vec<Lit> = fixed.iter().chain(more).copied().collect();
        match self.solver.ask(&assumptions, budget) {
            Outcome::Found => Some(false),
            Outcome::Excluded => Some(true),
            Outcome::Unknown => None,
        }
    }

    fn keep_core(&self, kept: &mut Vec<Lit>) {
        let core = self.solver.core();
        kept.retain(|lit| core.contains(lit));
    }
}

impl Search<'_> {
    /// Why no package is acceptable. `None`: one is, or the budget was spent before it was known.
    pub fn conflict(&mut self, budget: &mut Budget) -> Option<Reason> {
        self.space.reason(&[], budget)
    }
}
