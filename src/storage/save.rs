//! Saving: the new text takes the place of the old file whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::disk::{Disk, RealDisk, folder_of, replace};
use super::write::{WriteError, write_text};
use crate::scenario::Scenario;

/// Why a file could not be saved. The old file, if there was one, is as it was.
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
    /// The file or its folder may not be changed.
    #[error("this may not be changed; save under another name or elsewhere, the old file is untouched: {}", .0.display())]
    ReadOnly(PathBuf),
    /// The name is longer than the system allows, or has characters that it allows in no name, as Windows does.
    #[error("this name is too long, or has characters that no name may have here; nothing was saved: {}", .0.display())]
    NameTooLong(PathBuf),
    /// There is no room.
    #[error("the disk is full; make room or save elsewhere, the old file is untouched: {}", .0.display())]
    DiskFull(PathBuf),
    /// The system could not do it for another reason.
    #[error("saving failed: {source}; the old file is untouched: {}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// Saves a scenario. The text is written beside the file and flushed to the disk before it takes the file's place, so
/// that whatever happens there is a whole file, the old one or the new. Links are followed; permissions are kept.
///
/// # Errors
/// If it cannot be saved; then the file, if there was one, is as it was.
pub fn save(path: &Path, scenario: &Scenario) -> Result<(), SaveError> {
    save_on(&RealDisk, path, scenario)
}

/// The same, on a disk of the caller's.
///
/// # Errors
/// If it cannot be saved; then the file, if there was one, is as it was.
pub fn save_on(disk: &dyn Disk, path: &Path, scenario: &Scenario) -> Result<(), SaveError> {
    let text = write_text(scenario).map_err(|source| SaveError::Unwritable { path: path.to_owned(), source })?;
    save_bytes_on(disk, path, text.as_bytes())
}

/// Saves something else than a scenario in the same way.
///
/// # Errors
/// If it cannot be saved; then the file, if there was one, is as it was.
pub fn save_bytes(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    save_bytes_on(&RealDisk, path, bytes)
}

fn save_bytes_on(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let target = target_of(path).map_err(|source| failure(path, source))?;
    let permissions = match target.metadata() {
        Ok(metadata) if !metadata.is_file() => return Err(SaveError::NotAFile(path.to_owned())),
        Ok(metadata) if metadata.permissions().readonly() => return Err(SaveError::ReadOnly(path.to_owned())),
        Ok(metadata) => Some(metadata.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(source) => return Err(failure(path, source)),
    };
    if target.file_name().is_none() {
        return Err(SaveError::NotAFile(path.to_owned()));
    }
    if !folder_of(&target).is_dir() {
        return Err(SaveError::NoFolder(path.to_owned()));
    }
    replace(disk, &target, permissions, bytes).map_err(|source| failure(path, source))
}

/// Keeps the file as it is beside itself, as `name.bak`, and says where: for a file with comments, which saving drops.
///
/// # Errors
/// If it cannot be copied; then nothing has changed.
pub fn keep_previous(path: &Path) -> Result<PathBuf, SaveError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".bak");
    let kept = PathBuf::from(name);
    fs::copy(path, &kept).map_err(|source| failure(&kept, source))?;
    Ok(kept)
}

/// The file itself, behind any links; it need not exist.
fn target_of(path: &Path) -> io::Result<PathBuf> {
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
