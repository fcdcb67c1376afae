//! Compiles patterns and conditions into formulas.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::names::{Names, Place};
use super::patterns::Resolved;
use crate::logic::formula::{FALSE, Formulas, TRUE};
use crate::logic::index::{ElementIx, FormulaIx, FunctionIx, Index as _, Table};
use crate::logic::model::{Asked, CompiledCost, CompiledElement, Matching, Unresolved};
use crate::scenario::{Condition, CostKind, Degree, FunctionId, NamedCondition, Pattern, Scenario};

/// Conditions compiled so far.
pub(crate) struct Conditions<'a> {
    pub(crate) formulas: Formulas,
    pub(crate) elements: Table<ElementIx, CompiledElement>,
    /// What some formulas ask; of two that ask the same, the first in the scenario.
    pub(crate) asked: HashMap<FormulaIx, Asked>,
    /// What the package gives in practice, once the levels of cards are known: before that, nothing may ask it.
    pub(crate) reaches: IndexMap<(FunctionIx, Degree), FormulaIx>,
    /// The options that any element has for a setting of this name.
    pub(super) options: HashMap<&'a str, HashSet<&'a str>>,
    named: HashMap<&'a str, FormulaIx>,
    pub(super) patterns: HashMap<&'a Pattern, Resolved>,
    pub(super) matches: HashMap<(&'a Pattern, ElementIx), FormulaIx>,
}

/// What a card takes of something, each while it does.
type Takes<'t> = &'t dyn Fn(&CompiledElement) -> Vec<(u64, FormulaIx)>;

impl<'a> Conditions<'a> {
    /// No condition yet.
    pub(crate) fn new(scenario: &'a Scenario, formulas: Formulas, elements: Table<ElementIx, CompiledElement>) -> Self {
        let mut options: HashMap<&str, HashSet<&str>> = HashMap::new();
        for setting in scenario.elements.iter().flat_map(|element| &element.settings) {
            let known = options.entry(setting.id.as_str()).or_default();
            known.extend(setting.options.iter().map(|option| option.id.as_str()));
        }
        Self {
            formulas,
            elements,
            asked: HashMap::new(),
            reaches: IndexMap::new(),
            options,
            named: HashMap::new(),
            patterns: HashMap::new(),
            matches: HashMap::new(),
        }
    }

