//! The name of a package.

use egui::Ui;

use super::dialog::{Ask, buttons_ui, field_ui, heading_ui, text_ui};
use crate::ui::command::{Action, Now};
use crate::ui::widgets::primary_ui;
use crate::workshop::{Edit, MAX_NAME};

/// A name for a package, as typed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamePackage {
    /// Whether it is for a new package; otherwise for the one on the board.
    new: bool,
    before: String,
    text: String,
}

impl NamePackage {
    /// For a new package.
    pub fn of_new() -> Self {
        Self { new: true, before: String::new(), text: String::new() }
    }

    /// Another one for the package on the board, which has this one.
    pub fn in_place_of(name: String) -> Self {
        Self { new: false, text: name.clone(), before: name }
    }
}

impl Ask for NamePackage {
    fn kind(&self) -> &'static str {
        "name"
    }

    fn ui(&mut self, ui: &mut Ui, _: &Now<'_>, out: &mut Vec<Action>) {
        let (heading, verb, text) = if self.new {
            ("New package", "Start", "It starts with an empty board and the default assumptions.")
        } else {
            ("Rename package", "Rename", "The name is shown in the list of packages and in reports.")
        };
        heading_ui(ui, heading);
        text_ui(ui, text);
        let entered = field_ui(ui, "Name", &mut self.text);
        let name = self.text.trim();
        let too_long = name.chars().count() > MAX_NAME;
        if too_long {
            text_ui(ui, format!("At most {MAX_NAME} characters, please"));
        }
        let ready = !name.is_empty() && !too_long && name != self.before;
        buttons_ui(ui, |ui| {
            if (primary_ui(ui, verb, ready).clicked() || entered) && ready {
                let name = self.text.clone();
                out.push(Action::Dismiss);
                out.push(Action::Edit(if self.new { Edit::NewPackage(name) } else { Edit::RenamePackage(name) }));
            }
            if ui.button("Cancel").clicked() {
                out.push(Action::Dismiss);
            }
        });
    }

    fn typed(&self) -> bool {
        self.text != self.before
    }
}
