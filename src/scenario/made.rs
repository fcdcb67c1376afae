//! Names as they are typed, and ids made from them.

use super::check::is_hidden;

/// The most characters of an id that is made from a name, a number behind it aside.
const MADE_ID: usize = 32;

/// A free id made from a name: its letters and digits in lower case, joined by hyphens, as many words as are short
/// enough together; `otherwise`, if it has none.
pub fn made_id(name: &str, otherwise: &str, taken: impl Fn(&str) -> bool) -> String {
    // In lower case first: some letters become a letter and a mark, which an id cannot hold.
    let lower = name.to_lowercase();
    let mut stem = String::new();
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !stem.is_empty() && stem.chars().count() + 1 + word.chars().count() > MADE_ID {
            break;
        }
        if !stem.is_empty() {
            stem.push('-');
        }
        stem.extend(word.chars().take(MADE_ID));
    }
    if stem.is_empty() {
        stem.extend(otherwise.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }));
    }
    let numbered = (2..).map(|number: u64| format!("{stem}-{number}"));
    std::iter::once(stem.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or_else(|| stem.clone())
}

/// A name on one line, without white space around it and without what cannot be seen.
pub fn one_line(name: &str) -> String {
    // A tab or a line break is a space to whoever pasted it; what cannot be seen would make the file unreadable.
    let spaced = name.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let name: String = spaced.filter(|c| !is_hidden(*c)).collect();
    name.trim().to_owned()
}
