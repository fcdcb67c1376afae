//! How wide text is, where it breaks, and which font each of its letters is drawn in.

use unicode_segmentation::UnicodeSegmentation as _;

use std::collections::BTreeSet;

use crate::fonts::{Fallback, Font, Shipped, is_accent, is_drawn};
use crate::scenario::check::is_hidden;
use crate::scenario::composed;

/// What a letter that no font has is taken to be, in widths of an em: as wide as letters get.
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

/// What text is measured and set in: the two faces that are shipped, and fonts for letters that they lack.
pub struct Faces<'a> {
    regular: Option<Shipped>,
    strong: Option<Shipped>,
    fallback: &'a Fallback,
}

/// Which font a stretch of text is set in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Those that are shipped.
    Shipped,
    /// A font of the computer, by the name of its family.
    Of(String),
    /// No font has it.
    Missing,
}

/// A line of text as it is set.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its stretches, each in one font.
    pub runs: Vec<(Setting, String)>,
    /// The letters and accents in it that no font has.
    pub missing: BTreeSet<char>,
    /// How wide it is, in points.
    pub width: f32,
    /// Size and weight.
    pub set: Type,
}

impl<'a> Faces<'a> {
    /// Those that are shipped, and others behind them.
    pub fn new(fallback: &'a Fallback) -> Self {
        Self { regular: Shipped::regular(), strong: Shipped::strong(), fallback }
    }

    /// How wide a text is on one line, in points. Kerning and joined forms, which narrow it, are left out.
    pub fn width(&self, text: &str, set: Type) -> f32 {
        composed(text).chars().map(|letter| self.advance(letter, set)).sum()
    }

    /// A text on one line.
    pub fn line(&self, text: &str, set: Type) -> Line {
        let text = composed(text);
        let mut runs: Vec<(Setting, String)> = Vec::new();
        let mut missing = BTreeSet::new();
        // A letter and its accents, or whatever else is drawn as one, are in one font.
        for cluster in text.graphemes(true) {
            let letters: Vec<char> = cluster.chars().filter(|one| is_drawn(*one) || is_accent(*one)).collect();
            let setting = self.setting(&letters, set, &mut missing);
            match runs.last_mut() {
                Some((last, run)) if *last == setting => run.push_str(cluster),
                _ => runs.push((setting, cluster.to_owned())),
            }
        }
        Line { runs, missing, width: self.width(&text, set), set }
    }

    /// The font for letters that stand in one; those that it lacks are missing.
    fn setting(&self, letters: &[char], set: Type, missing: &mut BTreeSet<char>) -> Setting {
        let shipped = |letter: char| self.shipped(set).is_some_and(|face| face.has(letter));
        if letters.iter().all(|letter| shipped(*letter)) {
            return Setting::Shipped;
        }
        let of = |font: &Font| Setting::Of(font.family().to_owned());
        let found = match letters {
            [letter] => self.fallback.find(*letter).map(|(font, _)| font),
            letters => self.fallback.having(letters),
        };
        if let Some(font) = found {
            return of(font);
        }
        missing.extend(letters.iter().copied().filter(|letter| !shipped(*letter)));
        Setting::Missing
    }

    fn shipped(&self, set: Type) -> Option<&Shipped> {
        if set.strong { self.strong.as_ref() } else { self.regular.as_ref() }
    }

    fn advance(&self, letter: char, set: Type) -> f32 {
        let shipped = self.shipped(set).and_then(|face| face.advance(letter));
        let width = shipped.unwrap_or_else(|| match self.fallback.find(letter) {
            Some((_, width)) => width,
            None if is_drawn(letter) => UNKNOWN,
            None => 0.0,
        });
        width * set.size
    }

    /// The lines of a text that may be so wide, its first line less by `indent`; one line at least. White space, and what
    /// is hidden, becomes single spaces. A word that is wider than a line is broken, after a hyphen or a slash if it has one.
    pub fn wrap(&self, text: &str, set: Type, width: f32, indent: f32) -> Vec<String> {
        let text = composed(text);
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
    fn parts<'t>(&self, word: &'t str, set: Type, width: f32) -> Vec<&'t str> {
        let mut parts = Vec::new();
        let mut rest = word;
        while self.width(rest, set) > width {
            let (mut used, mut end, mut after_joint) = (0.0, 0, 0);
            for (place, letter) in rest.grapheme_indices(true) {
                used += self.width(letter, set);
                if used > width && place > 0 {
                    break;
                }
                end = place + letter.len();
                if letter.ends_with(['-', '/', '–', '—']) {
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
