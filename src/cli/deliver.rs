//! Where a scenario goes that a command has made of another one.

use std::fs;
use std::path::Path;

use super::{Exit, Outcome, error};
use crate::scenario::Scenario;
use crate::storage::{Saving, rewrite_text};

/// Writes the scenario and prints the report, or prints the scenario and has the report beside it.
pub(super) fn deliver(
    scenario: &Scenario,
    report: &[String],
    exit: Exit,
    file: &Path,
    output: Option<&Path>,
) -> Outcome {
    let report: String = report.iter().map(|line| format!("{line}\n")).collect();
    let Some(output) = output.filter(|output| *output != Path::new("-")) else {
        // What it was read from a moment ago, with its comments.
        let before = fs::read_to_string(file).unwrap_or_default();
        return match rewrite_text(&before, scenario) {
            Ok(text) => Outcome { exit, report: text.into_bytes(), errors: report },
            Err(problem) => Outcome::failed(error(&problem.to_string())),
        };
    };
    let saving = Saving { base: Some(file), ..Saving::new(output, scenario) };
    match saving.save() {
        Ok(_) => Outcome { exit, report: report.into_bytes(), errors: String::new() },
        Err(problem) => Outcome::failed(error(&problem.to_string())),
    }
}
