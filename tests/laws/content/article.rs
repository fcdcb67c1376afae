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
    let (alone, beside_a_force) = (read_shipped("s09-monitored-ceasefire"), read_shipped("s09b-with-force"));
    let support = card(&alone, "e19-us-air-support");
    assert!(support.deciding().any(|cap| matches!(&cap.by, CapSource::Otherwise { rule, .. }
        if rule.as_str() == "us3-air-support-possible")));
    assert!(UKRAINE.rule(&"us3-air-support-possible".into()).unwrap().claims().iter().any(|id| id.as_str() == "C56"));
    assert!(support.level < card(&beside_a_force, "e19-us-air-support").level);
}

#[test]
fn a_wide_sky_shield_is_capped_without_us_enablers_and_rises_with_them() {
    let (without, with) = (read_shipped("s04-sky-shield"), read_shipped("s04b-us-enablers"));
    let shield = card(&without, "e02-sky-shield");
    assert_eq!(deciding_rules(shield), set("r09b"));
    assert!(cites(finding(&without, "r09-shield-needs-us-enablers"), "C54"));
    assert!(shield.level < card(&with, "e02-sky-shield").level);
}

#[test]
fn the_sky_shield_shows_ready_now_against_limited_as_a_spread() {
    let assessment = read_shipped("s04-sky-shield");
    let spread = card(&assessment, "e02-sky-shield").spread.as_ref().unwrap();
    let voices: Vec<_> = spread.voices.iter().map(|(voice, level)| (voice.as_str(), *level)).collect();
    assert_eq!(voices, [("malling", Feasibility::Ready), ("ash", Feasibility::Contested)]);
    let caution = finding(&assessment, "r08b-shield-now-or-limited");
    assert!(cites(caution, "C49") && cites(caution, "C54"));
}

#[test]
fn the_coalition_of_thirty_is_heard_on_the_force_and_the_pledge() {
    let pledge = read(&board("e15 ceasefire germany"), AUGUST, None);
    assert!(cites(finding(&pledge, "r38-framework-in-drafting"), "C15"));
    assert!(card(&pledge, "e15").caps.iter().any(|cap| rule_of(&cap.by) == Some("co2a-works-on-a-pledge")));
    for (rule, claims) in
        [("co2a-works-on-a-pledge", "C15 C16"), ("uk1-leads-force", "C16"), ("fr1a-co-leads-force", "C16")]
    {
        let cited = UKRAINE.rule(&rule.into()).unwrap().claims();
        assert!(claims.split(' ').all(|claim| cited.iter().any(|id| id.as_str() == claim)), "{rule}");
    }
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
    assert_eq!(deciding_rules(card(&early, "e11-neutral-peacekeepers")), set("r07b"));
    assert_eq!(early.verdict, Verdict::Blocked);
}

#[test]
fn declarations_alone_leave_the_floor_of_ukraine_unmet_and_bound_help_meets_it() {
    let mut budapest = package("s01-budapest");
    let unmet = read(&budapest, AUGUST, None);
    let floor = finding(&unmet, "r19a-more-than-words");
    assert_eq!(floor.kind, FindingKind::Floor);
    assert!(cites(floor, "C62") && is_countered_by(floor, "C63"));
    budapest.cards.push(card_of("e15 ratification france germany [as-necessary ratified]"));
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
fn an_actor_that_rules_itself_out_offers_no_soldiers_inside() {
    for (country, line) in [("poland", "r17a"), ("italy", "r17b"), ("romania", "r17c"), ("japan", "r17d")] {
        let inside = format!("e10 ceasefire {country} [10k western]");
        assert!(fired(&inside, JANUARY).contains(line), "{country}");
        assert!(level(&inside, "e10", JANUARY) <= Feasibility::Contested, "{country}");
    }
}

#[test]
fn each_analyst_gives_levels_to_what_the_article_has_of_it() {
    let speaks_on = |words: &str, element: &str, day: &str| -> BTreeSet<String> {
        let assessment = read(&board(words), day, None);
        let spread = card(&assessment, element).spread.clone();
        spread.iter().flat_map(|spread| &spread.voices).map(|(voice, _)| voice.to_string()).collect()
    };
    for (words, element, voices) in [
        ("e10 settlement united-kingdom [10k western]; e21 settlement united-states", "e10", "kim ash hess"),
        ("e10 ceasefire united-kingdom [10k western]; e21 ceasefire united-states", "e10", "ash hess"),
        ("e21 ceasefire united-states; e10 ceasefire united-kingdom", "e21", "ash"),
        ("e05 now united-states [f35]", "e05", "ash"),
        ("e02 ceasefire france [nationwide]", "e02", "malling ash"),
        ("e07 ceasefire osce [unarmed 700]", "e07", "malling"),
        ("e20 ceasefire united-states", "e20", "malling"),
        ("e04 now united-states [europe]", "e04", "malling"),
        ("e19 ceasefire united-states poland [air-cover]", "e19", "hess"),
        ("e13 ceasefire france", "e13", ""),
        ("e23 now eu", "e23", ""),
    ] {
        let voices: BTreeSet<String> = set(voices).into_iter().map(str::to_owned).collect();
        assert_eq!(speaks_on(words, element, AUGUST), voices, "{words}");
    }
}
