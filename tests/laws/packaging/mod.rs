//! What a package brings beside the program: manual pages, completions, icons, entries for the desktop, the list of
//! libraries. Each is kept in `src/desktop`, and held here against what it is made from.

mod entries;
mod icons;
mod libraries;
mod manual;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of what is packed.
fn place(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/desktop").join(path)
}

/// The text of a file of what is packed.
fn text(path: &str) -> String {
    fs::read_to_string(place(path)).unwrap_or_else(|error| panic!("src/desktop/{path}: {error}"))
}

/// Whether what is kept is to be written anew.
fn updating() -> bool {
    std::env::var_os("UPDATE_SNAPSHOTS").is_some()
}

/// Fails unless a file holds just this; `UPDATE_SNAPSHOTS=1` writes it.
#[track_caller]
fn kept(path: &str, expected: &str) {
    if updating() {
        fs::write(place(path), expected).expect("the file is written");
        return;
    }
    assert!(text(path) == expected, "UPDATE_SNAPSHOTS=1 writes src/desktop/{path} anew; it is to be:\n{expected}");
}

/// The names of all files in a folder of what is packed.
fn files(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(place(folder)).expect("the folder");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}
