//! The open document: a scenario being worked on, its undo history, and what follows for the package on the board.
//!
//! Invariant: pure; nothing here knows of files, clocks, threads or the window.

pub mod author;
mod cards;
mod edit;
mod history;
mod label;
mod last_change;
mod looking;
mod naming;
mod note;
mod part;
mod pins;
mod room;
mod rounds;

pub use author::AuthorEdit;
pub use edit::{Edit, Rejected};
pub use history::{History, MAX_STEPS};
pub use label::Label;
pub use last_change::{LastChange, Turn};
pub use naming::MAX_NAME;
pub use note::NoteOn;
pub use room::RoomEdit;
pub use rounds::{Closing, RoundEdit};

use std::collections::VecDeque;
use std::sync::OnceLock;

use crate::assess::{
    Assessment, Change, HeldPosition, Model, Reading, Silence, Stances, Unresolved, assess, positions, stances,
};
use crate::scenario::{Choices, ElementId, Package, PackageId, RuleId, Scenario};
use history::Taken;
use indexmap::IndexMap;
use jiff::civil::Date;

/// How many changes are remembered with what followed from them.
pub const MAX_CHANGES: usize = 30;

/// A scenario being worked on.
#[derive(Clone, Debug)]
pub struct Workshop {
    scenario: Scenario,
    model: Model,
    reading: Reading,
    assessment: Assessment,
    /// How actors stand to elements, with this frame; worked out when it is first asked for.
    stances: OnceLock<(Frame, Stances)>,
    /// What has become of positions; worked out when it is first asked for.
    positions: OnceLock<Vec<HeldPosition>>,
    history: History,
    /// What edits did, the latest first.
    changes: VecDeque<LastChange>,
    /// Whether the latest of them is about the board as it stands.
    just_changed: bool,
    /// The scenario as it was saved last; `None`: whatever it was, it is not what the file holds.
    saved: Option<Box<Scenario>>,
    /// The last edit, if what is typed next may be one step with it.
    extended: Option<Edit>,
    dirty: bool,
    /// How many edits were done, undone or redone since then.
    unsaved_changes: usize,
    /// How often anything that can be seen has changed.
    revision: u64,
    /// How often of that it was texts only.
    texts_changed: u64,
}

/// The options of a package's frame.
type Frame = IndexMap<ElementId, Choices>;

impl Workshop {
    /// Opens a scenario, read as of its own date with everyone heard.
    ///
    /// # Errors
    /// If a reference in the scenario does not resolve, which never happens to one that was checked.
    pub fn open(scenario: Scenario) -> Result<Self, Unresolved> {
        let model = Model::new(&scenario)?;
        let reading = Reading { date: scenario.as_of, voice: None };
        let assessment = assess_current(&model, &scenario, &reading);
        let saved = Some(Box::new(scenario.clone()));
        Ok(Self {
            scenario,
            model,
            reading,
            assessment,
            stances: OnceLock::new(),
            positions: OnceLock::new(),
            history: History::default(),
            changes: VecDeque::new(),
            just_changed: false,
            saved,
            extended: None,
            dirty: false,
            unsaved_changes: 0,
            revision: 0,
            texts_changed: 0,
        })
    }

    /// Opens a scenario as it stood when the program stopped, with the history that was kept, so many changes after
    /// it was saved. `on_disk` is what its file holds; without one, there is something to save.
    ///
    /// # Errors
    /// If a reference in the scenario does not resolve, which never happens to one that was checked.
    pub fn recover(
        scenario: Scenario,
        history: History,
        changes: usize,
        on_disk: Option<&Scenario>,
    ) -> Result<Self, Unresolved> {
        let mut workshop = Self::open(scenario)?;
        workshop.history = history;
        workshop.unsaved_changes = changes;
        workshop.saved = on_disk.map(|on_disk| Box::new(on_disk.clone()));
        workshop.update_dirty();
        Ok(workshop)
    }

    /// Notes that the file holds something else than what was saved, so that there is something to save.
    pub fn mark_unlike_file(&mut self) {
        self.saved = None;
        self.update_dirty();
        self.unsaved_changes += 1;
    }

    /// What can be undone and redone, to be kept with the scenario.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// How many edits were done, undone or redone since the scenario was saved.
    pub fn unsaved_changes(&self) -> usize {
        self.unsaved_changes
    }

    /// The scenario as it stands.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The package on the board; `None` never happens to a checked scenario.
    pub fn package(&self) -> Option<&Package> {
        self.scenario.current_package()
    }

