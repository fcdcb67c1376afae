//! `merge`: what several made of one scenario, in one file.

use std::fs;
use std::path::Path;

use clap::error::ErrorKind;

use super::args::{CommandLine, MergeArgs};
use super::deliver::deliver;
use super::{Exit, Outcome, error, load};
use crate::merge::{GroupCopy, bring_in, three_way};
use crate::scenario::Scenario;

pub(super) fn merge(arguments: &MergeArgs) -> Outcome {
    let wrong =
        |message: &str| Outcome::wrong_usage(CommandLine::usage("merge", ErrorKind::WrongNumberOfValues, message));
    match &arguments.base {
        Some(base) => match arguments.others.as_slice() {
            [theirs] => versions(base, theirs, arguments),
            _ => wrong("with --base there are two versions to join: OURS and THEIRS"),
        },
        None if ![0, arguments.others.len()].contains(&arguments.names.len()) => {
            wrong("name every group with --as, in the order of the files, or none")
        }
        None => groups(arguments),
    }
}

/// Brings the copies of groups in.
fn groups(arguments: &MergeArgs) -> Outcome {
    let mut scenario = match load::load(&arguments.file) {
        Ok(scenario) => scenario,
        Err(unreadable) => return Outcome::failed(unreadable.text),
    };
    let mut report = Vec::new();
    for (place, path) in arguments.others.iter().enumerate() {
        let from = match load::load(path) {
            Ok(from) => from,
            Err(unreadable) => return Outcome::failed(unreadable.text),
        };
        let stem = || path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let group = arguments.names.get(place).cloned().unwrap_or_else(stem);
        let copy = GroupCopy { group, scenario: from.into() };
        match bring_in(&scenario, &copy) {
            Ok((joined, brought)) => {
                report.push(format!("{} ({})", copy.group, path.display()));
                report.extend(brought.told(&scenario, &copy).iter().map(|line| format!("  {line}")));
                scenario = joined;
            }
            Err(refused) => return Outcome::failed(error(&format!("{refused}: {}", path.display()))),
        }
    }
    deliver(&scenario, &report, Exit::Done, &arguments.file, arguments.output.as_deref())
}

/// Joins two versions.
fn versions(base: &Path, theirs: &Path, arguments: &MergeArgs) -> Outcome {
    let read = |path: &Path| load::load(path).map_err(|unreadable| Outcome::failed(unreadable.text));
    let all = read(&arguments.file).and_then(|ours| Ok((ours, read(theirs)?)));
    let (ours, theirs) = match all {
        Ok(sides) => sides,
        Err(outcome) => return outcome,
    };
    // Git names an empty file where the two have nothing in common that they come from.
    let none = fs::metadata(base).is_ok_and(|known| known.is_file() && known.len() == 0);
    let base = match if none { Ok(Scenario::empty(ours.as_of)) } else { read(base) } {
        Ok(base) => base,
        Err(outcome) => return outcome,
    };
    match three_way(&base, &ours, &theirs) {
        Ok(merged) => {
            let conflicts = merged.conflicts.iter().map(|conflict| format!("conflict: {conflict}"));
            let report: Vec<String> =
                conflicts.chain(merged.notes.iter().map(|note| format!("note: {note}"))).collect();
            let exit = if merged.conflicts.is_empty() { Exit::Done } else { Exit::Failed };
            deliver(&merged.scenario, &report, exit, &arguments.file, arguments.output.as_deref())
        }
        Err(problem) => Outcome::failed(error(&format!("{problem}: {}", arguments.file.display()))),
    }
}
