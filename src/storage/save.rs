//! Saving: the new text takes the place of the old file whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::disk::{Disk, Failure, InPlace, RealDisk, folder_of, replace};
use super::fingerprint::Fingerprint;
use super::read::MAX_BYTES;
use super::rewrite::rewrite_text;
use super::write::{WriteError, write_text};
use crate::scenario::Scenario;

/// Why a file could not be saved. The old file, if there was one, is as it was, unless it says otherwise.
#[derive(Debug, Error)]
pub enum SaveError {
    /// The scenario cannot be written.
    #[error("{source}; nothing was saved: {}", path.display())]
    Unwritable {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: WriteError,
    },
    /// There is nothing to be written.
    #[error("{why}; nothing was written: {}", path.display())]
    CannotBeMade {
        /// Which file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// The folder does not exist.
    #[error("the folder does not exist; nothing was saved: {}", .0.display())]
    NoFolder(PathBuf),
    /// A folder or device has this name.
    #[error("this is not a file; choose another name: {}", .0.display())]
    NotAFile(PathBuf),
    /// Somebody else has changed the file.
    #[error("the file is not what it was when it was read or saved last; nothing was saved: {}", .0.display())]
    Changed(PathBuf),
    /// The file may not be changed, or no new one may be made in its folder.
    #[error("this may not be changed; save under another name or elsewhere, the old file is untouched: {}", .0.display())]
    ReadOnly(PathBuf),
    /// The name is longer than the system allows, or has characters that it allows in no name, as Windows does.
    #[error("this name is too long, or has characters that no name may have here; nothing was saved: {}", .0.display())]
    NameTooLong(PathBuf),
    /// There is no room.
    #[error("the disk is full; make room or save elsewhere, the old file is untouched: {}", .0.display())]
    DiskFull(PathBuf),
    /// The file itself had to be written, and the system stopped in the middle and would not put back what it held.
    #[error("saving failed: {source}; the file is broken, and what it held is safe as {}: {}", copy.display(), path.display())]
    Torn {
        /// Which file.
        path: PathBuf,
        /// What it held.
        copy: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The system could not do it for another reason.
    #[error("saving failed: {source}; the old file is untouched: {}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// What a saving may replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Whatever there is.
    Anything,
    /// What the file was known to hold; `None`: nothing. Anything else was put there by somebody else and is left alone.
    Known(Option<Fingerprint>),
}

impl Over {
    fn allows(self, present: Option<Fingerprint>) -> bool {
        present.is_none() || self == Self::Anything || self == Self::Known(present)
    }
}

/// A scenario on its way into a file.
#[derive(Clone, Copy, Debug)]
pub struct Saving<'a> {
    /// The file.
    pub path: &'a Path,
    /// What it is to say.
    pub scenario: &'a Scenario,
    /// The file that the scenario was read from or saved to last. As it stands now, its text is kept as far as it still
    /// says the same, its comments and its layout; without one the text is laid out anew.
    pub base: Option<&'a Path>,
    /// What may be replaced, if something is there.
    pub over: Over,
    /// The folder for a copy of what the file held while it is written in place; without one the copy lies beside it, or
    /// where the system keeps what is temporary.
    pub copies: Option<&'a Path>,
}

/// What came of saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// By which the file is known again.
    pub fingerprint: Fingerprint,
    /// Why the file was written in place, if it was.
    pub in_place: Option<InPlace>,
}

impl<'a> Saving<'a> {
    /// Into this file, whatever it holds; what it says in the same words stays as it is written.
    pub fn new(path: &'a Path, scenario: &'a Scenario) -> Self {
        Self { path, scenario, base: Some(path), over: Over::Anything, copies: None }
    }

    /// Reads what the file holds, looks whether it is what it may be, and puts the new text in its place, whole or not at
    /// all. Links are followed; owner, rights and all else that surrounds the file are kept.
    ///
    /// # Errors
    /// If it cannot be saved.
    pub fn save(&self) -> Result<Saved, SaveError> {
        self.save_on(&RealDisk)
    }

