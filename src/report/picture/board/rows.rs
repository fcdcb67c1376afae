//! The rows of the board, and where their cells stand.

use super::{Cards, SMALL, SMALL_STRONG, Shown};
use crate::assess::{Entry, Row};
use crate::report::picture::block::Block;
use crate::report::picture::drawing::Area;
use crate::report::picture::palette::LIGHT;
use crate::wording;

/// Between columns, and between rows, in points.
pub const GAP: f32 = 6.0;
/// How wide the column of category names is, in points.
const NAMES: f32 = 116.0;
/// The narrowest a column with cards may be, in points.
const MIN_COLUMN: f32 = 212.0;
/// How wide a column without cards is, in points.
const EMPTY_COLUMN: f32 = 84.0;
/// How wide a card must stay for another to stand beside it, in points.
const MIN_LANE: f32 = 270.0;
/// Between the edge of a cell and the cards in it, and between cards, in points.
const INSET: f32 = 6.0;
/// How high a row without cards is at least, in points.
const FOLDED: f32 = 26.0;

/// Where the columns stand, from the left edge of the board.
pub struct Columns {
    /// How wide the column of category names is.
    pub names: f32,
    /// Left edge and width, phase by phase.
    edges: Vec<(f32, f32)>,
}

impl Columns {
    /// Shares out a width: columns without cards are narrow, the others equally wide.
    pub fn new(width: f32, rows: &[Row<'_>], phases: usize) -> Self {
        let filled = |phase: usize| rows.iter().any(|row| row.cells.get(phase).is_some_and(|cell| !cell.is_empty()));
        let full = (0..phases).filter(|phase| filled(*phase)).count();
        let empty = phases - full;
        let room = width - NAMES - GAP * phases as f32;
        let narrow = if full == 0 { (room / empty.max(1) as f32).max(EMPTY_COLUMN) } else { EMPTY_COLUMN };
        let wide = ((room - narrow * empty as f32) / full.max(1) as f32).max(MIN_COLUMN);
        let mut left = NAMES + GAP;
        let column = |phase| {
            let width = if filled(phase) { wide } else { narrow };
            let edge = (left, width);
            left += width + GAP;
            edge
        };
        Self { names: NAMES, edges: (0..phases).map(column).collect() }
    }

    /// Where the last column ends.
    pub fn right(&self) -> f32 {
        self.edges.last().map_or(self.names, |(left, width)| left + width)
    }
}

impl Shown<'_> {
    /// The phases, with a line under each.
    pub fn headings(&self, columns: &Columns) -> Block {
        let mut block = Block::default();
        let names = self.scenario.phases.iter().zip(&columns.edges).map(|(phase, (left, width))| {
            (*left, *width, self.make.paragraph(&phase.name, SMALL_STRONG, LIGHT.text_muted, *width - INSET, 0.0))
        });
        let names: Vec<_> = names.collect();
        let tallest = names.iter().map(|(.., name)| name.height).fold(0.0, f32::max);
        for (left, width, name) in names {
            block.drawing.put(name.drawing, (left + 2.0, tallest - name.height));
            let line = Area { x: left, y: tallest + 4.0, width, height: 2.0 };
            block.drawing.area(line, 1.0, LIGHT.divider, None);
        }
        block.height = tallest + 6.0;
        block
    }

    /// A row: its name, and its cells; one line where there are no cards.
    pub fn row(&self, row: &Row<'_>, columns: &Columns) -> Block {
        let (set, above) = if row.is_empty() { (SMALL, 5.0) } else { (SMALL_STRONG, 12.0) };
        let name = self.make.paragraph(&row.category.name, set, LIGHT.text_muted, columns.names - 8.0, 0.0);
        let cells: Vec<Block> =
            row.cells.iter().zip(&columns.edges).map(|(cell, (_, width))| self.cell(cell, *width)).collect();
        let least = (name.height + 2.0 * above).max(FOLDED);
        let mut block =
            Block { height: cells.iter().map(|cell| cell.height).fold(least, f32::max), ..Block::default() };
        block.drawing.begin("row");
        block.drawing.put(name.drawing, (0.0, above));
        for (cell, (left, width)) in cells.into_iter().zip(&columns.edges) {
            block.drawing.begin("cell");
            let area = Area { x: *left, y: 0.0, width: *width, height: block.height };
            block.drawing.area(area, 6.0, LIGHT.cell, None);
            block.drawing.put(cell.drawing, (*left, 0.0));
            block.drawing.end();
        }
        block.drawing.end();
        block
    }

    /// The cards of a cell, side by side where it is wide enough, each where it is highest.
    fn cell(&self, cell: &[Entry<'_>], width: f32) -> Block {
        let mut block = Block::default();
        if cell.is_empty() {
            return block;
        }
        let room = width - 2.0 * INSET;
        let most = ((room + INSET) / (MIN_LANE + INSET)).floor().max(1.0) as usize;
        let mut lanes = vec![INSET; most.min(cell.len())];
        let gaps = INSET * (lanes.len() - 1) as f32;
        let lane_width = (room - gaps) / lanes.len() as f32;
        let shown = match self.cards {
            Cards::Whole | Cards::Brief => cell.len(),
            Cards::Some(most) => most.min(cell.len()),
        };
        for entry in cell.iter().take(shown) {
            let card = self.card(entry, lane_width);
            let highest = lanes.iter_mut().enumerate().min_by(|one, two| one.1.total_cmp(two.1));
            let Some((lane, bottom)) = highest else { continue };
            let left = INSET + lane as f32 * (lane_width + INSET);
            block.drawing.put(card.drawing, (left, *bottom));
            *bottom += card.height + INSET;
            block.height = block.height.max(*bottom);
        }
        if shown < cell.len() {
            let more = wording::count(cell.len() - shown, "more card", "more cards");
            let more = self.make.paragraph(&more, SMALL, LIGHT.text_muted, room, 0.0);
            block.add(more, INSET, if shown == 0 { INSET } else { 0.0 });
            block.height += INSET;
        }
        block
    }
}
