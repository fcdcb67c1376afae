//! The question that is asked when a copy of the open scenario is let go over the window.

use egui::Ui;

use super::dialog::{Ask, answer_ui, buttons_ui, default_ui, heading_ui, text_ui};
use crate::files::Answer;
use crate::ui::command::{Action, Now};

/// A copy of the open scenario: open it, or bring in what was made in it?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The name of the file.
    pub name: String,
    /// What would come in.
    pub news: String,
}

impl Ask for Dropped {
    fn kind(&self) -> &'static str {
        "dropped"
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &Now<'_>, out: &mut Vec<Action>) {
        heading_ui(ui, &format!("Bring in what was made in {}?", self.name));
        text_ui(ui, format!("It is a copy of the scenario that is open. {}.", self.news));
        text_ui(ui, "What is open stays as it is; what comes in is shown first, and can be undone.");
        buttons_ui(ui, |ui| {
            if default_ui(ui, "Bring in…").clicked() {
                out.push(Action::Answer(Answer::BringIn));
            }
            answer_ui(ui, "Open it instead", Answer::Open, out);
            answer_ui(ui, "Cancel", Answer::Cancel, out);
        });
    }
}
