//! Whether one package is acceptable (semantics, section 8), by the assessment alone.
//!
//! The search rests on a translation; this does not, and has the last word on every package that is an answer.

use super::Question;
use super::demand::Demand;
use crate::assess::{Assessment, FindingKind};
use crate::scenario::{ElementId, Package};

/// What keeps a package from being acceptable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shortfall {
    /// A card is less feasible than the group takes.
    Infeasible(ElementId),
    /// It does not respect this.
    Demand(Demand),
}

/// What keeps a package from being acceptable, given what the board says of it; nothing, if it is.
pub fn shortfalls(question: &Question<'_>, package: &Package, assessment: &Assessment) -> Vec<Shortfall> {
    let (scenario, acceptable) = (question.scenario, question.acceptable);
    let mut found = Vec::new();
    if assessment.cards.is_empty() {
        found.push(Shortfall::Demand(Demand::SomeCard));
    }
    for pin in acceptable.pins.iter().filter(|pin| !pin.honoured(scenario, package)) {
        found.push(Shortfall::Demand(Demand::Pin(pin.clone())));
    }
    for element in scenario.elements.iter().filter(|element| element.frame) {
        let option = |package: &Package, setting| {
            let choices = package.frame.get(&element.id).cloned().unwrap_or_default();
            crate::scenario::chosen(&choices, element, setting).cloned()
        };
        let differs = |setting| option(package, setting) != option(question.package, setting);
        if !acceptable.released.contains(&element.id) && element.settings.iter().any(|setting| differs(&setting.id)) {
            found.push(Shortfall::Demand(Demand::Assumption(element.id.clone())));
        }
    }
    for card in &package.cards {
        let allows = scenario.element(&card.element).is_some_and(|element| !element.providers.is_empty());
        if allows && card.by.is_empty() {
            found.push(Shortfall::Demand(Demand::Provider(card.element.clone())));
        }
    }
    for card in assessment.cards.iter().filter(|card| card.level < acceptable.at_least) {
        found.push(Shortfall::Infeasible(card.element.clone()));
    }
    for finding in &assessment.findings {
        let binding = finding.firmness.is_some_and(|firmness| acceptable.binds(firmness));
        let rule = finding.rule.clone();
        let demand = match finding.kind {
            FindingKind::Contradiction => rule.map(Demand::Contradiction),
            FindingKind::RedLine | FindingKind::Floor if binding => rule.map(Demand::Position),
            FindingKind::Overcommitted => {
                finding.shortage.as_ref().map(|shortage| Demand::Capacity(shortage.resource.clone()))
            }
            FindingKind::RedLine | FindingKind::Floor | FindingKind::RuledOut => None,
            FindingKind::Limit | FindingKind::Caution => None,
        };
        found.extend(demand.map(Shortfall::Demand));
    }
    found
}
