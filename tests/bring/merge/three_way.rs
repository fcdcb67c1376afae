//! Two versions that come from the same one are joined field by field.

use std::collections::BTreeSet;

use guarantee_board::merge::{Merged, three_way};
use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{PackageId, Scenario};
use proptest::prelude::*;
use serde_json::Value;

use crate::edits::numbers;
use crate::samples::{FIRST_STEPS, SMALL, read, shipped};
use crate::worked::{in_order, worked_on};

fn joined(base: &Scenario, ours: &Scenario, theirs: &Scenario) -> Merged {
    let merged = three_way(base, ours, theirs).expect("checked scenarios can be joined");
    assert_eq!(check(&merged.scenario), vec![]);
    merged
}

/// Which package is on the board is nobody's change.
fn bare(scenario: &Scenario) -> Scenario {
    Scenario { current: PackageId::new("any"), ..scenario.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn what_one_side_alone_did_is_as_that_side_did_it(text in prop::sample::select(vec![FIRST_STEPS, SMALL]), edits in numbers()) {
        let base = read(text);
        let changed = worked_on(&base, &edits);
        for (ours, theirs) in [(&base, &changed), (&changed, &base), (&changed, &changed)] {
            let merged = joined(&base, ours, theirs);
            prop_assert_eq!(&merged.conflicts, &[] as &[&str]);
            prop_assert_eq!(bare(&merged.scenario), bare(&changed));
        }
    }

    #[test]
    fn two_sides_come_together_whatever_each_did(text in prop::sample::select(vec![FIRST_STEPS, SMALL]), a in numbers(), b in numbers()) {
        let base = read(text);
        let (ours, theirs) = (worked_on(&base, &a), worked_on(&base, &b));
        let (one, other) = (joined(&base, &ours, &theirs), joined(&base, &theirs, &ours));
        prop_assert_eq!(one.conflicts.is_empty(), other.conflicts.is_empty(), "{:?} {:?}", one.conflicts, other.conflicts);
        if one.conflicts.is_empty() && one.notes.is_empty() && other.notes.is_empty() {
            prop_assert_eq!(unordered(&bare(&one.scenario)), unordered(&bare(&other.scenario)));
        }
        // Nothing that a side has made is gone unless it is told.
        for round in ours.rounds.iter().chain(&theirs.rounds).filter(|round| base.round(&round.id).is_none()) {
            let kept = one.scenario.rounds.iter().any(|known| known.closed == round.closed && known.package.cards == round.package.cards);
            prop_assert!(kept || !one.conflicts.is_empty());
        }
    }
}

/// A tree in which no list has an order.
fn unordered(scenario: &Scenario) -> Value {
    fn sort(value: &mut Value) {
        match value {
            Value::Array(items) => {
                items.iter_mut().for_each(sort);
                items.sort_by_cached_key(Value::to_string);
            }
            Value::Object(fields) => {
                fields.values_mut().for_each(sort);
                fields.sort_keys();
            }
            _ => {}
        }
    }
    let mut tree = serde_json::to_value(in_order(scenario.clone())).expect("it can be written");
    sort(&mut tree);
    tree
}

/// The places of all texts that can be any text.
fn texts(value: &Value, at: &str, found: &mut Vec<String>) {
    const FREE: [&str; 9] = ["name", "title", "about", "note", "says", "short", "published", "affiliation", "speaker"];
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let at = format!("{at}/{name}");
                if value.is_string() && FREE.contains(&name.as_str()) {
                    found.push(at);
                } else {
                    texts(value, &at, found);
                }
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(place, item)| texts(item, &format!("{at}/{place}"), found));
        }
        _ => {}
    }
}

/// The scenario with other texts at some places.
fn with_texts(scenario: &Scenario, places: &BTreeSet<&String>, text: &str) -> Scenario {
    let mut tree = serde_json::to_value(scenario).expect("it can be written");
    for place in places {
        *tree.pointer_mut(place).expect("a known place") = Value::from(text);
    }
    serde_json::from_value(tree).expect("texts can be any text")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// The oracle is plain replacement: places that one side alone changes have its text, places that both change have ours
    /// and are told.
    #[test]
    fn every_field_is_joined_by_itself(
        text in prop::sample::select(vec![FIRST_STEPS, SMALL]),
        a in prop::collection::vec(0..10_000_usize, 1..30),
        b in prop::collection::vec(0..10_000_usize, 1..30),
    ) {
        let base = read(text);
        let mut places = Vec::new();
        texts(&serde_json::to_value(&base).expect("it can be written"), "", &mut places);
        // Points and arguments are known by what they say; of a round, what the board said is fixed.
        let whole = |place: &String| place.starts_with("/points") || (place.starts_with("/rounds") && place.matches('/').count() > 3);
        places.retain(|place| !whole(place));
        let pick = |numbers: &[usize]| numbers.iter().map(|number| &places[number % places.len()]).collect::<BTreeSet<_>>();
        let (a, b) = (pick(&a), pick(&b));
        let (ours, theirs) = (with_texts(&base, &a, "Ours"), with_texts(&base, &b, "Theirs"));
        let merged = joined(&base, &ours, &theirs);
        let alone: BTreeSet<&String> = b.difference(&a).copied().collect();
        prop_assert_eq!(&merged.scenario, &with_texts(&ours, &alone, "Theirs"));
        prop_assert_eq!(merged.conflicts.len(), a.intersection(&b).count());
        for conflict in &merged.conflicts {
            prop_assert!(conflict.ends_with(": “Ours” in ours, “Theirs” in theirs; ours stays"), "{conflict}");
        }
    }
}