    /// Compiles named conditions, which come in an order in which none names a later one.
    pub(crate) fn name(&mut self, names: &Names<'a>, all: &[&'a NamedCondition]) -> Result<(), Unresolved> {
        for named in all {
            let place = || format!("conditions / {}", named.id);
            let formula = self.condition(names, &named.holds_when, &place)?;
            self.named.entry(named.id.as_str()).or_insert(formula);
        }
        Ok(())
    }

    /// Compiles a condition whose named conditions are compiled already.
    pub(crate) fn condition(
        &mut self,
        names: &Names<'a>,
        condition: &'a Condition,
        place: Place<'_>,
    ) -> Result<FormulaIx, Unresolved> {
        Ok(match condition {
            Condition::Card(pattern) => {
                let mut formula = self.some_card(names, pattern, place)?;
                // Whether a pattern names its one element is told of this pattern, not of one that comes to the same.
                if let [_] = pattern.elements.as_slice() {
                    formula = self.formulas.apart(formula);
                }
                self.ask(formula, || Asked::Card(pattern.clone()))
            }
            Condition::Named(id) => self.named.get(id.as_str()).copied().ok_or_else(|| Unresolved::Unknown {
                kind: "condition",
                name: id.to_string(),
                place: place(),
            })?,
            Condition::All(parts) => {
                let parts = self.parts(names, parts, place)?;
                self.formulas.all(parts)
            }
            Condition::Any(parts) => {
                let parts = self.parts(names, parts, place)?;
                self.formulas.any(parts)
            }
            Condition::Not(part) => {
                let part = self.condition(names, part, place)?;
                self.formulas.not(part)
            }
            Condition::AtLeast(count, parts) => {
                let parts = self.parts(names, parts, place)?;
                self.formulas.at_least(u64::from(*count), parts)
            }
            Condition::Reaches(function, degree) => {
                let function = names.function(function.as_str(), place)?;
                if *degree == Degree::default() {
                    return Ok(TRUE);
                }
                let formula = self.reaches.get(&(function, *degree)).copied().unwrap_or(FALSE);
                self.ask(formula, || Asked::Reaches(function, *degree))
            }
            Condition::Uses { resource, over, of } => {
                let resource = names.resource(resource.as_str(), place)?;
                let takes = |element: &CompiledElement| -> Vec<(u64, FormulaIx)> {
                    let uses = element.uses.iter().filter(|used| used.resource == resource);
                    uses.map(|used| (used.amount.thousandths(), used.when)).collect()
                };
                self.sum(names, of, over.thousandths(), &takes, place)?
            }
            Condition::Costs { what, over, of } => {
                let takes = |element: &CompiledElement| -> Vec<(u64, FormulaIx)> {
                    let cost = |cost: &CompiledCost| match what {
                        CostKind::PerYear => cost.per_year.low,
                        CostKind::Once => cost.once.low,
                        CostKind::FirstYear => cost.per_year.low.saturating_add(cost.once.low),
                    };
                    element.costs.iter().map(|known| (cost(known).thousandths(), known.when)).collect()
                };
                self.sum(names, of, over.thousandths(), &takes, place)?
            }
            Condition::Before(first, then) => self.before(names, first, then, place)?,
        })
    }

    fn parts(
        &mut self,
        names: &Names<'a>,
        parts: &'a [Condition],
        place: Place<'_>,
    ) -> Result<Vec<FormulaIx>, Unresolved> {
        parts.iter().map(|part| self.condition(names, part, place)).collect()
    }

    /// Notes what a formula asks.
    fn ask(&mut self, formula: FormulaIx, asked: impl FnOnce() -> Asked) -> FormulaIx {
        if formula != TRUE && formula != FALSE {
            self.asked.entry(formula).or_insert_with(asked);
        }
        formula
    }

    /// That some card or frame element matches.
    fn some_card(
        &mut self,
        names: &Names<'a>,
        pattern: &'a Pattern,
        place: Place<'_>,
    ) -> Result<FormulaIx, Unresolved> {
        let matching = self.matching(names, pattern, place)?;
        Ok(self.formulas.any(matching.into_iter().map(|(_, formula)| formula)))
    }

    /// That cards that match take more than so much together, each what it takes.
    fn sum(
        &mut self,
        names: &Names<'a>,
        pattern: &'a Pattern,
        bound: u64,
        takes: Takes<'_>,
        place: Place<'_>,
    ) -> Result<FormulaIx, Unresolved> {
        let by = self.matching(names, pattern, place)?;
        let mut terms = Vec::new();
        for (element, matches) in by.iter().copied() {
            let element = &self.elements[element];
            if element.frame {
                continue;
            }
            for (weight, when) in takes(element) {
                terms.push((weight, self.formulas.all([matches, when])));
            }
        }
        let formula = self.formulas.over(bound, terms);
        Ok(self.ask(formula, || Asked::Sum(Matching { pattern: pattern.clone(), by })))
    }

    /// That some card that matches the first starts in an earlier phase than some that matches the second.
    fn before(
        &mut self,
        names: &Names<'a>,
        first: &'a Pattern,
        then: &'a Pattern,
        place: Place<'_>,
    ) -> Result<FormulaIx, Unresolved> {
        let (early_by, late_by) = (self.matching(names, first, place)?, self.matching(names, then, place)?);
        let phases = self.elements.iter().map(|element| element.phases.len()).max().unwrap_or_default();
        let mut ways = Vec::new();
        for split in 1..phases {
            let early = self.starting(&early_by, 0..split);
            let late = self.starting(&late_by, split..phases);
            ways.push(self.formulas.all([early, late]));
        }
        let formula = self.formulas.any(ways);
        let matching = |pattern: &Pattern, by| Matching { pattern: pattern.clone(), by };
        Ok(self.ask(formula, || Asked::Before(Box::new([matching(first, early_by), matching(then, late_by)]))))
    }

    /// That one of these matches and starts in one of these phases.
    fn starting(&mut self, matching: &[(ElementIx, FormulaIx)], phases: std::ops::Range<usize>) -> FormulaIx {
        let mut some = Vec::new();
        for (element, matches) in matching {
            let choices = self.elements[*element].phases.entries();
            let among: Vec<_> = choices.filter(|(phase, _)| phases.contains(&phase.number())).collect();
            let among: Vec<FormulaIx> = among.into_iter().map(|(_, choice)| self.formulas.choice(*choice)).collect();
            let starts = self.formulas.any(among);
            some.push(self.formulas.all([*matches, starts]));
        }
        self.formulas.any(some)
    }
}

