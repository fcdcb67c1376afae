//! The open file, changed by somebody else: noticed, shown, and decided by the user.

use std::path::PathBuf;

use eframe::Frame;
use egui::{Context, Event};

use super::App;
use super::files::Next;
use crate::storage::{Fingerprint, Loaded, ReadError};
use crate::ui::dialogs::Purpose;
use crate::ui::shell::{Changed, Modal, Notice, OutsideChoice};
use crate::wording;
use crate::workshop::Workshop;

/// What is in the open file now, where that is not what was read or saved.
pub(super) struct Outside {
    /// The file.
    pub path: PathBuf,
    /// What it holds.
    pub result: Result<Box<Loaded>, ReadError>,
    /// By which that is known again.
    pub print: Option<Fingerprint>,
    /// What was to follow a saving that was held back.
    pub next: Option<Next>,
    /// Whether a saving was held back.
    pub saving: bool,
}

impl App {
    /// Looks at the open file when the user comes back to the window.
    pub(super) fn look_outside(&mut self, ctx: &Context) {
        let back = ctx.input(|input| input.events.contains(&Event::WindowFocused(true)));
        if back
            && self.saving == 0
            && !self.asking()
            && let (Some(path), Some(print)) = (&self.file.path, self.file.print)
        {
            self.jobs.compare(ctx, path.clone(), print, self.document);
        }
    }

    /// The file is not what it was. `document`: the document for which that was asked.
    pub(super) fn changed_outside(&mut self, outside: Outside, document: u64) {
        // What is being asked comes first: coming back once more, or saving, notices it again.
        let waits = !outside.saving && self.asking();
        if waits || document != self.document || self.file.path.as_ref() != Some(&outside.path) {
            return;
        }
        if matches!(outside.result, Err(ReadError::NotFound(_))) {
            self.file.print = None;
            self.say(Notice::error(format!(
                "The file is not there any more; saving writes it again: {}",
                outside.path.display()
            )));
            return;
        }
        self.modal = Some(Modal::Outside(Changed {
            name: self.file.name(),
            differences: match &outside.result {
                Ok(loaded) => Ok(wording::difference(self.workshop.scenario(), &loaded.scenario)),
                Err(error) => Err(error.to_string()),
            },
            dirty: self.workshop.dirty(),
            saving: outside.saving,
        }));
        self.outside = Some(outside);
    }

    /// Does what the user has decided.
    pub(super) fn settle_outside(&mut self, choice: OutsideChoice, ctx: &Context, frame: &Frame) {
        let Some(Outside { path, result, print, next, saving }) = self.outside.take() else { return };
        match (choice, result) {
            (OutsideChoice::Reload, Ok(loaded)) => {
                let Loaded { scenario, earlier: _ } = *loaded;
                match Workshop::open(scenario) {
                    Ok(workshop) => self.show_reloaded(workshop, print),
                    Err(error) => self.say(Notice::error(error.to_string())),
                }
            }
            (OutsideChoice::SaveAs, _) => self.ask_for_file(Purpose::SaveAs, next, ctx, frame),
            (OutsideChoice::Keep | OutsideChoice::Reload, _) => {
                // What is there now is known; the next saving replaces it.
                self.file.print = print;
                self.workshop.mark_unlike_file();
                if saving {
                    self.start_saving(&path, next, ctx);
                }
            }
        }
    }

    /// Puts what the file holds in place of what is open; the package on the board stays if it is still there.
    fn show_reloaded(&mut self, mut workshop: Workshop, print: Option<Fingerprint>) {
        workshop.show_package(&self.workshop.scenario().current.clone());
        self.workshop = workshop;
        self.document += 1;
        self.file.print = print;
        self.say(Notice::info(format!("Read again: {}", self.file.name())));
    }
}
