//! The minutes: compared with a kept copy, and safe to send round.

mod common;

use common::SMALL;
use guarantee_board::report::minutes::{Telling, minutes};
use guarantee_board::scenario::{Argument, Scenario};
use guarantee_board::storage::{read_file, read_text};

/// The scenario of every part of the format, with two rounds.
fn two_rounds() -> Scenario {
    let mut scenario = read_text(SMALL).unwrap().scenario;
    let mut second = scenario.rounds[0].clone();
    second.id = "round-2".into();
    second.name = "Second".to_owned();
    second.closed = second.closed.checked_add(jiff::SignedDuration::from_hours(20)).unwrap();
    second.package = scenario.packages[1].clone();
    second.note = "- a list?\n1. another?\n<b>no</b> `code` | *no*".to_owned();
    scenario.rounds.push(second);
    scenario
}

/// `UPDATE_SNAPSHOTS=1` writes the kept copy anew.
#[test]
fn the_minutes_are_the_kept_copy() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/minutes.md");
    let text = minutes(&two_rounds(), Telling { names: true, notes: false });
    assert_eq!(text, minutes(&two_rounds(), Telling { names: true, notes: false }));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(path).unwrap());
}

#[test]
fn what_is_private_is_not_told() {
    let mut scenario = two_rounds();
    const MARK: &str = "Vertraulich 7c1e";
    for round in &mut scenario.rounds {
        round.arguments = vec![Argument { who: MARK.to_owned(), says: "Money first.".to_owned() }];
        for card in &mut round.package.cards {
            card.note = MARK.to_owned();
        }
    }
    for package in &mut scenario.packages {
        package.name = MARK.to_owned();
        package.about = MARK.to_owned();
    }
    for position in &mut scenario.positions {
        position.note = MARK.to_owned();
    }
    for actor in &mut scenario.actors {
        actor.note = MARK.to_owned();
    }
    scenario.rounds[1].package.name = "Known".to_owned();
    let text = minutes(&scenario, Telling::default());
    assert!(!text.contains(MARK), "{text}");
    assert!(text.contains("Money first."));
    assert_eq!(
        minutes(&scenario, Telling { names: true, notes: false }).matches(MARK).count(),
        2,
        "only the names, when asked for"
    );
}

#[test]
fn without_rounds_there_is_little_to_tell() {
    let first_steps = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/first-steps.ron");
    let scenario = read_file(first_steps.as_ref()).unwrap().scenario;
    let text = minutes(&scenario, Telling::default());
    assert_eq!(text, "# Minutes: First steps: Arvenia and its neighbour\n\nNo round was closed.\n");
}
