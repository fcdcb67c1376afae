//! How long may be searched.

use guarantee_board::assess::Budget;
use guarantee_board::logic::Cancel;

#[test]
fn what_is_taken_back_is_spent_and_so_is_every_copy() {
    let budget = Budget::of(3);
    let copy = Budget { steps: u64::MAX, cancel: budget.cancel.clone() };
    let other = Budget { steps: 1, cancel: Cancel::default() };
    assert!(![&budget, &copy, &other].iter().any(|budget| budget.is_spent()));
    budget.cancel.cancel();
    assert!(budget.is_spent() && copy.is_spent() && copy.cancel.is_cancelled() && !other.is_spent());
}

#[test]
fn without_a_step_left_it_is_spent() {
    assert_eq!([0, 1, u64::MAX].map(|steps| Budget::of(steps).is_spent()), [true, false, false]);
    assert!(!Budget::unlimited().is_spent());
}
