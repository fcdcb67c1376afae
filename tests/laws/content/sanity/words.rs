//! Promises, and what stands behind them.

use super::*;

#[test]
fn an_army_without_a_cap_stands_no_better_with_moscow_than_one_of_800000() {
    for (phase, day) in PHASES.iter().flat_map(|phase| DAYS.map(|day| (phase, day))) {
        let against = |size: &str| {
            let assessment = read(&board(&format!("e06 {phase} ukraine [{size}]")), day, None);
            let lines = violated(&assessment, "russia").iter().filter_map(|f| f.rule.clone()).collect::<Vec<_>>();
            assert!(!lines.is_empty());
            lines
        };
        assert_eq!(against("uncapped"), against("800k"), "{phase} on {day}");
    }
}

#[test]
fn words_alone_are_never_workable() {
    let words = ["e13", "e14", "e09", "e07", "e08"].map(element);
    for (element, phase) in words.into_iter().flat_map(|element| PHASES.map(|phase| (element, phase))) {
        let mut providers: Vec<Vec<_>> = element.providers.iter().map(|actor| vec![actor.clone()]).collect();
        providers.push(element.providers.clone());
        for (with, by) in choices(element).iter().flat_map(|with| providers.iter().map(move |by| (with, by))) {
            for (consent, day) in CONSENTS.iter().flat_map(|consent| DAYS.map(|day| (consent, day))) {
                let mut alone = Package::new("alone".into(), "Alone".to_owned());
                assume(&mut alone, "e28-russian-consent", "consent", consent);
                alone.cards.push(Card { with: with.clone(), by: by.clone(), ..default_card(element, phase) });
                let verdict = read(&alone, day, None).verdict;
                assert_ne!(verdict, Verdict::Workable, "{} {with:?} {phase}, {consent} on {day}", element.id);
            }
        }
    }
}

#[test]
fn watching_or_declaring_more_never_makes_protection_unmet() {
    for (package, day) in UKRAINE.packages.iter().flat_map(|package| DAYS.map(|day| (package, day))) {
        if violations(&read(package, day, None)).contains("r19a") {
            continue;
        }
        for element in ["e07", "e13", "e09"].map(element) {
            for with in choices(element) {
                let mut more = package.clone();
                more.cards.retain(|card| card.element != element.id);
                more.cards.push(Card { with, ..default_card(element, "ceasefire") });
                let had = package.cards.iter().any(|card| card.element == element.id);
                assert!(had || !violations(&read(&more, day, None)).contains("r19a"), "{} {}", package.id, element.id);
            }
        }
    }
}

#[test]
fn a_promise_to_back_a_force_without_a_force_is_a_contradiction() {
    assert!(fired("e21 ceasefire united-states", AUGUST).contains("x4"));
    assert!(!fired("e21 ceasefire united-states; e10 ceasefire united-kingdom", AUGUST).contains("x4"));
}

#[test]
fn a_pledge_stays_nato_like_beside_a_treaty_without_russia_and_is_none_beside_one_with_it() {
    let pledge = "e15 ceasefire france [as-necessary]";
    assert!(fired(&format!("{pledge}; e18 ceasefire france"), AUGUST).contains("r03"));
    assert!(!fired(&format!("{pledge}; e18 ceasefire france russia"), AUGUST).contains("r03"));
}

#[test]
fn beside_a_russian_veto_a_pledge_gives_two_on_paper_and_at_most_one_in_practice() {
    let words = "e15 ceasefire united-states [as-necessary ratified]; e18 ceasefire united-states russia [unanimity]";
    for day in DAYS {
        let assessment = read(&board(words), day, None);
        let respond = assessment.protection.iter().find(|p| p.function.as_str() == "respond").expect("the function");
        assert!(respond.on_paper.0 == 2 && respond.in_practice.0 <= 1, "{respond:?} on {day}");
    }
}

#[test]
fn a_pledge_does_not_start_while_the_war_goes_on() {
    for words in ["e15 now france", "e21 now united-states; e10 now united-kingdom"] {
        for day in DAYS {
            assert_eq!(level(words, &words[..3], day), Feasibility::RuledOut, "{words} on {day}");
        }
    }
}

#[test]
fn an_empty_board_is_empty_and_violates_nothing() {
    for day in DAYS {
        let assessment = read(&Package::new("empty".into(), "Empty".to_owned()), day, None);
        assert_eq!(assessment.verdict, Verdict::Empty);
        assert!(assessment.findings.is_empty(), "{:?}", rules_fired(&assessment));
    }
}
