//! What is seen of the grid of offers and gifts. Nothing here is saved.

use std::collections::BTreeSet;

use crate::workshop::author::Giver;

/// What the grid is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sheet {
    /// Which actor would provide which element.
    #[default]
    Offers,
    /// Which element or option gives what.
    Gifts,
}

/// What is seen of the grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridView {
    /// What it is about.
    pub sheet: Sheet,
    /// The row and the column that have the keyboard.
    pub at: (usize, usize),
    /// The keyboard goes there in the next frame.
    pub enter: bool,
    /// The rows that are set together.
    pub ticked: BTreeSet<Giver>,
}
