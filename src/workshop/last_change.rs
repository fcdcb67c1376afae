//! What the last edit did.

use crate::assess::{Assessment, Change};

/// What the last edit did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    /// The edit's name; "Undo …" and "Redo …" where it was that.
    pub label: String,
    /// What followed from it; `None` where another package is on the board now, with which there is no comparison.
    pub effect: Option<Effect>,
}

/// What followed from an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// What the board said before it.
    pub before: Assessment,
    /// What is different now.
    pub change: Change,
}
