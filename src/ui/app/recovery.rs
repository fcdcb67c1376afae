//! What is open and not saved is kept in the journal, and what an ended session has left is offered.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use egui::Context;

use super::files::Opening;
use super::{App, OpenFile};
use crate::program;
use crate::storage::disk::RealDisk;
use crate::storage::{Faults, Journal, Journals, KeepError, Kept, Left};
use crate::ui::jobs::{Found, Jobs};
use crate::ui::shell::{Modal, Notice, RecoverChoice, Recovered};
use crate::wording;
use crate::workshop::Workshop;

/// How long after a change it is kept, in seconds; changes that follow at once are kept together.
const DELAY: f64 = 1.0;

/// What eframe calls the file of the settings.
const SETTINGS: &str = "app.ron";

/// Where the program keeps files of its own.
#[derive(Clone, Debug, Default)]
pub struct Keeping {
    /// The folder of the journals; without one nothing is kept.
    pub journals: Option<Journals>,
    /// Where faults are reported; without it they are not.
    pub faults: Option<Faults>,
    /// Where settings are kept, which whoever runs the window does.
    pub settings: Option<PathBuf>,
}

impl Keeping {
    /// In the user's data folder, if the system has one.
    pub fn of_user() -> Self {
        let folder = eframe::storage_dir(program::NAME);
        let journals = folder.as_ref().map(|folder| Journals::in_folder(folder.join("recovery")));
        let faults = folder.as_ref().map(|folder| Faults::in_file(folder.join("fault-report.txt")));
        Self { journals, faults, settings: folder.map(|folder| folder.join(SETTINGS)) }
    }
}

/// What tells one state of the open document from another: which document, how many changes, and whether it is saved.
type Mark = (u64, usize, bool);

/// What is kept, and what was found.
#[derive(Default)]
pub(super) struct Recovery {
    pub(super) journals: Option<Journals>,
    pub(super) faults: Option<Faults>,
    pub(super) settings: Option<PathBuf>,
    /// This session's; begun with the first change.
    journal: Option<Arc<Journal>>,
    /// The state that was kept last, or is being kept.
    kept: Option<Mark>,
    /// When the document was changed first since then, in seconds of the window's time.
    changed_at: Option<f64>,
    /// What ended sessions have left, until the user has decided about it.
    left: Vec<Found>,
    /// What the open document was taken up from; it is deleted once this session has kept it itself, or saved it.
    taken: Option<Left>,
    /// The report of a fault in a session before, until it is shown.
    fault: Option<String>,
    /// Whether it was said that nothing can be kept.
    told: bool,
}

impl Recovery {
    /// Begins to look for what ended sessions have left.
    pub(super) fn new(keeping: Keeping, jobs: &mut Jobs, ctx: &Context) -> Self {
        if keeping.journals.is_some() || keeping.faults.is_some() {
            jobs.look_for_left(ctx, keeping.journals.clone(), keeping.faults.clone());
        }
        let Keeping { journals, faults, settings } = keeping;
        jobs.copies = journals.as_ref().map(|journals| journals.folder().to_owned());
        Self { journals, faults, settings, ..Self::default() }
    }

    /// What ended sessions have left was found; it is offered as soon as nothing else is being asked.
    pub(super) fn found(&mut self, left: Vec<Found>, fault: Option<String>) {
        self.left = left;
        self.fault = fault;
    }

    fn journal(&mut self) -> Result<Arc<Journal>, KeepError> {
        match (&self.journal, &self.journals) {
            (Some(journal), _) => Ok(Arc::clone(journal)),
            (None, Some(journals)) => {
                let journal = Arc::new(journals.begin()?);
                self.journal = Some(Arc::clone(&journal));
                Ok(journal)
            }
            (None, None) => Err(std::io::Error::other("there is no folder for it").into()),
        }
    }
}

impl App {
    /// Keeps what has changed, a moment after it did.
    pub(super) fn update_recovery(&mut self, ctx: &Context) {
        if self.recovery.journals.is_none() {
            return;
        }
        let mark: Mark = (self.document, self.workshop.unsaved_changes(), self.workshop.dirty());
        if self.recovery.kept == Some(mark) {
            self.recovery.changed_at = None;
            return;
        }
        if !self.workshop.dirty() {
            self.recovery.kept = Some(mark);
            self.recovery.changed_at = None;
            if let Some(journal) = &self.recovery.journal {
                self.jobs.forget(ctx, Arc::clone(journal));
            }
            if let Some(taken) = self.recovery.taken.take() {
                taken.discard();
            }
            return;
        }
        let now = ctx.input(|input| input.time);
        let due = *self.recovery.changed_at.get_or_insert(now) + DELAY;
        let closing = ctx.input(|input| input.viewport().close_requested());
        if now < due && !closing {
            ctx.request_repaint_after(Duration::from_secs_f64(due - now));
            return;
        }
        self.recovery.kept = Some(mark);
        self.recovery.changed_at = None;
        match self.recovery.journal() {
            Ok(journal) => {
                let kept = self.to_keep();
                self.jobs.keep(ctx, journal, kept, self.workshop.history().clone());
            }
            Err(error) => self.keep_done(Err(error)),
        }
    }

