//! The joints of sentences: lists, counts, quotes, dates.

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

/// A counted noun: "1 red line", "2 red lines", "no red lines".
pub fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

/// The text in quotation marks; in single ones, where it has double ones itself.
pub fn quoted(text: &str) -> String {
    if text.contains(['“', '”']) { format!("‘{text}’") } else { format!("“{text}”") }
}

/// The noun with its article: "an element".
pub fn indefinite(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// A date as people write it: "22 Aug 2025".
pub fn date(day: Date) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::try_from(day.month() - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default();
    format!("{} {month} {}", day.day(), day.year())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_join_their_last_part_with_a_word() {
        assert_eq!(list::<&str>([]), "");
        assert_eq!(list(["a"]), "a");
        assert_eq!(list(["a", "b"]), "a and b");
        assert_eq!(list(["a", "b", "c"]), "a, b and c");
        assert_eq!(either(["a", "b", "c"]), "a, b or c");
    }

    #[test]
    fn counts_agree_with_their_noun() {
        assert_eq!(count(0, "floor", "floors"), "no floors");
        assert_eq!(count(1, "floor", "floors"), "1 floor");
        assert_eq!(count(2, "floor", "floors"), "2 floors");
    }

    #[test]
    fn quotes_within_quotes_differ() {
        assert_eq!(quoted("given"), "“given”");
        assert_eq!(quoted("help “as necessary”"), "‘help “as necessary”’");
    }

    #[test]
    fn dates_name_their_month() {
        assert_eq!(date(Date::constant(2025, 8, 22)), "22 Aug 2025");
        assert_eq!(date(Date::constant(2026, 1, 1)), "1 Jan 2026");
        assert_eq!(date(Date::constant(2026, 12, 31)), "31 Dec 2026");
    }

    #[test]
    fn only_plain_words_lose_their_capital_after_a_colon() {
        assert_eq!(after_colon("No Western troops"), "no Western troops");
        assert_eq!(after_colon("Western troops"), "Western troops");
        assert_eq!(after_colon("NATO stays out"), "NATO stays out");
        assert_eq!(after_colon(""), "");
    }

    #[test]
    fn sentences_begin_with_a_capital() {
        assert_eq!(sentence("élan"), "Élan");
        assert_eq!(sentence(""), "");
    }
}
