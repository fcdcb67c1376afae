//! Ballots by file: the text comes back as it was given or not at all, the page tells nothing of others, and what counts is
//! what was given.

mod page;
mod print;
mod reading;
mod text;

use guarantee_board::ballot::{Ballot, Questions};
use guarantee_board::scenario::{Feasibility, Hold, Scenario, Seat};
use guarantee_board::workshop::Workshop;

use crate::samples::{FIRST_STEPS, read};

/// A scenario with seats, of which the first has a name.
fn with_seats(count: usize) -> Scenario {
    let mut scenario = read(FIRST_STEPS);
    scenario.seats =
        (1..=count).map(|number| Seat::new(format!("seat-{number}").as_str().into(), String::new())).collect();
    scenario
}

/// What a seat answers: each number one answer, 0 for none, the cards first.
fn filled_in(workshop: &Workshop, seat: &str, answers: &[u8]) -> Ballot {
    let (scenario, package) = (workshop.scenario(), workshop.package().expect("a package"));
    let questions = Questions::of(scenario, package, workshop.assessment());
    let head = questions.head();
    let mut answers = answers.iter().copied().cycle();
    let mut next = || usize::from(answers.next().unwrap_or_default());
    let levels = (0..head.cards).map(|_| next().checked_sub(1).map(|place| Feasibility::ALL[place % 5])).collect();
    let holds = head.positions.iter().map(|_| next().checked_sub(1).map(|place| Hold::ALL[place % 3])).collect();
    Ballot { head, seat: seat.to_owned(), levels, holds }
}

/// The same as a text.
fn text(workshop: &Workshop, seat: &str, answers: &[u8]) -> String {
    filled_in(workshop, seat, answers).text()
}
