//! `ballots`: the page that asks for votes elsewhere, and the votes that come back.

use super::args::BallotsArgs;
use super::check::unknown;
use super::deliver::{deliver, hand_over};
use super::{Exit, Outcome, error, load};
use crate::assess::{Model, Reading, assess};
use crate::ballot::{Fate, Leave, MAX_BYTES, Paper, cast, read};
use crate::report::ballot::{Seats, ballot_page};
use crate::scenario::{PackageId, Scenario, VoiceId};
use crate::storage::read_bytes;

pub(super) fn ballots(arguments: &BallotsArgs) -> Outcome {
    match load::load(&arguments.file) {
        Ok(scenario) if arguments.ballots.is_empty() => page(&scenario, arguments),
        Ok(scenario) => take_in(&scenario, arguments),
        Err(unreadable) => Outcome::failed(unreadable.text),
    }
}

/// Writes the page.
fn page(scenario: &Scenario, arguments: &BallotsArgs) -> Outcome {
    let file = arguments.file.display();
    let packages = scenario.packages.iter().map(|package| package.id.as_str());
    let seats = scenario.seats.iter().map(|seat| seat.id.as_str());
    let package = arguments.package.as_deref().and_then(|id| unknown("package", id, packages));
    let seat = arguments.seat.as_deref().and_then(|id| unknown("seat", id, seats));
    if let Some(sentence) = package.or(seat) {
        return Outcome::wrong_usage(error(&format!("{file}: {sentence}")));
    }
    let package = match &arguments.package {
        Some(id) => scenario.package(&PackageId::from(id.as_str())),
        None => scenario.current_package(),
    };
    let (Ok(model), Some(package)) = (Model::new(scenario), package) else {
        return Outcome::failed(error(&format!("there is no package: {file}")));
    };
    let assessment = assess(&model, package, &Reading { date: scenario.as_of, voice: None });
    let seats = match &arguments.seat {
        Some(id) => Seats::One(VoiceId::from(id.as_str())),
        None if arguments.names => Seats::ByName,
        None => Seats::ByNumber,
    };
    match ballot_page(scenario, package, &assessment, &seats) {
        Ok(page) => hand_over(page.into_bytes(), &arguments.file, arguments.output.as_deref(), "ballots"),
        Err(problem) => Outcome::failed(error(&format!("{problem}: {file}"))),
    }
}

/// Takes in what came back.
fn take_in(scenario: &Scenario, arguments: &BallotsArgs) -> Outcome {
    let mut texts = Vec::new();
    for path in &arguments.ballots {
        match read_bytes(path, MAX_BYTES) {
            // The text of a ballot is the same in all that can be told apart as text, and is found amid what is none.
            Ok(bytes) => texts.push((path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned())),
            Err(problem) => return Outcome::failed(error(&format!("{problem}: {}", path.display()))),
        }
    }
    let papers: Vec<Paper<'_>> = texts.iter().map(|(name, text)| Paper { name, text }).collect();
    let leave = Leave { late: arguments.late, changes: arguments.replace };
    let (mut votes, mut report, mut exit) = (Vec::new(), Vec::new(), Exit::Done);
    for outcome in read(scenario, &papers) {
        let told = if arguments.check { outcome.foretold(scenario, leave) } else { outcome.told(scenario, leave) };
        let counts = outcome.fate.counts(leave);
        if !counts && outcome.fate != Fate::Again {
            exit = Exit::Failed;
        }
        report.push(format!("{}: {told}", outcome.from));
        votes.extend(outcome.votes.filter(|_| counts));
    }
    if arguments.check {
        let report: String = report.iter().map(|line| format!("{line}\n")).collect();
        return Outcome { exit, report: report.into_bytes(), errors: String::new() };
    }
    match cast(scenario, &votes) {
        Ok(after) => deliver(&after, &report, exit, &arguments.file, arguments.output.as_deref()),
        Err(problem) => Outcome::failed(error(&problem.to_string())),
    }
}