#[test]
fn what_one_side_takes_away_and_the_other_names_stays_and_is_told() {
    let base = shipped();
    let element = base
        .elements
        .iter()
        .find(|element| !element.frame && base.packages.iter().all(|package| package.card(&element.id).is_none()));
    let element = element.expect("an element on no board").clone();
    let mut without = base.clone();
    without.elements.retain(|known| known.id != element.id);
    without.mentions(&mut |mention| {
        use guarantee_board::scenario::Mention as M;
        !matches!(mention, M::Element(id) | M::Card(id) | M::Offered(_, id) | M::Frame(id) if *id == element.id)
    });
    assert_eq!(check(&without), vec![]);
    let mut with = base.clone();
    let phase = with.phases[0].id.clone();
    with.packages[0].cards.push(guarantee_board::scenario::Card {
        element: element.id.clone(),
        phase,
        by: vec![],
        with: indexmap::IndexMap::new(),
        note: String::new(),
    });
    assert_eq!(check(&with), vec![]);
    for (ours, theirs, by) in [(&with, &without, "theirs"), (&without, &with, "ours")] {
        let merged = joined(&base, ours, theirs);
        assert!(merged.scenario.element(&element.id).is_some());
        assert!(merged.scenario.packages[0].card(&element.id).is_some());
        let line = format!("Element “{}”: taken away in {by}, and named by the other side; it stays", element.name);
        assert!(merged.conflicts.contains(&line), "{:?}", merged.conflicts);
    }
}

#[test]
fn conflicts_are_told_in_words() {
    let base = read(FIRST_STEPS);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.packages[0].name = "Plan A".to_owned();
    theirs.packages[0].name = "Plan B".to_owned();
    ours.positions[0].firmness = Some(guarantee_board::scenario::Firmness::Firm);
    theirs.positions[0].firmness = Some(guarantee_board::scenario::Firmness::Disputed);
    ours.actors.swap(0, 1);
    theirs.actors.rotate_left(1);
    let merged = joined(&base, &ours, &theirs);
    let title = &base.positions[0].title;
    assert!(
        merged
            .conflicts
            .contains(&"Package “Plan A”, name: “Plan A” in ours, “Plan B” in theirs; ours stays".to_owned())
    );
    let firmness = format!("Position “{title}”, firmness: “Firm” in ours, “Disputed” in theirs; ours stays");
    assert!(merged.conflicts.contains(&firmness), "{:?}", merged.conflicts);
    assert!(
        merged.conflicts.contains(&"Actors: both sides have changed the order; ours stays".to_owned()),
        "{:?}",
        merged.conflicts
    );
    assert_eq!(merged.scenario, ours);
}

#[test]
fn packages_that_both_sides_add_under_one_id_both_stay() {
    let base = read(FIRST_STEPS);
    let side = |about: &str| {
        let mut side = base.clone();
        let mut package = side.packages[0].clone();
        (package.id, package.about) = ("plan".into(), about.to_owned());
        side.packages.push(package.clone());
        package.id = "plan-variant".into();
        package.variant_of = Some("plan".into());
        side.packages.push(package);
        side
    };
    let merged = joined(&base, &side("ours"), &side("theirs"));
    assert_eq!(merged.conflicts, [] as [&str; 0]);
    assert_eq!(merged.notes.len(), 2);
    let varies = |id: &str| merged.scenario.package(&id.into()).expect("it is there").variant_of.clone();
    assert_eq!(varies("plan-variant"), Some("plan".into()));
    assert_eq!(varies("plan-variant-2"), Some("plan-2".into()));
    let about = |id: &str| merged.scenario.package(&id.into()).expect("it is there").about.as_str();
    assert_eq!((about("plan"), about("plan-2")), ("ours", "theirs"));
}
