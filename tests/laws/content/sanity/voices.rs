//! One voice at a time.

use super::*;

#[test]
fn with_one_voice_alone_no_card_stands_lower_but_for_what_is_then_unknown() {
    for (package, day) in UKRAINE.packages.iter().flat_map(|package| DAYS.map(|day| (package, day))) {
        let everyone = read(package, day, None);
        for voice in &UKRAINE.voices {
            let alone = read(package, day, Some(voice.id.as_str()));
            for (all, one) in everyone.cards.iter().zip(&alone.cards) {
                assert!(
                    one.level >= all.level || rests_on_unknown(one),
                    "{} in {} by {}",
                    all.element,
                    package.id,
                    voice.id
                );
            }
        }
    }
}

#[test]
fn the_shield_is_ready_with_malling_contested_with_ash_and_unlikely_with_everyone() {
    let shield = package("s04");
    let with = |voice| card(&read(&shield, AUGUST, voice), "e02").clone();
    assert_eq!(with(Some("malling")).level, Feasibility::Ready);
    assert_eq!(with(Some("malling")).certainty, Certainty::UpperBound);
    assert!(!with(Some("malling")).unknown.is_empty(), "no government has said that it would");
    assert_eq!(with(Some("ash")).level, Feasibility::Contested);
    assert_eq!(with(None).level, Feasibility::Unlikely);
}

#[test]
fn kim_cautions_against_every_force_inside_and_caps_it_at_a_settlement_only() {
    for words in ["e10 ceasefire united-kingdom [trainers western]", "e22 ceasefire united-states [in-ukraine]"] {
        let alone = read(&board(words), AUGUST, Some("kim"));
        assert!(cites(finding(&alone, "r12b"), "C10"), "{words}");
    }
    let settled = read(&board("e10 settlement turkiye [trainers western]"), AUGUST, Some("kim"));
    assert_eq!(card(&settled, "e10").level, Feasibility::Unlikely);
    assert!(deciding_rules(card(&settled, "e10")).contains("r06"));
    for (package, day) in UKRAINE.packages.iter().flat_map(|package| DAYS.map(|day| (package, day))) {
        for card in package.cards.iter().filter(|card| card.phase.as_str() == "ceasefire") {
            let assessment = read(package, day, None);
            let spread = super::card(&assessment, card.element.as_str()).spread.clone();
            assert!(spread.iter().flat_map(|s| &s.voices).all(|(voice, _)| voice.as_str() != "kim"), "{}", package.id);
        }
    }
}
