//! How wide text is, and where it breaks: measured in the fonts that are shipped with the program.

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider as _};

use crate::scenario::check::is_hidden;

/// Inter, regular.
pub const REGULAR: &[u8] = include_bytes!("../../ui/fonts/Inter-Regular.ttf");
/// Inter, semi-bold.
pub const SEMIBOLD: &[u8] = include_bytes!("../../ui/fonts/Inter-SemiBold.ttf");

/// What a letter that the fonts lack is taken to be, in widths of an em: as wide as letters get.
const UNKNOWN: f32 = 1.0;

/// Size and weight of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// The size, in points.
    pub size: f32,
    /// Semi-bold instead of regular.
    pub strong: bool,
}

impl Type {
    /// Regular text of this size, in points.
    pub const fn regular(size: f32) -> Self {
        Self { size, strong: false }
    }

    /// Semi-bold text of this size, in points.
    pub const fn strong(size: f32) -> Self {
        Self { size, strong: true }
    }

    /// From one line to the next, in points.
    pub fn line(self) -> f32 {
        (self.size * 1.32).ceil()
    }

    /// From the upper edge of a line to the feet of its letters, in points.
    pub fn ascent(self) -> f32 {
        (self.line() + self.size * 0.72) / 2.0
    }
}

/// The two faces of the program.
pub struct Faces {
    regular: Option<Face>,
    strong: Option<Face>,
}

impl Faces {
    /// Those that are shipped.
    pub fn shipped() -> Self {
        Self { regular: Face::new(REGULAR), strong: Face::new(SEMIBOLD) }
    }

    /// How wide a text is on one line, in points. Kerning, which only narrows it, is left out.
    pub fn width(&self, text: &str, set: Type) -> f32 {
        text.chars().map(|letter| self.advance(letter, set)).sum()
    }

    /// Whether both faces have all letters of a text.
    pub fn have(&self, text: &str) -> bool {
        [&self.regular, &self.strong]
            .into_iter()
            .all(|face| face.as_ref().is_some_and(|face| text.chars().all(|letter| face.letters.map(letter).is_some())))
    }

    fn advance(&self, letter: char, set: Type) -> f32 {
        let face = if set.strong { &self.strong } else { &self.regular };
        face.as_ref().and_then(|face| face.advance(letter)).unwrap_or(UNKNOWN) * set.size
    }

    /// The lines of a text that may be so wide, its first line less by `indent`; one line at least. White space, and what
    /// is hidden, becomes single spaces. A word that is wider than a line is broken, after a hyphen or a slash if it has one.
    pub fn wrap(&self, text: &str, set: Type, width: f32, indent: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        let mut room = width - indent;
        let space = self.advance(' ', set);
        let words = text.split(|letter: char| letter.is_whitespace() || is_hidden(letter));
        for word in words.filter(|word| !word.is_empty()) {
            for (place, part) in self.parts(word, set, width).into_iter().enumerate() {
                let needed = self.width(part, set);
                let last = lines.last_mut().map(|line| (line.is_empty(), line));
                let gap = if place == 0 && last.as_ref().is_some_and(|(empty, _)| !empty) { space } else { 0.0 };
                match last {
                    // A narrowed first line may be too narrow for anything.
                    Some((empty, line)) if needed + gap <= room || (empty && room >= width) => {
                        if gap > 0.0 {
                            line.push(' ');
                        }
                        line.push_str(part);
                        room -= needed + gap;
                    }
                    _ => {
                        lines.push(part.to_owned());
                        room = width - needed;
                    }
                }
            }
        }
        lines
    }

    /// The parts of a word that are no wider than a line.
    fn parts<'a>(&self, word: &'a str, set: Type, width: f32) -> Vec<&'a str> {
        let mut parts = Vec::new();
        let mut rest = word;
        while self.width(rest, set) > width {
            let (mut used, mut end, mut after_joint) = (0.0, 0, 0);
            for (place, letter) in rest.char_indices() {
                used += self.advance(letter, set);
                if used > width && place > 0 {
                    break;
                }
                end = place + letter.len_utf8();
                if matches!(letter, '-' | '/' | '–' | '—') {
                    after_joint = end;
                }
            }
            let Some((part, then)) = rest.split_at_checked(if after_joint > 0 { after_joint } else { end }) else {
                break;
            };
            if then.is_empty() {
                break;
            }
            parts.push(part);
            rest = then;
        }
        parts.push(rest);
        parts
    }
}

/// One font.
struct Face {
    letters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
}

impl Face {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        Some(Self { letters: font.charmap(), widths: font.glyph_metrics(Size::new(1.0), LocationRef::default()) })
    }

    /// How wide a letter is, in widths of an em.
    fn advance(&self, letter: char) -> Option<f32> {
        self.widths.advance_width(self.letters.map(letter)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SET: Type = Type::regular(14.0);

    #[test]
    fn no_line_is_too_wide_and_nothing_is_lost() {
        let faces = Faces::shipped();
        let long = "Überraschungs-Luftverteidigungsbereitschaftsabkommen und донаукраїнськеповідомлення a/b";
        for width in [30.0, 60.0, 120.0, 400.0] {
            for indent in [0.0, 25.0] {
                let lines = faces.wrap(long, SET, width, indent);
                for (place, line) in lines.iter().enumerate() {
                    let room = if place == 0 { width - indent } else { width };
                    assert!(faces.width(line, SET) <= room + 0.01, "{line} in {room}");
                }
                let squeezed = |text: &str| text.split_whitespace().collect::<String>();
                assert_eq!(squeezed(&lines.concat()), squeezed(long));
            }
        }
    }

    #[test]
    fn words_stay_whole_where_they_can() {
        let faces = Faces::shipped();
        let width = faces.width("European sky", SET);
        assert_eq!(faces.wrap("European  sky shield", SET, width, 0.0), ["European sky", "shield"]);
        assert_eq!(faces.wrap("European sky", SET, width, width), ["", "European sky"]);
        assert_eq!(faces.wrap("", SET, width, 0.0), [""]);
    }

    #[test]
    fn the_fonts_have_the_signs_that_are_drawn() {
        assert!(Faces::shipped().have("≠–—→·“”’…ЇїҐґĄą€"));
        assert!(!Faces::shipped().have("漢"));
    }
}
