//! What differs between two states of one scenario, in the words of the board.

use super::plural::{Plural, count, plural, some};
use super::{change, name, phrase, pin, term};
use crate::scenario::{Acceptable, Card, Item, ItemKey, ItemKind, Package, Point, Round, Scenario, Seat};

/// How many of the things that are alike in how they differ are named; the others are counted.
const NAMED: usize = 3;
/// How many lines things of a kind have of their own, and how many edits are told of a package.
const LINES: usize = 8;
/// How many letters of a name or text are told.
const LETTERS: usize = 60;

/// What differs in the later scenario, a line each: all that a file holds but for which package is on the board. Nothing,
/// if and only if they are alike.
pub fn difference(before: &Scenario, after: &Scenario) -> Vec<String> {
    // Whoever adds a field to scenarios is told here that it can differ.
    let Scenario {
        format: _,
        title,
        about,
        as_of,
        money,
        also_as_of,
        sources: _,
        voices: _,
        claims: _,
        groups: _,
        actors: _,
        phases: _,
        functions: _,
        resources: _,
        categories: _,
        elements: _,
        conditions: _,
        positions: _,
        limits: _,
        contradictions: _,
        cautions: _,
        switched_off,
        acceptable,
        packages,
        current: _,
        points: _,
        seats: _,
        votes_revealed: _,
        rounds,
    } = after;
    let head = [
        (Part::one("title"), before.title != *title),
        (Part::one("description"), before.about != *about),
        (Part::one("date"), before.as_of != *as_of),
        (Part::one("unit of costs"), before.money != *money),
        (Part::several("other dates"), before.also_as_of != *also_as_of),
    ];
    let head: Vec<&str> = differing(head).into_iter().map(|part| part.words).collect();
    let mut lines = of_list(
        (&before.packages, packages),
        Kind::of(ItemKind::Package),
        |one, other| one.id == other.id,
        |package| package.name.clone(),
        |old, new| Some(of_package(after, old, new)),
    );
    lines.extend(of_set((&before.switched_off, switched_off), "rules switched off", |rule, added| {
        format!("“{}” is switched {}", name::rule(after, rule), if added { "off" } else { "on" })
    }));
    lines.extend(of_list(
        (&before.rounds, rounds),
        Kind("round", "rounds"),
        |one, other| one.id == other.id,
        |round| round.name.clone(),
        |old, new| Some(of_round(old, new)),
    ));
    lines.extend(of_acceptable(after, &before.acceptable, acceptable));
    lines.extend(of_room(before, after));
    lines.extend((!head.is_empty()).then(|| format!("Other {}", phrase::list(head))));
    for kind in ItemKind::ALL.iter().filter(|kind| **kind != ItemKind::Package && !before.lists_same(after, **kind)) {
        lines.extend(of_items(before, after, *kind));
    }
    lines
}

fn of_room(before: &Scenario, after: &Scenario) -> Vec<String> {
    let mut lines = of_list(
        (&before.points, &after.points),
        Kind("point for the minutes", "points for the minutes"),
        |one, other| one == other,
        |point: &Point| point.says.clone(),
        |_, _| None,
    );
    lines.extend(of_list(
        (&before.seats, &after.seats),
        Kind("seat", "seats"),
        |one, other| one.id == other.id,
        |seat: &Seat| {
            let scenario = if after.seat(&seat.id).is_some() { after } else { before };
            name::voice(scenario, &seat.id).into_owned()
        },
        |old, new| Some(of_seat(after, old, new)),
    ));
    if before.votes_revealed != after.votes_revealed {
        lines.push(if after.votes_revealed { "The votes are revealed" } else { "The votes are hidden" }.to_owned());
    }
    lines
}

/// What one thing of a kind is called, and several.
#[derive(Clone, Copy)]
struct Kind(&'static str, &'static str);

impl Kind {
    fn of(kind: ItemKind) -> Self {
        Self(kind.noun(), kind.plural())
    }
}

