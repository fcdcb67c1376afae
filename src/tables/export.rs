//! From things of the scenario to rows.

use super::attempt::REMARK;
use super::grid::{Cell, Grid};
use super::kind::{Column, TableKind};
use crate::scenario::Scenario;

/// The table of what a scenario has of a kind, headings first.
pub fn export(kind: TableKind, scenario: &Scenario) -> Grid {
    let headings = kind.columns().iter().map(|column| Cell::text(column.heading)).collect();
    Grid { rows: std::iter::once(headings).chain(kind.write(scenario)).collect() }
}

/// An empty table to be filled in: its headings, an example, and what stands in each column. The last two are remarks, which
/// are passed over when the table comes in.
pub fn template(kind: TableKind) -> Grid {
    let columns = kind.columns();
    let remark = |word: fn(&Column) -> &'static str| {
        let cells = columns.iter().enumerate().map(|(place, column)| match place {
            0 => Cell::Text(format!("{REMARK} {}", word(column)).trim_end().to_owned()),
            _ => Cell::text(word(column)),
        });
        cells.collect()
    };
    let headings = columns.iter().map(|column| Cell::text(column.heading)).collect();
    Grid { rows: vec![headings, remark(|column| column.example), remark(|column| column.means)] }
}
