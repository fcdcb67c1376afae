//! What comes in from elsewhere in the window: a group's copy, and rows from a spreadsheet.

use egui::accesskit::Role;
use egui::{Event, Key};
use guarantee_board::scenario::check::check;
use guarantee_board::storage::write_text;
use guarantee_board::ui::dialogs::Reply;
use guarantee_board::workshop::{Edit, Workshop};
use tempfile::tempdir;

use crate::common::app::Window;
use crate::samples::{FIRST_STEPS, read};

#[test]
fn what_a_group_has_made_comes_in_under_its_name_as_one_step() {
    let folder = tempdir().expect("a folder");
    let (plenary, north) = (folder.path().join("plenary.ron"), folder.path().join("north.ron"));
    std::fs::write(&plenary, FIRST_STEPS).expect("a file");
    let mut copy = Workshop::open(read(FIRST_STEPS)).expect("it opens");
    copy.apply(&Edit::NewPackage("Plan N".to_owned())).expect("a package");
    std::fs::write(&north, write_text(copy.scenario()).expect("it can be written")).expect("a file");
    let mut window = Window::on(&plenary);
    let before = window.bytes();
    window.menu("Edit", "Take from another scenario…");
    window.answer(Reply::Picked(north.clone()));
    window.expect("A copy of this scenario");
    window.click("Bring in what was made in it…");
    window.expect("New: 1 package");
    window.click("Bring in");
    assert_eq!(window.scenario().packages.last().map(|package| package.name.as_str()), Some("Plan N (north)"));
    // What is here already does not come again.
    window.menu("File", "Bring in…");
    window.answer(Reply::Picked(north));
    window.expect("Nothing new");
    assert!(window.is_disabled("Bring in"));
    window.menu("Edit", "Undo");
    assert_eq!(window.bytes(), before);
}

#[test]
fn a_scenario_that_is_no_copy_is_not_offered_as_one() {
    let mut window = Window::shipped();
    window.key(Key::F4);
    window.click_begin("Take from another scenario");
    window.click("Take from The small example");
    window.expect_not("A copy of this scenario");
}

#[test]
fn rows_from_a_spreadsheet_are_pasted_into_a_list() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("board.ron");
    std::fs::write(&path, FIRST_STEPS).expect("a file");
    let mut window = Window::on(&path);
    window.key(Key::F4);
    window.click_begin("Sources (");
    window.click_on(Role::DisclosureTriangle, "Paste from a spreadsheet");
    window.click_on(Role::MultilineTextInput, "Rows from a spreadsheet");
    window.events([Event::Paste("Title\tLink\nGazette\thttps://example.org/g\nNowhere\tno link\n".to_owned())]);
    window.settle();
    window.expect("1 new, 1 refused");
    window.expect("B3, Link: This is no link to the web");
    let sources = window.scenario().sources.len();
    window.click("Import 1 row");
    assert_eq!(window.scenario().sources.len(), sources + 1);
    assert_eq!(check(window.scenario()), []);
    window.menu("Edit", "Undo");
    assert_eq!(window.scenario().sources.len(), sources);
}
