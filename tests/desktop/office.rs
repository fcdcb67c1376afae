//! Tables on their way through `LibreOffice`: what it has written says what it was given.

use std::fs;
use std::path::Path;
use std::process::Command;

use guarantee_board::storage::read_text;
use guarantee_board::tables::{Mapping, TableKind, export, import, read, xlsx};
use tempfile::tempdir;

/// Semicolons, quotes, UTF-8: as a German or Ukrainian system writes it.
const CSV: &str = "csv:Text - txt - csv (StarCalc):59,34,76";

/// Has `LibreOffice` write all workbooks of a folder in another form into a folder of its own.
fn converted(folder: &Path, form: &str, to: &Path) {
    let books = TableKind::ALL.map(|kind| folder.join(format!("{}.xlsx", kind.word())));
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--convert-to", form, "--outdir"])
        .arg(to)
        .args(books)
        .output()
        .expect("LibreOffice is installed: the package libreoffice-calc-nogui");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_libreoffice_has_written_changes_nothing() {
    let shipped = read_text(include_str!("../../scenarios/ukraine-2025.ron")).expect("a scenario").scenario;
    let folder = tempdir().expect("a folder");
    for kind in TableKind::ALL {
        let book = xlsx(&export(kind, &shipped), kind.word()).expect("it can be written");
        fs::write(folder.path().join(format!("{}.xlsx", kind.word())), book).expect("written");
    }
    for (form, ending) in [("ods", "ods"), ("xlsx", "xlsx"), (CSV, "csv")] {
        let to = tempdir().expect("a folder");
        converted(folder.path(), form, to.path());
        for kind in TableKind::ALL {
            let bytes = fs::read(to.path().join(format!("{}.{ending}", kind.word()))).expect("LibreOffice wrote it");
            let grid = read(&bytes, None).expect("a table");
            let mapping = Mapping::guess(kind, &grid).expect("its headings");
            let import = import(&shipped, kind, &grid, &mapping);
            assert_eq!(import.problems, [], "{kind:?} as {ending}");
            assert_eq!(import.items, [], "{kind:?} as {ending}");
            assert_eq!(import.rows.len(), export(kind, &shipped).rows.len() - 1);
        }
    }
}
