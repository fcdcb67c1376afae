//! Finds assignments of literals that obey clauses and linear constraints, or the assumptions that exclude every one.
//!
//! Conflict-driven clause learning (Marques-Silva and Sakallah 1999) with two watched literals (Moskewicz and others
//! 2001), what took part in the last conflicts decided first (Ryan 2004), phase saving (Pipatsrisawat and Darwiche 2007),
//! clauses kept by how many levels they join (Audemard and Simon 2009), and linear pseudo-Boolean constraints propagated
//! by counters (Chai and Kuehlmann 2003). Two things kept solvers do not offer are why it is our own: whoever asks can
//! say which literals an assignment should rather have ([`Engine::wish`]), and sums are constraints like clauses.
//!
//! Deterministic: the same calls in the same order have the same outcome.

mod learn;
mod literals;
mod propagate;

use super::budget::Budget;
use literals::{Clauses, Order};
pub use literals::{Found, Lit};

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There is such an assignment.
    Found,
    /// There is none.
    Excluded,
    /// The budget was spent before it was known.
    Unknown,
}

/// Why a literal holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    /// It was decided or assumed, or holds whatever is assumed.
    None,
    Clause(u32),
    Linear(u32),
}

/// The weights of the literals that hold add up to no more than the bound.
#[derive(Clone)]
struct Linear {
    /// The heaviest first.
    terms: Box<[(Lit, u64)]>,
    bound: u64,
    /// What those that hold add up to, as far as they were looked at.
    sum: u64,
}

/// Says what else an assignment must obey: a clause that it breaks, or nothing.
pub type Check<'a> = &'a mut dyn FnMut(&dyn Fn(Lit) -> bool) -> Option<Vec<Lit>>;

/// A clause watched by a literal, with one of its others, which often holds already.
#[derive(Clone, Copy)]
struct Watch {
    clause: u32,
    other: Lit,
    /// There are only these two: the clause itself need not be looked at.
    binary: bool,
}

/// The state of the search.
#[derive(Clone)]
pub struct Engine {
    /// 1: holds, -1: fails, 0: open; by literal.
    values: Vec<i8>,
    levels: Vec<u32>,
    reasons: Vec<Reason>,
    /// Where in the trail each variable stands.
    places: Vec<u32>,
    /// How each variable is decided, if nothing speaks against it and nothing is wished: as it was last.
    phases: Vec<bool>,
    /// What is wished of each variable.
    wished: Vec<Option<bool>>,
    order: Order,
    clauses: Clauses,
    watches: Vec<Vec<Watch>>,
    linears: Vec<Linear>,
    /// The linear constraints in which a literal counts, with its weight.
    counted: Vec<Vec<(u32, u64)>>,
    trail: Vec<Lit>,
    /// Where each level begins in the trail.
    limits: Vec<usize>,
    head: usize,
    /// How many learned clauses are kept before half of them go.
    pub most_learned: usize,
    /// Nothing can hold, whatever is assumed.
    hopeless: bool,
    found: Found,
    core: Vec<Lit>,
    /// What was assumed last: the levels of what is assumed again are kept.
    assumed: Vec<Lit>,
    seen: Vec<bool>,
    antecedents: Vec<Lit>,
}

