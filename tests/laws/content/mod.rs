//! The shipped content against what it was made from: the oracle of rules per package, the history that the packages
//! stand for, and what every voice did and did not say.

mod article;
mod completeness;
mod history;
mod oracle;
mod reach;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use guarantee_board::assess::{
    Assessment, CapSource, CardAssessment, Finding, FindingKind, Model, Reading, Severity, Verdict, assess,
};
use guarantee_board::scenario::{Card, Feasibility, Firmness, Package, PackageId, PositionKind, Scenario, VoiceId};
use guarantee_board::storage;

use crate::samples;

const AUGUST: &str = "2025-08-22";
const JANUARY: &str = "2026-01-31";

/// The shipped scenario.
static UKRAINE: LazyLock<Scenario> = LazyLock::new(samples::shipped);

/// The shipped scenario, ready for assessing.
static MODEL: LazyLock<Model> = LazyLock::new(|| Model::new(&UKRAINE).unwrap());

fn package(id: &str) -> Package {
    UKRAINE.package(&PackageId::from(id)).unwrap_or_else(|| panic!("no package {id}")).clone()
}

/// Reads a package as of a day, with everyone or one voice heard.
fn read(package: &Package, day: &str, voice: Option<&str>) -> Assessment {
    assess(&MODEL, package, &Reading { date: day.parse().unwrap(), voice: voice.map(VoiceId::from) })
}

/// Reads a shipped package as of August 2025 with everyone heard.
fn read_shipped(id: &str) -> Assessment {
    read(&package(id), AUGUST, None)
}

/// The number of the rule that an id comes from: 9 for `r09-…` and `r09a-…`.
fn number(id: &str) -> Option<u32> {
    id.strip_prefix('r')?.get(..2)?.parse().ok()
}

fn rules_fired(assessment: &Assessment) -> BTreeSet<&str> {
    assessment.findings.iter().filter_map(|finding| finding.rule.as_ref()).map(|rule| rule.as_str()).collect()
}

fn numbers_fired(assessment: &Assessment) -> BTreeSet<u32> {
    rules_fired(assessment).into_iter().filter_map(number).collect()
}

fn finding<'a>(assessment: &'a Assessment, rule: &str) -> &'a Finding {
    let found = assessment.findings.iter().find(|finding| finding.rule.as_ref().is_some_and(|id| id.as_str() == rule));
    found.unwrap_or_else(|| panic!("{rule} is silent; fired: {:?}", rules_fired(assessment)))
}

fn card<'a>(assessment: &'a Assessment, element: &str) -> &'a CardAssessment {
    let found = assessment.cards.iter().find(|card| card.element.as_str() == element);
    found.unwrap_or_else(|| panic!("no card {element}"))
}

fn card_mut<'a>(package: &'a mut Package, element: &str) -> &'a mut Card {
    let found = package.cards.iter_mut().find(|card| card.element.as_str() == element);
    found.unwrap_or_else(|| panic!("no card {element}"))
}

/// The limits that decide how feasible a card is.
fn deciding_limits(card: &CardAssessment) -> Vec<&str> {
    card.deciding()
        .filter_map(|cap| match &cap.by {
            CapSource::Limit(rule) => Some(rule.as_str()),
            CapSource::Element
            | CapSource::Option(..)
            | CapSource::NobodyProvides
            | CapSource::Willingness { .. }
            | CapSource::Otherwise { .. }
            | CapSource::Unknown => None,
        })
        .collect()
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