    /// What follows for the package on the board.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Why a rule is not in force as the board is read, whatever lies on it; `None` if it is, or if there is none.
    pub fn silence(&self, rule: &RuleId) -> Option<Silence> {
        self.model.silence(rule, &self.reading)
    }

    /// How each actor stands to each element.
    pub fn stances(&self) -> &Stances {
        let found = self.stances.get_or_init(|| {
            let package = self.package().cloned().unwrap_or_else(no_package);
            let found = stances(&self.model, &package, &self.reading);
            (package.frame, found)
        });
        &found.1
    }

    /// What has become of each position on the board, in the order of the scenario.
    pub fn positions(&self) -> &[HeldPosition] {
        self.positions.get_or_init(|| positions(&self.model, self.package().unwrap_or(&no_package()), &self.reading))
    }

    /// As of when the board is read, and who is heard.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// What the last edit did; `None` before the first edit and after the board was changed for another.
    pub fn last_change(&self) -> Option<&LastChange> {
        self.changes.front().filter(|_| self.just_changed)
    }

    /// What the latest edits did, the latest first; at most [`MAX_CHANGES`].
    pub fn changes(&self) -> impl Iterator<Item = &LastChange> {
        self.changes.iter()
    }

    /// One more with every edit, and every other change of what is on the board or of how it is read: what was worked
    /// out for a revision holds as long as that is the latest.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The same but for edits that change texts alone: what was measured for it fits on the whole.
    pub fn shape(&self) -> u64 {
        self.revision.wrapping_sub(self.texts_changed)
    }

    /// Whether there is something to save. Which package is on the board does not count.
    pub fn dirty(&self) -> bool {
        self.dirty
    }

    /// Notes that the scenario was saved as it stands in `saved`, which may be older than what is open by now.
    pub fn mark_saved(&mut self, saved: &Scenario) {
        self.saved = Some(Box::new(saved.clone()));
        self.extended = None;
        self.update_dirty();
        if !self.dirty {
            self.unsaved_changes = 0;
        }
    }

    /// Reads the board as of another day, or with another voice heard.
    pub fn read_as(&mut self, reading: Reading) {
        if reading == self.reading {
            return;
        }
        let label = if reading.voice == self.reading.voice {
            Label::BoardDate(reading.date)
        } else {
            Label::hearing(&self.scenario, reading.voice.as_ref())
        };
        self.reading = reading;
        self.stances = OnceLock::new();
        self.reassess(label, Turn::Done);
    }

    /// Puts another package on the board. That is not an edit: it is not undone, and leaves nothing to save.
    pub fn show_package(&mut self, id: &PackageId) {
        if self.scenario.package(id).is_some() && self.scenario.current != *id {
            self.scenario.current = id.clone();
            self.extended = None;
            self.assess_again();
            self.just_changed = false;
            self.revision += 1;
        }
    }

