//! Compiles patterns: what each asks of the card of each element.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::conditions::Conditions;
use super::names::{Names, Place};
use crate::logic::formula::{FALSE, Formulas};
use crate::logic::index::{ActorIx, ElementIx, FormulaIx, OptionIx, PhaseIx, Set, SettingIx, Table, TagIx};
use crate::logic::model::{CompiledElement, CompiledSetting, Unresolved};
use crate::scenario::{OptionId, Pattern, SettingId};

/// A pattern with its names resolved.
#[derive(Clone)]
pub(super) struct Resolved {
    phase: Option<Set<PhaseIx>>,
    by: Option<Set<ActorIx>>,
    only_by: Option<Set<ActorIx>>,
    /// `None`: one of them is carried by nothing.
    tags: Option<Vec<TagIx>>,
    /// The elements that it names, or all.
    elements: Vec<ElementIx>,
}

/// For each setting named: the options that will do.
type With = Vec<(SettingIx, Set<OptionIx>)>;

impl<'a> Conditions<'a> {
    /// For each element that can match the pattern, in the order of the scenario: that its card, or the frame element,
    /// does.
    pub(crate) fn matching(
        &mut self,
        names: &Names<'a>,
        pattern: &'a Pattern,
        place: Place<'_>,
    ) -> Result<Vec<(ElementIx, FormulaIx)>, Unresolved> {
        let resolved = match self.patterns.get(pattern) {
            Some(known) => known.clone(),
            None => {
                let resolved = self.resolved(names, pattern, place)?;
                self.patterns.insert(pattern, resolved.clone());
                resolved
            }
        };
        let mut matching = Vec::new();
        for element in &resolved.elements {
            let formula = match self.matches.get(&(pattern, *element)) {
                Some(known) => *known,
                None => {
                    let formula = self.matches(pattern, &resolved, *element);
                    self.matches.insert((pattern, *element), formula);
                    formula
                }
            };
            if formula != FALSE {
                matching.push((*element, formula));
            }
        }
        Ok(matching)
    }

    fn resolved(&self, names: &Names<'a>, pattern: &'a Pattern, place: Place<'_>) -> Result<Resolved, Unresolved> {
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
        Ok(Resolved {
            phase: (!pattern.phase.is_empty()).then_some(phases),
            by: (!pattern.by.is_empty()).then_some(by),
            only_by: (!pattern.only_by.is_empty()).then_some(only_by),
            tags: pattern.tags.iter().map(|tag| names.tag(tag)).collect(),
            elements: if elements.is_empty() {
                self.elements.entries().map(|(index, _)| index).collect()
            } else {
                elements.into_iter().collect()
            },
        })
    }

    /// That the element's card, or the frame element, is there and matches.
    fn matches(&mut self, pattern: &Pattern, resolved: &Resolved, index: ElementIx) -> FormulaIx {
        let Self { formulas, elements, .. } = self;
        let element = &elements[index];
        let (Some(tags), Some(with)) = (&resolved.tags, with(&element.settings, &pattern.with)) else { return FALSE };
        let mut parts = vec![element.card, chosen(formulas, element, &with)];
        if let Some(phases) = &resolved.phase {
            let among = element.phases.entries().filter(|(phase, _)| phases.contains(*phase));
            let among: Vec<FormulaIx> = among.map(|(_, choice)| formulas.choice(*choice)).collect();
            parts.push(formulas.any(among));
        }
        let mut provided = |among: &dyn Fn(ActorIx) -> bool| -> FormulaIx {
            let some = element.providers.iter().filter(|(actor, _)| among(*actor));
            let some: Vec<FormulaIx> = some.map(|(_, choice)| formulas.choice(*choice)).collect();
            formulas.any(some)
        };
        parts.extend(resolved.by.as_ref().map(|by| provided(&|actor| by.contains(actor))));
        if let Some(only) = &resolved.only_by {
            parts.push(provided(&|actor| only.contains(actor)));
            let other = provided(&|actor| !only.contains(actor));
            parts.push(formulas.not(other));
        }
        for tag in tags.iter().filter(|tag| !element.tags.contains(**tag)) {
            let options = element.settings.iter().flat_map(|setting| setting.options.iter());
            let carrying = options.filter(|option| option.tags.contains(*tag));
            let carrying: Vec<FormulaIx> = carrying.map(|option| formulas.choice(option.choice)).collect();
            parts.push(formulas.any(carrying));
        }
        formulas.all(parts)
    }

    /// That a card of the element has one of the options named for each setting named; `None` if it cannot.
    pub(crate) fn with(&mut self, index: ElementIx, asked: &IndexMap<SettingId, Vec<OptionId>>) -> Option<FormulaIx> {
        let Self { formulas, elements, .. } = self;
        let element = &elements[index];
        with(&element.settings, asked).map(|with| chosen(formulas, element, &with))
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

/// That one of the options given is chosen for each setting named.
fn chosen(formulas: &mut Formulas, element: &CompiledElement, with: &With) -> FormulaIx {
    let mut parts = Vec::with_capacity(with.len());
    for (setting, allowed) in with {
        let among = allowed.iter().filter_map(|option| element.option(*setting, option));
        let among: Vec<FormulaIx> = among.map(|choice| formulas.choice(choice)).collect();
        parts.push(formulas.any(among));
    }
    formulas.all(parts)
}

/// The settings and options named, as they stand in an element with these settings; `None` if the element lacks a
/// setting or has none of the options named for it.
fn with(settings: &Table<SettingIx, CompiledSetting>, with: &IndexMap<SettingId, Vec<OptionId>>) -> Option<With> {
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
