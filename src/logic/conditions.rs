//! Compiles patterns and conditions.

use std::collections::{BTreeSet, HashMap, HashSet};

use indexmap::IndexMap;

use super::index::{ElementIx, NodeIx, OptionIx, PatternIx, Set, SettingIx, Table, TagIx};
use super::model::{CompiledElement, CompiledSetting, Node, Unresolved};
use super::names::{Names, Place};
use super::pattern::{Candidate, CompiledPattern};
use crate::scenario::{Condition, NamedCondition, OptionId, Pattern, Scenario, SettingId};

/// Conditions compiled so far. Equal patterns are compiled once, and so is each named condition.
pub(crate) struct Conditions<'a> {
    pub(crate) elements: Table<ElementIx, CompiledElement>,
    pub(crate) patterns: Table<PatternIx, CompiledPattern>,
    pub(crate) nodes: Table<NodeIx, Node>,
    pub(crate) reaching: Table<NodeIx, bool>,
    /// The options that any element has for a setting of this name.
    options: HashMap<&'a str, HashSet<&'a str>>,
    named: HashMap<&'a str, NodeIx>,
    known: HashMap<&'a Pattern, PatternIx>,
}

/// For each setting named: the options that will do.
pub(crate) type With = Vec<(SettingIx, Set<OptionIx>)>;

impl<'a> Conditions<'a> {
    /// Compiles the named conditions of a scenario.
    pub(crate) fn new(
        names: &Names<'a>,
        scenario: &'a Scenario,
        elements: Table<ElementIx, CompiledElement>,
    ) -> Result<Self, Unresolved> {
        let mut options: HashMap<&str, HashSet<&str>> = HashMap::new();
        for setting in scenario.elements.iter().flat_map(|element| &element.settings) {
            let known = options.entry(setting.id.as_str()).or_default();
            known.extend(setting.options.iter().map(|option| option.id.as_str()));
        }
        let mut conditions = Self {
            elements,
            patterns: Table::default(),
            nodes: Table::default(),
            reaching: Table::default(),
            options,
            named: HashMap::new(),
            known: HashMap::new(),
        };
        for named in order(scenario)? {
            let place = || format!("conditions / {}", named.id);
            let node = conditions.condition(names, &named.holds_when, &place)?;
            conditions.named.entry(named.id.as_str()).or_insert(node);
        }
        Ok(conditions)
    }

