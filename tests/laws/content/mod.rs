//! The shipped content against what it was made from: tables of all that holds of each package, on both days and for
//! every voice; what has to hold of single boards; what every voice did and did not say; and what is fair to each side.

mod article;
mod completeness;
mod first_steps;
mod history;
mod lessons;
mod limits;
mod mirrors;
mod monotony;
mod provenance;
mod reach;
mod sanity;
mod tables;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use guarantee_board::assess::{
    Assessment, CapSource, CardAssessment, Certainty, Finding, FindingKind, Model, Reading, Severity, Verdict, assess,
};
use guarantee_board::scenario::{
    Card, Choices, Element, Feasibility, Firmness, OptionId, Package, PositionKind, Scenario, VoiceId,
};
use guarantee_board::storage;

use crate::samples;

const AUGUST: &str = "2025-08-22";
const JANUARY: &str = "2026-01-31";
const DAYS: [&str; 2] = [AUGUST, JANUARY];
const PHASES: [&str; 4] = ["now", "ceasefire", "settlement", "ratification"];
const CONSENTS: [&str; 3] = ["not-sought", "refused", "given"];

/// The shipped scenario.
static UKRAINE: LazyLock<Scenario> = LazyLock::new(samples::shipped);

/// The shipped scenario, ready for assessing.
static MODEL: LazyLock<Model> = LazyLock::new(|| Model::new(&UKRAINE).unwrap());

/// What comes before the first dash of an id: `r19a`, `e07`, `s03b`.
fn short(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}

fn package(id: &str) -> Package {
    let found = UKRAINE.packages.iter().find(|package| [package.id.as_str(), short(package.id.as_str())].contains(&id));
    found.unwrap_or_else(|| panic!("no package {id}")).clone()
}

fn element(id: &str) -> &'static Element {
    let found = UKRAINE.elements.iter().find(|element| [element.id.as_str(), short(element.id.as_str())].contains(&id));
    found.unwrap_or_else(|| panic!("no element {id}"))
}

/// A board in a few words: `consent given; order guarantee-first; e10 ceasefire united-kingdom france [10k western]`.
/// A card is its element, its phase, its providers and the options that are not the defaults.
fn board(words: &str) -> Package {
    let mut board = Package::new("board".into(), "Board".to_owned());
    for part in words.split(';').map(str::trim) {
        match part.split_once(' ') {
            Some(("consent", option)) => assume(&mut board, "e28-russian-consent", "consent", option),
            Some(("order", option)) => assume(&mut board, "e29-order", "order", option),
            _ => board.cards.push(card_of(part)),
        }
    }
    board
}

fn card_of(words: &str) -> Card {
    let (head, options) = words.split_once('[').unwrap_or((words, ""));
    let mut head = head.split_whitespace();
    let element = element(head.next().expect("an element"));
    let mut card = Card {
        element: element.id.clone(),
        phase: head.next().expect("a phase").into(),
        by: head.map(Into::into).collect(),
        with: Default::default(),
        note: String::new(),
    };
    for option in options.trim_end_matches(']').split_whitespace() {
        let mut having = element.settings.iter().filter(|s| s.options.iter().any(|o| o.id.as_str() == option));
        let setting = having.next().unwrap_or_else(|| panic!("{} has no {option}", element.id));
        assert!(having.next().is_none(), "{option} of {} could be two things", element.id);
        card.with.insert(setting.id.clone(), option.into());
    }
    card
}

/// A card with default options by all who may provide it.
fn default_card(element: &Element, phase: &str) -> Card {
    let by = element.providers.clone();
    Card { element: element.id.clone(), phase: phase.into(), by, with: Default::default(), note: String::new() }
}

fn assume(package: &mut Package, element: &str, setting: &str, option: &str) {
    package.frame.entry(element.into()).or_default().insert(setting.into(), option.into());
}

/// Reads a package as of a day, with everyone or one voice heard.
fn read(package: &Package, day: &str, voice: Option<&str>) -> Assessment {
    assess(&MODEL, package, &reading(day, voice))
}

fn reading(day: &str, voice: Option<&str>) -> Reading {
    Reading { date: day.parse().unwrap(), voice: voice.map(VoiceId::from) }
}

