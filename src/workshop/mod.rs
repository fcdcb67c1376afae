//! The open document: a scenario being worked on, its undo history, and what follows for the package on the board.
//!
//! Invariant: pure; nothing here knows of files, clocks, threads or the window.

pub mod author;
mod cards;
mod edit;
mod history;
mod label;
mod last_change;
mod naming;
mod note;
mod part;
mod pins;
mod room;
mod rounds;
mod snapshot;
mod version;

pub use author::AuthorEdit;
pub use edit::{Edit, Rejected};
pub use history::{History, MAX_STEPS};
pub use label::Label;
pub use last_change::{LastChange, Turn};
pub use naming::MAX_NAME;
pub use note::NoteOn;
pub use room::RoomEdit;
pub use rounds::{Closing, RoundEdit};
pub use snapshot::Snapshot;
pub use version::Version;

use std::sync::Arc;

use crate::assess::{Assessment, Change, Model, Reading, Unresolved};
use crate::scenario::{Package, PackageId, Scenario};
use history::Taken;

/// How many changes are remembered with what followed from them.
pub const MAX_CHANGES: usize = 30;

/// A scenario being worked on.
#[derive(Clone, Debug)]
pub struct Workshop {
    /// The scenario as it stands, with all that follows from it.
    board: Arc<Snapshot>,
    history: History,
    /// The scenario as it was saved last; `None`: whatever it was, it is not what the file holds.
    saved: Option<Arc<Scenario>>,
    /// The last edit, if what is typed next may be one step with it.
    extended: Option<Edit>,
    dirty: bool,
    /// How many edits were done, undone or redone since then.
    unsaved_changes: usize,
}

impl Workshop {
    /// Opens a scenario, read as of its own date with everyone heard.
    ///
    /// # Errors
    /// If a reference in the scenario does not resolve, which never happens to one that was checked.
    pub fn open(scenario: Scenario) -> Result<Self, Unresolved> {
        let board = Arc::new(Snapshot::of(scenario)?);
        let saved = Some(Arc::clone(board.shared_scenario()));
        Ok(Self { board, history: History::default(), saved, extended: None, dirty: false, unsaved_changes: 0 })
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
        workshop.saved = on_disk.map(|on_disk| Arc::new(on_disk.clone()));
        workshop.update_dirty();
        Ok(workshop)
    }

    /// Notes that the file holds something else than what was saved, so that there is something to save.
    pub fn mark_unlike_file(&mut self) {
        self.saved = None;
        self.update_dirty();
        self.unsaved_changes += 1;
    }

    /// The scenario as it stands, with all that follows from it.
    pub fn board(&self) -> &Arc<Snapshot> {
        &self.board
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
        self.board.scenario()
    }

    /// The package on the board; `None` never happens to a checked scenario.
    pub fn package(&self) -> Option<&Package> {
        self.board.package()
    }

    /// What follows for the package on the board.
    pub fn assessment(&self) -> &Assessment {
        self.board.assessment()
    }

    /// As of when the board is read, and who is heard.
    pub fn reading(&self) -> &Reading {
        self.board.reading()
    }

    /// The scenario compiled, without its packages.
    pub fn model(&self) -> &Model {
        self.board.model()
    }

    /// Whether there is something to save. Which package is on the board does not count.
    pub fn dirty(&self) -> bool {
        self.dirty
    }

    /// Whether another scenario says the same, in all that is worth saving.
    pub fn is_alike(&self, other: &Scenario) -> bool {
        part::alike(other, self.scenario())
    }

    /// Notes that the scenario was saved as it stands in `saved`, which may be older than what is open by now.
    pub fn mark_saved(&mut self, saved: &Arc<Scenario>) {
        self.saved = Some(Arc::clone(saved));
        self.extended = None;
        self.update_dirty();
        if !self.dirty {
            self.unsaved_changes = 0;
        }
    }

