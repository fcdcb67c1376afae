//! Tables of spreadsheets, on their way in and out.

mod broken;
mod command;
mod hostile;
mod kinds;
mod quotes;
mod values;

use guarantee_board::scenario::Scenario;
use guarantee_board::tables::{Fate, Grid, Import, Mapping, TableKind, import, read};

/// The rows of a text with semicolons, read as any file is.
fn grid(text: &str) -> Grid {
    read(text.as_bytes(), None).expect("a table")
}

/// What comes in from a table.
fn imported(scenario: &Scenario, kind: TableKind, grid: &Grid) -> Import {
    let mapping = Mapping::guess(kind, grid).expect("its headings are known");
    import(scenario, kind, grid, &mapping)
}

/// The fates of the rows.
fn fates(import: &Import) -> Vec<Fate> {
    import.rows.iter().map(|row| row.fate).collect()
}

/// All problems in words.
fn told(import: &Import) -> Vec<String> {
    import.problems.iter().map(guarantee_board::tables::Problem::text).collect()
}
