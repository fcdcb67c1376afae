//! Rules in words: what kind they are, what they ask, when they hold, and whether they do.

use super::{card::willingness, condition, name, pattern, phrase, term};
use crate::assess::{FindingKind, Silence};
use crate::scenario::{Feasibility, Position, PositionKind, Provision, Rule, RuleId, Scenario};

/// What kind of rule it is, as a noun: "Red line", "Willingness", "Limit"; "Rule" for one that is not known.
pub fn rule_kind(scenario: &Scenario, id: &RuleId) -> &'static str {
    if let Some(position) = scenario.position(id) {
        return match position.kind() {
            Some(PositionKind::RedLine(_)) => term::finding_kind(FindingKind::RedLine),
            Some(PositionKind::Floor(_)) => term::finding_kind(FindingKind::Floor),
            Some(PositionKind::Willingness(_)) => "Willingness",
            None => "Position",
        };
    }
    if scenario.limits.iter().any(|limit| limit.id == *id) {
        term::finding_kind(FindingKind::Limit)
    } else if scenario.contradictions.iter().any(|entry| entry.id == *id) {
        term::finding_kind(FindingKind::Contradiction)
    } else if scenario.cautions.iter().any(|entry| entry.id == *id) {
        term::finding_kind(FindingKind::Caution)
    } else {
        "Rule"
    }
}

/// What a rule says, with its holder: "Russia: no Western troops in Ukraine".
pub fn rule_heading(scenario: &Scenario, id: &RuleId) -> String {
    let title = name::rule(scenario, id);
    match scenario.position(id) {
        Some(position) => {
            format!("{}: {}", name::party(scenario, &position.actor), phrase::after_colon(&title))
        }
        None => title.into_owned(),
    }
}

/// What a rule asks of a package, in a sentence or two: "Crossed when the board has …".
pub fn asks(scenario: &Scenario, id: &RuleId) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(position) = scenario.position(id) {
        sentences.extend(position.kind().map(|kind| match kind {
            PositionKind::RedLine(when) => format!("Crossed when {}", condition(scenario, when)),
            PositionKind::Floor(when) => format!("Met when {}", condition(scenario, when)),
            PositionKind::Willingness(provision) => {
                format!("{} {}", offering(scenario, position), provides(scenario, provision))
            }
        }));
    }
    if let Some(limit) = scenario.limits.iter().find(|limit| limit.id == *id) {
        let on = pattern::some(scenario, &limit.on);
        let when = limit.when.as_ref().map(|when| format!(", while {}", condition(scenario, when)));
        let level = term::feasibility(limit.cap);
        sentences.push(format!("At most {level} is {on}{}", when.unwrap_or_default()));
    }
    let contradiction = scenario.contradictions.iter().find(|entry| entry.id == *id);
    sentences.extend(contradiction.map(|entry| format!("Cannot be: {}", condition(scenario, &entry.when))));
    let caution = scenario.cautions.iter().find(|entry| entry.id == *id);
    sentences.extend(caution.map(|entry| format!("Shown when {}", condition(scenario, &entry.when))));
    let binds = scenario.rule(id).and_then(|rule| rule.binds_when());
    sentences.extend(binds.map(|when| format!("Binds only while {}", condition(scenario, when))));
    let offer = scenario.position(id).and_then(|position| position.provides.as_ref());
    let otherwise = offer.and_then(|offer| offer.otherwise);
    sentences.extend(otherwise.map(|level| format!("While that is not so, it {}", willingness(level, "it"))));
    sentences
}

/// Of whom a willingness speaks: a group's is that of each member without one of its own.
fn offering(scenario: &Scenario, position: &Position) -> String {
    let name = name::party(scenario, &position.actor);
    if scenario.group_of(&position.actor).is_none() {
        return name.to_owned();
    }
    format!("Each of {name} without a willingness of its own in force")
}

/// How ready an actor is to provide something, as a predicate: "is likely to provide US enablers with …".
fn provides(scenario: &Scenario, provision: &Provision) -> String {
    let asked = crate::scenario::Pattern {
        elements: provision.elements.clone(),
        with: provision.with.clone(),
        ..Default::default()
    };
    willingness(provision.level, &pattern::some(scenario, &asked))
}

/// When a rule is in force: "From 15 Aug 2025 to 10 Feb 2026", "At any time".
pub fn rule_dates(rule: &dyn Rule) -> String {
    match (rule.from(), rule.until()) {
        (None, None) => "At any time".to_owned(),
        (Some(from), None) => format!("From {} on", phrase::date(from)),
        (None, Some(until)) => format!("Until {}", phrase::date(until)),
        (Some(from), Some(until)) => format!("From {} to {}", phrase::date(from), phrase::date(until)),
    }
}

/// Whether a rule is in force as the board is read, and why not: "Silent: switched off by the group".
pub fn in_force(silence: Option<Silence>) -> &'static str {
    match silence {
        None => "In force",
        Some(Silence::SwitchedOff) => "Silent: switched off by the group",
        Some(Silence::NotYet) => "Silent: not yet in force on the board date",
        Some(Silence::NoLonger) => "Silent: no longer in force on the board date",
        Some(Silence::SaidLater) => "Silent: all that it rests on was said later than the board date",
        Some(Silence::NotHeard) => "Silent: none of its claims is heard with the voice chosen",
    }
}

/// What a rule that is in force and reports nothing does on this board.
pub fn at_rest(scenario: &Scenario, id: &RuleId) -> &'static str {
    let binds = scenario.rule(id).is_some_and(|rule| rule.binds_when().is_some());
    let position = scenario.position(id);
    match (position.and_then(|position| position.kind()), binds) {
        (Some(PositionKind::RedLine(_)), false) => "Not crossed",
        (Some(PositionKind::RedLine(_)), true) => "Not crossed, or not binding on this board",
        (Some(PositionKind::Floor(_)), false) => "Met",
        (Some(PositionKind::Floor(_)), true) => "Met, or not binding on this board",
        (Some(PositionKind::Willingness(_)), _) => "Sets no card’s level on this board",
        (None, _) => "Concerns nothing on this board",
    }
}

/// What a willingness does where the actor provides the card: "Caps European reassurance force at Likely".
pub fn caps_card(scenario: &Scenario, element: &crate::scenario::ElementId, level: Feasibility) -> String {
    format!("Holds {} at {} at most", name::element(scenario, element), term::feasibility(level))
}
