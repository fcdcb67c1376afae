//! How findings are told.

use guarantee_board::assess::{
    ActorStanding, Cap, CapSource, CardAssessment, Cause, Fact, Finding, FindingKind, Missing, Shortage, Verdict,
};
use guarantee_board::scenario::{Degree, Feasibility, Quantity};
use guarantee_board::wording::{actor_brief, actor_line, finding_heading, finding_reason, finding_title, shortage};

use super::sample;

#[test]
fn a_position_is_headed_by_its_holder() {
    let finding = Finding { holder: Some("russia".into()), ..sample::finding(FindingKind::RedLine, Some("r01")) };
    assert_eq!(finding_heading(&sample::scenario(), &finding), "Russia: no Western troops in Ukraine");
    assert_eq!(finding_title(&sample::scenario(), &finding), "No Western troops in Ukraine");
}

#[test]
fn findings_without_a_rule_are_headed_by_what_they_are_about() {
    let scenario = sample::scenario();
    let card = Finding { card: Some("force".into()), ..sample::finding(FindingKind::RuledOut, None) };
    let means = Finding { shortage: Some(short(&["force"])), ..sample::finding(FindingKind::Overcommitted, None) };
    assert_eq!(finding_heading(&scenario, &card), "European reassurance force");
    assert_eq!(finding_heading(&scenario, &means), "Troops");
}

fn short(cards: &[&str]) -> Shortage {
    Shortage {
        resource: "troops".into(),
        cards: cards.iter().map(|id| (*id).into()).collect(),
        need: Quantity::from_thousandths(35_000),
        providers: vec!["uk".into(), "france".into()],
        capacity: Quantity::from_thousandths(22_500),
    }
}

#[test]
fn a_shortage_says_need_and_capacity() {
    let scenario = sample::scenario();
    assert_eq!(
        shortage(&scenario, &short(&["force"])),
        "European reassurance force needs 35 thousand troops; its providers (United Kingdom and France) have 22.5 \
         together"
    );
    assert_eq!(
        shortage(&scenario, &short(&["force", "observers"])),
        "European reassurance force and Neutral observers need 35 thousand troops together; their providers \
         (United Kingdom and France) have 22.5"
    );
}

#[test]
fn the_reason_of_a_ruled_out_card_is_what_rules_it_out() {
    let scenario = sample::scenario();
    let caps = vec![Cap { level: Feasibility::RuledOut, by: CapSource::NobodyProvides }];
    let card = CardAssessment { caps, ..sample::card("force", Feasibility::RuledOut) };
    let finding = Finding { card: Some("force".into()), ..sample::finding(FindingKind::RuledOut, None) };
    let assessment = sample::assessment(Verdict::Blocked, vec![card], vec![]);
    let reason = finding_reason(&scenario, &scenario.packages[0], &assessment, &finding);
    assert_eq!(reason, "Nobody provides it: Ruled out");
}

#[test]
fn the_reason_of_a_limit_begins_with_its_level() {
    let scenario = sample::scenario();
    let finding = Finding {
        cause: Some(Cause { facts: vec![Fact::Card("shield".into())], shortest: true }),
        cap: Some(Feasibility::Unlikely),
        ..sample::finding(FindingKind::Limit, Some("r03"))
    };
    let assessment = sample::assessment(Verdict::Strained, vec![], vec![]);
    let reason = finding_reason(&scenario, &scenario.packages[0], &assessment, &finding);
    assert_eq!(reason, "At most Unlikely: the board has European sky shield");
}

#[test]
fn a_floor_says_what_protection_is_missing_rather_than_who_gives_some() {
    let scenario = sample::scenario();
    let lack = |given: u8, by: &[&str]| Missing {
        function: "bind".into(),
        wanted: Degree(2),
        given: Degree(given),
        by: by.iter().map(|id| (*id).into()).collect(),
    };
    let reason = |missing: Missing| {
        let finding = Finding {
            cause: Some(Cause { facts: vec![Fact::Card("shield".into())], shortest: true }),
            missing: vec![missing],
            ..sample::finding(FindingKind::Floor, Some("r03"))
        };
        let assessment = sample::assessment(Verdict::Strained, vec![], vec![]);
        finding_reason(&scenario, &scenario.packages[0], &assessment, &finding)
    };
    assert_eq!(reason(lack(1, &["shield"])), "Nothing gives “Bind” 2; European sky shield gives 1");
    assert_eq!(reason(lack(0, &[])), "Nothing gives “Bind” 2");
}

#[test]
fn costs_without_a_figure_are_named() {
    let scenario = sample::scenario();
    let finding = Finding {
        cause: Some(Cause { facts: vec![Fact::Card("shield".into())], shortest: true }),
        unpriced: vec!["enablers".into()],
        ..sample::finding(FindingKind::Caution, Some("r04"))
    };
    let assessment = sample::assessment(Verdict::Strained, vec![], vec![]);
    let reason = finding_reason(&scenario, &scenario.packages[0], &assessment, &finding);
    assert_eq!(reason, "The board has European sky shield (starts: Now); no source gives a figure for US enablers");
}

#[test]
fn silence_of_an_actor_is_not_consent() {
    let scenario = sample::scenario();
    let quiet = ActorStanding {
        actor: "uk".into(),
        crossed: vec![],
        unmet: vec![],
        reluctant: vec![],
        provides: vec![],
        unknown: vec![],
        positions: 0,
    };
    assert_eq!(actor_line(&scenario, &quiet), "no position found");
    assert_eq!(actor_line(&scenario, &ActorStanding { positions: 1, ..quiet.clone() }), "no known objection");
    assert_eq!(actor_brief(&quiet), "no position found");
    let unknown = ActorStanding { unknown: vec!["force".into()], ..quiet.clone() };
    assert_eq!(actor_brief(&unknown), "unknown on 1 card");
    let crossed = ActorStanding { crossed: vec!["r01".into()], reluctant: vec!["force".into()], ..quiet };
    assert_eq!(actor_brief(&crossed), "1 red line");
    assert_eq!(actor_line(&scenario, &crossed), "1 red line crossed · reluctant to provide European reassurance force");
}
