//! The space of packages: a scenario, with date, voice and what the group accepts, in the solver's terms.
//!
//! This is the one place where the semantics become clauses. Each demand on an acceptable package counts while its
//! selector holds, so that answers come back by name.

use super::Question;
use super::capacity::{Resource, User};
use super::choices::Choices;
use super::condition::Conditions;
use super::conflict::Told;
use super::demand::{Demand, Selectors};
use super::solver::{Lit, Solver};
use super::worth::Worth;
use crate::assess::board::Board;
use crate::assess::index::{ElementIx, Index, ResourceIx};
use crate::assess::model::{Body, CompiledElement, Content, Model};
use crate::assess::truth::Open;
use crate::scenario::{ElementId, Feasibility, Firmness, Pin};

/// A scenario translated.
pub(super) struct Space<'a> {
    pub(super) question: Question<'a>,
    pub(super) solver: Solver,
    pub(super) choices: Choices,
    pub(super) selectors: Selectors,
    /// While it holds, so do all selectors of its kind.
    pub(super) masters: Masters,
    /// For each position in force that does not bind: whether it is violated.
    pub(super) violations: Vec<Lit>,
    /// What the package is worth, as literals.
    pub(super) worth: Worth,
    pub(super) board: Board,
    /// Reasons told so far.
    pub(super) told: Told,
}

/// One literal for many: assuming one is quicker than assuming hundreds.
pub(super) struct Masters {
    /// Every demand counts.
    pub(super) all: Lit,
    /// Every demand counts that nobody could give way on.
    pub(super) facts: Lit,
    /// Every demand counts but positions.
    pub(super) all_but_positions: Lit,
}

impl<'a> Space<'a> {
    /// Translates.
    pub(super) fn new(question: Question<'a>) -> Self {
        let model = question.model;
        let board = Board::new(model, question.package);
        let open = Open::new(model, question.reading);
        let mut solver = Solver::new();
        let choices = Choices::new(&mut solver, model);
        let mut selectors = Selectors::default();
        add_rules(&mut solver, &mut selectors, &question, &open);
        let pins = add_pins(&mut solver, &mut selectors, &question);
        let facts = add_facts(&mut solver, &mut selectors, &question);
        let mut conditions = Conditions::new(model, &open, &mut solver, &choices, &selectors);
        let violations = demand_rules(&mut conditions, &question);
        demand_feasibility(&mut conditions, question.acceptable.at_least);
        let worth = Worth::new(&mut conditions);
        demand_pins(&mut solver, &choices, &question, &board, &pins);
        demand_facts(&mut solver, &choices, model, &facts);
        let masters = masters(&mut solver, &selectors);
        Self { question, solver, choices, selectors, masters, violations, worth, board, told: Told::default() }
    }
}

/// Whether a position of this firmness must be respected.
fn binds(question: &Question<'_>, firmness: Option<Firmness>) -> bool {
    firmness.is_some_and(|firmness| question.acceptable.binds(firmness))
}

/// A selector for each rule in force that can be a demand.
fn add_rules(solver: &mut Solver, selectors: &mut Selectors, question: &Question<'_>, open: &Open) {
    let rules = || question.model.rules.entries().filter(|(index, _)| open.heard[*index]);
    for (index, rule) in rules() {
        let position = match rule.body {
            Body::RedLine { firmness, .. } | Body::Floor { firmness, .. } => binds(question, firmness),
            Body::Willingness { .. } => true,
            Body::Limit { .. } | Body::Contradiction { .. } | Body::Caution { .. } => false,
        };
        if position {
            selectors.add_rule(solver, index, Demand::Position(rule.id.clone()));
        }
    }
    for (index, rule) in rules() {
        match rule.body {
            Body::Contradiction { .. } => {
                selectors.add_rule(solver, index, Demand::Contradiction(rule.id.clone()));
            }
            Body::Limit { .. } => selectors.add_rule(solver, index, Demand::Limit(rule.id.clone())),
            Body::RedLine { .. } | Body::Floor { .. } | Body::Willingness { .. } | Body::Caution { .. } => {}
        }
    }
}

