//! What the program says of itself, as things stand on this machine.

use std::path::PathBuf;

use super::App;
use crate::program;
use crate::ui::shell::{About, Dialog, Places};

impl App {
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
