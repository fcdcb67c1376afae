//! How it is told what could be.

use guarantee_board::assess::Verdict;
use guarantee_board::scenario::{Feasibility, Pin};
use guarantee_board::search::{Demand, Measure, Reason, Way};
use guarantee_board::wording::{measure, movers, number, reason, share};

use super::sample;

fn because(movable: Vec<Demand>, facts: Vec<Demand>) -> String {
    reason(&sample::scenario(), &Reason { movable, facts, only: true, complete: true })
}

#[test]
fn a_reason_names_positions_first_then_what_the_group_has_settled() {
    let (position, pin) = (Demand::Position("r01".into()), Demand::Pin(Pin::Card("shield".into())));
    assert_eq!(because(vec![position.clone()], vec![]), "Excluded by Russia: no Western troops in Ukraine");
    assert_eq!(
        because(vec![pin.clone(), position], vec![]),
        "Excluded by Russia: no Western troops in Ukraine – and your pin on European sky shield"
    );
    assert_eq!(because(vec![pin], vec![]), "Excluded by your pin on European sky shield");
    assert_eq!(because(vec![], vec![Demand::Capacity("troops".into())]), "Cannot be: there is not enough of Troops");
}

#[test]
fn that_nobody_is_known_to_provide_something_is_told_once() {
    let facts = || vec![Demand::Provider("shield".into()), Demand::Known("shield".into())];
    assert_eq!(
        because(vec![], facts()),
        "Below what the group takes: no position is known that would carry European sky shield"
    );
    let others = [facts(), vec![Demand::Provider("force".into())]].concat();
    assert_eq!(
        because(vec![], others),
        "Cannot be: no position is known that would carry European sky shield and somebody must provide European \
         reassurance force"
    );
}

#[test]
fn who_would_have_to_move_is_told_by_actor() {
    assert_eq!(
        movers(&sample::scenario(), &["r01".into(), "r02".into()]),
        "Russia on “No Western troops in Ukraine” and Poland on “Poland sends nobody”"
    );
}

#[test]
fn shares_and_numbers_are_told_in_plain_words() {
    assert_eq!(number("1234567"), "1,234,567");
    assert_eq!(number("999"), "999");
    assert_eq!(share(1.0 / 3_456_789_012.0), "1 in 3 × 10⁹ of the acceptable packages has it");
    assert_eq!(share(0.025), "1 in 40 of the acceptable packages has it");
    assert_eq!(share(0.5), "1 in 2 of the acceptable packages has it");
    assert_eq!(share(0.72), "7 in 10 of the acceptable packages have it");
    assert_eq!(share(1.0), "All acceptable packages have it");
    assert_eq!(share(0.0), "None of the acceptable packages has it");
}

#[test]
fn a_measure_leaves_out_what_is_nothing() {
    let measured = |violations, cost| {
        let cards = vec![sample::card("force", Feasibility::Likely)];
        let way = Way {
            package: sample::scenario().packages.remove(0),
            steps: vec![],
            measure: Measure { feasibility: Feasibility::Likely, violations, cost },
            assessment: sample::assessment(Verdict::Workable, cards, vec![]),
        };
        measure(&sample::scenario(), &way)
    };
    assert_eq!(measured(0, 0), "Likely");
    assert_eq!(measured(1, 2_500), "Likely · 1 other position violated · from USD 2.5 bn in the first year");
}
