//! What can be at all, whatever anybody demands: whether what a rule asks about can ever be so, and otherwise, and whether
//! elements and options can ever be had.

use crate::assess::Probe;
use crate::logic::Reading;
use crate::logic::budget::Budget;
use crate::logic::model::{Body, Model};
use crate::logic::solver::Lit;
use crate::logic::translation::Translation;
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
    let model = probe.model();
    let mut asking = Translation::new(model, reading, |_| true);
    let asked: Vec<Lit> = probe.asked().iter().map(|formula| asking.lit(model, *formula)).collect();
    let mut ask = |lit| possible(&mut asking, &[lit], each, budget);
    asked.into_iter().map(|lit| Extremes { so: ask(lit), otherwise: ask(!lit) }).collect()
}

/// Says what can be, with so many steps for each single answer. The reading's date and voice decide which rules cap how
/// feasible a card is; each rule is asked about by itself, in force or not.
pub fn reach(model: &Model, reading: &Reading, each: u64, budget: &mut Budget) -> Reach {
    let mut asking = Translation::new(model, reading, |_| true);
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
        let lit = asking.lit(model, asked);
        let so = possible(&mut asking, &[lit], each, budget);
        let otherwise = possible(&mut asking, &[!lit], each, budget);
        found.rules.push(RuleReach { rule: rule.id.clone(), so, otherwise });
    }
    for (_, element) in model.cards() {
        let stands = asking.lit(model, element.at_least(Feasibility::Unlikely));
        let can = possible(&mut asking, &[stands], each, budget);
        found.elements.push((element.id.clone(), can));
        if can == Some(false) {
            continue;
        }
        for setting in element.settings.iter() {
            for option in setting.options.iter() {
                let chosen = asking.packages.lit(option.choice).unwrap_or(asking.solver.truth());
                let can = possible(&mut asking, &[stands, chosen], each, budget);
                found.options.push((element.id.clone(), setting.id.clone(), option.id.clone(), can));
            }
        }
    }
    found
}

/// Whether some package has all of these; `None`: it did not come to be known.
fn possible(asking: &mut Translation, held: &[Lit], each: u64, budget: &mut Budget) -> Option<bool> {
    budget.lend(each, |own| asking.solver.possible(held, own))
}
