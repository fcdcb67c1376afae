//! Stances and positions in words: how an actor stands to an element, and what has become of what it holds.

use super::plural::count;
use super::{name, phrase, term};
use crate::assess::{Bearing, Extent, HeldPosition, PositionState, Silence, Stance, StanceKind};
use crate::scenario::{ElementId, PartyId, Position, PositionKind, Rule, Scenario};

/// A stance in a word or two: "Red line", "Willing", …
pub fn stance(kind: StanceKind) -> &'static str {
    match kind {
        StanceKind::RedLine => "Red line",
        StanceKind::Refuses => "Refuses",
        StanceKind::Conditional => "Conditional",
        StanceKind::Willing => "Willing",
        StanceKind::Asks => "Asks for it",
        StanceKind::Unknown => "Unknown",
        StanceKind::NoPosition => "No position found",
    }
}

/// What a stance means, for a legend.
pub fn stance_meaning(kind: StanceKind) -> &'static str {
    match kind {
        StanceKind::RedLine => "a card of it alone crosses a red line of the actor, however it stands",
        StanceKind::Refuses => "the actor is at best unlikely to provide it, or excludes it",
        StanceKind::Conditional => {
            "it depends on options, phase, providers or other cards, or what the actor would provide is contested"
        }
        StanceKind::Willing => "the actor is likely or ready to provide it, whatever its options",
        StanceKind::Asks => "it can answer a position of the actor that would be violated without it",
        StanceKind::Unknown => "the actor could provide it, and no position of it was found; that is not consent",
        StanceKind::NoPosition => "no position of the actor about it was found, and it is no provider of it",
    }
}

/// What stands in addition on a cell whose stance is milder than a red line that some cards cross.
pub const PARTLY_RED: &str = "Red line in some cases";

/// What stands in addition on a cell whose stance may be less grave than it says.
pub const UNFINISHED: &str = "Not all was looked at";

/// What that means.
pub const UNFINISHED_MEANING: &str = "Not all was looked at in time: it may be less grave than this";

/// A stance with who and what: "Russia on European reassurance force: red line".
pub fn stance_line(scenario: &Scenario, stance: &Stance) -> String {
    let (actor, element) = (name::party(scenario, &stance.actor), name::element(scenario, &stance.element));
    let partly = if stance.partly_red() { ", crosses a red line in some cases" } else { "" };
    let unfinished = if stance.complete { String::new() } else { format!(", {}", phrase::within(UNFINISHED)) };
    format!("{actor} on {element}: {}{partly}{unfinished}", phrase::within(self::stance(stance.kind)))
}

/// What a stance rests on, one line for each position: "No Western troops in Ukraine: crossed in some cases".
pub fn grounds(scenario: &Scenario, stance: &Stance) -> Vec<String> {
    if stance.grounds.is_empty() {
        return vec![phrase::sentence(stance_meaning(stance.kind))];
    }
    // A member stands as its groups say where no willingness of its own is in force.
    let line = |ground: &crate::assess::Ground| {
        let holder = scenario.position(&ground.rule).map(|position| &position.actor);
        let group = holder.filter(|holder| **holder != stance.actor).and_then(|holder| scenario.group_of(holder));
        let said = format!("{}: {}", name::rule(scenario, &ground.rule), bearing(ground.bearing));
        match group {
            Some(group) => format!("{} · {said}", group.name),
            None => said,
        }
    };
    stance.grounds.iter().map(line).collect()
}

/// What a position says of an element: "crossed whatever the options".
pub fn bearing(bearing: Bearing) -> String {
    let extent = |extent| match extent {
        Extent::Always => "by any card of it alone",
        Extent::Sometimes => "by a card of it in some cases",
        Extent::InCompany => "by it only together with other cards",
    };
    match bearing {
        Bearing::Crossed(how_far) => format!("crossed {}", extent(how_far)),
        Bearing::Unmet(how_far) => format!("left unmet {}", extent(how_far)),
        Bearing::Answered => "a card of it can answer this".to_owned(),
        Bearing::Provides(level) => format!("{} to provide it", phrase::within(term::feasibility(level))),
    }
}