    /// Compiles a condition whose named conditions are compiled already.
    pub(crate) fn condition(
        &mut self,
        names: &Names<'a>,
        condition: &'a Condition,
        place: Place<'_>,
    ) -> Result<NodeIx, Unresolved> {
        let node = match condition {
            Condition::Card(pattern) => Node::Card(self.pattern(names, pattern, place)?),
            Condition::Named(id) => {
                return self.named.get(id.as_str()).copied().ok_or_else(|| Unresolved::Unknown {
                    kind: "condition",
                    name: id.to_string(),
                    place: place(),
                });
            }
            Condition::All(parts) => Node::All(self.parts(names, parts, place)?),
            Condition::Any(parts) => Node::Any(self.parts(names, parts, place)?),
            Condition::Not(part) => Node::Not(self.condition(names, part, place)?),
            Condition::AtLeast(count, parts) => Node::AtLeast(*count, self.parts(names, parts, place)?),
            // TODO
            Condition::Uses { .. } | Condition::Costs { .. } | Condition::Before(..) => Node::Any(Vec::new()),
            Condition::Reaches(function, degree) => Node::Reaches(names.function(function.as_str(), place)?, *degree),
        };
        let reaching = match &node {
            Node::Card(_) => false,
            Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts) => {
                parts.iter().any(|part| self.reaching[*part])
            }
            Node::Not(part) => self.reaching[*part],
            Node::Reaches(..) => true,
        };
        self.reaching.push(reaching);
        Ok(self.nodes.push(node))
    }

    fn parts(
        &mut self,
        names: &Names<'a>,
        parts: &'a [Condition],
        place: Place<'_>,
    ) -> Result<Vec<NodeIx>, Unresolved> {
        parts.iter().map(|part| self.condition(names, part, place)).collect()
    }

    /// Compiles a pattern.
    pub(crate) fn pattern(
        &mut self,
        names: &Names<'a>,
        pattern: &'a Pattern,
        place: Place<'_>,
    ) -> Result<PatternIx, Unresolved> {
        if let Some(known) = self.known.get(pattern) {
            return Ok(*known);
        }
        let mut elements = BTreeSet::new();
        for id in &pattern.elements {
            elements.insert(names.element(id, place)?);
        }
        let mut phases = Set::default();
        for id in &pattern.phase {
            phases.insert(names.phase(id.as_str(), place)?);
        }
        let by = names.parties(&pattern.by, place)?;
        let only_by = names.parties(&pattern.only_by, place)?;
        self.check_settings(&pattern.with, place)?;
        let mut compiled = CompiledPattern {
            source: pattern.clone(),
            phase: (!pattern.phase.is_empty()).then_some(phases),
            by: (!pattern.by.is_empty()).then_some(by),
            only_by: (!pattern.only_by.is_empty()).then_some(only_by),
            candidates: Vec::new(),
        };
        // A tag that nothing carries matches nothing.
        if let Some(tags) = pattern.tags.iter().map(|tag| names.tag(tag)).collect::<Option<Vec<_>>>() {
            let candidate = |index| candidate(&compiled, pattern, &tags, index, &self.elements[index]);
            compiled.candidates = if elements.is_empty() {
                self.elements.entries().filter_map(|(index, _)| candidate(index)).collect()
            } else {
                elements.into_iter().filter_map(candidate).collect()
            };
        }
        let index = self.patterns.push(compiled);
        self.known.insert(pattern, index);
        Ok(index)
    }

    /// Checks that the settings and options named are those of some element.
    pub(crate) fn check_settings(
        &self,
        with: &IndexMap<SettingId, Vec<OptionId>>,
        place: Place<'_>,
    ) -> Result<(), Unresolved> {
        let unknown = |kind, name: &str| Unresolved::Unknown { kind, name: name.to_owned(), place: place() };
        for (setting, options) in with {
            let known = self.options.get(setting.as_str()).ok_or_else(|| unknown("setting", setting.as_str()))?;
            if let Some(option) = options.iter().find(|option| !known.contains(option.as_str())) {
                return Err(unknown("option", option.as_str()));
            }
        }
        Ok(())
    }
}

/// What the pattern asks of this element; `None` if the element cannot match, however it stands.
fn candidate(
    compiled: &CompiledPattern,
    pattern: &Pattern,
    tags: &[TagIx],
    index: ElementIx,
    element: &CompiledElement,
) -> Option<Candidate> {
    let providers_meet = |asked: &Option<Set<_>>| asked.as_ref().is_none_or(|asked| asked.meets(&element.providers));
    if !providers_meet(&compiled.by) || !providers_meet(&compiled.only_by) {
        return None;
    }
    if element.frame && compiled.phase.is_some() {
        return None;
    }
    let with = options(&element.settings, &pattern.with)?;
    let tags: Vec<_> = tags.iter().copied().filter(|tag| !element.content.tags.contains(*tag)).collect();
    let carried = |tag: &TagIx| {
        let mut options = element.settings.iter().flat_map(|setting| setting.options.iter());
        options.any(|option| option.content.tags.contains(*tag))
    };
    tags.iter().all(carried).then_some(Candidate { element: index, tags, with })
}

/// The settings and options named, as they stand in an element with these settings; `None` if the element lacks a
/// setting or has none of the options named for it.
pub(crate) fn options(
    settings: &Table<SettingIx, CompiledSetting>,
    with: &IndexMap<SettingId, Vec<OptionId>>,
) -> Option<With> {
    with.iter()
        .map(|(setting, allowed)| {
            let (index, setting) = settings.entries().find(|(_, known)| known.id == *setting)?;
            let allowed: Set<OptionIx> = setting
                .options
                .entries()
                .filter(|(_, option)| allowed.contains(&option.id))
                .map(|(index, _)| index)
                .collect();
            (!allowed.is_empty()).then_some((index, allowed))
        })
        .collect()
}

/// The named conditions, each after those it refers to. Iterative, since chains of names can be long.
fn order(scenario: &Scenario) -> Result<Vec<&NamedCondition>, Unresolved> {
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
    let mut ordered = Vec::with_capacity(all.len());
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
                    ordered.push(named);
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
