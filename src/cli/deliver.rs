//! Where it goes what a command has made of a scenario: another one, or a file to be sent round.

use std::fs;
use std::path::Path;

use clap::error::ErrorKind;

use super::args::CommandLine;
use super::{Exit, Outcome, error};
use crate::scenario::Scenario;
use crate::storage::{Saving, rewrite_text, save_bytes};

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

/// Prints what a command has made, or writes it to the file that was named, which is not the scenario that it was made of.
pub(super) fn hand_over(bytes: Vec<u8>, file: &Path, output: Option<&Path>, command: &str) -> Outcome {
    let Some(output) = output.filter(|output| *output != Path::new("-")) else {
        return Outcome::done(bytes);
    };
    let real = |path: &Path| fs::canonicalize(path).ok();
    if real(output).is_some_and(|output| real(file) == Some(output)) {
        let message = format!("{} is the scenario itself; name another file", output.display());
        return Outcome::wrong_usage(CommandLine::usage(command, ErrorKind::InvalidValue, &message));
    }
    match save_bytes(output, &bytes, None) {
        Ok(_) => Outcome::done(Vec::new()),
        Err(problem) => Outcome::failed(error(&problem.to_string())),
    }
}
