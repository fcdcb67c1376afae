//! The recovery journal: what is open and not saved yet, kept for the case that the program or the machine stops.
//!
//! Each session has a journal of its own in one folder of the user's, never beside or over a scenario file. A lock
//! beside it says that the session still runs; the system takes the lock away whenever it ends, however it ends. What
//! later sessions find without a lock was left behind.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::disk::{COPY, Disk, put};
use super::fingerprint::Fingerprint;
use super::path_text::{path_from_text, path_to_text};
use super::read::{MAX_BYTES, read_text};
use super::write::{WriteError, write_text};
use crate::scenario::Scenario;

/// The version of journals that this program writes.
const VERSION: u32 = 1;
/// What the names of journals end in.
const ENDING: &str = "journal";
/// What the names of locks end in.
const LOCK_ENDING: &str = "lock";
/// What is added to the name of a journal that cannot be read.
const BROKEN: &str = "unreadable";
/// What is added to the name of one that the user does not want.
const NOT_WANTED: &str = "discarded";
/// The largest journal that is read, in bytes: a scenario and its history, with room for what JSON adds.
const MAX_JOURNAL: u64 = 4 * MAX_BYTES;

/// What is kept of an open document.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The scenario as it stands.
    pub scenario: Scenario,
    /// How to undo and redo, in the words of whoever keeps it; not read here.
    pub memory: String,
    /// What is typed and part of nothing yet, in the words of whoever keeps it; not read here.
    pub drafts: String,
    /// The file it is to be saved to, if it has one.
    pub file: Option<PathBuf>,
    /// What that file held when it was read or saved last, if it was.
    pub print: Option<Fingerprint>,
    /// What it is called in the window.
    pub name: String,
    /// How many changes were made since it was saved.
    pub changes: usize,
    /// When it was kept, in seconds since 1970.
    pub written: u64,
}

/// A journal as it stands on the disk.
#[derive(Serialize, Deserialize)]
struct Page {
    journal: u32,
    name: String,
    file: Option<String>,
    #[serde(default)]
    print: Option<Fingerprint>,
    changes: usize,
    written: u64,
    scenario: String,
    memory: String,
    #[serde(default)]
    drafts: String,
}

/// Only the version of a journal.
#[derive(Deserialize)]
struct Version {
    journal: u32,
}

/// Why nothing could be kept.
#[derive(Debug, Error)]
pub enum KeepError {
    /// The scenario cannot be written.
    #[error("{0}")]
    Unwritable(#[from] WriteError),
    /// What is typed and part of nothing yet, or how to undo, is too much; the scenario itself is kept.
    #[error(
        "the scenario is kept for a crash, but not all that is typed or how to undo: that is more than {} MB",
        MAX_JOURNAL / 1_000_000
    )]
    TooMuch,
    /// The system could not do it.
    #[error("unsaved changes cannot be kept for a crash: {0}; save often")]
    Io(#[from] io::Error),
}

/// The folder of the journals.
#[derive(Clone, Debug)]
pub struct Journals {
    folder: PathBuf,
}

impl Journals {
    /// The journals in this folder, which need not exist.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The copies of files whose writing in place was interrupted, each told once: then they have names of their own and
    /// stay where they are.
    pub fn interrupted(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let mut copies: Vec<PathBuf> = entries.filter_map(|entry| kept_copy(&entry.ok()?)).collect();
        copies.sort();
        copies
    }

    /// Begins a session's journal.
    ///
    /// # Errors
    /// If there can be none here.
    pub fn begin(&self) -> io::Result<Journal> {
        fs::create_dir_all(&self.folder)?;
        let ending = format!(".{LOCK_ENDING}");
        let (lock, path) =
            tempfile::Builder::new().prefix("session-").suffix(&ending).tempfile_in(&self.folder)?.keep()?;
        lock.lock()?;
        Ok(Journal { path: path.with_extension(ENDING), lock_path: path, _lock: lock })
    }

    /// What ended sessions have left, the latest first. What is found stays locked until it is dropped, so that no
    /// other window offers it too.
    pub fn left(&self) -> Vec<Left> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let mut paths: Vec<PathBuf> =
            paths.filter(|path| path.extension().is_some_and(|ending| ending == ENDING)).collect();
        paths.sort();
        let mut left: Vec<Left> = paths.iter().filter_map(|path| Left::at(path)).collect();
        left.sort_by_key(|left| std::cmp::Reverse(left.kept.as_ref().map_or(0, |kept| kept.written)));
        left
    }
}

/// Where the copy of an interrupted writing is kept from now on; `None`: it is none.
fn kept_copy(entry: &fs::DirEntry) -> Option<PathBuf> {
    let name = entry.file_name();
    let rest = name.to_str()?.strip_prefix(COPY)?;
    let kept = entry.path().with_file_name(format!("kept-{COPY}{rest}"));
    fs::rename(entry.path(), &kept).ok()?;
    Some(kept)
}