/// What a condition asks the package to reach, and the patterns of the cards whose costs it asks about, into these.
/// `so`: whether it asks for it, and not against it. Iterative, and through each name once: chains of names can be
/// long, and names can refer to the same name many times over.
pub(crate) fn asks<'a>(
    scenario: &'a Scenario,
    condition: &'a Condition,
    so: bool,
    reaches: &mut Vec<(&'a FunctionId, Degree)>,
    priced: &mut Vec<&'a Pattern>,
) {
    let mut left = vec![(condition, so)];
    let mut followed = HashSet::new();
    while let Some((condition, so)) = left.pop() {
        match condition {
            Condition::Reaches(function, degree) => {
                if so && !reaches.contains(&(function, *degree)) {
                    reaches.push((function, *degree));
                }
            }
            Condition::Costs { of, .. } => {
                if !priced.contains(&of) {
                    priced.push(of);
                }
            }
            Condition::Named(id) => {
                if followed.insert((id, so)) {
                    left.extend(scenario.condition(id).map(|named| (&named.holds_when, so)));
                }
            }
            Condition::Not(part) => left.push((part, !so)),
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
                left.extend(parts.iter().rev().map(|part| (part, so)));
            }
            Condition::Card(_) | Condition::Uses { .. } | Condition::Before(..) => {}
        }
    }
}

/// The named conditions, each after those it refers to: first those that do not ask what the package reaches, then
/// those that do. Iterative, since chains of names can be long.
pub(crate) fn in_order(scenario: &Scenario) -> Result<[Vec<&NamedCondition>; 2], Unresolved> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let all = &scenario.conditions;
    let mut numbers = HashMap::new();
    for (number, named) in all.iter().enumerate() {
        numbers.entry(named.id.as_str()).or_insert(number);
    }
    let mut states = vec![State::New; all.len()];
    let mut reaching: HashSet<&str> = HashSet::new();
    let mut ordered = [Vec::new(), Vec::new()];
    for start in 0..all.len() {
        let mut stack = vec![start];
        while let Some(number) = stack.last().copied() {
            let (Some(named), Some(state)) = (all.get(number), states.get_mut(number)) else { break };
            match *state {
                State::Done => {
                    stack.pop();
                }
                State::Open => {
                    *state = State::Done;
                    let asks = asks_reach(&named.holds_when, &reaching);
                    if asks {
                        reaching.insert(named.id.as_str());
                    }
                    ordered[usize::from(asks)].push(named);
                    stack.pop();
                }
                State::New => {
                    *state = State::Open;
                    for name in references(&named.holds_when) {
                        // A name that leads nowhere is reported where it is compiled.
                        let Some(next) = numbers.get(name) else { continue };
                        match states.get(*next) {
                            Some(State::New) => stack.push(*next),
                            Some(State::Open) => return Err(Unresolved::Circular(named.id.to_string())),
                            Some(State::Done) | None => {}
                        }
                    }
                }
            }
        }
    }
    Ok(ordered)
}

/// Whether a condition asks what the package reaches, itself or by one of these names.
pub(crate) fn asks_reach(condition: &Condition, reaching: &HashSet<&str>) -> bool {
    match condition {
        Condition::Reaches(..) => true,
        Condition::Card(_) | Condition::Uses { .. } | Condition::Costs { .. } | Condition::Before(..) => false,
        Condition::Named(id) => reaching.contains(id.as_str()),
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
            parts.iter().any(|part| asks_reach(part, reaching))
        }
        Condition::Not(part) => asks_reach(part, reaching),
    }
}

/// The names of the conditions it refers to directly.
fn references(condition: &Condition) -> Vec<&str> {
    match condition {
        Condition::Card(_)
        | Condition::Reaches(..)
        | Condition::Uses { .. }
        | Condition::Costs { .. }
        | Condition::Before(..) => Vec::new(),
        Condition::Named(id) => vec![id.as_str()],
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
            parts.iter().flat_map(references).collect()
        }
        Condition::Not(part) => references(part),
    }
}
