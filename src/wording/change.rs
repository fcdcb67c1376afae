//! Change in words: what was edited, and what that did to the verdict.

use super::{card::Details, name, phrase, term};
use crate::assess::{CardChange, Certainty, Change, Finding, ProtectionChange, Step};
use crate::scenario::{ElementId, Feasibility, Package, Scenario};

/// What stands for the level of a card that is not there.
const OFF: &str = "not on the board";

/// A level with what it rests on; without one, what stands for it.
fn level(level: Option<(Feasibility, Certainty)>, without: &str) -> String {
    level.map_or_else(|| without.to_owned(), |(level, certainty)| term::level(level, certainty))
}

/// What a change did to the verdict and what decides it: "Strained → Blocked", "red lines 1 → 2".
pub fn followed(change: &Change) -> Vec<String> {
    let verdict = change.verdict.map(|step| phrase::step(term::verdict(step.before), term::verdict(step.after)));
    let red_lines = change.red_lines.map(|step| format!("red lines {}", phrase::step(step.before, step.after)));
    let floors = change.floors.map(|step| format!("floors unmet {}", phrase::step(step.before, step.after)));
    let feasibility = change.feasibility.map(|Step { before, after }| {
        format!("feasibility {}", phrase::step(level(before, "none"), level(after, "none")))
    });
    [verdict, red_lines, floors, feasibility].into_iter().flatten().collect()
}

