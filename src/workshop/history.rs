//! Undo and redo: what each step replaced, kept small.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::scenario::check::check;
use crate::scenario::{Acceptable, Package, PackageId, Round, RuleId, Scenario};

/// How many steps can be undone.
pub const MAX_STEPS: usize = 1000;

/// The steps done and the steps undone. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Arc<Step>>,
    undone: Vec<Arc<Step>>,
}

/// The same as it is kept with the document for the case of a crash.
#[derive(Serialize, Deserialize)]
struct Written<S> {
    done: Vec<S>,
    undone: Vec<S>,
}

/// One step: its name, and the part of the document that it replaced by another.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Step {
    label: String,
    before: Part,
    after: Part,
}

/// The part of a document in which two of its states differ: a run of packages, and what is small.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Part {
    packages: Run<Package>,
    current: PackageId,
    switched_off: Vec<RuleId>,
    acceptable: Acceptable,
    #[serde(default)]
    rounds: Run<Round>,
}

/// The items of a list in which two states differ, from where on.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Run<T> {
    start: usize,
    items: Vec<T>,
}

impl<T> Default for Run<T> {
    fn default() -> Self {
        Self { start: 0, items: Vec::new() }
    }
}

impl History {
    /// Notes a step; what was undone can no longer be redone.
    pub(super) fn note(&mut self, label: String, before: &Scenario, after: &Scenario) {
        let (before, after) = difference(before, after);
        self.done.push(Arc::new(Step { label, before, after }));
        if self.done.len() > MAX_STEPS {
            self.done.remove(0);
        }
        self.undone.clear();
    }

    /// As text, for [`read`](Self::read).
    pub fn write(&self) -> String {
        let steps = |steps: &'_ [Arc<Step>]| steps.iter().map(|step| (**step).clone()).collect::<Vec<Step>>();
        let written = Written { done: steps(&self.done), undone: steps(&self.undone) };
        // Ids, numbers and texts can always be written; if not, there is nothing to undo later.
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// The history of a scenario from text. Nothing to undo or redo, if the text is broken or leads to a scenario
    /// with flaws: then the document as it stands is worth more than the way to it.
    pub fn read(text: &str, scenario: &Scenario) -> Self {
        let Ok(Written { mut done, mut undone }) = serde_json::from_str::<Written<Step>>(text) else {
            return Self::default();
        };
        done.drain(..done.len().saturating_sub(MAX_STEPS));
        undone.drain(..undone.len().saturating_sub(MAX_STEPS));
        let arcs = |steps: Vec<Step>| steps.into_iter().map(Arc::new).collect();
        let history = Self { done: arcs(done), undone: arcs(undone) };
        if history.is_sound(scenario) { history } else { Self::default() }
    }

    /// Whether every state that undo and redo lead to is a scenario without flaws.
    fn is_sound(&self, scenario: &Scenario) -> bool {
        let walk = |step: fn(&mut Self, &mut Scenario) -> Option<String>| {
            let (mut history, mut scenario) = (self.clone(), scenario.clone());
            while step(&mut history, &mut scenario).is_some() {
                if !check(&scenario).is_empty() {
                    return false;
                }
            }
            true
        };
        walk(Self::undo) && walk(Self::redo)
    }

    /// The name of the step that undo would take back.
    pub(super) fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|step| &*step.label)
    }

    /// The name of the step that redo would do again.
    pub(super) fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| &*step.label)
    }

    /// Takes back the last step; gives its name.
    pub(super) fn undo(&mut self, scenario: &mut Scenario) -> Option<String> {
        let step = self.done.pop()?;
        replace(scenario, &step.after, &step.before);
        let label = step.label.clone();
        self.undone.push(step);
        Some(label)
    }

    /// Does the last step taken back again; gives its name.
    pub(super) fn redo(&mut self, scenario: &mut Scenario) -> Option<String> {
        let step = self.undone.pop()?;
        replace(scenario, &step.before, &step.after);
        let label = step.label.clone();
        self.done.push(step);
        Some(label)
    }
}

/// What stands in one state and what in the other, where they differ.
fn difference(before: &Scenario, after: &Scenario) -> (Part, Part) {
    let (old_packages, new_packages) = Run::between(&before.packages, &after.packages);
    let (old_rounds, new_rounds) = Run::between(&before.rounds, &after.rounds);
    let part = |scenario: &Scenario, packages, rounds| Part {
        packages,
        current: scenario.current.clone(),
        switched_off: scenario.switched_off.clone(),
        acceptable: scenario.acceptable.clone(),
        rounds,
    };
    (part(before, old_packages, old_rounds), part(after, new_packages, new_rounds))
}

/// Puts one part in the place of another.
fn replace(scenario: &mut Scenario, old: &Part, new: &Part) {
    old.packages.replace_by(&new.packages, &mut scenario.packages);
    old.rounds.replace_by(&new.rounds, &mut scenario.rounds);
    scenario.current = new.current.clone();
    scenario.switched_off = new.switched_off.clone();
    scenario.acceptable = new.acceptable.clone();
}

impl<T: Clone + PartialEq> Run<T> {
    /// What differs, in the one list and in the other.
    fn between(old: &[T], new: &[T]) -> (Self, Self) {
        let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
        let tail = tail.min(old.len() - start).min(new.len() - start);
        let run = |list: &[T]| Self { start, items: list.get(start..list.len() - tail).unwrap_or_default().to_vec() };
        (run(old), run(new))
    }

    /// Puts another run in its place.
    fn replace_by(&self, other: &Self, list: &mut Vec<T>) {
        let end = (self.start + self.items.len()).min(list.len());
        list.splice(self.start.min(end)..end, other.items.iter().cloned());
    }
}
