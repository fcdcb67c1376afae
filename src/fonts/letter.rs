//! What of a text takes a letter of a font.

use crate::scenario::check::is_hidden;

/// Whether a character is drawn with a glyph of its own: not white space, and nothing that shows nothing or only changes
/// how its neighbours look.
pub fn is_drawn(character: char) -> bool {
    !character.is_whitespace() && !is_hidden(character) && !joins(character)
}

/// Whether a character is an accent: it is drawn on the letter before it, by a font that has both.
pub fn is_accent(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{34e}'
            | '\u{350}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Whether a character is put on or beside the one before it, or joins two: combining accents, joiners, and selectors of
/// a variant. A font that has the letter before it draws both, or the letter alone.
pub fn joins(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{200c}'..='\u{200d}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{fe20}'..='\u{fe2f}'
            | '\u{1f3fb}'..='\u{1f3ff}'
            | '\u{e0020}'..='\u{e007f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}
