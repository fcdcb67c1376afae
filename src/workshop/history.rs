//! Undo and redo: what each step replaced, kept small.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::label::Label;
use super::last_change::Turn;
use super::part::{Part, compiles, difference, replace};
use crate::scenario::Scenario;
use crate::scenario::check::check;

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

/// One step: what it is called, and the part of the document that it replaced by another.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Step {
    label: Label,
    /// It is nobody's business but the facilitator's: nothing is said of it on the screen that is shared.
    #[serde(default)]
    quiet: bool,
    before: Part,
    after: Part,
}

/// A step that was done, taken back or done again.
pub(super) struct Taken {
    /// What it is called.
    pub label: Label,
    /// Whether it was done, taken back, or done again.
    pub turn: Turn,
    /// See [`Step::quiet`].
    pub quiet: bool,
    /// It changed what is compiled.
    pub compiled: bool,
}

impl Step {
    fn taken(&self, turn: Turn, scenario: &Scenario) -> Taken {
        let compiled = compiles(&self.before, &self.after, scenario.votes_revealed);
        Taken { label: self.label.clone(), turn, quiet: self.quiet, compiled }
    }
}

impl History {
    /// Notes a step; what was undone can no longer be redone. `extends`: it is one step with the last one, as letters
    /// typed into the same text are.
    pub(super) fn note(
        &mut self,
        label: Label,
        quiet: bool,
        extends: bool,
        before: &Scenario,
        after: &Scenario,
    ) -> Taken {
        let (old, new) = difference(before, after);
        let mut step = Step { label, quiet, before: old, after: new };
        let taken = step.taken(Turn::Done, after);
        if let Some(last) = self.done.pop_if(|_| extends) {
            if last.after == step.before {
                // It changes what the last step left, and no more.
                step.before = last.before.clone();
            } else {
                let mut start = before.clone();
                replace(&mut start, &last.after, &last.before);
                (step.before, step.after) = difference(&start, after);
            }
        }
        self.done.push(Arc::new(step));
        if self.done.len() > MAX_STEPS {
            self.done.remove(0);
        }
        self.undone.clear();
        taken
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
        let walk = |step: fn(&mut Self, &mut Scenario) -> Option<Taken>| {
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

    /// What the step is called that undo would take back.
    pub(super) fn undo_label(&self) -> Option<&Label> {
        self.done.last().map(|step| &step.label)
    }

    /// What the step is called that redo would do again.
    pub(super) fn redo_label(&self) -> Option<&Label> {
        self.undone.last().map(|step| &step.label)
    }

    /// Takes back the last step.
    pub(super) fn undo(&mut self, scenario: &mut Scenario) -> Option<Taken> {
        let step = self.done.pop()?;
        replace(scenario, &step.after, &step.before);
        let taken = step.taken(Turn::Undone, scenario);
        self.undone.push(step);
        Some(taken)
    }

    /// Does the last step taken back again.
    pub(super) fn redo(&mut self, scenario: &mut Scenario) -> Option<Taken> {
        let step = self.undone.pop()?;
        replace(scenario, &step.before, &step.after);
        let taken = step.taken(Turn::Redone, scenario);
        self.done.push(step);
        Some(taken)
    }
}
