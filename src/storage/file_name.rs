//! Names for new files that every system takes, for files are sent round.

/// The longest name, in bytes: 255 is what file systems take, less what is added to it while it is saved and kept.
const LONGEST: usize = 200;
/// What no name on Windows may hold, beside control characters; other systems forbid a part of it.
const FORBIDDEN: [char; 9] = ['<', '>', ':', '"', '/', '\\', '|', '?', '*'];
/// Names of devices on Windows, with whatever ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// A name for a file that begins with the stem, which may be any text, and ends with the tail, such as `.ron`. Of the stem,
/// what some system forbids is replaced, and what is too long is cut.
pub fn file_name(stem: &str, tail: &str) -> String {
    let allowed = |letter: char| !(FORBIDDEN.contains(&letter) || letter.is_control() || letter == '\u{fffd}');
    let stem: String = stem.chars().map(|letter| if allowed(letter) { letter } else { '-' }).collect();
    // Windows drops dots and blanks at the end, and a dot at the front hides a file elsewhere.
    let trimmed = |stem: &str| stem.trim_matches(|letter: char| letter == '.' || letter.is_whitespace()).to_owned();
    let mut stem = trimmed(&stem);
    let room = LONGEST.saturating_sub(tail.len());
    if stem.len() > room {
        stem = trimmed(stem.get(..stem.floor_char_boundary(room)).unwrap_or_default());
    }
    if stem.is_empty() {
        stem.push_str("untitled");
    } else if is_device(&stem) {
        stem.insert(0, '_');
    }
    stem + tail
}

/// Whether Windows takes the name for a device: only what stands before the first dot counts.
fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = ["com", "lpt"].iter().any(|device| {
        let number = first.strip_prefix(device).unwrap_or_default();
        number.chars().count() == 1 && number.chars().all(|digit| digit.is_ascii_digit() || "¹²³".contains(digit))
    });
    numbered || DEVICES.contains(&first.as_str())
}
