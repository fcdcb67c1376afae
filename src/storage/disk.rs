//! Putting new bytes in the place of a file, whole or not at all.
//!
//! A file is replaced by renaming a new one, which gets the owner, the group, the rights and the attributes of the old one
//! first. Where that would lose something, or its folder does not allow it, the file itself is written, once a copy of what
//! it held is safe on the disk.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;

use super::surroundings;

/// The steps by which a file is replaced. The program has but one way to do them; tests let each of them fail.
pub trait Disk {
    /// Opens a file to be replaced.
    ///
    /// # Errors
    /// What the system says.
    fn open(&self, path: &Path) -> io::Result<File> {
        File::options().read(true).write(true).open(path)
    }

    /// Makes a new file in the folder, under a name of its own; one that replaces another is nobody else's to read yet.
    ///
    /// # Errors
    /// What the system says.
    fn create(&self, folder: &Path, replaces: bool) -> io::Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".guarantee-board-").suffix(".tmp");
        #[cfg(unix)]
        if !replaces {
            use std::os::unix::fs::PermissionsExt as _;
            // What any program's new file has; the system takes away what the user's mask says.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        builder.tempfile_in(folder)
    }

    /// Gives a new file all that surrounds the one that it replaces.
    ///
    /// # Errors
    /// If something of it cannot be given to it.
    fn dress(&self, file: &File, like: &File) -> io::Result<()> {
        surroundings::copy(like, file)
    }

    /// Writes the bytes to a new file.
    ///
    /// # Errors
    /// What the system says.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    /// Waits until it is on the disk.
    ///
    /// # Errors
    /// What the system says.
    fn flush(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// Gives it the name of the file that it replaces.
    ///
    /// # Errors
    /// What the system says.
    fn rename(&self, file: NamedTempFile, target: &Path) -> io::Result<()> {
        let mut tries = if cfg!(windows) { TRIES } else { 1 };
        let mut file = file;
        loop {
            tries -= 1;
            match file.persist(target) {
                Ok(_) => return Ok(()),
                Err(refused) if tries > 0 && refused.error.kind() == io::ErrorKind::PermissionDenied => {
                    std::thread::sleep(BETWEEN_TRIES);
                    file = refused.file;
                }
                Err(refused) => return Err(refused.error),
            }
        }
    }

    /// Writes the bytes in place of what the file holds.
    ///
    /// # Errors
    /// What the system says; then the file may hold a part of either.
    fn overwrite(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.rewind()?;
        file.write_all(bytes)?;
        file.set_len(bytes.len() as u64)
    }

    /// Reads all that the file holds.
    ///
    /// # Errors
    /// What the system says.
    fn read(&self, file: &mut File) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        file.rewind()?;
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// What the names of copies of files begin with that are being written in place.
pub(super) const COPY: &str = "before-saving-";

/// How often a file is given its name on Windows, and how long after one another: there a file cannot be replaced while a
/// virus scanner or a program that synchronises the folder looks into it, which takes moments.
const TRIES: u32 = 10;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);

/// The disk as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {}

/// Why a file was written in place rather than replaced by another. A reader that looks at that very moment may see a part
/// of it, and if the machine stops then, a copy of what it held is in the folder for copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InPlace {
    /// It has other names (hard links), which would go on naming the old file.
    OtherNames,
    /// A new file could not have its owner, its group, its rights or its attributes.
    Surroundings,
    /// No file may be made or replaced in its folder.
    Folder,
}

/// Why a file could not be replaced.
#[derive(Debug)]
pub(super) enum Failure {
    /// It is as it was.
    Untouched(io::Error),
    /// It holds a part of the old and the new; a copy of the old is here.
    Torn(io::Error, PathBuf),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Untouched(error)
    }
}

