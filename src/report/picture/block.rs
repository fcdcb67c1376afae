//! Text and chips in lines, with the height they take.

use super::drawing::{Area, Drawing};
use super::face::{Faces, Type};
use super::palette::{Colour, Mark, Palette};

/// Inside a chip, at either side, in points.
const PADDING: f32 = 8.0;
/// How high a chip of one line is, in points.
const CHIP: f32 = 23.0;
/// Between chips, in points.
const BETWEEN: f32 = 5.0;
/// The side of a padlock and the gap behind it, in points.
const LOCK: (f32, f32) = (11.0, 4.0);

/// A drawing that begins at the origin, and how high it is, in points.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// What is drawn.
    pub drawing: Drawing,
    /// How high it is.
    pub height: f32,
}

/// What blocks are made with.
pub struct Maker<'a> {
    /// Measures text.
    pub faces: &'a Faces<'a>,
    /// The colours.
    pub palette: &'a Palette,
}

/// What is chosen, in a rounded box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What the choice is about, before it in second rank; may be empty.
    pub label: String,
    /// What is chosen.
    pub text: String,
    /// Whether it is settled: a padlock stands before it.
    pub locked: bool,
}

impl Maker<'_> {
    /// A paragraph, wrapped; its first line begins further right by `indent`.
    pub fn paragraph(&self, text: &str, set: Type, colour: Colour, width: f32, indent: f32) -> Block {
        let mut block = Block::default();
        for (place, line) in self.faces.wrap(text, set, width, indent).iter().enumerate() {
            let x = if place == 0 { indent } else { 0.0 };
            block.drawing.text((x, block.height), self.faces.line(line, set), colour);
            block.height += set.line();
        }
        block
    }

    /// Chips in lines; one that is longer than a line wraps within itself.
    pub fn chips(&self, chips: &[Chip], set: Type, width: f32) -> Block {
        let mut block = Block::default();
        let (mut x, mut y, mut line) = (0.0, 0.0, 0.0_f32);
        for chip in chips {
            let (made, wide) = self.chip(chip, set, width);
            if x > 0.0 && x + wide > width {
                (x, y, line) = (0.0, y + line + BETWEEN, 0.0);
            }
            block.drawing.put(made.drawing, (x, y));
            x += wide + BETWEEN;
            line = line.max(made.height);
        }
        block.height = y + line;
        block
    }

    /// A chip, and how wide it is.
    fn chip(&self, chip: &Chip, set: Type, width: f32) -> (Block, f32) {
        let lock = if chip.locked { LOCK.0 + LOCK.1 } else { 0.0 };
        let room = width - 2.0 * PADDING - lock;
        let label = if chip.label.is_empty() { String::new() } else { format!("{} ", chip.label) };
        let labelled = self.faces.width(&label, set);
        let whole = labelled + self.faces.width(&chip.text, set);
        let palette = self.palette;
        let mut inside = Block::default();
        // A label that leaves little room stands above.
        let above = labelled > room * 0.6 && whole > room;
        if above {
            inside = self.paragraph(&label, set, palette.text_muted, room, 0.0);
            inside.add(self.paragraph(&chip.text, set, palette.text, room, 0.0), 0.0, 0.0);
        } else {
            let label = label.trim_end();
            inside.drawing.text((0.0, 0.0), self.faces.line(label, set), palette.text_muted);
            // A hair more than it needs, so that it does not wrap for the sake of rounding.
            inside.add(self.paragraph(&chip.text, set, palette.text, whole.min(room) + 0.01, labelled), 0.0, 0.0);
        }
        let wide = whole.min(room) + 2.0 * PADDING + lock;
        let height = (inside.height - set.line() + CHIP).max(CHIP);
        let mut block = Block { drawing: Drawing::default(), height };
        block.drawing.begin("chip");
        let area = Area { x: 0.0, y: 0.0, width: wide, height };
        block.drawing.area(area, CHIP / 2.0, palette.chip, Some(palette.card_border));
        if chip.locked {
            let corner = (PADDING, (CHIP - LOCK.0) / 2.0);
            block.drawing.mark(Mark::Lock, corner, LOCK.0, palette.text_muted, palette.chip);
        }
        block.drawing.put(inside.drawing, (PADDING + lock, (CHIP - set.line()) / 2.0));
        block.drawing.end();
        (block, wide)
    }
}

impl Block {
    /// Another block below, after a gap; a block without height leaves nothing.
    pub fn add(&mut self, other: Self, x: f32, gap: f32) {
        if other.height > 0.0 {
            self.height += gap;
            self.drawing.put(other.drawing, (x, self.height));
            self.height += other.height;
        }
    }
}
