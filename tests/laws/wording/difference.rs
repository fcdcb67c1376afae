//! How it is told in what two scenarios differ.

use guarantee_board::scenario::{Hold, Package, Pin, Seat};
use guarantee_board::wording::{difference, name};

use super::sample;

#[test]
fn two_equal_scenarios_do_not_differ() {
    assert_eq!(difference(&sample::scenario(), &sample::scenario()), [] as [&str; 0]);
}

#[test]
fn what_differs_is_told_in_the_words_of_the_board() {
    let before = sample::scenario();
    let mut after = before.clone();
    let removed = after.packages[0].cards.pop().expect("a card");
    after.packages[0].name = "Another name".to_owned();
    after.switched_off.push("r01".into());
    after.acceptable.pins.push(Pin::Absent("force".into()));
    after.title = "Another title".to_owned();
    let lines = difference(&before, &after);
    let gone = format!("− {}", name::element(&before, &removed.element));
    assert!(lines[0].contains("called “Another name” now") && lines[0].contains(&gone), "{lines:?}");
    assert_eq!(
        lines[1..],
        [
            "“No Western troops in Ukraine” is switched off",
            "Pinned: European reassurance force off the board",
            "Other title"
        ]
    );
    let back = difference(&after, &before);
    assert!(back.contains(&"“No Western troops in Ukraine” is switched on".to_owned()), "{back:?}");
}

#[test]
fn verbs_agree_with_the_parts_that_differ() {
    let before = sample::scenario();
    let mut seated = before.clone();
    seated.seats.push(Seat::new("seat-1".into(), "Anna".to_owned()));
    let mut after = seated.clone();
    after.seats[0].positions.insert("r01".into(), Hold::Holds);
    assert_eq!(difference(&seated, &after), ["Seat 1: votes differ"]);
    after.seats[0].name = "Bohdan".to_owned();
    assert_eq!(difference(&seated, &after), ["Seat 1: name and votes differ"]);
    after.seats[0].positions.clear();
    assert_eq!(difference(&seated, &after), ["Seat 1: name differs"]);
}

#[test]
fn packages_that_came_and_went_are_named() {
    let before = sample::scenario();
    let mut after = before.clone();
    after.packages.push(Package::new("new".into(), "Quite new".to_owned()));
    assert_eq!(difference(&before, &after), ["1 package is new: Quite new"]);
    assert_eq!(difference(&after, &before), ["1 package is gone: Quite new"]);
}
