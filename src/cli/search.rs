//! `search`: the questions about all packages, for people or as JSON.

use super::args::{Binding, SearchArgs};
use super::check::{not_heard, unknown};
use super::{Outcome, error, load};
use crate::assess::{Model, Reading, assess};
use crate::report::answers::SearchReport;
use crate::report::{answers_text, json};
use crate::scenario::{Firmness, PackageId, Pin, Scenario, VoiceId};
use crate::search::{Budget, Question, Search, conflict, count, hinges};

/// How many steps each question may take. Nobody is kept waiting for more than some seconds.
const STEPS: u64 = 200_000_000;
/// The same for a count, whose steps take memory too.
const COUNT_STEPS: u64 = 10_000_000;

pub(super) fn search(arguments: &SearchArgs) -> Outcome {
    let mut scenario = match load::load(&arguments.file) {
        Ok(scenario) => scenario,
        Err(unreadable) => return Outcome::failed(unreadable.text),
    };
    let unknown = apply(arguments, &mut scenario);
    if !unknown.is_empty() {
        return Outcome::wrong_usage(unknown.iter().map(|line| error(line)).collect());
    }
    let model = match Model::new(&scenario) {
        Ok(model) => model,
        Err(unresolved) => return Outcome::failed(error(&unresolved.to_string())),
    };
    let date = arguments.date.unwrap_or(scenario.as_of);
    let reading = Reading { date, voice: arguments.voice.as_deref().map(VoiceId::from) };
    let Some(package) = scenario.current_package() else {
        return Outcome::failed(error("the scenario has no package to start from"));
    };
    let assessment = assess(&model, package, &reading);
    let question =
        Question { scenario: &scenario, model: &model, package, reading: &reading, acceptable: &scenario.acceptable };
    let file = arguments.file.display().to_string();
    let mut report = SearchReport {
        file: &file,
        scenario: &scenario,
        reading: &reading,
        package,
        assessment: &assessment,
        any: Search::new(question).is_open(&mut Budget::of(STEPS)),
        ways: None,
        ends: None,
        count: None,
        conflict: None,
        accepting: None,
        frontier: None,
        hinges: None,
    };
    answer(arguments, &question, &mut report);
    if !arguments.json {
        return Outcome::done(answers_text::answers(&report));
    }
    match json::answers::document(&report) {
        Ok(report) => Outcome::done(report),
        Err(problem) => Outcome::failed(error(&format!("cannot write the report as JSON: {problem}"))),
    }
}

/// Answers what was asked; each question anew, so that none has less for another.
fn answer(arguments: &SearchArgs, question: &Question<'_>, report: &mut SearchReport<'_>) {
    let asked = arguments.ways.is_some()
        || arguments.open
        || arguments.count
        || arguments.conflict
        || arguments.accept
        || arguments.frontier
        || arguments.drop_sources;
    let ways = arguments.ways.or((!asked).then_some(3));
    report.ways = ways.map(|ways| Search::new(*question).ways(ways.into(), &mut Budget::of(STEPS)));
    if arguments.open {
        let mut search = Search::new(*question);
        let mut ends = search.ends(&mut Budget::of(STEPS));
        search.explain(&mut ends, &mut Budget::of(STEPS));
        report.ends = Some(ends);
    }
    if arguments.count || !asked {
        report.count = Some(count(question, &mut Budget::of(COUNT_STEPS)));
    }
    if arguments.conflict || !asked {
        report.conflict = Some(conflict(question, STEPS, &mut Budget::unlimited()));
    }
    if arguments.accept {
        report.accepting = Some(Search::new(*question).accepting(&mut Budget::of(STEPS)));
    }
    if arguments.frontier {
        report.frontier = Some(Search::new(*question).frontier(&mut Budget::of(STEPS)));
    }
    if arguments.drop_sources {
        report.hinges = Some(hinges(question, STEPS / 20, &mut Budget::of(STEPS)));
    }
}

/// Applies what the command line says of package and acceptance; returns what is not known, in sentences.
fn apply(arguments: &SearchArgs, scenario: &mut Scenario) -> Vec<String> {
    let mut wrong = Vec::new();
    if let Some(id) = &arguments.package {
        wrong.extend(unknown("package", id, scenario.packages.iter().map(|package| package.id.as_str())));
        scenario.current = PackageId::from(id.as_str());
    }
    if let Some(id) = &arguments.voice {
        wrong.extend(not_heard(scenario, id));
    }
    if let Some(binding) = arguments.binding {
        scenario.acceptable.binding = match binding {
            Binding::Absolute => Firmness::Absolute,
            Binding::Firm => Firmness::Firm,
            Binding::All => Firmness::Disputed,
        };
    }
    if let Some(level) = arguments.at_least {
        scenario.acceptable.at_least = level.into();
    }
    if let Some(level) = arguments.unknown {
        scenario.acceptable.unknown = level.into();
    }
    for text in &arguments.pin {
        match pin(scenario, text) {
            Ok(pin) if scenario.acceptable.pinned(&pin) => {}
            Ok(pin) => scenario.acceptable.pins.push(pin),
            Err(sentence) => wrong.push(format!("--pin {text}: {sentence}")),
        }
    }
    wrong
}

/// Reads a pin.
fn pin(scenario: &Scenario, text: &str) -> Result<Pin, String> {
    let parts: Vec<&str> = text.split(':').collect();
    let expected = || {
        Err("expected card:ELEMENT, absent:ELEMENT, phase:ELEMENT:PHASE, option:ELEMENT:SETTING:OPTION or \
             provider:ELEMENT:ACTOR"
            .to_owned())
    };
    let Some(id) = parts.get(1).copied() else { return expected() };
    let cards = || scenario.elements.iter().filter(|element| !element.frame);
    if let Some(sentence) = unknown("element", id, cards().map(|element| element.id.as_str())) {
        return Err(sentence);
    }
    let Some(element) = cards().find(|element| element.id.as_str() == id) else { return expected() };
    let known = |what, id: &str, all: Vec<&str>| unknown(what, id, all.into_iter()).map_or(Ok(()), Err);
    match parts.as_slice() {
        ["card", _] => Ok(Pin::Card(id.into())),
        ["absent", _] => Ok(Pin::Absent(id.into())),
        ["phase", _, phase] => {
            known("phase", phase, scenario.phases.iter().map(|phase| phase.id.as_str()).collect())?;
            Ok(Pin::Phase(id.into(), (*phase).into()))
        }
        ["option", _, setting, option] => {
            known("setting", setting, element.settings.iter().map(|setting| setting.id.as_str()).collect())?;
            let options = element.setting(&(*setting).into()).map(|setting| &setting.options);
            let options = options.into_iter().flatten().map(|option| option.id.as_str());
            known("option", option, options.collect())?;
            Ok(Pin::Option(id.into(), (*setting).into(), (*option).into()))
        }
        ["provider", _, actor] => {
            known("provider", actor, element.providers.iter().map(|actor| actor.as_str()).collect())?;
            Ok(Pin::Provider(id.into(), (*actor).into()))
        }
        _ => expected(),
    }
}
