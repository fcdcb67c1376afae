//! What can be shared out, and which demands cannot be met together.

use guarantee_board::logic::inside::{ActorIx, Demand, Index as _, smallest_shortage};
use proptest::prelude::*;

fn demand(need: u128, providers: &[usize]) -> Demand {
    Demand { need, providers: providers.iter().map(|number| ActorIx::new(*number)).collect() }
}

fn shortage(demands: &[Demand], capacities: &[u128]) -> Option<Vec<usize>> {
    smallest_shortage(demands, &|actor| capacities.get(actor.number()).copied().unwrap_or(0))
}

#[test]
fn what_can_be_shared_out_is_no_shortage() {
    assert_eq!(shortage(&[demand(10, &[0, 1]), demand(5, &[0])], &[8, 7]), None);
    assert_eq!(shortage(&[], &[]), None);
}

#[test]
fn flow_is_rerouted_before_a_shortage_is_reported() {
    assert_eq!(shortage(&[demand(5, &[0, 1]), demand(5, &[0])], &[5, 5]), None);
    assert_eq!(shortage(&[demand(4, &[0, 1]), demand(4, &[1, 2]), demand(4, &[0])], &[4, 4, 4]), None);
}

#[test]
fn the_smallest_violated_set_is_named() {
    // All three exceed 22 together, but the last alone exceeds its provider.
    assert_eq!(shortage(&[demand(20, &[0, 1]), demand(15, &[0, 1]), demand(9, &[2])], &[10, 12, 8]), Some(vec![2]));
    assert_eq!(shortage(&[demand(20, &[0, 1]), demand(15, &[0, 1])], &[10, 12]), Some(vec![0, 1]));
}

#[test]
fn of_equally_small_sets_the_first_in_order_is_named() {
    let demands = [demand(1, &[0]), demand(6, &[0]), demand(5, &[0]), demand(5, &[0])];
    assert_eq!(shortage(&demands, &[9]), Some(vec![1, 2]));
    assert_eq!(shortage(&[demand(6, &[0]), demand(5, &[0]), demand(5, &[0])], &[9]), Some(vec![0, 1]));
}

#[test]
fn up_to_the_bound_on_unions_and_beyond_it_none_of_the_set_can_be_spared() {
    // Pairs without a common provider make 2^pairs - 1 unions; each set around all of them adds one. What all need
    // together is one more than there is.
    for (pairs, around) in [(15, 1), (16, 1), (16, 2), (17, 1)] {
        let mut demands: Vec<Demand> = (0..pairs).map(|number| demand(2, &[number, pairs + number])).collect();
        demands.extend((0..around).map(|more| demand(1, &(0..2 * pairs + more).collect::<Vec<_>>())));
        let capacities = vec![1; 2 * pairs];
        assert_eq!(shortage(&demands, &capacities), Some((0..=pairs).collect()), "{pairs} {around}");
    }
}

/// Of all sets that need more than their providers have together, the smallest, and of those the first in order.
fn by_hand(demands: &[Demand], capacities: &[u128]) -> Option<Vec<usize>> {
    let exceeds = |set: &Vec<usize>| {
        let need: u128 = set.iter().map(|place| demands[*place].need).sum();
        let asked = |actor: usize| set.iter().any(|place| demands[*place].providers.contains(ActorIx::new(actor)));
        need > capacities.iter().enumerate().filter(|(actor, _)| asked(*actor)).map(|(_, has)| has).sum()
    };
    let places = |bits: usize| (0..demands.len()).filter(|place| bits >> place & 1 == 1).collect();
    let sets = (1..1_usize << demands.len()).map(places);
    sets.filter(exceeds).min_by_key(|set| (set.len(), set.clone()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn what_is_named_is_what_looking_at_every_set_names(
        asked in proptest::collection::vec((1..12_u128, proptest::collection::vec(0..5_usize, 0..4)), 0..8),
        capacities in proptest::collection::vec(0..14_u128, 5),
    ) {
        let demands: Vec<Demand> = asked.iter().map(|(need, providers)| demand(*need, providers)).collect();
        prop_assert_eq!(shortage(&demands, &capacities), by_hand(&demands, &capacities));
    }
}
