//! Ways forward: the acceptable packages nearest to the one on the board (semantics, section 9, 2).
//!
//! The order is looked for level by level: the least distance, then the highest feasibility at that distance, then the
//! fewest violations, the least cost, and what comes first in board order. Then the same once more without the edits
//! found. *Board order*: going through the scenario's elements, the first difference decides; what stays as it is comes
//! first, then a card that is off, an earlier phase, an earlier option, fewer and earlier providers.

use super::fewest::Avoided;
use super::package::{Change, Step, steps};
use super::space::Space;
use super::{Search, Shortfall, shortfalls};
use crate::assess::{Assessment, FindingKind, assess};
use crate::logic::budget::Budget;
use crate::logic::solver::SumIx;
use crate::logic::solver::{Lit, Outcome, Solver};
use crate::scenario::{Feasibility, Package};

/// What acceptable packages are ordered by after their distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The lowest feasibility of its cards.
    pub feasibility: Feasibility,
    /// How many positions it violates that do not bind.
    pub violations: usize,
    /// The low end of what it costs in its first year, once and yearly, in thousandths of USD bn.
    pub cost: u64,
}

impl Measure {
    /// Of a package that was assessed; `None` for one without cards.
    pub fn of(question: &super::Question<'_>, assessment: &Assessment) -> Option<Self> {
        let position = |kind| matches!(kind, FindingKind::RedLine | FindingKind::Floor);
        let free = |firmness: Option<_>| !firmness.is_some_and(|firmness| question.acceptable.binds(firmness));
        let violated = assessment.findings.iter().filter(|finding| position(finding.kind) && free(finding.firmness));
        Some(Self {
            feasibility: assessment.feasibility?,
            violations: violated.count(),
            cost: assessment.money.least_in_first_year().thousandths(),
        })
    }
}

/// An acceptable package near the one on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The package, under the name of the one on the board.
    pub package: Package,
    /// How to get there; as many steps as it is away.
    pub steps: Vec<Step>,
    /// What it is ordered by beyond that.
    pub measure: Measure,
    /// What the board says of it.
    pub assessment: Assessment,
}

/// The nearest acceptable packages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// Whether the package on the board is acceptable as it stands; the ways then improve it.
    pub acceptable: bool,
    /// The nearest first.
    pub ways: Vec<Way>,
    /// Whether these are as many as were asked for, or all there are, in their order. If not, the budget was spent: others
    /// that are as near may be better, and further ones are missing.
    pub complete: bool,
    /// Packages that the search took for answers and the assessment does not: a fault of the program, never shown.
    pub mismatches: Vec<Mismatch>,
}

/// A package on which search and assessment do not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The package.
    pub package: Package,
    /// What the assessment holds against it; nothing, if it is the distance or the order on which they differ.
    pub shortfalls: Vec<Shortfall>,
}

/// What one way is held to while it is looked for.
struct Sought {
    /// What holds for all ways.
    base: Vec<Lit>,
    /// While it holds, what is no way, or was found, is left out.
    guard: Lit,
    /// Every edit.
    edited: Vec<Change>,
    distance: SumIx,
    /// The edits that could not be avoided so far: what is left out makes none of them avoidable.
    edits: Avoided,
    violations: SumIx,
    /// The levels of protection that are missing.
    missed: SumIx,
    cost: SumIx,
    /// What stays as it is, or comes first, in board order.
    first: Vec<Lit>,
    /// Every way found so far is known to be the best of those as near.
    refined: bool,
}

/// Which part of the steps left may go into the order of packages that are equally near.
const REFINING: u64 = 10;

