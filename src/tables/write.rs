//! Tables on their way out: as CSV, and as a workbook.

use csv::{Terminator, WriterBuilder};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

use super::grid::{Cell, Grid};

/// What stands between the cells of a CSV file. Spreadsheet programs split at the one that the system uses for lists: the
/// comma where decimals have a point, the semicolon where they have a comma.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Separator {
    /// A comma, and a point before decimals.
    #[default]
    Comma,
    /// A semicolon, and a comma before decimals.
    Semicolon,
}

/// What a spreadsheet program may take for the beginning of a formula, or drop to come upon one; wide forms are read
/// like narrow ones in some languages.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The mark by which spreadsheet programs know that a file is in UTF-8.
pub const MARK: &str = "\u{feff}";

/// Writes a table as CSV after RFC 4180: UTF-8, lines that end with CR and LF. A file needs [`MARK`] before it, so that it
/// opens right with a double click. A text that would be taken for a formula has an apostrophe before it, which such programs show as
/// text.
pub fn csv(grid: &Grid, separator: Separator) -> String {
    let between = if separator == Separator::Comma { b',' } else { b';' };
    let mut writer = WriterBuilder::new().delimiter(between).terminator(Terminator::CRLF).from_writer(Vec::new());
    let width = grid.width();
    for row in &grid.rows {
        let fields = row.iter().map(|cell| field(cell, separator)).chain(std::iter::repeat(String::new()));
        // Writing into memory does not fail, and each record is as long as the others.
        writer.write_record(fields.take(width)).ok();
    }
    writer.into_inner().map_or_else(|_| String::new(), |bytes| String::from_utf8_lossy(&bytes).into_owned())
}

fn field(cell: &Cell, separator: Separator) -> String {
    match cell {
        Cell::Number(number) => {
            let mut text = number.to_string();
            if let Some((_, decimals)) = text.split_once('.')
                && decimals.len() == 3
            {
                // With three decimals it could be a thousand.
                text.push('0');
            }
            match separator {
                Separator::Comma => text,
                Separator::Semicolon => text.replace('.', ","),
            }
        }
        cell => {
            let shown = cell.shown();
            if shown.starts_with(FORMULA) { format!("'{shown}") } else { shown }
        }
    }
}

/// Writes a table as a workbook with one sheet: the first row is fixed and bold, and columns are as wide as they need.
///
/// # Errors
/// If a text is longer than a cell may be.
pub fn xlsx(grid: &Grid, title: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same table gives the same bytes.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(title))?;
    let bold = Format::new().set_bold().set_text_wrap();
    let wrapped = Format::new().set_text_wrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (row, cells) in (0_u32..).zip(&grid.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Number(number) => {
                    sheet.write_number(row, column, *number)?;
                }
                Cell::Date(date) => {
                    let (year, month, day_of_month) = (date.year(), date.month(), date.day());
                    let parts = (u16::try_from(year), u8::try_from(month), u8::try_from(day_of_month));
                    match parts {
                        (Ok(year @ 1900..), Ok(month), Ok(of_month)) => {
                            let date = ExcelDateTime::from_ymd(year, month, of_month)?;
                            sheet.write_datetime_with_format(row, column, &date, &day)?;
                        }
                        _ => {
                            sheet.write_string(row, column, date.to_string())?;
                        }
                    }
                }
                Cell::Text(text) | Cell::Fault(text) => {
                    sheet.write_string_with_format(row, column, text, if row == 0 { &bold } else { &wrapped })?;
                }
            }
        }
    }
    for column in 0..u16::try_from(grid.width()).unwrap_or(u16::MAX) {
        sheet.set_column_width(column, width(grid, column.into()))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

/// How wide a column is, in characters.
fn width(grid: &Grid, column: usize) -> f64 {
    let cells = grid.rows.iter().filter_map(|row| row.get(column));
    let longest =
        cells.map(|cell| cell.shown().lines().map(|line| line.chars().count()).max().unwrap_or_default()).max();
    let characters = u32::try_from(longest.unwrap_or_default()).unwrap_or(u32::MAX);
    f64::from(characters.clamp(8, 60)) + 2.0
}

/// A name that a sheet may have: at most 31 characters, and none that stand for places in formulas.
fn sheet_name(title: &str) -> String {
    let name: String = title.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).take(31).collect();
    let name = name.trim();
    if name.is_empty() { "Table".to_owned() } else { name.to_owned() }
}
