//! Soldiers, and the American help that they need.

use super::*;

#[test]
fn us_enablers_for_europeans_are_no_dead_end() {
    let beside =
        |scale: &str| format!("e20 ceasefire united-states; e10 ceasefire united-kingdom france [{scale} western]");
    for day in DAYS {
        for words in ["e20 ceasefire united-states", &beside("25-30k")] {
            assert!(level(words, "e20", day) >= Feasibility::Contested, "{words} on {day}");
        }
    }
    assert_eq!(level(&beside("10k"), "e20", "2025-08-25"), Feasibility::Contested);
    assert_eq!(level(&beside("10k"), "e20", "2025-08-26"), Feasibility::Unlikely);
}

#[test]
fn american_support_for_ukraine_itself_asks_for_no_european_force() {
    for day in DAYS {
        assert_eq!(level("e30 now united-states", "e30", day), Feasibility::Likely, "{day}");
    }
}

#[test]
fn foreign_crews_pilots_trainers_and_armed_observers_cross_moscows_line_each_by_itself() {
    for words in [
        "e07 ceasefire eu [armed 700]",
        "e01 now germany [foreign]",
        "e25 now united-kingdom [inside]",
        "e02 ceasefire france [inside]",
    ] {
        for consent in CONSENTS {
            assert!(fired(&format!("consent {consent}; {words}"), AUGUST).contains("r01"), "{words}, {consent}");
        }
    }
}

#[test]
fn american_trainers_inside_cross_a_line_of_moscow_and_one_of_washington() {
    let american = fired("e25 now united-states [inside]", AUGUST);
    assert!(american.contains("r01") && american.contains("r15a"));
    let european = fired("e25 now france [inside]", AUGUST);
    assert!(european.contains("r01") && !european.contains("r15a"));
}

#[test]
fn american_backing_raises_a_british_and_french_brigade() {
    let brigade = "e10 ceasefire united-kingdom france [10k western]; e20 ceasefire united-states";
    let backed = format!("{brigade}; e21 ceasefire united-states");
    for day in DAYS {
        assert_eq!(level(brigade, "e10", day), Feasibility::Unlikely);
        assert!(level(&backed, "e10", day) > Feasibility::Unlikely);
    }
    let record = |words: &str| card(&read(&board(words), AUGUST, Some("on-the-record")), "e10").level;
    assert_eq!((record(brigade), record(&backed)), (Feasibility::Unlikely, Feasibility::Likely));
}

#[test]
fn what_is_offered_on_a_condition_is_never_unknown() {
    for (rule, words, element) in [
        ("uk1-leads-force", "e10 ceasefire united-kingdom [trainers western]", "e10"),
        ("us3-air-support-possible", "e19 ceasefire united-states poland [air-cover]", "e19"),
    ] {
        let without = read(&board(words), AUGUST, None);
        let card = card(&without, element);
        assert_eq!(card.level, Feasibility::Unlikely, "{words}");
        assert!(card.unknown.is_empty() && card.deciding().any(|cap| rule_of(&cap.by) == Some(rule)), "{words}");
    }
    let backed = "e10 ceasefire united-kingdom [trainers western]; e21 ceasefire united-states";
    assert_eq!(card(&read(&board(backed), AUGUST, Some("on-the-record")), "e10").level, Feasibility::Likely);
    let covered = "e19 ceasefire united-states poland [air-cover]; e10 ceasefire france [10k western]";
    assert_eq!(level(covered, "e19", AUGUST), Feasibility::Contested);
}

#[test]
fn two_states_cannot_field_25000_inside_alone() {
    let assessment = read(&board("e10 ceasefire united-kingdom france [25-30k rear]"), AUGUST, None);
    assert!(assessment.findings.iter().any(|finding| finding.kind == FindingKind::Overcommitted));
    assert_eq!(assessment.verdict, Verdict::Blocked);
}
