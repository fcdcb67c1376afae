//! What lies on the board, sorted into rows and cells: as it is drawn, in the window and in pictures alike.

use std::collections::HashMap;

use super::{Assessment, CardAssessment, Finding, Severity};
use crate::scenario::{Card, Category, Element, ElementId, Package, Scenario};

/// A card with all that is known of it.
#[derive(Clone, Copy, Debug)]
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
#[derive(Debug)]
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

/// The rows of the board, in the order of the scenario, with or without cards, so that no row moves when another fills;
/// categories that hold assumptions alone have none.
pub fn rows<'a>(scenario: &'a Scenario, package: &'a Package, assessment: &'a Assessment) -> Vec<Row<'a>> {
    let phases = scenario.phases.len();
    let elements: HashMap<&ElementId, &Element> =
        scenario.elements.iter().map(|element| (&element.id, element)).collect();
    let has_row = |category: &&Category| {
        scenario.elements.iter().any(|element| element.category == category.id && !element.frame)
    };
    let mut rows: Vec<Row<'a>> = scenario
        .categories
        .iter()
        .filter(has_row)
        .map(|category| Row { category, cells: vec![Vec::new(); phases] })
        .collect();
    let places: HashMap<_, usize> = rows.iter().enumerate().map(|(place, row)| (&row.category.id, place)).collect();
    let known = Known::new(assessment);
    for card in &package.cards {
        let Some(entry) = entry(card, &elements, &known) else { continue };
        let row = places.get(&entry.element.category).copied();
        let phase = scenario.phases.iter().position(|phase| phase.id == card.phase);
        let cell = row.and_then(|row| rows.get_mut(row)).zip(phase).and_then(|(row, phase)| row.cells.get_mut(phase));
        if let Some(cell) = cell {
            cell.push(entry);
        }
    }
    rows
}

/// What is known of each card, by its element.
struct Known<'a> {
    cards: HashMap<&'a ElementId, &'a CardAssessment>,
    findings: HashMap<&'a ElementId, (Option<&'a Finding>, usize)>,
}

impl<'a> Known<'a> {
    fn new(assessment: &'a Assessment) -> Self {
        let cards = assessment.cards.iter().map(|card| (&card.element, card)).collect();
        let mut findings: HashMap<_, (Option<&Finding>, usize)> = HashMap::new();
        for finding in &assessment.findings {
            for element in &finding.elements {
                let (worst, count) = findings.entry(element).or_default();
                *count += 1;
                let worse = worst.is_none_or(|worst| finding.severity < worst.severity);
                if finding.severity != Severity::Notes && worse {
                    *worst = Some(finding);
                }
            }
        }
        Self { cards, findings }
    }
}

fn entry<'a>(card: &'a Card, elements: &HashMap<&ElementId, &'a Element>, known: &Known<'a>) -> Option<Entry<'a>> {
    let element = elements.get(&card.element).copied()?;
    let assessed = known.cards.get(&card.element).copied()?;
    let (worst, findings) = known.findings.get(&card.element).copied().unwrap_or_default();
    Some(Entry { card, element, assessed, worst, findings })
}
