//! The frontier: acceptable packages of which none is beaten (semantics, section 9, 5).
//!
//! A package is beaten by one that is at least as good and somewhere better in feasibility, in the number of violated
//! positions that do not bind, in protection in practice (levels added up) and in the low end of the cost. For each
//! feasibility and each number of violations, protection and cost are traded off by the ε-constraint method (Haimes,
//! Lasdon and Wismer 1971): the cheapest package first, then the cheapest that protects better, and so on.

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Value {
    feasibility: Feasibility,
    violations: u64,
    /// How many levels of protection are missing.
    missed: u64,
    /// Whether some card has no figure. What it costs is then not known, and never less than what is.
    unpriced: bool,
    cost: u64,
}

impl Value {
    /// Whether the other is at least as good in everything.
    fn is_matched_by(&self, other: &Self) -> bool {
        other.feasibility >= self.feasibility
            && other.violations <= self.violations
            && other.missed <= self.missed
            && (other.unpriced, other.cost) <= (self.unpriced, self.cost)
    }
}

/// The sums that are traded off.
struct Sums {
    base: Lit,
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
        let mut values: Vec<Value> = Vec::new();
        let mut complete = self.space.values(&sums, &mut values, budget).is_some();
        let all = values.clone();
        let mut place = 0;
        values.retain(|value| {
            place += 1;
            let mut others = all.iter().enumerate().filter(|(other, _)| *other + 1 != place);
            // Of equal values the first stays.
            !others.any(|(other, known)| value.is_matched_by(known) && (known != value || other + 1 < place))
        });
        values.sort_by_key(|value| {
            (std::cmp::Reverse(value.feasibility), value.violations, value.unpriced, value.cost, value.missed)
        });
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
            violations: self.terms.solver.sum(self.violations.iter().map(|lit| (*lit, 1)).collect()),
            missed: self.terms.solver.sum(missed),
            cost: self.terms.solver.sum(self.worth.cost.clone()),
            distance: self.terms.solver.sum(edits.into_iter().map(|lit| (lit, 1)).collect()),
            unpriced: self.unpriced(),
            first: self.board_order(),
        }
    }

    /// Finds all values that can be on the frontier, and some that are not. `None`: the budget was spent.
    fn values(&mut self, sums: &Sums, values: &mut Vec<Value>, budget: &mut Budget) -> Option<()> {
        let least = self.question.acceptable.at_least;
        for (level, lit) in self.worth.levels.clone() {
            if level < least {
                break;
            }
            let mut held = vec![sums.base, lit];
            match self.terms.solver.ask(&held, budget) {
                Outcome::Found => {}
                Outcome::Excluded => continue,
                Outcome::Unknown => return None,
            }
            // The fewest violations at this level, then one more each time.
            self.least(&held, sums.violations, budget)?;
            let fewest = self.terms.solver.total(sums.violations);
            for most in fewest..=self.violations.len() as u64 {
                held.truncate(2);
                held.push(self.terms.solver.at_most(sums.violations, most));
                let best = self.trade(sums, &held, (level, most, false), values, budget)?;
                // One that costs nobody knows what is worth having only if it protects better than all that are priced.
                if let Some(best) = best.map_or(Some(u64::MAX), |best| best.checked_sub(1)) {
                    held.extend((best < u64::MAX).then(|| self.terms.solver.within(sums.missed, best)));
                    self.trade(sums, &held, (level, most, true), values, budget)?;
                }
            }
        }
        Some(())
    }

    /// Trades cost for protection within what is held, among packages that are priced or among those that are not.
    /// Returns how little protection is missing at best; `None` within: there is no such package.
    fn trade(
        &mut self,
        sums: &Sums,
        held: &[Lit],
        (feasibility, violations, unpriced): (Feasibility, u64, bool),
        values: &mut Vec<Value>,
        budget: &mut Budget,
    ) -> Option<Option<u64>> {
        let mut held = with(held, sums.unpriced(unpriced));
        let fixed = held.len();
        let mut best = None;
        loop {
            match self.terms.solver.ask(&held, budget) {
                Outcome::Found => {}
                Outcome::Excluded => return Some(best),
                Outcome::Unknown => return None,
            }
            let cheapest = self.cheapest(&held, sums.cost, budget)?;
            let cost = self.terms.solver.total(sums.cost);
            // As well protected as it can be at that cost; the bound that was held on it is a weaker one.
            let at_cost = with(held.get(..fixed).unwrap_or_default(), cheapest);
            self.least(&at_cost, sums.missed, budget)?;
            let missed = self.terms.solver.total(sums.missed);
            let value = Value { feasibility, violations, missed, unpriced, cost };
            best = Some(missed);
            if !values.iter().any(|known| value.is_matched_by(known)) {
                values.push(value);
            }
            let Some(better) = missed.checked_sub(1) else { return Some(best) };
            held.truncate(fixed);
            held.push(self.terms.solver.at_most(sums.missed, better));
        }
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
