//! Making what two sides join to sound again: each may name what the other has taken away.

use std::collections::BTreeSet;

use super::three_way::place;
use crate::scenario::check::{Flaw, Path, Step, check};
use crate::scenario::{ItemKey, ItemKind, Scenario};
use crate::wording;

/// The scenario without flaws, and what had to be done for that.
///
/// What one side has taken away and the other names comes back. What has a flaw even so, and what the flaw rests on, is
/// taken from our side, which has none by itself; and if that does not help, everything is.
pub(super) fn settle(mut joined: Scenario, ours: &Scenario, theirs: &Scenario) -> (Scenario, Vec<String>) {
    let mut told = restore(&mut joined, ours, theirs);
    loop {
        let flaws = check(&joined);
        let Some(first) = flaws.first() else { return (joined, told) };
        let before = joined.clone();
        let places = flaws.iter().flat_map(|flaw| std::iter::once(&flaw.path).chain(&flaw.rests_on));
        let parts: BTreeSet<Part> = places.filter_map(|place| Part::of(place, &joined)).collect();
        for part in &parts {
            part.take_ours(&mut joined, ours);
        }
        if joined == before {
            told.push(format!("{}; everything is as in ours", reason(first, &joined)));
            return (ours.clone(), told);
        }
        told.extend(flaws.iter().map(|flaw| format!("{}; there ours stays", reason(flaw, &before))));
    }
}

/// A flaw in words.
fn reason(flaw: &Flaw, scenario: &Scenario) -> String {
    let path: Vec<String> = flaw.path.0.iter().map(ToString::to_string).collect();
    format!("{}: {}", place(&path, scenario), flaw.message)
}

/// Puts back what is named and is there no more; a line on each.
fn restore(joined: &mut Scenario, ours: &Scenario, theirs: &Scenario) -> Vec<String> {
    let mut told = Vec::new();
    loop {
        let mut named = joined.referred(true);
        // The package that a round comes from may be gone.
        named.extend(joined.referred(false).into_iter().filter(|key| key.kind != ItemKind::Package));
        let kinds = |key: &ItemKey| key.kind.namesakes().iter().map(|kind| ItemKey::new(*kind, &key.id)).collect();
        let missing = named.iter().filter(|key| !joined.is_taken(key.kind, &key.id)).flat_map(kinds as fn(_) -> Vec<_>);
        let mut back = missing.filter_map(|key| {
            let (side, name) = if ours.place(&key).is_some() { (ours, "theirs") } else { (theirs, "ours") };
            Some((side.place(&key)?, side.item(&key)?, name))
        });
        let Some((place, item, by)) = back.next() else { return told };
        drop(back);
        let (noun, name) = (wording::sentence(item.kind().noun()), wording::quoted(item.name()));
        told.push(format!("{noun} {name}: taken away in {by}, and named by the other side; it stays"));
        joined.insert_item(place, item);
    }
}

/// A part of a scenario that is taken as a whole.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Item(ItemKey),
    Round(String),
    Seat(String),
    Field(&'static str),
}

impl Part {
    /// The part that a place lies in.
    fn of(place: &Path, scenario: &Scenario) -> Option<Self> {
        let Some(Step::Field(field)) = place.0.first() else { return None };
        let Some(Step::Named(number, _) | Step::Item(number)) = place.0.get(1) else { return Some(Self::Field(field)) };
        if let Some(kind) = ItemKind::ALL.iter().find(|kind| kind.field() == *field) {
            return Some(Self::Item(ItemKey::new(*kind, scenario.ids(*kind).get(*number)?)));
        }
        match *field {
            "rounds" => Some(Self::Round(scenario.rounds.get(*number)?.id.to_string())),
            "seats" => Some(Self::Seat(scenario.seats.get(*number)?.id.to_string())),
            field => Some(Self::Field(field)),
        }
    }

    /// Makes it what it is on our side.
    fn take_ours(&self, joined: &mut Scenario, ours: &Scenario) {
        match self {
            Self::Item(key) => match ours.item(key) {
                Some(item) => drop(joined.put_item(item)),
                None => drop(joined.take_item(key)),
            },
            Self::Round(id) => {
                let own = ours.round(&id.as_str().into());
                joined.rounds.retain(|round| round.id.as_str() != id || own.is_some());
                let place = joined.rounds.iter_mut().find(|round| round.id.as_str() == id);
                place.into_iter().zip(own).for_each(|(round, own)| round.clone_from(own));
            }
            Self::Seat(id) => {
                let own = ours.seat(&id.as_str().into());
                joined.seats.retain(|seat| seat.id.as_str() != id || own.is_some());
                let place = joined.seats.iter_mut().find(|seat| seat.id.as_str() == id);
                place.into_iter().zip(own).for_each(|(seat, own)| seat.clone_from(own));
            }
            Self::Field("points") => joined.points.clone_from(&ours.points),
            Self::Field("switched_off") => joined.switched_off.clone_from(&ours.switched_off),
            Self::Field("acceptable") => joined.acceptable.clone_from(&ours.acceptable),
            Self::Field("also_as_of") => joined.also_as_of.clone_from(&ours.also_as_of),
            Self::Field("current") => joined.current.clone_from(&ours.current),
            Self::Field(_) => {}
        }
    }
}
