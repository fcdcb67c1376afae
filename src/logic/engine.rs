//! Finds assignments of literals that obey clauses and linear constraints, or the assumptions that exclude every one.
//!
//! Conflict-driven clause learning (Marques-Silva and Sakallah 1999) with two watched literals (Moskewicz and others
//! 2001), activity-based decisions and phase saving (Eén and Sörensson 2003; Pipatsrisawat and Darwiche 2007), clauses
//! kept by how many levels they join (Audemard and Simon 2009), and linear pseudo-Boolean constraints propagated by
//! counters (Chai and Kuehlmann 2003). Two things kept solvers do not offer are why it is our own: whoever asks can say
//! which literals the next assignment should rather have ([`Engine::wish`]), and sums are constraints like clauses.
//!
//! Deterministic: the same calls in the same order have the same outcome.

use super::budget::Budget;
use super::literals::{Clauses, Lit, Order};

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
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
struct Linear {
    /// The heaviest first.
    terms: Box<[(Lit, u64)]>,
    bound: u64,
    /// What those that hold add up to, as far as they were looked at.
    sum: u64,
}

/// Says what else an assignment must obey: a clause that it breaks, or nothing.
pub(crate) type Check<'a> = &'a mut dyn FnMut(&dyn Fn(Lit) -> bool) -> Option<Vec<Lit>>;

/// A clause watched by a literal, with one of its others, which often holds already.
#[derive(Clone, Copy)]
struct Watch {
    clause: u32,
    other: Lit,
}

/// The state of the search.
pub(crate) struct Engine {
    /// 1: holds, -1: fails, 0: open; by literal.
    values: Vec<i8>,
    levels: Vec<u32>,
    reasons: Vec<Reason>,
    /// Where in the trail each variable stands.
    places: Vec<u32>,
    /// How each variable is decided, if nothing speaks against it.
    phases: Vec<bool>,
    /// Whether it needs to be decided: what others decide does not.
    decided: Vec<bool>,
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
    most_learned: usize,
    /// Nothing can hold, whatever is assumed.
    hopeless: bool,
    found: Vec<i8>,
    core: Vec<Lit>,
    seen: Vec<bool>,
    antecedents: Vec<Lit>,
}

/// After how many conflicts the first restart comes.
const RESTART: u64 = 64;
/// How many learned clauses are kept at first.
const LEARNED: usize = 2_000;

impl Engine {
    pub(crate) fn new() -> Self {
        Self {
            values: Vec::new(),
            levels: Vec::new(),
            reasons: Vec::new(),
            places: Vec::new(),
            phases: Vec::new(),
            decided: Vec::new(),
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
            found: Vec::new(),
            core: Vec::new(),
            seen: Vec::new(),
            antecedents: Vec::new(),
        }
    }

    /// A new variable, as the literal that it holds. `decided`: it must be decided, unless others decide it.
    pub(crate) fn variable(&mut self, decided: bool) -> Lit {
        let variable = self.levels.len() as u32;
        self.values.extend([0, 0]);
        self.levels.push(0);
        self.reasons.push(Reason::None);
        self.places.push(0);
        self.phases.push(false);
        self.decided.push(decided);
        self.seen.push(false);
        self.watches.extend([Vec::new(), Vec::new()]);
        self.counted.extend([Vec::new(), Vec::new()]);
        self.order.add();
        if decided {
            self.order.offer(variable);
        }
        Lit::new(variable, true)
    }

