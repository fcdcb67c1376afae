//! What the program says of itself, as things stand on this machine; and what is to be said about the scenario.

use std::path::PathBuf;

use super::App;
use crate::program;
use crate::ui::shell::{About, AboutScenario, Dialog, Places};

impl App {
    /// Shows what is to be said about the open scenario.
    pub(super) fn show_about_scenario(&mut self) {
        let about = AboutScenario::new(self.workshop.scenario());
        self.show(Dialog::AboutScenario(about));
    }

    /// Shows it.
    pub(super) fn show_about(&mut self) {
        let places = Places {
            settings: self.recovery.settings.clone(),
            unsaved: self.recovery.journals.as_ref().map(|journals| journals.folder().to_owned()),
            fault: self.recovery.faults.as_ref().map(|faults| faults.path().to_owned()),
            licences: licences(),
        };
        self.show(Dialog::About(About::new(places)));
    }
}

/// The folder with all licence texts, where the program was installed with one.
fn licences() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folder = program.parent()?.parent()?.join("share/doc").join(program::NAME);
    folder.is_dir().then_some(folder)
}
