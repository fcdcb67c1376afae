//! Files that hold something else than a scenario.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// What a file holds: one byte more than `most`, if it holds more than that.
///
/// # Errors
/// A sentence that says why it cannot be read.
pub fn read_bytes(path: &Path, most: usize) -> Result<Vec<u8>, String> {
    let unreadable = |problem: io::Error| format!("the file cannot be read: {problem}");
    // Opening a pipe would wait for somebody to write into it.
    if !path.metadata().map_err(unreadable)?.is_file() {
        return Err("this is not a file that can be read".to_owned());
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(most as u64 + 1).read_to_end(&mut bytes));
    read.map_err(unreadable)?;
    Ok(bytes)
}