    /// The open document as it is kept, without its history.
    fn to_keep(&self) -> Kept {
        Kept {
            scenario: self.workshop.scenario().clone(),
            memory: String::new(),
            file: self.file.path.clone(),
            name: self.file.name(),
            changes: self.workshop.unsaved_changes(),
            written: seconds(),
        }
    }

    /// Something was kept, or could not be: then it is said once.
    pub(super) fn keep_done(&mut self, result: Result<(), KeepError>) {
        match result {
            Ok(()) => {
                if let Some(taken) = self.recovery.taken.take() {
                    taken.discard();
                }
            }
            Err(error) if !self.recovery.told => {
                self.recovery.told = true;
                self.say(Notice::error(error.to_string()));
            }
            Err(_) => {}
        }
    }

    /// A job beside the window came to no end.
    pub(super) fn job_failed(&mut self, told: bool) {
        if told {
            self.saving = 0;
            self.after_save = None;
        }
        let text = "Something in the program failed while it was reading or saving a file. Save under another name, to \
                    be sure; the next start shows a report to pass on";
        self.say(Notice::error(text));
    }

    /// Shows the report of a fault and offers what is left, if there is something and nothing else is being asked.
    pub(super) fn offer_left(&mut self) {
        if self.asking() {
            return;
        }
        if let Some(report) = self.recovery.fault.take() {
            self.modal = Some(Modal::Fault(report));
            return;
        }
        if self.recovery.left.is_empty() {
            return;
        }
        let now = seconds();
        let items = self.recovery.left.iter().map(|found| recovered(found, now)).collect();
        self.modal = Some(Modal::Recover(items));
    }

    /// The report of a fault was seen; until then it would be shown again.
    pub(super) fn fault_seen(&mut self, ctx: &Context) {
        if let Some(faults) = self.recovery.faults.clone() {
            self.jobs.forget_fault(ctx, faults);
        }
    }

    /// Does with one of the things left what the user has decided.
    pub(super) fn recover(&mut self, index: usize, choice: RecoverChoice) {
        match choice {
            // The locks go with it, and the next start offers it again.
            RecoverChoice::Later => self.recovery.left.clear(),
            RecoverChoice::Discard if index < self.recovery.left.len() => {
                let found = self.recovery.left.remove(index);
                if let Some(kept) = found.left.set_aside() {
                    self.say(Notice::info(format!("Not restored; kept as {}", kept.display())));
                }
            }
            RecoverChoice::Restore if index < self.recovery.left.len() => {
                let found = self.recovery.left.remove(index);
                self.take_up(found);
                // What else is left waits for another start.
                self.recovery.left.clear();
            }
            RecoverChoice::Discard | RecoverChoice::Restore => {}
        }
    }

    fn take_up(&mut self, found: Found) {
        let Found { left, history, on_disk } = found;
        let Ok(kept) = &left.kept else { return };
        let print = on_disk.as_ref().and_then(|(_, print)| *print);
        let stem = kept.name.trim_end_matches(".ron").to_owned();
        let file = OpenFile { path: kept.file.clone(), stem, print };
        match Workshop::recover(
            kept.scenario.clone(),
            history,
            kept.changes,
            on_disk.as_ref().map(|(on_disk, _)| &**on_disk),
        ) {
            Ok(workshop) => {
                self.replace_with(Opening { workshop, file, left: Some(left), earlier: None });
            }
            Err(error) => self.say(Notice::error(error.to_string())),
        }
    }

    /// Another document is open: what it was taken up from, if it was.
    pub(super) fn taken_up(&mut self, left: Option<Left>) {
        self.recovery.taken = left;
    }

    /// The window closes: nothing is left behind, unless nobody was asked about what is not saved, as when the
    /// session of the desktop ends.
    pub(super) fn forget_kept(&mut self) {
        if self.closing || !self.workshop.dirty() {
            if let Some(journal) = &self.recovery.journal {
                journal.clear();
            }
        } else if let Ok(journal) = self.recovery.journal() {
            let kept = Kept { memory: self.workshop.history().write(), ..self.to_keep() };
            journal.keep(&RealDisk, &kept).ok();
        }
    }
}

/// Seconds since 1970, by the clock of the machine.
fn seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// What is said of something left.
fn recovered(found: &Found, now: u64) -> Recovered {
    match &found.left.kept {
        Ok(kept) => Recovered {
            title: kept.scenario.title.clone(),
            place: kept.file.as_ref().map_or_else(|| kept.name.clone(), |path| path.display().to_string()),
            when: wording::ago(now.saturating_sub(kept.written)),
            changes: wording::count(kept.changes, "change", "changes"),
            differences: match &found.on_disk {
                Some((on_disk, _)) => wording::difference(on_disk, &kept.scenario),
                None if kept.file.is_some() => vec!["Its file is not there any more, or cannot be read".to_owned()],
                None => vec!["It was never saved".to_owned()],
            },
            unreadable: None,
        },
        Err(unreadable) => Recovered {
            title: "Unsaved work that cannot be read".to_owned(),
            place: unreadable.path.display().to_string(),
            unreadable: Some(unreadable.why.clone()),
            ..Recovered::default()
        },
    }
}
