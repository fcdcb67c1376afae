//! Who would have to move: the smallest sets of positions whose giving way opens the space (semantics, section 9, 3).

use super::conflict::Reason;
use super::demand::Demand;
use super::fewest::Avoided;
use super::space::Space;
use super::ways::Way;
use super::{Question, Search};
use crate::assess::Model;
use crate::logic::budget::Budget;
use crate::logic::solver::{Lit, Outcome};
use crate::scenario::RuleId;

/// How many sets are named at most. Where there are more, [`Movers::complete`] says so.
const MOST_SETS: usize = 64;

/// What would have to move for some package to be acceptable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moving {
    /// Nothing: some package is acceptable.
    Nothing,
    /// One of these sets of positions, all of them of the least size.
    Positions(Movers),
    /// Positions alone do not help: pins, assumptions and facts exclude every package.
    NotPositions(Option<Reason>),
    /// There was no time to know.
    Unknown,
}

/// The smallest sets of positions whose giving way opens the space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movers {
    /// The sets, each in the order of the scenario, in that order too.
    pub sets: Vec<Vec<RuleId>>,
    /// Whether these are all sets of that size.
    pub complete: bool,
}

/// Why no package is acceptable, and who would have to move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// A minimal set of demands that exclude every package; none if some package is acceptable.
    pub reason: Option<Reason>,
    /// Who would have to move.
    pub moving: Moving,
    /// For each set of positions, the nearest package that is then acceptable.
    pub then: Vec<(Vec<RuleId>, Option<Way>)>,
}

/// Why no package is acceptable, who would have to move, and what would then become possible. Each step of that is given
/// so much of the budget.
pub fn conflict(question: &Question<'_>, each: u64, budget: &mut Budget) -> Conflict {
    let mut search = Search::new(*question);
    let reason = budget.lend(each, |own| search.conflict(own));
    let moving = budget.lend(each, |own| search.moving(own));
    let sets = if let Moving::Positions(movers) = &moving { movers.sets.clone() } else { Vec::new() };
    let then = sets.into_iter().map(|set| {
        let way = budget.lend(each, |own| nearest_after(question, &set, own));
        (set, way)
    });
    Conflict { reason, moving, then: then.collect() }
}

/// The nearest package that is acceptable once these positions have given way.
fn nearest_after(question: &Question<'_>, positions: &[RuleId], budget: &mut Budget) -> Option<Way> {
    let mut scenario = question.scenario.clone();
    scenario.switched_off.extend(positions.iter().cloned());
    // A checked scenario stays one when rules are switched off.
    let model = Model::new(&scenario).ok()?;
    let question = Question { scenario: &scenario, model: &model, ..*question };
    Search::new(question).nearest_way(budget)
}

impl Search<'_> {
    /// What would have to move for some package to be acceptable. A position that gives way counts as switched off.
    pub fn moving(&mut self, budget: &mut Budget) -> Moving {
        let space = &mut self.space;
        let (all, rest) = (space.masters.all, space.masters.all_but_positions);
        match space.terms.solver.possible(&[all], budget) {
            Some(true) => return Moving::Nothing,
            None => return Moving::Unknown,
            Some(false) => {}
        }
        match space.terms.solver.possible(&[rest], budget) {
            Some(true) => {}
            None => return Moving::Unknown,
            Some(false) => return Moving::NotPositions(space.why(budget)),
        }
        space.smallest_sets(&[rest], budget).map_or(Moving::Unknown, Moving::Positions)
    }
}

impl Space<'_> {
    /// All smallest sets of positions that must give way for what is held; that must be possible without positions.
    /// `None`: the budget was spent before the first was found.
    pub(super) fn smallest_sets(&mut self, held: &[Lit], budget: &mut Budget) -> Option<Movers> {
        let positions: Vec<(RuleId, Lit)> = self
            .selectors
            .all()
            .iter()
            .filter_map(|(demand, lit)| match demand {
                Demand::Position(rule) => Some((rule.clone(), *lit)),
                _ => None,
            })
            .collect();
        let moved = self.terms.solver.sum(positions.iter().map(|(_, lit)| (!*lit, 1)).collect());
        let guard = self.terms.solver.variable();
        let mut held: Vec<Lit> = held.iter().copied().chain([guard]).collect();
        let mut kept = Avoided::of(self, moved);
        held.push(self.fewest(&held, &mut kept, budget).ok()?);
        let mut sets: Vec<Vec<usize>> = Vec::new();
        let complete = loop {
            // After `fewest`, a smallest set was found already.
            let set: Vec<usize> = (0..positions.len())
                .filter(|place| positions.get(*place).is_some_and(|(_, lit)| !self.terms.solver.holds(*lit)))
                .collect();
            let again: Vec<Lit> =
                set.iter().filter_map(|place| positions.get(*place)).map(|(_, lit)| *lit).chain([!guard]).collect();
            self.terms.solver.clause(&again);
            sets.push(set);
            match self.terms.solver.ask(&held, budget) {
                Outcome::Found if sets.len() >= MOST_SETS => break false,
                Outcome::Found => {}
                Outcome::Excluded => break true,
                Outcome::Unknown => break false,
            }
        };
        sets.sort();
        let name = |place: usize| positions.get(place).map(|(rule, _)| rule.clone());
        let sets = sets.into_iter().map(|set| set.into_iter().filter_map(name).collect()).collect();
        Some(Movers { sets, complete })
    }
}
