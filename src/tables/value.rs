//! What cells mean: numbers, days, levels and lists, as people in several countries write them.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::grid::Cell;
use crate::scenario::check::is_hidden;
use crate::scenario::{Basis, Feasibility, Firmness, Quantity, Standing, Strength};
use crate::wording;

/// Days by number are taken for days between 1955 and 2119; others are numbers that somebody mistook for days.
const SERIALS: std::ops::RangeInclusive<f64> = 20_000.0..=80_000.0;

/// A text as a file may hold it: no-break spaces are spaces, and what cannot be seen is left out.
pub(super) fn prose(cell: &Cell) -> String {
    let shown = cell.shown().replace(['\u{a0}', '\u{202f}'], " ").replace("\r\n", "\n");
    shown.chars().filter(|c| !is_hidden(*c) || matches!(c, '\n' | '\t')).collect::<String>().trim().to_owned()
}

/// The same on one line.
pub(super) fn line(cell: &Cell) -> String {
    prose(cell).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several texts: one a line, or with semicolons between them.
pub(super) fn list(cell: &Cell) -> Vec<String> {
    let text = prose(cell);
    let parts = text.split([';', '\n']).map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    parts.filter(|part| !part.is_empty()).collect()
}

/// An amount, with a point or a comma before its decimals.
pub(super) fn quantity(cell: &Cell) -> Result<Quantity, String> {
    let Cell::Text(_) = cell else {
        return match cell {
            Cell::Number(number) => thousandths(*number),
            cell => Err(format!("“{}” is no amount", cell.shown())),
        };
    };
    let text: String = line(cell).chars().filter(|c| !c.is_whitespace() && *c != '’' && *c != '\'').collect();
    let plain = match (text.rfind('.'), text.rfind(',')) {
        // The mark that comes last stands before the decimals.
        (Some(point), Some(comma)) if point > comma => text.replace(',', ""),
        (Some(_), Some(_)) => text.replace('.', "").replace(',', "."),
        (Some(at), None) | (None, Some(at)) => {
            let (whole, decimals) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
            let whole_digits = !whole.is_empty() && whole.len() <= 3 && whole.bytes().all(|byte| byte.is_ascii_digit());
            if decimals.len() == 3 && whole_digits && !whole.starts_with('0') {
                return Err(format!(
                    "“{text}” can be {whole}{decimals} or {whole} and {decimals} thousandths; write {whole}{decimals}, or \
                     {text}0"
                ));
            }
            // Trailing zeros say no more.
            let decimals = decimals.trim_end_matches('0');
            if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") }
        }
        (None, None) => text.clone(),
    };
    plain.parse().map_err(|_| format!("“{text}” is no amount from 0 to 1000000 with at most three decimals"))
}

fn thousandths(number: f64) -> Result<Quantity, String> {
    let thousandths = (number * 1000.0).round();
    let near = (thousandths / 1000.0 - number).abs() < 1e-9;
    let largest = Quantity::MAX.thousandths() as f64;
    if near && (0.0..=largest).contains(&thousandths) {
        Ok(Quantity::from_thousandths(thousandths as u64))
    } else {
        Err(format!("{number} is no amount from 0 to 1000000 with at most three decimals"))
    }
}

/// A day.
pub(super) fn day(cell: &Cell) -> Result<Date, String> {
    let text = match cell {
        Cell::Date(day) => return Ok(*day),
        Cell::Number(number) if SERIALS.contains(number) => {
            let since = (number.trunc() as i64).days();
            return date(1899, 12, 30).checked_add(since).map_err(|_| format!("{number} is no day"));
        }
        cell => line(cell),
    };
    let no_day = || format!("“{text}” is no day; write it as 2026-01-31");
    let parts: Vec<&str> = text.split(['-', '.', '/', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts.as_slice() else { return Err(no_day()) };
    let number = |part: &str| part.parse::<i16>().ok();
    let of = |year: i16, month: i16, day: i16| {
        let narrow = |number: i16| i8::try_from(number).unwrap_or_default();
        Date::new(year, narrow(month), narrow(day)).map_err(|_| no_day())
    };
    let is_year = |part: &str| part.len() == 4;
    match (number(first), number(second), number(third)) {
        (Some(year), Some(month), Some(day)) if is_year(first) => of(year, month, day),
        (Some(one), Some(two), Some(year)) if is_year(third) => {
            if text.contains('.') || one > 12 {
                of(year, two, one)
            } else if two > 12 || one == two {
                of(year, one, two)
            } else {
                Err(format!(
                    "“{text}” can be two days; write it as {year}-{two:02}-{one:02} or {year}-{one:02}-{two:02}"
                ))
            }
        }
        (Some(day), None, Some(year)) if is_year(third) => of(year, month(second).ok_or_else(no_day)?, day),
        (None, Some(day), Some(year)) if is_year(third) => of(year, month(first).ok_or_else(no_day)?, day),
        _ => Err(no_day()),
    }
}

/// A month by the first three letters of its name.
fn month(word: &str) -> Option<i16> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = word.to_lowercase().chars().take(3).collect::<String>();
    let place = MONTHS.iter().position(|month| *month == start)?;
    i16::try_from(place + 1).ok()
}

/// One of several words, written in any case and with any hyphens, or as the file has it.
fn one_of<T: Copy + std::fmt::Debug>(cell: &Cell, all: &[T], word: impl Fn(T) -> &'static str) -> Result<T, String> {
    let bare = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let text = line(cell);
    let asked = bare(&text);
    let found = all.iter().find(|one| bare(word(**one)) == asked || bare(&format!("{one:?}")) == asked);
    found.copied().ok_or_else(|| format!("“{text}” is none of {}", wording::either(all.iter().map(|one| word(*one)))))
}

/// A level of feasibility, by its word or its number.
pub(super) fn level(cell: &Cell) -> Result<Feasibility, String> {
    let number = match cell {
        Cell::Number(number) => number.to_string(),
        cell => line(cell),
    };
    match number.parse::<usize>().ok().and_then(|number| Feasibility::ALL.get(number)) {
        Some(level) => Ok(*level),
        None => one_of(cell, &Feasibility::ALL, wording::feasibility),
    }
}

/// How firm a position is.
pub(super) fn firmness(cell: &Cell) -> Result<Firmness, String> {
    one_of(cell, &[Firmness::Absolute, Firmness::Firm, Firmness::Disputed], wording::firmness)
}

/// On what a figure or a claim is based.
pub(super) fn basis(cell: &Cell) -> Result<Basis, String> {
    one_of(cell, &Basis::ALL, wording::basis)
}

/// How strongly something is said.
pub(super) fn strength(cell: &Cell) -> Result<Strength, String> {
    const ALL: [Strength; 4] = [Strength::Absolute, Strength::Strong, Strength::Conditional, Strength::Uncertain];
    one_of(cell, &ALL, wording::strength)
}

/// What a source is worth.
pub(super) fn standing(cell: &Cell) -> Result<Standing, String> {
    one_of(cell, &Standing::ALL, wording::standing)
}
