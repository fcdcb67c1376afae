//! What is compared: assessed when it is looked at, and again when something has changed.

use super::App;
use crate::assess::{Assessment, FindingKind};
use crate::report::comparison::{Compared, Comparison, MOST, compare};
use crate::scenario::{Package, Round, Verdict};
use crate::ui::state::{Centre, ComparisonView, Order, Side};
use crate::wording;
use crate::workshop::Workshop;

/// A comparison as it is shown.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// What stands in each column, in the order of the columns.
    pub sides: Vec<Side>,
    /// What is shown.
    pub comparison: Comparison,
}

/// What a comparison was made of: the document and its revision, and what was asked for.
pub(super) type Made = (u64, u64, Vec<Side>, Order);

impl App {
    /// Makes the comparison that is looked at, if one is.
    pub(super) fn update_comparison(&mut self) {
        if self.view.centre != Centre::Comparison {
            return;
        }
        let view = &mut self.view.comparison;
        keep_known(view, &self.workshop);
        let made: Made = (self.document, self.workshop.revision(), view.sides.clone(), view.order);
        if self.compared.as_ref().is_none_or(|(known, _)| *known != made) {
            let shown = compared(&self.workshop, &view.sides, view.order);
            self.compared = Some((made, shown));
        }
    }
}

/// What is gone is compared no more. Where nothing is left, the package on the board is compared with the last round
/// that is unlike it, or with one of its variants.
fn keep_known(view: &mut ComparisonView, workshop: &Workshop) {
    let scenario = workshop.scenario();
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
pub fn compared(workshop: &Workshop, sides: &[Side], order: Order) -> Shown {
    let mut assessed: Vec<Assessed<'_>> = sides.iter().filter_map(|side| assess_side(workshop, side)).collect();
    if let Some((_, others)) = assessed.split_first_mut() {
        match order {
            Order::Chosen => {}
            Order::Verdict => others.sort_by_key(|one| verdict_rank(one.assessment.verdict)),
            Order::Feasibility => others.sort_by_key(|one| std::cmp::Reverse(one.assessment.feasibility)),
            Order::Violations => others.sort_by_key(|one| violations(&one.assessment)),
            Order::Cost => others.sort_by_key(|one| one.assessment.money.least_in_first_year()),
        }
    }
    let columns: Vec<Compared<'_>> = assessed
        .iter()
        .map(|one| Compared { name: &one.name, package: &one.package, assessment: &one.assessment })
        .collect();
    let comparison = compare(workshop.scenario(), &columns);
    Shown { sides: assessed.iter().map(|one| one.side.clone()).collect(), comparison }
}

fn assess_side<'a>(workshop: &Workshop, side: &'a Side) -> Option<Assessed<'a>> {
    let scenario = workshop.scenario();
    Some(match side {
        Side::Package(id) => {
            let package = scenario.package(id)?.clone();
            let assessment = workshop.assess(&package);
            Assessed { side, name: package.name.clone(), package, assessment }
        }
        Side::Round(id) => {
            let round = scenario.round(id)?;
            let assessment = workshop.as_closed(round)?.assessment().clone();
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