/// Puts the bytes in the place of what a file holds, or in a new file. `copies`: the folder for a copy of what it held, if
/// the file itself has to be written.
pub(super) fn replace(
    disk: &dyn Disk,
    target: &Path,
    bytes: &[u8],
    copies: Option<&Path>,
) -> Result<Option<InPlace>, Failure> {
    let old = match disk.open(target) {
        // Windows replaces no file that is open.
        Ok(old) => Some(old).filter(|_| cfg!(unix)),
        Err(error) if error.kind() == io::ErrorKind::NotFound || cfg!(windows) => None,
        Err(error) => return Err(error.into()),
    };
    let Some(mut old) = old else {
        put(disk, target, None, bytes).map_err(|(error, _)| error)?;
        return Ok(None);
    };
    let why = if surroundings::has_other_names(&old)? {
        InPlace::OtherNames
    } else {
        match put(disk, target, Some(&old), bytes) {
            Ok(()) => return Ok(None),
            Err((_, Some(why))) => why,
            Err((error, None)) => return Err(error.into()),
        }
    };
    write_in_place(disk, target, &mut old, bytes, copies)?;
    Ok(Some(why))
}

/// Writes the bytes beside the target, flushes them, and puts them in its place. On an error the target is as it was, and
/// nothing else is left; with it comes why writing in place may do.
pub(super) fn put(
    disk: &dyn Disk,
    target: &Path,
    like: Option<&File>,
    bytes: &[u8],
) -> Result<(), (io::Error, Option<InPlace>)> {
    let plain = |error: io::Error| (error, None);
    let not_here = |error: io::Error| {
        let denied = matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem);
        (error, Some(InPlace::Folder).filter(|_| denied && like.is_some()))
    };
    let folder = folder_of(target);
    let mut file = disk.create(folder, like.is_some()).map_err(not_here)?;
    if let Some(like) = like {
        // Before anything is in it: what may not be read by others is never to be read by them.
        disk.dress(file.as_file(), like).map_err(|error| (error, Some(InPlace::Surroundings)))?;
    }
    disk.write(file.as_file_mut(), bytes).map_err(plain)?;
    disk.flush(file.as_file()).map_err(plain)?;
    disk.rename(file, target).map_err(not_here)?;
    sync_folder(folder);
    Ok(())
}

/// Writes the file itself, after a copy of what it held, and reads back what came of it.
fn write_in_place(
    disk: &dyn Disk,
    target: &Path,
    file: &mut File,
    bytes: &[u8],
    copies: Option<&Path>,
) -> Result<(), Failure> {
    let before = disk.read(file)?;
    let copy = copy_of(disk, target, &before, copies)?;
    let written = |file: &mut File, bytes: &[u8]| {
        disk.overwrite(file, bytes)?;
        disk.flush(file)?;
        if disk.read(file)? == bytes { Ok(()) } else { Err(io::Error::other("it does not hold what was written")) }
    };
    let result = written(file, bytes);
    if let Err(error) = result {
        if written(file, &before).is_err() {
            return Err(Failure::Torn(error, copy));
        }
        fs::remove_file(copy).ok();
        return Err(error.into());
    }
    fs::remove_file(copy).ok();
    Ok(())
}

/// Keeps a copy of what a file holds where there is room for it: in the folder for copies, beside the file, or where the
/// system keeps what is temporary.
fn copy_of(disk: &dyn Disk, target: &Path, bytes: &[u8], copies: Option<&Path>) -> io::Result<PathBuf> {
    let elsewhere = [folder_of(target).to_owned(), std::env::temp_dir()];
    let mut failed = None;
    for folder in copies.map(Path::to_owned).into_iter().chain(elsewhere) {
        let kept = fs::create_dir_all(&folder).and_then(|()| {
            let mut file = tempfile::Builder::new().prefix(COPY).suffix(".ron").tempfile_in(&folder)?;
            disk.write(file.as_file_mut(), bytes)?;
            disk.flush(file.as_file())?;
            let (_, path) = file.keep()?;
            sync_folder(&folder);
            Ok(path)
        });
        match kept {
            Ok(path) => return Ok(path),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    Err(failed.unwrap_or_else(|| io::Error::other("there is no folder for a copy")))
}

/// Without this a crash of the machine may undo what was done to the names in a folder; not every file system can do it,
/// and files are whole either way.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).ok();
    }
}

/// The folder that a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
