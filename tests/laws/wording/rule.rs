//! How rules are told.

use guarantee_board::scenario::{Condition, Feasibility, Pattern};
use guarantee_board::wording::{asks, at_rest, rule_dates, rule_heading, rule_kind};
use jiff::civil::Date;

use super::sample;

#[test]
fn every_kind_of_rule_says_what_it_asks() {
    let scenario = sample::scenario();
    let words = |id: &str| (rule_kind(&scenario, &id.into()), asks(&scenario, &id.into()));
    assert_eq!(
        words("r01"),
        (
            "Red line",
            vec!["Crossed when the package has troops inside and the board has a card by Western states".to_owned()]
        )
    );
    assert_eq!(words("r02"), ("Willingness", vec!["Poland will not provide European reassurance force".to_owned()]));
    assert_eq!(
        words("r03"),
        ("Limit", vec!["At most Unlikely is European sky shield, while the board has no US enablers".to_owned()])
    );
    assert_eq!(
        words("r04"),
        ("Caution", vec!["Shown when the board has a card marked “hard” starting at “At ceasefire”".to_owned()])
    );
    assert_eq!(words("nothing"), ("Rule", vec![]));
}

#[test]
fn a_willingness_says_what_it_is_otherwise_and_of_whom_a_groups_is() {
    let mut scenario = sample::scenario();
    let position = &mut scenario.positions[1];
    (position.actor, position.binds_when) = ("western".into(), Some(Condition::Card(Pattern::default())));
    if let Some(offer) = &mut position.provides {
        (offer.level, offer.otherwise) = (Feasibility::Likely, Some(Feasibility::Unlikely));
    }
    assert_eq!(
        asks(&scenario, &"r02".into()),
        [
            "Each of Western states without a willingness of its own in force is likely to provide European reassurance force",
            "Binds only while the board has a card",
            "While that is not so, it is unlikely to provide it",
        ]
    );
}

#[test]
fn a_position_is_headed_by_its_holder_and_other_rules_by_their_title() {
    let scenario = sample::scenario();
    assert_eq!(rule_heading(&scenario, &"r01".into()), "Russia: no Western troops in Ukraine");
    assert_eq!(rule_heading(&scenario, &"r04".into()), "Size decides");
}

#[test]
fn dates_are_told_as_far_as_they_are_given() {
    let mut rule = sample::scenario().cautions[0].clone();
    assert_eq!(rule_dates(&rule), "At any time");
    rule.from = Some(Date::constant(2025, 8, 15));
    assert_eq!(rule_dates(&rule), "From 15 Aug 2025 on");
    rule.until = Some(Date::constant(2026, 2, 10));
    assert_eq!(rule_dates(&rule), "From 15 Aug 2025 to 10 Feb 2026");
    rule.from = None;
    assert_eq!(rule_dates(&rule), "Until 10 Feb 2026");
}

#[test]
fn a_rule_at_rest_says_that_it_may_not_bind() {
    let mut scenario = sample::scenario();
    assert_eq!(at_rest(&scenario, &"r01".into()), "Not crossed");
    scenario.positions[0].binds_when = scenario.positions[0].crossed_when.clone();
    assert_eq!(at_rest(&scenario, &"r01".into()), "Not crossed, or not binding on this board");
    assert_eq!(at_rest(&scenario, &"r03".into()), "Concerns nothing on this board");
}
