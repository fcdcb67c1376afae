//! Opening, saving and closing: what is asked, and what follows from the answers.

use std::path::{Path, PathBuf};

use eframe::Frame;
use egui::{Context, ViewportCommand};

use super::App;
use super::document::{Embedded, OpenFile};
use super::outside::Outside;
use crate::scenario::{FORMAT, Scenario};
use crate::storage::{Fingerprint, Left, Loaded, ReadError, SaveError, Saved};
use crate::ui::dialogs::{Purpose, Reply, Request};
use crate::ui::jobs::{Done, Ticket};
use crate::ui::shell::{Answer, Modal, Notice, Unreadable};
use crate::ui::state::View;
use crate::workshop::Workshop;

/// What is to happen once unsaved changes are dealt with.
pub(super) enum Next {
    /// The window closes.
    Quit,
    /// Another document is opened.
    Replace(Box<Opening>),
}

/// A document about to be opened. Given up, it leaves everything as it was.
pub(super) struct Opening {
    /// The document.
    pub workshop: Workshop,
    /// Where it is kept.
    pub file: OpenFile,
    /// What it was taken up from, if an ended session has left it.
    pub left: Option<Left>,
    /// The earlier format that its file is written in, if it is.
    pub earlier: Option<u32>,
}

impl Opening {
    fn new((workshop, file): (Workshop, OpenFile)) -> Self {
        Self { workshop, file, left: None, earlier: None }
    }
}

/// A file that was read, with what came of it.
pub(super) type Arrived = (PathBuf, Result<Box<Loaded>, ReadError>, Option<Fingerprint>);

/// The path from the root, so that it means the same wherever the program is started next.
pub(super) fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// The path with this ending, which is added where there is none or another.
fn with_ending(path: PathBuf, wanted: &str) -> PathBuf {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(wanted)) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(wanted);
    PathBuf::from(name)
}

impl App {
    pub(super) fn open_embedded(&mut self, scenario: Embedded) {
        match scenario.read() {
            Ok(document) => self.replace_with(Opening::new(document)),
            Err(error) => self.say(Notice::error(error.to_string())),
        }
    }

    /// Puts another document in place of the open one; asks first if that one has unsaved changes.
    pub(super) fn replace_with(&mut self, opening: Opening) {
        let next = Next::Replace(Box::new(opening));
        if self.workshop.dirty() {
            self.pending = Some(next);
            self.modal = Some(Modal::Unsaved { name: self.file.name(), quitting: false });
        } else {
            self.follow(next, None);
        }
    }

