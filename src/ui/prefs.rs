//! What the program remembers between sessions, beside what egui remembers of the window itself.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// How many files the recent list holds.
const MAX_RECENT: usize = 10;

/// Under which name the preferences are kept.
const KEY: &str = "guarantee-board";

/// What the program remembers between sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// Files opened or saved, the latest first.
    pub recent: Vec<PathBuf>,
}

impl Prefs {
    /// What was remembered; nothing, if that is broken or missing.
    pub fn load(storage: Option<&dyn eframe::Storage>) -> Self {
        storage.and_then(|storage| eframe::get_value(storage, KEY)).unwrap_or_default()
    }

    /// Remembers.
    pub fn save(&self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, KEY, self);
    }

    /// Puts a file at the head of the recent list.
    pub fn note_recent(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MAX_RECENT);
    }

    /// Takes a file off the recent list.
    pub fn forget_recent(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
    }
}
