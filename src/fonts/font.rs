//! One font, and what it has.

use std::fmt;
use std::sync::Arc;

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider as _};

use super::{REGULAR, SEMIBOLD};

/// A font of the computer that was found to parse.
#[derive(Clone)]
pub struct Font {
    family: String,
    bytes: Arc<Vec<u8>>,
    index: u32,
}

impl Font {
    /// The font at a place of a file, from 0, with the name of its family; `None` if it does not parse, or has neither
    /// letters nor outlines of them.
    pub fn new(family: String, bytes: Arc<Vec<u8>>, index: u32) -> Option<Self> {
        let font = FontRef::from_index(&bytes, index).ok()?;
        let sound = font.charmap().has_map()
            && font.outline_glyphs().format().is_some()
            && font.metrics(Size::unscaled(), LocationRef::default()).units_per_em > 0;
        sound.then_some(Self { family, bytes, index })
    }

    /// The name of its family, by which other programs know it.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// The bytes of its file.
    pub fn bytes(&self) -> &Arc<Vec<u8>> {
        &self.bytes
    }

    /// Its place among the fonts of its file, from 0.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// Whether it has a letter that can be drawn: with an outline, not as a picture alone.
    pub fn has(&self, letter: char) -> bool {
        self.reference().is_some_and(|font| {
            let glyph = font.charmap().map(letter).filter(|glyph| glyph.to_u32() != 0);
            let outline = glyph.and_then(|glyph| font.outline_glyphs().get(glyph));
            outline.is_some_and(|outline| {
                let mut ink = Ink(false);
                let settings = DrawSettings::unhinted(Size::new(16.0), LocationRef::default());
                outline.draw(settings, &mut ink).is_ok() && (ink.0 || letter.is_whitespace())
            })
        })
    }

    /// How wide a letter is by itself, in widths of an em.
    pub fn advance(&self, letter: char) -> Option<f32> {
        let font = self.reference()?;
        let widths = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        widths.advance_width(font.charmap().map(letter)?)
    }

    /// The stretches of letters that it has, in order, `most` letters at most.
    pub fn stretches(&self, most: usize) -> Vec<(u32, u32)> {
        let mut stretches: Vec<(u32, u32)> = Vec::new();
        let Some(font) = self.reference() else { return stretches };
        let mut letters: Vec<u32> = font.charmap().mappings().take(most).map(|(letter, _)| letter).collect();
        letters.sort_unstable();
        for letter in letters {
            match stretches.last_mut() {
                Some((_, last)) if letter <= last.saturating_add(1) => *last = letter,
                _ => stretches.push((letter, letter)),
            }
        }
        stretches
    }

    fn reference(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(&self.bytes, self.index).ok()
    }
}

impl fmt::Debug for Font {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { family, bytes, index } = self;
        f.debug_struct("Font").field("family", family).field("bytes", &bytes.len()).field("index", index).finish()
    }
}

/// Notes whether anything is drawn.
struct Ink(bool);

impl OutlinePen for Ink {
    fn move_to(&mut self, _: f32, _: f32) {}

    fn line_to(&mut self, _: f32, _: f32) {
        self.0 = true;
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn close(&mut self) {}
}

/// A face of Inter.
pub struct Shipped {
    letters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
}

impl Shipped {
    /// The regular face.
    pub fn regular() -> Option<Self> {
        Self::new(REGULAR)
    }

    /// The semi-bold face.
    pub fn strong() -> Option<Self> {
        Self::new(SEMIBOLD)
    }

    fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        Some(Self { letters: font.charmap(), widths: font.glyph_metrics(Size::new(1.0), LocationRef::default()) })
    }

    /// Whether it has a letter.
    pub fn has(&self, letter: char) -> bool {
        self.letters.map(letter).is_some()
    }

    /// How wide a letter is, in widths of an em; `None` if the font lacks it.
    pub fn advance(&self, letter: char) -> Option<f32> {
        self.widths.advance_width(self.letters.map(letter)?)
    }
}