    fn follow(&mut self, next: Next, ctx: Option<&Context>) {
        match next {
            Next::Quit => {
                self.closing = true;
                if let Some(ctx) = ctx {
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
            }
            Next::Replace(opening) => {
                let Opening { workshop, file, left, earlier } = *opening;
                if let Some(path) = &file.path {
                    self.prefs.note_recent(path);
                }
                let earlier = earlier.map_or_else(String::new, |earlier| {
                    format!(", written in the earlier format {earlier}; saving writes format {FORMAT}")
                });
                self.say(Notice::info(format!("Opened {}{earlier}", file.name())));
                self.document += 1;
                // Whatever was being asked was asked about the document before.
                (self.modal, self.pending, self.dialog_for, self.after_save) = (None, None, None, None);
                self.workshop = workshop;
                self.file = file;
                self.taken_up(left);
                let View { audience, clock, .. } = std::mem::take(&mut self.view);
                (self.view.audience, self.view.clock) = (audience, clock);
                // Where there is nothing to lay yet, one begins by writing it.
                self.view.editor.open = self.workshop.scenario().elements.is_empty();
                self.unreadable = None;
            }
        }
    }

    /// Saves to the open file, or asks for one where there is none; `next` follows once it is saved.
    pub(super) fn save_file(&mut self, next: Option<Next>, ctx: &Context, frame: &Frame) {
        match self.file.path.clone() {
            Some(path) => self.start_saving(&path, next, ctx),
            None => self.ask_for_file(Purpose::SaveAs, next, ctx, frame),
        }
    }

    /// Begins to save; `next` follows once just this saving has succeeded.
    pub(super) fn start_saving(&mut self, path: &Path, next: Option<Next>, ctx: &Context) {
        self.savings += 1;
        self.saving += 1;
        if let Some(next) = next {
            self.after_save = Some((self.savings, next));
        }
        let same = |known: &PathBuf| known == path || known.canonicalize().ok() == path.canonicalize().ok();
        let ticket = Ticket { number: self.savings, document: self.document };
        // Only the open file is known; another was chosen just now, and replacing it was agreed to.
        let known = if self.file.path.as_ref().is_some_and(same) { self.file.print } else { None };
        self.jobs.save(ctx, path, self.workshop.scenario(), self.file.path.clone(), known, ticket);
    }

    /// Shows a file dialog.
    pub(super) fn ask_for_file(&mut self, purpose: Purpose, next: Option<Next>, ctx: &Context, frame: &Frame) {
        if self.dialogs.open() {
            return;
        }
        let near = self.file.path.clone().or_else(|| self.prefs.recent.first().cloned());
        let request = Request { purpose, near, file_name: self.offered_name(purpose) };
        self.dialog_for = Some((purpose, next));
        self.dialogs.show(&request, frame, ctx);
    }

    /// Takes up what dialogs and jobs have to say.
    pub(super) fn file_replies(&mut self, ctx: &Context) {
        if let Some(reply) = self.dialogs.poll()
            && let Some((purpose, next)) = self.dialog_for.take()
        {
            match reply {
                Reply::Picked(path) => self.picked(purpose, path, next, false, ctx),
                Reply::Cancelled => {}
                Reply::Unavailable => {
                    self.pending = next;
                    let (folder, name) = self.suggested_path(purpose);
                    self.modal = Some(Modal::path(purpose, folder, &name));
                }
            }
        }
        for done in self.jobs.take_done() {
            match done {
                Done::Read { path, result, print } => self.arrived.push((path, result, print)),
                Done::Alike => {}
                Done::Outside { path, result, print, document, ticket } => {
                    self.held_back(
                        Outside { path, result, print, next: None, saving: ticket.is_some() },
                        document,
                        ticket,
                    );
                }
                Done::Exported(path, result) => self.export_done(&path, result),
                Done::Kept(result) => self.keep_done(result),
                Done::Left(left, fault) => self.recovery.found(left, fault),
                Done::Failed { told } => self.job_failed(told),
                Done::Saved { path, ticket, scenario, result } => {
                    self.save_done(&path, ticket, &scenario, result, ctx);
                }
            }
        }
        self.offer_left();
        // A dialog is about the open document: no other takes its place meanwhile.
        while !self.asking() && !self.arrived.is_empty() {
            let (path, result, print) = self.arrived.remove(0);
            self.read_done(path, result, print);
        }
    }

    /// Where the in-app path dialog begins: a folder, and a name in it.
    fn suggested_path(&self, purpose: Purpose) -> (PathBuf, String) {
        let folder = self.file.path.as_deref().and_then(Path::parent).map(Path::to_owned);
        let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        match purpose {
            Purpose::Open | Purpose::TakeFrom => (folder, String::new()),
            Purpose::SaveAs | Purpose::Export(_) => (folder, self.offered_name(purpose)),
        }
    }

    /// A file was chosen. One to save to gets its ending; if that makes it another file, or the dialog did not ask,
    /// overwriting is asked about here.
    fn picked(&mut self, purpose: Purpose, path: PathBuf, next: Option<Next>, ask: bool, ctx: &Context) {
        let path = absolute(path);
        match purpose {
            Purpose::Open => self.jobs.read(ctx, path),
            Purpose::TakeFrom => {
                self.taking_from = Some(path.clone());
                self.jobs.read(ctx, path);
            }
            Purpose::SaveAs | Purpose::Export(_) => {
                let ended = with_ending(path.clone(), purpose.ending());
                if (ask || ended != path) && ended.exists() {
                    self.pending = next;
                    self.modal = Some(Modal::Overwrite(purpose, ended));
                } else {
                    self.write_to(purpose, &ended, next, ctx);
                }
            }
        }
    }

    /// Saves or exports to a file, whatever is there.
    fn write_to(&mut self, purpose: Purpose, path: &Path, next: Option<Next>, ctx: &Context) {
        match purpose {
            Purpose::Export(_) => self.start_exporting(path, ctx),
            Purpose::Open | Purpose::TakeFrom | Purpose::SaveAs => self.start_saving(path, next, ctx),
        }
    }

    fn read_done(&mut self, path: PathBuf, result: Result<Box<Loaded>, ReadError>, print: Option<Fingerprint>) {
        let unreadable = match result {
            Ok(loaded) if self.taking_from.take_if(|wanted| *wanted == path).is_some() => {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                return self.show_library(name, loaded.scenario);
            }
            Ok(loaded) => {
                let Loaded { scenario, earlier } = *loaded;
                let file = OpenFile { path: Some(path.clone()), stem: String::new(), print };
                match Workshop::open(scenario) {
                    Ok(workshop) => return self.replace_with(Opening { earlier, ..Opening::new((workshop, file)) }),
                    Err(error) => Unreadable::new(&path, error.to_string()),
                }
            }
            Err(error) => {
                if matches!(error, ReadError::NotFound(_)) {
                    self.prefs.forget_recent(&path);
                }
                Unreadable::from_error(&path, &error)
            }
        };
        self.unreadable = Some(unreadable);
    }

    fn save_done(
        &mut self,
        path: &Path,
        ticket: Ticket,
        scenario: &Scenario,
        result: Result<Saved, SaveError>,
        ctx: &Context,
    ) {
        let next = self.ended_saving(ticket);
        let saved = match result {
            Ok(saved) => saved,
            Err(error) => return self.say(Notice::error(error.to_string())),
        };
        self.prefs.note_recent(path);
        self.notice = None;
        self.say(Notice::info(format!("Saved {}", path.display())));
        if ticket.document != self.document {
            return;
        }
        self.workshop.mark_saved(scenario);
        let print = Some(saved.fingerprint);
        self.file = OpenFile { path: Some(path.to_owned()), stem: String::new(), print };
        match next {
            // Something was changed while the file was written.
            Some(next) if self.workshop.dirty() => {
                let quitting = matches!(next, Next::Quit);
                self.pending = Some(next);
                self.modal = Some(Modal::Unsaved { name: self.file.name(), quitting });
            }
            Some(next) => self.follow(next, Some(ctx)),
            None => {}
        }
    }

    /// A saving has ended, one way or the other; what was to follow it.
    fn ended_saving(&mut self, ticket: Ticket) -> Option<Next> {
        self.saving = self.saving.saturating_sub(1);
        self.after_save.take_if(|(number, _)| *number == ticket.number).map(|(_, next)| next)
    }

    /// The file is not what it was; a saving may have been held back because of it.
    fn held_back(&mut self, outside: Outside, document: u64, ticket: Option<Ticket>) {
        let next = ticket.and_then(|ticket| self.ended_saving(ticket));
        self.changed_outside(Outside { next, ..outside }, document);
    }

    /// Does what was answered in a modal dialog.
    pub(super) fn answer(&mut self, answer: Answer, ctx: &Context, frame: &Frame) {
        self.modal = None;
        match answer {
            Answer::Save => {
                let next = self.pending.take();
                self.save_file(next, ctx, frame);
            }
            Answer::Discard => {
                if let Some(next) = self.pending.take() {
                    self.follow(next, Some(ctx));
                }
            }
            Answer::Cancel => (self.pending, self.outside) = (None, None),
            Answer::Path(purpose, path) => {
                let next = self.pending.take();
                self.picked(purpose, path, next, true, ctx);
            }
            Answer::Overwrite(purpose, path) => {
                let next = self.pending.take();
                self.write_to(purpose, &path, next, ctx);
            }
            Answer::Edit(edit) => self.edit(&edit),
            Answer::Do(action) => self.act(*action, ctx, frame),
            Answer::Outside(choice) => self.settle_outside(choice, ctx, frame),
            Answer::Recover(index, choice) => self.recover(index, choice),
            Answer::CloseRound(closing) => self.close_round(closing),
            Answer::StartClock(minutes, signal) => self.start_clock(minutes, signal, ctx),
            Answer::Export(export) => self.ask_where_to_export(export, ctx, frame),
            Answer::FaultSeen => self.fault_seen(ctx),
            Answer::Page(page) => self.modal = Some(Modal::Help(page)),
        }
    }

    /// Opens a file that was dropped on the window.
    pub(super) fn drops(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        let wanted = matches!(self.modal, Some(Modal::Path { purpose: Purpose::Open, .. }));
        match dropped {
            Some(path) if wanted => {
                self.modal = None;
                self.jobs.read(ctx, path);
            }
            Some(_) if self.asking() => self.say(Notice::info("Answer the dialog first, then drop the file again")),
            Some(path) => self.jobs.read(ctx, path),
            None => {}
        }
    }

    /// Keeps the window open while something is unsaved, and asks.
    pub(super) fn guard_close(&mut self, ctx: &Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if !asked || self.closing {
            return;
        }
        if self.workshop.dirty() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.pending = Some(Next::Quit);
            self.modal = Some(Modal::Unsaved { name: self.file.name(), quitting: true });
        } else if self.saving > 0 {
            // The file is being written; the window closes once it is whole.
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.after_save = Some((self.savings, Next::Quit));
        }
    }
}
