//! Text that says what it says, whatever it holds, inside HTML and SVG.

use crate::scenario::check::is_hidden;

/// The text with all that has a meaning in HTML or XML written out, on one line. What neither of them may hold at all
/// gives way: what is hidden or reorders the rest to a space, code points that are no characters to the replacement
/// character.
pub(super) fn markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter if is_hidden(letter) => escaped.push(' '),
            letter if is_no_character(letter) => escaped.push(char::REPLACEMENT_CHARACTER),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Whether Unicode sets the code point aside for ever.
fn is_no_character(letter: char) -> bool {
    let code = u32::from(letter);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}
