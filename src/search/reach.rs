//! What can be at all, whatever anybody demands: whether what a rule asks about can ever be so, and otherwise, and whether
//! elements and options can ever be had.

use super::budget::Budget;
use super::choices::Choices;
use super::condition::Conditions;
use super::demand::Selectors;
use super::solver::{Lit, Outcome, Solver};
use crate::assess::index::ElementIx;
use crate::assess::model::{Body, Model};
use crate::assess::truth::Open;
use crate::assess::{Probe, Reading};
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

/// Says whether each of the conditions can hold and can fail, with so many steps for each answer.
pub fn extremes(probe: &Probe, reading: &Reading, each: u64, budget: &mut Budget) -> Vec<Extremes> {
    let model = probe.model();
    let open = Open::new(model, reading);
    let (mut solver, selectors) = (Solver::new(), Selectors::default());
    let choices = Choices::new(&mut solver, model);
    let mut conditions = Conditions::new(model, &open, &mut solver, &choices, &selectors);
    let asked: Vec<Lit> = probe.nodes().iter().map(|node| conditions.node(*node)).collect();
    let mut ask = |lit| ask(&mut solver, lit, each, budget);
    asked.into_iter().map(|lit| Extremes { so: ask(lit), otherwise: ask(!lit) }).collect()
}

/// Whether it can be so.
fn ask(solver: &mut Solver, lit: Lit, each: u64, budget: &mut Budget) -> Option<bool> {
    budget.lend(each, |own| match solver.ask(&[lit], own) {
        Outcome::Found => Some(true),
        Outcome::Excluded => Some(false),
        Outcome::Unknown => None,
    })
}

/// Something that is asked.
enum Asked {
    Rule(RuleId, Lit),
    Element(ElementId, Lit),
    Option(ElementId, SettingId, OptionId, Lit),
}

/// Says what can be, with so many steps for each single answer. The reading's date and voice decide which rules cap how
/// feasible a card is; each rule is asked about by itself, in force or not.
pub fn reach(model: &Model, reading: &Reading, each: u64, budget: &mut Budget) -> Reach {
    let open = Open::new(model, reading);
    let (mut solver, selectors) = (Solver::new(), Selectors::default());
    let choices = Choices::new(&mut solver, model);
    let mut conditions = Conditions::new(model, &open, &mut solver, &choices, &selectors);
    let mut asked: Vec<Asked> = Vec::new();
    for (_, rule) in model.rules.entries().filter(|(_, rule)| !rule.vote) {
        let node = match rule.body {
            Body::RedLine { crossed: node, .. } | Body::Floor { met: node, .. } => Some(node),
            Body::Contradiction { when } | Body::Caution { when } => Some(when),
            Body::Limit { when, .. } => when,
            Body::Willingness { .. } => None,
        };
        asked.extend(node.map(|node| Asked::Rule(rule.id.clone(), conditions.node(node))));
    }
    let elements: Vec<ElementIx> = model.elements.entries().map(|(index, _)| index).collect();
    for index in elements.into_iter().filter(|index| !model.elements[*index].frame) {
        feasible(model, &choices, &mut conditions, index, &mut asked);
    }
    let mut found = Reach::default();
    let mut ask = |lit: Lit| ask(&mut solver, lit, each, budget);
    for one in asked {
        match one {
            Asked::Rule(rule, lit) => {
                found.rules.push(RuleReach { rule, so: ask(lit), otherwise: ask(!lit) });
            }
            Asked::Element(element, lit) => found.elements.push((element, ask(lit))),
            Asked::Option(element, setting, option, lit) => {
                if found.elements.last().is_none_or(|(known, can)| *known != element || *can != Some(false)) {
                    found.options.push((element, setting, option, ask(lit)));
                }
            }
        }
    }
    found
}

/// Whether a card of the element, and with each of its options, can stand above Ruled out.
fn feasible(
    model: &Model,
    choices: &Choices,
    conditions: &mut Conditions<'_>,
    index: ElementIx,
    asked: &mut Vec<Asked>,
) {
    let element = &model.elements[index];
    let stands = conditions.at_level(index, Feasibility::Unlikely);
    asked.push(Asked::Element(element.id.clone(), stands));
    for (setting, known) in element.settings.entries() {
        for (option, content) in known.options.entries() {
            let Some(chosen) = choices.elements[index].option(setting, option) else { continue };
            let both = conditions.solver.all([stands, chosen]);
            asked.push(Asked::Option(element.id.clone(), known.id.clone(), content.id.clone(), both));
        }
    }
}
