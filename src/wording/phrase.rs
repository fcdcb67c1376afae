//! The joints of sentences: lists, counts, quotes, dates.

use std::fmt::Display;

use jiff::civil::Date;

/// A list whose parts all hold: "a", "a and b", "a, b and c"; empty for none.
pub fn list<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> String {
    joined(parts, "and")
}

/// A list of alternatives: "a", "a or b", "a, b or c"; empty for none.
pub fn either<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> String {
    joined(parts, "or")
}

fn joined<T: AsRef<str>>(parts: impl IntoIterator<Item = T>, last: &str) -> String {
    let parts: Vec<T> = parts.into_iter().collect();
    let mut text = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 && index + 1 == parts.len() {
            text.push_str(&format!(" {last} "));
        } else if index > 0 {
            text.push_str(", ");
        }
        text.push_str(part.as_ref());
    }
    text
}

/// Messages in one line, each whole by itself: "the board has a; the board has no b".
pub fn facts<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> String {
    with(parts, "; ")
}

/// Remarks in one line, those that are empty left out: "Strained · Contested · 2 rules switched off".
pub fn remarks<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> String {
    with(parts, " · ")
}

fn with<T: AsRef<str>>(parts: impl IntoIterator<Item = T>, joint: &str) -> String {
    let mut text = String::new();
    for part in parts.into_iter().filter(|part| !part.as_ref().is_empty()) {
        if !text.is_empty() {
            text.push_str(joint);
        }
        text.push_str(part.as_ref());
    }
    text
}

/// What something was and is: "Strained → Blocked". The spaces do not break: an arrow stays with what it stands between.
pub(super) fn step(before: impl Display, after: impl Display) -> String {
    format!("{before}\u{a0}→\u{a0}{after}")
}

/// The text in quotation marks; in single ones, where it has double ones itself.
pub fn quoted(text: &str) -> String {
    if text.contains(['“', '”']) { format!("‘{text}’") } else { format!("“{text}”") }
}

/// A date as people write it: "22 Aug 2025".
pub fn date(day: Date) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::try_from(day.month() - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default();
    format!("{} {month} {}", day.day(), day.year())
}

/// A span of days, both counted in: "22 Aug 2025 to 1 Jan 2026", "22 Aug 2025".
pub fn days(first: Date, last: Date) -> String {
    if first == last { date(first) } else { format!("{} to {}", date(first), date(last)) }
}

/// Title text after a colon: the first letter is lowered only where the first word is one that never is a name.
pub(super) fn after_colon(title: &str) -> String {
    const PLAIN: [&str; 12] =
        ["No", "Not", "None", "The", "A", "An", "Any", "All", "Every", "Only", "Nothing", "Nobody"];
    let (first, rest) = title.split_once(' ').unwrap_or((title, ""));
    if PLAIN.contains(&first) && !rest.is_empty() {
        format!("{} {rest}", first.to_ascii_lowercase())
    } else {
        title.to_owned()
    }
}

/// The first letter as a capital.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A term of the board's own as it stands within a sentence: "ruled out". Names stay as they are.
pub fn within(term: &str) -> String {
    let mut letters = term.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
