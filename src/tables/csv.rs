//! Tables as text: with commas, semicolons or tabs between cells, in UTF-8 or UTF-16.

use ::csv::ReaderBuilder;

use super::grid::{Cell, Grid, MAX_COLUMNS, MAX_ROWS, Unreadable};
use super::quote::open_quote;

/// What can stand between cells; of those that as many lines have, the first.
const SEPARATORS: [u8; 3] = [b'\t', b';', b','];

/// How many lines are looked at for what stands between cells.
const LOOKED_AT: usize = 20;

/// Reads a table from the bytes of a text.
pub(super) fn read(bytes: &[u8]) -> Result<Grid, Unreadable> {
    let text = decoded(bytes).ok_or(Unreadable::NotText)?;
    // A line of its own that spreadsheet programs write and read.
    let (named, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((separator, rest)) => (separator.trim_end_matches('\r').bytes().next(), rest),
        None => (None, text.as_str()),
    };
    let separator = named.unwrap_or_else(|| separator(text));
    cells(text, separator, usize::from(named.is_some()))
}

/// The table in a text that was copied: from a spreadsheet, which puts tabs between cells, or out of a file. Where the
/// headings have nothing between them there is one column, whatever its texts have in them.
pub(super) fn pasted(text: &str) -> Result<Grid, Unreadable> {
    let headings = text.lines().next().unwrap_or_default();
    let from_file = !text.contains('\t') && headings.contains([';', ',']);
    cells(text, if from_file { separator(text) } else { b'\t' }, 0)
}

/// `above`: how many lines stand before the text.
fn cells(text: &str, separator: u8, above: usize) -> Result<Grid, Unreadable> {
    let ended = text.replace("\r\n", "\n").replace('\r', "\n") + "\n";
    if let Some(line) = open_quote(&ended, separator) {
        return Err(Unreadable::OpenQuote { line: above + line });
    }
    let bytes = ended.as_bytes();
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(bytes);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut record = ::csv::StringRecord::new();
    loop {
        let before = reader.position().line();
        if !reader.read_record(&mut record).map_err(|_| Unreadable::NotText)? {
            return Ok(Grid { rows });
        }
        // The reader passes over empty lines; rows are told by the numbers that spreadsheet programs show.
        let own = 1 + record.iter().map(|field| field.matches('\n').count()).sum::<usize>();
        let lines = usize::try_from(reader.position().line().saturating_sub(before)).unwrap_or_default();
        let empty = lines.saturating_sub(own);
        if rows.len() + empty >= MAX_ROWS {
            return Err(Unreadable::TooManyRows);
        }
        if record.len() > MAX_COLUMNS {
            return Err(Unreadable::TooManyColumns);
        }
        rows.resize(rows.len() + empty, Vec::new());
        rows.push(record.iter().map(cell).collect());
    }
}

/// What formulas that fail leave in a text.
const FAULTS: [&str; 8] = ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!"];

fn cell(field: &str) -> Cell {
    if FAULTS.contains(&field.trim()) { Cell::Fault(field.trim().to_owned()) } else { Cell::text(unguarded(field)) }
}

/// The text without the apostrophe that keeps spreadsheet programs from taking it for a formula.
fn unguarded(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) => rest,
        _ => field,
    }
}

/// What stands between the cells of a text: what most of the first lines have, quoted parts aside.
fn separator(text: &str) -> u8 {
    let mut lines = [0_usize; SEPARATORS.len()];
    let mut seen = [false; SEPARATORS.len()];
    let (mut quoted, mut looked_at) = (false, 0);
    for byte in text.bytes().chain([b'\n']) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                lines.iter_mut().zip(&mut seen).for_each(|(lines, seen)| *lines += usize::from(std::mem::take(seen)));
                looked_at += 1;
            }
            byte if !quoted => {
                seen.iter_mut().zip(SEPARATORS).for_each(|(seen, separator)| *seen |= byte == separator);
            }
            _ => {}
        }
        if looked_at == LOOKED_AT {
            break;
        }
    }
    let most = lines.iter().max().copied().unwrap_or_default();
    let first = lines.iter().position(|count| *count == most && most > 0);
    first.and_then(|place| SEPARATORS.get(place)).copied().unwrap_or(b',')
}

/// The text that bytes hold.
fn decoded(bytes: &[u8]) -> Option<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        if rest.is_empty() { String::from_utf16(&units).ok() } else { None }
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, rest @ ..] | rest => String::from_utf8(rest.to_vec()).ok()?,
    };
    // Bytes that are no text at all may be read as one by chance.
    (!text.contains('\0')).then_some(text)
}
