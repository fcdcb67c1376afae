//! The solver beneath: clauses and sums go in; packages, or the demands that exclude them, come out.
//!
//! batsat finds assignments and learns from conflicts (conflict-driven clause learning: Marques-Silva and Sakallah
//! 1999; Eén and Sörensson 2003). Sums of weighted literals and the sharing out of resources, which clauses say badly,
//! are theories beside it.

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

pub(super) use batsat::Lit;
use batsat::{Callbacks, SolverInterface as _, SolverOpts, lbool};

use super::budget::{Budget, Cancel};
use super::capacity::Capacities;
use super::sums::{SumIx, Sums};
use super::theories::Theories;

/// Ends the solver's work when the budget is spent: it asks once for each decision and each conflict.
#[derive(Default)]
struct Watch {
    /// The steps left; what the literals take that follow, the theories count.
    left: Rc<Cell<u64>>,
    /// How many decisions and conflicts are left, if only so many are wanted.
    decisions: Cell<u64>,
    cancel: Cancel,
}

impl Callbacks for Watch {
    fn stop(&self) -> bool {
        let decisions = self.decisions.get();
        self.decisions.set(decisions.saturating_sub(1));
        spend(&self.left, 1);
        decisions == 0 || self.left.get() == 0 || self.cancel.is_cancelled()
    }
}

/// Takes so many steps off those left.
pub(super) fn spend(left: &Cell<u64>, steps: u64) {
    left.set(left.get().saturating_sub(steps));
}

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// There is such an assignment; [`Solver::holds`] reads it.
    Found,
    /// There is none; [`Solver::core`] says which assumptions exclude it.
    Excluded,
    /// The budget was spent before it was known.
    Unknown,
}

/// An incremental solver.
pub(super) struct Solver {
    inner: batsat::Solver<Watch>,
    theories: Theories,
    truth: Lit,
    /// Conjunctions defined so far, by their parts in order.
    known: HashMap<Vec<Lit>, Lit>,
    core: Vec<Lit>,
    /// The assignment found last; the solver forgets it when it is asked again.
    found: Vec<lbool>,
    /// Nothing can hold, whatever is assumed.
    hopeless: bool,
}

impl Solver {
    pub(super) fn new() -> Self {
        let watch = Watch::default();
        let theories = Theories::counting(Rc::clone(&watch.left));
        let mut inner = batsat::Solver::new(SolverOpts::default(), watch);
        let truth = Lit::new(inner.new_var(lbool::TRUE, false), true);
        inner.add_clause_reuse(&mut vec![truth]);
        Self { inner, theories, truth, known: HashMap::new(), core: Vec::new(), found: Vec::new(), hopeless: false }
    }

    /// What always holds.
    pub(super) fn truth(&self) -> Lit {
        self.truth
    }

    /// Something new that may hold or not; it does not, if nothing decides it.
    pub(super) fn variable(&mut self) -> Lit {
        Lit::new(self.inner.new_var(lbool::FALSE, true), true)
    }

    /// Something to be chosen; as it was last, if nothing decides it: see [`Solver::lean`].
    pub(super) fn choice(&mut self) -> Lit {
        Lit::new(self.inner.new_var(lbool::UNDEF, true), true)
    }

    /// Something that other literals decide: no decision is wasted on it.
    fn implied(&mut self) -> Lit {
        Lit::new(self.inner.new_var(lbool::UNDEF, false), true)
    }

    /// At least one of these holds.
    pub(super) fn clause(&mut self, lits: &[Lit]) {
        // The solver does not always remember a clause that can never hold.
        self.hopeless |= lits.is_empty() || !self.inner.add_clause_reuse(&mut lits.to_vec());
    }

    /// Whether all of these hold, as one literal.
    pub(super) fn all(&mut self, lits: impl IntoIterator<Item = Lit>) -> Lit {
        let mut parts: Vec<Lit> = lits.into_iter().filter(|lit| *lit != self.truth).collect();
        parts.sort_unstable();
        parts.dedup();
        if parts.contains(&!self.truth) || parts.iter().any(|lit| parts.binary_search(&!*lit).is_ok()) {
            return !self.truth;
        }
        match parts.as_slice() {
            [] => return self.truth,
            [one] => return *one,
            _ => {}
        }
        if let Some(known) = self.known.get(&parts) {
            return *known;
        }
        let whole = self.implied();
        let mut all_but_whole = vec![whole];
        for part in &parts {
            self.clause(&[!whole, *part]);
            all_but_whole.push(!*part);
        }
        self.clause(&all_but_whole);
        self.known.insert(parts, whole);
        whole
    }

