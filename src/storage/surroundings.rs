//! What surrounds the bytes of a file: its owner and group, who may do what with it, its extended attributes, its names.
//!
//! Access control lists of Linux are extended attributes. Those of Windows and macOS are not: there a file that is replaced
//! has the ones that new files of its folder have.

use std::fs::File;
use std::io;

/// Gives a new file what surrounds another; fails unless it then has all of it.
#[cfg(unix)]
pub(super) fn copy(from: &File, to: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};

    let (wanted, found) = (from.metadata()?, to.metadata()?);
    let owner = Some(wanted.uid()).filter(|uid| *uid != found.uid());
    let group = Some(wanted.gid()).filter(|gid| *gid != found.gid());
    if owner.is_some() || group.is_some() {
        fchown(to, owner, group)?;
    }
    attributes::copy(from, to)?;
    // After the owner, for changing that takes rights away.
    to.set_permissions(wanted.permissions())?;
    let found = to.metadata()?;
    if (found.uid(), found.gid(), found.mode()) == (wanted.uid(), wanted.gid(), wanted.mode()) {
        Ok(())
    } else {
        Err(io::Error::other("the system gave it other rights"))
    }
}

#[cfg(not(unix))]
pub(super) fn copy(from: &File, to: &File) -> io::Result<()> {
    to.set_permissions(from.metadata()?.permissions())
}

/// Whether a file has other names too.
#[cfg(unix)]
pub(super) fn has_other_names(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    Ok(file.metadata()?.nlink() > 1)
}

/// Windows does not tell without unsafe code.
#[cfg(not(unix))]
pub(super) fn has_other_names(_: &File) -> io::Result<bool> {
    Ok(false)
}

/// Extended attributes.
#[cfg(unix)]
mod attributes {
    use std::collections::BTreeMap;
    use std::ffi::OsString;
    use std::fs::File;
    use std::io;

    use xattr::FileExt as _;

    /// What the kernel makes of the bytes of a file: it makes it anew for others.
    const OF_BYTES: [&str; 2] = ["security.ima", "security.evm"];

    pub(super) fn copy(from: &File, to: &File) -> io::Result<()> {
        let (wanted, found) = (all(from)?, all(to)?);
        // What the folder gives to new files could widen the rights. Labels cannot be taken off.
        for name in found.keys().filter(|name| !wanted.contains_key(*name) && !begins(name, "security.")) {
            to.remove_xattr(name)?;
        }
        for (name, value) in wanted.iter().filter(|(name, value)| found.get(*name) != Some(value)) {
            to.set_xattr(name, value)?;
        }
        Ok(())
    }

    fn begins(name: &OsString, with: &str) -> bool {
        name.as_encoded_bytes().starts_with(with.as_bytes())
    }

    /// All that a file has; none where the file system has no such thing.
    fn all(file: &File) -> io::Result<BTreeMap<OsString, Vec<u8>>> {
        let names = match file.list_xattr() {
            Ok(names) => names,
            Err(error) if error.kind() == io::ErrorKind::Unsupported => return Ok(BTreeMap::new()),
            Err(error) => return Err(error),
        };
        let names = names.filter(|name| !OF_BYTES.iter().any(|of_bytes| name == of_bytes));
        // Between listing and reading one may have gone.
        let entry = |name: OsString| Some(file.get_xattr(&name).transpose()?.map(|value| (name, value)));
        names.filter_map(entry).collect()
    }
}
