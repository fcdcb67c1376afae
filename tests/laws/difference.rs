//! What differs between two scenarios is told, whatever it is.

use guarantee_board::scenario::{PackageId, Scenario};
use guarantee_board::wording::difference;
use guarantee_board::workshop::{History, Workshop};
use proptest::prelude::*;
use serde_json::Value;

use crate::samples::{SMALL, read};
use crate::scenario_strategy::scenarios;

/// The longest line that is told, in letters: things are named up to a bound, the others are counted.
const LONGEST: usize = 2_000;

/// The scenario with nothing in it that is no difference: which package is on the board, and the version of the format.
fn bare(scenario: &Scenario) -> Scenario {
    Scenario { current: PackageId::new("any"), format: 0, ..scenario.clone() }
}

/// Whether the two differ, and that this is told both ways, and in keeping with whether there is something to save.
#[track_caller]
fn told(before: &Scenario, after: &Scenario) -> bool {
    let differ = bare(before) != bare(after);
    for (one, other) in [(before, after), (after, before)] {
        let lines = difference(one, other);
        assert_eq!(!lines.is_empty(), differ, "{lines:?}");
        for line in lines {
            assert!(!line.trim().is_empty() && line.chars().count() < LONGEST, "{line}");
        }
    }
    let open = Workshop::recover(before.clone(), History::default(), 0, Some(after)).expect("it opens");
    assert_eq!(open.dirty(), differ);
    differ
}

/// Every state that differs from this in one leaf, one entry or one field.
fn mutations(value: &Value) -> Vec<Value> {
    match value {
        Value::Null => vec![Value::from(1), Value::from("a")],
        Value::Bool(so) => vec![Value::from(!so)],
        Value::Number(number) => number.as_u64().map(|number| Value::from(number + 1)).into_iter().collect(),
        Value::String(text) => vec![Value::from(format!("{text}x")), Value::from(""), Value::from("2031-02-03")]
            .into_iter()
            .chain(
                ["Ruled out", "RuledOut", "Likely", "Firm", "Absolute", "Decision", "Holds", "Unsure"].map(Value::from),
            )
            .collect(),
        Value::Array(entries) => {
            let mut all = Vec::new();
            for (place, entry) in entries.iter().enumerate() {
                let with = |change: &dyn Fn(&mut Vec<Value>)| {
                    let mut changed = entries.clone();
                    change(&mut changed);
                    Value::from(changed)
                };
                all.extend(mutations(entry).into_iter().map(|entry| with(&|list| list[place] = entry.clone())));
                all.push(with(&|list| drop(list.remove(place))));
                all.push(with(&|list| list.insert(place, entry.clone())));
                all.push(with(&|list| list.swap(0, place)));
            }
            all
        }
        Value::Object(fields) => {
            let mut all = Vec::new();
            for (name, field) in fields {
                let with = |change: Option<Value>| {
                    let mut changed = fields.clone();
                    match change {
                        Some(value) => changed.insert(name.clone(), value),
                        None => changed.remove(name),
                    };
                    Value::from(changed)
                };
                all.extend(mutations(field).into_iter().map(|field| with(Some(field))));
                all.push(with(None));
            }
            all
        }
    }
}

#[test]
fn every_change_of_a_single_thing_is_told() {
    let scenario = read(SMALL);
    let value = serde_json::to_value(&scenario).expect("it can be written");
    let fields = value.as_object().expect("a scenario is an object");
    let mut silent: Vec<&str> = Vec::new();
    let mut read = 0;
    for (name, field) in fields {
        let before = read;
        for field in mutations(field) {
            let mut changed = fields.clone();
            changed.insert(name.clone(), field);
            let Ok(after) = serde_json::from_value::<Scenario>(Value::from(changed)) else { continue };
            read += usize::from(told(&scenario, &after));
        }
        if read == before {
            silent.push(name);
        }
    }
    silent.sort_unstable();
    assert_eq!(silent, ["current", "format"], "every other field can be changed, and that is told");
    assert!(read > 1_000, "{read}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn two_scenarios_are_told_apart(one in scenarios(), other in scenarios()) {
        told(&one, &other);
        told(&one, &one);
    }
}
