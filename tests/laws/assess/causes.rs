//! Causes are sufficient reasons, by brute force over every board that a tiny scenario allows.

use std::collections::BTreeSet;

use guarantee_board::assess::{Budget, Cause, Fact, Finding, FindingKind, Model, assess, cause, explain};
use guarantee_board::scenario::*;
use proptest::prelude::*;

use crate::board_strategy::{Case, Size, cases};
use crate::every_board::every_board;
use crate::naive::Naive;

/// The options of a card or frame element, defaults written out.
fn written_out(element: &Element, choices: Option<&Choices>) -> Vec<OptionId> {
    let none = Choices::new();
    let choices = choices.unwrap_or(&none);
    element.settings.iter().map(|setting| chosen(choices, element, &setting.id).unwrap().clone()).collect()
}

/// How an element stands on a board: not at all, or with phase, providers and options.
fn stands(
    scenario: &Scenario,
    board: &Package,
    id: &ElementId,
) -> Option<(Option<PhaseId>, BTreeSet<ActorId>, Vec<OptionId>)> {
    let element = scenario.element(id).unwrap();
    if element.frame {
        return Some((None, BTreeSet::new(), written_out(element, board.frame.get(id))));
    }
    let card = board.card(id)?;
    Some((Some(card.phase.clone()), card.by.iter().cloned().collect(), written_out(element, Some(&card.with))))
}

/// Whether a fact about the case's package is true of another board.
fn agrees(case: &Case, board: &Package, fact: &Fact) -> bool {
    let scenario = &case.scenario;
    let naive = Naive { scenario, package: board, reading: &case.reading };
    match fact {
        Fact::Card(id) => stands(scenario, board, id) == stands(scenario, &case.package, id),
        Fact::NoCard(pattern) => !naive.some_card(pattern),
        Fact::NoOtherCard { pattern, except } => naive.matching(pattern).iter().all(|element| except.contains(element)),
        Fact::NoOtherGives { function, degree, except } => {
            board.cards.iter().all(|card| except.contains(&card.element) || naive.gift(card, function) < degree.0)
        }
    }
}

fn key(finding: &Finding) -> String {
    match (&finding.rule, &finding.card) {
        (Some(rule), _) => format!("{:?} {rule}", finding.kind),
        (None, card) => format!("{:?} {}", finding.kind, card.as_ref().unwrap()),
    }
}

/// Whether a condition is so whatever is on the board, or never, as far as that can be seen without looking at cards.
fn always(scenario: &Scenario, condition: &Condition) -> Option<bool> {
    let at_least = |count: usize, parts: &[Condition]| {
        let known: Vec<Option<bool>> = parts.iter().map(|part| always(scenario, part)).collect();
        let number = |value| known.iter().filter(|known| **known == Some(value)).count();
        let so = (number(true) >= count).then_some(true);
        so.or_else(|| (parts.len() - number(false) < count).then_some(false))
    };
    match condition {
        Condition::Named(id) => {
            let named = scenario.conditions.iter().find(|named| named.id == *id)?;
            always(scenario, &named.holds_when)
        }
        Condition::All(parts) => at_least(parts.len(), parts),
        Condition::Any(parts) => at_least(1, parts),
        Condition::AtLeast(count, parts) => at_least(usize::try_from(*count).unwrap(), parts),
        Condition::Not(part) => always(scenario, part).map(|so| !so),
        Condition::Reaches(_, degree) => (degree.0 == 0).then_some(true),
        Condition::Card(_) | Condition::Uses { .. } | Condition::Costs { .. } | Condition::Before(..) => None,
    }
}

