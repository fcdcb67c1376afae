//! Tables broken in every way in which a spreadsheet breaks: what is sound comes in, what is not is named.

use guarantee_board::scenario::check::check;
use guarantee_board::tables::{Cell, Fate, Grid, Mapping, Separator, TableKind, csv, export, read, xlsx};
use proptest::prelude::*;

use crate::samples::{FIRST_STEPS, SMALL, read as scenario};

/// What may stand in a cell that should not.
const JUNK: [&str; 14] = [
    "",
    "#REF!",
    "1.300",
    "31.02.2026",
    "???",
    "=1+1",
    "'",
    "\u{200b}",
    "\u{a0}",
    "a;b;c",
    "\"",
    "\u{202e}abc",
    "\0",
    "0",
];

/// One way to break a table, made of numbers.
fn break_it(grid: &mut Grid, (way, a, b, c): (u8, usize, usize, usize)) {
    if grid.rows.len() < 2 {
        return;
    }
    let row = 1 + a % (grid.rows.len() - 1);
    let width = grid.rows[0].len();
    let column = b % width;
    let cell = |grid: &mut Grid, cell: Cell| {
        let cells = &mut grid.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
    };
    match way % 10 {
        // Merged cells leave all but the first empty.
        0 => (row..grid.rows.len().min(row + 1 + c % 3)).for_each(|row| {
            if let Some(place) = grid.rows[row].get_mut(column) {
                *place = Cell::Empty;
            }
        }),
        1 => cell(grid, Cell::Fault("#DIV/0!".to_owned())),
        2 => cell(grid, Cell::Number([46_053.0, -1.0, 0.1 + 0.2, 1e300][c % 4])),
        3 => cell(grid, Cell::Text(JUNK[c % JUNK.len()].to_owned())),
        4 => grid.rows.insert(row, Vec::new()),
        5 => grid.rows.insert(0, vec![Cell::text("A title above")]),
        6 => {
            let again = grid.rows[row].clone();
            grid.rows.push(again);
        }
        7 => grid.rows[row].truncate(column),
        8 => {
            if let Some(Cell::Text(text)) = grid.rows[row].get(column).cloned() {
                cell(grid, Cell::Text(format!("  {text}\u{a0} ")));
            }
        }
        _ => {
            let from = column;
            for cells in &mut grid.rows {
                let moved = cells.get(from).cloned().unwrap_or_default();
                cells.push(moved);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_sound_comes_in_and_what_is_not_is_named(
        text in prop::sample::select(vec![FIRST_STEPS, SMALL]),
        kind in prop::sample::select(TableKind::ALL.to_vec()),
        ways in prop::collection::vec((any::<u8>(), 0..1000_usize, 0..1000_usize, 0..1000_usize), 0..12),
        travel in 0..4_usize,
    ) {
        let scenario = scenario(text);
        let mut table = export(kind, &scenario);
        ways.iter().for_each(|way| break_it(&mut table, *way));
        let bytes = match travel {
            0 => csv(&table, Separator::Comma).into_bytes(),
            1 => csv(&table, Separator::Semicolon).into_bytes(),
            2 => [0xff, 0xfe].into_iter().chain(csv(&table, Separator::Comma).encode_utf16().flat_map(u16::to_le_bytes)).collect(),
            _ => xlsx(&table, "T").unwrap_or_default(),
        };
        let Ok(grid) = read(&bytes, None) else { return Ok(()) };
        // With a title above it, the row of headings can be broken too.
        let Ok(mapping) = Mapping::guess(kind, &grid) else {
            prop_assert!(!ways.is_empty());
            return Ok(());
        };
        let import = super::import(&scenario, kind, &grid, &mapping);
        // Whatever came in is sound.
        let after = import.into_scenario(&scenario);
        prop_assert_eq!(check(&after), vec![]);
        // Each row that is refused is named, and no other.
        for row in &import.rows {
            let named = import.problems.iter().any(|problem| problem.row == row.row);
            prop_assert_eq!(named, row.fate == Fate::Refused, "{:?} {:?}", row, import.problems);
        }
        // Again, nothing is new.
        let again = super::import(&after, kind, &grid, &mapping);
        prop_assert_eq!(&again.items, &[], "{:?}", again.rows);
        // Rows that nobody touched are as they were.
        if ways.is_empty() {
            prop_assert!(import.items.is_empty() && import.problems.is_empty());
        }
    }

    #[test]
    fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read(&bytes, None).ok();
    }

    #[test]
    fn no_broken_workbook_does_harm(at in 0..100_000_usize, with: u8, cut in any::<bool>()) {
        let mut bytes = xlsx(&export(TableKind::Sources, &scenario(FIRST_STEPS)), "T").expect("it can be written");
        let place = at % bytes.len();
        bytes[place] = with;
        if cut {
            bytes.truncate(place);
        }
        if let Ok(grid) = read(&bytes, None) {
            prop_assert!(grid.rows.len() <= guarantee_board::tables::MAX_ROWS);
        }
    }
}
