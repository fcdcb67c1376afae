//! The answers about all packages that leave the program, as data for text and JSON alike.

use crate::assess::{Assessment, Reading};
use crate::scenario::{Package, Scenario};
use crate::search::{Accepting, Conflict, Count, Ends, Frontier, Hinges, Ways};

/// What was asked about one file, and the answers.
#[derive(Clone, Debug)]
pub struct SearchReport<'a> {
    /// The file, as the user named it.
    pub file: &'a str,
    /// What it holds, with what the group accepts as it was asked.
    pub scenario: &'a Scenario,
    /// As of which day it was read, and who was heard.
    pub reading: &'a Reading,
    /// The package that ways lead from.
    pub package: &'a Package,
    /// What follows for it as it stands.
    pub assessment: &'a Assessment,
    /// Whether some package is acceptable; `None`: it did not come to be known.
    pub any: Option<bool>,
    /// The nearest acceptable packages, if they were asked for.
    pub ways: Option<Ways>,
    /// Open and dead ends.
    pub ends: Option<Ends>,
    /// How many packages are acceptable.
    pub count: Option<Count>,
    /// Why none is, and who would have to move.
    pub conflict: Option<Conflict>,
    /// Who would have to give way for the package as it stands; within, none for one that is not complete.
    pub accepting: Option<Option<Accepting>>,
    /// The packages that none beats.
    pub frontier: Option<Frontier>,
    /// What hangs on which source.
    pub hinges: Option<Hinges>,
}
