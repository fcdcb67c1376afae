//! What a package is worth, as literals: feasibility, protection and cost.

use super::space::Writing;
use crate::logic::solver::Lit;
use crate::scenario::Feasibility;

/// What a package is worth.
pub(super) struct Worth {
    /// For each level, the highest first: while the literal holds, every card stands at it or higher.
    pub(super) levels: Vec<(Feasibility, Lit)>,
    /// For each function and degree above 0: whether it is reached in practice. As many hold as the levels add up to.
    pub(super) protection: Vec<Lit>,
    /// What cards and options cost at least, in thousandths of the scenario's money: a year, and once.
    pub(super) cost: Vec<(Lit, u64)>,
    /// Whether no source gives a cost of some card.
    pub(super) unpriced: Lit,
}

impl Worth {
    pub(super) fn new(writing: &mut Writing<'_, '_>) -> Self {
        let model = writing.model;
        let mut levels = Vec::new();
        for level in Feasibility::ALL.into_iter().rev() {
            let lit = writing.solver.variable();
            for (_, element) in model.cards() {
                let (card, high) = (writing.lit(element.card), writing.lit(element.at_least(level)));
                writing.solver.clause(&[!lit, !card, high]);
            }
            levels.push((level, lit));
        }
        let protection = model.reaches.values().map(|reached| writing.lit(*reached)).collect();
        let (mut cost, mut unpriced) = (Vec::new(), Vec::new());
        for (_, element) in model.cards() {
            let mut without = vec![writing.lit(element.card)];
            for known in &element.costs {
                let when = writing.lit(known.when);
                cost.push((when, known.per_year.low.saturating_add(known.once.low).thousandths()));
                without.push(!when);
            }
            unpriced.push(writing.solver.all(without));
        }
        let unpriced = writing.solver.any(unpriced);
        Self { levels, protection, cost, unpriced }
    }
}
