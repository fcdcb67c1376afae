//! Questions to the engine: definitions, and sums with bounds.

use std::collections::VecDeque;

use super::budget::Budget;
use super::capacity::Capacities;
use super::engine::Engine;

use super::engine::Found;
pub(crate) use super::engine::{Lit, Outcome};

/// Where a sum stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SumIx(usize);

/// A sum of weights, each counted where its literal holds.
#[derive(Clone)]
struct Sum {
    terms: Vec<(Lit, u64)>,
    /// The literal while which it is bounded.
    bound: Option<Lit>,
}

/// How a literal is tied to what it stands for (Plaisted and Greenbaum 1986): what nobody asks the other way round need
/// not be looked after that way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tie {
    /// Where it is so, the literal holds.
    pub(crate) up: bool,
    /// Where the literal holds, it is so.
    pub(crate) down: bool,
}

impl Tie {
    pub(crate) const UP: Self = Self { up: true, down: false };
    pub(crate) const DOWN: Self = Self { up: false, down: true };
    pub(crate) const BOTH: Self = Self { up: true, down: true };

    /// For the opposite.
    pub(crate) fn turned(self) -> Self {
        Self { up: self.down, down: self.up }
    }

    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { up: self.up || other.up, down: self.down || other.down }
    }

    /// What of this is not in the other.
    pub(crate) fn beyond(self, other: Self) -> Self {
        Self { up: self.up && !other.up, down: self.down && !other.down }
    }
}

/// How many assignments are kept to answer further questions from: the latest ones. More only makes them longer to look
/// through; the answers are the same.
const MOST_SHOWN: usize = 64;

/// An incremental solver.
#[derive(Clone)]
pub(crate) struct Solver {
    engine: Engine,
    truth: Lit,
    sums: Vec<Sum>,
    capacities: Capacities,
    /// Assignments found for questions about what is possible, the latest first.
    shown: VecDeque<Found>,
}

impl Solver {
    pub(crate) fn new() -> Self {
        let mut engine = Engine::new();
        let truth = engine.variable(false);
        engine.clause(&[truth]);
        Self { engine, truth, sums: Vec::new(), capacities: Capacities::default(), shown: VecDeque::new() }
    }

    /// What always holds.
    pub(crate) fn truth(&self) -> Lit {
        self.truth
    }

    /// The constant.
    pub(crate) fn constant(&self, value: bool) -> Lit {
        if value { self.truth } else { !self.truth }
    }

    /// Something new that may hold or not.
    pub(crate) fn variable(&mut self) -> Lit {
        self.engine.variable(true)
    }

    /// At least one of these holds.
    pub(crate) fn clause(&mut self, lits: &[Lit]) {
        self.engine.clause(lits);
    }

    /// At most one of these holds.
    pub(crate) fn at_most_one(&mut self, lits: &[Lit]) {
        self.engine.at_most(&lits.iter().map(|lit| (*lit, 1)).collect::<Vec<_>>(), 1);
    }

    /// Whether all of these hold, as one literal.
    pub(crate) fn all(&mut self, lits: impl IntoIterator<Item = Lit>) -> Lit {
        self.all_tied(lits, None, Tie::BOTH)
    }

    /// The same, tied as far as it is told; to the literal `known`, if it was tied in part before.
    pub(crate) fn all_tied(&mut self, lits: impl IntoIterator<Item = Lit>, known: Option<Lit>, tie: Tie) -> Lit {
        let mut parts: Vec<Lit> = lits.into_iter().filter(|lit| *lit != self.truth).collect();
        parts.sort_unstable();
        parts.dedup();
        if parts.contains(&!self.truth)
            || parts.windows(2).any(|pair| pair.first().map(|lit| !*lit) == pair.get(1).copied())
        {
            return !self.truth;
        }
        match parts.as_slice() {
            [] => return self.truth,
            [one] => return *one,
            _ => {}
        }
        let whole = known.unwrap_or_else(|| self.engine.variable(false));
        if tie.down {
            parts.iter().for_each(|part| self.clause(&[!whole, *part]));
        }
        if tie.up {
            let mut all_but_whole: Vec<Lit> = parts.iter().map(|part| !*part).collect();
            all_but_whole.push(whole);
            self.clause(&all_but_whole);
        }
        whole
    }

    /// Whether at least one of these holds, as one literal.
    pub(crate) fn any(&mut self, lits: impl IntoIterator<Item = Lit>) -> Lit {
        !self.all(lits.into_iter().map(|lit| !lit))
    }

    /// Whether weights of those that hold add up to more than the bound, as one literal.
    pub(crate) fn over(&mut self, bound: u64, terms: &[(u64, Lit)]) -> Lit {
        self.over_tied(bound, terms, None, Tie::BOTH)
    }

    /// The same, tied as far as it is told; to the literal `known`, if it was tied in part before.
    pub(crate) fn over_tied(&mut self, bound: u64, terms: &[(u64, Lit)], known: Option<Lit>, tie: Tie) -> Lit {
        let total = terms.iter().fold(0_u64, |total, (weight, _)| total.saturating_add(*weight));
        if total <= bound {
            return !self.truth;
        }
        let whole = known.unwrap_or_else(|| self.engine.variable(false));
        if tie.up {
            // Where it fails, those that hold add up to no more than the bound.
            self.bounded(terms.iter().map(|(weight, lit)| (*lit, *weight)).collect(), bound, !whole);
        }
        if tie.down {
            // Where it holds, those that fail add up to less than what is beyond the bound.
            self.bounded(terms.iter().map(|(weight, lit)| (!*lit, *weight)).collect(), total - bound - 1, whole);
        }
        whole
    }

