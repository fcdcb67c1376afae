//! The fonts that text is drawn in: Inter, which is shipped, and behind it fonts of the computer for letters that Inter
//! lacks.
//!
//! Where the computer keeps its fonts is for [`storage`](crate::storage::fonts) to know; here a font is bytes that were
//! found to parse. Nobody asks for one before a text needs it.

mod font;
mod letter;

use std::collections::BTreeSet;

pub use font::{Font, Shipped};
pub use letter::{is_drawn, joins};

/// Inter, regular.
pub const REGULAR: &[u8] = include_bytes!("../ui/fonts/Inter-Regular.ttf");
/// Inter, semi-bold.
pub const SEMIBOLD: &[u8] = include_bytes!("../ui/fonts/Inter-SemiBold.ttf");

/// Fonts for the letters that the shipped ones lack, the one to be preferred first. The same fonts in the same order
/// draw the same text alike.
#[derive(Clone, Debug, Default)]
pub struct Fallback {
    fonts: Vec<Font>,
    /// What was looked for and is in none of them.
    missing: BTreeSet<char>,
    /// Whether a bound kept more fonts out.
    cut: bool,
}

impl Fallback {
    /// Those of a list, the preferred one first; which letters were looked for in vain, and whether a bound kept fonts
    /// out that might have had them.
    pub fn new(fonts: Vec<Font>, missing: BTreeSet<char>, cut: bool) -> Self {
        Self { fonts, missing, cut }
    }

    /// All of them, the preferred one first.
    pub fn fonts(&self) -> &[Font] {
        &self.fonts
    }

    /// The letters that were looked for in vain.
    pub fn missing(&self) -> &BTreeSet<char> {
        &self.missing
    }

    /// Whether a bound kept fonts out that might have had them.
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    /// The first font that has a letter.
    pub fn find(&self, letter: char) -> Option<&Font> {
        self.fonts.iter().find(|font| font.has(letter))
    }
}
