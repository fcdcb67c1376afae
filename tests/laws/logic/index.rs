//! Sets of what is numbered.

use guarantee_board::logic::inside::{ActorIx, Index, Set};

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
