//! Reading files for the command line.

use std::path::Path;

use super::error;
use crate::report::{ProblemReport, UnreadableReport};
use crate::scenario::Scenario;
use crate::storage::{self, Problem, ReadError};

/// Why a file could not be read.
#[derive(Debug)]
pub(super) struct Unreadable {
    /// For people: everything that is wrong, as it stands on standard error.
    pub text: String,
    /// For programs.
    pub report: UnreadableReport,
}

impl Unreadable {
    /// A problem of the file as a whole, without a place in its text.
    pub fn whole(message: String) -> Self {
        let text = error(&message);
        let problem = ProblemReport { line: None, column: None, path: String::new(), message, help: None };
        Self { text, report: UnreadableReport { problems: vec![problem], more: false } }
    }
}

/// Reads and checks a scenario file.
pub(super) fn load(path: &Path) -> Result<Scenario, Unreadable> {
    match storage::read_file(path) {
        Ok(loaded) => Ok(loaded.scenario),
        Err(error) => Err(unreadable(&error)),
    }
}

/// What is said of a file that could not be read.
pub(super) fn unreadable(error: &ReadError) -> Unreadable {
    match error {
        ReadError::Problems { problems, .. } => Unreadable {
            text: error.to_string(),
            report: UnreadableReport { problems: problems.list.iter().map(told).collect(), more: problems.more },
        },
        ReadError::NotFound(_)
        | ReadError::NotAFile(_)
        | ReadError::TooLarge(_)
        | ReadError::Io { .. }
        | ReadError::NotText { .. } => Unreadable::whole(error.to_string()),
    }
}

fn told(problem: &Problem) -> ProblemReport {
    ProblemReport {
        line: Some(problem.line),
        column: Some(problem.column),
        path: problem.path.clone(),
        message: problem.message.clone(),
        help: problem.help.clone(),
    }
}
