//! What a package is worth, as literals: feasibility, protection and cost.

use super::condition::Conditions;
use super::solver::Lit;
use crate::assess::model::Content;
use crate::scenario::{Degree, Feasibility};

/// What a package is worth.
pub(super) struct Worth {
    /// For each level, the highest first: while the literal holds, every card stands at it or higher.
    pub(super) levels: Vec<(Feasibility, Lit)>,
    /// For each function and degree above 0: whether it is reached in practice. As many hold as the levels add up to.
    pub(super) protection: Vec<Lit>,
    /// What cards and options cost at least, in thousandths of USD bn: a year, and once.
    pub(super) cost: Vec<(Lit, u64)>,
}

impl Worth {
    pub(super) fn new(conditions: &mut Conditions<'_>) -> Self {
        let model = conditions.model;
        let cards: Vec<_> =
            model.elements.entries().filter(|(_, element)| !element.frame).map(|(index, _)| index).collect();
        let mut levels = Vec::new();
        for level in Feasibility::ALL.into_iter().rev() {
            let lit = conditions.solver.variable();
            for index in &cards {
                let high = conditions.at_level(*index, level);
                let card = conditions.choices.elements[*index].card;
                conditions.solver.clause(&[!lit, !card, high]);
            }
            levels.push((level, lit));
        }
        let degrees = (1..=Degree::MAX.0).map(Degree);
        let mut protection = Vec::new();
        for (function, _) in model.functions.entries() {
            for degree in degrees.clone() {
                protection.push(conditions.reaches(function, degree));
            }
        }
        let mut cost = Vec::new();
        for index in cards {
            let (element, lits) = (&model.elements[index], &conditions.choices.elements[index]);
            cost.push((lits.card, least_cost(&element.content)));
            for (setting, lits) in element.settings.iter().zip(lits.options.iter()) {
                for (option, lit) in setting.options.iter().zip(lits.iter()) {
                    cost.push((*lit, least_cost(&option.content)));
                }
            }
        }
        Self { levels, protection, cost }
    }
}

/// The low end of what it costs in its first year, in thousandths of USD bn.
fn least_cost(content: &Content) -> u64 {
    content.cost.map_or(0, |cost| cost.per_year.low.saturating_add(cost.once.low).thousandths())
}
