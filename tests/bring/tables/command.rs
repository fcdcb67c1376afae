//! Tables on the command line.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use guarantee_board::storage::{read_file, read_text};
use guarantee_board::tables::{Separator, TableKind, csv, export, read};
use tempfile::tempdir;

use crate::samples::{FIRST_STEPS, read as scenario};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guarantee-board"));
    command.args(arguments).current_dir(folder).env_clear().output().expect("it starts")
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[test]
fn a_table_comes_in_and_its_problems_are_printed() {
    let folder = tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("board.ron"), FIRST_STEPS).expect("written");
    let table = "Title;Link\nGazette;https://example.org/g\nNowhere;no link\n";
    fs::write(folder.join("sources.csv"), table).expect("written");
    let check = run(folder, &["import", "board.ron", "sources.csv", "--as", "sources", "--check"]);
    assert_eq!(check.status.code(), Some(1));
    let report = said(&check.stdout);
    assert!(
        report.starts_with("1 new, 1 refused\nrow 2: new: Gazette\nrow 3: refused: Nowhere\nproblem: B3, Link: "),
        "{report}"
    );
    assert_eq!(fs::read_to_string(folder.join("board.ron")).expect("the file"), FIRST_STEPS);
    let done = run(folder, &["import", "board.ron", "sources.csv", "--as", "sources", "-o", "board.ron"]);
    assert_eq!(done.status.code(), Some(1), "a row was refused");
    let after = read_file(&folder.join("board.ron")).expect("it can be read").scenario;
    assert_eq!(after.sources.last().map(|source| source.title.as_str()), Some("Gazette"));
    // Its comments stayed.
    let text = fs::read_to_string(folder.join("board.ron")).expect("the file");
    assert_eq!(
        text.matches("//").count()
            - after.sources.iter().filter(|source| source.link.contains("example.org/g")).count(),
        FIRST_STEPS.matches("//").count()
    );
    let printed = run(folder, &["import", "board.ron", "sources.csv", "--as", "sources"]);
    assert_eq!(read_text(&said(&printed.stdout)).expect("a scenario").scenario, after);
    assert!(said(&printed.stderr).starts_with("1 already there, 1 refused\n"));
}

#[test]
fn a_quotation_mark_that_takes_in_the_rows_below_is_told_with_its_line() {
    let folder = tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("board.ron"), FIRST_STEPS).expect("written");
    for table in ["Title,Note\n\"Gazette,kept\nCourier,\nHerald,\n", "Title,Note\n\"Gazette,kept\nCourier,\"daily\"\n"]
    {
        fs::write(folder.join("sources.csv"), table).expect("written");
        let failed = run(folder, &["import", "board.ron", "sources.csv", "--as", "sources", "-o", "board.ron"]);
        assert_eq!(failed.status.code(), Some(1));
        let told = said(&failed.stderr);
        assert!(told.contains("line 2: a cell begins with a quotation mark") && told.contains("sources.csv"), "{told}");
        assert_eq!(fs::read_to_string(folder.join("board.ron")).expect("the file"), FIRST_STEPS);
    }
}

#[test]
fn tables_leave_as_text_and_as_workbooks() {
    let folder = tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("board.ron"), FIRST_STEPS).expect("written");
    let board = scenario(FIRST_STEPS);
    let plain = run(folder, &["export", "board.ron", "--table", "claims"]);
    assert_eq!(said(&plain.stdout), csv(&export(TableKind::Claims, &board), Separator::Comma));
    for (arguments, file) in [
        (&["--table", "claims", "--separator", "semicolon", "-o", "claims.csv"][..], "claims.csv"),
        (&["--table", "claims", "-o", "claims.xlsx"], "claims.xlsx"),
        (&["--matrix", "-o", "matrix.xlsx"], "matrix.xlsx"),
        (&["--matrix", "--separator", "semicolon", "-o", "matrix.csv"], "matrix.csv"),
        (&["--compare", "first-draft,second-draft", "-o", "both.xlsx"], "both.xlsx"),
        (&["--table", "costs", "--empty", "-o", "costs.xlsx"], "costs.xlsx"),
    ] {
        let output = run(folder, &[&["export", "board.ron"], arguments].concat());
        assert!(output.status.success(), "{arguments:?}: {}", said(&output.stderr));
        let bytes = fs::read(folder.join(file)).expect("the file");
        assert!(read(&bytes, None).expect("a table").rows.len() > 1, "{file}");
        if file.ends_with("csv") {
            assert!(bytes.starts_with(b"\xef\xbb\xbf"), "spreadsheets know UTF-8 by its mark");
        }
    }
    let printed = run(folder, &["export", "board.ron", "--table", "claims", "--format", "xlsx"]);
    assert_eq!(printed.status.code(), Some(2));
    assert!(said(&printed.stderr).contains("a workbook is no text that can be printed"));
}

#[test]
fn what_stands_between_cells_is_refused_where_there_are_none() {
    let folder = tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("board.ron"), FIRST_STEPS).expect("written");
    for (arguments, sentence) in [
        (&["--matrix", "-o", "matrix.xlsx"][..], "xlsx has no such thing"),
        (&["--table", "claims", "--format", "md"], "md has no such thing"),
        (&["--minutes"], "md has no such thing"),
        (&["--json"], "json has no such thing"),
    ] {
        let output = run(folder, &[&["export", "board.ron", "--separator", "comma"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output.stderr).contains(sentence), "{arguments:?}: {}", said(&output.stderr));
        assert!(output.stdout.is_empty());
    }
    assert!(!folder.join("matrix.xlsx").exists());
}

#[test]
fn what_is_no_table_is_told_with_its_file() {
    let folder = tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("board.ron"), FIRST_STEPS).expect("written");
    fs::write(folder.join("other.csv"), "A;B\n1;2\n").expect("written");
    fs::write(folder.join("empty.csv"), "").expect("written");
    for (table, sentence) in [
        ("other.csv", "no row has the headings of a table of costs; it needs Element, and may have Option"),
        ("empty.csv", "the table is empty"),
        ("nothing.csv", "cannot be read"),
        (".", "not a file"),
    ] {
        let output = run(folder, &["import", "board.ron", table, "--as", "costs", "--check"]);
        assert_eq!(output.status.code(), Some(1));
        let errors = said(&output.stderr);
        assert!(errors.contains(sentence) && errors.trim_end().ends_with(table), "{errors}");
    }
}

#[test]
fn the_page_on_the_command_line_has_every_column() {
    let page = include_str!("../../../scenarios/command-line.md");
    for kind in TableKind::ALL {
        let headings = |required: bool| {
            let columns = kind.columns().iter().filter(|column| column.required == required);
            columns.map(|column| column.heading).collect::<Vec<_>>().join(", ")
        };
        let line = format!("| `{}` | {} | {} |", kind.word(), headings(true), headings(false));
        assert!(page.contains(&line), "{line}");
    }
}
