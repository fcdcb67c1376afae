//! A fault of the program leaves a report that the next start shows, and that tells nothing of the scenario.

use std::fs;
use std::panic::{catch_unwind, take_hook};

use egui::Key;
use guarantee_board::storage::Faults;
use tempfile::tempdir;

use crate::common::app::Window;

#[test]
fn a_fault_is_reported_at_the_next_start_until_it_was_seen() {
    let folder = tempdir().expect("a temporary folder");
    let kept = folder.path().join("kept");
    fs::write(kept.with_extension("fault"), "place: src/ui/app/mod.rs:1:1").expect("a report");
    let window = Window::keeping(&kept, None);
    window.expect("Something in the program failed last time");
    window.expect("place: src/ui/app/mod.rs:1:1");
    drop(window);
    let mut window = Window::keeping(&kept, None);
    window.click("Copy the report");
    assert_eq!(window.copied(), Some("place: src/ui/app/mod.rs:1:1"));
    window.expect("Something in the program failed last time");
    window.key(Key::Escape);
    window.expect_not("Something in the program failed last time");
    assert!(!Window::keeping(&kept, None).says("Something in the program failed last time"), "it was seen");
}

#[test]
fn what_was_kept_is_offered_after_the_report() {
    let folder = tempdir().expect("a temporary folder");
    let kept = folder.path().join("kept");
    {
        let mut window = Window::keeping(&kept, None);
        window.click("Add Buffer zone");
        window.wait(2.0);
    }
    fs::write(kept.with_extension("fault"), "place: unknown").expect("a report");
    let mut window = Window::keeping(&kept, None);
    window.expect_not("Unsaved work was found");
    window.click("Close");
    window.expect("Unsaved work was found");
}

#[test]
fn a_report_says_where_and_nothing_of_what_was_open() {
    let folder = tempdir().expect("a temporary folder");
    let faults = Faults::in_file(folder.path().join("deep/fault-report.txt"));
    assert_eq!(faults.left(), None);
    let before = take_hook();
    faults.clone().watch();
    let secret = String::from("Arvenia’s secret red line");
    catch_unwind(|| panic!("in the middle of {secret}")).expect_err("it panics");
    catch_unwind(|| panic!("a sentence of the program’s own")).expect_err("it panics");
    drop(take_hook());
    std::panic::set_hook(before);
    let report = faults.left().expect("a report");
    assert!(!report.contains(&secret), "{report}");
    assert!(report.contains("a sentence of the program’s own"));
    assert_eq!(report.matches("place: tests/flows/faults.rs:").count(), 2);
    assert!(report.starts_with("program: guarantee-board "));
    faults.forget();
    assert_eq!(faults.left(), None);
}
