//! What the last edit did.

use super::Label;
use crate::assess::Change;

/// What the last edit did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    /// What it is called.
    pub label: Label,
    /// Whether it was done, taken back, or done again.
    pub turn: Turn,
    /// What is different on the board; `None` where another package is on it now, with which there is no comparison.
    pub change: Option<Change>,
}

/// What was done with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It was done.
    Done,
    /// It was taken back.
    Undone,
    /// It was done again.
    Redone,
}

impl LastChange {
    /// What it is called, in words: "Add sky shield", "Undo: Add sky shield".
    pub fn text(&self) -> String {
        let label = self.label.text();
        match self.turn {
            Turn::Done => label,
            Turn::Undone => format!("Undo: {label}"),
            Turn::Redone => format!("Redo: {label}"),
        }
    }
}
