//! The assessment agrees with a plain reading of the semantics, on thousands of small boards.

use std::collections::BTreeSet;

use guarantee_board::assess::{Assessment, Finding, Model, assess};
use guarantee_board::scenario::ElementId;
use proptest::prelude::*;

use crate::board_strategy::{Size, cases};
use crate::naive::Naive;

/// Kind and name of a finding.
fn key(finding: &Finding) -> String {
    let name = match (&finding.rule, &finding.shortage, &finding.card) {
        (Some(rule), ..) => rule.to_string(),
        (None, Some(shortage), _) => shortage.resource.to_string(),
        (None, None, Some(card)) => card.to_string(),
        (None, None, None) => String::new(),
    };
    format!("{:?} {name}", finding.kind)
}

fn fired(assessment: &Assessment) -> BTreeSet<String> {
    assessment.findings.iter().map(key).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn verdict_levels_findings_protection_and_money_agree(case in cases(Size::SMALL)) {
        let model = Model::new(&case.scenario).unwrap();
        let assessment = assess(&model, &case.package, &case.reading);
        let naive = Naive { scenario: &case.scenario, package: &case.package, reading: &case.reading };

        prop_assert_eq!(fired(&assessment), naive.fired());
        prop_assert_eq!(format!("{:?}", assessment.verdict), naive.verdict());
        let levels: Vec<u8> = assessment.cards.iter().map(|card| card.level.number()).collect();
        prop_assert_eq!(&levels, &case.package.cards.iter().map(|card| naive.level(card)).collect::<Vec<_>>());
        prop_assert_eq!(assessment.feasibility.map(|level| level.number()), levels.iter().copied().min());
        for (entry, function) in assessment.protection.iter().zip(&case.scenario.functions) {
            prop_assert_eq!(entry.on_paper.0, naive.on_paper(&function.id));
            prop_assert_eq!(entry.in_practice.0, naive.in_practice(&function.id));
        }
        let money = assessment.money;
        let ends = [money.per_year.low, money.per_year.high, money.once.low, money.once.high];
        prop_assert_eq!((ends.map(|end| end.thousandths()), money.unpriced), naive.money());
    }

    #[test]
    fn the_spread_is_that_of_single_voices(case in cases(Size::SMALL)) {
        let model = Model::new(&case.scenario).unwrap();
        let assessment = assess(&model, &case.package, &case.reading);
        let naive = Naive { scenario: &case.scenario, package: &case.package, reading: &case.reading };
        for (card, assessed) in case.package.cards.iter().zip(&assessment.cards) {
            let given: Vec<_> = assessed.spread.iter().flat_map(|spread| &spread.voices).collect();
            let given: Vec<_> = given.into_iter().map(|(voice, level)| (voice.clone(), level.number())).collect();
            let expected = if case.reading.voice.is_none() { naive.spread(card) } else { Vec::new() };
            prop_assert_eq!(given, expected);
        }
    }

    #[test]
    fn a_shortage_names_the_first_smallest_violated_set(case in cases(Size::SMALL)) {
        let model = Model::new(&case.scenario).unwrap();
        let assessment = assess(&model, &case.package, &case.reading);
        let naive = Naive { scenario: &case.scenario, package: &case.package, reading: &case.reading };
        for shortage in assessment.findings.iter().filter_map(|finding| finding.shortage.as_ref()) {
            let resource = case.scenario.resources.iter().find(|resource| resource.id == shortage.resource).unwrap();
            let place = |element: &ElementId| case.package.cards.iter().position(|card| card.element == *element);
            let smallest = naive
                .violated(resource)
                .into_iter()
                .min_by_key(|set| (set.len(), set.iter().map(place).collect::<Vec<_>>()));
            prop_assert_eq!(Some(&shortage.cards), smallest.as_ref());
        }
    }
}
