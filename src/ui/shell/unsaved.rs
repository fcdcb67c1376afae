//! What is asked before something is lost: work that is in no file, and a file that is there already.

use std::path::PathBuf;

use egui::Ui;

use super::dialog::{Ask, answer_ui, buttons_ui, default_ui, heading_ui, text_ui};
use crate::files::Answer;
use crate::ui::command::{Action, Now};
use crate::wording;

/// Work that is in no file: save it?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// The open file, if there are changes to save.
    pub changed: Option<String>,
    /// What is filled in by half.
    pub drafts: Vec<&'static str>,
    /// Whether the window is to close; otherwise another scenario is to be opened.
    pub quitting: bool,
}

impl Ask for Unsaved {
    fn kind(&self) -> &'static str {
        "unsaved"
    }

    fn ui(&mut self, ui: &mut Ui, _: &Now<'_>, out: &mut Vec<Action>) {
        let drafts = wording::list(&self.drafts);
        let Some(name) = &self.changed else {
            heading_ui(ui, "Leave what is only half filled in?");
            text_ui(ui, format!("Not part of the scenario yet, and gone if you go on: {drafts}."));
            return buttons_ui(ui, |ui| {
                if default_ui(ui, "Back to it").clicked() {
                    out.push(Action::Answer(Answer::Cancel));
                }
                answer_ui(ui, "Leave it", Answer::Discard, out);
            });
        };
        heading_ui(ui, &format!("Save the changes to {name}?"));
        let what =
            if self.quitting { "The window is about to close." } else { "Another scenario is about to be opened." };
        text_ui(ui, format!("{what} Without saving, the changes since the last save are gone."));
        if !self.drafts.is_empty() {
            text_ui(ui, format!("Only half filled in, and not saved either way: {drafts}."));
        }
        buttons_ui(ui, |ui| {
            if default_ui(ui, "Save").clicked() {
                out.push(Action::Answer(Answer::Save));
            }
            answer_ui(ui, "Do not save", Answer::Discard, out);
            answer_ui(ui, "Cancel", Answer::Cancel, out);
        });
    }
}

/// There is a file at this place: replace it?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overwrite(pub PathBuf);

impl Ask for Overwrite {
    fn kind(&self) -> &'static str {
        "overwrite"
    }

    fn ui(&mut self, ui: &mut Ui, _: &Now<'_>, out: &mut Vec<Action>) {
        heading_ui(ui, "Replace the file?");
        text_ui(ui, format!("There is a file at this place already: {}", self.0.display()));
        buttons_ui(ui, |ui| {
            if default_ui(ui, "Replace").clicked() {
                out.push(Action::Answer(Answer::Replace));
            }
            answer_ui(ui, "Cancel", Answer::Cancel, out);
        });
    }
}