/// What came, went, or is another by now in a list; at least a line, unless the lists are equal. `same` says whether two
/// states are of the same thing, `told` in what they differ, where more is said of it than its name.
fn of_list<T: PartialEq>(
    (before, after): (&[T], &[T]),
    kind: Kind,
    same: impl Fn(&T, &T) -> bool,
    name: impl Fn(&T) -> String,
    told: impl Fn(&T, &T) -> Option<String>,
) -> Vec<String> {
    if before == after {
        return Vec::new();
    }
    let in_one = |of: &[T], thing: &T| of.iter().any(|known| same(known, thing));
    let names = |things: Vec<&T>| things.into_iter().map(|thing| shortened(&name(thing))).collect::<Vec<_>>();
    let (mut others, mut lines) = (Vec::new(), Vec::new());
    for new in after {
        if let Some(old) = before.iter().find(|known| same(known, new)).filter(|old| *old != new) {
            match told(old, new) {
                Some(line) => lines.push(line),
                None => others.push(new),
            }
        }
    }
    let line = |things: Vec<String>, one: &str, other: &str| {
        let (all, verb) = (things.len(), plural(things.len(), one, other));
        (all > 0).then(|| format!("{} {verb}: {}", count(all, kind.0, kind.1), some(&things, NAMED)))
    };
    let gone = names(before.iter().filter(|thing| !in_one(after, thing)).collect());
    let new = names(after.iter().filter(|thing| !in_one(before, thing)).collect());
    let mut lines = bounded(lines);
    lines.extend(line(names(others), "differs", "differ"));
    lines.extend(line(gone, "is gone", "are gone"));
    lines.extend(line(new, "is new", "are new"));
    if lines.is_empty() {
        lines.push(otherwise(before.len(), after.len(), kind.1));
    }
    lines
}

/// What came to a list of which each entry stands for itself, and what went.
fn of_set<T: PartialEq>((before, after): (&[T], &[T]), all: &str, told: impl Fn(&T, bool) -> String) -> Vec<String> {
    let came = after.iter().filter(|one| !before.contains(one)).map(|one| told(one, true));
    let went = before.iter().filter(|one| !after.contains(one)).map(|one| told(one, false));
    let lines = bounded(came.chain(went).collect());
    if lines.is_empty() && before != after { vec![otherwise(before.len(), after.len(), all)] } else { lines }
}

/// That a list has the same in it and is not the same.
fn otherwise(before: usize, after: usize, all: &str) -> String {
    if before == after {
        format!("The {all} stand in another order")
    } else {
        format!("The {all} are {after} instead of {before}; some are there several times")
    }
}

/// So many of the lines, and how many more there are.
fn bounded(mut lines: Vec<String>) -> Vec<String> {
    let rest = lines.len().saturating_sub(LINES);
    if rest > 0 {
        lines.truncate(LINES);
        lines.push(format!("{} like these", count(rest, "more difference", "more differences")));
    }
    lines
}

/// As much of a text as a line has room for.
fn shortened(text: &str) -> String {
    let mut letters = text.chars();
    let start: String = letters.by_ref().take(LETTERS).collect();
    if letters.next().is_none() { start } else { format!("{start}…") }
}

/// What things of the scenario itself came, went, or are others by now.
fn of_items(before: &Scenario, after: &Scenario, kind: ItemKind) -> Vec<String> {
    let items = |scenario: &Scenario| -> Vec<Item> {
        scenario.ids(kind).into_iter().filter_map(|id| scenario.item(&ItemKey::new(kind, id))).collect()
    };
    let named = |item: &Item| {
        let key = item.key();
        name::item(if after.place(&key).is_some() { after } else { before }, &key)
    };
    of_list(
        (&items(before), &items(after)),
        Kind::of(kind),
        |one: &Item, other: &Item| one.id() == other.id(),
        named,
        |_, _| None,
    )
}

/// A part of a thing, in words, and the form of the verb that goes with it alone.
struct Part {
    words: &'static str,
    form: Plural,
}

impl Part {
    const fn one(words: &'static str) -> Self {
        Self { words, form: Plural::One }
    }

    const fn several(words: &'static str) -> Self {
        Self { words, form: Plural::Other }
    }
}

/// Which parts of a thing differ.
fn differing<const N: usize>(parts: [(Part, bool); N]) -> Vec<Part> {
    parts.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
}

