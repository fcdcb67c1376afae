//! Two versions of a scenario that come from the same one, joined.

use serde_json::Value;
use thiserror::Error;

use super::settle::settle;
use super::tree::{Conflict, Joining};
use crate::scenario::check::MAX_ID;
use crate::scenario::{Item, ItemKey, ItemKind, Package, Round, RoundId, Scenario, Seat};
use crate::wording;

/// Two versions joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// What they make together, without flaws.
    pub scenario: Scenario,
    /// Where they could not both be had, each in words, and which of them stays.
    pub conflicts: Vec<String>,
    /// What else is worth knowing: what was given another id, so that both stay.
    pub notes: Vec<String>,
}

/// The versions cannot be joined.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the versions cannot be joined: {0}")]
pub struct CannotJoin(String);

/// Joins two versions that come from the same one: what one side alone has changed is as that side has it, item by item
/// and field by field. Where both have changed the same, our side stays, and it is said. What one side changed and the
/// other took away stays as it was changed. Packages, rounds and seats that both have added under one id both stay.
///
/// # Errors
/// If what they make together cannot be read as a scenario, which never happens to checked ones.
pub fn three_way(base: &Scenario, ours: &Scenario, theirs: &Scenario) -> Result<Merged, CannotJoin> {
    let (theirs, mut notes) = kept_apart(base, ours, theirs);
    let mut joining = Joining::default();
    let (was, our, their) = (tree(base)?, tree(ours)?, tree(&theirs)?);
    let joined = joining.value(Some(&was), Some(&our), Some(&their)).unwrap_or(our);
    let mut joined: Scenario = serde_json::from_value(joined).map_err(|problem| CannotJoin(problem.to_string()))?;
    // Which package is on the board is no part of what is said.
    joined.current = [&ours.current, &theirs.current]
        .into_iter()
        .find(|id| joined.package(id).is_some())
        .or_else(|| joined.packages.first().map(|first| &first.id))
        .unwrap_or(&ours.current)
        .clone();
    notes.extend(hide_votes(base, ours, &theirs, &mut joined));
    let of_name = |conflict: &&Conflict| conflict.path != ["current"];
    let mut conflicts: Vec<String> =
        joining.conflicts.iter().filter(of_name).map(|conflict| told(conflict, &joined)).collect();
    let (scenario, more) = settle(joined, ours, &theirs);
    conflicts.extend(more);
    Ok(Merged { scenario, conflicts, notes })
}

/// A scenario as a tree, with what is acceptable even where it is left to its defaults.
fn tree(scenario: &Scenario) -> Result<Value, CannotJoin> {
    let problem = |problem: serde_json::Error| CannotJoin(problem.to_string());
    let mut tree = serde_json::to_value(scenario).map_err(problem)?;
    let acceptable = serde_json::to_value(&scenario.acceptable).map_err(problem)?;
    if let Some(fields) = tree.as_object_mut() {
        fields.insert("acceptable".to_owned(), acceptable);
    }
    Ok(tree)
}

/// Their side with other ids for the packages, rounds and seats that both sides have added under one id, and a line on
/// each.
fn kept_apart(base: &Scenario, ours: &Scenario, theirs: &Scenario) -> (Scenario, Vec<String>) {
    let mut apart = theirs.clone();
    let mut notes = Vec::new();
    let mut told = |what: &str, name: &str, was: &str, is: &str| {
        let name = wording::quoted(name);
        notes.push(format!("Both sides have added a {what} `{was}`; {name} of theirs is `{is}` now"));
    };
    let sides = [base, ours, theirs];
    for package in &theirs.packages {
        let clash = |known: &Package| base.package(&known.id).is_none() && known != package;
        if ours.package(&package.id).is_some_and(clash) {
            let taken = |id: &str| sides.iter().any(|side| side.is_taken(ItemKind::Package, id));
            let id = free(package.id.as_str(), |id| taken(id) || apart.is_taken(ItemKind::Package, id));
            told("package", &package.name, package.id.as_str(), &id);
            let place = apart.packages.iter_mut().find(|known| known.id == package.id);
            place.into_iter().for_each(|known| known.id = id.as_str().into());
            follow(&mut apart, ItemKind::Package, package.id.as_str(), &id);
        }
    }
    for seat in &theirs.seats {
        let clash = |known: &Seat| base.seat(&known.id).is_none() && known != seat;
        if ours.seat(&seat.id).is_some_and(clash) {
            let taken = |id: &str| sides.iter().any(|side| side.is_taken(ItemKind::Voice, id));
            let id = free(seat.id.as_str(), |id| taken(id) || apart.is_taken(ItemKind::Voice, id));
            told("seat", wording::name::voice(theirs, &seat.id).as_ref(), seat.id.as_str(), &id);
            let place = apart.seats.iter_mut().find(|known| known.id == seat.id);
            place.into_iter().for_each(|known| known.id = id.as_str().into());
            follow(&mut apart, ItemKind::Voice, seat.id.as_str(), &id);
        }
    }
    for round in &theirs.rounds {
        let clash = |known: &Round| base.round(&known.id).is_none() && known != round;
        if ours.round(&round.id).is_some_and(clash) {
            let known = |side: &Scenario, id: &str| side.round(&id.into()).is_some();
            let id = free(round.id.as_str(), |id| sides.iter().any(|side| known(side, id)) || known(&apart, id));
            told("round", &round.name, round.id.as_str(), &id);
            let place = apart.rounds.iter_mut().find(|known| known.id == round.id);
            place.into_iter().for_each(|known| known.id = id.as_str().into());
        }
    }
    (apart, notes)
}

