//! `format`: files as saving would lay them out, with all that is in them.

use std::path::Path;

use super::args::FormatArgs;
use super::{Exit, Outcome, error, load};
use crate::storage::{format_file, save_bytes};

pub(super) fn format(arguments: &FormatArgs) -> Outcome {
    let mut outcome = Outcome::done(Vec::new());
    for path in &arguments.files {
        let said = match one(path, arguments.check) {
            Ok(State::Already) => "formatted already",
            Ok(State::Now) => "formatted",
            Ok(State::Not) => {
                outcome.exit = Exit::Failed;
                "not formatted"
            }
            Err(problems) => {
                outcome.exit = Exit::Failed;
                outcome.errors.push_str(&problems);
                continue;
            }
        };
        outcome.report.extend(format!("{}: {said}\n", path.display()).into_bytes());
    }
    outcome
}

/// How a file is.
enum State {
    /// It was formatted before.
    Already,
    /// It has been formatted.
    Now,
    /// It would change, and was only looked at.
    Not,
}

/// Formats a file, or only looks whether it would change; an error is what goes to standard error.
fn one(path: &Path, check: bool) -> Result<State, String> {
    match format_file(path).map_err(|problem| load::unreadable(&problem).text)? {
        None => Ok(State::Already),
        Some(_) if check => Ok(State::Not),
        Some(text) => {
            save_bytes(path, text.as_bytes(), None).map_err(|problem| error(&problem.to_string()))?;
            Ok(State::Now)
        }
    }
}
