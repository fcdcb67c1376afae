//! Quotation marks around cells of a text that do not end where the cell does.

/// Where in a text the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Before the first letter of a cell.
    Start,
    /// In a cell without quotation marks around it.
    Plain,
    /// In one with them, which began in this line, and whether it has gone on in another since.
    Quoted { line: usize, lines: bool },
    /// After a quotation mark in such a cell: it ends there, unless another follows at once.
    Mark { line: usize, lines: bool },
}

/// The line of the first quotation mark, counted from 1, that begins a cell and takes in the lines below it, with none at
/// the cell's end: it was forgotten, and what ends it instead belongs to another cell, if anything does.
pub(super) fn open_quote(text: &str, separator: u8) -> Option<usize> {
    let (mut at, mut number) = (At::Start, 1);
    for byte in text.bytes() {
        at = match (at, byte) {
            (At::Quoted { line, lines }, b'"') => At::Mark { line, lines },
            (At::Quoted { line, .. }, b'\n') => At::Quoted { line, lines: true },
            (At::Quoted { .. }, _) => at,
            (At::Mark { line, lines }, b'"') => At::Quoted { line, lines },
            (At::Start, b'"') => At::Quoted { line: number, lines: false },
            (_, b'\n') => At::Start,
            (_, byte) if byte == separator => At::Start,
            (At::Mark { line, lines: true }, _) => return Some(line),
            _ => At::Plain,
        };
        number += usize::from(byte == b'\n');
    }
    match at {
        At::Quoted { line, .. } => Some(line),
        At::Start | At::Plain | At::Mark { .. } => None,
    }
}
