//! How the change of an assessment is told.

use guarantee_board::assess::{Assessment, Change, Finding, FindingKind, Protection, Verdict};
use guarantee_board::scenario::{Card, Degree, Feasibility};
use guarantee_board::wording::{change_details, edits, edits_brief, followed, news};

use super::sample;

fn with(verdict: Verdict, level: Feasibility, red_lines: usize) -> Assessment {
    let findings = vec![sample::finding(FindingKind::RedLine, None); red_lines];
    sample::assessment(verdict, vec![sample::card("force", level)], findings)
}

#[test]
fn a_change_tells_what_differs_and_nothing_else() {
    let before = with(Verdict::Strained, Feasibility::Contested, 1);
    let after = with(Verdict::Strained, Feasibility::Unlikely, 2);
    assert_eq!(
        followed(&Change::between(&before, &after)),
        ["red lines 1\u{a0}→\u{a0}2", "feasibility Contested\u{a0}→\u{a0}Unlikely"]
    );
    let blocked = with(Verdict::Blocked, Feasibility::Contested, 1);
    assert_eq!(followed(&Change::between(&before, &blocked)), ["Strained\u{a0}→\u{a0}Blocked"]);
}

#[test]
fn from_a_change_without_effect_nothing_followed() {
    let same = with(Verdict::Strained, Feasibility::Contested, 1);
    assert_eq!(followed(&Change::between(&same, &same)), [] as [&str; 0]);
}

#[test]
fn a_board_becoming_empty_has_no_feasibility() {
    let before = with(Verdict::Workable, Feasibility::Ready, 0);
    let after = sample::assessment(Verdict::Empty, vec![], vec![]);
    assert_eq!(
        followed(&Change::between(&before, &after)),
        ["Workable\u{a0}→\u{a0}Empty", "feasibility Ready\u{a0}→\u{a0}none"]
    );
}

#[test]
fn details_name_findings_cards_and_protection() {
    let deny = |degree| Protection {
        function: "deny".into(),
        on_paper: Degree(3),
        in_practice: Degree(degree),
        paper_by: vec![],
        practice_by: vec![],
    };
    let red_line = Finding { holder: Some("russia".into()), ..sample::finding(FindingKind::RedLine, Some("r01")) };
    let caution = sample::finding(FindingKind::Caution, Some("r04"));
    let before = sample::assessment(Verdict::Workable, vec![sample::card("shield", Feasibility::Ready)], vec![caution]);
    let before = Assessment { protection: vec![deny(3)], ..before };
    let cards = vec![sample::card("shield", Feasibility::Unlikely), sample::card("force", Feasibility::Likely)];
    let after = sample::assessment(Verdict::Blocked, cards, vec![red_line]);
    let after = Assessment { protection: vec![deny(1)], ..after };
    assert_eq!(
        change_details(&sample::scenario(), &Change::between(&before, &after)),
        [
            "+ Red line: Russia: no Western troops in Ukraine",
            "− Caution: Size decides",
            "European reassurance force: not on the board → Likely",
            "European sky shield: Ready → Unlikely",
            "Deny an attack: 3 → 1 in practice",
        ]
    );
}

#[test]
fn news_name_as_many_findings_as_there_is_room_for() {
    let red_line = Finding { holder: Some("russia".into()), ..sample::finding(FindingKind::RedLine, Some("r01")) };
    let caution = sample::finding(FindingKind::Caution, Some("r04"));
    let before = sample::assessment(Verdict::Workable, vec![], vec![caution]);
    let after = sample::assessment(Verdict::Blocked, vec![], vec![red_line]);
    let change = Change::between(&before, &after);
    let words = |named| news(&sample::scenario(), &change, named);
    assert_eq!(words(1).as_deref(), Some("+1 new (Russia: no Western troops in Ukraine), 1 cleared (Size decides)"));
    assert_eq!(words(0).as_deref(), Some("+1 new, 1 cleared"));
    assert_eq!(news(&sample::scenario(), &Change::between(&before, &before), 1), None);
    assert_eq!(followed(&change), ["Workable\u{a0}→\u{a0}Blocked", "red lines 0\u{a0}→\u{a0}1"]);
}

#[test]
fn every_kind_of_edit_is_named() {
    let scenario = sample::scenario();
    let before = &scenario.packages[0];
    let mut after = before.clone();
    after.frame.insert("consent".into(), [("consent".into(), "given".into())].into_iter().collect());
    after.cards.retain(|card| card.element.as_str() != "shield");
    if let Some(force) = after.cards.first_mut() {
        force.with.insert("size".into(), "small".into());
        force.phase = "now".into();
        force.by = vec!["uk".into(), "poland".into()];
    }
    let card = Card {
        element: "enablers".into(),
        phase: "now".into(),
        by: vec![],
        with: Default::default(),
        note: String::new(),
    };
    after.cards.push(card);
    assert_eq!(
        edits(&scenario, before, &after),
        [
            "Russian consent: Consent not sought → given",
            "− European sky shield",
            "European reassurance force: Size 25–30k → 10k",
            "European reassurance force: At ceasefire → Now",
            "European reassurance force: with Poland",
            "European reassurance force: without France",
            "+ US enablers",
        ]
    );
    assert!(edits(&scenario, before, before).is_empty());
    assert_eq!(
        edits_brief(&scenario, before, &after),
        [
            "without European sky shield",
            "Russian consent: given",
            "European reassurance force: 10k",
            "European reassurance force: Now",
            "European reassurance force: with Poland",
            "European reassurance force: without France",
            "with US enablers",
        ]
    );
}
