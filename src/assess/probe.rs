//! Asking conditions of packages by themselves, whether or not a rule of the scenario has them.

use super::read::Read;
use crate::logic::Reading;
use crate::logic::index::FormulaIx;
use crate::logic::model::{Body, Model, Unresolved};
use crate::scenario::{Caution, Condition, Package, RuleId, Scenario};

/// Some conditions, compiled with the scenario that they speak of.
#[derive(Clone, Debug)]
pub struct Probe {
    model: Model,
    asked: Vec<FormulaIx>,
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
        probed.cautions.clear();
        // What is switched off decides nothing here either.
        let kept: Vec<RuleId> = probed.rules().map(|rule| rule.id().clone()).collect();
        probed.switched_off.retain(|rule| kept.contains(rule));
        let numbered = conditions.iter().enumerate();
        probed.cautions = numbered
            .map(|(n, asked)| Caution::new(RuleId::new(format!("probe/{n}")), String::new(), asked.clone()))
            .collect();
        let model = Model::new(&probed)?;
        let asked = model.rules.iter().filter_map(|rule| match rule.body {
            Body::Caution { when } => Some(when),
            Body::RedLine { .. }
            | Body::Floor { .. }
            | Body::Willingness { .. }
            | Body::Limit { .. }
            | Body::Contradiction { .. }
            | Body::Vote => None,
        });
        let asked = asked.collect();
        Ok(Self { model, asked })
    }

    /// Which of the conditions hold for a package, in their order.
    pub fn holds(&self, package: &Package, reading: &Reading) -> Vec<bool> {
        let read = Read::new(&self.model, package, reading);
        self.asked.iter().map(|formula| read.values.holds(*formula)).collect()
    }

    /// The scenario with the conditions in it.
    pub(crate) fn model(&self) -> &Model {
        &self.model
    }

    /// The conditions as formulas of the model, in their order.
    pub(crate) fn asked(&self) -> &[FormulaIx] {
        &self.asked
    }
}
