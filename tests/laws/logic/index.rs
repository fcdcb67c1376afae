//! Sets of what is numbered.

use std::collections::BTreeSet;
use std::hash::{BuildHasher as _, RandomState};

use guarantee_board::logic::inside::{ActorIx, Index, Set};
use proptest::prelude::*;

fn set(numbers: &[usize]) -> Set<ActorIx> {
    numbers.iter().map(|number| ActorIx::new(*number)).collect()
}

#[test]
fn a_set_holds_what_was_inserted_across_words() {
    let numbers = [0, 63, 64, 130];
    assert_eq!(set(&numbers).iter().map(Index::number).collect::<Vec<_>>(), numbers);
    assert!(set(&numbers).contains(ActorIx::new(130)) && !set(&numbers).contains(ActorIx::new(131)));
}

#[test]
fn within_compares_sets_of_different_length() {
    assert!(set(&[1]).within(&set(&[1, 100])) && !set(&[1, 100]).within(&set(&[1])));
    assert!(set(&[]).within(&set(&[])));
}

proptest! {
    #[test]
    fn sets_are_as_plain_sets_however_they_came_about(
        one in proptest::collection::vec(prop_oneof![Just(0), Just(1), 62..66_usize, 127..131_usize], 0..6),
        two in proptest::collection::vec(prop_oneof![Just(0), Just(1), 62..66_usize, 127..131_usize], 0..6),
    ) {
        let plain = |numbers: &[usize]| numbers.iter().copied().collect::<BTreeSet<usize>>();
        let told = |set: &Set<ActorIx>| set.iter().map(Index::number).collect::<Vec<_>>();
        let mut both = set(&one);
        prop_assert_eq!(told(&both), plain(&one).into_iter().collect::<Vec<_>>());
        prop_assert_eq!(both.is_empty(), one.is_empty());
        prop_assert_eq!(both.within(&set(&two)), plain(&one).is_subset(&plain(&two)));
        prop_assert_eq!(both == set(&two), plain(&one) == plain(&two));
        both.extend(&set(&two));
        let mut turned: Vec<usize> = one.iter().chain(&two).copied().collect();
        turned.reverse();
        let turned = set(&turned);
        let hash = RandomState::new();
        prop_assert!(both == turned && hash.hash_one(&both) == hash.hash_one(&turned), "{both:?} {turned:?}");
    }
}
