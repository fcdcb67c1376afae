//! What is on the board, sorted into rows and cells.

use crate::assess::{Assessment, CardAssessment, Finding, Severity};
use crate::scenario::{Card, Category, Element, Package, Scenario};

/// A card with all that is known of it.
pub struct Entry<'a> {
    /// The card.
    pub card: &'a Card,
    /// What it is.
    pub element: &'a Element,
    /// How feasible it is, and why.
    pub assessed: &'a CardAssessment,
    /// The most severe finding about it that bears on the verdict.
    pub worst: Option<&'a Finding>,
    /// How many findings are about it.
    pub findings: usize,
}

/// A row of the board: a category with its cards by phase.
pub struct Row<'a> {
    /// The category.
    pub category: &'a Category,
    /// The cards of each phase, in the order in which they were laid.
    pub cells: Vec<Vec<Entry<'a>>>,
}

impl Row<'_> {
    /// Whether no card lies in it.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(Vec::is_empty)
    }
}

/// The rows in the order of the scenario; categories that hold assumptions alone have none.
pub fn rows<'a>(scenario: &'a Scenario, package: &'a Package, assessment: &'a Assessment) -> Vec<Row<'a>> {
    let has_row = |category: &&Category| {
        scenario.elements.iter().any(|element| element.category == category.id && !element.frame)
    };
    let entries: Vec<Entry<'a>> = package.cards.iter().filter_map(|card| entry(scenario, card, assessment)).collect();
    let mut rows: Vec<Row<'a>> = scenario
        .categories
        .iter()
        .filter(has_row)
        .map(|category| Row { category, cells: scenario.phases.iter().map(|_| Vec::new()).collect() })
        .collect();
    for entry in entries {
        let row = rows.iter_mut().find(|row| row.category.id == entry.element.category);
        let phase = scenario.phases.iter().position(|phase| phase.id == entry.card.phase);
        if let Some(cell) = row.zip(phase).and_then(|(row, phase)| row.cells.get_mut(phase)) {
            cell.push(entry);
        }
    }
    rows
}

fn entry<'a>(scenario: &'a Scenario, card: &'a Card, assessment: &'a Assessment) -> Option<Entry<'a>> {
    let about = || assessment.findings.iter().filter(|finding| finding.elements.contains(&card.element));
    Some(Entry {
        card,
        element: scenario.element(&card.element)?,
        assessed: assessment.cards.iter().find(|known| known.element == card.element)?,
        // Of several that are as severe, the first.
        worst: about().filter(|finding| finding.severity != Severity::Notes).min_by_key(|finding| finding.severity),
        findings: about().count(),
    })
}
