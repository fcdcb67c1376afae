//! The fonts that text is drawn in: Inter, which is shipped, and behind it fonts of the computer for letters that Inter
//! lacks.
//!
//! Where the computer keeps its fonts is for [`storage`](crate::storage::fonts) to know; here a font is bytes that were
//! found to parse. Nobody asks for one before a text needs it.

mod font;
mod letter;

use std::collections::{BTreeMap, BTreeSet};

pub use font::{Font, Shipped};
pub use letter::{is_accent, is_drawn, joins};

/// Inter, regular.
pub const REGULAR: &[u8] = include_bytes!("../ui/fonts/Inter-Regular.ttf");
/// Inter, semi-bold.
pub const SEMIBOLD: &[u8] = include_bytes!("../ui/fonts/Inter-SemiBold.ttf");

/// Fonts for letters that the shipped ones lack, the one to be preferred first. The same fonts in the same order draw the same
/// text alike.
#[derive(Clone, Debug, Default)]
pub struct Fallback {
    fonts: Vec<Font>,
    /// The place of the font that draws a letter, and how wide the letter is, in widths of an em.
    letters: BTreeMap<char, (usize, f32)>,
    missing: BTreeSet<char>,
    cut: bool,
}

impl Fallback {
    /// Has each of these letters drawn in the first font that has it. `cut`: a bound kept more fonts out.
    pub fn new(fonts: Vec<Font>, letters: &BTreeSet<char>, cut: bool) -> Self {
        let mut fallback = Self { fonts, ..Self::default() };
        for letter in letters {
            let fonts = fallback.fonts.iter().enumerate();
            let found =
                fonts.filter(|(_, font)| font.has(*letter)).find_map(|(at, font)| Some((at, font.advance(*letter)?)));
            match found {
                Some(found) => drop(fallback.letters.insert(*letter, found)),
                None => drop(fallback.missing.insert(*letter)),
            }
        }
        fallback.cut = cut && !fallback.missing.is_empty();
        fallback
    }

    /// All of them, the preferred one first.
    pub fn fonts(&self) -> &[Font] {
        &self.fonts
    }

    /// The letters that none of them has.
    pub fn missing(&self) -> &BTreeSet<char> {
        &self.missing
    }

    /// Whether a bound kept fonts out that might have had those.
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    /// The first font that has all of these letters.
    pub fn having(&self, letters: &[char]) -> Option<&Font> {
        self.fonts.iter().find(|font| letters.iter().all(|letter| font.has(*letter)))
    }

    /// The font that draws a letter, and how wide it is there, in widths of an em; `None` for letters that were not asked for.
    pub fn find(&self, letter: char) -> Option<(&Font, f32)> {
        let (at, width) = self.letters.get(&letter)?;
        Some((self.fonts.get(*at)?, *width))
    }
}
