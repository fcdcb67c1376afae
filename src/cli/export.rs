//! `export`: what a file holds, in another form.

use clap::{CommandFactory as _, error::ErrorKind};

use super::args::{CommandLine, ExportArgs};
use super::{Outcome, error, load};
use crate::report::minutes::{Telling, minutes};

pub(super) fn export(arguments: &ExportArgs) -> Outcome {
    if !arguments.json && !arguments.minutes {
        return Outcome::wrong_usage(nothing_named());
    }
    let scenario = match load::load(&arguments.file) {
        Ok(scenario) => scenario,
        Err(unreadable) => return Outcome::failed(unreadable.text),
    };
    if arguments.minutes {
        return Outcome::done(minutes(&scenario, Telling { names: arguments.names, notes: false }));
    }
    match serde_json::to_string_pretty(&scenario) {
        Ok(json) => Outcome::done(json + "\n"),
        Err(problem) => Outcome::failed(error(&format!("cannot write the scenario as JSON: {problem}"))),
    }
}

/// What can be exported, as a usage error of the `export` command.
fn nothing_named() -> String {
    const MESSAGE: &str = "say what to export:\n  --json     the scenario itself as JSON\n  --minutes  the minutes of its rounds as Markdown";
    let mut command = CommandLine::command();
    // Only a built command knows its full name.
    command.build();
    let mut export = command.find_subcommand("export").cloned().unwrap_or(command);
    export.error(ErrorKind::MissingRequiredArgument, MESSAGE).to_string()
}