impl Search<'_> {
    /// The nearest acceptable packages, at most so many, each with different edits. Where the one on the board is
    /// acceptable already, those that improve it: fewer violations that do not bind, a higher level, or more protection,
    /// and no package with only some of their edits is as good.
    pub fn ways(&mut self, count: usize, budget: &mut Budget) -> Ways {
        self.ways_that(true, count, budget)
    }

    /// The acceptable package nearest to the one on the board, which may be that one itself; `None`: there is none, or the
    /// budget was spent.
    pub(super) fn nearest_way(&mut self, budget: &mut Budget) -> Option<Way> {
        self.ways_that(false, 1, budget).ways.into_iter().next()
    }

    /// The nearest acceptable packages. `improve`: of one that is acceptable, those that improve it.
    fn ways_that(&mut self, improve: bool, count: usize, budget: &mut Budget) -> Ways {
        let question = self.space.question;
        let now = assess(question.model, question.package, question.reading);
        let acceptable = shortfalls(&question, question.package, &now).is_empty();
        // What other questions wished for leads away from what is near.
        self.space.terms.solver.wish_nothing();
        let mut sought = self.space.sought();
        let mut found = Ways { acceptable, complete: true, ..Ways::default() };
        let improve = improve && acceptable;
        if let Some(measure) = Measure::of(&question, &now).filter(|_| improve) {
            let missed = self.space.worth.protection.len() as u64 - u64::from(now.protection_in_practice());
            self.space.improve(&mut sought, Worth { missed, ..Worth::of(&measure) });
        }
        while found.ways.len() < count {
            match self.space.nearest(&mut sought, budget) {
                Outcome::Found => {}
                Outcome::Excluded => break,
                Outcome::Unknown => {
                    found.complete = false;
                    break;
                }
            }
            let expected = |measure: &Measure, steps: usize, solver: &Solver| {
                steps as u64 == solver.total(sought.distance)
                    && measure.violations as u64 == solver.total(sought.violations)
                    && measure.cost == solver.total(sought.cost)
            };
            let identity = self.space.identity();
            let way = match self.space.way(expected) {
                Ok(way) => way,
                Err(mismatch) => {
                    found.mismatches.push(*mismatch);
                    found.complete = false;
                    break;
                }
            };
            if improve {
                match self.space.as_good_with_fewer(&sought, &way, budget) {
                    Some(true) => continue,
                    Some(false) => {}
                    None => {
                        found.complete = false;
                        break;
                    }
                }
            }
            found.ways.push(way);
            self.space.block(&sought, identity);
        }
        found.complete &= sought.refined;
        found
    }
}

/// What a package is worth, as far as an improvement goes.
#[derive(Clone, Copy)]
struct Worth {
    feasibility: Feasibility,
    violations: u64,
    /// How many levels of protection are missing.
    missed: u64,
}

impl Worth {
    fn of(measure: &Measure) -> Self {
        Self { feasibility: measure.feasibility, violations: measure.violations as u64, missed: 0 }
    }
}