/// Red lines, floors and contradictions; returns for each position that does not bind whether it is violated.
fn demand_rules(conditions: &mut Conditions<'_>, question: &Question<'_>) -> Vec<Lit> {
    let mut violations = Vec::new();
    for (index, rule) in question.model.rules.entries().filter(|(index, _)| conditions.open.heard[*index]) {
        let (wrong, firmness) = match rule.body {
            Body::RedLine { crossed, firmness, .. } => (conditions.node(crossed), Some(firmness)),
            Body::Floor { met, firmness, .. } => (!conditions.node(met), Some(firmness)),
            Body::Contradiction { when } => (conditions.node(when), None),
            Body::Willingness { .. } | Body::Limit { .. } | Body::Caution { .. } => continue,
        };
        let in_force = conditions.binds(rule.binds_when);
        let violated = conditions.solver.all([in_force, wrong]);
        match conditions.selectors.rule(index) {
            Some(selector) => conditions.solver.clause(&[!selector, !violated]),
            None if firmness.is_some() => violations.push(violated),
            None => {}
        }
    }
    violations
}

/// Every card stands at least at the level the group takes.
fn demand_feasibility(conditions: &mut Conditions<'_>, at_least: Feasibility) {
    let cards = conditions.model.elements.entries().filter(|(_, element)| !element.frame);
    let indices: Vec<_> = cards.map(|(index, _)| index).collect();
    for index in indices {
        for (rule, cap) in conditions.caps_below(index, at_least) {
            let selector: Option<Lit> = conditions.selectors.rule(rule);
            let counts = selector.unwrap_or(conditions.solver.truth());
            conditions.solver.clause(&[!counts, !cap]);
        }
    }
}

/// A pin or assumption, with its selector.
enum Settled {
    Pin(Pin, Lit),
    Assumption(ElementId, Lit),
}

fn add_pins(solver: &mut Solver, selectors: &mut Selectors, question: &Question<'_>) -> Vec<Settled> {
    let mut settled = Vec::new();
    for pin in &question.acceptable.pins {
        let selector = selectors.add(solver, Demand::Pin(pin.clone()));
        settled.push(Settled::Pin(pin.clone(), selector));
    }
    for element in question.model.elements.iter().filter(|element| element.frame && element.settings.len() > 0) {
        if !question.acceptable.released.contains(&element.id) {
            let selector = selectors.add(solver, Demand::Assumption(element.id.clone()));
            settled.push(Settled::Assumption(element.id.clone(), selector));
        }
    }
    settled
}

fn demand_pins(solver: &mut Solver, choices: &Choices, question: &Question<'_>, board: &Board, settled: &[Settled]) {
    let model = question.model;
    for entry in settled {
        match entry {
            Settled::Pin(pin, selector) => {
                let wanted = pinned(model, choices, pin).unwrap_or(!solver.truth());
                solver.clause(&[!*selector, wanted]);
            }
            Settled::Assumption(id, selector) => {
                let Some(index) = model.lookup.elements.get(id).copied() else { continue };
                let chosen = board.placed(index).map_or(&[][..], |placed| placed.options.as_slice());
                for (lits, option) in choices.elements[index].options.iter().zip(chosen) {
                    if let Some(lit) = lits.get(*option) {
                        solver.clause(&[!*selector, *lit]);
                    }
                }
            }
        }
    }
}

/// What a pin wants; `None` if it names what is not there, so that no package honours it.
fn pinned(model: &Model, choices: &Choices, pin: &Pin) -> Option<Lit> {
    let index = model.lookup.elements.get(pin.element()).copied()?;
    let (element, lits) = (&model.elements[index], &choices.elements[index]);
    match pin {
        Pin::Card(_) => Some(lits.card),
        Pin::Absent(_) => Some(!lits.card),
        Pin::Phase(_, phase) => lits.phases.get(*model.lookup.phases.get(phase)?).copied(),
        Pin::Option(_, setting, option) => {
            let (setting, compiled) = element.settings.entries().find(|(_, known)| known.id == *setting)?;
            let (option, _) = compiled.options.entries().find(|(_, known)| known.id == *option)?;
            lits.option(setting, option)
        }
        Pin::Provider(_, actor) => lits.by(*model.lookup.actors.get(actor)?),
    }
}

