//! What the article says, as the board shows it.

use super::*;

/// Elements of which a voice says nothing in the article.
const SILENT: [(&str, &[&str]); 4] = [
    (
        "kim",
        &[
            "e02-sky-shield",
            "e07-monitoring",
            "e19-us-air-support",
            "e20-us-enablers",
            "e21-us-promise",
            "e23-sanctions",
            "e24-external-money",
        ],
    ),
    ("malling", &["e06-ukraine-forces", "e11-neutral-peacekeepers", "e19-us-air-support", "e21-us-promise"]),
    ("ash", &["e07-monitoring", "e13-declaration", "e15-article-5-like", "e23-sanctions"]),
    (
        "hess",
        &[
            "e02-sky-shield",
            "e07-monitoring",
            "e13-declaration",
            "e15-article-5-like",
            "e23-sanctions",
            "e24-external-money",
        ],
    ),
];

#[test]
fn troops_inside_ukraine_cross_moscows_line_and_the_same_force_next_door_does_not() {
    let mut force = package("s05-reassurance-force");
    let inside = read(&force, AUGUST, None);
    assert_eq!(finding(&inside, "r01-western-troops").severity, Severity::Blocks);
    card_mut(&mut force, "e10-reassurance-force").with.insert("location".into(), "neighbouring".into());
    assert!(!rules_fired(&read(&force, AUGUST, None)).contains("r01-western-troops"));
}

#[test]
fn a_nato_like_pact_shows_red_line_contest_and_doubt_together() {
    let assessment = read_shipped("s06b-ratified-pledge");
    let red_line = finding(&assessment, "r03-nato-like-pact");
    assert_eq!((red_line.kind, red_line.firmness), (FindingKind::RedLine, Some(Firmness::Disputed)));
    assert!(cites(red_line, "C06") && is_countered_by(red_line, "F35"));
    assert!(cites(finding(&assessment, "r35b-worth-in-doubt"), "C60"));
}

#[test]
fn us_air_support_is_tied_to_europeans_who_deploy() {
    let alone = read_shipped("s09-monitored-ceasefire");
    assert!(cites(finding(&alone, "r13a-air-support-for-those-who-deploy"), "C56"));
    let beside_a_force = read_shipped("s09b-with-force");
    for element in ["e19-us-air-support", "e20-us-enablers"] {
        assert!(card(&alone, element).level < card(&beside_a_force, element).level, "{element}");
    }
}

#[test]
fn a_wide_sky_shield_is_capped_without_us_enablers_and_rises_with_them() {
    let (without, with) = (read_shipped("s04-sky-shield"), read_shipped("s04b-us-enablers"));
    let shield = card(&without, "e02-sky-shield");
    assert_eq!(deciding_limits(shield), ["r09-shield-needs-us-enablers"]);
    assert!(shield.level < card(&with, "e02-sky-shield").level);
}

#[test]
fn the_sky_shield_shows_ready_now_against_limited_as_a_spread() {
    let assessment = read_shipped("s04-sky-shield");
    let spread = card(&assessment, "e02-sky-shield").spread.as_ref().unwrap();
    let voices: Vec<_> = spread.voices.iter().map(|(voice, level)| (voice.as_str(), *level)).collect();
    assert_eq!(voices, [("malling", Feasibility::Ready), ("ash", Feasibility::Unlikely)]);
    let caution = finding(&assessment, "r08b-shield-now-or-limited");
    assert!(cites(caution, "C49") && cites(caution, "C52"));
}

