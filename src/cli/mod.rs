//! The command line: what can be done without a window, and the window itself.
//!
//! The report goes to standard output, errors go to standard error. Everything is written to the given writers and
//! nothing here ends the process, so that all of it can be tested in place.

mod args;
mod ballots;
mod check;
mod deliver;
mod export;
mod format;
mod import;
mod load;
mod merge;
mod review;
mod search;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{CommandFactory as _, Parser as _};

use self::args::{Command, CommandLine};

/// The command line as it is declared, for what is made from it: the manual pages, and the completions of shells.
pub fn command() -> clap::Command {
    CommandLine::command()
}

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All was done: 0.
    Done,
    /// Some file could not be read, the report could not be written, or no window could be opened: 1.
    Failed,
    /// The command line asks for something that there is not: 2.
    WrongUsage,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::WrongUsage => 2,
        })
    }
}

/// What a command has to say.
struct Outcome {
    exit: Exit,
    report: Vec<u8>,
    errors: String,
}

impl Outcome {
    fn done(report: impl Into<Vec<u8>>) -> Self {
        Self { exit: Exit::Done, report: report.into(), errors: String::new() }
    }

    fn wrong_usage(errors: String) -> Self {
        Self { exit: Exit::WrongUsage, report: Vec::new(), errors }
    }

    fn failed(errors: String) -> Self {
        Self { exit: Exit::Failed, report: Vec::new(), errors }
    }
}

/// Does what the arguments, the program's name first, ask for. `open_window` runs the window, on the file if one is
/// given, and returns when it is closed; its error is one sentence.
pub fn run<A>(
    arguments: A,
    out: &mut impl Write,
    err: &mut impl Write,
    open_window: impl FnOnce(Option<PathBuf>) -> Result<(), String>,
) -> Exit
where
    A: IntoIterator,
    A::Item: Into<OsString> + Clone,
{
    let outcome = match CommandLine::try_parse_from(arguments) {
        Ok(CommandLine { command: Some(Command::Check(arguments)), .. }) => check::check(&arguments),
        Ok(CommandLine { command: Some(Command::Export(arguments)), .. }) => export::export(&arguments),
        Ok(CommandLine { command: Some(Command::Search(arguments)), .. }) => search::search(&arguments),
        Ok(CommandLine { command: Some(Command::Review(arguments)), .. }) => review::review(&arguments),
        Ok(CommandLine { command: Some(Command::Import(arguments)), .. }) => import::import_table(&arguments),
        Ok(CommandLine { command: Some(Command::Merge(arguments)), .. }) => merge::merge(&arguments),
        Ok(CommandLine { command: Some(Command::Ballots(arguments)), .. }) => ballots::ballots(&arguments),
        Ok(CommandLine { command: Some(Command::Format(arguments)), .. }) => format::format(&arguments),
        Ok(CommandLine { command: None, file }) => match open_window(file) {
            Ok(()) => Outcome::done(Vec::new()),
            Err(sentence) => Outcome::failed(error(&sentence)),
        },
        Err(message) if message.use_stderr() => Outcome::wrong_usage(message.to_string()),
        Err(help_or_version) => Outcome::done(format!("{}\n", help_or_version.to_string().trim_end())),
    };
    // Where standard error cannot be written to, there is nobody left to tell.
    write_all(err, outcome.errors.as_bytes()).ok();
    match write_all(out, &outcome.report) {
        Ok(()) => outcome.exit,
        Err(problem) => {
            write_all(err, error(&format!("cannot write the report: {problem}")).as_bytes()).ok();
            Exit::Failed
        }
    }
}

/// An error as a line of its own.
fn error(sentence: &str) -> String {
    format!("error: {}\n", sentence.trim_end())
}

/// Writes all of it; a reader that has heard enough and closed the pipe is no error.
fn write_all(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    match to.write_all(bytes).and_then(|()| to.flush()) {
        Err(problem) if problem.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}