/// Reads a shipped package as of August 2025 with everyone heard.
fn read_shipped(id: &str) -> Assessment {
    read(&package(id), AUGUST, None)
}

fn rules_fired(assessment: &Assessment) -> BTreeSet<&str> {
    assessment.findings.iter().filter_map(|finding| finding.rule.as_ref()).map(|rule| rule.as_str()).collect()
}

/// The rules that fire on a board, by the part before the first dash.
fn fired(words: &str, day: &str) -> BTreeSet<String> {
    rules_fired(&read(&board(words), day, None)).into_iter().map(|id| short(id).to_owned()).collect()
}

/// The violated positions, by the part before the first dash.
fn violations(assessment: &Assessment) -> BTreeSet<&str> {
    let violated = |finding: &&Finding| matches!(finding.kind, FindingKind::RedLine | FindingKind::Floor);
    assessment.findings.iter().filter(violated).filter_map(|f| f.rule.as_ref()).map(|id| short(id.as_str())).collect()
}

fn finding<'a>(assessment: &'a Assessment, rule: &str) -> &'a Finding {
    let found = assessment
        .findings
        .iter()
        .find(|finding| finding.rule.as_ref().is_some_and(|id| [id.as_str(), short(id.as_str())].contains(&rule)));
    found.unwrap_or_else(|| panic!("{rule} is silent; fired: {:?}", rules_fired(assessment)))
}

fn card<'a>(assessment: &'a Assessment, element: &str) -> &'a CardAssessment {
    let found =
        assessment.cards.iter().find(|card| [card.element.as_str(), short(card.element.as_str())].contains(&element));
    found.unwrap_or_else(|| panic!("no card {element}"))
}

fn card_mut<'a>(package: &'a mut Package, element: &str) -> &'a mut Card {
    let found = package.cards.iter_mut().find(|card| card.element.as_str() == element);
    found.unwrap_or_else(|| panic!("no card {element}"))
}

/// The level of a card on a board, with everyone heard.
fn level(words: &str, element: &str, day: &str) -> Feasibility {
    card(&read(&board(words), day, None), element).level
}

/// Whether something unknown is among what decides a card's level.
fn rests_on_unknown(card: &CardAssessment) -> bool {
    card.deciding().any(|cap| cap.by == CapSource::Unknown)
}

/// The rule that a cap comes from: a limit, or a willingness.
fn rule_of(source: &CapSource) -> Option<&str> {
    match source {
        CapSource::Limit(rule) | CapSource::Willingness { rule, .. } | CapSource::Otherwise { rule, .. } => {
            Some(rule.as_str())
        }
        CapSource::Element | CapSource::Option(..) | CapSource::NobodyProvides | CapSource::Unknown => None,
    }
}

/// The limits and positions that decide how feasible a card is, by the part before the first dash.
fn deciding_rules(card: &CardAssessment) -> BTreeSet<&str> {
    card.deciding().filter_map(|cap| rule_of(&cap.by)).map(short).collect()
}

fn cites(finding: &Finding, claim: &str) -> bool {
    finding.claims.iter().any(|id| id.as_str() == claim)
}

fn is_countered_by(finding: &Finding, claim: &str) -> bool {
    finding.counter_claims.iter().any(|id| id.as_str() == claim)
}

/// The floors of an actor that the package does not meet, and the red lines of its that it crosses.
fn violated<'a>(assessment: &'a Assessment, actor: &str) -> Vec<&'a Finding> {
    let of_actor = |finding: &&Finding| finding.holder.as_ref().is_some_and(|holder| holder.as_str() == actor);
    assessment.findings.iter().filter(of_actor).collect()
}

fn set(words: &str) -> BTreeSet<&str> {
    words.split_whitespace().collect()
}

/// All ways to choose the options of an element.
fn choices(element: &Element) -> Vec<Choices> {
    element.settings.iter().fold(vec![Choices::default()], |so_far, setting| {
        let with = |choices: &Choices, option: &OptionId| {
            let mut choices = choices.clone();
            choices.insert(setting.id.clone(), option.clone());
            choices
        };
        so_far.iter().flat_map(|choices| setting.options.iter().map(move |option| with(choices, &option.id))).collect()
    })
}
