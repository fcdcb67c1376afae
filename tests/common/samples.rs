//! Scenarios to try things on.

use std::sync::LazyLock;

use guarantee_board::scenario::Scenario;
use guarantee_board::storage::read_text;

/// A small scenario that uses every part of the format.
pub const SMALL: &str = include_str!("small.ron");

/// What the program offers to begin with.
pub const BLANK: &str = include_str!("../../scenarios/blank.ron");

/// The small example that comes with the program.
pub const FIRST_STEPS: &str = include_str!("../../scenarios/first-steps.ron");

/// Two neighbours and a league: small, with one of each kind of rule.
pub const NEIGHBOURS: &str = include_str!("neighbours.ron");

/// The scenario that comes with the program, as text.
pub const SHIPPED: &str = include_str!("../../scenarios/ukraine-2025.ron");

/// The scenario that comes with the program; its text is read once.
pub fn shipped() -> Scenario {
    static SCENARIO: LazyLock<Scenario> = LazyLock::new(|| read(SHIPPED));
    SCENARIO.clone()
}

/// The scenario in a text that can be read.
#[track_caller]
pub fn read(text: &str) -> Scenario {
    read_text(text).unwrap_or_else(|problems| panic!("{problems:?}")).scenario
}
