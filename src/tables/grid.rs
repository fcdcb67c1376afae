//! What a table holds, whatever it was read from.

use jiff::civil::Date;
use thiserror::Error;

use super::{csv, sheet};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 20_000_000;
/// The most rows of a table.
pub const MAX_ROWS: usize = 10_000;
/// The most columns of a table.
pub const MAX_COLUMNS: usize = 200;

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing, or white space.
    #[default]
    Empty,
    /// A text, without white space around it.
    Text(String),
    /// A number, as spreadsheets keep them.
    Number(f64),
    /// A day.
    Date(Date),
    /// What a formula that fails shows.
    Fault(String),
}

impl Cell {
    /// The text without white space around it, if there is any.
    pub fn text(text: &str) -> Self {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// What it shows.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Fault(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(day) => day.to_string(),
        }
    }
}

/// A table: its rows from above, each with its cells from the left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The rows. Cells on the right that are empty may be missing.
    pub rows: Vec<Vec<Cell>>,
}

impl Grid {
    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }
}

/// Why no table could be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// The file is larger than [`MAX_BYTES`].
    #[error("the file is too large: a table has at most {} MB", MAX_BYTES / 1_000_000)]
    TooLarge,
    /// What is packed in the file is far more than a table holds.
    #[error("the file is packed so tightly that it would fill the memory; save the one sheet under another name")]
    Bomb,
    /// A quotation mark takes in the rows after it.
    #[error(
        "line {line}: a cell begins with a quotation mark, and none ends it before the rows below are taken for its text; \
         put one at the end of the cell, or write it twice where it belongs to the text"
    )]
    OpenQuote {
        /// The line in which it stands, from 1.
        line: usize,
    },
    /// There are more rows than [`MAX_ROWS`].
    #[error("the table has more than {MAX_ROWS} rows; cut it into several")]
    TooManyRows,
    /// There are more columns than [`MAX_COLUMNS`].
    #[error("the table has more than {MAX_COLUMNS} columns; keep those that are to be imported")]
    TooManyColumns,
    /// It is no text in an encoding that is known.
    #[error("this is no table that can be read; save it as XLSX, ODS, or as CSV in UTF-8")]
    NotText,
    /// It is a spreadsheet of an old or protected kind.
    #[error("a spreadsheet of an old kind, or one with a password; save it as XLSX or ODS without a password")]
    OldKind,
    /// It is a spreadsheet that is broken.
    #[error("the spreadsheet cannot be read: {0}")]
    Broken(String),
    /// There is no sheet of this name.
    #[error("there is no sheet “{name}”; the sheets are {}", crate::wording::list(sheets))]
    NoSheet {
        /// The name asked for.
        name: String,
        /// Those there are.
        sheets: Vec<String>,
    },
    /// There is nothing in it.
    #[error("the table is empty")]
    Empty,
}

/// Reads a table from the bytes of a file: XLSX, ODS, or text with commas, semicolons or tabs. `sheet` names one of
/// several sheets; without a name, it is the first one that is not empty.
///
/// # Errors
/// If there is no table to be had from it.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Grid, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let grid = match bytes {
        [b'P', b'K', 3, 4, ..] => sheet::read(bytes, sheet)?,
        // The container of XLS, and of XLSX with a password.
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(Unreadable::OldKind),
        _ => csv::read(bytes)?,
    };
    bounded(grid)
}

/// The names of the sheets in the bytes of a file; none, if it is no spreadsheet of several.
///
/// # Errors
/// If there is no table to be had from it.
pub fn sheets(bytes: &[u8]) -> Result<Vec<String>, Unreadable> {
    match bytes {
        _ if bytes.len() > MAX_BYTES => Err(Unreadable::TooLarge),
        [b'P', b'K', 3, 4, ..] => sheet::names(bytes),
        _ => Ok(Vec::new()),
    }
}

/// The table in a text that was copied from a spreadsheet, with tabs between cells.
///
/// # Errors
/// If it is too large, or empty.
pub fn pasted(text: &str) -> Result<Grid, Unreadable> {
    if text.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    bounded(csv::pasted(text)?)
}

/// A table within bounds, without empty rows at its end.
fn bounded(mut grid: Grid) -> Result<Grid, Unreadable> {
    for row in &mut grid.rows {
        let full = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        row.truncate(full);
    }
    let full = grid.rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1);
    grid.rows.truncate(full);
    if grid.rows.is_empty() {
        return Err(Unreadable::Empty);
    }
    if grid.rows.len() > MAX_ROWS {
        return Err(Unreadable::TooManyRows);
    }
    if grid.width() > MAX_COLUMNS {
        return Err(Unreadable::TooManyColumns);
    }
    Ok(grid)
}
