//! Where columns and lanes stand.

use egui::{Rangef, Vec2};

use crate::assess::Row;

/// The narrowest a column with cards may be, in points.
const MIN_COLUMN: f32 = 216.0;
/// How wide a column without cards is, in points.
const EMPTY_COLUMN: f32 = 84.0;
/// How wide a card must stay for another to stand beside it, in points.
const MIN_LANE: f32 = 290.0;
/// How wide the column of category names is at least and at most, in points.
const NAMES: Rangef = Rangef { min: 98.0, max: 140.0 };
/// Which share of the board's width it takes between the two.
const NAMES_SHARE: f32 = 0.115;
/// How high a row without cards is, in points.
pub const FOLDED: f32 = 32.0;
/// How high a cell is at least, in points.
pub const MIN_CELL: f32 = 52.0;
/// Between the edge of a cell and the cards in it, and between cards, in points.
pub const INSET: f32 = 6.0;
/// Between columns, and between rows, in points.
pub const GAP: f32 = 6.0;

/// Where the columns stand, from the left edge of the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// How wide the column of category names is.
    pub names: f32,
    /// From where to where, phase by phase.
    pub edges: Vec<Rangef>,
}

impl Columns {
    /// Shares out a width: columns without cards are narrow, the others equally wide.
    pub fn new(width: f32, rows: &[Row<'_>], phases: usize) -> Self {
        let filled: Vec<bool> = (0..phases)
            .map(|phase| rows.iter().any(|row| row.cells.get(phase).is_some_and(|cell| !cell.is_empty())))
            .collect();
        let full = filled.iter().filter(|filled| **filled).count();
        let empty = phases - full;
        let names = NAMES.clamp(width * NAMES_SHARE);
        let room = width - names - GAP * phases as f32;
        let narrow = if full == 0 { (room / empty.max(1) as f32).max(EMPTY_COLUMN) } else { EMPTY_COLUMN };
        let wide = ((room - narrow * empty as f32) / full.max(1) as f32).max(MIN_COLUMN);
        let mut left = names + GAP;
        let column = |filled: &bool| {
            let column = Rangef::new(left, left + if *filled { wide } else { narrow });
            left = column.max + GAP;
            column
        };
        Self { names, edges: filled.iter().map(column).collect() }
    }

    /// Where the last column ends.
    pub fn right(&self) -> f32 {
        self.edges.last().map_or(self.names, |edge| edge.max)
    }

    /// The column over which something is, from the left edge of the board; what is in a gap belongs to the next one.
    pub fn at(&self, x: f32) -> Option<usize> {
        self.edges.iter().position(|edge| (edge.min - GAP..=edge.max).contains(&x))
    }
}

/// The lanes of a cell: cards stand side by side where it is wide enough.
#[derive(Clone, Debug, PartialEq)]
pub struct Lanes {
    /// How wide each is.
    pub width: f32,
    /// Where the next card of each lane begins.
    bottoms: Vec<f32>,
}

impl Lanes {
    /// As many lanes as there is room for, and no more than there are cards.
    pub fn new(width: f32, cards: usize) -> Self {
        let most = (((width + INSET) / (MIN_LANE + INSET)).floor() as usize).max(1);
        let count = most.min(cards.max(1));
        Self { width: (width - INSET * (count as f32 - 1.0)) / count as f32, bottoms: vec![0.0; count] }
    }

    /// The lane that ends highest, so that short and tall cards leave no holes, and the corner where its next card goes.
    pub fn next(&self) -> (usize, Vec2) {
        let highest = self.bottoms.iter().copied().enumerate().min_by(|one, two| one.1.total_cmp(&two.1));
        let (lane, top) = highest.unwrap_or_default();
        (lane, Vec2::new(lane as f32 * (self.width + INSET), top))
    }

    /// A card was laid in a lane; it ends there.
    pub fn lay(&mut self, lane: usize, bottom: f32) {
        if let Some(slot) = self.bottoms.get_mut(lane) {
            *slot = bottom + INSET;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_without_cards_share_the_board_when_all_are_empty() {
        let columns = Columns::new(1000.0, &[], 4);
        assert_eq!(columns.edges.len(), 4);
        assert!((columns.right() - 1000.0).abs() < 0.01, "{columns:?}");
        assert_eq!(columns.at(columns.names - 20.0), None);
        assert_eq!(columns.at(columns.names + GAP + 1.0), Some(0));
        assert_eq!(columns.at(999.0), Some(3));
    }

    #[test]
    fn cards_go_where_it_is_highest() {
        let mut lanes = Lanes::new(600.0, 5);
        assert_eq!(lanes.next().0, 0);
        lanes.lay(0, 100.0);
        assert_eq!(lanes.next().0, 1);
        lanes.lay(1, 50.0);
        assert_eq!(lanes.next().0, 1);
        lanes.lay(1, 150.0);
        assert_eq!(lanes.next().0, 0);
    }

    #[test]
    fn a_single_card_has_the_whole_cell() {
        assert!((Lanes::new(900.0, 1).width - 900.0).abs() < 0.01);
    }
}
