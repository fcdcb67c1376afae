//! Which cards and frame elements bring a finding about: of several that each do, all; of what has no part in it, none.

use guarantee_board::assess::{Fact, FindingKind};
use guarantee_board::scenario::*;

use super::example::*;
use crate::board_strategy::{Common, floor, limit, red_line};

/// Troops inside, by France, and a pledge; consent is refused.
fn cards() -> Vec<Card> {
    vec![card("troops", &["france"]), card("pledge", &[])]
}

/// What brings about that this line is crossed.
fn brought(crossed_when: Condition) -> Vec<String> {
    let mut scenario = scenario();
    scenario.positions = vec![red_line("line", "russia", Firmness::Firm, crossed_when, Common::default())];
    let assessment = read(&scenario, cards());
    let found = finding(&assessment, "line").expect("it is crossed");
    found.elements.iter().map(ToString::to_string).collect()
}

#[test]
fn what_decides_a_condition_brings_it_about() {
    let (troops, pledge) = (|| on(of("troops")), || on(of("pledge")));
    let given = || on(chosen_as("consent", "answer", "given"));
    let next_door = || on(chosen_as("troops", "place", "next-door"));
    let tagged = || on(Pattern { tags: vec!["in-ukraine".into()], ..Pattern::default() });
    for (condition, expected) in [
        (troops(), &["troops"][..]),
        (tagged(), &["troops"]),
        (Condition::Any(vec![pledge(), troops()]), &["troops", "pledge"]),
        (Condition::Any(vec![given(), pledge()]), &["pledge"]),
        (Condition::All(vec![pledge(), tagged()]), &["troops", "pledge"]),
        // What does not match, though it is there, is what it is as it stands.
        (not(given()), &["consent"]),
        (Condition::All(vec![pledge(), not(given()), not(next_door())]), &["troops", "pledge", "consent"]),
        (not(Condition::All(vec![pledge(), given()])), &["consent"]),
        // Of a sum that is reached, what counts; of one that is not, all that it asks for.
        (Condition::AtLeast(2, vec![given(), pledge(), troops(), next_door()]), &["troops", "pledge"]),
        (not(Condition::AtLeast(2, vec![given(), pledge(), next_door()])), &["troops", "pledge", "consent"]),
    ] {
        assert_eq!(brought(condition.clone()), expected, "{condition:?}");
    }
}

#[test]
fn what_rules_a_card_out_brings_that_about_and_what_only_lowers_it_does_not() {
    let mut scenario = scenario();
    let refused = not(on(chosen_as("consent", "answer", "given")));
    scenario.limits = vec![
        limit("out", of("troops"), Some(on(of("pledge"))), Feasibility::RuledOut, Common::default()),
        limit("low", of("troops"), Some(refused), Feasibility::Contested, Common::default()),
    ];
    let assessment = read(&scenario, cards());
    let out = assessment.findings.iter().find(|finding| finding.kind == FindingKind::RuledOut).expect("it is");
    assert_eq!(out.elements, ["troops".into(), "pledge".into()]);
}

#[test]
fn what_would_give_just_as_much_as_is_asked_for_is_missing() {
    let mut scenario = scenario();
    scenario.elements[1].gives = vec![gift(2)];
    let asked = |degree| Condition::Reaches("deny".into(), Degree(degree));
    let nothing = |degree| Fact::NoOtherGives { function: "deny".into(), degree: Degree(degree), except: Vec::new() };
    for degree in [1, 2] {
        let position = floor("floor", "france", Firmness::Firm, asked(degree), Common::default());
        scenario.positions = vec![position];
        assert_eq!(cause(&scenario, vec![card("troops", &["france"])], "floor"), [nothing(degree)]);
    }
    // Nothing could give more.
    scenario.positions = vec![floor("floor", "france", Firmness::Firm, asked(3), Common::default())];
    assert_eq!(cause(&scenario, vec![card("pledge", &[])], "floor"), []);
}

#[test]
fn what_gives_less_than_is_asked_for_has_no_part_in_what_is_missing() {
    let mut scenario = scenario();
    scenario.elements[0].gives = vec![gift(2)];
    scenario.elements[1].gives = vec![gift(1)];
    let asked = Condition::Reaches("deny".into(), Degree(2));
    scenario.positions = vec![floor("floor", "france", Firmness::Firm, asked, Common::default())];
    let nothing = Fact::NoOtherGives { function: "deny".into(), degree: Degree(2), except: Vec::new() };
    assert_eq!(cause(&scenario, vec![card("pledge", &[])], "floor"), [nothing]);
}

#[test]
fn what_several_could_match_and_none_does_is_one_fact() {
    let mut scenario = scenario();
    let later = Pattern { phase: vec!["p1".into()], ..Pattern::default() };
    scenario.positions = vec![floor("floor", "france", Firmness::Firm, on(later.clone()), Common::default())];
    assert_eq!(cause(&scenario, cards(), "floor"), [Fact::NoCard(later)]);
    let before = Condition::Before(of("troops"), of("pledge"));
    scenario.positions = vec![floor("floor", "france", Firmness::Firm, before, Common::default())];
    assert_eq!(cause(&scenario, Vec::new(), "floor"), [Fact::NoCard(of("troops"))]);
}
