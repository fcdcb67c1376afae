//! Tables of spreadsheets: what comes in from one as things of the scenario, and what leaves as one.
//!
//! A file becomes a [`Grid`] of cells ([`read`]), whichever program wrote it. Its columns are known by their headings
//! ([`Mapping`]). [`import()`] makes sources, claims, actors, elements, positions, costs or capacities of its rows, says of
//! each row what becomes of it, and tells every problem with its row and column. [`export()`] is the way back: what it makes
//! of a scenario changes nothing when it comes in again.
//!
//! Invariant: pure; bytes come in and leave. Whatever the bytes are, nothing here panics or runs away.

mod attempt;
mod csv;
mod export;
mod grid;
mod import;
mod kind;
mod kinds;
mod mapping;
mod quote;
mod row;
mod sheet;
mod value;
mod write;

pub use export::{export, template};
pub use grid::{Cell, Grid, MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Unreadable, pasted, read, sheets};
pub use import::{Fate, Import, Problem, RowFate, import, letters};
pub use kind::{Column, TableKind};
pub use mapping::{Mapping, NoHeadings};
pub use write::{MARK, Separator, csv, xlsx};
