//! Whether a file is still what it was when it was read or saved.

use std::fs::File;
use std::hash::{DefaultHasher, Hasher as _};
use std::io::{self, Read as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::read::MAX_BYTES;

/// What a file held at some moment: its length and a checksum of its bytes. Times are no part of it, for they are
/// changed by copying and synchronising alone. Another version of the program may compute another checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fingerprint {
    length: u64,
    checksum: u64,
}

impl Fingerprint {
    /// What the file holds now; `None` if there is none that can be read.
    pub fn of(path: &Path) -> Option<Self> {
        // Opening a pipe would wait for somebody to write into it.
        if !path.metadata().ok()?.is_file() {
            return None;
        }
        Self::read(&mut File::open(path).ok()?.take(MAX_BYTES + 1)).ok()
    }

    /// What a file holds that has these bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        Self { length: bytes.len() as u64, checksum: hasher.finish() }
    }

    fn read(from: &mut impl io::Read) -> io::Result<Self> {
        let mut hasher = DefaultHasher::new();
        let mut buffer = vec![0; 1 << 16];
        let mut length = 0;
        loop {
            match from.read(&mut buffer)? {
                0 => return Ok(Self { length, checksum: hasher.finish() }),
                count => {
                    hasher.write(buffer.get(..count).unwrap_or_default());
                    length += count as u64;
                }
            }
        }
    }
}
