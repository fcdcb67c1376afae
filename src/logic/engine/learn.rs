//! What is learned where something cannot be obeyed, and which assumptions exclude what was asked for.

use super::{Engine, Lit, Reason};

impl Engine {
    /// Learns from what could not be obeyed, and goes back to where that would have helped. False: nothing can hold.
    pub(super) fn learn(&mut self, conflict: Reason, steps: &mut u64) -> bool {
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
        touched.iter().for_each(|variable| self.seen[*variable] = false);
        self.order.promote(&touched);
        self.assert(learned);
        true
    }

    /// Leaves out of what was learned all that follows from the rest.
    pub(super) fn shorten(&mut self, learned: &mut Vec<Lit>) {
        let mut kept = vec![learned[0]];
        for lit in learned.iter().skip(1) {
            let reason = self.reasons[lit.variable()];
            // The literal itself is among those that were seen.
            let spare = match reason {
                Reason::Clause(clause) => self
                    .clauses
                    .lits(clause)
                    .iter()
                    .all(|other| self.seen[other.variable()] || self.levels[other.variable()] == 0),
                Reason::None | Reason::Linear(_) => false,
            };
            if !spare {
                kept.push(*lit);
            }
        }
        *learned = kept;
    }

    /// Adds a clause of which all fail, but the first alone on its level, and goes back to where it says that this holds.
    pub(super) fn assert(&mut self, mut learned: Vec<Lit>) {
        if let [only] = learned.as_slice() {
            // It failed on some level above, so that it is open once those are taken back.
            self.cancel(0);
            self.hold(*only, Reason::None);
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
    pub(super) fn obey(&mut self, broken: &[Lit], steps: &mut u64) -> bool {
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
    pub(super) fn blame(&mut self, failed: Lit) {
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
    pub(super) fn forget(&mut self) {
        self.cancel(0);
        // Without levels nothing is held up by a clause that is not true for good.
        self.clauses.forget_half();
        self.watches.iter_mut().for_each(Vec::clear);
        for clause in self.clauses.all() {
            let lits = self.clauses.lits(clause);
            let (first, second, binary) = (lits[0], lits[1], lits.len() == 2);
            self.watch_by(clause, first, second, binary);
        }
        for reason in &mut self.reasons {
            *reason = Reason::None;
        }
        self.most_learned += self.most_learned / 10;
    }
}
