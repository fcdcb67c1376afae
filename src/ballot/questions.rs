//! What a ballot asks.

use super::print;
use super::text::Head;
use crate::assess::{Assessment, can_hold};
use crate::scenario::{Card, ElementId, Package, RuleId, Scenario, Seat};

/// The positions that these seats are asked about: those that the package violates, then those that one of them has judged
/// already. What others have judged is not to be told by being asked.
pub fn asked_positions(scenario: &Scenario, assessment: &Assessment, seats: &[&Seat]) -> Vec<RuleId> {
    let violated = |id: &RuleId| assessment.findings.iter().any(|finding| finding.rule.as_ref() == Some(id));
    let judged = |id: &RuleId| seats.iter().any(|seat| seat.positions.contains_key(id) || seat.changed_position(id));
    let known = scenario.positions.iter().map(|position| &position.id).filter(|id| can_hold(scenario, id));
    let (mut first, others): (Vec<&RuleId>, Vec<_>) = known.partition(|id| violated(id));
    first.extend(others.into_iter().filter(|id| judged(id)));
    first.into_iter().cloned().collect()
}

/// What is asked about a package as it stands: how feasible each card is, and whether positions would really hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions<'s> {
    scenario: &'s Scenario,
    package: &'s Package,
    /// The positions asked about, in the order shown.
    pub positions: Vec<RuleId>,
}

impl<'s> Questions<'s> {
    /// What is asked about a package for which this follows.
    pub fn of(scenario: &'s Scenario, package: &'s Package, assessment: &Assessment) -> Self {
        Self { scenario, package, positions: asked_positions(scenario, assessment, &[]) }
    }

    /// The cards asked about, in the order shown.
    pub fn cards(&self) -> &'s [Card] {
        &self.package.cards
    }

    /// Whether there is nothing to ask.
    pub fn is_empty(&self) -> bool {
        self.package.cards.is_empty() && self.positions.is_empty()
    }

    /// The place of a card's answer in the text of a ballot, from 0.
    pub fn place(&self, element: &ElementId) -> usize {
        print::cards(self.package).iter().take_while(|card| card.element != *element).count()
    }

    /// What every ballot about this begins with.
    pub fn head(&self) -> Head {
        let place = |rule: &RuleId| self.scenario.positions.iter().position(|position| position.id == *rule);
        Head {
            scenario: print::scenario(self.scenario),
            package: print::package(self.scenario, self.package),
            asked: print::positions(&self.positions),
            rounds: self.scenario.rounds.len(),
            cards: self.package.cards.len(),
            positions: self.positions.iter().filter_map(place).collect(),
        }
    }
}
