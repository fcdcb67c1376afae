//! How long may be searched: so many steps, and no longer than somebody waits.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Takes back a question whose answer nobody waits for any more. Copies take back the same question.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Takes the question back.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was taken back.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How much work one question may take. Counted in steps, not in time, so that the same question has the same answer
/// on every machine.
#[derive(Clone, Debug)]
pub struct Budget {
    /// How many are left: decisions and conflicts of the solver and literals that follow from them, or states of the
    /// count.
    pub steps: u64,
    /// Ends the work early.
    pub cancel: Cancel,
}

impl Budget {
    /// So many steps.
    pub fn of(steps: u64) -> Self {
        Self { steps, cancel: Cancel::default() }
    }

    /// Without an end.
    pub fn unlimited() -> Self {
        Self::of(u64::MAX)
    }

    /// Does a part of the work with so many steps, or with what is left if that is less.
    pub(crate) fn lend<T>(&mut self, steps: u64, work: impl FnOnce(&mut Self) -> T) -> T {
        let given = steps.min(self.steps);
        let mut own = Self { steps: given, cancel: self.cancel.clone() };
        let result = work(&mut own);
        self.steps -= given - own.steps.min(given);
        result
    }

    /// Whether nothing is left.
    pub fn is_spent(&self) -> bool {
        self.steps == 0 || self.cancel.is_cancelled()
    }
}
