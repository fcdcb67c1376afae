//! Observers, zones, and who may stand in them.

use super::*;

#[test]
fn unarmed_observers_cross_no_russian_line_and_armed_neutral_ones_do_without_consent() {
    let unarmed = read(&board("consent given; e07 ceasefire osce [unarmed 700]"), AUGUST, None);
    assert!(violated(&unarmed, "russia").is_empty());
    let lines = |words: &str| fired(words, AUGUST);
    let alone = lines("e07 ceasefire osce [unarmed 700]");
    assert!(!alone.contains("r01") && !alone.contains("ru9"), "{alone:?}");
    assert!(lines("e07 ceasefire neutral [armed 700]").contains("ru9"));
    assert!(!lines("consent given; e07 ceasefire neutral [armed 700]").contains("ru9"));
}

#[test]
fn before_a_ceasefire_only_watching_from_afar_is_possible() {
    assert_eq!(level("e08 now", "e08", AUGUST), Feasibility::RuledOut);
    assert_eq!(level("e07 now osce [unarmed 700]", "e07", AUGUST), Feasibility::Unlikely);
    assert!(level("e07 now eu", "e07", AUGUST) >= Feasibility::Contested);
}

#[test]
fn watching_from_afar_with_people_and_observers_without_people_are_contradictions() {
    assert!(fired("e07 ceasefire osce [remote 700]", AUGUST).contains("x5"));
    assert!(fired("e07 ceasefire osce [unarmed none]", AUGUST).contains("x6"));
    let both = fired("e07 ceasefire osce [unarmed 700]", AUGUST);
    assert!(!both.contains("x5") && !both.contains("x6"));
}
