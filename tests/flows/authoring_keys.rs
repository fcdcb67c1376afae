//! A whole scenario is written with the keyboard alone, from the blank one.

use guarantee_board::scenario::check::check;

use crate::common::{by_keys, trial};

#[test]
fn a_whole_scenario_is_written_with_the_keyboard_alone() {
    let mut window = trial::blank();
    let keys = by_keys::write(&mut window).keys;
    assert_eq!(check(window.scenario()), []);
    trial::assert_same(window.scenario());
    assert!(keys <= by_keys::MOST, "{keys} keys");
}
