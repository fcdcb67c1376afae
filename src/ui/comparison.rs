//! What is compared: assessed when it is looked at, and again when something has changed.

use std::sync::Arc;

use super::state::{Centre, ComparisonView, Order, Side, View};
use crate::assess::{Assessment, FindingKind};
use crate::report::comparison::{Compared, Comparison, MOST, compare};
use crate::scenario::{Package, Round, Scenario, Verdict};
use crate::wording;
use crate::workshop::{Snapshot, Version};

/// A comparison as it is shown.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// What stands in each column, in the order of the columns.
    pub sides: Vec<Side>,
    /// What is shown.
    pub comparison: Comparison,
}

/// The comparison that was looked at last, and what it was made of.
#[derive(Debug, Default)]
pub struct Latest(Option<(Version, Vec<Side>, Order, Arc<Shown>)>);

impl Latest {
    /// What is compared, if that is looked at; made anew where something has changed.
    pub fn shown(&mut self, board: &Snapshot, view: &mut View) -> Option<Arc<Shown>> {
        if view.centre != Centre::Comparison {
            return None;
        }
        let view = &mut view.comparison;
        keep_known(view, board.scenario());
        let made = |(version, sides, order, shown): &(Version, Vec<Side>, Order, Arc<Shown>)| {
            let same = *version == board.version() && *sides == view.sides && *order == view.order;
            same.then(|| Arc::clone(shown))
        };
        let shown = self.0.as_ref().and_then(made);
        let shown = shown.unwrap_or_else(|| Arc::new(compared(board, &view.sides, view.order)));
        self.0 = Some((board.version(), view.sides.clone(), view.order, Arc::clone(&shown)));
        Some(shown)
    }
}

/// What is gone is compared no more. Where nothing is left, the package on the board is compared with the last round
/// that is unlike it, or with one of its variants.
fn keep_known(view: &mut ComparisonView, scenario: &Scenario) {
    view.sides.retain(|side| match side {
        Side::Package(id) => scenario.package(id).is_some(),
        Side::Round(id) => scenario.round(id).is_some(),
    });
    view.sides.truncate(MOST);
    if view.sides.is_empty() {
        let current = scenario.current_package();
        view.sides.extend(current.map(|package| Side::Package(package.id.clone())));
        let variant = |package: &&Package| {
            current.is_some_and(|current| {
                current.variant_of.as_ref() == Some(&package.id) || package.variant_of.as_ref() == Some(&current.id)
            })
        };
        let unlike =
            |round: &&Round| current.is_none_or(|now| !wording::edits(scenario, &round.package, now).is_empty());
        let round = scenario.rounds.iter().rfind(unlike).map(|round| Side::Round(round.id.clone()));
        let kin = || scenario.packages.iter().find(variant).map(|package| Side::Package(package.id.clone()));
        view.sides.extend(round.or_else(kin));
    }
}

/// One side with what follows for it.
struct Assessed<'a> {
    side: &'a Side,
    name: String,
    package: Package,
    assessment: Assessment,
}

/// Compares the sides: the first stays first, the others are ordered.
pub fn compared(board: &Snapshot, sides: &[Side], order: Order) -> Shown {
    let mut assessed: Vec<Assessed<'_>> = sides.iter().filter_map(|side| assess_side(board, side)).collect();
    if let Some((_, others)) = assessed.split_first_mut() {
        match order {
            Order::Chosen => {}
            Order::Verdict => others.sort_by_key(|one| verdict_rank(one.assessment.verdict)),
            Order::Feasibility => others.sort_by_key(|one| {
                // Of equal levels the one that something known gives.
                (std::cmp::Reverse(one.assessment.feasibility), one.assessment.certainty)
            }),
            Order::Violations => others.sort_by_key(|one| violations(&one.assessment)),
            Order::Cost => others.sort_by_key(|one| one.assessment.money.least_in_first_year()),
        }
    }
    let columns: Vec<Compared<'_>> = assessed
        .iter()
        .map(|one| Compared { name: &one.name, package: &one.package, assessment: &one.assessment })
        .collect();
    let comparison = compare(board.scenario(), &columns);
    Shown { sides: assessed.iter().map(|one| one.side.clone()).collect(), comparison }
}

fn assess_side<'a>(board: &Snapshot, side: &'a Side) -> Option<Assessed<'a>> {
    let scenario = board.scenario();
    Some(match side {
        Side::Package(id) => {
            let package = scenario.package(id)?.clone();
            let assessment = board.assess(&package);
            Assessed { side, name: package.name.clone(), package, assessment }
        }
        Side::Round(id) => {
            let round = scenario.round(id)?;
            let assessment = board.as_closed(round).assessment().clone();
            Assessed { side, name: round.name.clone(), package: round.package.clone(), assessment }
        }
    })
}

/// The best verdict first; an empty board is none.
fn verdict_rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Workable => 0,
        Verdict::Strained => 1,
        Verdict::Blocked => 2,
        Verdict::Empty => 3,
    }
}

fn violations(assessment: &Assessment) -> usize {
    let violated = |kind| matches!(kind, FindingKind::RedLine | FindingKind::Floor);
    assessment.findings.iter().filter(|finding| violated(finding.kind)).count()
}
