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
use crate::scenario::Quantity;

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
