//! Opening, saving and closing: what is asked, and what follows from the answers.

use std::path::{Path, PathBuf};

use eframe::Frame;
use egui::{Context, ViewportCommand};

use super::App;
use crate::scenario::Scenario;
use crate::storage::{self, Loaded, ReadError, SaveError};
use crate::ui::dialogs::{Purpose, Reply, Request};
use crate::ui::jobs::Done;
use crate::ui::shell::{Answer, Modal, Notice, Unreadable};
use crate::ui::state::View;
use crate::workshop::Workshop;

/// A scenario in the program itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Embedded {
    name: &'static str,
    text: &'static str,
}

/// The scenario that comes with the program.
pub(super) const SHIPPED: Embedded =
    Embedded { name: "ukraine-2025", text: include_str!("../../../scenarios/ukraine-2025.ron") };
/// The small example.
pub(super) const FIRST_STEPS: Embedded =
    Embedded { name: "first-steps", text: include_str!("../../../scenarios/first-steps.ron") };
/// A scenario to start from.
pub(super) const BLANK: Embedded = Embedded { name: "untitled", text: include_str!("../../../scenarios/blank.ron") };

/// Where the open document is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenFile {
    /// The file; `None` for one that was never saved.
    pub path: Option<PathBuf>,
    /// What a file that was never saved is called.
    pub stem: String,
    /// Whether the file has comments, which saving would drop.
    pub comments: bool,
}

impl OpenFile {
    /// The name shown.
    pub fn name(&self) -> String {
        self.path
            .as_deref()
            .and_then(Path::file_name)
            .map_or_else(|| self.stem.clone(), |name| name.to_string_lossy().into_owned())
    }

    /// The file name offered when it is saved for the first time.
    fn suggested(&self) -> String {
        if self.path.is_some() { self.name() } else { format!("{}.ron", self.stem) }
    }
}

/// What is to happen once unsaved changes are dealt with.
pub(super) enum Next {
    /// The window closes.
    Quit,
    /// Another document is opened.
    Replace(Box<(Workshop, OpenFile)>),
}

/// The document that the program starts with.
pub(super) fn shipped() -> Result<(Workshop, OpenFile), Box<dyn std::error::Error + Send + Sync>> {
    embedded(SHIPPED)
}

fn embedded(scenario: Embedded) -> Result<(Workshop, OpenFile), Box<dyn std::error::Error + Send + Sync>> {
    let loaded = storage::read_text(scenario.text).map_err(|problems| problems.in_file(scenario.name).to_string())?;
    let file = OpenFile { path: None, stem: scenario.name.to_owned(), comments: false };
    Ok((Workshop::open(loaded.scenario)?, file))
}

impl App {
    pub(super) fn open_embedded(&mut self, scenario: Embedded) {
        match embedded(scenario) {
            Ok(document) => self.replace_with(document),
            Err(error) => self.say(Notice::error(error.to_string())),
        }
    }