/// What kind of position it is, with its firmness or readiness: "Red line · non-negotiable", "Willingness · likely".
pub fn position_kind(position: &Position) -> String {
    let (kind, degree) = match position.kind() {
        Some(PositionKind::RedLine(_)) => ("Red line", position.firmness.map(term::firmness)),
        Some(PositionKind::Floor(_)) => ("Floor", position.firmness.map(term::firmness)),
        Some(PositionKind::Willingness(provision)) => {
            let word = |level| phrase::within(term::feasibility(level));
            let otherwise = provision.otherwise.map(|level| format!(", otherwise {}", word(level)));
            return format!("Willingness · {}{}", word(provision.level), otherwise.unwrap_or_default());
        }
        None => ("Position", None),
    };
    degree.map_or_else(|| kind.to_owned(), |degree| format!("{kind} · {degree}"))
}

/// The days between which a position holds: "since 14 Dec 2025"; nothing where it names none.
pub fn rule_span(rule: &dyn Rule) -> Option<String> {
    match (rule.from().map(phrase::date), rule.until().map(phrase::date)) {
        (None, None) => None,
        (Some(from), None) => Some(format!("since {from}")),
        (None, Some(until)) => Some(format!("until {until}")),
        (Some(from), Some(until)) => Some(format!("{from} to {until}")),
    }
}

/// What has become of a position on the board, in a sentence.
pub fn position_state(scenario: &Scenario, position: &Position, state: &PositionState) -> String {
    let named = |cards: &[ElementId]| phrase::list(cards.iter().map(|id| name::element(scenario, id)));
    match state {
        PositionState::Crossed => "Crossed by what is on the board".to_owned(),
        PositionState::Unmet => "Not met by what is on the board".to_owned(),
        PositionState::Reluctant(cards) => format!("Limits {}, which it is to provide", named(cards)),
        PositionState::Kept(cards) if !cards.is_empty() => format!("Carries {}", named(cards)),
        PositionState::Kept(_) if position.met_when.is_some() => "Met by what is on the board".to_owned(),
        PositionState::Kept(_) => "Not crossed by what is on the board".to_owned(),
        PositionState::Unasked => "No card on the board asks for it".to_owned(),
        PositionState::Unbound => "Holds only under a condition, and that is not so on this board".to_owned(),
        PositionState::Silent(silence) => silent(position, *silence),
    }
}

/// Why a position is not in force, in a sentence.
fn silent(position: &Position, silence: Silence) -> String {
    match silence {
        Silence::SwitchedOff => "Switched off by the group".to_owned(),
        Silence::NotYet => {
            let day = position.from.map(|from| format!(": it begins on {}", phrase::date(from))).unwrap_or_default();
            format!("Not yet in force on the board date{day}")
        }
        Silence::NoLonger => {
            let day = position.until.map(|until| format!(": it ended on {}", phrase::date(until))).unwrap_or_default();
            format!("No longer in force on the board date{day}")
        }
        Silence::SaidLater => "Said later: nothing that it rests on was said by the board date".to_owned(),
        Silence::NotHeard => "Not heard: none of its claims is on the record or from the voice heard".to_owned(),
    }
}

/// How an actor's positions stand on the board, in one line: "2 positions touched · 5 kept · 1 silent".
pub fn positions_line(scenario: &Scenario, actor: &PartyId, positions: &[HeldPosition]) -> String {
    let own = || positions.iter().filter(|held| held.actor == *actor);
    let touched = own().filter(|held| held.state.is_touched()).count();
    let silent = own().filter(|held| held.state.is_silent()).count();
    let kept = own().count() - touched - silent;
    if own().next().is_none() {
        return no_position(scenario, actor);
    }
    let parts = [(touched, "touched"), (kept, "untouched"), (silent, "silent")];
    let said = parts.into_iter().filter(|(number, _)| *number > 0).map(|(number, word)| format!("{number} {word}"));
    format!("{}: {}", count(own().count(), "position", "positions"), phrase::remarks(said))
}

/// What is said of an actor of which nothing is known.
pub fn no_position(scenario: &Scenario, actor: &PartyId) -> String {
    format!("No position of {} was found; that is not consent", name::party(scenario, actor))
}