/// Adds the patterns and the questions of reach in a condition.
fn atoms(
    scenario: &Scenario,
    condition: &Condition,
    patterns: &mut Vec<Pattern>,
    reach: &mut Vec<(FunctionId, Degree)>,
) {
    // What is so on every board, or on none, asks nothing.
    if always(scenario, condition).is_some() {
        return;
    }
    // What sums and orders ask about: one can say that no other card has a part in it.
    match condition {
        Condition::Card(pattern) => patterns.push(pattern.clone()),
        Condition::Named(id) => {
            let named = scenario.conditions.iter().find(|named| named.id == *id).unwrap();
            atoms(scenario, &named.holds_when, patterns, reach);
        }
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
            parts.iter().for_each(|part| atoms(scenario, part, patterns, reach));
        }
        Condition::Not(part) => atoms(scenario, part, patterns, reach),
        Condition::Reaches(function, degree) => reach.push((function.clone(), *degree)),
        Condition::Uses { of, .. } | Condition::Costs { of, .. } => patterns.push(of.clone()),
        Condition::Before(first, then) => patterns.extend([first.clone(), then.clone()]),
    }
}

/// The conditions that a finding is made of.
fn conditions<'a>(case: &'a Case, finding: &Finding) -> Vec<&'a Condition> {
    let Case { scenario, package, reading } = case;
    if let Some(card) = &finding.card {
        return Naive { scenario, package, reading }.conditions_that_cap(package.card(card).unwrap(), 1);
    }
    let rule = finding.rule.as_ref().unwrap();
    let positions = scenario.positions.iter().filter(|position| position.id == *rule);
    let limits = scenario.limits.iter().filter(|limit| limit.id == *rule);
    let contradictions = scenario.contradictions.iter().filter(|contradiction| contradiction.id == *rule);
    let cautions = scenario.cautions.iter().filter(|caution| caution.id == *rule);
    positions
        .flat_map(|position| [&position.crossed_when, &position.met_when, &position.binds_when])
        .chain(limits.flat_map(|limit| [&limit.when, &limit.binds_when]))
        .flatten()
        .chain(contradictions.flat_map(|rule| rule.binds_when.iter().chain([&rule.when])))
        .chain(cautions.flat_map(|rule| rule.binds_when.iter().chain([&rule.when])))
        .collect()
}

/// The true facts that could be part of the finding's cause: cards and frame as they stand, and, for the conditions
/// that the finding is made of, patterns that nothing matches and functions that nothing else gives.
fn vocabulary(case: &Case, finding: &Finding) -> Vec<Fact> {
    let Case { scenario, package, reading } = case;
    let naive = Naive { scenario, package, reading };
    let (mut patterns, mut reach) = (Vec::new(), Vec::new());
    conditions(case, finding).iter().for_each(|condition| atoms(scenario, condition, &mut patterns, &mut reach));
    for (function, degree) in reach.clone() {
        for card in package.cards.iter().filter(|card| naive.gift(card, &function) >= degree.0) {
            let capping = naive.conditions_that_cap(card, degree.0);
            capping.iter().for_each(|condition| atoms(scenario, condition, &mut patterns, &mut reach));
        }
    }
    let standing = scenario.elements.iter().filter(|element| element.frame || package.card(&element.id).is_some());
    let mut facts: Vec<Fact> = standing.map(|element| Fact::Card(element.id.clone())).collect();
    for (function, degree) in reach.into_iter().filter(|(_, degree)| degree.0 > 0) {
        let giving = package.cards.iter().filter(|card| naive.gift(card, &function) >= degree.0);
        let except = giving.map(|card| card.element.clone()).collect();
        facts.push(Fact::NoOtherGives { function, degree, except });
    }
    for pattern in patterns {
        let except = naive.matching(&pattern);
        let fact = if except.is_empty() { Fact::NoCard(pattern) } else { Fact::NoOtherCard { pattern, except } };
        if agrees(case, package, &fact) && !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    facts
}

/// The boards, as bits, on which a fact is true.
fn bits(boards: &[Package], holds: impl Fn(&Package) -> bool) -> Vec<u64> {
    let bit = |chunk: &[Package]| {
        chunk.iter().enumerate().fold(0, |word, (bit, board)| word | u64::from(holds(board)) << bit)
    };
    boards.chunks(64).map(bit).collect()
}

/// Whether on every board where all these hold, the finding is there.
fn sufficient<'a>(facts: impl Iterator<Item = &'a Vec<u64>>, absent: &[u64]) -> bool {
    let mut left = absent.to_vec();
    for fact in facts {
        for (word, fact) in left.iter_mut().zip(fact) {
            *word &= fact;
        }
    }
    left.iter().all(|word| *word == 0)
}

