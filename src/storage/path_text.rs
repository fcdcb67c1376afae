//! Paths as text, where only text can be kept: in the journal and among the settings.
//!
//! Not every path is text: names on Linux are bytes, on Windows 16-bit units, and either may be no Unicode. Such a path is
//! shown with replacement characters, but that is another path, which opens nothing or the wrong file. So it is kept as
//! its units in hexadecimal, after a NUL, which no path can hold.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What stands before the units of a path that is no text.
const NO_TEXT: char = '\0';

/// The path as text from which [`path_from_text`] makes it again.
pub fn path_to_text(path: &Path) -> String {
    match path.to_str() {
        Some(text) => text.to_owned(),
        None => units(path).iter().fold(NO_TEXT.to_string(), |text, unit| text + &format!("{unit:04x}")),
    }
}

/// The path that [`path_to_text`] made this text from.
pub fn path_from_text(text: &str) -> PathBuf {
    let units = text.strip_prefix(NO_TEXT).and_then(|digits| {
        let digits = digits.as_bytes().chunks(4).map(|unit| std::str::from_utf8(unit).ok());
        digits.map(|unit| u16::from_str_radix(unit?, 16).ok()).collect::<Option<Vec<u16>>>()
    });
    units.map_or_else(|| PathBuf::from(text), |units| of_units(&units).into())
}

#[cfg(unix)]
fn units(path: &Path) -> Vec<u16> {
    use std::os::unix::ffi::OsStrExt as _;
    path.as_os_str().as_bytes().iter().copied().map(u16::from).collect()
}

#[cfg(unix)]
fn of_units(units: &[u16]) -> OsString {
    use std::os::unix::ffi::OsStringExt as _;
    OsString::from_vec(units.iter().filter_map(|unit| u8::try_from(*unit).ok()).collect())
}

#[cfg(windows)]
fn units(path: &Path) -> Vec<u16> {
    use std::os::windows::ffi::OsStrExt as _;
    path.as_os_str().encode_wide().collect()
}

#[cfg(windows)]
fn of_units(units: &[u16]) -> OsString {
    use std::os::windows::ffi::OsStringExt as _;
    OsString::from_wide(units)
}
