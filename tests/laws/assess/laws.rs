//! Laws of the assessment that hold for every scenario, package and reading.

use guarantee_board::assess::{Assessment, Change, FindingKind, Model, Reading, Verdict, assess};
use guarantee_board::scenario::*;
use proptest::prelude::*;

use crate::board_strategy::{Case, Size, actor, blank, cases, element, package};

fn read(case: &Case) -> Assessment {
    assess(&Model::new(&case.scenario).unwrap(), &case.package, &case.reading)
}

/// Cards that need a resource, and what its actors have: (need, which of three actors provide), capacities.
fn demands() -> impl Strategy<Value = (Vec<(u64, u8)>, [u64; 3])> {
    (proptest::collection::vec((1_u64..5, 1_u8..8), 0..5), [0_u64..6, 0_u64..6, 0_u64..6])
}

/// Whether whole units can be handed out, one demand after the other.
fn can_hand_out(demands: &[(u64, u8)], left: [u64; 3]) -> bool {
    let Some(((need, providers), rest)) = demands.split_first() else { return true };
    if *need == 0 {
        return can_hand_out(rest, left);
    }
    (0..3).filter(|actor| providers >> actor & 1 == 1 && left[*actor] > 0).any(|actor| {
        let (mut fewer, mut left) = (demands.to_vec(), left);
        fewer[0].0 -= 1;
        left[actor] -= 1;
        can_hand_out(&fewer, left)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn the_same_input_gives_the_same_assessment(case in cases(Size::SMALL)) {
        prop_assert_eq!(read(&case), read(&case));
    }

    #[test]
    fn a_package_is_empty_exactly_if_it_has_no_cards(case in cases(Size::SMALL)) {
        prop_assert_eq!(read(&case).verdict == Verdict::Empty, case.package.cards.is_empty());
        let mut bare = case;
        bare.package.cards.clear();
        let assessment = read(&bare);
        prop_assert_eq!((assessment.verdict, assessment.feasibility), (Verdict::Empty, None));
    }

    #[test]
    fn one_voice_never_caps_a_card_lower_than_everyone_does(case in cases(Size::SMALL), voice in 0..2_usize) {
        let hears = |voice| Reading { voice, ..case.reading.clone() };
        // What one voice lets be in force does not change what holds, unless a rule binds when it does.
        let everyone = read(&Case { reading: hears(None), ..case.clone() });
        let one = hears(Some(case.scenario.voices[voice].id.clone()));
        let one = read(&Case { reading: one, ..case.clone() });
        for (all, one) in everyone.cards.iter().zip(&one.cards) {
            prop_assert!(all.level <= one.level);
            prop_assert!(one.caps.iter().all(|cap| all.caps.contains(cap)));
        }
        for (all, one) in everyone.protection.iter().zip(&one.protection) {
            prop_assert!(all.on_paper == one.on_paper && all.in_practice <= one.in_practice);
        }
    }

    #[test]
    fn every_level_in_a_spread_is_at_least_the_level_with_everyone(case in cases(Size::SMALL)) {
        for card in read(&case).cards {
            if let Some(spread) = card.spread {
                prop_assert!(card.level <= spread.lowest() && spread.lowest() <= spread.highest());
                prop_assert!(spread.at(spread.lowest()).next().is_some());
            }
        }
    }

    #[test]
    fn in_practice_is_never_more_than_on_paper(case in cases(Size::SMALL)) {
        for function in read(&case).protection {
            prop_assert!(function.in_practice <= function.on_paper);
            prop_assert_eq!(function.paper_by.is_empty(), function.on_paper == Degree(0));
            prop_assert_eq!(function.practice_by.is_empty(), function.in_practice == Degree(0));
        }
    }

    #[test]
    fn a_rule_outside_its_dates_or_switched_off_never_appears(case in cases(Size::SMALL)) {
        let assessment = read(&case);
        let model = Model::new(&case.scenario).unwrap();
        for rule in case.scenario.rules() {
            if !rule.dated(case.reading.date) || case.scenario.switched_off.contains(rule.id()) {
                prop_assert!(assessment.findings.iter().all(|finding| finding.rule.as_ref() != Some(rule.id())));
                prop_assert!(model.silence(rule.id(), &case.reading).is_some());
            }
        }
    }

    #[test]
    fn without_a_rule_that_is_silent_nothing_is_different(case in cases(Size::SMALL)) {
        let model = Model::new(&case.scenario).unwrap();
        let mut fewer = case.clone();
        let silent = |rule: &RuleId| model.silence(rule, &case.reading).is_some();
        fewer.scenario.positions.retain(|rule| !silent(&rule.id));
        fewer.scenario.limits.retain(|rule| !silent(&rule.id));
        fewer.scenario.contradictions.retain(|rule| !silent(&rule.id));
        fewer.scenario.cautions.retain(|rule| !silent(&rule.id));
        // Single voices may hear what the reading does not, but only with everyone heard is there a spread.
        prop_assert_eq!(read(&case), read(&fewer));
    }

    #[test]
    fn cautions_decide_nothing(case in cases(Size::SMALL)) {
        let mut without = case.clone();
        without.scenario.cautions.clear();
        let (with, without) = (read(&case), read(&without));
        prop_assert_eq!((with.verdict, with.feasibility, &with.cards), (without.verdict, without.feasibility, &without.cards));
    }

    #[test]
    fn the_order_of_rules_changes_no_verdict(case in cases(Size::SMALL)) {
        let mut turned = case.clone();
        turned.scenario.positions.reverse();
        turned.scenario.limits.reverse();
        turned.scenario.contradictions.reverse();
        let (one, two) = (read(&case), read(&turned));
        prop_assert_eq!((one.verdict, one.feasibility, one.weakest), (two.verdict, two.feasibility, two.weakest));
        prop_assert_eq!((one.money, one.means, one.protection), (two.money, two.means, two.protection));
    }

    #[test]
    fn findings_are_ordered_by_kind_then_severity(case in cases(Size::SMALL)) {
        let assessment = read(&case);
        prop_assert!(assessment.findings.is_sorted_by_key(|finding| (finding.kind, finding.severity)));
    }

    #[test]
    fn actors_are_told_what_the_findings_say(case in cases(Size::SMALL)) {
        let assessment = read(&case);
        for actor in &assessment.actors {
            let own = |kind| {
                let own = assessment.findings.iter().filter(move |finding| finding.kind == kind);
                own.filter(|finding| finding.holder.as_ref() == Some(&actor.actor)).filter_map(|finding| finding.rule.clone())
            };
            let mut crossed: Vec<RuleId> = own(FindingKind::RedLine).collect();
            let mut unmet: Vec<RuleId> = own(FindingKind::Floor).collect();
            crossed.sort();
            unmet.sort();
            let sorted = |rules: &[RuleId]| {
                let mut rules = rules.to_vec();
                rules.sort();
                rules
            };
            prop_assert_eq!((crossed, unmet), (sorted(&actor.crossed), sorted(&actor.unmet)));
        }
    }

    #[test]
    fn nothing_changes_between_an_assessment_and_itself(case in cases(Size::SMALL)) {
        let assessment = read(&case);
        prop_assert!(Change::between(&assessment, &assessment).is_empty());
    }

    #[test]
    fn what_is_new_one_way_is_cleared_the_other(case in cases(Size::SMALL)) {
        let mut fewer = case.clone();
        fewer.package.cards.pop();
        let (one, two) = (read(&fewer), read(&case));
        let (there, back) = (Change::between(&one, &two), Change::between(&two, &one));
        prop_assert_eq!((&there.new, &there.cleared), (&back.cleared, &back.new));
        let kept = one.findings.len() - there.cleared.len();
        prop_assert_eq!(kept + there.new.len(), two.findings.len());
    }

    #[test]
    fn a_resource_is_over_committed_exactly_if_it_cannot_be_handed_out((demands, capacities) in demands()) {
        let mut scenario = blank();
        scenario.actors = ["a0", "a1", "a2"].map(|id| actor(id, &[])).to_vec();
        let (basis, claims) = (Basis::Reported, Vec::new());
        let whole = |amount: u64| Quantity::from_thousandths(amount * 1000);
        let given = scenario.actors.iter().zip(capacities).map(|(actor, amount)| {
            Capacity { actor: actor.id.clone(), amount: whole(amount), basis, claims: claims.clone() }
        });
        let capacities_given = given.collect();
        let (name, unit) = ("Troops".to_owned(), "thousand".to_owned());
        scenario.resources = vec![Resource { id: "troops".into(), name, unit, capacities: capacities_given }];
        let mut cards = Vec::new();
        for (number, (need, providers)) in demands.iter().enumerate() {
            let mut user = element(&format!("e{number}"));
            user.uses = vec![Use { resource: "troops".into(), amount: whole(*need), basis, claims: Vec::new() }];
            user.providers = scenario.actors.iter().map(|actor| actor.id.clone()).collect();
            let able = user.providers.iter().enumerate().filter(|(bit, _)| providers >> bit & 1 == 1);
            let (by, phase) = (able.map(|(_, actor)| actor.clone()).collect(), "p0".into());
            cards.push(Card { element: user.id.clone(), phase, by, with: Choices::new(), note: String::new() });
            scenario.elements.push(user);
        }
        let reading = Reading { date: scenario.as_of, voice: None };
        let assessment = read(&Case { package: package(cards), reading, scenario });
        let over = assessment.findings.iter().any(|finding| finding.kind == FindingKind::Overcommitted);
        prop_assert_eq!(over, !can_hand_out(&demands, capacities));
    }
}
