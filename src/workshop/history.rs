//! Undo and redo: what each step replaced, kept small.

use crate::scenario::{Acceptable, Package, PackageId, RuleId, Scenario};

/// How many steps can be undone.
pub const MAX_STEPS: usize = 1000;

/// The steps done and the steps undone.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// One step: its name, and the part of the document that it replaced by another.
#[derive(Clone, Debug)]
struct Step {
    label: String,
    before: Part,
    after: Part,
}

/// The part of a document in which two of its states differ: a run of packages, and what is small.
#[derive(Clone, Debug)]
struct Part {
    start: usize,
    packages: Vec<Package>,
    current: PackageId,
    switched_off: Vec<RuleId>,
    acceptable: Acceptable,
}

impl History {
    /// Notes a step; what was undone can no longer be redone.
    pub fn note(&mut self, label: String, before: &Scenario, after: &Scenario) {
        let (before, after) = difference(before, after);
        self.done.push(Step { label, before, after });
        if self.done.len() > MAX_STEPS {
            self.done.remove(0);
        }
        self.undone.clear();
    }

    /// The name of the step that undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|step| &*step.label)
    }

    /// The name of the step that redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| &*step.label)
    }

    /// Takes back the last step; gives its name.
    pub fn undo(&mut self, scenario: &mut Scenario) -> Option<String> {
        let step = self.done.pop()?;
        replace(scenario, &step.after, &step.before);
        let label = step.label.clone();
        self.undone.push(step);
        Some(label)
    }

    /// Does the last step taken back again; gives its name.
    pub fn redo(&mut self, scenario: &mut Scenario) -> Option<String> {
        let step = self.undone.pop()?;
        replace(scenario, &step.before, &step.after);
        let label = step.label.clone();
        self.done.push(step);
        Some(label)
    }
}

/// What stands in one state and what in the other, where they differ.
fn difference(before: &Scenario, after: &Scenario) -> (Part, Part) {
    let (old, new) = (&before.packages, &after.packages);
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let tail = tail.min(old.len() - start).min(new.len() - start);
    let part = |scenario: &Scenario| Part {
        start,
        packages: scenario.packages.get(start..scenario.packages.len() - tail).unwrap_or_default().to_vec(),
        current: scenario.current.clone(),
        switched_off: scenario.switched_off.clone(),
        acceptable: scenario.acceptable.clone(),
    };
    (part(before), part(after))
}

/// Puts one part in the place of another.
fn replace(scenario: &mut Scenario, old: &Part, new: &Part) {
    let end = (old.start + old.packages.len()).min(scenario.packages.len());
    let start = old.start.min(end);
    scenario.packages.splice(start..end, new.packages.iter().cloned());
    scenario.current = new.current.clone();
    scenario.switched_off = new.switched_off.clone();
    scenario.acceptable = new.acceptable.clone();
}