    /// At least one of these holds.
    pub(crate) fn clause(&mut self, lits: &[Lit]) {
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
    pub(crate) fn at_most(&mut self, terms: &[(Lit, u64)], bound: u64) {
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

    /// Makes the next assignment rather have this, where nothing speaks against it.
    pub(crate) fn wish(&mut self, lit: Lit) {
        self.phases[lit.variable()] = lit.is_positive();
    }

    /// Whether it holds in the assignment found last.
    pub(crate) fn holds(&self, lit: Lit) -> bool {
        self.found.get(lit.index()).is_some_and(|value| *value > 0)
    }

    /// Of the assumptions that excluded what was asked for last, those that were needed; they need not be the fewest.
    pub(crate) fn core(&self) -> &[Lit] {
        &self.core
    }

    /// What holds once this does, without trying anything; `None`: it cannot hold.
    pub(crate) fn follows(&mut self, from: Lit) -> Option<Vec<Lit>> {
        self.cancel(0);
        if self.hopeless || self.value(from) < 0 {
            return None;
        }
        self.limits.push(self.trail.len());
        if self.value(from) == 0 {
            self.hold(from, Reason::None);
        }
        let conflict = self.propagate(&mut u64::MAX.clone());
        let follows = conflict.is_none().then(|| self.trail.clone());
        self.cancel(0);
        follows
    }

    /// Looks for an assignment in which all of these hold and that passes the check.
    pub(crate) fn ask(&mut self, assumptions: &[Lit], budget: &mut Budget, check: Check<'_>) -> Outcome {
        self.core.clear();
        self.cancel(0);
        if self.hopeless {
            return Outcome::Excluded;
        }
        let mut restarts = 1;
        loop {
            let outcome = self.run(assumptions, RESTART * luby(restarts), budget, check);
            restarts += 1;
            if let Some(outcome) = outcome {
                if outcome == Outcome::Found {
                    self.found.clone_from(&self.values);
                }
                self.cancel(0);
                return outcome;
            }
            if self.clauses.learned() > self.most_learned {
                self.forget();
            }
        }
    }

    /// One run until so many conflicts. `None`: it was not known by then.
    fn run(
        &mut self,
        assumptions: &[Lit],
        mut conflicts: u64,
        budget: &mut Budget,
        check: Check<'_>,
    ) -> Option<Outcome> {
        loop {
            if let Some(conflict) = self.propagate(&mut budget.steps) {
                if !self.learn(conflict, &mut budget.steps) {
                    return Some(Outcome::Excluded);
                }
                conflicts = conflicts.saturating_sub(1);
                continue;
            }
            if budget.is_spent() {
                return Some(Outcome::Unknown);
            }
            if conflicts == 0 {
                self.cancel(0);
                return None;
            }
            if let Some(assumed) = assumptions.get(self.limits.len()).copied() {
                match self.value(assumed) {
                    0 => self.decide(assumed),
                    1 => self.limits.push(self.trail.len()),
                    _ => {
                        self.blame(assumed);
                        return Some(Outcome::Excluded);
                    }
                }
            } else if let Some(variable) = self.next() {
                self.decide(Lit::new(variable, self.phases[variable as usize]));
            } else {
                let values = &self.values;
                match check(&|lit: Lit| values[lit.index()] > 0) {
                    None => return Some(Outcome::Found),
                    Some(broken) => {
                        if !self.obey(&broken, &mut budget.steps) {
                            return Some(Outcome::Excluded);
                        }
                    }
                }
            }
        }
    }

    /// The most active variable that is open.
    fn next(&mut self) -> Option<u32> {
        while let Some(variable) = self.order.take() {
            if self.values[Lit::new(variable, true).index()] == 0 {
                return Some(variable);
            }
        }
        None
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

    fn hold(&mut self, lit: Lit, reason: Reason) {
        let variable = lit.variable();
        self.values[lit.index()] = 1;
        self.values[(!lit).index()] = -1;
        self.levels[variable] = self.limits.len() as u32;
        self.reasons[variable] = reason;
        self.places[variable] = self.trail.len() as u32;
        self.trail.push(lit);
    }

    /// Takes back everything above this level.
    fn cancel(&mut self, level: usize) {
        let Some(from) = self.limits.get(level).copied() else { return };
        while self.trail.len() > from {
            let Some(lit) = self.trail.pop() else { break };
            if self.trail.len() < self.head {
                for (linear, weight) in &self.counted[lit.index()] {
                    self.linears[*linear as usize].sum -= weight;
                }
            }
            let variable = lit.variable();
            self.values[lit.index()] = 0;
            self.values[(!lit).index()] = 0;
            self.phases[variable] = lit.is_positive();
            if self.decided[variable] {
                self.order.offer(variable as u32);
            }
        }
        self.head = self.head.min(from);
        self.limits.truncate(level);
    }

    /// Adds a clause of two literals or more, watched by the first two. `joined`: it was learned, and joins so many
    /// levels.
    fn attach(&mut self, lits: &[Lit], joined: Option<u32>) -> u32 {
        let clause = self.clauses.add(lits, joined);
        self.watches[(!lits[0]).index()].push(Watch { clause, other: lits[1] });
        self.watches[(!lits[1]).index()].push(Watch { clause, other: lits[0] });
        clause
    }

    /// Draws all consequences; returns what cannot be obeyed.
    fn propagate(&mut self, steps: &mut u64) -> Option<Reason> {
        while let Some(lit) = self.trail.get(self.head).copied() {
            self.head += 1;
            *steps = steps.saturating_sub(1);
            if let Some(conflict) = self.count(lit) {
                return Some(conflict);
            }
            if let Some(conflict) = self.watch(lit) {
                return Some(conflict);
            }
        }
        None
    }

    /// Counts what has come to hold, and keeps the bounds in which it counts.
    fn count(&mut self, lit: Lit) -> Option<Reason> {
        for (linear, weight) in &self.counted[lit.index()] {
            self.linears[*linear as usize].sum += weight;
        }
        (0..self.counted[lit.index()].len()).find_map(|place| {
            let (linear, _) = self.counted[lit.index()][place];
            self.keep_bound(linear)
        })
    }

    /// Makes false what would break a bound.
    fn keep_bound(&mut self, index: u32) -> Option<Reason> {
        let linear = &self.linears[index as usize];
        let Some(slack) = linear.bound.checked_sub(linear.sum) else { return Some(Reason::Linear(index)) };
        let heavy = linear.terms.iter().take_while(|(_, weight)| *weight > slack).count();
        for place in 0..heavy {
            let (lit, _) = self.linears[index as usize].terms[place];
            if self.value(lit) == 0 {
                self.hold(!lit, Reason::Linear(index));
            }
        }
        None
    }

    /// Looks after the clauses that a literal's opposite watched.
    fn watch(&mut self, lit: Lit) -> Option<Reason> {
        let mut watches = std::mem::take(&mut self.watches[lit.index()]);
        let (mut kept, mut at, mut conflict) = (0, 0, None);
        'watches: while let Some(watch) = watches.get(at).copied() {
            at += 1;
            if self.value(watch.other) > 0 {
                watches[kept] = watch;
                kept += 1;
                continue;
            }
            let Some(lits) = self.clauses.lits_mut(watch.clause) else { continue };
            if lits[0] == !lit {
                lits.swap(0, 1);
            }
            let first = lits[0];
            let here = Watch { clause: watch.clause, other: first };
            if self.values[first.index()] > 0 {
                watches[kept] = here;
                kept += 1;
                continue;
            }
            for place in 2..lits.len() {
                if self.values[lits[place].index()] >= 0 {
                    lits.swap(1, place);
                    let now = lits[1];
                    self.watches[(!now).index()].push(here);
                    continue 'watches;
                }
            }
            watches[kept] = here;
            kept += 1;
            if self.value(first) < 0 {
                conflict = Some(Reason::Clause(watch.clause));
                break;
            }
            self.hold(first, Reason::Clause(watch.clause));
        }
        while let Some(watch) = watches.get(at).copied() {
            watches[kept] = watch;
            kept += 1;
            at += 1;
        }
        watches.truncate(kept);
        self.watches[lit.index()] = watches;
        conflict
    }

    /// What made a literal hold, or what cannot be obeyed: literals that hold, into `antecedents`.
    fn explain(&mut self, reason: Reason, implied: Option<Lit>) {
        self.antecedents.clear();
        match reason {
            Reason::None => {}
            Reason::Clause(clause) => {
                let lits = self.clauses.lits(clause);
                self.antecedents.extend(lits.iter().filter(|lit| Some(**lit) != implied).map(|lit| !*lit));
            }
            Reason::Linear(index) => {
                let linear = &self.linears[index as usize];
                let before = implied.map_or(u32::MAX, |lit| self.places[lit.variable()]);
                let own = linear.terms.iter().find(|(lit, _)| Some(!*lit) == implied).map_or(0, |(_, weight)| *weight);
                let mut sum = own;
                // The heaviest suffice, and fewer are better.
                for (lit, weight) in linear.terms.iter() {
                    if sum > linear.bound {
                        break;
                    }
                    if self.values[lit.index()] > 0 && self.places[lit.variable()] < before {
                        sum = sum.saturating_add(*weight);
                        self.antecedents.push(*lit);
                    }
                }
            }
        }
    }

    /// Learns from what could not be obeyed, and goes back to where that would have helped. False: nothing can hold.
    fn learn(&mut self, conflict: Reason, steps: &mut u64) -> bool {
        self.explain(conflict, None);
        let mut learned: Vec<Lit> = vec![Lit::new(0, true)];
        let mut open = 0_usize;
        let mut place = self.trail.len();
        let level = self.level() as u32;
        if level == 0 {
            self.hopeless = true;
            return false;
        }
        let mut touched: Vec<usize> = Vec::new();
        let asserted = loop {
            *steps = steps.saturating_sub(self.antecedents.len() as u64);
            for number in 0..self.antecedents.len() {
                let lit = self.antecedents[number];
                let variable = lit.variable();
                if self.seen[variable] || self.levels[variable] == 0 {
                    continue;
                }
                self.seen[variable] = true;
                touched.push(variable);
                self.order.bump(variable as u32);
                if self.levels[variable] == level {
                    open += 1;
                } else {
                    learned.push(!lit);
                }
            }
            while place > 0 && !self.seen[self.trail[place - 1].variable()] {
                place -= 1;
            }
            // Some literal of this level is always among them.
            let Some(next) = place.checked_sub(1) else { break Lit::new(0, true) };
            place = next;
            let lit = self.trail[place];
            open = open.saturating_sub(1);
            if open == 0 {
                break !lit;
            }
            self.explain(self.reasons[lit.variable()], Some(lit));
        };
        learned[0] = asserted;
        self.shorten(&mut learned);
        touched.into_iter().for_each(|variable| self.seen[variable] = false);
        self.order.decay();
        self.assert(learned);
        true
    }

    /// Leaves out of what was learned all that follows from the rest.
    fn shorten(&mut self, learned: &mut Vec<Lit>) {
        let mut kept = vec![learned[0]];
        for lit in learned.iter().skip(1) {
            let reason = self.reasons[lit.variable()];
            let spare =
                match reason {
                    Reason::Clause(clause) => self.clauses.lits(clause).iter().all(|other| {
                        *other == !*lit || self.seen[other.variable()] || self.levels[other.variable()] == 0
                    }),
                    Reason::None | Reason::Linear(_) => false,
                };
            if !spare {
                kept.push(*lit);
            }
        }
        *learned = kept;
    }

    /// Adds a clause of which all fail, but the first alone on its level, and goes back to where it says that this holds.
    fn assert(&mut self, mut learned: Vec<Lit>) {
        if let [only] = learned.as_slice() {
            self.cancel(0);
            if self.value(*only) == 0 {
                self.hold(*only, Reason::None);
            } else if self.value(*only) < 0 {
                self.hopeless = true;
            }
            return;
        }
        let mut levels: Vec<u32> = learned.iter().map(|lit| self.levels[lit.variable()]).collect();
        let second = (1..learned.len()).max_by_key(|place| levels[*place]).unwrap_or(1);
        learned.swap(1, second);
        let back = levels[second];
        levels.sort_unstable();
        levels.dedup();
        self.cancel(back as usize);
        let clause = self.attach(&learned, Some(levels.len() as u32));
        self.hold(learned[0], Reason::Clause(clause));
    }

    /// Takes over a clause that the assignment breaks. False: nothing can hold, or nothing with what is assumed.
    fn obey(&mut self, broken: &[Lit], steps: &mut u64) -> bool {
        let mut lits = broken.to_vec();
        lits.sort_by_key(|lit| std::cmp::Reverse(self.levels[lit.variable()]));
        lits.dedup();
        let highest = lits.first().map_or(0, |lit| self.levels[lit.variable()]);
        if highest == 0 {
            self.hopeless = true;
            return false;
        }
        self.cancel(highest as usize);
        match lits.as_slice() {
            [_] => {
                self.assert(lits);
                !self.hopeless
            }
            _ => {
                let clause = self.attach(&lits, None);
                self.learn(Reason::Clause(clause), steps)
            }
        }
    }

    /// Which assumptions made this one fail.
    fn blame(&mut self, failed: Lit) {
        self.core.push(failed);
        let mut touched = vec![failed.variable()];
        self.seen[failed.variable()] = true;
        for place in (0..self.trail.len()).rev() {
            let lit = self.trail[place];
            let variable = lit.variable();
            if !self.seen[variable] || self.levels[variable] == 0 {
                continue;
            }
            match self.reasons[variable] {
                // Before all assumptions are made, nothing else is decided.
                Reason::None => self.core.push(lit),
                reason => {
                    self.explain(reason, Some(lit));
                    for number in 0..self.antecedents.len() {
                        let variable = self.antecedents[number].variable();
                        if !self.seen[variable] {
                            self.seen[variable] = true;
                            touched.push(variable);
                        }
                    }
                }
            }
        }
        touched.into_iter().for_each(|variable| self.seen[variable] = false);
    }

    /// Drops the half of what was learned that joins the most levels; what holds something up stays.
    fn forget(&mut self) {
        self.cancel(0);
        // Without levels nothing is held up by a clause that is not true for good.
        self.clauses.forget_half();
        self.watches.iter_mut().for_each(Vec::clear);
        for clause in self.clauses.all() {
            let lits = self.clauses.lits(clause);
            let (first, second) = (lits[0], lits[1]);
            self.watches[(!first).index()].push(Watch { clause, other: second });
            self.watches[(!second).index()].push(Watch { clause, other: first });
        }
        for reason in &mut self.reasons {
            *reason = Reason::None;
        }
        self.most_learned += self.most_learned / 10;
    }
}

/// The sequence of Luby, Sinclair and Zuckerman (1993): 1, 1, 2, 1, 1, 2, 4, …
fn luby(number: u64) -> u64 {
    let mut number = number;
    loop {
        let length = number.ilog2() + 1;
        if number == (1 << length) - 1 {
            return 1 << (length - 1);
        }
        number -= (1 << (length - 1)) - 1;
    }
}