    /// The same, on a disk of the caller's.
    ///
    /// # Errors
    /// If it cannot be saved.
    pub fn save_on(&self, disk: &dyn Disk) -> Result<Saved, SaveError> {
        let target = target_of(self.path)?;
        let present = bytes_of(&target);
        let print = present.as_deref().map(Fingerprint::of_bytes);
        if !self.over.allows(print) {
            return Err(SaveError::Changed(self.path.to_owned()));
        }
        let text = self.text(&target, present)?;
        // It takes a moment to find the text.
        if self.over != Over::Anything && Fingerprint::of(&target) != print {
            return Err(SaveError::Changed(self.path.to_owned()));
        }
        put(disk, self.path, &target, text.as_bytes(), self.copies)
    }

    fn text(&self, target: &Path, present: Option<Vec<u8>>) -> Result<String, SaveError> {
        let base = self.base.and_then(|base| {
            let base = target_of(base).ok()?;
            if base == target { present } else { bytes_of(&base) }
        });
        let text = match base.and_then(|base| String::from_utf8(base).ok()) {
            Some(base) => rewrite_text(&base, self.scenario),
            None => write_text(self.scenario),
        };
        text.map_err(|source| SaveError::Unwritable { path: self.path.to_owned(), source })
    }
}

/// Saves a scenario to a file, whatever it holds.
///
/// # Errors
/// If it cannot be saved.
pub fn save(path: &Path, scenario: &Scenario) -> Result<Saved, SaveError> {
    Saving::new(path, scenario).save()
}

/// Saves something else than a scenario in the same way. `copies`: see [`Saving::copies`].
///
/// # Errors
/// If it cannot be saved.
pub fn save_bytes(path: &Path, bytes: &[u8], copies: Option<&Path>) -> Result<Saved, SaveError> {
    put(&RealDisk, path, &target_of(path)?, bytes, copies)
}

/// Puts the bytes in the place of what the target holds, to which the path leads.
fn put(disk: &dyn Disk, path: &Path, target: &Path, bytes: &[u8], copies: Option<&Path>) -> Result<Saved, SaveError> {
    match target.metadata() {
        Ok(metadata) if !metadata.is_file() => return Err(SaveError::NotAFile(path.to_owned())),
        Ok(metadata) if metadata.permissions().readonly() => return Err(SaveError::ReadOnly(path.to_owned())),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(source) => return Err(failure(path, source)),
    }
    if target.file_name().is_none() {
        return Err(SaveError::NotAFile(path.to_owned()));
    }
    if !folder_of(target).is_dir() {
        return Err(SaveError::NoFolder(path.to_owned()));
    }
    match replace(disk, target, bytes, copies) {
        Ok(in_place) => Ok(Saved { fingerprint: Fingerprint::of_bytes(bytes), in_place }),
        Err(Failure::Untouched(source)) => Err(failure(path, source)),
        Err(Failure::Torn(source, copy)) => Err(SaveError::Torn { path: path.to_owned(), copy, source }),
    }
}

/// What a file holds, as far as it could be a scenario; `None` if there is none that can be read.
fn bytes_of(path: &Path) -> Option<Vec<u8>> {
    // Opening a pipe would wait for somebody to write into it.
    if !path.metadata().ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(MAX_BYTES + 1).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The file itself, behind any links; it need not exist.
fn target_of(path: &Path) -> Result<PathBuf, SaveError> {
    links_followed(path).map_err(|source| failure(path, source))
}

fn links_followed(path: &Path) -> io::Result<PathBuf> {
    /// As many links as Linux follows.
    const MAX_LINKS: usize = 40;
    let mut target = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::symlink_metadata(&target) {
            Ok(metadata) if metadata.is_symlink() => {
                let to = fs::read_link(&target)?;
                // A relative link starts from the folder it lies in.
                target = target.parent().map_or_else(|| to.clone(), |folder| folder.join(&to));
            }
            Ok(_) => return Ok(target),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(target),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("the links go round in a circle"))
}

/// Says what the system's error means.
fn failure(path: &Path, source: io::Error) -> SaveError {
    let path = path.to_owned();
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SaveError::NoFolder(path),
        io::ErrorKind::IsADirectory => SaveError::NotAFile(path),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => SaveError::ReadOnly(path),
        io::ErrorKind::InvalidFilename => SaveError::NameTooLong(path),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => SaveError::DiskFull(path),
        _ => SaveError::Io { path, source },
    }
}
