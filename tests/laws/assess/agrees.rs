//! The assessment agrees with a plain reading of the semantics, on thousands of small boards.

use std::collections::BTreeSet;

use guarantee_board::assess::{Assessment, Cap, Finding, Model, assess};
use guarantee_board::scenario::ClaimId;
use proptest::prelude::*;

use crate::board_strategy::{Case, Size, cases};
use crate::naive::{Naive, Reported};

fn read(case: &Case) -> Assessment {
    assess(&Model::new(&case.scenario).unwrap(), &case.package, &case.reading)
}

fn naive(case: &Case) -> Naive<'_> {
    Naive { scenario: &case.scenario, package: &case.package, reading: &case.reading }
}

/// What a finding says, but for its cause.
fn told(naive: &Naive<'_>, finding: &Finding) -> Reported {
    // What was said later may be shown beside it, and supports nothing.
    let said = |claims: &[ClaimId]| -> BTreeSet<ClaimId> {
        claims.iter().filter(|claim| naive.made_by_then(claim)).cloned().collect()
    };
    Reported {
        kind: finding.kind,
        about: finding.key().about,
        holder: finding.holder.clone(),
        firmness: finding.firmness,
        severity: finding.severity,
        cap: finding.cap,
        shortage: finding.shortage.clone(),
        missing: finding.missing.clone(),
        unpriced: finding.unpriced.clone(),
        claims: said(&finding.claims),
        counter_claims: said(&finding.counter_claims),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn verdict_and_findings_agree(case in cases(Size::SMALL)) {
        let (assessment, naive) = (read(&case), naive(&case));
        let found: Vec<Reported> = assessment.findings.iter().map(|finding| told(&naive, finding)).collect();
        prop_assert_eq!(found, naive.findings());
        prop_assert_eq!(format!("{:?}", assessment.verdict), naive.verdict());
    }

    #[test]
    fn levels_and_how_sure_they_are_agree(case in cases(Size::SMALL)) {
        let (assessment, naive) = (read(&case), naive(&case));
        prop_assert_eq!(assessment.cards.len(), case.package.cards.len());
        for (card, assessed) in case.package.cards.iter().zip(&assessment.cards) {
            prop_assert_eq!(&assessed.element, &card.element);
            prop_assert_eq!(assessed.level.number(), naive.level(card), "{}", card.element);
            prop_assert_eq!(assessed.certainty, naive.certainty(card), "{}", card.element);
            prop_assert_eq!(&assessed.unknown, &naive.unknown(card), "{}", card.element);
        }
        prop_assert_eq!(assessment.feasibility.map(|level| level.number()), naive.feasibility());
        prop_assert_eq!(assessment.certainty, naive.certainty_of_all());
        prop_assert_eq!(assessment.weakest, naive.weakest());
    }

    #[test]
    fn what_caps_a_card_agrees(case in cases(Size::SMALL)) {
        let (assessment, naive) = (read(&case), naive(&case));
        for (card, assessed) in case.package.cards.iter().zip(&assessment.cards) {
            prop_assert!(assessed.caps.is_sorted_by_key(|cap| cap.level));
            // In any order beyond that.
            let mut expected: Vec<Cap> =
                naive.caps(card).into_iter().map(|cap| Cap { level: cap.level, by: cap.by }).collect();
            let (mut given, name) = (assessed.caps.clone(), |cap: &Cap| format!("{cap:?}"));
            given.sort_by_key(name);
            expected.sort_by_key(name);
            prop_assert_eq!(given, expected, "{}", card.element);
        }
    }

    #[test]
    fn protection_money_and_means_agree(case in cases(Size::SMALL)) {
        let (assessment, naive) = (read(&case), naive(&case));
        prop_assert_eq!(&assessment.protection, &naive.protection());
        for (card, assessed) in case.package.cards.iter().zip(&assessment.cards) {
            prop_assert_eq!(&assessed.gives, &naive.gifts(card));
        }
        let money = assessment.money;
        let ends = [money.per_year.low, money.per_year.high, money.once.low, money.once.high];
        prop_assert_eq!((ends.map(|end| end.thousandths()), money.unpriced), naive.money());
        prop_assert_eq!(&assessment.means, &naive.means());
    }

    #[test]
    fn how_actors_and_groups_stand_agrees(case in cases(Size::SMALL)) {
        prop_assert_eq!(read(&case).actors, naive(&case).standings());
    }

    #[test]
    fn the_spread_is_that_of_single_voices(case in cases(Size::SMALL)) {
        let (assessment, naive) = (read(&case), naive(&case));
        for (card, assessed) in case.package.cards.iter().zip(&assessment.cards) {
            let given: Vec<_> = assessed.spread.iter().flat_map(|spread| &spread.voices).collect();
            let given: Vec<_> = given.into_iter().map(|(voice, level)| (voice.clone(), level.number())).collect();
            let expected = if case.reading.voice.is_none() { naive.spread(card) } else { Vec::new() };
            prop_assert_eq!(given, expected);
            prop_assert!(assessed.spread.as_ref().is_none_or(|spread| !spread.voices.is_empty()));
        }
    }
}
