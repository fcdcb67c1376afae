//! What is open and not saved is kept in the journal, and what an ended session has left is offered.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use eframe::Frame;
use egui::Context;

use super::App;
use crate::files::{Answer, Event, Intake};
use crate::program;
use crate::storage::disk::RealDisk;
use crate::storage::{Faults, Journal, Journals, KeepError, Kept, Left};
use crate::ui::document::{OpenFile, Opening};
use crate::ui::drafts::{Drafts, Timer};
use crate::ui::jobs::{Found, Jobs};
use crate::ui::round_clock::RoundClock;
use crate::ui::shell::{Dialog, Notice, Recover, Recovered};
use crate::wording;
use crate::workshop::{Version, Workshop};

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

/// What tells one state of what is not saved from another: the document, whether that is saved, and what is typed.
type Mark = (Version, bool, Drafts);

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

    /// Whether what ended sessions have left is being looked for.
    pub(super) fn looking(&self) -> bool {
        self.journals.is_some() || self.faults.is_some()
    }

    /// What ended sessions have left was found.
    pub(super) fn found(&mut self, left: Vec<Found>) {
        self.left = left;
    }

    /// Whether something is left of which nothing was decided yet.
    pub(super) fn has_left(&self) -> bool {
        !self.left.is_empty()
    }

    /// Leaves it for another start: the locks go with it.
    pub(super) fn leave(&mut self) {
        self.left.clear();
    }

    /// What is said of it.
    pub(super) fn described(&self) -> Vec<Recovered> {
        let now = seconds();
        self.left.iter().map(|found| recovered(found, now)).collect()
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
        let mark: Mark = (self.workshop.board().version(), self.workshop.dirty(), self.drafts());
        let unsaved = mark.1 || !mark.2.is_empty();
        if self.recovery.kept.as_ref() == Some(&mark) {
            self.recovery.changed_at = None;
            return;
        }
        if !unsaved {
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
                let kept = self.to_keep(Some(ctx));
                self.jobs.keep(ctx, journal, kept, self.workshop.history().clone());
            }
            Err(error) => self.keep_done(Err(error)),
        }
    }

    /// The open document as it is kept, without its history.
    fn to_keep(&self, ctx: Option<&Context>) -> Kept {
        let timer = self
            .view
            .clock
            .zip(ctx)
            .map(|(clock, ctx)| Timer { left: clock.left(ctx.input(|input| input.time)), signal: clock.signal });
        let drafts = Drafts { timer, ..self.drafts() };
        Kept {
            scenario: self.workshop.scenario().clone(),
            memory: String::new(),
            // Texts and ids can always be written.
            drafts: serde_json::to_string(&drafts).unwrap_or_default(),
            file: self.file.path.clone(),
            print: self.file.print,
            name: self.file.name(),
            changes: self.workshop.unsaved_changes(),
            written: seconds(),
        }
    }

    /// What is typed and part of nothing yet.
    pub(super) fn drafts(&self) -> Drafts {
        let typed = match &self.dialog {
            Some((Dialog::CloseRound(dialog), _)) => Some(&dialog.draft),
            _ => self.round.as_ref(),
        };
        let typed = typed.filter(|draft| !draft.is_empty());
        Drafts::of(typed, &self.view.editor, &self.view.room.told, &self.view.incoming.ballots)
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

    /// The report of a fault was seen; until then it would be shown again.
    pub(super) fn fault_seen(&mut self, ctx: &Context) {
        if let Some(faults) = self.recovery.faults.clone() {
            self.jobs.forget_fault(ctx, faults);
        }
    }

    /// Puts something that was left away, at the user's wish.
    pub(super) fn put_away(&mut self, index: usize, ctx: &Context, frame: Option<&Frame>) {
        if index < self.recovery.left.len() {
            let found = self.recovery.left.remove(index);
            if let Some(kept) = found.left.set_aside() {
                self.say(Notice::place(format!("Not restored; kept as {}", kept.display())));
            }
        }
        if self.recovery.has_left() {
            let recover = Recover(self.recovery.described());
            self.dialog.iter_mut().for_each(|(dialog, _)| *dialog = Dialog::Recover(recover.clone()));
        } else {
            self.handle(Event::Answered(Answer::Cancel), ctx, frame);
        }
    }

    /// Takes up something that was left. What else there is waits for another start.
    pub(super) fn restore(&mut self, index: usize, ctx: &Context, frame: Option<&Frame>) {
        let mut left = std::mem::take(&mut self.recovery.left);
        if index >= left.len() {
            return;
        }
        let Found { left, history, on_disk } = left.remove(index);
        let Ok(kept) = &left.kept else { return };
        let (on_disk, present) = on_disk.as_ref().map(|(on_disk, print)| (&**on_disk, *print)).unzip();
        match Workshop::recover(kept.scenario.clone(), history, kept.changes, on_disk) {
            Ok(workshop) => {
                // What the file holds by now was told; what others have put there since is not replaced without a question.
                let told = present.flatten();
                let print = if workshop.dirty() { kept.print } else { told };
                let stem = kept.name.trim_end_matches(".ron").to_owned();
                let file = OpenFile { path: kept.file.clone(), stem, print, told };
                let opening = Opening { left: Some(left), ..Opening::new(workshop, file) };
                self.handle(Event::Offer(Box::new(opening)), ctx, frame);
            }
            Err(error) => self.say(Notice::error(error.to_string())),
        }
    }

    /// Another document is open: what it was taken up from, if it was, with what was being typed then.
    pub(super) fn taken_up(&mut self, left: Option<Left>) {
        let drafts = left.as_ref().and_then(|left| left.kept.as_ref().ok()).map(|kept| kept.drafts.as_str());
        // A journal of an earlier version has none.
        let drafts: Drafts = drafts.and_then(|drafts| serde_json::from_str(drafts).ok()).unwrap_or_default();
        if let Some(timer) = drafts.timer {
            self.view.clock = Some(RoundClock::paused(timer.left, timer.signal));
        }
        let view = &mut self.view;
        self.round = drafts.put_into(&mut view.editor, &mut view.room.told, &mut view.incoming.ballots);
        // Nothing else on the screen leads to them.
        if !self.view.incoming.ballots.papers.is_empty() {
            self.show_intake(Intake::Ballots);
        }
        self.recovery.taken = left;
    }

    /// The window closes: nothing is left behind, unless nobody was asked about what is not saved, as when the
    /// session of the desktop ends.
    pub(super) fn forget_kept(&mut self) {
        if self.closing || (!self.workshop.dirty() && self.drafts().is_empty()) {
            if let Some(journal) = &self.recovery.journal {
                journal.clear();
            }
        } else if let Ok(journal) = self.recovery.journal() {
            let kept = Kept { memory: self.workshop.history().write(), ..self.to_keep(None) };
            journal.keep(&RealDisk, &kept).ok();
        }
    }
}

/// Seconds since 1970, by the clock of the machine.
fn seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// What was not saved, in words: changes, and what was part of nothing yet.
fn left_over(kept: &Kept) -> String {
    let drafts = serde_json::from_str(&kept.drafts).map(|drafts: Drafts| drafts.names()).unwrap_or_default();
    let changes = wording::count(kept.changes, "change", "changes");
    let changes = Some(changes).filter(|_| kept.changes > 0 || drafts.is_empty());
    wording::list(changes.into_iter().chain(drafts.into_iter().map(str::to_owned)))
}

/// What is said of something left.
fn recovered(found: &Found, now: u64) -> Recovered {
    match &found.left.kept {
        Ok(kept) => Recovered {
            title: kept.scenario.title.clone(),
            place: kept.file.as_ref().map_or_else(|| kept.name.clone(), |path| path.display().to_string()),
            when: wording::ago(kept.written, now),
            changes: left_over(kept),
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
