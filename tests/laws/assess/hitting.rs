//! The smallest set that hits all.

use guarantee_board::assess::Budget;
use guarantee_board::assess::smallest_hitting;
use guarantee_board::logic::inside::{FactIx, Index as _, Set};

fn hit(sets: &[&[usize]]) -> Option<(usize, Vec<usize>)> {
    let sets: Vec<Set<FactIx>> =
        sets.iter().map(|set| set.iter().map(|number| FactIx::new(*number)).collect()).collect();
    let (size, facts) = smallest_hitting(&sets, 0, &mut Budget::of(1_000))?;
    Some((size, facts.iter().map(|fact| fact.number()).collect()))
}

#[test]
fn the_smallest_hitting_set_is_the_first_in_order() {
    assert_eq!(hit(&[&[1, 2], &[2, 3], &[0, 1]]), Some((2, vec![0, 2])));
    assert_eq!(hit(&[&[1, 2], &[1]]), Some((1, vec![1])));
    assert_eq!(hit(&[]), Some((0, Vec::new())));
}
