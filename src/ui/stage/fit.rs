//! Where the cards stand, so that all of them are seen: lower cards, then shorter ones, then two columns, before any is left
//! out.

use egui::{Rect, Vec2, pos2, vec2};

/// A phase's name, with the line below it, in units.
pub const HEAD: f32 = 34.0;
/// Between rows, between cards beside one another, and between phases.
const GAP: Vec2 = vec2(10.0, 8.0);
const BETWEEN: f32 = 12.0;
/// The names of the rows, where there is room for them.
pub const NAMES: f32 = 130.0;
/// The narrowest column with names of rows.
const NAMED: f32 = 480.0;
/// The narrowest card beside others.
const LANE: f32 = 300.0;
/// The line that says how many are left out.
const MORE: f32 = 26.0;

/// How much a card says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Two lines: name and level, and what is to be said of it.
    Full,
    /// One line: name and level.
    Short,
}

/// A way of laying the cards out.
#[derive(Clone, Copy, Debug)]
struct Way {
    columns: usize,
    card: f32,
    face: Face,
}

/// The ways, the most readable first.
const WAYS: [Way; 7] = [
    Way { columns: 1, card: 74.0, face: Face::Full },
    Way { columns: 1, card: 60.0, face: Face::Full },
    Way { columns: 1, card: 42.0, face: Face::Short },
    Way { columns: 2, card: 74.0, face: Face::Full },
    Way { columns: 2, card: 60.0, face: Face::Full },
    Way { columns: 2, card: 42.0, face: Face::Short },
    Way { columns: 2, card: 34.0, face: Face::Short },
];

/// Something and where it stands; what it is by its place among its like.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// The name of a phase.
    Phase {
        /// Which phase.
        phase: usize,
        /// It goes on in another column.
        again: bool,
        /// Where it stands.
        rect: Rect,
    },
    /// The name of a row.
    Row {
        /// Which phase.
        phase: usize,
        /// Which row of the phase.
        row: usize,
        /// Where it stands.
        rect: Rect,
    },
    /// A card.
    Card {
        /// Which phase.
        phase: usize,
        /// Which row of the phase.
        row: usize,
        /// Which card of the row.
        card: usize,
        /// It has the whole width.
        alone: bool,
        /// Where it stands.
        rect: Rect,
    },
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The pieces.
    pub pieces: Vec<Piece>,
    /// How much each card says.
    pub face: Face,
    /// How many cards have no place.
    pub hidden: usize,
}

/// Lays cards out in a place: for each phase the rows that have cards, each with their number.
pub fn fit(phases: &[Vec<usize>], place: Rect) -> Fit {
    let fits = WAYS.iter().map(|way| lay_out(phases, place, *way)).find(|fit| fit.hidden == 0);
    // Where not even that is enough, the last line says so.
    let [.., densest] = WAYS;
    fits.unwrap_or_else(|| lay_out(phases, place.with_max_y(place.bottom() - MORE), densest))
}

/// A column that is being filled.
struct Column {
    left: f32,
    top: f32,
    number: usize,
}

fn lay_out(phases: &[Vec<usize>], place: Rect, way: Way) -> Fit {
    let between = if way.columns > 1 { 20.0 } else { 0.0 };
    let width = (place.width() - between * (way.columns as f32 - 1.0)) / way.columns as f32;
    let names = if width >= NAMED { NAMES } else { 0.0 };
    let inside = width - names;
    let all: usize = phases.iter().flatten().sum();
    // Columns are about equally long.
    let bottom = if way.columns == 1 { place.bottom() } else { balanced(phases, place, way, inside) };
    let mut pieces = Vec::new();
    let mut shown = 0;
    let mut column = Column { left: place.left(), top: place.top(), number: 0 };
    'all: for (phase, rows) in phases.iter().enumerate() {
        let mut headed = false;
        for (row, cards) in rows.iter().enumerate() {
            let lanes = lanes(way, inside, *cards);
            let mut named = false;
            for first in (0..*cards).step_by(lanes) {
                let head = if headed { 0.0 } else { HEAD };
                let limit = if column.number + 1 == way.columns { place.bottom() } else { bottom };
                if column.top + head + way.card > limit + 0.5 {
                    if column.number + 1 == way.columns {
                        break 'all;
                    }
                    let number = column.number + 1;
                    column =
                        Column { left: place.left() + number as f32 * (width + between), top: place.top(), number };
                    (headed, named) = (false, false);
                }
                if !headed {
                    let size = vec2(inside, HEAD - 8.0);
                    let rect = Rect::from_min_size(pos2(column.left + names, column.top), size);
                    let again = row > 0 || first > 0;
                    pieces.push(Piece::Phase { phase, again, rect });
                    column.top += HEAD;
                    headed = true;
                }
                if !named && names > 0.0 {
                    let lines = (cards - first).div_ceil(lanes) as f32;
                    let high = (lines * (way.card + GAP.y) - GAP.y).min(limit - column.top);
                    let rect = Rect::from_min_size(pos2(column.left, column.top), vec2(names - 8.0, high));
                    pieces.push(Piece::Row { phase, row, rect });
                    named = true;
                }
                let here = lanes.min(cards - first);
                let alone = lanes == 1;
                let wide = if alone { inside } else { (inside - GAP.x * (lanes as f32 - 1.0)) / lanes as f32 };
                for lane in 0..here {
                    let left = column.left + names + lane as f32 * (wide + GAP.x);
                    let rect = Rect::from_min_size(pos2(left, column.top), vec2(wide, way.card));
                    pieces.push(Piece::Card { phase, row, card: first + lane, alone, rect });
                }
                shown += here;
                column.top += way.card + GAP.y;
            }
        }
        column.top += BETWEEN - GAP.y;
    }
    Fit { pieces, face: way.face, hidden: all - shown }
}

/// How many cards of a row stand beside one another. One line of text needs the whole width.
fn lanes(way: Way, inside: f32, cards: usize) -> usize {
    let most = match way.face {
        Face::Full => ((inside + GAP.x) / (LANE + GAP.x)).floor().max(1.0) as usize,
        Face::Short => ((inside + GAP.x) / (LANE * 1.5)).floor().max(1.0) as usize,
    };
    cards.clamp(1, most)
}

/// Where the first of two columns ends, so that both are about equally long; the line about what is left out has room.
fn balanced(phases: &[Vec<usize>], place: Rect, way: Way, inside: f32) -> f32 {
    let lines = |rows: &Vec<usize>| rows.iter().map(|cards| cards.div_ceil(lanes(way, inside, *cards))).sum::<usize>();
    let phase = |rows: &Vec<usize>| HEAD + lines(rows) as f32 * (way.card + GAP.y) + BETWEEN - GAP.y;
    let all: f32 = phases.iter().filter(|rows| !rows.is_empty()).map(phase).sum();
    let half = all / way.columns as f32 + way.card;
    (place.top() + half).min(place.bottom())
}

/// Where it says how many cards are left out.
pub fn more(place: Rect) -> Rect {
    place.with_min_y(place.bottom() - MORE)
}
