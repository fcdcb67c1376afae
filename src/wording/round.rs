//! Rounds in words.

use jiff::civil::DateTime;

use super::{name, phrase, plural, term};
use crate::scenario::{Acceptable, Argument, Round, Scenario};

/// A round in a line: "First round · Strained".
pub fn round_title(round: &Round) -> String {
    format!("{} · {}", round.name, term::verdict(round.verdict))
}

/// When it was closed, and on what it was closed: "28 Aug 2025, 14:05 · First draft · Contested · read as of 22 Aug 2025".
pub fn round_line(scenario: &Scenario, round: &Round) -> String {
    let mut parts = vec![closed(round), round.package.name.clone()];
    parts.extend(round.feasibility.map(|level| term::feasibility(level).to_owned()));
    parts.push(format!("read as of {}", phrase::date(round.as_of)));
    // Where it is what it usually is, then and now, it goes without saying.
    let usual = Acceptable::default().unknown;
    if round.unknown != usual || scenario.acceptable.unknown != usual {
        parts.push(format!("the unknown counts as {}", term::feasibility(round.unknown)));
    }
    if let Some(voice) = &round.voice {
        parts.push(format!("only {} is heard", name::voice(scenario, voice)));
    }
    if !round.switched_off.is_empty() {
        parts.push(plural::count(round.switched_off.len(), "rule switched off", "rules switched off"));
    }
    phrase::remarks(parts)
}

/// When it was closed: "28 Aug 2025, 14:05".
pub fn closed(round: &Round) -> String {
    moment(round.closed)
}

/// A moment by the clock on the wall: "28 Aug 2025, 14:05".
pub fn moment(at: DateTime) -> String {
    at.strftime("%-d %b %Y, %H:%M").to_string()
}

/// Something argued: "Anna: Troops come last".
pub fn argument(argument: &Argument) -> String {
    if argument.who.is_empty() { argument.says.clone() } else { format!("{}: {}", argument.who, argument.says) }
}
