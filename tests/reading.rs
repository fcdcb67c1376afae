//! Reading and writing scenario files: what goes in comes out, and whatever is wrong is said, all at once and in place.

mod common;

use common::SMALL;
use guarantee_board::storage::{Problem, read_text, write_text};

/// What is wrong with a text.
fn problems(text: &str) -> Vec<Problem> {
    read_text(text).expect_err("the text should have problems").list
}

/// The small scenario with some words replaced; each must be there exactly once.
fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(SMALL.to_owned(), |text, (old, new)| {
        assert_eq!(text.matches(old).count(), 1, "`{old}` must be there once");
        text.replace(old, new)
    })
}

/// The line and column of a word in a text, counted independently of the reader.
fn place(text: &str, word: &str) -> (usize, usize) {
    let (line, at) = text.lines().enumerate().find_map(|(n, line)| Some((n, line.find(word)?))).expect("the word");
    (line + 1, text.lines().nth(line).unwrap()[..at].chars().count() + 1)
}

#[test]
fn a_sound_text_is_read_whole() {
    let loaded = match read_text(SMALL) {
        Ok(loaded) => loaded,
        Err(problems) => panic!("{problems}"),
    };
    assert!(!loaded.comments);
    assert_eq!(loaded.scenario.packages.len(), 2);
}

#[test]
fn writing_and_reading_gives_the_same_scenario_and_bytes() {
    let scenario = read_text(SMALL).unwrap().scenario;
    let text = write_text(&scenario).unwrap();
    println!("{text}");
    let again = match read_text(&text) {
        Ok(loaded) => loaded.scenario,
        Err(problems) => panic!("{problems}"),
    };
    assert_eq!(again, scenario);
    assert_eq!(write_text(&again).unwrap(), text);
}

/// One problem: the text, where it must be, in which place of the scenario, and what it must say.
#[track_caller]
fn one_problem(changes: &[(&str, &str)], at: &str, path: &str, message: &str) {
    let text = with(changes);
    let found = problems(&text);
    let told: Vec<_> = found.iter().map(|p| (p.line, p.column, p.path.as_str(), p.message.as_str())).collect();
    let (line, column) = place(&text, at);
    assert_eq!(told, [(line, column, path, message)], "{changes:?}");
}

/// The help that goes with the only problem.
#[track_caller]
fn help(changes: &[(&str, &str)]) -> String {
    let found = problems(&with(changes));
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].help.clone().unwrap_or_default()
}

#[test]
fn each_slip_in_shape_is_told_in_its_place() {
    one_problem(&[("title: \"No Western troops\"", "titel: \"x\", title: \"y\"")], "titel", "positions / r01-western-troops", "unknown field `titel` in a position");
    one_problem(&[("title: \"No Western troops\"", "title: \"x\", title: \"y\"")], "title: \"y\"", "positions / r01-western-troops", "the field `title` is given twice");
    one_problem(&[("degree: 2", "degree: \"two\"")], "\"two\"", "elements / e1-force / gives / 0 / degree", "expected a whole number, found the text \"two\"");
    one_problem(&[("degree: 2", "degree: 300")], "300", "elements / e1-force / gives / 0 / degree", "the number 300 is too large");
    one_problem(&[("degree: 2", "degree: -1")], "-1,", "elements / e1-force / gives / 0 / degree", "the number -1 is below 0");
    one_problem(&[("amount: 12.5", "amount: NaN")], "NaN", "resources / troops / capacities / 0 / amount", "expected a number from 0 to 1000000 with at most three decimals, found NaN");
    one_problem(&[("amount: 12.5", "amount: -inf")], "-inf", "resources / troops / capacities / 0 / amount", "expected a number from 0 to 1000000 with at most three decimals, found -inf");
    one_problem(&[("amount: 12.5", "amount: 1.2345")], "1.2345", "resources / troops / capacities / 0 / amount", "expected a number from 0 to 1000000 with at most three decimals, found 1.2345");
    one_problem(&[("\"2025-08-28\"", "\"28.8.2025\"")], "\"28.8.2025\"", "as_of", "expected a date such as \"2025-08-20\", found the text \"28.8.2025\"");
    one_problem(&[("short: \"UA\"", "short: UA")], "UA)", "actors / ukraine / short", "expected text in quotes, found `UA`");
    one_problem(&[("crossed_when: All([", "crossed_when: Al([")], "Al([", "positions / r01-western-troops / crossed_when", "unknown kind of condition `Al`");
    one_problem(&[("strength: Absolute", "strength: Total")], "Total", "claims / c1 / strength", "unknown strength `Total`");
    one_problem(&[("groups: [\"western\"]),\n        (id: \"france\"", "groups: \"western\"),\n        (id: \"france\"")], "\"western\"),", "actors / uk / groups", "expected a list in brackets, found the text \"western\"");
    one_problem(&[("{\"given\": \"yes\"}", "{\"given\": \"yes\", \"given\": \"no\"}")], "\"given\": \"no\"", "packages / p1b / frame / e3-consent", "the key `given` is given twice");
    one_problem(&[("unit: \"thousand troops\", ", "")], "(id: \"troops\", name", "resources / troops", "the field `unit` is missing");
    one_problem(&[("frame: true", "frame: yes")], "yes,", "elements / e3-consent / frame", "expected `true` or `false`, found `yes`");
}
