//! The frontier: acceptable packages of which none is beaten (semantics, section 9, 5).
//!
//! A package is beaten by one that is at least as good and somewhere better in feasibility, in the number of violated
//! positions that do not bind, in protection in practice (levels added up) and in the low end of the cost. The best in
//! this order of criteria is on the frontier; once whatever it beats or equals is left out, so is the best of the rest,
//! and so on.

use super::Search;
use super::fewest::Avoided;
use super::space::Space;
use super::ways::{Measure, Mismatch, Way, with};
use crate::logic::budget::Budget;
use crate::logic::solver::SumIx;
use crate::logic::solver::{Lit, Outcome};
use crate::scenario::Feasibility;

/// A package that none beats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The nearest of the packages that are worth this, with the steps to it.
    pub way: Way,
    /// Protection in practice: the levels of all functions, added up.
    pub protection: u64,
    /// Whether no source gives a figure for some of its cards: what it costs is then not known.
    pub unpriced: bool,
}

/// The packages that none beats.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    /// The most feasible first, then the fewest violations, then the cheapest.
    pub points: Vec<Point>,
    /// Whether these are all. If not, some may also be beaten by packages that were not found.
    pub complete: bool,
    /// Packages on which search and assessment do not agree: a fault of the program, never shown.
    pub mismatches: Vec<Mismatch>,
}

/// What a package is worth, as far as it counts here.
struct Value {
    feasibility: Feasibility,
    violations: u64,
    /// How many levels of protection are missing.
    missed: u64,
    /// Whether some card has no figure. What it costs is then not known, and never less than what is.
    unpriced: bool,
    cost: u64,
}

/// The sums that are traded off.
struct Sums {
    base: Lit,
    /// While it holds, what was found and what that beats or equals is left out.
    guard: Lit,
    violations: SumIx,
    missed: SumIx,
    cost: SumIx,
    distance: SumIx,
    /// Some card has no figure.
    unpriced: Lit,
    first: Vec<Lit>,
}

impl Sums {
    /// That some card has no figure, or that none is without.
    fn unpriced(&self, so: bool) -> Lit {
        if so { self.unpriced } else { !self.unpriced }
    }
}

impl Search<'_> {
    /// The acceptable packages that none beats.
    pub fn frontier(&mut self, budget: &mut Budget) -> Frontier {
        let sums = self.space.traded();
        let mut values = Vec::new();
        let mut complete = self.space.values(&sums, &mut values, budget).is_some();
        let mut frontier = Frontier::default();
        for value in values {
            match self.space.point(&sums, &value, budget) {
                Some(Ok(point)) => frontier.points.push(point),
                Some(Err(mismatch)) => frontier.mismatches.push(*mismatch),
                None => complete = false,
            }
        }
        frontier.complete = complete && frontier.mismatches.is_empty();
        frontier
    }
}

