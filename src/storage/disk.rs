//! Putting new bytes in the place of a file, whole or not at all.

use std::fs::{File, Permissions};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use tempfile::NamedTempFile;

/// The steps by which a file is replaced. The program has but one way to do them; tests let each of them fail.
pub trait Disk {
    /// Makes a new file in the folder, under a name of its own.
    ///
    /// # Errors
    /// What the system says.
    fn create(&self, folder: &Path) -> io::Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".guarantee-board-").suffix(".tmp");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // What any program's new file has; the system takes away what the user's mask says.
            builder.permissions(Permissions::from_mode(0o666));
        }
        builder.tempfile_in(folder)
    }

    /// Writes the bytes to it.
    ///
    /// # Errors
    /// What the system says.
    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    /// Gives it the permissions of the file that it replaces.
    ///
    /// # Errors
    /// What the system says.
    fn permit(&self, file: &NamedTempFile, permissions: Permissions) -> io::Result<()> {
        file.as_file().set_permissions(permissions)
    }

    /// Waits until it is on the disk.
    ///
    /// # Errors
    /// What the system says.
    fn flush(&self, file: &NamedTempFile) -> io::Result<()> {
        file.as_file().sync_all()
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
}

/// How often a file is given its name on Windows, and how long after one another: there a file cannot be replaced while a
/// virus scanner or a program that synchronises the folder looks into it, which takes moments.
const TRIES: u32 = 10;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);

/// The disk as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {}

/// Writes the bytes beside the target, flushes them, and puts them in its place. On an error the target is as it was,
/// and nothing else is left.
pub(super) fn replace(
    disk: &dyn Disk,
    target: &Path,
    permissions: Option<Permissions>,
    bytes: &[u8],
) -> io::Result<()> {
    let folder = folder_of(target);
    let mut file = disk.create(folder)?;
    disk.write(&mut file, bytes)?;
    if let Some(permissions) = permissions {
        disk.permit(&file, permissions)?;
    }
    disk.flush(&file)?;
    disk.rename(file, target)?;
    // Without this a crash of the machine may undo the renaming; not every file system can do it, and the file is
    // whole either way.
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).ok();
    }
    Ok(())
}

/// The folder that a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
