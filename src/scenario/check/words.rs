//! Checks of words: ids, names, texts, links.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;

use super::{Checker, MAX_ID, MAX_TEXT, Path};

/// Whether a character hides or disguises text: control characters, and those that reorder what is shown or show
/// nothing. Line breaks and tabs are plain enough to be allowed in prose.
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

/// A word between backticks, shortened and with nothing hidden in it.
pub(super) fn quoted(word: &str) -> String {
    let mut shown: String = word.chars().take(MAX_ID).map(|c| if is_hidden(c) { '\u{fffd}' } else { c }).collect();
    if word.chars().nth(MAX_ID).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

impl<'s> Checker<'s> {
    /// Checks that an id is a word.
    pub(super) fn word(&mut self, id: &str) {
        if let Some((message, help)) = word_fault(id) {
            self.flaw_with(message, help, Vec::new());
        }
    }

    /// Checks ids of one namespace: each a word, none twice. `places` has each id with the place where it is given.
    pub(super) fn ids(&mut self, what: &str, places: impl Iterator<Item = (Path, &'s str)>) {
        let mut seen: HashMap<&str, Path> = HashMap::new();
        let here = std::mem::take(&mut self.path);
        for (place, id) in places {
            self.path = place;
            self.word(id);
            if let Some(first) = seen.get(id) {
                self.flaw_beside(format!("there is another {what} {}", quoted(id)), first.clone());
            } else {
                seen.insert(id, self.path.clone());
            }
        }
        self.path = here;
    }

    /// Checks a name or title: one line that says something.
    pub(super) fn title(&mut self, text: &str) {
        if text.trim().is_empty() {
            self.flaw("this is empty");
        } else if text.contains(['\n', '\t']) {
            self.flaw("this must be a single line");
        } else {
            self.prose(text);
        }
    }

    /// Checks a text that may be empty but has to be one line, such as a short name.
    pub(super) fn line(&mut self, text: &str) {
        if !text.is_empty() {
            self.title(text);
        }
    }

    /// Checks a text of any form, possibly empty.
    pub(super) fn prose(&mut self, text: &str) {
        let length = text.chars().count();
        if length > MAX_TEXT {
            self.flaw(format!("{length} characters; a text may have {MAX_TEXT}"));
        }
        if let Some(hidden) = text.chars().find(|c| is_hidden(*c) && !matches!(c, '\n' | '\t')) {
            let help = "such characters cannot be seen, or change the order of what is seen";
            self.flaw_with(
                format!("the text holds the character U+{:04X}", u32::from(hidden)),
                Some(help.to_owned()),
                Vec::new(),
            );
        }
    }

    /// Checks a note in the field of that name.
    pub(super) fn note(&mut self, note: &str) {
        self.field("note", |c| c.prose(note));
    }

    /// Checks a link, which may be empty.
    pub(super) fn link(&mut self, link: &str) {
        if link.is_empty() {
            return;
        }
        let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
        let sound = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
        if !sound || link.contains(char::is_whitespace) {
            let help = "a link begins with `https://` or `http://` and has no blanks";
            self.flaw_with("this is no link to the web", Some(help.to_owned()), Vec::new());
        }
        self.prose(link);
    }

    /// Checks that nothing is listed twice.
    pub(super) fn distinct<T, W: Display>(&mut self, items: &'s [T], word: impl Fn(&'s T) -> W) {
        let mut seen = HashSet::new();
        self.items(items, |c, item| {
            let word = word(item).to_string();
            if seen.contains(&word) {
                c.flaw(format!("{} is listed twice", quoted(&word)));
            }
            seen.insert(word);
        });
    }
}

/// What is wrong with a word, and what would be right.
fn word_fault(id: &str) -> Option<(String, Option<String>)> {
    if id.is_empty() {
        return Some(("this is empty".to_owned(), None));
    }
    let length = id.chars().count();
    if length > MAX_ID {
        return Some((format!("{length} characters; an id may have {MAX_ID}"), None));
    }
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    id.chars().any(|c| !allowed(c)).then(|| {
        let help = "letters, digits, `-`, `_` and `.` are allowed";
        (format!("{} is no word", quoted(id)), Some(help.to_owned()))
    })
}