impl Space<'_> {
    /// Makes a sum as small as it can be.
    fn least(&mut self, held: &[Lit], sum: SumIx, budget: &mut Budget) -> Option<Lit> {
        let mut avoided = Avoided::of(self, sum);
        self.fewest(held, &mut avoided, budget).ok()
    }

    fn traded(&mut self) -> Sums {
        self.weigh();
        let edits = self.edits();
        let missed = self.worth.protection.iter().map(|lit| (!*lit, 1)).collect();
        Sums {
            base: self.masters.all,
            guard: self.terms.solver.variable(),
            violations: self.terms.solver.sum(self.violations.iter().map(|lit| (*lit, 1)).collect()),
            missed: self.terms.solver.sum(missed),
            cost: self.terms.solver.sum(self.worth.cost.clone()),
            distance: self.terms.solver.sum(edits.into_iter().map(|lit| (lit, 1)).collect()),
            unpriced: self.unpriced(),
            first: self.board_order(),
        }
    }

    /// Finds all values on the frontier, in its order. `None`: the budget was spent.
    fn values(&mut self, sums: &Sums, values: &mut Vec<Value>, budget: &mut Budget) -> Option<()> {
        let least = self.question.acceptable.at_least;
        for (feasibility, level) in self.worth.levels.clone().into_iter().take_while(|(level, _)| *level >= least) {
            let held = [sums.base, sums.guard, level];
            // What is left out later makes no violation avoidable.
            let mut violations = Avoided::of(self, sums.violations);
            loop {
                let fewest = match self.fewest(&held, &mut violations, budget) {
                    Ok(fewest) => fewest,
                    Err(Outcome::Unknown) => return None,
                    Err(_) => break,
                };
                let value = self.best(sums, with(&held, fewest), feasibility, budget)?;
                self.surpass(sums, &value);
                values.push(value);
            }
        }
        Some(())
    }

    /// The best value of what is held, of which a package was just found: priced if that can be, then the cheapest, then
    /// the best protected.
    fn best(
        &mut self,
        sums: &Sums,
        mut held: Vec<Lit>,
        feasibility: Feasibility,
        budget: &mut Budget,
    ) -> Option<Value> {
        let violations = self.terms.solver.total(sums.violations);
        let unpriced = match self.terms.solver.ask(&with(&held, !sums.unpriced), budget) {
            Outcome::Found => false,
            Outcome::Excluded => true,
            Outcome::Unknown => return None,
        };
        held.push(sums.unpriced(unpriced));
        held.push(self.cheapest(&held, sums.cost, budget)?);
        let cost = self.terms.solver.total(sums.cost);
        self.least(&held, sums.missed, budget)?;
        let missed = self.terms.solver.total(sums.missed);
        Some(Value { feasibility, violations, missed, unpriced, cost })
    }

    /// Leaves out all that this is as good as; everything found later is no more feasible.
    fn surpass(&mut self, sums: &Sums, value: &Value) {
        let solver = &mut self.terms.solver;
        let mut better = vec![!sums.guard];
        better.extend(value.violations.checked_sub(1).map(|fewer| solver.within(sums.violations, fewer)));
        better.extend(value.missed.checked_sub(1).map(|fewer| solver.within(sums.missed, fewer)));
        let cheaper = value.cost.checked_sub(1).map(|less| solver.within(sums.cost, less));
        if value.unpriced {
            better.push(!sums.unpriced);
            better.extend(cheaper);
        } else if let Some(cheaper) = cheaper {
            better.push(solver.all([cheaper, !sums.unpriced]));
        }
        solver.clause(&better);
    }

    /// The nearest package that is worth this.
    fn point(&mut self, sums: &Sums, value: &Value, budget: &mut Budget) -> Option<Result<Point, Box<Mismatch>>> {
        let level = self.worth.levels.iter().find(|(level, _)| *level == value.feasibility).map(|(_, lit)| *lit)?;
        let mut held = vec![sums.base, level];
        held.push(self.terms.solver.at_most(sums.violations, value.violations));
        held.push(self.terms.solver.at_most(sums.missed, value.missed));
        held.push(self.terms.solver.at_most(sums.cost, value.cost));
        held.push(sums.unpriced(value.unpriced));
        if self.terms.solver.ask(&held, budget) != Outcome::Found {
            return None;
        }
        held.push(self.least(&held, sums.distance, budget)?);
        self.first_in_order(&held, &sums.first, budget)?;
        let expected = |measure: &Measure, steps: usize, solver: &crate::logic::solver::Solver| {
            measure.feasibility == value.feasibility
                && measure.violations as u64 == value.violations
                && measure.cost == value.cost
                && steps as u64 == solver.total(sums.distance)
        };
        Some(self.way(expected).map(|way| {
            let protection = way.assessment.protection_in_practice().into();
            let unpriced = way.assessment.money.unpriced > 0;
            Point { way, protection, unpriced }
        }))
    }
}
