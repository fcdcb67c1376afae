//! The kinds of table: for each its columns, what a row makes, and the rows of what is there. An empty cell leaves what is
//! there as it is, so that a table never has to hold everything.

pub(super) mod actors;
pub(super) mod capacities;
pub(super) mod claims;
pub(super) mod costs;
pub(super) mod elements;
pub(super) mod positions;
pub(super) mod sources;
pub(super) mod willingness;

use jiff::civil::Date;

use super::Cell;
use crate::scenario::{Position, Quantity};

/// A cell with a text.
fn text(text: impl AsRef<str>) -> Cell {
    Cell::text(text.as_ref())
}

/// A cell with several texts.
fn texts<T: ToString>(texts: impl IntoIterator<Item = T>) -> Cell {
    Cell::text(&texts.into_iter().map(|text| text.to_string()).collect::<Vec<_>>().join("; "))
}

/// A cell with a day, if there is one.
fn day(day: Option<Date>) -> Cell {
    day.map_or(Cell::Empty, Cell::Date)
}

/// A cell with an amount.
fn amount(quantity: Quantity) -> Cell {
    Cell::Number(quantity.thousandths() as f64 / 1000.0)
}

/// The last cells of a position of any kind: when it is in force, what it rests on, what speaks against it, and its note.
fn grounds(position: &Position) -> [Cell; 5] {
    let (from, until) = (day(position.from), day(position.until));
    [from, until, texts(&position.claims), texts(&position.counter_claims), text(&position.note)]
}