/// The boards, as bits, on which this finding is not.
fn bits_without(fired: &[BTreeSet<String>], key: &str) -> Vec<u64> {
    let without = |chunk: &[BTreeSet<String>]| {
        chunk.iter().enumerate().fold(0, |word, (bit, fired)| word | u64::from(!fired.contains(key)) << bit)
    };
    fired.chunks(64).map(without).collect()
}

/// That what is told is true of the board and suffices, and that none of it can be spared; how many facts that are.
fn suffices(case: &Case, boards: &[Package], absent: &[u64], told: &Cause) -> Result<usize, TestCaseError> {
    for fact in &told.facts {
        prop_assert!(agrees(case, &case.package, fact), "{fact:?} is not true of the board");
    }
    let facts: Vec<Vec<u64>> = told.facts.iter().map(|fact| bits(boards, |board| agrees(case, board, fact))).collect();
    prop_assert!(sufficient(facts.iter(), absent), "{told:?} does not suffice");
    for (dropped, fact) in told.facts.iter().enumerate() {
        let rest = facts.iter().enumerate().filter(|(place, _)| *place != dropped).map(|(_, fact)| fact);
        prop_assert!(!sufficient(rest, absent), "{fact:?} of {told:?} can be spared");
    }
    Ok(facts.len())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn a_cause_suffices_and_no_smaller_one_does(case in cases(Size::TINY)) {
        let boards = every_board(&case.scenario);
        prop_assume!(boards.is_some());
        let boards = boards.unwrap();
        let model = Model::new(&case.scenario).unwrap();
        let assessment = assess(&model, &case.package, &case.reading);
        let fired: Vec<BTreeSet<String>> = boards
            .iter()
            .map(|package| Naive { scenario: &case.scenario, package, reading: &case.reading }.fired())
            .collect();
        let mut explained = assessment.clone();
        explain(&model, &case.package, &case.reading, &mut explained, u64::MAX);
        let findings = assessment.findings.iter().zip(&explained.findings);
        for (finding, told) in findings.filter(|(finding, _)| finding.kind != FindingKind::Overcommitted) {
            let absent = bits_without(&fired, &key(finding));
            let found = cause(&model, &case.package, &case.reading, finding, &mut Budget::unlimited());
            prop_assert_eq!(told, &Finding { cause: Some(found.clone()), ..finding.clone() });
            prop_assert!(found.shortest);
            let facts = suffices(&case, &boards, &absent, &found)?;
            let words = vocabulary(&case, finding);
            let words: Vec<_> = words.iter().map(|fact| bits(&boards, |board| agrees(&case, board, fact))).collect();
            for subset in 0_u32..1 << words.len() {
                if (subset.count_ones() as usize) < facts {
                    let fewer = words.iter().enumerate().filter(|(bit, _)| subset >> bit & 1 == 1).map(|(_, fact)| fact);
                    prop_assert!(!sufficient(fewer, &absent), "{finding:?}: {found:?} is not the fewest");
                }
            }
            // Without a step, fewer might do; that what is told suffices, and that none of it can be spared, is so all the same.
            let early = cause(&model, &case.package, &case.reading, finding, &mut Budget::of(0));
            prop_assert!(!early.shortest || early.facts.is_empty());
            prop_assert!(suffices(&case, &boards, &absent, &early)? >= facts);
        }
    }
}
