//! `check`: the verdict and the findings of packages, for people or as JSON.

use std::path::Path;

use super::args::CheckArgs;
use super::load::{self, Unreadable};
use super::{Exit, Outcome, error};
use crate::assess::{self, Model, Reading};
use crate::report::{CAUSE_STEPS, FileReport, json, text};
use crate::scenario::check::suggestion;
use crate::scenario::{Package, PackageId, Scenario, VoiceId};

/// A file that was named, read and compiled, or why it could not be.
struct Named {
    file: String,
    outcome: Result<Ready, Unreadable>,
}

struct Ready {
    scenario: Scenario,
    model: Model,
    reading: Reading,
}

pub(super) fn check(arguments: &CheckArgs) -> Outcome {
    let files: Vec<Named> = arguments.files.iter().map(|path| read(path, arguments)).collect();
    let problems: String = files
        .iter()
        .filter_map(|named| named.outcome.as_ref().err())
        .map(|unreadable| unreadable.text.as_str())
        .collect();
    let unknown: String =
        files.iter().flat_map(|named| unknown_ids(named, arguments)).map(|line| error(&line)).collect();
    if !unknown.is_empty() {
        return Outcome::wrong_usage(problems + &unknown);
    }
    let exit = if problems.is_empty() { Exit::Done } else { Exit::Failed };
    let reports: Vec<_> = files
        .iter()
        .map(|named| (named, named.outcome.as_ref().map(|ready| report(named, ready, arguments))))
        .collect();
    if !arguments.json {
        let texts = reports.iter().filter_map(|(_, report)| report.as_ref().ok()).map(text::file);
        return Outcome { exit, report: texts.collect::<Vec<_>>().join("\n\n").into_bytes(), errors: problems };
    }
    let files = reports.iter().map(|(named, report)| match report {
        Ok(report) => json::FileJson::read(report),
        Err(unreadable) => json::FileJson::unreadable(&named.file, &unreadable.report),
    });
    match json::document(&files.collect::<Vec<_>>()) {
        Ok(report) => Outcome { exit, report: report.into_bytes(), errors: problems },
        Err(problem) => Outcome::failed(error(&format!("cannot write the report as JSON: {problem}"))),
    }
}

fn read(path: &Path, arguments: &CheckArgs) -> Named {
    let compiled = load::load(path).and_then(|mut scenario| {
        if let Some(level) = arguments.unknown {
            scenario.acceptable.unknown = level.into();
        }
        let model = Model::new(&scenario)
            .map_err(|unresolved| Unreadable::whole(format!("{unresolved}: {}", path.display())))?;
        let date = arguments.date.unwrap_or(scenario.as_of);
        let reading = Reading { date, voice: arguments.voice.as_deref().map(VoiceId::from) };
        Ok(Ready { scenario, model, reading })
    });
    Named { file: path.display().to_string(), outcome: compiled }
}

fn report<'a>(named: &'a Named, ready: &'a Ready, arguments: &CheckArgs) -> FileReport<'a> {
    let Ready { scenario, model, reading } = ready;
    let packages: Vec<&Package> = match &arguments.package {
        Some(id) => scenario.package(&PackageId::from(id.as_str())).into_iter().collect(),
        None if arguments.all => scenario.packages.iter().collect(),
        None => scenario.current_package().into_iter().collect(),
    };
    let assessed = |package| {
        let mut assessment = assess::assess(model, package, reading);
        assess::explain(model, package, reading, &mut assessment, CAUSE_STEPS);
        (package, assessment)
    };
    let packages = packages.into_iter().map(assessed).collect();
    FileReport { file: &named.file, scenario, reading, packages }
}

/// What the command line names that the file does not know, in sentences.
fn unknown_ids(named: &Named, arguments: &CheckArgs) -> Vec<String> {
    let Ok(Ready { scenario, .. }) = &named.outcome else { return vec![] };
    let packages = || scenario.packages.iter().map(|package| package.id.as_str());
    let unknown_package = arguments.package.as_deref().and_then(|id| unknown("package", id, packages()));
    let unknown_voice = arguments.voice.as_deref().and_then(|id| not_heard(scenario, id));
    let sentences = unknown_package.into_iter().chain(unknown_voice);
    sentences.map(|sentence| format!("{}: {sentence}", named.file)).collect()
}

/// "unknown package `frist`; did you mean `first`?", or `None` where it is known.
pub(super) fn unknown<'a>(what: &str, id: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<String> {
    if known.clone().any(|name| name == id) {
        return None;
    }
    let help = suggestion(id, known).map(|help| format!("; {help}"));
    Some(format!("unknown {what} `{id}`{}", help.unwrap_or_default()))
}

/// Why nobody of this id can be heard; `None` where somebody can: a voice, or a seat whose votes are revealed.
pub(super) fn not_heard(scenario: &Scenario, id: &str) -> Option<String> {
    let voice = VoiceId::from(id);
    if scenario.can_be_heard(&voice) {
        return None;
    }
    if scenario.seat(&voice).is_some() {
        return Some(format!("the seat `{id}` cannot be heard: its votes are not revealed"));
    }
    let seats = scenario.seats.iter().filter(|_| scenario.votes_revealed).map(|seat| &seat.id);
    unknown("voice", id, scenario.voices.iter().map(|voice| &voice.id).chain(seats).map(VoiceId::as_str))
}
