//! Tables in the files of spreadsheet programs: XLSX and ODS.
//!
//! A small file can unpack to more than the memory holds, and a single cell can stand at the far end of a sheet. So
//! everything is unpacked once to be measured, and the extent of a sheet is known before its cells are kept.

use std::io::{Cursor, Read as _, sink};

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader as _, Xlsx};
use jiff::civil::Date;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::grid::{Cell, Grid, MAX_COLUMNS, MAX_ROWS, Unreadable};

/// How many bytes the files in a spreadsheet may have, all together.
const MAX_UNPACKED: u64 = 100_000_000;
/// How many files there may be in a spreadsheet.
const MAX_FILES: usize = 2_000;

type Bytes<'b> = Cursor<&'b [u8]>;

/// A file of either program.
enum Book<'b> {
    Ods(Ods<Bytes<'b>>),
    Xlsx(Box<Xlsx<Bytes<'b>>>),
}

/// Reads a sheet: that of this name, or the first that is not empty.
pub(super) fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Grid, Unreadable> {
    match open(bytes)? {
        Book::Ods(book) => open_document(book, sheet),
        Book::Xlsx(book) => excel(*book, sheet),
    }
}

/// The names of the sheets.
pub(super) fn names(bytes: &[u8]) -> Result<Vec<String>, Unreadable> {
    Ok(match open(bytes)? {
        Book::Ods(book) => book.sheet_names(),
        Book::Xlsx(book) => book.sheet_names(),
    })
}

fn open(bytes: &[u8]) -> Result<Book<'_>, Unreadable> {
    let broken = |problem: zip::result::ZipError| Unreadable::Broken(problem.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    measure(&mut archive)?;
    if archive.index_for_name("content.xml").is_some() {
        check_extent(&mut archive)?;
        return Ods::new(Cursor::new(bytes)).map(Book::Ods).map_err(|problem| Unreadable::Broken(problem.to_string()));
    }
    let book = Xlsx::new(Cursor::new(bytes)).map_err(|problem| Unreadable::Broken(problem.to_string()))?;
    Ok(Book::Xlsx(Box::new(book)))
}

/// Unpacks everything without keeping it.
fn measure(archive: &mut ZipArchive<Bytes<'_>>) -> Result<(), Unreadable> {
    if archive.len() > MAX_FILES {
        return Err(Unreadable::Bomb);
    }
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|problem| Unreadable::Broken(problem.to_string()))?;
        let unpacked = std::io::copy(&mut file.take(left + 1), &mut sink());
        let unpacked = unpacked.map_err(|problem| Unreadable::Broken(problem.to_string()))?;
        left = left.checked_sub(unpacked).ok_or(Unreadable::Bomb)?;
    }
    Ok(())
}

/// The names of the sheets to try, in order.
fn wanted(names: Vec<String>, sheet: Option<&str>) -> Result<Vec<String>, Unreadable> {
    match sheet {
        None => Ok(names),
        Some(name) if names.iter().any(|known| known == name) => Ok(vec![name.to_owned()]),
        Some(name) => Err(Unreadable::NoSheet { name: name.to_owned(), sheets: names }),
    }
}

fn excel(mut book: Xlsx<Bytes<'_>>, sheet: Option<&str>) -> Result<Grid, Unreadable> {
    let broken = |problem: calamine::XlsxError| Unreadable::Broken(problem.to_string());
    for name in wanted(book.sheet_names(), sheet)? {
        // Sheets that are a single chart have no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut grid = Grid::default();
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            let value = match cell.get_value() {
                DataRef::Int(number) => whole(*number),
                DataRef::Float(number) => number_cell(*number),
                DataRef::String(text) => Cell::text(text),
                DataRef::SharedString(text) => Cell::text(text),
                DataRef::Bool(so) => truth(*so),
                DataRef::DateTime(moment) => day_of(moment),
                DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => iso_day(text),
                DataRef::Error(fault) => Cell::Fault(fault.to_string()),
                DataRef::Empty => Cell::Empty,
            };
            put(&mut grid, row as usize, column as usize, value)?;
        }
        if !grid.rows.is_empty() {
            return Ok(grid);
        }
    }
    Err(Unreadable::Empty)
}