/// What elements and options are worth by themselves, and what there is of each resource.
struct Facts {
    /// A card or option that is not feasible enough by itself, with the selector of that fact.
    rated: Vec<(Rated, Lit)>,
    resources: Vec<(usize, Lit)>,
}

enum Rated {
    Element(ElementIx),
    Option(ElementIx, usize, usize),
}

fn add_facts(solver: &mut Solver, selectors: &mut Selectors, question: &Question<'_>) -> Facts {
    let (model, at_least) = (question.model, question.acceptable.at_least);
    let below = |content: &Content| content.rating.as_ref().is_some_and(|rating| rating.level < at_least);
    let mut facts = Facts { rated: Vec::new(), resources: Vec::new() };
    for (index, element) in model.elements.entries().filter(|(_, element)| !element.frame) {
        if below(&element.content) {
            let selector = selectors.add(solver, Demand::Element(element.id.clone()));
            facts.rated.push((Rated::Element(index), selector));
        }
        for (setting, compiled) in element.settings.entries() {
            for (option, known) in compiled.options.entries().filter(|(_, option)| below(&option.content)) {
                let demand = Demand::Option(element.id.clone(), compiled.id.clone(), known.id.clone());
                let rated = Rated::Option(index, setting.number(), option.number());
                facts.rated.push((rated, selectors.add(solver, demand)));
            }
        }
    }
    for (number, resource) in model.resources.iter().enumerate() {
        if resource.capacity.iter().any(Option::is_some) {
            facts.resources.push((number, selectors.add(solver, Demand::Capacity(resource.id.clone()))));
        }
    }
    facts
}

fn demand_facts(solver: &mut Solver, choices: &Choices, model: &Model, facts: &Facts) {
    for (rated, selector) in &facts.rated {
        let unwanted = match rated {
            Rated::Element(index) => Some(choices.elements[*index].card),
            Rated::Option(index, setting, option) => {
                choices.elements[*index].option(Index::new(*setting), Index::new(*option))
            }
        };
        if let Some(unwanted) = unwanted {
            solver.clause(&[!*selector, !unwanted]);
        }
    }
    for (number, selector) in &facts.resources {
        let index = Index::new(*number);
        let capacity = model.resources[index].capacity.entries();
        let known = capacity.filter_map(|(actor, given)| Some((actor, given.as_ref()?.amount.thousandths().into())));
        let capacity = known.collect();
        let cards = model.elements.entries().filter(|(_, element)| !element.frame);
        let users = cards.filter_map(|(index_of, element)| user(choices, element, index_of, index)).collect();
        solver.capacities().add(Resource { selector: *selector, capacity, users });
    }
}

/// The card of an element as a user of the resource, if it can use any of it.
fn user(choices: &Choices, element: &CompiledElement, index: ElementIx, resource: ResourceIx) -> Option<User> {
    let used = |content: &Content| -> u128 {
        let uses = content.uses.iter().filter(|taken| taken.resource == resource);
        uses.map(|taken| u128::from(taken.amount.thousandths())).sum()
    };
    let lits = &choices.elements[index];
    let own = used(&element.content);
    let options: Vec<Vec<(Lit, u128)>> = element
        .settings
        .iter()
        .zip(lits.options.iter())
        .map(|(setting, lits)| {
            let amounts = lits.iter().zip(setting.options.iter()).map(|(lit, option)| (*lit, used(&option.content)));
            amounts.filter(|(_, amount)| *amount > 0).collect()
        })
        .collect();
    let uses = own > 0 || options.iter().any(|options| !options.is_empty());
    let providers = lits.providers.clone();
    (uses && !providers.is_empty()).then_some(User { card: lits.card, own, options, providers })
}

fn masters(solver: &mut Solver, selectors: &Selectors) -> Masters {
    let masters = Masters { all: solver.variable(), facts: solver.variable(), all_but_positions: solver.variable() };
    for (demand, lit) in selectors.all() {
        solver.clause(&[!masters.all, *lit]);
        if !demand.can_move() {
            solver.clause(&[!masters.facts, *lit]);
        }
        if !matches!(demand, Demand::Position(_)) {
            solver.clause(&[!masters.all_but_positions, *lit]);
        }
    }
    masters
}