/// An id like this one that is free.
fn free(id: &str, taken: impl Fn(&str) -> bool) -> String {
    let stem: String = id.chars().take(MAX_ID - "-9999".len()).collect();
    let mut numbered = (2..).map(|number: usize| format!("{stem}-{number}"));
    numbered.find(|id| !taken(id)).unwrap_or(stem)
}

/// Gives whatever refers to this another id.
fn follow(scenario: &mut Scenario, kind: ItemKind, was: &str, is: &str) {
    scenario.mentions(&mut |mention| {
        mention.refer(&|of, id| (of == kind && id == was).then(|| is.to_owned()));
        true
    });
}

/// Hides the votes where one side has revealed its own, while the other has added some that are still hidden.
fn hide_votes(base: &Scenario, ours: &Scenario, theirs: &Scenario, joined: &mut Scenario) -> Option<String> {
    let hidden = [ours, theirs].into_iter().find(|side| !side.votes_revealed && side.seats != base.seats)?;
    let revealed = joined.votes_revealed && joined.seats.iter().any(|seat| hidden.seat(&seat.id) == Some(seat));
    if !revealed {
        return None;
    }
    joined.votes_revealed = false;
    Some("The votes are hidden: one side has revealed its own, the other has voted since and has not".to_owned())
}

/// The longest text that is told of a value, in characters.
const SHOWN: usize = 60;

/// A conflict in words.
fn told(conflict: &Conflict, joined: &Scenario) -> String {
    let what = place(&conflict.path, joined);
    if conflict.order {
        return format!("{what}: both sides have changed the order; ours stays");
    }
    match (&conflict.ours, &conflict.theirs) {
        (Some(_), None) => format!("{what}: changed in ours, taken away in theirs; it stays as it was changed"),
        (None, Some(_)) => format!("{what}: taken away in ours, changed in theirs; it stays as it was changed"),
        (ours, theirs) => match (ours.as_ref().and_then(shown), theirs.as_ref().and_then(shown)) {
            (Some(ours), Some(theirs)) => format!("{what}: {ours} in ours, {theirs} in theirs; ours stays"),
            _ => format!("{what}: both sides have changed it; ours stays"),
        },
    }
}

/// A value, if it is short enough to be told.
pub(super) fn shown(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if text.chars().count() <= SHOWN && !text.contains('\n') => Some(wording::quoted(text)),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    }
}

/// Where something is: "Position “No soldiers”, firmness".
pub(super) fn place(path: &[String], scenario: &Scenario) -> String {
    let words = |step: &String| step.replace('_', " ");
    let listed = |list: &String, id: &String| {
        let kind = ItemKind::ALL.iter().find(|kind| kind.field() == list)?;
        let item = scenario.item(&ItemKey::new(*kind, id));
        let name = item.as_ref().map_or(id.as_str(), Item::name);
        Some(format!("{} {}", kind.noun(), wording::quoted(name)))
    };
    let steps: Vec<String> = match path {
        [list, id, rest @ ..] if listed(list, id).is_some() => {
            listed(list, id).into_iter().chain(rest.iter().map(words)).collect()
        }
        [list, id, rest @ ..] if list == "rounds" => {
            let name = scenario.round(&RoundId::from(id.as_str())).map_or(id.as_str(), |round| &round.name);
            std::iter::once(format!("round {}", wording::quoted(name))).chain(rest.iter().map(words)).collect()
        }
        path => path.iter().map(words).collect(),
    };
    wording::sentence(&steps.join(", "))
}
