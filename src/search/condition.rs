//! Conditions as literals: each part of a condition, in both directions, once.

use std::collections::HashMap;

use super::choices::Choices;
use super::demand::Selectors;
use super::solver::{Lit, Solver};
use crate::assess::index::{ActorIx, ElementIx, FunctionIx, NodeIx, OptionIx, PatternIx, RuleIx, Set, SettingIx};
use crate::assess::model::{Body, CompiledElement, Content, Model, Node};
use crate::assess::truth::Open;
use crate::scenario::{Degree, Feasibility};

/// Writes conditions of one model in one reading.
pub(super) struct Conditions<'a> {
    pub(super) model: &'a Model,
    pub(super) open: &'a Open,
    pub(super) solver: &'a mut Solver,
    pub(super) choices: &'a Choices,
    /// A rule counts while its selector holds.
    pub(super) selectors: &'a Selectors,
    nodes: HashMap<NodeIx, Lit>,
    matches: HashMap<(PatternIx, ElementIx), Lit>,
    /// Whether a card stands at this level at least.
    levels: HashMap<(ElementIx, Feasibility), Lit>,
    reached: HashMap<(FunctionIx, Degree), Lit>,
}

impl<'a> Conditions<'a> {
    pub(super) fn new(
        model: &'a Model,
        open: &'a Open,
        solver: &'a mut Solver,
        choices: &'a Choices,
        selectors: &'a Selectors,
    ) -> Self {
        let mut conditions = Self {
            model,
            open,
            solver,
            choices,
            selectors,
            nodes: HashMap::new(),
            matches: HashMap::new(),
            levels: HashMap::new(),
            reached: HashMap::new(),
        };
        // Parts come before what they are part of, and what a package reaches rests on conditions that do not ask it:
        // in this order nothing is written before its parts, however long chains of named conditions are.
        for asks in [false, true] {
            for (index, _) in model.nodes.entries().filter(|(index, _)| model.reaching[*index] == asks) {
                conditions.node(index);
            }
        }
        conditions
    }

    /// Whether the condition holds, or there is none.
    pub(super) fn binds(&mut self, node: Option<NodeIx>) -> Lit {
        node.map_or(self.solver.truth(), |node| self.node(node))
    }

    /// Whether the condition holds.
    pub(super) fn node(&mut self, index: NodeIx) -> Lit {
        if let Some(known) = self.nodes.get(&index) {
            return *known;
        }
        let model = self.model;
        let lit = match &model.nodes[index] {
            Node::Card(pattern) => {
                let cards: Vec<Lit> = model.patterns[*pattern]
                    .candidates
                    .iter()
                    .map(|candidate| self.matching(*pattern, candidate.element))
                    .collect();
                self.solver.any(cards)
            }
            Node::All(parts) => {
                let parts = self.parts(parts);
                self.solver.all(parts)
            }
            Node::Any(parts) => {
                let parts = self.parts(parts);
                self.solver.any(parts)
            }
            Node::Not(part) => !self.node(*part),
            Node::AtLeast(count, parts) => {
                let parts = self.parts(parts);
                match usize::try_from(*count) {
                    Ok(count) if count <= parts.len() => self.solver.at_least(count, &parts),
                    Ok(_) | Err(_) => !self.solver.truth(),
                }
            }
            Node::Reaches(function, degree) => self.reaches(*function, *degree),
        };
        self.nodes.insert(index, lit);
        lit
    }

    fn parts(&mut self, nodes: &[NodeIx]) -> Vec<Lit> {
        nodes.iter().map(|node| self.node(*node)).collect()
    }

    /// Whether the element's card, or the frame element, is there and matches the pattern.
    pub(super) fn matching(&mut self, pattern: PatternIx, element: ElementIx) -> Lit {
        if let Some(known) = self.matches.get(&(pattern, element)) {
            return *known;
        }
        let compiled = &self.model.patterns[pattern];
        let Some(candidate) = compiled.candidate(element) else { return !self.solver.truth() };
        let choices = &self.choices.elements[element];
        let mut parts = vec![choices.card];
        parts.extend(self.chosen(element, &candidate.with));
        if let Some(phases) = &compiled.phase {
            let among: Vec<Lit> = phases.iter().filter_map(|phase| choices.phases.get(phase).copied()).collect();
            parts.push(self.solver.any(among));
        }
        if let Some(by) = &compiled.by {
            let among = self.providers(element, |actor| by.contains(actor));
            parts.push(self.solver.any(among));
        }
        if let Some(only) = &compiled.only_by {
            let among = self.providers(element, |actor| only.contains(actor));
            parts.push(self.solver.any(among));
            parts.extend(self.providers(element, |actor| !only.contains(actor)).into_iter().map(|lit| !lit));
        }
        for tag in &candidate.tags {
            let carrying = self.options_with(element, |content| content.tags.contains(*tag));
            parts.push(self.solver.any(carrying));
        }
        let lit = self.solver.all(parts);
        self.matches.insert((pattern, element), lit);
        lit
    }

