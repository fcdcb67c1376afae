//! Which column of a table holds what.

use std::cmp::Reverse;

use thiserror::Error;

use super::grid::Grid;
use super::kind::{Column, TableKind};
use super::value;
use crate::wording;

/// In how many rows headings are looked for: titles may stand above them.
const LOOKED_AT: usize = 20;

/// Which column of a table holds what, and where its rows begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// For each column of the kind, in its order, the column of the table that holds it.
    pub columns: Vec<Option<usize>>,
    /// The row of headings, from 0.
    pub headings: usize,
}

/// No row has the headings that are needed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "no row has the headings of a table of {kind}; it needs {}, and may have {}",
    wording::list(needed),
    wording::list(others)
)]
pub struct NoHeadings {
    kind: &'static str,
    needed: Vec<&'static str>,
    others: Vec<&'static str>,
}

impl Mapping {
    /// Finds the row of headings: the first one of those with the most headings that are known.
    ///
    /// # Errors
    /// If no row has a heading that the kind needs.
    pub fn guess(kind: TableKind, grid: &Grid) -> Result<Self, NoHeadings> {
        let rows = grid.rows.iter().take(LOOKED_AT).enumerate();
        let found = rows.map(|(headings, _)| Self::of(kind, grid, headings));
        let known = |mapping: &Self| mapping.columns.iter().flatten().count();
        let best = found.reduce(|best, next| if known(&next) > known(&best) { next } else { best });
        let needed = |mapping: &Self| {
            kind.columns().iter().zip(&mapping.columns).any(|(column, place)| column.required && place.is_some())
        };
        best.filter(needed).ok_or_else(|| {
            let headings = |required: bool| {
                let columns = kind.columns().iter().filter(move |column| column.required == required);
                columns.map(|column| column.heading).collect()
            };
            NoHeadings { kind: kind.word(), needed: headings(true), others: headings(false) }
        })
    }

    /// The kind of table that this most likely is, and where its headings stand: the kind of which most headings are known,
    /// all that it needs among them. `None`, if no row has headings of any kind.
    pub fn recognised(grid: &Grid) -> Option<(TableKind, Self)> {
        let found = TableKind::ALL.into_iter().filter_map(|kind| Some((kind, Self::guess(kind, grid).ok()?)));
        found.max_by_key(|(kind, mapping)| {
            let missing =
                kind.columns().iter().zip(&mapping.columns).any(|(column, place)| column.required && place.is_none());
            let known = mapping.columns.iter().flatten().count();
            (!missing, known, Reverse(mapping.columns.len()))
        })
    }

    /// Reads a row as headings.
    pub fn of(kind: TableKind, grid: &Grid, headings: usize) -> Self {
        let cells = grid.rows.get(headings).map(Vec::as_slice).unwrap_or_default();
        let words: Vec<String> = cells.iter().map(|cell| bare(&value::line(cell))).collect();
        let mut columns: Vec<Option<usize>> = Vec::new();
        for column in kind.columns() {
            let place = words.iter().position(|word| is_called(column, word));
            // One column of the table is one thing.
            columns.push(place.filter(|place| !columns.contains(&Some(*place))));
        }
        Self { columns, headings }
    }
}

fn is_called(column: &Column, word: &str) -> bool {
    !word.is_empty() && std::iter::once(&column.heading).chain(column.also).any(|known| bare(known) == word)
}

/// A heading without what people add to it: case, stars, units in brackets.
fn bare(heading: &str) -> String {
    let before = heading.split(['(', '[']).next().unwrap_or_default();
    let words = before.to_lowercase();
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
