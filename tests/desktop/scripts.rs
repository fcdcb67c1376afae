//! Names in Hebrew and Arabic letters, drawn in the fonts that the computer has.

use std::path::Path;
use std::process::{Command, Output};

use guarantee_board::storage::save;
use tempfile::tempdir;

use crate::common::samples::{NEIGHBOURS, read};

/// Exports the board of a small scenario, the package called like this.
fn exported(folder: &Path, name: &str, form: &str) -> Output {
    let mut scenario = read(NEIGHBOURS);
    let current = scenario.current_package().expect("a package").id.clone();
    let package = scenario.packages.iter_mut().find(|package| package.id == current).expect("the package");
    package.name = name.to_owned();
    let file = folder.join("named.ron");
    save(&file, &scenario).expect("it can be saved");
    let mut command = Command::new(env!("CARGO_BIN_EXE_guarantee-board"));
    command.args(["export", "--board", "--format", form, "--output", "-"]).arg(&file).env("HOME", folder);
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

#[test]
fn hebrew_and_arabic_are_drawn_where_a_font_has_them() {
    let folder = tempdir().expect("a folder");
    // Boxes would look alike.
    for [name, backwards] in [["טיוטה", "הטויט"], ["كتيبة", "ةبيتك"]] {
        let [one, other] = [name, backwards].map(|name| exported(folder.path(), name, "png"));
        assert_eq!(String::from_utf8_lossy(&one.stderr), "", "the package fonts-dejavu-core has {name}");
        assert!(one.stdout != other.stdout, "{name} is drawn");
        let svg = String::from_utf8(exported(folder.path(), name, "svg").stdout).expect("text");
        assert!(svg.contains("<tspan font-family=") && svg.contains(name), "text stays text");
    }
}

#[test]
fn what_no_font_has_is_told() {
    let folder = tempdir().expect("a folder");
    // A letter of a private use area is in no font by that meaning.
    let told = exported(folder.path(), "Draft \u{10fffd}", "svg").stderr;
    let told = String::from_utf8_lossy(&told).into_owned();
    assert!(told.starts_with("warning: ") && told.contains("U+10FFFD") && told.contains("Draft"), "{told}");
}
