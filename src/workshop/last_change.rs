//! What the last edit did.

use crate::assess::Change;

/// What the last edit did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    /// The edit's name; "Undo …" and "Redo …" where it was that.
    pub label: String,
    /// What is different on the board; `None` where another package is on it now, with which there is no comparison.
    pub change: Option<Change>,
}