    /// Whether at least one of these holds, as one literal.
    pub(super) fn any(&mut self, lits: impl IntoIterator<Item = Lit>) -> Lit {
        !self.all(lits.into_iter().map(|lit| !lit))
    }

    /// Whether at least so many of these hold, as one literal.
    pub(super) fn at_least(&mut self, count: usize, lits: &[Lit]) -> Lit {
        // `rows[n]`: at least n of those looked at so far.
        let mut rows = vec![!self.truth; count + 1];
        if let Some(first) = rows.first_mut() {
            *first = self.truth;
        }
        for lit in lits {
            for n in (1..=count).rev() {
                let (Some(already), Some(before)) = (rows.get(n).copied(), rows.get(n - 1).copied()) else { continue };
                let now = self.all([before, *lit]);
                let reached = self.any([already, now]);
                if let Some(row) = rows.get_mut(n) {
                    *row = reached;
                }
            }
        }
        rows.get(count).copied().unwrap_or(self.truth)
    }

    /// A sum of weights, each counted where its literal holds.
    pub(super) fn sum(&mut self, terms: Vec<(Lit, u64)>) -> SumIx {
        self.theories.sums.add(terms)
    }

    /// Lets the sum be at most so much while the literal returned is assumed. It takes the place of an earlier bound
    /// on the same sum.
    pub(super) fn at_most(&mut self, sum: SumIx, bound: u64) -> Lit {
        let active = self.variable();
        if let Some(before) = self.theories.sums.bind(sum, active, bound) {
            self.clause(&[!before]);
        }
        active
    }

    /// How much the sum is in the assignment found last.
    pub(super) fn total(&self, sum: SumIx) -> u64 {
        self.sums().terms(sum).iter().filter(|(lit, _)| self.holds(*lit)).map(|(_, weight)| weight).sum()
    }

    /// The literals of a sum with their weights, the heaviest first.
    pub(super) fn terms(&self, sum: SumIx) -> &[(Lit, u64)] {
        self.sums().terms(sum)
    }

    fn sums(&self) -> &Sums {
        &self.theories.sums
    }

    /// What is to be shared out.
    pub(super) fn capacities(&mut self) -> &mut Capacities {
        &mut self.theories.capacities
    }

    /// Makes the next assignment lean towards these choices, where nothing speaks against it: the solver tries what it
    /// tried last. They must be possible together, as long as nothing is demanded.
    pub(super) fn lean(&mut self, wishes: &[Lit], budget: &mut Budget) {
        // Each is decided, and nothing beyond them.
        self.ask_within(wishes, wishes.len() as u64 + 1, budget);
    }

    /// What follows from this at once, without trying anything.
    pub(super) fn follows(&mut self, from: Lit, budget: &mut Budget) -> &[Lit] {
        self.theories.note_consequences();
        self.ask_within(&[from], 2, budget);
        self.theories.consequences()
    }

    /// Looks for an assignment in which all of these hold.
    pub(super) fn ask(&mut self, assumptions: &[Lit], budget: &mut Budget) -> Outcome {
        self.ask_within(assumptions, u64::MAX, budget)
    }

    /// The same, with no more than so many decisions and conflicts.
    fn ask_within(&mut self, assumptions: &[Lit], decisions: u64, budget: &mut Budget) -> Outcome {
        self.core.clear();
        if budget.is_spent() {
            return Outcome::Unknown;
        }
        if self.hopeless {
            return Outcome::Excluded;
        }
        let watch = self.inner.cb_mut();
        watch.left.set(budget.steps);
        watch.decisions.set(decisions);
        watch.cancel = budget.cancel.clone();
        let found = self.inner.solve_limited_th(&mut self.theories, assumptions);
        budget.steps = self.inner.cb().left.get();
        if found == lbool::TRUE {
            self.found.clear();
            self.found.extend_from_slice(self.inner.get_model());
            Outcome::Found
        } else if found == lbool::FALSE {
            // The core is a clause: what cannot all hold, negated.
            self.core.extend(self.inner.unsat_core().iter().map(|lit| !*lit));
            Outcome::Excluded
        } else {
            Outcome::Unknown
        }
    }

    /// Whether it holds in the assignment found last.
    pub(super) fn holds(&self, lit: Lit) -> bool {
        self.found.get(lit.var().idx() as usize).is_some_and(|value| *value ^ !lit.sign() == lbool::TRUE)
    }

    /// The assumptions that excluded what was asked for last; they need not be the fewest.
    pub(super) fn core(&self) -> &[Lit] {
        &self.core
    }
}
