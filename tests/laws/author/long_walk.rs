//! Thousands of steps at random through all that the editor does – forms and sentences, the grid, copies, duplicates, other
//! names, deleting, taking over, undo and redo –, after each of which the file opens again as the same scenario.

use guarantee_board::workshop::Workshop;

use super::ready_walk::{self, opens_again};
use super::support::{BLANK, FIRST_STEPS, ROUNDS, open, read};
use super::walk;

/// How many steps are taken before it begins again with another scenario.
const WALK: usize = 100;
/// How many kinds of step there are.
const KINDS: usize = (walk::KINDS + ready_walk::KINDS) as usize;

/// A small generator of its own, so that the steps are the same with every version of every crate.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound
    }
}

/// One step of this kind; whether anything happened.
fn step(workshop: &mut Workshop, kind: usize, dice: &mut Dice) -> bool {
    let (a, b, c) = (dice.below(1000), dice.below(1000), dice.below(1000));
    match u8::try_from(kind).expect("a small number").checked_sub(walk::KINDS) {
        None => walk::step(workshop, (kind as u8, a, b, c)),
        Some(kind) => ready_walk::step(workshop, (kind, a, b, c)),
    }
}

/// `STEPS=10000` says how many there are.
#[test]
fn whatever_is_done_in_the_editor_makes_a_scenario_that_opens_again() {
    let steps: usize = std::env::var("STEPS").map_or(1000, |number| number.parse().expect("STEPS is a number"));
    let (mut dice, mut done) = (Dice(2026), [0; KINDS]);
    for walk in 0..steps.div_ceil(WALK) {
        let mut workshop = open(&read([BLANK, FIRST_STEPS, ROUNDS][walk % 3]));
        for _ in 0..WALK {
            let kind = dice.below(KINDS);
            if step(&mut workshop, kind, &mut dice) {
                done[kind] += 1;
                opens_again(workshop.scenario());
            }
        }
    }
    println!("{} of {steps} steps did something: {done:?}", done.iter().sum::<usize>());
    // So that it is not about steps that are all refused.
    assert!(done.iter().sum::<usize>() > steps / 3 && done.iter().all(|done| *done > steps / 1000), "{done:?}");
}
