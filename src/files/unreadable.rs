//! The report of a file that could not be read: every problem, readable and copyable.

use std::path::{Path, PathBuf};

use crate::storage::ReadError;
use crate::wording;

/// A file that could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unreadable {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// All of that as text.
    pub text: String,
}

/// One problem as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Problem {
    /// Where it is; empty: in the file as a whole.
    pub place: String,
    /// What it is.
    pub message: String,
    /// The line, with a mark below it.
    pub excerpt: String,
    /// What would be right.
    pub help: String,
}

impl Unreadable {
    /// A file with one thing to say about it.
    pub fn new(path: &Path, message: String) -> Self {
        let text = format!("{}: {message}", path.display());
        let problem = Problem { place: String::new(), message, excerpt: String::new(), help: String::new() };
        Self { path: path.to_owned(), problems: vec![problem], text }
    }

    /// A file with everything that was found in it.
    pub fn from_error(path: &Path, error: &ReadError) -> Self {
        let ReadError::Problems { problems, .. } = error else { return Self::new(path, error.to_string()) };
        let shown = problems
            .list
            .iter()
            .map(|problem| Problem {
                place: format!("Line {}, column {} · {}", problem.line, problem.column, problem.path),
                message: wording::sentence(&problem.message),
                excerpt: format!("{}\n{}^", problem.excerpt, " ".repeat(problem.caret)),
                help: problem.help.as_deref().map(wording::sentence).unwrap_or_default(),
            })
            .collect();
        Self { path: path.to_owned(), problems: shown, text: error.to_string() }
    }
}
