//! Lines in which letters run from right to left, in the order in which they are seen.
//!
//! The window's text is shaped font by font: letters that the shipped font lacks come from another one, so each word is
//! drawn as it should be, but the words between which the shipped font puts its spaces stand from left to right. What is
//! only read is handed over with its words, and what stands between them, in the order in which they are seen; what is
//! typed into a field stays as it was typed.

use std::borrow::Cow;
use std::sync::Arc;

use egui::Galley;
use unicode_bidi::BidiInfo;

/// The brackets that point the other way from right to left.
const MIRRORED: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»')];

/// One line of text with its parts from left to right.
pub fn visual(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_right_to_left) {
        return Cow::Borrowed(text);
    }
    let info = BidiInfo::new(text, None);
    let [paragraph] = info.paragraphs.as_slice() else { return Cow::Borrowed(text) };
    let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
    let mut seen = String::with_capacity(text.len());
    for run in runs {
        let backwards = levels.get(run.start).is_some_and(|level| level.is_rtl());
        let run = text.get(run).unwrap_or_default();
        if backwards {
            seen.extend(parts(run).into_iter().rev());
        } else {
            seen.push_str(run);
        }
    }
    Cow::Owned(seen)
}

/// Lays a line out as it is seen, as much of it as fits into so many points, and says whether something is cut off. That is
/// the end of what is said, wherever that is seen.
pub fn seen_line(text: &str, width: f32, lay_out: impl Fn(String, f32) -> Arc<Galley>) -> (Arc<Galley>, bool) {
    let whole = lay_out(text.to_owned(), width);
    if matches!(visual(text), Cow::Borrowed(_)) {
        let cut = whole.elided;
        return (whole, cut);
    }
    if !whole.elided {
        return (lay_out(visual(text).into_owned(), f32::INFINITY), false);
    }
    let mut letters = fitting_letters(&whole);
    loop {
        let seen = lay_out(visual(&beginning(text, letters)).into_owned(), f32::INFINITY);
        if seen.size().x <= width || letters == 0 {
            return (seen, true);
        }
        letters -= 1;
    }
}

/// How many letters of a text stand in a line that is cut off, before the sign for that.
pub fn fitting_letters(line: &Galley) -> usize {
    line.rows.iter().map(|row| row.glyphs.len()).sum::<usize>().saturating_sub(1)
}

/// So many letters of a text, and the sign that there are more.
pub fn beginning(text: &str, letters: usize) -> String {
    text.chars().take(letters).chain(['…']).collect()
}

/// What is drawn as one of a text from right to left: a word, or a sign between words.
fn parts(run: &str) -> Vec<Cow<'_, str>> {
    let mut parts = Vec::new();
    let mut rest = run;
    while let Some(first) = rest.chars().next() {
        let end = if is_right_to_left(first) {
            rest.find(|letter| !is_right_to_left(letter) && !is_joining(letter)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (part, after) = rest.split_at(end);
        parts.push(mirrored(first).map_or(Cow::Borrowed(part), |other| Cow::Owned(other.to_string())));
        rest = after;
    }
    parts
}

/// Whether a letter is of a script that runs from right to left: Hebrew, Arabic and their neighbours, with their signs.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Signs without a width that belong to the letters around them.
fn is_joining(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}')
}

fn mirrored(sign: char) -> Option<char> {
    MIRRORED.iter().find_map(|(open, close)| match sign {
        _ if sign == *open => Some(*close),
        _ if sign == *close => Some(*open),
        _ => None,
    })
}