fn open_document(mut book: Ods<Bytes<'_>>, sheet: Option<&str>) -> Result<Grid, Unreadable> {
    for name in wanted(book.sheet_names(), sheet)? {
        let range = book.worksheet_range(&name).map_err(|problem| Unreadable::Broken(problem.to_string()))?;
        let (top, left) = range.start().unwrap_or_default();
        let mut grid = Grid::default();
        for (row, column, value) in range.used_cells() {
            let value = match value {
                Data::Int(number) => whole(*number),
                Data::Float(number) => number_cell(*number),
                Data::String(text) => Cell::text(text),
                Data::Bool(so) => truth(*so),
                Data::DateTime(moment) => day_of(moment),
                Data::DateTimeIso(text) | Data::DurationIso(text) => iso_day(text),
                Data::Error(fault) => Cell::Fault(fault.to_string()),
                Data::Empty => Cell::Empty,
            };
            put(&mut grid, row + top as usize, column + left as usize, value)?;
        }
        if !grid.rows.is_empty() {
            return Ok(grid);
        }
    }
    Err(Unreadable::Empty)
}

/// Puts a cell in its place, if it says something.
fn put(grid: &mut Grid, row: usize, column: usize, cell: Cell) -> Result<(), Unreadable> {
    if cell.is_empty() {
        return Ok(());
    }
    if row >= MAX_ROWS {
        return Err(Unreadable::TooManyRows);
    }
    if column >= MAX_COLUMNS {
        return Err(Unreadable::TooManyColumns);
    }
    if grid.rows.len() <= row {
        grid.rows.resize(row + 1, Vec::new());
    }
    if let Some(cells) = grid.rows.get_mut(row) {
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = cells.get_mut(column) {
            *place = cell;
        }
    }
    Ok(())
}

fn number_cell(number: f64) -> Cell {
    if number.is_finite() { Cell::Number(number) } else { Cell::Fault("#NUM!".to_owned()) }
}

fn whole(number: i64) -> Cell {
    Cell::Number(number as f64)
}

fn truth(so: bool) -> Cell {
    Cell::Text(if so { "yes" } else { "no" }.to_owned())
}

/// The day of a moment; what cannot be a day stays a number.
fn day_of(moment: &ExcelDateTime) -> Cell {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let narrow = |number: u8| i8::try_from(number).unwrap_or_default();
    let date = i16::try_from(year).ok().and_then(|year| Date::new(year, narrow(month), narrow(day)).ok());
    date.map_or_else(|| number_cell(moment.as_f64()), Cell::Date)
}

/// The day that a text in ISO 8601 begins with.
fn iso_day(text: &str) -> Cell {
    let date = text.get(..10).and_then(|day| day.parse::<Date>().ok());
    date.map_or_else(|| Cell::text(text), Cell::Date)
}

/// Refuses a sheet of an ODS file of which a few words say that it is as large as can be: a row or a cell can say how often
/// it is repeated.
fn check_extent(archive: &mut ZipArchive<Bytes<'_>>) -> Result<(), Unreadable> {
    let broken = |problem: String| Unreadable::Broken(problem);
    let content = archive.by_name("content.xml").map_err(|problem| broken(problem.to_string()))?;
    let mut reader = quick_xml::Reader::from_reader(std::io::BufReader::new(content));
    let mut buffer = Vec::new();
    let mut extent = Extent::default();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => extent.begin(&tag)?,
            Ok(Event::Empty(tag)) => {
                extent.begin(&tag)?;
                extent.end(tag.local_name().as_ref())?;
            }
            Ok(Event::End(tag)) => extent.end(tag.local_name().as_ref())?,
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(problem) => return Err(broken(problem.to_string())),
        }
    }
}

/// How far the cells of a sheet reach that say something.
#[derive(Default)]
struct Extent {
    rows: usize,
    row_repeats: usize,
    columns: usize,
    cell_repeats: usize,
    /// The last column of the row that says something.
    reaches: usize,
    says: bool,
}

impl Extent {
    fn begin(&mut self, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
        match tag.local_name().as_ref() {
            "table" => *self = Self::default(),
            "table-row" => {
                self.row_repeats = repeats(tag, "number-rows-repeated");
                (self.columns, self.reaches) = (0, 0);
            }
            "table-cell" | "covered-table-cell" => {
                self.cell_repeats = repeats(tag, "number-columns-repeated");
                self.says = attribute(tag, "value-type").is_some();
            }
            "p" => self.says = true,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "table-cell" | "covered-table-cell" => {
                self.columns = self.columns.saturating_add(self.cell_repeats);
                if self.says {
                    self.reaches = self.columns;
                }
                self.says = false;
                if self.reaches > MAX_COLUMNS {
                    return Err(Unreadable::TooManyColumns);
                }
            }
            "table-row" => {
                self.rows = self.rows.saturating_add(self.row_repeats);
                if self.reaches > 0 && self.rows > MAX_ROWS {
                    return Err(Unreadable::TooManyRows);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|known| known.key.local_name().as_ref() == name)?;
    Some(String::from_utf8_lossy(found.value.as_ref().as_ref()).into_owned())
}

fn repeats(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}