/// Which findings came and went: "+1 new (Russia: no Western troops), 2 cleared (Size decides and 1 more)"; of each
/// at most so many are named. `None` where there is neither.
pub fn news(scenario: &Scenario, change: &Change, named: usize) -> Option<String> {
    let part = |findings: &[Finding], text: String| {
        let rest = findings.len().saturating_sub(named);
        let names = findings.iter().take(named).map(|finding| super::finding_heading(scenario, finding));
        let more = (rest > 0).then(|| format!("{rest} more"));
        let names = if named == 0 { String::new() } else { format!(" ({})", phrase::list(names.chain(more))) };
        (!findings.is_empty()).then(|| format!("{text}{names}"))
    };
    let new = part(&change.new, format!("+{} new", change.new.len()));
    let cleared = part(&change.cleared, format!("{} cleared", change.cleared.len()));
    let parts: Vec<String> = new.into_iter().chain(cleared).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What else differs, one line each: findings that came and went, levels of cards, protection in practice.
pub fn change_details(scenario: &Scenario, change: &Change) -> Vec<String> {
    let finding = |sign: char| {
        move |finding: &Finding| {
            let heading = super::finding_heading(scenario, finding);
            format!("{sign} {}: {heading}", term::finding_kind(finding.kind))
        }
    };
    let card = |card: &CardChange| {
        let Step { before, after } = card.level;
        format!("{}: {} → {}", name::element(scenario, &card.element), level(before, OFF), level(after, OFF))
    };
    let protection = |function: &ProtectionChange| {
        let Step { before, after } = function.in_practice;
        let name = name::function(scenario, &function.function);
        (before != after).then(|| format!("{name}: {} → {} in practice", before.0, after.0))
    };
    let came = change.new.iter().map(finding('+'));
    let went = change.cleared.iter().map(finding('−'));
    let cards = change.cards.iter().map(card);
    came.chain(went).chain(cards).chain(change.protection.iter().filter_map(protection)).collect()
}

/// The edits that lead from one package to another: "+ European sky shield", "− US enablers", "European reassurance
/// force: Size 10k → 25–30k". Frame first, then removed cards, then the others in the order of `after`.
pub fn edits(scenario: &Scenario, before: &Package, after: &Package) -> Vec<String> {
    let frame = scenario.elements.iter().filter(|element| element.frame).map(|element| &element.id);
    let frame = frame.flat_map(|id| card_edits(scenario, before, after, id));
    let removed = before.cards.iter().filter(|card| after.card(&card.element).is_none());
    let removed = removed.map(|card| format!("− {}", name::element(scenario, &card.element)));
    let others = after.cards.iter().flat_map(|card| match before.card(&card.element) {
        None => vec![format!("+ {}", laid(scenario, after, &card.element))],
        Some(_) => card_edits(scenario, before, after, &card.element),
    });
    frame.chain(removed).chain(others).collect()
}

/// The same in as few words as say it: "without US enablers", "European reassurance force: 25–30k", "with European sky
/// shield".
pub fn edits_brief(scenario: &Scenario, before: &Package, after: &Package) -> Vec<String> {
    let frame = scenario.elements.iter().filter(|element| element.frame).map(|element| &element.id);
    let frame = frame.flat_map(|id| card_brief(scenario, before, after, id));
    let removed = before.cards.iter().filter(|card| after.card(&card.element).is_none());
    let removed = removed.map(|card| format!("without {}", name::element(scenario, &card.element)));
    let others = after.cards.iter().flat_map(|card| match before.card(&card.element) {
        None => vec![format!("with {}", laid(scenario, after, &card.element))],
        Some(_) => card_brief(scenario, before, after, &card.element),
    });
    removed.chain(frame).chain(others).collect()
}

fn card_brief(scenario: &Scenario, before: &Package, after: &Package, id: &ElementId) -> Vec<String> {
    let (old, new) = (Details::of(scenario, before, id), Details::of(scenario, after, id));
    let options = old.options.iter().zip(&new.options).filter(|(old, new)| old != new);
    let options = options.map(|(_, (_, new))| (*new).to_owned());
    let phase = new.phase.filter(|_| old.phase != new.phase).map(str::to_owned);
    let name = name::element(scenario, id);
    let (added, removed) = providers(&old, &new);
    options.chain(phase).chain(added).chain(removed).map(|edit| format!("{name}: {edit}")).collect()
}

/// Which providers come, and which go.
fn providers(old: &Details<'_>, new: &Details<'_>) -> (Option<String>, Option<String>) {
    let added = phrase::list(new.by.iter().filter(|actor| !old.by.contains(actor)));
    let removed = phrase::list(old.by.iter().filter(|actor| !new.by.contains(actor)));
    let some = |verb: &str, names: String| (!names.is_empty()).then(|| format!("{verb} {names}"));
    (some("with", added), some("without", removed))
}

/// A card that comes, with what it is like: "US ground troops (neighbouring states; by United States)".
fn laid(scenario: &Scenario, after: &Package, id: &ElementId) -> String {
    let Details { options, by, phase: _ } = Details::of(scenario, after, id);
    let options: Vec<&str> = options.into_iter().map(|(_, name)| name).collect();
    let options = (!options.is_empty()).then(|| options.join(", "));
    let by = (!by.is_empty()).then(|| format!("by {}", phrase::list(by)));
    let like = phrase::facts(options.into_iter().chain(by));
    let name = name::element(scenario, id);
    if like.is_empty() { name.to_owned() } else { format!("{name} ({like})") }
}

/// What differs on a card or frame element that both packages have.
fn card_edits(scenario: &Scenario, before: &Package, after: &Package, id: &ElementId) -> Vec<String> {
    let (old, new) = (Details::of(scenario, before, id), Details::of(scenario, after, id));
    let options = old
        .options
        .iter()
        .zip(&new.options)
        .filter(|(old, new)| old != new)
        .map(|((setting, old), (_, new))| format!("{} {old} → {new}", name::setting(scenario, id, setting)));
    let phase =
        (old.phase != new.phase).then(|| format!("{} → {}", old.phase.unwrap_or("none"), new.phase.unwrap_or("none")));
    let (added, removed) = providers(&old, &new);
    let name = name::element(scenario, id);
    options.chain(phase).chain(added).chain(removed).map(|edit| format!("{name}: {edit}")).collect()
}
