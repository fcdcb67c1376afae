//! Where the open document is kept, and the scenarios that come with the program.

use std::path::{Path, PathBuf};

use crate::storage::{self, Fingerprint};
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
    /// What the file held when it was read or saved, if it was.
    pub print: Option<Fingerprint>,
}

impl OpenFile {
    /// The name shown.
    pub fn name(&self) -> String {
        self.path
            .as_deref()
            .and_then(Path::file_name)
            .map_or_else(|| self.stem.clone(), |name| name.to_string_lossy().into_owned())
    }

    /// What the names offered for new files begin with: what its file is called, or the title of one that has none and
    /// was begun with nothing in it.
    pub(super) fn stem(&self, title: &str) -> String {
        let name = if self.path.is_none() && self.stem == BLANK.name { title.to_owned() } else { self.name() };
        name.strip_suffix(".ron").unwrap_or(&name).to_owned()
    }
}

/// A document and where it is kept, or why it cannot be had.
type Document = Result<(Workshop, OpenFile), Box<dyn std::error::Error + Send + Sync>>;

impl Embedded {
    /// The scenario as a document that was never saved.
    pub(super) fn read(self) -> Document {
        let loaded = storage::read_text(self.text).map_err(|problems| problems.in_file(self.name).to_string())?;
        let file = OpenFile { path: None, stem: self.name.to_owned(), print: None };
        Ok((Workshop::open(loaded.scenario)?, file))
    }
}
