//! Reading files for the command line.

use std::path::Path;

use crate::report::ProblemReport;
use crate::scenario::Scenario;
use crate::storage::{self, Problem, ReadError};

/// Why a file could not be read.
#[derive(Debug)]
pub(super) struct Unreadable {
    /// All of it, for people.
    pub text: String,
    /// The same, one by one.
    pub problems: Vec<ProblemReport>,
}

impl Unreadable {
    /// A problem that has no place in the text.
    pub fn whole(path: &Path, message: &str) -> Self {
        let problem =
            ProblemReport { line: None, column: None, path: String::new(), message: message.to_owned(), help: None };
        Self { text: format!("{}: {message}", path.display()), problems: vec![problem] }
    }
}

/// Reads and checks a scenario file.
pub(super) fn load(path: &Path) -> Result<Scenario, Unreadable> {
    storage::read_file(path).map(|loaded| loaded.scenario).map_err(|unread| unreadable(path, &unread))
}

fn unreadable(path: &Path, unread: &ReadError) -> Unreadable {
    let Some(problems) = unread.problems() else { return Unreadable::whole(path, &unread.to_string()) };
    Unreadable { text: unread.to_string(), problems: problems.list.iter().map(told).collect() }
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
