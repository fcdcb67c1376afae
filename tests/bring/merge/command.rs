//! `merge` on the command line.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use guarantee_board::merge::{GroupCopy, bring_in};
use guarantee_board::scenario::Scenario;
use guarantee_board::storage::{read_file, read_text, rewrite_text};
use guarantee_board::workshop::{Edit, Workshop};
use tempfile::tempdir;

use crate::samples::{FIRST_STEPS, SMALL, read};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guarantee-board"));
    command.arg("merge").args(arguments).current_dir(folder).env_clear().output().expect("it starts")
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// A copy with one package more.
fn with_package(name: &str) -> Scenario {
    let mut workshop = Workshop::open(read(FIRST_STEPS)).expect("it opens");
    workshop.apply(&Edit::NewPackage(name.to_owned())).expect("a package");
    workshop.scenario().clone()
}

fn put(folder: &Path, name: &str, scenario: &Scenario) {
    fs::write(folder.join(name), rewrite_text(FIRST_STEPS, scenario).expect("it can be written")).expect("written");
}

#[test]
fn groups_come_into_a_file_whose_comments_stay() {
    let folder = tempdir().expect("a folder");
    let folder = folder.path();
    let plenary = FIRST_STEPS.replacen("packages: [", "// Ours\n    packages: [", 1);
    fs::write(folder.join("plenary.ron"), &plenary).expect("written");
    put(folder, "north.ron", &with_package("Plan N"));
    put(folder, "south.ron", &with_package("Plan S"));
    let output = run(
        folder,
        &["plenary.ron", "north.ron", "south.ron", "--as", "North", "--as", "Far South", "-o", "plenary.ron"],
    );
    assert!(output.status.success(), "{}", said(&output.stderr));
    let report = said(&output.stdout);
    assert!(report.starts_with("North (north.ron)\n  New: 1 package\n  Here already: "), "{report}");
    let text = fs::read_to_string(folder.join("plenary.ron")).expect("the file");
    assert!(text.contains("// Ours"));
    let names: Vec<String> = read(&text).packages.into_iter().map(|package| package.name).collect();
    assert!(names.ends_with(&["Plan N (North)".to_owned(), "Plan S (Far South)".to_owned()]), "{names:?}");
    // Again, it is as it was.
    run(folder, &["plenary.ron", "north.ron", "--as", "North", "-o", "plenary.ron"]);
    assert_eq!(fs::read_to_string(folder.join("plenary.ron")).expect("the file"), text);
}

#[test]
fn without_an_output_the_scenario_is_printed_and_the_report_stands_beside_it() {
    let folder = tempdir().expect("a folder");
    let folder = folder.path();
    put(folder, "plenary.ron", &read(FIRST_STEPS));
    put(folder, "north.ron", &with_package("Plan N"));
    let output = run(folder, &["plenary.ron", "north.ron"]);
    assert!(output.status.success());
    let copy = GroupCopy { group: "north".to_owned(), scenario: with_package("Plan N").into() };
    let expected = bring_in(&read(FIRST_STEPS), &copy).expect("the same scenario").0;
    assert_eq!(read_text(&said(&output.stdout)).expect("a scenario").scenario, expected);
    assert!(said(&output.stderr).contains("New: 1 package"));
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_written() {
    let folder = tempdir().expect("a folder");
    let folder = folder.path();
    put(folder, "plenary.ron", &read(FIRST_STEPS));
    fs::write(folder.join("small.ron"), SMALL).expect("written");
    fs::write(folder.join("broken.ron"), "(format: 4").expect("written");
    let before = fs::read_to_string(folder.join("plenary.ron")).expect("the file");
    for (arguments, exit, sentence) in [
        (&["plenary.ron", "small.ron", "-o", "plenary.ron"][..], 1, "no element in common"),
        (&["plenary.ron", "broken.ron", "-o", "plenary.ron"], 1, "broken.ron"),
        (&["plenary.ron", "nothing.ron", "-o", "plenary.ron"], 1, "no such file"),
        (&["plenary.ron", "small.ron", "small.ron", "--as", "One", "-o", "plenary.ron"], 2, "name every group"),
        (&["--base", "plenary.ron", "plenary.ron", "small.ron", "small.ron"], 2, "two versions"),
        (&["--base", "broken.ron", "plenary.ron", "small.ron", "-o", "plenary.ron"], 1, "broken.ron"),
        (&["plenary.ron"], 2, "required"),
    ] {
        let output = run(folder, arguments);
        assert_eq!(output.status.code(), Some(exit), "{arguments:?}");
        assert!(said(&output.stderr).contains(sentence), "{arguments:?}: {}", said(&output.stderr));
        assert_eq!(fs::read_to_string(folder.join("plenary.ron")).expect("the file"), before);
    }
    read_file(&folder.join("plenary.ron")).expect("it is as it was");
}
