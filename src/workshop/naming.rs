//! Names, and ids made from them.

use super::edit::Rejected;
use crate::scenario::check::{MAX_TEXT, is_hidden};
use crate::scenario::{PackageId, RoundId, Scenario, VoiceId, made_id, one_line};

/// How many characters a package's name may have.
pub const MAX_NAME: usize = 80;

/// The name without white space around it, if it can be a package's name.
pub(super) fn checked(name: &str) -> Result<String, Rejected> {
    let name = one_line(name);
    if name.is_empty() {
        Err(Rejected::NoName)
    } else if name.chars().count() > MAX_NAME {
        Err(Rejected::NameTooLong)
    } else {
        Ok(name)
    }
}

/// What the copy of a package is called.
pub(super) fn copy_name(scenario: &Scenario, name: &str) -> String {
    let stem: String = stem(name).chars().take(MAX_NAME - " (copy 9999)".len()).collect();
    copy_of(&stem, |name| scenario.packages.iter().any(|package| package.name == name))
}

/// What the copy of a thing of this name is called: "Name (copy)", "Name (copy 2)", … whichever is free.
pub(super) fn copy_of(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let stem = stem(name);
    std::iter::once(format!("{stem} (copy)"))
        .chain((2..).map(|number| format!("{stem} (copy {number})")))
        .find(|name| !taken(name))
        .unwrap_or_else(|| stem.to_owned())
}

/// The name of which this is a copy's, or else the name itself.
fn stem(name: &str) -> &str {
    match name.rfind(" (copy") {
        Some(at) if name.ends_with(')') => name.get(..at).unwrap_or(name),
        _ => name,
    }
}

/// A free id made from a package's name.
pub(super) fn package_id(scenario: &Scenario, name: &str) -> PackageId {
    PackageId::new(made_id(name, "package", |id| scenario.packages.iter().any(|package| package.id.as_str() == id)))
}

/// The id of the next round: "round-3", or the next number that is free.
pub(super) fn round_id(scenario: &Scenario) -> RoundId {
    let id = |number: usize| RoundId::new(format!("round-{number}"));
    // Of one more number than there are rounds, one is free.
    let next = scenario.rounds.len() + 1;
    (next..=2 * next).map(id).find(|id| scenario.round(id).is_none()).unwrap_or_else(|| id(next))
}

/// The id of the next seat: "seat-3", or the next number that is free.
pub(super) fn seat_id(scenario: &Scenario) -> VoiceId {
    let id = |number: usize| VoiceId::new(format!("seat-{number}"));
    let next = scenario.seats.len() + 1;
    let taken = |id: &VoiceId| scenario.seat(id).is_some() || scenario.voice(id).is_some();
    let last = next + scenario.seats.len() + scenario.voices.len();
    (next..=last).map(id).find(|id| !taken(id)).unwrap_or_else(|| id(next))
}

/// What is being typed, as a file may hold it.
pub(super) fn prose(text: &str) -> String {
    let seen = |c: &char| !is_hidden(*c) || matches!(c, '\n' | '\t');
    text.chars().filter(seen).take(MAX_TEXT).collect()
}

/// The same on one line; nothing, where nothing can be seen of it.
pub(super) fn line(text: &str) -> String {
    let line = prose(&text.replace(['\n', '\t'], " "));
    if line.trim().is_empty() { String::new() } else { line }
}