    /// Does an edit, as one step that can be undone.
    ///
    /// # Errors
    /// If it cannot be done; then nothing has changed.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), Rejected> {
        let (label, quiet) = (edit.label(&self.scenario), edit.quiet());
        let texts_only = edit.changes_texts_only(&self.scenario);
        let mut edited = self.scenario.clone();
        edit.apply(&mut edited)?;
        let extends = self.extended.as_ref().is_some_and(|last| edit.extends(last));
        let taken = self.history.note(label, quiet, extends, &self.scenario, &edited);
        self.extended = Some(edit.clone());
        let before = std::mem::replace(&mut self.scenario, edited);
        if texts_only {
            self.settle_texts(taken);
        } else {
            self.settle(taken, &before.current, before.as_of);
        }
        Ok(())
    }

    /// What follows for another package, read as the board is.
    pub fn assess(&self, package: &Package) -> Assessment {
        assess(&self.model, package, &self.reading)
    }

    /// What would follow from an edit, which is not done.
    ///
    /// # Errors
    /// If it could not be done.
    pub fn preview(&self, edit: &Edit) -> Result<Assessment, Rejected> {
        let mut edited = self.scenario.clone();
        edit.apply(&mut edited)?;
        let compiled = !part::compiled_alike(&self.scenario, &edited);
        let model = if compiled { Model::new(&edited).ok() } else { None };
        Ok(assess_current(
            model.as_ref().unwrap_or(&self.model),
            &edited,
            &self.reading_of(&edited, self.scenario.as_of),
        ))
    }

    /// The scenario compiled, without its packages.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// What undo would take back, in words.
    pub fn undo_label(&self) -> Option<String> {
        self.history.undo_label().map(Label::text)
    }

    /// What redo would do again, in words.
    pub fn redo_label(&self) -> Option<String> {
        self.history.redo_label().map(Label::text)
    }

    /// Closes a round: keeps the package on the board as it stands, with what is said of it.
    ///
    /// # Errors
    /// If its name will not do; then nothing has changed.
    pub fn close_round(&mut self, closing: &Closing) -> Result<(), Rejected> {
        let round = rounds::closed(self, closing)?;
        self.apply(&Edit::CloseRound(Box::new(round)))
    }

    /// Takes back the last edit; whether there was one.
    pub fn undo(&mut self) -> bool {
        self.step(History::undo)
    }

    /// Does again what was taken back; whether there was something.
    pub fn redo(&mut self) -> bool {
        self.step(History::redo)
    }

    fn step(&mut self, step: fn(&mut History, &mut Scenario) -> Option<Taken>) -> bool {
        let (current, as_of) = (self.scenario.current.clone(), self.scenario.as_of);
        let Some(taken) = step(&mut self.history, &mut self.scenario) else { return false };
        self.extended = None;
        self.settle(taken, &current, as_of);
        true
    }

    /// How the board is read when the scenario has become another. Who reads it as of the scenario's own date goes on
    /// doing so; who is gone is no longer heard.
    fn reading_of(&self, after: &Scenario, before: Date) -> Reading {
        let date = if self.reading.date == before { after.as_of } else { self.reading.date };
        Reading { date, voice: self.reading.voice.clone().filter(|voice| after.can_be_heard(voice)) }
    }

    /// The same as [`settle`](Self::settle) where only texts have changed, of which nothing follows: whoever types does
    /// not wait.
    fn settle_texts(&mut self, done: Taken) {
        self.update_dirty();
        self.unsaved_changes += 1;
        if !done.quiet {
            self.texts_changed += 1;
            self.note_change(LastChange { label: done.label, turn: done.turn, change: Some(Change::default()) });
        }
    }

    /// Brings everything that follows from the scenario up to date with it, after this package was on the board and this
    /// was the scenario's own date.
    fn settle(&mut self, done: Taken, current: &PackageId, as_of: Date) {
        let board_changed = *current != self.scenario.current;
        // A checked scenario stays resolvable: edits leave no reference without what it refers to.
        if done.compiled
            && let Ok(model) = Model::new(&self.scenario)
        {
            self.model = model;
            self.stances = OnceLock::new();
        }
        self.update_dirty();
        self.unsaved_changes += 1;
        let reading = self.reading_of(&self.scenario, as_of);
        let silenced = reading.voice != self.reading.voice;
        if silenced {
            self.stances = OnceLock::new();
        }
        self.reading = reading;
        if done.quiet {
            if done.compiled || silenced {
                self.assess_again();
                self.revision += 1;
            }
        } else if board_changed {
            self.assess_again();
            self.note_change(LastChange { label: done.label, turn: done.turn, change: None });
        } else {
            self.reassess(done.label, done.turn);
        }
    }

    /// Works out what follows for the package on the board; gives what followed before.
    fn assess_again(&mut self) -> Assessment {
        self.positions = OnceLock::new();
        let frame = self.package().map(|package| &package.frame);
        if self.stances.get().is_some_and(|(asked, _)| frame != Some(asked)) {
            self.stances = OnceLock::new();
        }
        let after = assess_current(&self.model, &self.scenario, &self.reading);
        std::mem::replace(&mut self.assessment, after)
    }

    fn reassess(&mut self, label: Label, turn: Turn) {
        let before = self.assess_again();
        let change = Change::between(&before, &self.assessment);
        self.note_change(LastChange { label, turn, change: Some(change) });
    }

    fn note_change(&mut self, change: LastChange) {
        self.changes.push_front(change);
        self.changes.truncate(MAX_CHANGES);
        self.just_changed = true;
        self.revision += 1;
    }

    fn update_dirty(&mut self) {
        self.dirty = self.saved.as_ref().is_none_or(|saved| !part::alike(saved, &self.scenario));
    }
}

fn assess_current(model: &Model, scenario: &Scenario, reading: &Reading) -> Assessment {
    assess(model, scenario.current_package().unwrap_or(&no_package()), reading)
}

/// What is on the board of a scenario without packages, which a checked one never is.
fn no_package() -> Package {
    Package::new(PackageId::new("none"), String::new())
}
