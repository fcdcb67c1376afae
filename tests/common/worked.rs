//! What groups that work on copies of one scenario make of them.

use guarantee_board::scenario::Scenario;
use guarantee_board::workshop::{Closing, Edit, Workshop};
use jiff::civil::date;

use crate::edits::{Numbers, edit};

/// How many edits a group makes at most.
const MOST: usize = 12;

/// What a group that works on its copy makes of it: edits of the board and the room, and a round closed now and then.
pub fn worked_on(scenario: &Scenario, edits: &[Numbers]) -> Scenario {
    let mut workshop = Workshop::open(scenario.clone()).expect("a sound scenario opens");
    for (place, numbers) in edits.iter().take(MOST).enumerate() {
        if numbers.1 % 7 == 0 {
            let closing = Closing {
                name: format!("Round {}", numbers.2 % 3),
                note: String::new(),
                arguments: Vec::new(),
                ways: Vec::new(),
                closed: date(2025, 9, 1).at(10, i8::try_from(place % 60).unwrap_or(0), 0, 0),
            };
            workshop.close_round(&closing).expect("a named round is closed");
        }
        workshop.apply(&edit(&workshop.scenario().clone(), *numbers)).ok();
        if numbers.3 % 9 == 0 {
            workshop.apply(&Edit::DuplicatePackage).ok();
        }
    }
    workshop.scenario().clone()
}

/// The same with its lists in an order that does not depend on how they came about.
pub fn in_order(mut scenario: Scenario) -> Scenario {
    scenario.packages.sort_by(|one, other| one.id.cmp(&other.id));
    scenario.rounds.sort_by(|one, other| one.id.cmp(&other.id));
    scenario.seats.sort_by(|one, other| one.id.cmp(&other.id));
    scenario.points.sort_by_key(|point| format!("{point:?}"));
    scenario
}
