//! What follows from what holds: clauses by their watched literals, linear constraints by their sums.

use super::{Engine, Lit, Reason, Watch};

impl Engine {
    pub(super) fn hold(&mut self, lit: Lit, reason: Reason) {
        let variable = lit.variable();
        self.values[lit.index()] = 1;
        self.values[(!lit).index()] = -1;
        self.levels[variable] = self.limits.len() as u32;
        self.reasons[variable] = reason;
        self.places[variable] = self.trail.len() as u32;
        self.trail.push(lit);
    }

    /// Takes back everything above this level.
    pub(super) fn cancel(&mut self, level: usize) {
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
            self.order.reopened(variable as u32);
        }
        self.head = self.head.min(from);
        self.limits.truncate(level);
    }

    /// Adds a clause of two literals or more, watched by the first two. `joined`: it was learned, and joins so many
    /// levels.
    pub(super) fn attach(&mut self, lits: &[Lit], joined: Option<u32>) -> u32 {
        let clause = self.clauses.add(lits, joined);
        self.watch_by(clause, lits[0], lits[1], lits.len() == 2);
        clause
    }

    /// Lets two literals of a clause watch it.
    pub(super) fn watch_by(&mut self, clause: u32, first: Lit, second: Lit, binary: bool) {
        self.watches[(!first).index()].push(Watch { clause, other: second, binary });
        self.watches[(!second).index()].push(Watch { clause, other: first, binary });
    }

    /// Draws all consequences; returns what cannot be obeyed.
    pub(super) fn propagate(&mut self, steps: &mut u64) -> Option<Reason> {
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
    pub(super) fn count(&mut self, lit: Lit) -> Option<Reason> {
        for (linear, weight) in &self.counted[lit.index()] {
            self.linears[*linear as usize].sum += weight;
        }
        (0..self.counted[lit.index()].len()).find_map(|place| {
            let (linear, _) = self.counted[lit.index()][place];
            self.keep_bound(linear)
        })
    }

    /// Makes false what would break a bound.
    pub(super) fn keep_bound(&mut self, index: u32) -> Option<Reason> {
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
    pub(super) fn watch(&mut self, lit: Lit) -> Option<Reason> {
        let mut watches = std::mem::take(&mut self.watches[lit.index()]);
        let (mut kept, mut at, mut conflict) = (0, 0, None);
        'watches: while let Some(watch) = watches.get(at).copied() {
            at += 1;
            if self.value(watch.other) > 0 {
                watches[kept] = watch;
                kept += 1;
                continue;
            }
            if watch.binary {
                watches[kept] = watch;
                kept += 1;
                if self.value(watch.other) < 0 {
                    conflict = Some(Reason::Clause(watch.clause));
                    break;
                }
                self.hold(watch.other, Reason::Clause(watch.clause));
                continue;
            }
            let Some(lits) = self.clauses.lits_mut(watch.clause) else { continue };
            if lits[0] == !lit {
                lits.swap(0, 1);
            }
            let first = lits[0];
            let here = Watch { other: first, ..watch };
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
    pub(super) fn explain(&mut self, reason: Reason, implied: Option<Lit>) {
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
                for (lit, weight) in &linear.terms {
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
}
