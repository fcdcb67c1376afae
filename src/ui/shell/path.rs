//! A path, typed in the window where there is no native file dialog.

use std::path::{Path, PathBuf};

use egui::Ui;

use super::dialog::{Ask, answer_ui, buttons_ui, field_ui, heading_ui, text_ui};
use crate::files::Answer;
use crate::files::{Intake, Purpose};
use crate::ui::command::{Action, Now};
use crate::ui::theme::{Icon, Tone, Type};
use crate::ui::widgets::{primary_ui, toned_ui};

/// A path being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypePath {
    purpose: Purpose,
    /// Where a path begins that does not begin at the root: a folder whose path is no text and cannot be typed; else empty.
    folder: PathBuf,
    text: String,
    /// Why what was typed will not do.
    problem: Option<String>,
}

impl TypePath {
    /// Begins with this name in this folder. Without a name the folder ends in a separator, ready for one.
    pub fn new(purpose: Purpose, folder: PathBuf, name: &str) -> Self {
        let path = folder.join(name);
        let (folder, text) = path.to_str().map_or((folder, name), |text| (PathBuf::new(), text));
        Self { purpose, folder, text: text.to_owned(), problem: None }
    }

    /// Says why what was typed will not do; it stays.
    pub fn refuse(&mut self, why: String) {
        self.problem = Some(why);
    }

    /// The path that is meant: `~` is the user's own folder, as in shells.
    pub fn path(&self, home: Option<&Path>) -> PathBuf {
        let text = self.text.trim();
        let rest = text.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(std::path::is_separator));
        match (rest, home) {
            (Some(rest), Some(home)) => home.join(rest.trim_start_matches(std::path::is_separator)),
            _ => self.folder.join(text),
        }
    }

    fn words(&self) -> (&'static str, &'static str, &'static str) {
        match self.purpose {
            Purpose::Export(_) => ("Export to", "Export", "Type the path of the file to write."),
            Purpose::Open => {
                ("Open a scenario", "Open", "Type the path of a scenario file, or drop the file on the window.")
            }
            Purpose::TakeFrom => {
                ("Take from another scenario", "Open", "Type the path of the scenario to take things over from.")
            }
            Purpose::TakeIn(Intake::Copies) => (
                "Bring in what a group has made",
                "Read",
                "Type the path of the group’s copy, or drop files on the window.",
            ),
            Purpose::TakeIn(Intake::Table) => {
                ("Import a table", "Read", "Type the path of the table, or drop the file on the window.")
            }
            Purpose::TakeIn(Intake::Ballots) => {
                ("Take in ballots", "Read", "Type the path of a text with ballots, or drop files on the window.")
            }
            Purpose::SaveAs => ("Save the scenario as", "Save", "Type the path of the file to save to."),
        }
    }
}

impl Ask for TypePath {
    fn kind(&self) -> &'static str {
        "path"
    }

    fn ui(&mut self, ui: &mut Ui, _: &Now<'_>, out: &mut Vec<Action>) {
        let (heading, verb, note) = self.words();
        heading_ui(ui, heading);
        text_ui(ui, note);
        if !self.folder.as_os_str().is_empty() {
            text_ui(ui, format!("A name alone means a file in {}", self.folder.display()));
        }
        let before = self.text.clone();
        let entered = field_ui(ui, "Path", &mut self.text);
        if self.text != before {
            self.problem = None;
        }
        if let Some(problem) = &self.problem {
            toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(problem));
        }
        buttons_ui(ui, |ui| {
            let ready = !self.text.trim().is_empty();
            if (primary_ui(ui, verb, ready).clicked() || entered) && ready {
                out.push(Action::Path(self.path(std::env::home_dir().as_deref())));
            }
            answer_ui(ui, "Cancel", Answer::Cancel, out);
        });
    }

    fn typed(&self) -> bool {
        true
    }
}