    /// For each setting named: whether one of its options is chosen.
    pub(super) fn chosen(&mut self, element: ElementIx, with: &[(SettingIx, Set<OptionIx>)]) -> Vec<Lit> {
        let choices = &self.choices.elements[element];
        with.iter()
            .map(|(setting, allowed)| {
                let among: Vec<Lit> = allowed.iter().filter_map(|option| choices.option(*setting, option)).collect();
                self.solver.any(among)
            })
            .collect()
    }

    /// The literals of the element's providers among these.
    fn providers(&self, element: ElementIx, among: impl Fn(ActorIx) -> bool) -> Vec<Lit> {
        let providers = &self.choices.elements[element].providers;
        providers.iter().filter(|(actor, _)| among(*actor)).map(|(_, lit)| *lit).collect()
    }

    /// The literals of the options that carry something.
    fn options_with(&self, element: ElementIx, carries: impl Fn(&Content) -> bool) -> Vec<Lit> {
        let compiled = &self.model.elements[element];
        let lits = self.choices.elements[element].options.iter().zip(compiled.settings.iter());
        lits.flat_map(|(lits, setting)| lits.iter().zip(setting.options.iter()))
            .filter(|(_, option)| carries(&option.content))
            .map(|(lit, _)| *lit)
            .collect()
    }

    /// What caps the element's card below the level, other than its own levels: each with its rule and whether it does.
    pub(super) fn caps_below(&mut self, index: ElementIx, level: Feasibility) -> Vec<(RuleIx, Lit)> {
        let (model, open, choices) = (self.model, self.open, self.choices);
        let element: &CompiledElement = &model.elements[index];
        let mut caps = Vec::new();
        for willing in element.willing.iter().filter(|willing| open.heard[willing.rule] && willing.level < level) {
            let Some(by) = choices.elements[index].by(willing.actor) else { continue };
            let mut parts = vec![by, self.binds(model.rules[willing.rule].binds_when)];
            parts.extend(self.chosen(index, &willing.with));
            caps.push((willing.rule, self.solver.all(parts)));
        }
        for rule in element.limits.iter().filter(|rule| open.heard[**rule]) {
            let Body::Limit { on, when, cap } = model.rules[*rule].body else { continue };
            if cap < level {
                let parts = [self.matching(on, index), self.binds(when), self.binds(model.rules[*rule].binds_when)];
                caps.push((*rule, self.solver.all(parts)));
            }
        }
        caps
    }

    /// Whether the card is there and stands at this level at least.
    pub(super) fn at_level(&mut self, index: ElementIx, level: Feasibility) -> Lit {
        if let Some(known) = self.levels.get(&(index, level)) {
            return *known;
        }
        let element = &self.model.elements[index];
        let below = |content: &Content| content.rating.as_ref().is_some_and(|rating| rating.level < level);
        let lit = if below(&element.content) {
            !self.solver.truth()
        } else {
            let mut parts = vec![self.choices.elements[index].card];
            parts.extend(self.options_with(index, below).into_iter().map(|lit| !lit));
            for (rule, cap) in self.caps_below(index, level) {
                let counts = self.selectors.rule(rule).unwrap_or(self.solver.truth());
                parts.push(!self.solver.all([cap, counts]));
            }
            self.solver.all(parts)
        };
        self.levels.insert((index, level), lit);
        lit
    }

    /// Whether the package gives the function to this degree in practice.
    pub(super) fn reaches(&mut self, function: FunctionIx, degree: Degree) -> Lit {
        let Some(level) = Feasibility::ALL.into_iter().find(|level| level.number() == degree.0) else {
            return !self.solver.truth();
        };
        if degree == Degree::default() {
            return self.solver.truth();
        }
        if let Some(known) = self.reached.get(&(function, degree)) {
            return *known;
        }
        let model = self.model;
        let gives = |content: &Content| content.gives[function] >= degree;
        let mut ways = Vec::new();
        for (index, element) in model.elements.entries().filter(|(_, element)| !element.frame) {
            let gift = if gives(&element.content) {
                self.solver.truth()
            } else {
                let giving = self.options_with(index, gives);
                if giving.is_empty() {
                    continue;
                }
                self.solver.any(giving)
            };
            let level = self.at_level(index, level);
            ways.push(self.solver.all([gift, level]));
        }
        let lit = self.solver.any(ways);
        self.reached.insert((function, degree), lit);
        lit
    }
}
