//! Where the open document is kept, and the scenarios that come with the program.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::storage::{self, Fingerprint, Left};
use crate::workshop::Workshop;

/// A scenario in the program itself.
#[derive(Clone, Copy, Debug)]
pub struct Embedded {
    name: &'static str,
    text: &'static str,
}

/// The scenario that comes with the program.
pub const SHIPPED: Embedded = Embedded { name: "ukraine-2025", text: include_str!("../../scenarios/ukraine-2025.ron") };
/// The small example.
pub const FIRST_STEPS: Embedded =
    Embedded { name: "first-steps", text: include_str!("../../scenarios/first-steps.ron") };
/// A scenario to start from.
pub const BLANK: Embedded = Embedded { name: "untitled", text: include_str!("../../scenarios/blank.ron") };

/// Where the open document is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenFile {
    /// The file; `None` for one that was never saved.
    pub path: Option<PathBuf>,
    /// What a file that was never saved is called.
    pub stem: String,
    /// What the file held when it was read or saved, if it was, or what the user has said may be replaced: only over that
    /// is it saved without a question.
    pub print: Option<Fingerprint>,
    /// What the user knows it to hold, which somebody else may have put there: of anything else the user is told.
    pub told: Option<Fingerprint>,
}

impl OpenFile {
    /// A file that holds what is open.
    pub fn at(path: PathBuf, print: Option<Fingerprint>) -> Self {
        Self { path: Some(path), stem: String::new(), print, told: print }
    }

    /// No file yet; a new one would be called this.
    pub fn unsaved(stem: impl Into<String>) -> Self {
        Self { path: None, stem: stem.into(), print: None, told: None }
    }

    /// Notes that the file holds this, which may be replaced.
    pub fn know(&mut self, print: Option<Fingerprint>) {
        (self.print, self.told) = (print, print);
    }

    /// Whether the user was told that the file holds something that is not to be replaced without a question.
    pub fn holds_others_work(&self) -> bool {
        self.told.is_some() && self.told != self.print
    }

    /// The name shown.
    pub fn name(&self) -> String {
        self.path
            .as_deref()
            .and_then(Path::file_name)
            .map_or_else(|| self.stem.clone(), |name| name.to_string_lossy().into_owned())
    }

    /// What the names offered for new files begin with: what its file is called, or the title of one that has none and
    /// was begun with nothing in it.
    pub fn stem(&self, title: &str) -> String {
        let name = if self.path.is_none() && self.stem == BLANK.name { title.to_owned() } else { self.name() };
        name.strip_suffix(".ron").unwrap_or(&name).to_owned()
    }
}

/// A document about to be opened. Given up, it leaves everything as it was.
#[derive(Debug)]
pub struct Opening {
    /// The document.
    pub workshop: Workshop,
    /// Where it is kept.
    pub file: OpenFile,
    /// What it was taken up from, if an ended session has left it.
    pub left: Option<Left>,
    /// The earlier format that its file is written in, if it is.
    pub earlier: Option<u32>,
}

impl Opening {
    /// A document that nobody has left.
    pub fn new(workshop: Workshop, file: OpenFile) -> Self {
        Self { workshop, file, left: None, earlier: None }
    }
}

/// Two that are about to be opened are two, whatever is in them.
impl PartialEq for Opening {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

impl Embedded {
    /// The scenario as a document that was never saved. It is read and compiled once, however often it is opened.
    pub fn read(self) -> Result<Opening, Box<dyn std::error::Error + Send + Sync>> {
        static READ: Mutex<BTreeMap<&'static str, Workshop>> = Mutex::new(BTreeMap::new());
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        let workshop = match read.entry(self.name) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(place) => {
                let loaded =
                    storage::read_text(self.text).map_err(|problems| problems.in_file(self.name).to_string())?;
                place.insert(Workshop::open(loaded.scenario)?).clone()
            }
        };
        Ok(Opening::new(workshop, OpenFile::unsaved(self.name)))
    }
}
