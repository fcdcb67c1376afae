//! The description of the file format tells every field, in the words of the comments on the types; and what it tells is so.

mod sample;
mod source;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Degree, Scenario};
use guarantee_board::storage::{read_text, write_text};
use sample::{Found, sample, walk};
use serde::Deserialize as _;
use serde_json::{Value, json};
use source::Source;
use table::Tables;

use crate::samples;

const HEADING: &str = "## Every field\n\n";
const NEXT: &str = "\n## When something is wrong\n";

/// `UPDATE_SNAPSHOTS=1` writes the section anew.
#[test]
fn the_description_tells_every_field() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/README.md");
    let page = std::fs::read_to_string(path).expect("the page");
    let (before, rest) = page.split_once(HEADING).expect("the section");
    let (section, after) = rest.split_once(NEXT).expect("the section after it");
    let source = Source::read();
    let expected = Tables::new(&source).section();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path, [before, HEADING, &expected, NEXT, after].concat()).expect("the page is written");
    } else {
        assert!(
            section == expected,
            "UPDATE_SNAPSHOTS=1 cargo test --test laws fields writes it anew; it is to be:\n{expected}"
        );
    }
}

/// Files that were not made from what is told.
const FILES: [&str; 3] = [include_str!("../../formats/4.ron"), samples::FIRST_STEPS, samples::SHIPPED];

fn accepted(value: &Value) -> Result<Scenario, serde_json::Error> {
    Scenario::deserialize(value)
}

#[test]
fn all_that_occurs_in_files_is_told() {
    let source = Source::read();
    let mut kinds = BTreeSet::new();
    for text in FILES {
        let scenario = read_text(text).expect("a sound file").scenario;
        let mut found = Vec::new();
        walk(&source, "Scenario", &serde_json::to_value(scenario).expect("a value"), "", &mut found);
        kinds.extend(found.iter().map(|found| found.kind));
    }
    let with_fields = source.types.iter().filter(|(_, told)| !told.fields.is_empty());
    let unseen: Vec<_> = with_fields.map(|(name, _)| name.as_str()).filter(|name| !kinds.contains(name)).collect();
    assert_eq!(unseen, [] as [&str; 0], "the files must hold something of every type");
}

#[test]
fn all_that_is_told_is_accepted_where_it_stands() {
    let source = Source::read();
    for turn in 0..TURNS {
        let made = sample(&source, "Scenario", turn);
        let scenario = accepted(&made).unwrap_or_else(|error| panic!("{error}\n{made:#}"));
        let kept = serde_json::to_value(&scenario).expect("a value");
        assert!(covers(&kept, &made), "nothing that was told is lost:\n{kept:#}\n{made:#}");
        // The reader of files takes it too: all that it finds wrong is what the check finds wrong with the scenario.
        let text = write_text(&scenario).expect("writable");
        let problems = read_text(&text).expect_err("ids of nothing");
        let told: BTreeSet<_> = problems.list.into_iter().map(|problem| problem.message).collect();
        let flaws: BTreeSet<_> = check(&scenario).into_iter().map(|flaw| flaw.message).collect();
        assert!(!problems.more, "all there are must be told");
        assert_eq!(told, flaws);
    }
}

#[test]
fn what_is_needed_is_needed_and_what_is_not_has_the_default_that_is_told() {
    let source = Source::read();
    let tables = Tables::new(&source);
    let mut places: BTreeMap<&str, (Value, String)> = BTreeMap::new();
    for turn in 0..TURNS {
        let made = sample(&source, "Scenario", turn);
        let mut found = Vec::new();
        walk(&source, "Scenario", &made, "", &mut found);
        for Found { kind, pointer } in found {
            places.entry(kind).or_insert_with(|| (made.clone(), pointer));
        }
    }
    assert_eq!(places.len(), source.types.values().filter(|told| !told.fields.is_empty()).count());
    for (kind, (made, pointer)) in &places {
        for field in &source.of(kind).fields {
            let with = |value: Option<Value>| {
                let mut changed = made.clone();
                let fields = changed.pointer_mut(pointer).and_then(Value::as_object_mut).expect("the place");
                match value {
                    Some(value) => fields.insert(field.name.clone(), value),
                    None => fields.remove(&field.name),
                };
                accepted(&changed)
            };
            let without = with(None);
            assert_eq!(without.is_err(), field.needed, "{kind}.{}", field.name);
            if let Ok(without) = without {
                let told = default(&field.kind, &tables.default(kind, field));
                assert_eq!(with(Some(told)).expect("the default is accepted"), without, "{kind}.{}", field.name);
            }
        }
    }
}

/// As many as make every variant stand everywhere.
const TURNS: usize = 10;

/// Whether a value has all that another has, except fields with their defaults, which are not written.
fn covers(kept: &Value, made: &Value) -> bool {
    match (kept, made) {
        (Value::Object(kept), Value::Object(made)) => made.iter().all(|(key, made)| match kept.get(key) {
            Some(kept) => covers(kept, made),
            None => key == "standing" && made == "FirstHand",
        }),
        (Value::Array(kept), Value::Array(made)) => {
            kept.len() == made.len() && kept.iter().zip(made).all(|(kept, made)| covers(kept, made))
        }
        (kept, made) => kept == made,
    }
}

/// The value that a default stands for on the page.
fn default(kind: &str, told: &str) -> Value {
    match told.trim_matches('`') {
        "none" if kind.starts_with("Option") => Value::Null,
        "none" if kind.starts_with("Vec") => json!([]),
        "none" if kind == "String" => json!(""),
        "none" | "()" => json!({}),
        "false" => json!(false),
        "0" => json!(0),
        "(low: 0, high: 0)" => json!({ "low": 0, "high": 0 }),
        word => json!(word),
    }
}

#[test]
fn degrees_go_as_far_as_is_told() {
    assert_eq!(Degree::MAX, Degree(4));
}
