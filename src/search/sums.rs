//! Sums of weighted literals that are kept below a bound: distance, violations, cost, protection missed.
//!
//! Linear pseudo-Boolean constraints with counters (Chai and Kuehlmann 2003), as far as they are needed here: each sum
//! has at most one bound at a time, in force while a literal holds.

use batsat::theory::TheoryArg;
use batsat::{Lit, lbool};

/// Where a sum stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SumIx(usize);

/// All sums, and how far each has come with what the solver has decided so far.
#[derive(Default)]
pub(super) struct Sums {
    sums: Vec<Sum>,
    /// The sums in which a literal counts, with its weight.
    counted: ByLit<Vec<(usize, u64)>>,
    /// How many literals of the solver's trail were looked at.
    seen: usize,
    /// What each literal looked at added, in order.
    added: Vec<(usize, u64)>,
    levels: Vec<Mark>,
    /// Why a literal was made false, by that literal.
    because: ByLit<Option<Because>>,
    explanation: Vec<Lit>,
}

#[derive(Default)]
struct Sum {
    /// The heaviest first.
    terms: Vec<(Lit, u64)>,
    /// The literal while which it is in force, and the most it may be.
    bound: Option<(Lit, u64)>,
    /// What its true literals add up to.
    total: u64,
    /// Those literals, in the order in which they became true.
    held: Vec<Lit>,
}

/// As things stood when a level of decisions began.
#[derive(Clone, Copy)]
struct Mark {
    seen: usize,
    added: usize,
}

/// The bound of this sum, with as many of its true literals as were known then.
#[derive(Clone, Copy)]
struct Because {
    sum: usize,
    active: Lit,
    held: usize,
}

/// Something for each literal, found without hashing: the solver asks with every literal it decides.
#[derive(Default)]
struct ByLit<V> {
    values: Vec<V>,
}

impl<V: Default> ByLit<V> {
    fn get(&self, lit: Lit) -> Option<&V> {
        self.values.get(lit.idx() as usize)
    }

    fn change(&mut self, lit: Lit, change: impl FnOnce(&mut V)) {
        let index = lit.idx() as usize;
        if index >= self.values.len() {
            self.values.resize_with(index + 1, V::default);
        }
        if let Some(value) = self.values.get_mut(index) {
            change(value);
        }
    }
}

impl Sums {
    /// Adds a sum.
    pub(super) fn add(&mut self, mut terms: Vec<(Lit, u64)>) -> SumIx {
        terms.retain(|(_, weight)| *weight > 0);
        terms.sort_by_key(|(lit, weight)| (std::cmp::Reverse(*weight), *lit));
        let index = self.sums.len();
        for (lit, weight) in &terms {
            self.counted.change(*lit, |sums| sums.push((index, *weight)));
        }
        // Looked at anew from the beginning, for the sake of what is decided already.
        self.seen = 0;
        self.added.clear();
        for sum in &mut self.sums {
            sum.total = 0;
            sum.held.clear();
        }
        self.sums.push(Sum { terms, ..Sum::default() });
        SumIx(index)
    }

    /// The literals of a sum with their weights.
    pub(super) fn terms(&self, sum: SumIx) -> &[(Lit, u64)] {
        self.sums.get(sum.0).map_or(&[], |sum| &sum.terms)
    }

    /// Sets the bound; returns the literal of the bound before.
    pub(super) fn bind(&mut self, sum: SumIx, active: Lit, bound: u64) -> Option<Lit> {
        let sum = self.sums.get_mut(sum.0)?;
        sum.bound.replace((active, bound)).map(|(before, _)| before)
    }

    pub(super) fn create_level(&mut self) {
        self.levels.push(Mark { seen: self.seen, added: self.added.len() });
    }

    pub(super) fn pop_levels(&mut self, count: usize) {
        let left = self.levels.len().saturating_sub(count);
        let Some(mark) = self.levels.get(left).copied() else { return };
        self.levels.truncate(left);
        for (index, weight) in self.added.drain(mark.added.min(self.added.len())..).rev() {
            if let Some(sum) = self.sums.get_mut(index) {
                sum.total -= weight;
                sum.held.pop();
            }
        }
        self.seen = mark.seen.min(self.seen);
    }

    pub(super) fn levels(&self) -> usize {
        self.levels.len()
    }

    /// Counts what has become true, and makes false what would break a bound. Returns how many literals have.
    pub(super) fn check(&mut self, acts: &mut TheoryArg<'_>) -> usize {
        let before = self.seen;
        let mut touched = false;
        while let Some(lit) = acts.model().get(self.seen).copied() {
            self.seen += 1;
            touched |= self.sums.iter().any(|sum| sum.bound.is_some_and(|(active, _)| active == lit));
            for (index, weight) in self.counted.get(lit).into_iter().flatten() {
                if let Some(sum) = self.sums.get_mut(*index) {
                    sum.total += weight;
                    sum.held.push(lit);
                    self.added.push((*index, *weight));
                    touched |= sum.bound.is_some();
                }
            }
        }
        if touched {
            self.keep_bounds(acts);
        }
        self.seen - before
    }

    fn keep_bounds(&mut self, acts: &mut TheoryArg<'_>) {
        for (index, sum) in self.sums.iter().enumerate() {
            let Some((active, bound)) = sum.bound else { continue };
            if value(acts, active) != lbool::TRUE {
                continue;
            }
            if sum.total > bound {
                let conflict: Vec<Lit> = sum.held.iter().chain([&active]).map(|lit| !*lit).collect();
                return acts.raise_conflict(&conflict, false);
            }
            let slack = bound - sum.total;
            for (lit, _) in sum.terms.iter().take_while(|(_, weight)| *weight > slack) {
                if value(acts, *lit) == lbool::UNDEF {
                    let because = Because { sum: index, active, held: sum.held.len() };
                    self.because.change(!*lit, |known| *known = Some(because));
                    if !acts.propagate(!*lit) {
                        return;
                    }
                }
            }
        }
    }

    /// Why this literal was made to hold.
    pub(super) fn explain(&mut self, lit: Lit) -> &[Lit] {
        self.explanation.clear();
        if let Some(Some(because)) = self.because.get(lit)
            && let Some(sum) = self.sums.get(because.sum)
        {
            self.explanation.push(because.active);
            self.explanation.extend(sum.held.iter().take(because.held));
        }
        &self.explanation
    }
}

fn value(acts: &TheoryArg<'_>, lit: Lit) -> lbool {
    acts.value(lit.var()) ^ !lit.sign()
}
