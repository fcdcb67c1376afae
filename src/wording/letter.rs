//! Letters that no font has, in words.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use super::{name, phrase, plural};
use crate::scenario::{ItemKey, ItemKind, Scenario};

/// How many letters are named.
const NAMED: usize = 8;

/// That no font has some letters, and where they stand: "No font on this computer has ꙮ (U+A66E): boxes stand for it in “…”".
/// `cut`: not all fonts were looked at.
pub fn undrawn(letters: &BTreeSet<char>, cut: bool, place: &str) -> String {
    let named: Vec<String> = letters.iter().map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter))).collect();
    let fonts =
        if cut { "None of the fonts on this computer that were looked at has" } else { "No font on this computer has" };
    let it = plural::plural(letters.len(), "it", "them");
    format!("{fonts} {}: boxes stand for {it} in {place}", plural::some(&named, NAMED))
}

/// The places in a scenario with texts that have one of these letters: "the title", "the actor “Tolmark”". A name that has
/// them itself stands there with the id, which has none.
pub fn places_of(scenario: &Scenario, letters: &BTreeSet<char>) -> Vec<String> {
    let Scenario { title, about, money, acceptable, points, seats, rounds, .. } = scenario;
    let head = [("the title", title), ("the description", about), ("the unit of costs", money)];
    let mut places: Vec<String> =
        head.into_iter().filter(|(_, text)| has(text, letters)).map(|(place, _)| place.to_owned()).collect();
    let named = |noun: &str, name: &str, id: &str| {
        let id = if has(name, letters) { format!(" ({id})") } else { String::new() };
        format!("the {noun} {}{id}", phrase::quoted(name))
    };
    for kind in ItemKind::ALL {
        for (id, name) in scenario.named(*kind) {
            if scenario.item(&ItemKey::new(*kind, id)).is_some_and(|item| within(&item, letters)) {
                places.push(named(kind.noun(), name, id));
            }
        }
    }
    if within(acceptable, letters) {
        places.push("what is settled".to_owned());
    }
    if within(points, letters) {
        places.push("the points for the minutes".to_owned());
    }
    let seats = seats.iter().filter(|seat| within(seat, letters));
    places.extend(seats.map(|seat| named("seat", &name::voice(scenario, &seat.id), seat.id.as_str())));
    let rounds = rounds.iter().filter(|round| within(round, letters));
    places.extend(rounds.map(|round| named("round", &round.name, round.id.as_str())));
    places
}

fn has(text: &str, letters: &BTreeSet<char>) -> bool {
    text.chars().any(|letter| letters.contains(&letter))
}

/// Whether a text within it has one of the letters.
fn within(data: &impl Serialize, letters: &BTreeSet<char>) -> bool {
    // A scenario is plain data, and so is whatever is in it.
    serde_json::to_value(data).is_ok_and(|value| look(&value, letters))
}

fn look(value: &Value, letters: &BTreeSet<char>) -> bool {
    match value {
        Value::String(text) => has(text, letters),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
        Value::Array(items) => items.iter().any(|item| look(item, letters)),
        Value::Object(fields) => fields.values().any(|field| look(field, letters)),
    }
}

/// That the window leaves out accents that stand on no letter with which a font has them, and where.
pub fn left_out(accents: &BTreeSet<char>, place: &str) -> String {
    let named: Vec<String> = accents.iter().map(|accent| format!("U+{:04X}", u32::from(*accent))).collect();
    let accents = plural::plural(accents.len(), "an accent", "accents");
    format!("The window cannot draw {accents}, and leaves out {} in {place}", plural::some(&named, NAMED))
}
