//! The command line from within: how a run ends, and what is printed where.

use std::io::{self, Write};
use std::path::PathBuf;

use guarantee_board::cli::{Exit, command, run};
use guarantee_board::scenario::Package;
use guarantee_board::storage::write_text;
use jiff::civil::Date;

use crate::samples::{BLANK, read};

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

#[test]
fn the_command_line_is_well_formed() {
    command().debug_assert();
}

#[test]
fn a_day_has_one_form() {
    let day = |text: &str| {
        let matches = command().try_get_matches_from(["guarantee-board", "check", "a.ron", &format!("--date={text}")]);
        let matches = matches.map_err(|error| error.to_string())?;
        let (_, check) = matches.subcommand().expect("the command");
        Ok::<Date, String>(*check.get_one("date").expect("a day"))
    };
    assert_eq!(day("2026-01-31"), Ok(Date::constant(2026, 1, 31)));
    for wrong in ["2026-1-31", "20260131", "2026-01-31T00:00", "2026-02-30", "-002-01-01", "+026-01-01", "today", ""] {
        assert!(day(wrong).is_err_and(|told| told.contains("--date")), "{wrong}");
    }
}

#[test]
fn an_unknown_id_is_answered_with_the_nearest_known_one() {
    let mut scenario = read(BLANK);
    assert_eq!(scenario.voices, []);
    let package = scenario.packages.remove(0);
    let named = |id: &str| Package { id: id.into(), ..package.clone() };
    (scenario.packages, scenario.current) = (["first", "second"].map(named).into(), "first".into());
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("board.ron");
    std::fs::write(&path, write_text(&scenario).expect("a text")).expect("it is written");
    let path = path.to_str().expect("a path that is text");
    let told = |option: &str, id: &str| {
        let ran = ran(&["check", path, option, id], None);
        (ran.exit, ran.err.lines().next().unwrap_or_default().to_owned())
    };
    assert_eq!(told("--package", "first"), (Exit::Done, String::new()));
    for (option, id, answer) in [
        ("--package", "frist", "unknown package `frist`; did you mean `first`?"),
        ("--voice", "ash", "unknown voice `ash`"),
    ] {
        let (exit, err) = told(option, id);
        assert!(exit == Exit::WrongUsage && err.ends_with(answer), "{err}");
    }
}
