//! Scenarios in JSON, as they are exported, are read like any other.

use guarantee_board::scenario::check::check;
use guarantee_board::storage::{Loaded, Problem, read_text, rewrite_text, write_json};
use proptest::prelude::*;

use crate::samples::{SHIPPED, SMALL, read};

/// What is wrong with a text.
fn problems(text: &str) -> Vec<Problem> {
    read_text(text).expect_err("the text should have problems").list
}

#[test]
fn json_that_was_exported_is_the_scenario_that_it_was() {
    for text in [SMALL, SHIPPED] {
        let scenario = read(text);
        let json = write_json(&scenario).expect("it can be written");
        assert_eq!(read_text(&json), Ok(Loaded { scenario: scenario.clone(), earlier: None }));
        assert_eq!(read_text(&format!("\u{feff}\r\n{json}")).expect("a mark is no harm").scenario, scenario);
        // What is saved into it stays JSON, and untouched where nothing has changed.
        let compact = serde_json::to_string(&scenario).expect("it can be written");
        assert_eq!(rewrite_text(&compact, &scenario).expect("it can be written"), compact);
        let mut other = scenario.clone();
        other.title = "Other".to_owned();
        assert_eq!(rewrite_text(&compact, &other).expect("written"), write_json(&other).expect("written"));
    }
}

#[test]
fn what_is_wrong_with_json_is_told_where_it_stands() {
    let json = write_json(&read(SMALL)).expect("it can be written");
    let line = |what: &str| json.lines().position(|line| line.contains(what)).expect("it is there") + 1;
    let told = |json: &str| problems(json).into_iter().map(|p| (p.line, p.message)).collect::<Vec<_>>();
    let current = line("\"current\": ");
    let unknown = json.replacen("\"current\": \"p1\"", "\"current\": \"p9\"", 1);
    assert_eq!(told(&unknown), [(current, "unknown package `p9`".to_owned())]);
    let comma = json.replacen("\"current\": \"p1\",", "\"current\": \"p1\"", 1);
    assert_eq!(told(&comma), [(current + 1, "expected `,` or `}`".to_owned())]);
    let cut: String = json.chars().take(json.chars().count() / 2).collect();
    assert_eq!(told(&cut).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_broken_json_does_harm(at in 0..100_000_usize, with in ".{0,4}", length in 0..40_usize) {
        let json = write_json(&read(SMALL)).expect("it can be written");
        let letters: Vec<char> = json.chars().collect();
        let at = at % letters.len();
        let broken: String = letters.iter().take(at).copied().chain(with.chars()).chain(letters.iter().skip(at + length).copied()).collect();
        if let Ok(loaded) = read_text(&broken) {
            prop_assert_eq!(check(&loaded.scenario), vec![]);
        }
    }
}