    /// Whether at least so many of these hold, as one literal.
    pub(crate) fn at_least(&mut self, count: usize, lits: &[Lit]) -> Lit {
        match (count as u64).checked_sub(1) {
            None => self.truth,
            Some(0) => self.any(lits.iter().copied()),
            Some(bound) => self.over(bound, &lits.iter().map(|lit| (1, *lit)).collect::<Vec<_>>()),
        }
    }

    /// The weights of those that hold add up to no more than the bound while the literal holds.
    fn bounded(&mut self, mut terms: Vec<(Lit, u64)>, bound: u64, active: Lit) {
        let total = terms.iter().fold(0_u64, |total, (_, weight)| total.saturating_add(*weight));
        if let Some(beyond) = total.checked_sub(bound).filter(|beyond| *beyond > 0) {
            terms.push((active, beyond));
            self.engine.at_most(&terms, total);
        }
    }

    /// Something with which all of these hold.
    pub(crate) fn bundle(&mut self, lits: impl IntoIterator<Item = Lit>) -> Lit {
        let whole = self.engine.variable(true);
        lits.into_iter().for_each(|lit| self.clause(&[!whole, lit]));
        whole
    }

    /// A sum of weights, each counted where its literal holds.
    pub(crate) fn sum(&mut self, terms: Vec<(Lit, u64)>) -> SumIx {
        self.sums.push(Sum { terms, bound: None });
        SumIx(self.sums.len() - 1)
    }

    /// Lets the sum be at most so much while the literal returned is assumed. It takes the place of an earlier bound
    /// on the same sum.
    pub(crate) fn at_most(&mut self, sum: SumIx, bound: u64) -> Lit {
        let active = self.within(sum, bound);
        if let Some(before) = self.sums[sum.0].bound.replace(active) {
            self.clause(&[!before]);
        }
        active
    }

    /// Lets the sum be at most so much while the literal returned holds, whatever other bounds there are.
    pub(crate) fn within(&mut self, sum: SumIx, bound: u64) -> Lit {
        let terms = self.terms(sum).to_vec();
        // Decided, so that a clause can let either of two bounds do.
        let active = self.engine.variable(true);
        self.bounded(terms, bound, active);
        active
    }

    /// How much the sum is in the assignment found last.
    pub(crate) fn total(&self, sum: SumIx) -> u64 {
        self.terms(sum).iter().filter(|(lit, _)| self.holds(*lit)).map(|(_, weight)| weight).sum()
    }

    /// The literals of a sum with their weights.
    pub(crate) fn terms(&self, sum: SumIx) -> &[(Lit, u64)] {
        &self.sums[sum.0].terms
    }

    /// What is to be shared out.
    pub(crate) fn capacities(&mut self) -> &mut Capacities {
        &mut self.capacities
    }

    /// Makes the assignments from now on rather have this, where nothing speaks against it.
    pub(crate) fn wish(&mut self, lit: Lit) {
        self.engine.wish(lit);
    }

    /// Which of these cannot hold beside this, as far as that follows at once; `None`: this cannot hold.
    pub(crate) fn refuted(&mut self, from: Lit, tried: &[Lit], budget: &mut Budget) -> Option<Vec<bool>> {
        self.engine.refuted(from, tried, &mut budget.steps)
    }

    /// Looks for an assignment in which all of these hold.
    pub(crate) fn ask(&mut self, assumptions: &[Lit], budget: &mut Budget) -> Outcome {
        self.ask_first(assumptions, &[], budget)
    }

    /// The same, and of all such assignments for the first in this order: the one in which the first of these holds if
    /// it can, then the second, and so on.
    pub(crate) fn ask_first(&mut self, assumptions: &[Lit], first: &[Lit], budget: &mut Budget) -> Outcome {
        if budget.is_spent() {
            return Outcome::Unknown;
        }
        let capacities = &self.capacities;
        self.engine.ask(assumptions, first, budget, &mut |holds| capacities.conflict(holds))
    }

    /// Whether there is an assignment in which all of these hold; `None`: the budget was spent before it was known. One
    /// that was found before will do.
    pub(crate) fn possible(&mut self, assumptions: &[Lit], budget: &mut Budget) -> Option<bool> {
        self.possible_first(assumptions, &[], budget)
    }

    /// The same; where one is looked for, the first in this order, as for [`Self::ask_first`].
    pub(crate) fn possible_first(&mut self, assumptions: &[Lit], first: &[Lit], budget: &mut Budget) -> Option<bool> {
        if self.shown.iter().any(|found| assumptions.iter().rev().all(|lit| found.holds(*lit))) {
            return Some(true);
        }
        match self.ask_first(assumptions, first, budget) {
            Outcome::Found => {
                self.shown.truncate(MOST_SHOWN - 1);
                self.shown.push_front(self.engine.found().clone());
                Some(true)
            }
            Outcome::Excluded => Some(false),
            Outcome::Unknown => None,
        }
    }

    /// Nothing is wished any more.
    pub(crate) fn wish_nothing(&mut self) {
        self.engine.wish_nothing();
    }

    /// Whether it holds in the assignment found last.
    pub(crate) fn holds(&self, lit: Lit) -> bool {
        self.engine.holds(lit)
    }

    /// The assumptions that excluded what was asked for last; they need not be the fewest.
    pub(crate) fn core(&self) -> &[Lit] {
        self.engine.core()
    }
}
