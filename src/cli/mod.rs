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

#[cfg(test)]
mod tests {
    use super::*;

    /// What a run left behind: how it ended, both outputs, and what the window was asked to open.
    struct Ran {
        exit: Exit,
        out: String,
        err: String,
        window: Option<Option<PathBuf>>,
    }

    fn ran(arguments: &[&str], window_error: Option<&str>) -> Ran {
        let (mut out, mut err, mut window) = (vec![], vec![], None);
        let open = |file| {
            window = Some(file);
            window_error.map_or(Ok(()), |sentence| Err(sentence.to_owned()))
        };
        let exit = run(["guarantee-board"].iter().chain(arguments), &mut out, &mut err, open);
        Ran { exit, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap(), window }
    }

    #[test]
    fn without_a_command_the_window_opens() {
        assert_eq!(ran(&[], None).window, Some(None));
        let with_file = ran(&["board.ron"], None);
        assert_eq!((with_file.exit, with_file.window), (Exit::Done, Some(Some("board.ron".into()))));
    }

    #[test]
    fn a_window_that_cannot_open_is_a_failure_told_once() {
        let ran = ran(&[], Some("No display was found"));
        assert_eq!((ran.exit, ran.err.as_str(), ran.out.as_str()), (Exit::Failed, "error: No display was found\n", ""));
    }

    #[test]
    fn help_and_version_are_reports() {
        let help = ran(&["--help"], None);
        assert_eq!((help.exit, help.err.as_str(), help.window), (Exit::Done, "", None));
        assert!(help.out.contains("Examples:"), "{}", help.out);
        assert!(ran(&["--version"], None).out.contains(env!("CARGO_PKG_VERSION")));
    }

    #[test]
    fn wrong_usage_is_told_on_standard_error() {
        for arguments in [
            &["check"][..],
            &["check", "a.ron", "--all", "--package", "x"],
            &["check", "a.ron", "--date", "yesterday"],
            &["export", "a.ron"],
            &["format"],
            &["a.ron", "b.ron"],
            &["--nonsense"],
        ] {
            let ran = ran(arguments, None);
            assert_eq!((ran.exit, ran.out.as_str(), ran.window), (Exit::WrongUsage, "", None), "{arguments:?}");
            assert!(ran.err.starts_with("error: "), "{}", ran.err);
        }
    }

    struct Closed(io::ErrorKind);

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_no_error_and_a_full_disk_is() {
        let run_with = |kind| {
            let mut err = vec![];
            let exit = run(["guarantee-board", "--version"], &mut Closed(kind), &mut err, |_| Ok(()));
            (exit, err.is_empty())
        };
        assert_eq!(run_with(io::ErrorKind::BrokenPipe), (Exit::Done, true));
        assert_eq!(run_with(io::ErrorKind::StorageFull), (Exit::Failed, false));
    }
}
