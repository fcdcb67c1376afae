//! Asking conditions of packages by themselves, whether or not a rule of the scenario has them.

use super::Reading;
use super::board::Board;
use super::index::NodeIx;
use super::levels;
use super::model::{Body, Model, Unresolved};
use super::truth::{Open, Truth};
use crate::scenario::{Caution, Condition, Package, RuleId, Scenario};

/// Some conditions, compiled with the scenario that they speak of.
#[derive(Clone, Debug)]
pub struct Probe {
    model: Model,
    nodes: Vec<NodeIx>,
}

impl Probe {
    /// Compiles conditions.
    ///
    /// # Errors
    /// If one refers to something that the scenario does not have.
    pub fn new(scenario: &Scenario, conditions: &[Condition]) -> Result<Self, Unresolved> {
        let mut probed = scenario.clone();
        probed.packages.clear();
        probed.rounds.clear();
        let reaching = |condition| {
            let within = scenario.conditions_within(condition);
            within.into_iter().any(|part| matches!(part, Condition::Reaches(..)))
        };
        // What a package reaches hangs on who is how willing and on limits; anything else on no rule at all.
        if !conditions.iter().any(reaching) {
            probed.positions.clear();
            probed.limits.clear();
            probed.seats.clear();
        }
        probed.contradictions.clear();
        probed.switched_off.retain(|rule| scenario.limits.iter().any(|limit| limit.id == *rule));
        let numbered = conditions.iter().enumerate();
        probed.cautions = numbered
            .map(|(n, asked)| Caution::new(RuleId::new(format!("probe/{n}")), String::new(), asked.clone()))
            .collect();
        let model = Model::new(&probed)?;
        let nodes = model.rules.iter().filter_map(|rule| match rule.body {
            Body::Caution { when } => Some(when),
            Body::RedLine { .. }
            | Body::Floor { .. }
            | Body::Willingness { .. }
            | Body::Limit { .. }
            | Body::Contradiction { .. } => None,
        });
        let nodes = nodes.collect();
        Ok(Self { model, nodes })
    }

    /// Which of the conditions hold for a package, in their order.
    pub fn holds(&self, package: &Package, reading: &Reading) -> Vec<bool> {
        let board = Board::new(&self.model, package);
        let open = Open::new(&self.model, reading);
        let mut truth = Truth::of(&self.model, &board);
        let levels = levels::levels(&self.model, &board, &truth, &open);
        truth.reach(&self.model, &levels::in_practice(&self.model, &board, &levels));
        self.nodes.iter().map(|node| truth.holds(*node)).collect()
    }

    /// The scenario with the conditions in it.
    pub(crate) fn model(&self) -> &Model {
        &self.model
    }

    /// Where the conditions stand in the model, in their order.
    pub(crate) fn nodes(&self) -> &[NodeIx] {
        &self.nodes
    }
}
