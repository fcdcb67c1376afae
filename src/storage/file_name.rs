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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_all_systems_take_stay_as_they_are() {
        for stem in ["ukraine-2025", "Day 1, morning", "Сценарій", "a.b", "console", "com", "com10", "lpt-1", "v1.2"]
        {
            assert_eq!(file_name(stem, ".ron"), format!("{stem}.ron"));
        }
    }

    #[test]
    fn what_some_system_forbids_is_replaced() {
        for (stem, name) in [
            ("Day 1: troops/aid?", "Day 1- troops-aid-.ron"),
            ("a\\b|c<d>e\"f*g", "a-b-c-d-e-f-g.ron"),
            ("two\nlines\t\0", "two-lines--.ron"),
            ("caf\u{fffd}", "caf-.ron"),
            ("ends in dots. . ", "ends in dots.ron"),
            (".hidden", "hidden.ron"),
            ("..", "untitled.ron"),
            ("", "untitled.ron"),
            (" \u{a0}", "untitled.ron"),
        ] {
            assert_eq!(file_name(stem, ".ron"), name, "{stem:?}");
        }
    }

    #[test]
    fn no_name_is_one_of_a_device() {
        for stem in ["CON", "nul", "Aux", "PRN", "com1", "LPT9", "COM0", "lpt²", "CONIN$"] {
            assert_eq!(file_name(stem, ".csv"), format!("_{stem}.csv"));
            assert_eq!(file_name(&format!("{stem}.old"), ".csv"), format!("_{stem}.old.csv"));
        }
        assert_eq!(file_name("con ", ".md"), "_con.md");
        assert_eq!(file_name("nul .x", ".md"), "_nul .x.md");
    }

    #[test]
    fn long_names_are_cut_between_letters() {
        for stem in ["n".repeat(400), "Є".repeat(400), "🂡".repeat(400), format!("{}. x", "n".repeat(187))] {
            let name = file_name(&stem, "-minutes.html");
            assert!((190..=LONGEST).contains(&name.len()), "{}", name.len());
            assert!(name.strip_suffix("-minutes.html").is_some_and(|stem| !stem.ends_with('.')), "{name}");
        }
    }
}