    /// Puts another document in place of the open one; asks first if that one has unsaved changes.
    fn replace_with(&mut self, document: (Workshop, OpenFile)) {
        let next = Next::Replace(Box::new(document));
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
            Next::Replace(document) => {
                let (workshop, file) = *document;
                if let Some(path) = &file.path {
                    self.prefs.note_recent(path);
                }
                self.say(Notice::info(format!("Opened {}", file.name())));
                self.workshop = workshop;
                self.file = file;
                self.view = View::default();
                self.unreadable = None;
            }
        }
    }

    /// Saves to the open file, or asks for one where there is none; `next` follows once it is saved.
    pub(super) fn save_file(&mut self, next: Option<Next>, ctx: &Context, frame: &Frame) {
        match self.file.path.clone() {
            Some(path) => {
                self.after_save = next;
                self.jobs.save(ctx, &path, self.workshop.scenario(), self.file.comments);
            }
            None => self.ask_for_file(Purpose::SaveAs, next, ctx, frame),
        }
    }

    /// Shows a file dialog.
    pub(super) fn ask_for_file(&mut self, purpose: Purpose, next: Option<Next>, ctx: &Context, frame: &Frame) {
        if self.dialogs.open() {
            return;
        }
        let near = self.file.path.clone().or_else(|| self.prefs.recent.first().cloned());
        let request = Request { purpose, near, file_name: self.file.suggested() };
        self.dialog_for = Some((purpose, next));
        self.dialogs.show(&request, frame, ctx);
    }

    /// Takes up what dialogs and jobs have to say.
    pub(super) fn file_replies(&mut self, ctx: &Context, _frame: &Frame) {
        if let Some(reply) = self.dialogs.poll()
            && let Some((purpose, next)) = self.dialog_for.take()
        {
            match reply {
                Reply::Picked(path) => self.picked(purpose, path, next, false, ctx),
                Reply::Cancelled => {}
                Reply::Unavailable => {
                    self.pending = next;
                    self.modal = Some(Modal::path(purpose, self.suggested_path()));
                }
            }
        }
        for done in self.jobs.take_done() {
            match done {
                Done::Read { path, result } => self.read_done(path, result),
                Done::Saved { path, scenario, result } => self.save_done(&path, &scenario, result, ctx),
            }
        }
    }

    /// Where the in-app path dialog begins.
    fn suggested_path(&self) -> PathBuf {
        let folder = self.file.path.as_deref().and_then(Path::parent).map(Path::to_owned);
        let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        folder.join(self.file.suggested())
    }

    /// A file was chosen. One to save to gets its ending; if that makes it another file, or the dialog did not ask,
    /// overwriting is asked about here.
    fn picked(&mut self, purpose: Purpose, path: PathBuf, next: Option<Next>, ask: bool, ctx: &Context) {
        match purpose {
            Purpose::Open => self.jobs.read(ctx, path),
            Purpose::SaveAs => {
                let ended = if path.extension().is_none() { path.with_extension("ron") } else { path.clone() };
                let asked = !ask && ended == path;
                if !asked && ended.exists() {
                    self.pending = next;
                    self.modal = Some(Modal::Overwrite(ended));
                } else {
                    self.after_save = next;
                    self.jobs.save(ctx, &ended, self.workshop.scenario(), false);
                }
            }
        }
    }

    fn read_done(&mut self, path: PathBuf, result: Result<Box<Loaded>, ReadError>) {
        let unreadable = match result {
            Ok(loaded) => {
                let Loaded { scenario, comments } = *loaded;
                let file = OpenFile { path: Some(path.clone()), stem: String::new(), comments };
                match Workshop::open(scenario) {
                    Ok(workshop) => return self.replace_with((workshop, file)),
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
        scenario: &Scenario,
        result: Result<Option<PathBuf>, SaveError>,
        ctx: &Context,
    ) {
        let next = self.after_save.take();
        match result {
            Ok(kept) => {
                self.workshop.mark_saved(scenario);
                self.file = OpenFile { path: Some(path.to_owned()), stem: String::new(), comments: false };
                self.prefs.note_recent(path);
                let kept = kept.map_or_else(String::new, |kept| {
                    format!(". Saving does not keep comments; the file as it was is {}", kept.display())
                });
                self.say(Notice::info(format!("Saved {}{kept}", path.display())));
                if let Some(next) = next {
                    self.follow(next, Some(ctx));
                }
            }
            Err(error) => self.say(Notice::error(error.to_string())),
        }
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
            Answer::Cancel => self.pending = None,
            Answer::Path(purpose, path) => {
                let next = self.pending.take();
                self.picked(purpose, path, next, true, ctx);
            }
            Answer::Overwrite(path) => {
                self.after_save = self.pending.take();
                self.jobs.save(ctx, &path, self.workshop.scenario(), false);
            }
            Answer::Edit(edit) => self.edit(&edit),
        }
    }

    /// Opens a file that was dropped on the window.
    pub(super) fn drops(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped {
            self.jobs.read(ctx, path);
        }
    }

    /// Keeps the window open while something is unsaved, and asks.
    pub(super) fn guard_close(&mut self, ctx: &Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && !self.closing && self.workshop.dirty() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.pending = Some(Next::Quit);
            self.modal = Some(Modal::Unsaved { name: self.file.name(), quitting: true });
        }
    }
}
