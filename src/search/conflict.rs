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

/// How many reasons are tried again. More would only be longer to try: which reason of several is given can hang on it,
/// and that it is one does not.
const MOST_TOLD: usize = 12;

/// Reasons told before, as selectors: dead ends often have the same.
#[derive(Default)]
pub(super) struct Told {
    movable: Vec<Vec<Lit>>,
    facts: Vec<Vec<Lit>>,
}

impl Space<'_> {
    /// The demands by which the solver excludes every acceptable package in which all of these hold as well; there may be
    /// more of them than are needed. `None`: there is such a package, or the budget was spent before it was known.
    pub(super) fn proof(&mut self, wanted: &[Lit], budget: &mut Budget) -> Option<Vec<Lit>> {
        let assumed = [self.selectors.lits(), wanted].concat();
        let excluded = self.terms.solver.ask(&assumed, budget) == Outcome::Excluded;
        excluded.then(|| self.terms.solver.core().to_vec())
    }

    /// Why there is no acceptable package in which all of these hold as well, which is proven so. `None`: the budget was
    /// spent.
    pub(super) fn reason(
        &mut self,
        wanted: &[Lit],
        proof: &[Lit],
        told: &mut Told,
        budget: &mut Budget,
    ) -> Option<Reason> {
        let of_kind = |can_move: bool| -> Vec<Lit> {
            let all = self.selectors.all().iter().filter(|(demand, _)| demand.can_move() == can_move);
            all.map(|(_, lit)| *lit).collect()
        };
        let (movable, facts) = (of_kind(true), of_kind(false));
        let fixed = [self.masters.facts];
        let (movable, first) = self.irreducible(&fixed, &movable, wanted, proof, &mut told.movable, budget)?;
        let found = self.irreducible(&movable, &facts, wanted, proof, &mut told.facts, budget);
        let (facts, second) = found.unwrap_or_default();
        let named = if movable.is_empty() { &facts } else { &movable };
        let others = self.selectors.lits().iter().filter(|lit| !named.contains(lit));
        let others: Vec<Lit> = others.chain(wanted).copied().collect();
        let only = self.possible(&others, budget) == Some(true);
        let (movable, facts) = (self.named(&movable), self.named(&facts));
        Some(Reason { movable, facts, only, complete: first && second })
    }

    /// Why no package is acceptable. `None`: one is, or the budget was spent before it was known.
    pub(super) fn why(&mut self, budget: &mut Budget) -> Option<Reason> {
        let proof = self.proof(&[], budget)?;
        self.reason(&[], &proof, &mut Told::default(), budget)
    }

    /// The names of selectors.
    fn named(&self, lits: &[Lit]) -> Vec<Demand> {
        lits.iter().filter_map(|lit| self.selectors.demand(*lit)).cloned().collect()
    }

    /// Of these, some that exclude every package together with what is fixed and wanted, and from which none can be
    /// dropped; with them, whether it was finished. `None` if they exclude nothing, or it did not come to be known that
    /// they do.
    ///
    /// First those `told` before that the proof speaks of, then what the proof speaks of, then all. Of these, whatever can
    /// be dropped is dropped, from the last to the first, as many at once as the solver's cores allow.
    fn irreducible(
        &mut self,
        fixed: &[Lit],
        all: &[Lit],
        wanted: &[Lit],
        proof: &[Lit],
        told: &mut Vec<Vec<Lit>>,
        budget: &mut Budget,
    ) -> Option<(Vec<Lit>, bool)> {
        let spoken: Vec<Lit> = all.iter().filter(|lit| proof.contains(lit)).copied().collect();
        let before = told.iter().filter(|reason| reason.iter().all(|lit| spoken.contains(lit))).cloned();
        let candidates: Vec<Vec<Lit>> = before.chain([spoken.clone(), all.to_vec()]).collect();
        let mut found = None;
        for some in candidates {
            if let Some(needed) = self.needed(fixed, &some, &[], wanted, budget)? {
                found = Some((some, needed));
                break;
            }
        }
        let (all, mut left) = found?;
        let mut kept: Vec<Lit> = Vec::new();
        while let Some((last, others)) = all.get(..left).and_then(<[Lit]>::split_last) {
            match self.needed(fixed, others, &kept, wanted, budget) {
                Some(Some(needed)) => left = needed,
                Some(None) => {
                    kept.insert(0, *last);
                    left = others.len();
                }
                None => return Some((all.iter().take(left).copied().chain(kept).collect(), false)),
            }
        }
        if !told.contains(&kept) && told.len() < MOST_TOLD {
            told.push(kept.clone());
        }
        Some((kept, true))
    }

    /// Whether there is a package with which all of these hold; `None`: the budget was spent before it was known. One with
    /// which as many demands hold as can be is looked for: it is likely to answer what is asked next.
    fn possible(&mut self, assumed: &[Lit], budget: &mut Budget) -> Option<bool> {
        self.terms.solver.possible_first(assumed, self.selectors.lits(), budget)
    }

    /// How many of the first of these suffice to exclude every package together with what is kept, fixed and wanted;
    /// `None` within: all of them do not. `None`: it did not come to be known.
    fn needed(
        &mut self,
        fixed: &[Lit],
        some: &[Lit],
        kept: &[Lit],
        wanted: &[Lit],
        budget: &mut Budget,
    ) -> Option<Option<usize>> {
        let assumed: Vec<Lit> = [fixed, some, kept, wanted].concat();
        if self.possible(&assumed, budget)? {
            return Some(None);
        }
        let core = self.terms.solver.core();
        Some(Some(some.iter().rposition(|lit| core.contains(lit)).map_or(0, |last| last + 1)))
    }
}

impl Search<'_> {
    /// Why no package is acceptable. `None`: one is, or the budget was spent before it was known.
    pub fn conflict(&mut self, budget: &mut Budget) -> Option<Reason> {
        self.space.why(budget)
    }
}
