//! What cells mean, however people write it.

use guarantee_board::tables::{Cell, Fate, Grid, TableKind, Unreadable, pasted, read};

use super::{fates, grid, imported, told};
use crate::samples::{FIRST_STEPS, read as scenario};

/// The low end that a cell of costs comes to, or the problem.
fn amount(cell: Cell) -> Result<String, String> {
    let scenario = scenario(FIRST_STEPS);
    let headings = ["Element", "Per year"].map(Cell::text).to_vec();
    let element = scenario.elements.iter().find(|element| !element.frame).expect("an element").clone();
    let grid = Grid { rows: vec![headings, vec![Cell::text(element.id.as_str()), cell]] };
    let import = imported(&scenario, TableKind::Costs, &grid);
    match told(&import).first() {
        Some(problem) => Err(problem.clone()),
        None => {
            let after = import.into_scenario(&scenario);
            let element = after.element(&element.id).expect("it is there");
            Ok(element.cost.as_ref().expect("a cost").per_year.low.to_string())
        }
    }
}

#[test]
fn amounts_are_read_as_they_are_written_in_many_countries() {
    for (written, means) in [
        ("6", "6"),
        ("6,5", "6.5"),
        ("6.5", "6.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1.300,5", "1300.5"),
        ("1,300.5", "1300.5"),
        ("1 300", "1300"),
        ("1\u{a0}300,25", "1300.25"),
        ("1’300", "1300"),
        ("12.1250", "12.125"),
        (" 7 ", "7"),
        ("1,234,567.5", "no"),
        ("1.300", "two"),
        ("1,300", "two"),
        ("-3", "no"),
        ("about 5", "no"),
        ("1e3", "no"),
        ("0.1234", "no"),
    ] {
        let read = amount(Cell::text(written));
        match means {
            "two" => assert!(
                read.as_ref().is_err_and(|problem| problem.contains("can be 1300 or 1 and 300 thousandths")),
                "{written}: {read:?}"
            ),
            "no" => {
                assert!(read.as_ref().is_err_and(|problem| problem.contains("is no amount")), "{written}: {read:?}");
            }
            means => assert_eq!(read.as_deref(), Ok(means), "{written}"),
        }
    }
    assert_eq!(amount(Cell::Number(0.1 + 0.2)).as_deref(), Ok("0.3"));
    for number in [-1.0, 1e300, 0.000_01] {
        assert!(amount(Cell::Number(number)).is_err(), "{number}");
    }
    assert!(
        amount(Cell::Fault("#REF!".to_owned())).is_err_and(|problem| problem.contains("the formula here fails: #REF!"))
    );
}

/// The day that a cell comes to, or the problem.
fn day(cell: Cell) -> Result<String, String> {
    let scenario = scenario(FIRST_STEPS);
    let headings = ["Says", "Speaker", "Date", "Sources"].map(Cell::text).to_vec();
    let source = Cell::text(scenario.sources[0].id.as_str());
    let row = vec![Cell::text("Something quite new"), Cell::text("Somebody"), cell, source];
    let import = imported(&scenario, TableKind::Claims, &Grid { rows: vec![headings, row] });
    match told(&import).first() {
        Some(problem) => Err(problem.clone()),
        None => Ok(import.into_scenario(&scenario).claims.last().expect("a claim").date.to_string()),
    }
}

#[test]
fn days_are_read_as_they_are_written_in_many_countries() {
    for written in [
        "2026-01-31",
        "31.01.2026",
        "31.1.2026",
        "31/01/2026",
        "01/31/2026",
        "31 Jan 2026",
        "January 31, 2026",
        "2026/01/31",
    ] {
        assert_eq!(day(Cell::text(written)).as_deref(), Ok("2026-01-31"), "{written}");
    }
    assert_eq!(day(Cell::Number(46_053.75)).as_deref(), Ok("2026-01-31"));
    assert!(day(Cell::text("01/02/2026")).is_err_and(|problem| problem.contains("2026-02-01 or 2026-01-02")));
    for written in ["31.02.2026", "tomorrow", "2026", "31.1.26", "1", "2026-01-31-01", "99999999999-1-1"] {
        assert!(day(Cell::text(written)).is_err_and(|problem| problem.contains("is no day")), "{written}");
    }
    for number in [5.0, -1.0, 1e300, 81_000.0] {
        assert!(day(Cell::Number(number)).is_err(), "{number}");
    }
}

#[test]
fn rows_are_told_by_the_numbers_that_spreadsheets_show() {
    let scenario = scenario(FIRST_STEPS);
    for text in [
        "Sources of ours\n\nTitle;Link;Note\n\nOne;http://a.b/1;\"two\nlines\"\n\n\nTwo;no link;\n\n",
        "Sources of ours\r\n\r\nTitle;Link;Note\r\n\r\nOne;http://a.b/1;\"two\r\nlines\"\r\n\r\n\r\nTwo;no link;",
    ] {
        let import = imported(&scenario, TableKind::Sources, &grid(text));
        assert_eq!(import.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [5, 8], "{text:?}");
        assert_eq!(fates(&import), [Fate::New, Fate::Refused]);
    }
}

#[test]
fn what_was_copied_from_a_spreadsheet_has_tabs() {
    let grid = pasted("Title\tNote\nOne; or two, perhaps\t\"a\nb\"\n").expect("a table");
    assert_eq!(grid.rows[1], [Cell::text("One; or two, perhaps"), Cell::text("a\nb")]);
    // Out of a file, where the headings have something else between them.
    for between in [";", ","] {
        let text = ["Title", "Note\nOne", "\"two\nlines\"\n"].join(between);
        let grid = pasted(&text).expect("a table");
        assert_eq!(grid.width(), 2, "{text}");
    }
    assert_eq!(pasted("Title\nOne; or two, perhaps\n").expect("a table").width(), 1, "one column, whatever is in it");
    assert_eq!(pasted("\n \t \n"), Err(Unreadable::Empty));
    assert_eq!(pasted("Title\tNote\n\"One\tb\nTwo\tc\n"), Err(Unreadable::OpenQuote { line: 2 }));
    assert_eq!(read(b"sep=;\nTitle;Note\n\"One;b\n", None), Err(Unreadable::OpenQuote { line: 3 }));
}

#[test]
fn a_line_that_names_the_separator_is_heeded() {
    let grid = grid("sep=|\r\nTitle|Note\r\nOne;two|a,b\r\n");
    assert_eq!(grid.rows[1], [Cell::text("One;two"), Cell::text("a,b")]);
}

#[test]
fn text_in_no_known_encoding_is_refused_with_a_sentence() {
    for bytes in [&b"Title\nCaf\xe9\n"[..], b"\xff\xfeT", b"a\0b", &[0xff, 0xfe, 0x00, 0xd8]] {
        let problem = read(bytes, None).expect_err("no text");
        assert!(problem.to_string().contains("save it as"), "{problem}");
    }
}