    /// Reads the board as of another day, or with another voice heard.
    pub fn read_as(&mut self, reading: Reading) {
        let board = &self.board;
        if reading == *board.reading() {
            return;
        }
        let label = if reading.voice == board.reading().voice {
            Label::BoardDate(reading.date)
        } else {
            Label::hearing(board.scenario(), reading.voice.as_ref())
        };
        let mut next = board.followed_by(Arc::clone(board.shared_scenario()), reading, false);
        let change = Some(Change::between(board.assessment(), next.assessment()));
        next.note(LastChange { label, turn: Turn::Done, change });
        self.board = Arc::new(next);
    }

    /// Puts another package on the board. That is not an edit: it is not undone, and leaves nothing to save.
    pub fn show_package(&mut self, id: &PackageId) {
        if self.scenario().package(id).is_some() && self.scenario().current != *id {
            let mut scenario = self.scenario().clone();
            scenario.current = id.clone();
            self.extended = None;
            let mut next = self.board.followed_by(Arc::new(scenario), self.reading().clone(), false);
            next.just_changed = false;
            self.board = Arc::new(next);
        }
    }

    /// Does an edit, as one step that can be undone.
    ///
    /// # Errors
    /// If it cannot be done; then nothing has changed.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), Rejected> {
        let before = Arc::clone(&self.board);
        let (label, quiet) = (edit.label(before.scenario()), edit.quiet());
        let texts_only = edit.changes_texts_only(before.scenario());
        let mut edited = before.scenario().clone();
        edit.apply(&mut edited, self.board.reading().date)?;
        let extends = self.extended.as_ref().is_some_and(|last| edit.extends(last));
        let taken = self.history.note(label, quiet, extends, before.scenario(), &edited);
        self.extended = Some(edit.clone());
        if texts_only {
            self.settle_texts(taken, edited);
        } else {
            self.settle(taken, edited);
        }
        Ok(())
    }

    /// What undo would take back.
    pub fn undo_step(&self) -> Option<&Label> {
        self.history.undo_label()
    }

    /// What redo would do again.
    pub fn redo_step(&self) -> Option<&Label> {
        self.history.redo_label()
    }

    /// What undo would take back, in words.
    pub fn undo_label(&self) -> Option<String> {
        self.undo_step().map(Label::text)
    }

    /// What redo would do again, in words.
    pub fn redo_label(&self) -> Option<String> {
        self.redo_step().map(Label::text)
    }

    /// Closes a round: keeps the package on the board as it stands, with what is said of it.
    ///
    /// # Errors
    /// If its name will not do; then nothing has changed.
    pub fn close_round(&mut self, closing: &Closing) -> Result<(), Rejected> {
        let round = rounds::closed(&self.board, closing)?;
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
        let mut scenario = self.scenario().clone();
        let Some(taken) = step(&mut self.history, &mut scenario) else { return false };
        self.extended = None;
        self.settle(taken, scenario);
        true
    }

    /// The same as [`settle`](Self::settle) where only texts have changed, of which nothing follows: whoever types does
    /// not wait.
    fn settle_texts(&mut self, done: Taken, scenario: Scenario) {
        let mut next = self.board.reworded(scenario);
        if !done.quiet {
            next.note(LastChange { label: done.label, turn: done.turn, change: Some(Change::default()) });
        }
        self.edited(next);
    }

    /// Brings everything that follows from the scenario up to date with another state of it.
    fn settle(&mut self, done: Taken, scenario: Scenario) {
        let board = &self.board;
        let comparable = board.scenario().current == scenario.current;
        let reading = board.reading_of(&scenario);
        let mut next = if done.quiet && !done.compiled && reading == *board.reading() {
            board.reworded(scenario)
        } else {
            board.followed_by(Arc::new(scenario), reading, done.compiled)
        };
        if !done.quiet {
            let change = comparable.then(|| Change::between(board.assessment(), next.assessment()));
            next.note(LastChange { label: done.label, turn: done.turn, change });
        }
        self.edited(next);
    }

    fn edited(&mut self, next: Snapshot) {
        self.board = Arc::new(next);
        self.unsaved_changes += 1;
        self.update_dirty();
    }

    fn update_dirty(&mut self) {
        self.dirty = self.saved.as_ref().is_none_or(|saved| !part::alike(saved, self.scenario()));
    }
}
