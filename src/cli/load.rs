//! Reading files for the command line.

use std::path::Path;

use crate::report::ProblemReport;
use crate::scenario::Scenario;
use crate::storage::{self, Problem};

/// Why a file could not be read.
pub(super) struct Unreadable {
    /// All of it, for people.
    pub text: String,
    /// The same, one by one.
    pub problems: Vec<ProblemReport>,
}