/// After how many conflicts the first restart comes.
const RESTART: u64 = 64;
/// How many learned clauses are kept at first.
const LEARNED: usize = 2_000;

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// An engine of which nothing is demanded yet.
    pub fn new() -> Self {
        Self {
            values: Vec::new(),
            levels: Vec::new(),
            reasons: Vec::new(),
            places: Vec::new(),
            phases: Vec::new(),
            wished: Vec::new(),
            order: Order::new(),
            clauses: Clauses::new(),
            watches: Vec::new(),
            linears: Vec::new(),
            counted: Vec::new(),
            trail: Vec::new(),
            limits: Vec::new(),
            head: 0,
            most_learned: LEARNED,
            hopeless: false,
            found: Found::default(),
            core: Vec::new(),
            assumed: Vec::new(),
            seen: Vec::new(),
            antecedents: Vec::new(),
        }
    }

    /// A new variable, as the literal that it holds. `decided`: it must be decided, unless others decide it.
    pub fn variable(&mut self, decided: bool) -> Lit {
        let variable = self.levels.len() as u32;
        self.values.extend([0, 0]);
        self.levels.push(0);
        self.reasons.push(Reason::None);
        self.places.push(0);
        self.phases.push(false);
        self.wished.push(None);
        self.seen.push(false);
        self.watches.extend([Vec::new(), Vec::new()]);
        self.counted.extend([Vec::new(), Vec::new()]);
        self.order.add(decided);
        Lit::new(variable, true)
    }

    /// At least one of these holds.
    pub fn clause(&mut self, lits: &[Lit]) {
        self.cancel(0);
        let mut lits: Vec<Lit> = lits.to_vec();
        lits.sort_unstable();
        lits.dedup();
        if lits.windows(2).any(|pair| pair[0] == !pair[1]) || lits.iter().any(|lit| self.value(*lit) > 0) {
            return;
        }
        lits.retain(|lit| self.value(*lit) == 0);
        match lits.as_slice() {
            [] => self.hopeless = true,
            [lit] => {
                self.hold(*lit, Reason::None);
                self.hopeless |= self.propagate(&mut u64::MAX.clone()).is_some();
            }
            _ => {
                self.attach(&lits, None);
            }
        }
    }

    /// The weights of those that hold add up to no more than the bound.
    pub fn at_most(&mut self, terms: &[(Lit, u64)], bound: u64) {
        self.cancel(0);
        let mut terms: Vec<(Lit, u64)> = terms.iter().copied().filter(|(_, weight)| *weight > 0).collect();
        terms.sort_by_key(|(lit, weight)| (std::cmp::Reverse(*weight), *lit));
        let index = self.linears.len() as u32;
        let mut sum = 0_u64;
        for (lit, weight) in &terms {
            self.counted[lit.index()].push((index, *weight));
            if self.value(*lit) > 0 {
                sum = sum.saturating_add(*weight);
            }
        }
        self.linears.push(Linear { terms: terms.into(), bound, sum });
        // At level 0 everything that holds was looked at.
        self.hopeless |= self.keep_bound(index).is_some() || self.propagate(&mut u64::MAX.clone()).is_some();
    }

    /// Makes the assignments from now on rather have this, where nothing speaks against it.
    pub fn wish(&mut self, lit: Lit) {
        self.wished[lit.variable()] = Some(lit.is_positive());
    }

    /// Nothing is wished any more.
    pub fn wish_nothing(&mut self) {
        self.wished.fill(None);
    }

    /// Whether it holds in the assignment found last.
    pub fn holds(&self, lit: Lit) -> bool {
        self.found.holds(lit)
    }

    /// The assignment found last.
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// Of the assumptions that excluded what was asked for last, those that were needed; they need not be the fewest.
    pub fn core(&self) -> &[Lit] {
        &self.core
    }

    /// Which of these cannot hold beside this, as far as that follows from each alone (failed literals: Freeman 1995);
    /// `None`: this cannot hold. What is left when the steps are spent is not said to be refuted.
    pub fn refuted(&mut self, from: Lit, tried: &[Lit], steps: &mut u64) -> Option<Vec<bool>> {
        self.cancel(0);
        self.assumed.clear();
        if self.hopeless || self.value(from) < 0 {
            return None;
        }
        self.limits.push(self.trail.len());
        if self.value(from) == 0 {
            self.hold(from, Reason::None);
        }
        if self.propagate(steps).is_some() {
            self.cancel(0);
            return None;
        }
        let mut refuted = Vec::with_capacity(tried.len());
        for lit in tried {
            let mut fails = self.value(*lit) < 0;
            if self.value(*lit) == 0 && *steps > 0 {
                self.decide(*lit);
                fails = self.propagate(steps).is_some();
                self.cancel(1);
            }
            refuted.push(fails);
        }
        self.cancel(0);
        Some(refuted)
    }

    /// Looks for an assignment in which all of these hold and that passes the check. `first`: of all such assignments,
    /// the one in which the first of these holds if it can, then the second, and so on.
    pub fn ask(&mut self, assumptions: &[Lit], first: &[Lit], budget: &mut Budget, check: Check<'_>) -> Outcome {
        self.core.clear();
        let same = self.assumed.iter().zip(assumptions).take_while(|(before, now)| before == now).count();
        self.cancel(same);
        self.assumed.clear();
        self.assumed.extend_from_slice(assumptions);
        let mut restarts = 1;
        while !self.hopeless {
            let outcome = self.run(first, RESTART * luby(restarts), budget, check);
            restarts += 1;
            if let Some(outcome) = outcome {
                if outcome == Outcome::Found {
                    self.found.take(&self.values);
                }
                return outcome;
            }
            if self.clauses.learned() > self.most_learned {
                self.forget();
            }
        }
        Outcome::Excluded
    }

    /// One run until so many conflicts. `None`: it was not known by then.
    fn run(&mut self, first: &[Lit], mut conflicts: u64, budget: &mut Budget, check: Check<'_>) -> Option<Outcome> {
        // How many of the first are decided; what is taken back may have been.
        let mut settled = 0;
        loop {
            if let Some(conflict) = self.propagate(&mut budget.steps) {
                if !self.learn(conflict, &mut budget.steps) {
                    return Some(Outcome::Excluded);
                }
                conflicts = conflicts.saturating_sub(1);
                settled = 0;
                continue;
            }
            if budget.is_spent() {
                return Some(Outcome::Unknown);
            }
            if conflicts == 0 {
                self.cancel(0);
                return None;
            }
            if let Some(assumed) = self.assumed.get(self.limits.len()).copied() {
                match self.value(assumed) {
                    0 => self.decide(assumed),
                    1 => self.limits.push(self.trail.len()),
                    _ => {
                        self.blame(assumed);
                        return Some(Outcome::Excluded);
                    }
                }
                continue;
            }
            while first.get(settled).is_some_and(|lit| self.value(*lit) != 0) {
                settled += 1;
            }
            if let Some(lit) = first.get(settled) {
                self.decide(*lit);
            } else if let Some(variable) = self.order.next(|open| self.values[Lit::new(open, true).index()] == 0) {
                let (wished, last) = (self.wished[variable as usize], self.phases[variable as usize]);
                self.decide(Lit::new(variable, wished.unwrap_or(last)));
            } else {
                let values = &self.values;
                match check(&|lit: Lit| values[lit.index()] > 0) {
                    None => return Some(Outcome::Found),
                    Some(broken) => {
                        settled = 0;
                        if !self.obey(&broken, &mut budget.steps) {
                            return Some(Outcome::Excluded);
                        }
                    }
                }
            }
        }
    }

    fn value(&self, lit: Lit) -> i8 {
        self.values[lit.index()]
    }

    fn level(&self) -> usize {
        self.limits.len()
    }

    fn decide(&mut self, lit: Lit) {
        self.limits.push(self.trail.len());
        self.hold(lit, Reason::None);
    }
}

/// The sequence of Luby, Sinclair and Zuckerman (1993): 1, 1, 2, 1, 1, 2, 4, …
pub fn luby(number: u64) -> u64 {
    let mut number = number;
    loop {
        let length = number.ilog2() + 1;
        if number == (1 << length) - 1 {
            return 1 << (length - 1);
        }
        number -= (1 << (length - 1)) - 1;
    }
}