/// The journal of a running session.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    lock_path: PathBuf,
    /// Held as long as the session runs.
    _lock: File,
}

impl Journal {
    /// Keeps the document as it stands in place of what was kept before.
    ///
    /// # Errors
    /// If it cannot be kept; what was kept before is still there. If only the scenario can, it is.
    pub fn keep(&self, disk: &dyn Disk, kept: &Kept) -> Result<(), KeepError> {
        let mut page = Page {
            journal: VERSION,
            name: kept.name.clone(),
            file: kept.file.as_deref().map(path_to_text),
            print: kept.print,
            changes: kept.changes,
            written: kept.written,
            scenario: write_text(&kept.scenario)?,
            memory: kept.memory.clone(),
            drafts: kept.drafts.clone(),
        };
        let mut cut = false;
        loop {
            let text = serde_json::to_vec(&page).map_err(io::Error::other)?;
            // What is larger could not be read again.
            if text.len() as u64 > MAX_JOURNAL && !(page.drafts.is_empty() && page.memory.is_empty()) {
                let less = if page.drafts.is_empty() { &mut page.memory } else { &mut page.drafts };
                (*less, cut) = (String::new(), true);
                continue;
            }
            put(disk, &self.path, None, &text).map_err(|(error, _)| KeepError::Io(error))?;
            return if cut { Err(KeepError::TooMuch) } else { Ok(()) };
        }
    }

    /// Forgets what was kept: it is saved, or not wanted.
    pub fn clear(&self) {
        fs::remove_file(&self.path).ok();
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        fs::remove_file(&self.lock_path).ok();
    }
}

/// Something that an ended session has left.
#[derive(Debug)]
pub struct Left {
    /// What was kept; or where the journal is kept aside, and why it cannot be read.
    pub kept: Result<Box<Kept>, Unreadable>,
    path: PathBuf,
    lock_path: PathBuf,
    /// Held so that no other window offers it too.
    _lock: File,
}

/// A journal that cannot be read. It is kept under another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Where it is now.
    pub path: PathBuf,
    /// Why it cannot be read.
    pub why: String,
}

impl Left {
    /// What was left at this place, unless its session still runs.
    fn at(path: &Path) -> Option<Self> {
        let lock_path = path.with_extension(LOCK_ENDING);
        let lock = File::options().create(true).truncate(false).write(true).open(&lock_path).ok()?;
        match lock.try_lock() {
            Ok(()) => {}
            // Without locks on this file system nothing tells running sessions from ended ones; better to offer.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::WouldBlock | TryLockError::Error(_)) => return None,
        }
        let kept = read(path).map(Box::new).map_err(|why| Unreadable { path: aside(path, BROKEN), why });
        Some(Self { kept, path: path.to_owned(), lock_path, _lock: lock })
    }

    /// Puts it under another name, where it is offered no more; where it is now, if it can be read at all.
    pub fn set_aside(self) -> Option<PathBuf> {
        self.kept.is_ok().then(|| aside(&self.path, NOT_WANTED))
    }

    /// Deletes it: it was taken up.
    pub fn discard(self) {
        fs::remove_file(&self.path).ok();
    }
}

impl Drop for Left {
    fn drop(&mut self) {
        fs::remove_file(&self.lock_path).ok();
    }
}

/// Puts a journal under another name, where nothing overwrites it; where it is now.
fn aside(path: &Path, why: &str) -> PathBuf {
    let name = |number: u32| {
        let number = if number == 0 { String::new() } else { format!("-{number}") };
        path.with_extension(format!("{ENDING}.{why}{number}"))
    };
    let free = (0..1000).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(1000));
    match fs::rename(path, &free) {
        Ok(()) => free,
        Err(_) => path.to_owned(),
    }
}

fn read(path: &Path) -> Result<Kept, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| error.to_string())?;
    file.take(MAX_JOURNAL + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > MAX_JOURNAL {
        return Err("it is too large".to_owned());
    }
    let version: Version =
        serde_json::from_slice(&bytes).map_err(|_no_journal| "it is broken off or no journal".to_owned())?;
    if version.journal != VERSION {
        return Err(format!("it was written by another version of the program (journal format {})", version.journal));
    }
    let page: Page = serde_json::from_slice(&bytes).map_err(|error| format!("it is broken: {error}"))?;
    let loaded = read_text(&page.scenario).map_err(|_problems| "the scenario in it is broken".to_owned())?;
    let Page { journal: _, name, file, print, changes, written, scenario: _, memory, drafts } = page;
    let file = file.as_deref().map(path_from_text);
    // How to undo is told in the words of the program that kept it, which an earlier one may have had others of.
    let memory = if loaded.earlier.is_some() { String::new() } else { memory };
    Ok(Kept { scenario: loaded.scenario, memory, drafts, file, print, name, changes, written })
}