/// The parts in which a thing differs, as a clause: "note and description differ".
fn clause(parts: &[Part]) -> Option<String> {
    let verb = match parts {
        [] => return None,
        [Part { form: Plural::One, .. }] => "differs",
        _ => "differ",
    };
    Some(format!("{} {verb}", phrase::list(parts.iter().map(|part| part.words))))
}

fn of_package(scenario: &Scenario, before: &Package, after: &Package) -> String {
    let Package { id: _, name, variant_of, about, frame: _, cards, note } = after;
    let notes = |cards: &[Card]| -> Vec<(String, String)> {
        let noted =
            cards.iter().map(|Card { element, phase: _, by: _, with: _, note }| (element.to_string(), note.clone()));
        let mut noted: Vec<_> = noted.filter(|(_, note)| !note.is_empty()).collect();
        noted.sort();
        noted
    };
    let parts = differing([
        (Part::one("origin"), before.variant_of != *variant_of),
        (Part::one("description"), before.about != *about),
        (Part::one("note"), before.note != *note),
        (Part::several("notes on cards"), notes(&before.cards) != notes(cards)),
    ]);
    let renamed = (before.name != *name).then(|| format!("called “{name}” now"));
    let edits = bounded(change::edits(scenario, before, after));
    let mut told: Vec<String> = renamed.into_iter().chain(edits).chain(clause(&parts)).collect();
    if told.is_empty() {
        told.push("its cards stand in another order, or their choices are written in another way".to_owned());
    }
    format!("Package “{}”: {}", before.name, phrase::facts(told))
}

fn of_round(before: &Round, after: &Round) -> String {
    macro_rules! parts {
        ($($field:ident: $form:ident $words:literal,)+) => {{
            let Round { id: _, $($field: _,)+ } = after;
            differing([$((Part::$form($words), before.$field != after.$field)),+])
        }};
    }
    let parts = parts! {
        name: one "name",
        closed: one "time",
        note: one "note",
        arguments: several "arguments",
        as_of: one "board date",
        voice: one "voice",
        switched_off: several "rules switched off",
        unknown: one "level of the unknown",
        verdict: one "verdict",
        feasibility: one "feasibility",
        violated: several "positions violated",
        package: one "package",
        ways: several "ways forward",
        votes: several "votes",
    };
    format!("Round “{}”: {}", before.name, clause(&parts).unwrap_or_default())
}

fn of_seat(scenario: &Scenario, before: &Seat, after: &Seat) -> String {
    let Seat { id, name, cards, positions, revealed } = after;
    // Which votes they are is the seat's own business.
    let votes = before.cards != *cards || before.positions != *positions || before.revealed != *revealed;
    let parts = differing([(Part::one("name"), before.name != *name), (Part::several("votes"), votes)]);
    format!("{}: {}", name::voice(scenario, id), clause(&parts).unwrap_or_default())
}

fn of_acceptable(scenario: &Scenario, before: &Acceptable, after: &Acceptable) -> Vec<String> {
    let Acceptable { binding, at_least, unknown, pins, agreed, released } = after;
    let mut lines = Vec::new();
    if before.binding != *binding {
        lines.push(format!("Binding: {} → {}", pin::binding(before.binding), pin::binding(*binding)));
    }
    if before.at_least != *at_least {
        lines.push(format!("At least: {} → {}", term::feasibility(before.at_least), term::feasibility(*at_least)));
    }
    if before.unknown != *unknown {
        lines.push(format!(
            "The unknown counts as: {} → {}",
            term::feasibility(before.unknown),
            term::feasibility(*unknown)
        ));
    }
    lines.extend(of_set((&before.pins, pins), "pins", |pinned, added| {
        format!("{}: {}", if added { "Pinned" } else { "No longer pinned" }, pin::pin(scenario, pinned))
    }));
    lines.extend(of_set((&before.released, released), "released assumptions", |id, added| {
        format!("{}: {}", if added { "Released" } else { "No longer released" }, name::element(scenario, id))
    }));
    lines.extend(of_list(
        (&before.agreed, agreed),
        Kind("agreement to a pin", "agreements to pins"),
        |one, other| one.pin == other.pin,
        |agreement| pin::pin(scenario, &agreement.pin),
        |_, _| None,
    ));
    lines
}
