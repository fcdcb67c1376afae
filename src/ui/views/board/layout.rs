//! Where columns, rows and cards stand: by the measures of the window and by which cells have cards, never by what a card
//! says.

use egui::{Rangef, Rect, Vec2, pos2, vec2};

use crate::assess::Row;
use crate::ui::layout::{CARD_GAP, Face, LEAST_PHASE, Measures};

/// Where the columns stand, from the left edge of the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// How wide the column of category names is.
    pub names: f32,
    /// The phases, one after the other.
    pub all: Vec<Column>,
}

/// One phase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// From where to where.
    pub span: Rangef,
    /// It is folded to a strip.
    pub folded: bool,
}

impl Columns {
    /// Shares out a width: folded phases are strips, the others equally wide.
    pub fn new(measures: Measures, width: f32, folded: &[bool]) -> Self {
        let (names, gap, strip) = (measures.row_head(), measures.gap(), measures.strip());
        let open = folded.iter().filter(|folded| !**folded).count();
        let strips = (folded.len() - open) as f32 * strip;
        let gaps = gap * folded.len().saturating_sub(1) as f32;
        let share = ((width - names - strips - gaps) / open.max(1) as f32).max(LEAST_PHASE);
        let mut left = names;
        let column = |folded: &bool| {
            let span = Rangef::new(left, left + if *folded { strip } else { share });
            left = span.max + gap;
            Column { span, folded: *folded }
        };
        Self { names, all: folded.iter().map(column).collect() }
    }

    /// Where the last column ends.
    pub fn right(&self) -> f32 {
        self.all.last().map_or(self.names, |column| column.span.max)
    }

    /// The column over which something is, from the left edge of the board; what is in a gap belongs to the next one.
    pub fn at(&self, x: f32) -> Option<usize> {
        let first = self.names;
        self.all.iter().position(|column| x >= first && x <= column.span.max)
    }
}

/// Where the cards of a cell lie, from its upper left corner, how they are drawn, and how high the cell is.
pub fn cell(measures: Measures, width: f32, cards: usize) -> (Vec<Rect>, Face, f32) {
    let pad = measures.cell_pad();
    let inside = width - 2.0 * pad;
    let lanes = measures.lanes(inside);
    let alone = cards == 1 && measures.face(inside, true) == Face::Wide;
    let lane = if alone { inside } else { (inside - CARD_GAP * (lanes as f32 - 1.0)) / lanes as f32 };
    let face = measures.face(lane, alone);
    let size = vec2(lane, measures.card(face));
    let place = |card: usize| {
        let step = vec2((card % lanes) as f32, (card / lanes) as f32) * (size + Vec2::splat(CARD_GAP));
        Rect::from_min_size(pos2(pad, pad) + step, size)
    };
    let height = if cards == 0 { 0.0 } else { place(cards - 1).max.y + pad };
    ((0..cards).map(place).collect(), face, height)
}

/// How high a row is: as its highest cell.
pub fn row_height(measures: Measures, row: &Row<'_>, columns: &Columns) -> f32 {
    let cells = row.cells.iter().zip(&columns.all).filter(|(_, column)| !column.folded);
    let heights = cells.map(|(cards, column)| cell(measures, column.span.span(), cards.len()).2);
    heights.fold(0.0, f32::max)
}