impl Space<'_> {
    fn sought(&mut self) -> Sought {
        self.weigh();
        let edited = self.changes();
        let distance = self.terms.solver.sum(edited.iter().map(|change| (change.made, 1)).collect());
        let violations = self.terms.solver.sum(self.violations.iter().map(|lit| (*lit, 1)).collect());
        let missed = self.terms.solver.sum(self.worth.protection.iter().map(|lit| (!*lit, 1)).collect());
        let cost = self.terms.solver.sum(self.worth.cost.clone());
        // Ways found are left out while this holds; other questions do not assume it.
        let guard = self.terms.solver.variable();
        let edits = Avoided::of(self, distance);
        Sought {
            base: vec![self.masters.all, guard],
            guard,
            edited,
            distance,
            edits,
            violations,
            missed,
            cost,
            first: self.board_order(),
            refined: true,
        }
    }

    /// Leaves out all assignments with the edits of this one.
    fn block(&mut self, sought: &Sought, identity: Vec<Lit>) {
        let mut again: Vec<Lit> = identity.into_iter().map(|lit| !lit).collect();
        again.push(!sought.guard);
        self.terms.solver.clause(&again);
    }

    /// Leaves out the board itself, and all that is no better than it.
    fn improve(&mut self, sought: &mut Sought, worth: Worth) {
        let mut changed = vec![!sought.guard];
        changed.extend(sought.edited.iter().map(|change| change.made));
        self.terms.solver.clause(&changed);
        self.beat(sought, worth, &[]);
    }

    /// Leaves out what has all of these edits and others, and is no better than this.
    fn beat(&mut self, sought: &Sought, worth: Worth, edits: &[Change]) {
        let Worth { feasibility, violations, missed } = worth;
        let mut better = vec![!sought.guard];
        better.extend(edits.iter().map(|edit| !self.led_to(edit)));
        better.extend(self.worth.levels.iter().rev().find(|(level, _)| *level > feasibility).map(|(_, lit)| *lit));
        better.extend(violations.checked_sub(1).map(|fewer| self.terms.solver.within(sought.violations, fewer)));
        better.extend(missed.checked_sub(1).map(|less| self.terms.solver.within(sought.missed, less)));
        if !edits.is_empty() {
            // The very same edits are another matter.
            let only = self.terms.solver.variable();
            let others = sought.edited.iter().filter(|other| edits.iter().all(|edit| edit.made != other.made));
            others.for_each(|edit| self.terms.solver.clause(&[!only, !edit.made]));
            better.push(only);
        }
        self.terms.solver.clause(&better);
    }

    /// Whether a package with some, but not all, of a way's edits is as good as it; if so, that is noted, so that the way
    /// is not found again. `None`: the budget was spent.
    fn as_good_with_fewer(&mut self, sought: &Sought, way: &Way, budget: &mut Budget) -> Option<bool> {
        let missed = self.terms.solver.total(sought.missed);
        let worth = Worth { missed, ..Worth::of(&way.measure) };
        let (made, others): (Vec<Change>, Vec<Change>) =
            sought.edited.iter().cloned().partition(|edit| self.terms.solver.holds(edit.made));
        let fewer = self.terms.solver.variable();
        let some: Vec<Lit> = made.iter().map(|edit| !edit.made).chain([!fewer]).collect();
        let led_to: Vec<Lit> = made.iter().map(|edit| self.led_to(edit)).collect();
        self.terms.solver.clause(&some);
        // What is changed is changed in the same way.
        for (edit, to) in made.iter().zip(led_to) {
            self.terms.solver.clause(&[!fewer, !edit.made, to]);
        }
        let level = self.worth.levels.iter().find(|(level, _)| *level == worth.feasibility).map(|(_, lit)| *lit);
        let mut held = vec![self.masters.all, fewer];
        held.extend(level);
        held.push(self.terms.solver.within(sought.violations, worth.violations));
        held.push(self.terms.solver.within(sought.missed, worth.missed));
        held.extend(others.into_iter().map(|edit| !edit.made));
        match self.terms.solver.ask(&held, budget) {
            Outcome::Excluded => Some(false),
            Outcome::Unknown => None,
            Outcome::Found => {
                let edits: Vec<Change> = made.into_iter().filter(|edit| self.terms.solver.holds(edit.made)).collect();
                let found = self.way(|_, _, _| true).ok()?;
                let missed = self.terms.solver.total(sought.missed);
                self.beat(sought, Worth { missed, ..Worth::of(&found.measure) }, &edits);
                Some(true)
            }
        }
    }

    /// Finds the next way.
    fn nearest(&mut self, sought: &mut Sought, budget: &mut Budget) -> Outcome {
        let mut held = sought.base.clone();
        match self.fewest(&held, &mut sought.edits, budget) {
            Ok(nearest) => held.push(nearest),
            Err(outcome) => return outcome,
        }
        // How near it is matters most; which of the nearest is the best may take no more than a part of what is left.
        let part = budget.steps / REFINING;
        sought.refined &= budget.lend(part, |own| self.refine(sought, held, own)).is_some();
        Outcome::Found
    }

    /// Of the nearest packages, of which one was just found, finds the best. `None`: the budget was spent first; the best
    /// so far is what was found.
    fn refine(&mut self, sought: &Sought, mut held: Vec<Lit>, budget: &mut Budget) -> Option<()> {
        held.push(self.highest(&held, budget)?);
        let mut violations = Avoided::of(self, sought.violations);
        held.push(if self.terms.solver.total(sought.violations) == 0 {
            self.keep(&violations)
        } else {
            self.fewest(&held, &mut violations, budget).ok()?
        });
        held.push(self.cheapest(&held, sought.cost, budget)?);
        self.first_in_order(&held, &sought.first, budget)
    }

    /// Of all assignments in which the held literals hold, finds the first in this order. `None`: the budget was spent.
    pub(super) fn first_in_order(&mut self, held: &[Lit], first: &[Lit], budget: &mut Budget) -> Option<()> {
        (self.terms.solver.ask_first(held, first, budget) == Outcome::Found).then_some(())
    }

    /// Makes a sum as small as it can be, from above: its weights are too many for steps.
    pub(super) fn cheapest(&mut self, held: &[Lit], sum: SumIx, budget: &mut Budget) -> Option<Lit> {
        loop {
            let known = self.terms.solver.total(sum);
            let Some(less) = known.checked_sub(1) else { return Some(self.terms.solver.at_most(sum, 0)) };
            let active = self.terms.solver.at_most(sum, less);
            match self.terms.solver.ask(&with(held, active), budget) {
                Outcome::Found => {}
                Outcome::Excluded => return Some(self.terms.solver.at_most(sum, known)),
                Outcome::Unknown => return None,
            }
        }
    }

    /// Makes the package as feasible as it can be; what was found last is one.
    fn highest(&mut self, held: &[Lit], budget: &mut Budget) -> Option<Lit> {
        let levels: Vec<Lit> = self.worth.levels.iter().map(|(_, lit)| *lit).collect();
        if !levels.first().is_some_and(|highest| self.terms.solver.holds(*highest)) {
            self.first_in_order(held, &levels, budget)?;
        }
        Some(levels.into_iter().find(|lit| self.terms.solver.holds(*lit)).unwrap_or(self.terms.solver.truth()))
    }

    /// What is to hold, if it can, in this order.
    pub(super) fn board_order(&self) -> Vec<Lit> {
        let mut first = Vec::new();
        for (index, element) in self.question.model.elements.entries() {
            let card = self.card(element);
            if let Some(placed) = self.board.placed(index) {
                first.push(card);
                first.extend(placed.phase.and_then(|phase| element.phases.get(phase)).map(|choice| self.lit(*choice)));
                let options = element.settings.iter().zip(&placed.options);
                let options = options.filter_map(|(setting, option)| setting.options.get(*option));
                first.extend(options.map(|option| self.lit(option.choice)));
                first.extend(element.providers.iter().map(|(actor, choice)| {
                    if placed.named.contains(actor) { self.lit(*choice) } else { !self.lit(*choice) }
                }));
            } else {
                first.push(!card);
            }
            first.extend(element.phases.iter().map(|choice| self.lit(*choice)));
            let options = element.settings.iter().flat_map(|setting| setting.options.iter());
            first.extend(options.map(|option| self.lit(option.choice)));
            first.extend(element.providers.iter().rev().map(|(_, choice)| !self.lit(*choice)));
        }
        first
    }

    /// The way of the assignment found last, if the assessment agrees with it: it is acceptable and worth what is
    /// expected.
    pub(super) fn way(&self, expected: impl Fn(&Measure, usize, &Solver) -> bool) -> Result<Way, Box<Mismatch>> {
        let question = &self.question;
        let package = self.package();
        let assessment = assess(question.model, &package, question.reading);
        let steps = steps(question.model, question.package, &package);
        let shortfalls = shortfalls(question, &package, &assessment);
        let measure = Measure::of(question, &assessment);
        let measure =
            measure.filter(|measure| shortfalls.is_empty() && expected(measure, steps.len(), &self.terms.solver));
        match measure {
            Some(measure) => Ok(Way { package, steps, measure, assessment }),
            None => Err(Box::new(Mismatch { package, shortfalls })),
        }
    }
}

pub(super) fn with(held: &[Lit], lit: Lit) -> Vec<Lit> {
    held.iter().copied().chain([lit]).collect()
}
