//! What can be at all, whatever anybody demands: whether what a rule asks about can ever be so, and otherwise, and whether
//! elements and options can ever be had.

use crate::assess::Probe;
use crate::logic::Reading;
use crate::logic::budget::Budget;
use crate::logic::evidence::Readings;
use crate::logic::formula::{Known, Leaf};
use crate::logic::index::FormulaIx;
use crate::logic::model::{Body, Model};
use crate::logic::packages::Packages;
use crate::logic::solver::{Encoded, Lit, Outcome, Solver};
use crate::scenario::{ElementId, Feasibility, OptionId, RuleId, SettingId};

/// What can be in the packages of a scenario. `None` stands for what did not come to be known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// What rules ask about, in the order of the scenario; willingness asks about nothing.
    pub rules: Vec<RuleReach>,
    /// Elements, in the order of the scenario, and whether some package has a card of them that is not Ruled out.
    pub elements: Vec<(ElementId, Option<bool>)>,
    /// The same for the options of elements that have such a card.
    pub options: Vec<(ElementId, SettingId, OptionId, Option<bool>)>,
}

/// What can become of what a rule asks about: that a red line is crossed, a floor met, that a limit's, contradiction's or
/// caution's condition holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleReach {
    /// The rule.
    pub rule: RuleId,
    /// In some package it is so.
    pub so: Option<bool>,
    /// In some package it is not.
    pub otherwise: Option<bool>,
}

/// Whether a condition holds in some package, and whether it fails in some; `None`: it did not come to be known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extremes {
    /// In some package it holds.
    pub so: Option<bool>,
    /// In some package it does not.
    pub otherwise: Option<bool>,
}

/// Says whether each of the conditions can hold and can fail, with so many steps for each answer. All packages are asked
/// about, acceptable or not.
pub fn extremes(probe: &Probe, reading: &Reading, each: u64, budget: &mut Budget) -> Vec<Extremes> {
    let mut asking = Asking::new(probe.model(), reading);
    let asked: Vec<Lit> = probe.asked().iter().map(|formula| asking.lit(*formula)).collect();
    let mut ask = |lit| asking.possible(&[lit], each, budget);
    asked.into_iter().map(|lit| Extremes { so: ask(lit), otherwise: ask(!lit) }).collect()
}

/// Says what can be, with so many steps for each single answer. The reading's date and voice decide which rules cap how
/// feasible a card is; each rule is asked about by itself, in force or not.
pub fn reach(model: &Model, reading: &Reading, each: u64, budget: &mut Budget) -> Reach {
    let mut asking = Asking::new(model, reading);
    let mut found = Reach::default();
    for rule in model.rules.iter() {
        let asked = match &rule.body {
            Body::RedLine { crossed: so, .. } | Body::Floor { met: so, .. } => *so,
            Body::Contradiction { when } | Body::Caution { when } | Body::Limit { when, .. } => *when,
            Body::Willingness { .. } | Body::Vote => continue,
        };
        // A limit that always binds asks about nothing.
        if matches!(&rule.body, Body::Limit { .. }) && asked == crate::logic::formula::TRUE {
            continue;
        }
        let lit = asking.lit(asked);
        let so = asking.possible(&[lit], each, budget);
        found.rules.push(RuleReach { rule: rule.id.clone(), so, otherwise: asking.possible(&[!lit], each, budget) });
    }
    for (_, element) in model.cards() {
        let stands = asking.lit(element.at_least(Feasibility::Unlikely));
        let can = asking.possible(&[stands], each, budget);
        found.elements.push((element.id.clone(), can));
        if can == Some(false) {
            continue;
        }
        for setting in element.settings.iter() {
            for option in setting.options.iter() {
                let chosen = asking.packages.lit(option.choice).unwrap_or(asking.solver.truth());
                let can = asking.possible(&[stands, chosen], each, budget);
                found.options.push((element.id.clone(), setting.id.clone(), option.id.clone(), can));
            }
        }
    }
    found
}

/// Asks about all packages, acceptable or not.
struct Asking<'a> {
    model: &'a Model,
    readings: Readings,
    solver: Solver,
    packages: Packages,
    encoded: Encoded,
}

impl<'a> Asking<'a> {
    fn new(model: &'a Model, reading: &Reading) -> Self {
        let mut solver = Solver::new();
        let packages = Packages::new(&mut solver, model, |_| true);
        Self { model, readings: Readings::new(model, reading, &[]), solver, packages, encoded: Encoded::default() }
    }

    fn lit(&mut self, formula: FormulaIx) -> Lit {
        let Self { model, readings, solver, packages, encoded } = self;
        encoded.lit(&model.formulas, formula, solver, &|leaf, solver| match leaf {
            Leaf::Choice(choice) => packages.lit(choice).unwrap_or(!solver.truth()),
            Leaf::Evidence(_) | Leaf::Unknown(_) => {
                let known = readings.said(model, leaf).unwrap_or(Known::OPEN);
                solver.constant(known.holds & 1 == 1)
            }
        })
    }

    /// Whether some package has all of these; `None`: it did not come to be known.
    fn possible(&mut self, held: &[Lit], each: u64, budget: &mut Budget) -> Option<bool> {
        budget.lend(each, |own| match self.solver.ask(held, own) {
            Outcome::Found => Some(true),
            Outcome::Excluded => Some(false),
            Outcome::Unknown => None,
        })
    }
}
