//! What is made of assessments to be shown: the rows of the board, and what is different between two of them.

use std::collections::{BTreeMap, BTreeSet};

use guarantee_board::assess::{
    Assessment, Certainty, Change, Finding, FindingKind, Model, ProtectionChange, Severity, Step, assess, rows,
};
use guarantee_board::scenario::*;
use proptest::prelude::*;

use crate::board_strategy::{Case, Size, cases};

fn read(case: &Case, package: &Package) -> Assessment {
    assess(&Model::new(&case.scenario).unwrap(), package, &case.reading)
}

/// The same with some cards taken off, some started in the first phase, and the order turned round or not.
fn changed(package: &Package, off: u8, first: u8, turned: bool) -> Package {
    let mut other = package.clone();
    let bit = |bits: u8, place: usize| bits >> (place % 8) & 1 == 1;
    let cards = package.cards.iter().enumerate().filter(|(place, _)| !bit(off, *place));
    let cards = cards.map(|(place, card)| {
        let phase = if bit(first, place) { "p0".into() } else { card.phase.clone() };
        Card { phase, ..card.clone() }
    });
    other.cards = cards.collect();
    if turned {
        other.cards.reverse();
    }
    other
}

fn step<T: PartialEq>(before: T, after: T) -> Option<Step<T>> {
    if before == after { None } else { Some(Step { before, after }) }
}

/// The level of each card, as it is shown.
fn levels(assessment: &Assessment) -> BTreeMap<&ElementId, (Feasibility, Certainty)> {
    assessment.cards.iter().map(|card| (&card.element, (card.level, card.certainty))).collect()
}

/// What tells findings apart: of what kind they are, and of what rule, resource or card.
fn about(finding: &Finding) -> String {
    let resource = finding.shortage.as_ref().map(|shortage| &shortage.resource);
    format!("{:?} {:?} {resource:?} {:?}", finding.kind, finding.rule, finding.card)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn all_that_differs_between_two_boards_is_told_and_nothing_else(
        case in cases(Size::SMALL),
        off: u8,
        first: u8,
        turned: bool,
        back: bool,
    ) {
        let other = changed(&case.package, off, first, turned);
        let (earlier, later) = if back { (&other, &case.package) } else { (&case.package, &other) };
        let (before, after) = (read(&case, earlier), read(&case, later));
        let change = Change::between(&before, &after);
        prop_assert_eq!(change.verdict, step(before.verdict, after.verdict));
        let known = |assessment: &Assessment| Some((assessment.feasibility?, assessment.certainty));
        prop_assert_eq!(change.feasibility, step(known(&before), known(&after)));
        let many = |assessment: &Assessment, kind| assessment.findings.iter().filter(|known| known.kind == kind).count();
        let counted = |kind| step(many(&before, kind), many(&after, kind));
        prop_assert_eq!(change.red_lines, counted(FindingKind::RedLine));
        prop_assert_eq!(change.floors, counted(FindingKind::Floor));
        let functions = before.protection.iter().zip(&after.protection);
        let functions = functions.map(|(before, after)| ProtectionChange {
            function: after.function.clone(),
            on_paper: Step { before: before.on_paper, after: after.on_paper },
            in_practice: Step { before: before.in_practice, after: after.in_practice },
        });
        let differ = |change: &ProtectionChange| {
            change.on_paper.before != change.on_paper.after || change.in_practice.before != change.in_practice.after
        };
        prop_assert_eq!(&change.protection, &functions.filter(differ).collect::<Vec<_>>());
        // What came, in the order of the later board; then what went or is known otherwise, in that of the earlier one.
        let (was, is) = (levels(&before), levels(&after));
        let mut expected: Vec<&ElementId> = after.cards.iter().map(|card| &card.element).collect();
        expected.retain(|card| !was.contains_key(card));
        expected.extend(before.cards.iter().map(|card| &card.element).filter(|card| was.get(card) != is.get(card)));
        prop_assert_eq!(change.cards.iter().map(|card| &card.element).collect::<Vec<_>>(), expected);
        for card in &change.cards {
            let (before, after) = (was.get(&card.element).copied(), is.get(&card.element).copied());
            prop_assert_eq!(card.level, Step { before, after });
        }
        let only = |one: &Assessment, other: &Assessment| -> Vec<String> {
            let known: BTreeSet<String> = other.findings.iter().map(about).collect();
            one.findings.iter().map(about).filter(|finding| !known.contains(finding)).collect()
        };
        prop_assert_eq!(change.new.iter().map(about).collect::<Vec<_>>(), only(&after, &before));
        prop_assert_eq!(change.cleared.iter().map(about).collect::<Vec<_>>(), only(&before, &after));
        let nothing = change.verdict.is_none()
            && change.feasibility.is_none()
            && change.red_lines.is_none()
            && change.floors.is_none()
            && change.protection.is_empty()
            && change.cards.is_empty()
            && change.new.is_empty()
            && change.cleared.is_empty();
        prop_assert_eq!(change.is_empty(), nothing);
    }

    #[test]
    fn every_card_lies_in_the_row_of_its_category_and_the_cell_of_its_phase(
        case in cases(Size::SMALL),
        categories in prop::collection::vec(0..3_usize, 8),
    ) {
        let mut case = case;
        let names = ["one", "two", "three"];
        let named = |name: &&str| Category { id: (*name).into(), name: (*name).to_owned() };
        case.scenario.categories = names.iter().map(named).collect();
        for (element, category) in case.scenario.elements.iter_mut().zip(categories) {
            element.category = names[category].into();
        }
        let Case { scenario, package, .. } = &case;
        let assessment = read(&case, package);
        let found = rows(scenario, package, &assessment);
        let holds = |category: &Category| {
            let within = |element: &Element| element.category == category.id && !element.frame;
            scenario.elements.iter().any(within)
        };
        let expected: Vec<&CategoryId> =
            scenario.categories.iter().filter(|category| holds(category)).map(|category| &category.id).collect();
        prop_assert_eq!(found.iter().map(|row| &row.category.id).collect::<Vec<_>>(), expected);
        for row in &found {
            prop_assert_eq!(row.cells.len(), scenario.phases.len());
            for (cell, phase) in row.cells.iter().zip(&scenario.phases) {
                let here = |card: &&Card| {
                    let category = &scenario.element(&card.element).unwrap().category;
                    *category == row.category.id && card.phase == phase.id
                };
                let expected: Vec<&ElementId> =
                    package.cards.iter().filter(here).map(|card| &card.element).collect();
                prop_assert_eq!(cell.iter().map(|entry| &entry.card.element).collect::<Vec<_>>(), expected);
            }
            prop_assert_eq!(row.is_empty(), row.cells.iter().flatten().next().is_none());
        }
        for entry in found.iter().flat_map(|row| row.cells.iter().flatten()) {
            let id = &entry.card.element;
            prop_assert_eq!(&entry.element.id, id);
            prop_assert_eq!(&entry.assessed.element, id);
            let own: Vec<&Finding> =
                assessment.findings.iter().filter(|finding| finding.elements.contains(id)).collect();
            prop_assert_eq!(entry.findings, own.len());
            // Findings stand in order, the most severe kind first; of those that decide something, one that blocks
            // comes before one that strains.
            let of = |severity| own.iter().find(|finding| finding.severity == severity).copied();
            prop_assert_eq!(entry.worst, of(Severity::Blocks).or_else(|| of(Severity::Strains)));
        }
    }
}