#[test]
fn no_force_and_no_peacekeepers_come_before_an_agreement() {
    let mut force = package("s05-reassurance-force");
    card_mut(&mut force, "e10-reassurance-force").phase = "now".into();
    let early = read(&force, AUGUST, None);
    assert_eq!(card(&early, "e10-reassurance-force").level, Feasibility::RuledOut);
    assert!(cites(finding(&early, "r07a-no-force-before-agreement"), "C43"));

    let mut monitors = package("s09-monitored-ceasefire");
    let mut peacekeepers = card_mut(&mut monitors, "e07-monitoring").clone();
    peacekeepers.element = "e11-neutral-peacekeepers".into();
    peacekeepers.phase = "now".into();
    peacekeepers.by = vec!["neutral".into()];
    peacekeepers.with.clear();
    monitors.cards.push(peacekeepers);
    let early = read(&monitors, AUGUST, None);
    assert_eq!(deciding_limits(card(&early, "e11-neutral-peacekeepers")), ["r07b-no-peacekeepers-before-agreement"]);
    assert_eq!(early.verdict, Verdict::Blocked);
}

#[test]
fn declarations_alone_leave_the_floor_of_ukraine_unmet_and_a_hard_element_meets_it() {
    let mut budapest = package("s01-budapest");
    let unmet = read(&budapest, AUGUST, None);
    let floor = finding(&unmet, "r19a-more-than-words");
    assert_eq!(floor.kind, FindingKind::Floor);
    assert!(cites(floor, "C62"));
    budapest.cards.extend(package("s04-sky-shield").cards);
    assert!(!rules_fired(&read(&budapest, AUGUST, None)).contains("r19a-more-than-words"));
}

#[test]
fn monitoring_alone_is_no_guarantee() {
    let assessment = read_shipped("s02-minsk");
    assert!(cites(finding(&assessment, "r25-monitoring-is-no-guarantee"), "F67"));
}

#[test]
fn membership_shows_both_voices() {
    let assessment = read_shipped("s07-nato");
    for rule in ["r02b-nato-membership-not-realistic", "r02c-membership-needs-all-allies"] {
        let shown = finding(&assessment, rule);
        assert!(cites(shown, "C17") && is_countered_by(shown, "C65"), "{rule}");
    }
}

#[test]
fn no_voice_gives_a_level_to_what_it_is_silent_on() {
    for package in &UKRAINE.packages {
        let assessment = read(package, AUGUST, None);
        for (voice, elements) in SILENT {
            let silent = assessment.cards.iter().filter(|card| elements.contains(&card.element.as_str()));
            for card in silent.filter_map(|card| card.spread.as_ref()) {
                assert!(card.voices.iter().all(|(speaks, _)| speaks.as_str() != voice), "{voice} on {}", package.id);
            }
        }
    }
}

#[test]
fn whoever_is_heard_alone_hears_its_own_claims_and_the_record_only() {
    for voice in &UKRAINE.voices {
        for package in &UKRAINE.packages {
            let assessment = read(package, AUGUST, Some(voice.id.as_str()));
            for rule in rules_fired(&assessment) {
                let claims = UKRAINE.rule(&rule.into()).unwrap().claims();
                let heard = claims
                    .iter()
                    .filter_map(|id| UKRAINE.claim(id))
                    .any(|claim| claim.on_record() || claim.voice.as_ref() == Some(&voice.id));
                assert!(heard, "{} hears {rule} on {}", voice.id, package.id);
            }
        }
    }
}

#[test]
fn the_shield_is_left_to_those_who_speak_of_it() {
    let shield = package("s04-sky-shield");
    for (voice, limit, caution) in
        [("kim", false, false), ("hess", false, false), ("malling", false, true), ("ash", true, true)]
    {
        let fired = read(&shield, AUGUST, Some(voice));
        let fired = rules_fired(&fired);
        assert_eq!(fired.contains("r09-shield-needs-us-enablers"), limit, "{voice}");
        assert_eq!(fired.contains("r08b-shield-now-or-limited"), caution, "{voice}");
    }
}

#[test]
fn an_actor_that_rules_itself_out_is_not_willing_to_send_troops_as_well() {
    for country in ["poland", "italy", "romania", "japan"] {
        let offers_troops = UKRAINE.positions.iter().filter(|p| p.actor.as_str() == country).any(|position| {
            matches!(position.kind(), Some(PositionKind::Willingness(provision))
                if provision.elements.iter().any(|element| element.as_str() == "e10-reassurance-force"))
        });
        assert!(!offers_troops, "{country}");
    }
}
