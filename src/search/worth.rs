//! What a package is worth, as literals: feasibility, protection and cost.

use super::space::Space;
use crate::logic::solver::Lit;
use crate::scenario::Feasibility;

/// What a package is worth.
#[derive(Clone, Default)]
pub(super) struct Worth {
    /// For each level, the highest first: while the literal holds, every card stands at it or higher.
    pub(super) levels: Vec<(Feasibility, Lit)>,
    /// For each function and degree above 0: whether it is reached in practice. As many hold as the levels add up to.
    pub(super) protection: Vec<Lit>,
    /// What cards and options cost at least, in thousandths of the scenario's money: a year, and once.
    pub(super) cost: Vec<(Lit, u64)>,
    /// Whether no source gives a cost of some card.
    pub(super) unpriced: Option<Lit>,
}

impl Space<'_> {
    /// Translates what packages are worth, unless that was done.
    pub(super) fn weigh(&mut self) {
        let model = self.question.model;
        if !self.worth.levels.is_empty() {
            return;
        }
        let mut worth = Worth::default();
        for level in Feasibility::ALL.into_iter().rev() {
            let lit = self.terms.solver.variable();
            for (_, element) in model.cards() {
                let (card, high) = (self.of(element.card), self.of(element.at_least(level)));
                self.terms.solver.clause(&[!lit, !card, high]);
            }
            worth.levels.push((level, lit));
        }
        worth.protection = model.reaches.values().map(|reached| self.of(*reached)).collect();
        let mut unpriced = Vec::new();
        for (_, element) in model.cards() {
            let mut without = vec![self.of(element.card)];
            for known in &element.costs {
                let when = self.of(known.when);
                worth.cost.push((when, known.per_year.low.saturating_add(known.once.low).thousandths()));
                without.push(!when);
            }
            unpriced.push(self.terms.solver.all(without));
        }
        worth.unpriced = Some(self.terms.solver.any(unpriced));
        self.worth = worth;
    }
}
