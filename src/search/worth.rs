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
                let (card, high) = (self.of(element.card), self.of_only_where(element.at_least(level)));
                self.terms.solver.clause(&[!lit, !card, high]);
            }
            self.terms.solver.wish(lit);
            worth.levels.push((level, lit));
        }
        worth.protection = model.reaches.values().map(|reached| self.of(*reached)).collect();
        for known in model.cards().flat_map(|(_, element)| &element.costs) {
            let low = known.per_year.low.saturating_add(known.once.low);
            worth.cost.push((self.of_where(known.when), low.thousandths()));
        }
        self.worth = worth;
    }

    /// Whether no source gives a cost of some card.
    pub(super) fn unpriced(&mut self) -> Lit {
        let model = self.question.model;
        let mut some = Vec::new();
        for (_, element) in model.cards() {
            let mut without = vec![self.of(element.card)];
            without.extend(element.costs.iter().map(|known| !self.of(known.when)));
            some.push(self.terms.solver.all(without));
        }
        self.terms.solver.any(some)
    }
}
