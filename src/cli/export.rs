//! `export`: what a file holds, in another form.

use clap::{CommandFactory as _, error::ErrorKind};

use super::args::{CommandLine, ExportArgs};
use super::{Outcome, error, load};

pub(super) fn export(arguments: &ExportArgs) -> Outcome {
    if !arguments.json {
        let message = "nothing to export was named; there is\n  --json    the scenario itself as JSON";
        return Outcome::wrong_usage(
            CommandLine::command().error(ErrorKind::MissingRequiredArgument, message).to_string(),
        );
    }
    let scenario = match load::load(&arguments.file) {
        Ok(scenario) => scenario,
        Err(unreadable) => return Outcome::failed(error(&unreadable.text)),
    };
    match serde_json::to_string_pretty(&scenario) {
        Ok(json) => Outcome::done(json + "\n"),
        Err(problem) => Outcome::failed(error(&format!("cannot write the scenario as JSON: {problem}"))),
    }
}
