//! `search` as a whole: what it prints, that it is the same each time and in any order of the file, and how it ends.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use guarantee_board::scenario::Scenario;
use guarantee_board::storage;
use serde_json::Value;

use crate::samples;

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/common/neighbours.ron");

/// All questions at once.
const ALL: [&str; 9] =
    ["--ways", "5", "--open", "--count", "--conflict", "--accept", "--frontier", "--drop-sources", "--json"];

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run(arguments: &[&str]) -> Ran {
    let output =
        Command::new(env!("CARGO_BIN_EXE_guarantee-board")).args(arguments).env_clear().output().expect("it starts");
    let text = |bytes| String::from_utf8(bytes).expect("the program prints text");
    Ran { code: output.status.code().expect("it ends by itself"), out: text(output.stdout), err: text(output.stderr) }
}

fn json(arguments: &[&str]) -> Value {
    let ran = run(&[&["search"], arguments].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
    serde_json::from_str(&ran.out).expect("one JSON document")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn all_questions_are_answered_and_the_same_bytes_come_out_each_time() {
    let arguments = [&["search", SMALL][..], &ALL].concat();
    let (first, second) = (run(&arguments), run(&arguments));
    assert_eq!((first.code, first.out.as_str()), (0, second.out.as_str()));
    let document: Value = serde_json::from_str(&first.out).expect("one JSON document");
    assert_eq!(document["any_acceptable"], true);
    assert_eq!(document["count"]["packages"], "44");
    assert_eq!(document["ways"]["ways"][0]["distance"], 1);
    for answer in ["ways", "ends", "conflict", "accepting", "frontier", "sources"] {
        assert_eq!(document[answer]["complete"], true, "{answer}");
    }
    let dead: Vec<_> = list(&document["ends"]["choices"]).iter().filter(|choice| choice["end"] == "dead").collect();
    let named = |choice: &Value| choice["option"].to_string();
    assert_eq!(dead.iter().map(|choice| named(choice)).collect::<Vec<_>>(), ["\"border\"", "\"given\""]);
    assert_eq!(dead[0]["why"]["movable"][0]["position"], "no-soldiers-at-border");
    assert_eq!(dead[1]["why"]["movable"][0]["assumption"], "consent");
    assert_eq!(document["accepting"]["sets"], serde_json::json!([["no-soldiers-at-border"]]));
    assert_eq!(document["accepting"]["besides"], serde_json::json!([]));
}

#[test]
fn what_the_command_line_settles_is_respected() {
    let document = json(&[SMALL, "--pin", "option:battalion:location:border", "--conflict", "--json"]);
    assert_eq!(document["any_acceptable"], false);
    assert_eq!(document["pins"][0], "option:battalion:location:border");
    let movable = list(&document["conflict"]["reason"]["movable"]);
    assert_eq!(movable.len(), 2);
    assert_eq!(document["conflict"]["sets"][0]["positions"][0], "no-soldiers-at-border");
    assert_eq!(document["conflict"]["sets"][0]["then"]["distance"], 0);
    let stricter = json(&[SMALL, "--binding", "all", "--at-least", "likely", "--count", "--json"]);
    let count = |document: &Value| document["count"]["packages"].as_str().map(str::parse::<u32>).unwrap().unwrap();
    assert!(count(&stricter) < 44);
}

#[test]
fn what_is_not_there_is_answered_with_what_is() {
    for (arguments, said) in [
        (&["--pin", "card:batalion"][..], "did you mean `battalion`?"),
        (&["--pin", "option:battalion:location:boarder"], "did you mean `border`?"),
        (&["--pin", "battalion"], "expected card:ELEMENT"),
        (&["--package", "first-draf"], "did you mean `first-draft`?"),
        (&["--at-least", "good"], "[possible values: ruled-out, unlikely, contested, likely, ready]"),
        (&["--ways", "0"], "0 is not in 1..=100"),
    ] {
        let ran = run(&[&["search", SMALL], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
    let ran = run(&["search", "there-is-none.ron"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.starts_with("error: "), "{}", ran.err);
}

/// A file with the same scenario, all lists whose order says nothing turned round.
fn turned(folder: &tempfile::TempDir) -> PathBuf {
    let mut scenario: Scenario = samples::read(samples::NEIGHBOURS);
    scenario.elements.reverse();
    scenario.positions.reverse();
    scenario.limits.reverse();
    scenario.actors.reverse();
    scenario.sources.reverse();
    scenario.claims.reverse();
    scenario.elements.iter_mut().for_each(|element| element.settings.reverse());
    let path = folder.path().join("turned.ron");
    storage::save(&path, &scenario).expect("it can be saved");
    path
}

/// The entries of a list without their order.
fn unordered(value: &Value) -> BTreeSet<String> {
    list(value).iter().map(Value::to_string).collect()
}

/// What ways are worth, which does not hang on any order.
fn worth(value: &Value) -> Vec<String> {
    list(value).iter().map(|way| format!("{} {}", way["distance"], way["worth"])).collect()
}

#[test]
fn the_order_of_the_file_changes_no_answer_but_its_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let other = turned(&folder);
    let (one, two) = (json(&[&[SMALL][..], &ALL].concat()), json(&[&[other.to_str().unwrap()][..], &ALL].concat()));
    assert_eq!(one["any_acceptable"], two["any_acceptable"]);
    assert_eq!(one["count"]["packages"], two["count"]["packages"]);
    assert_eq!(unordered(&one["count"]["containing"]), unordered(&two["count"]["containing"]));
    assert_eq!(unordered(&one["ends"]["choices"]), unordered(&two["ends"]["choices"]));
    assert_eq!(worth(&one["ways"]["ways"]), worth(&two["ways"]["ways"]));
    assert_eq!(worth(&one["frontier"]["points"]), worth(&two["frontier"]["points"]));
    let without_rules = |document: &Value| -> BTreeSet<String> {
        let each = list(&document["sources"]["each"]).iter();
        each.map(|hinge| format!("{} {} {}", hinge["without"], hinge["verdict"], hinge["any_acceptable"])).collect()
    };
    assert_eq!(without_rules(&one), without_rules(&two));
}

#[test]
fn for_people_it_is_told_in_sentences() {
    let ran = run(&["search", SMALL, "--pin", "option:battalion:location:border"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for line in [
        "No package is acceptable",
        "pinned: Location of Guest battalion: at the border",
        "Excluded by Tolmark: no foreign soldiers at the border – and your pin on Location of Guest",
        "Tolmark on “No foreign soldiers at the border”",
    ] {
        assert!(ran.out.contains(line), "“{line}” is not in:\n{}", ran.out);
    }
}
