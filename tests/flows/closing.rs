//! Nothing unsaved is lost: closing and opening another file ask first.

use egui::{Key, Modifiers, ViewportCommand};
use guarantee_board::storage::read_file;
use guarantee_board::ui::dialogs::Reply;

use crate::common::app::Window;

const QUESTION: &str = "Save the changes to ukraine-2025?";

fn edited() -> Window {
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    window
}

#[test]
fn an_unchanged_scenario_closes_without_a_question() {
    let mut window = Window::shipped();
    assert!(window.closes());
    window.expect_not("Save the changes");
}

#[test]
fn unsaved_changes_keep_the_window_open_and_ask() {
    let mut window = edited();
    assert!(!window.closes());
    window.expect(QUESTION);
}

#[test]
fn cancel_keeps_the_window_and_the_changes() {
    let mut window = edited();
    window.close();
    window.click("Cancel");
    window.expect_not(QUESTION);
    assert!(!window.was_told(&ViewportCommand::Close));
    assert!(window.card("e08-buffer-zone").is_some());
    assert!(!window.closes(), "the next try asks again");
}

#[test]
fn do_not_save_closes_and_writes_nothing() {
    let mut window = edited();
    window.close();
    window.click("Do not save");
    assert!(window.was_told(&ViewportCommand::Close));
    assert!(window.asked().is_empty());
    assert!(window.closes());
}

#[test]
fn save_saves_and_then_closes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("meeting.ron");
    let mut window = edited();
    window.close();
    window.click("Save");
    assert!(!window.was_told(&ViewportCommand::Close), "not before the file is written");
    window.answer(Reply::Picked(path.clone()));
    assert!(window.was_told(&ViewportCommand::Close));
    assert_eq!(&read_file(&path).expect("the file can be read").scenario, window.scenario());
    assert!(window.closes());
}

#[test]
fn save_through_a_typed_path_closes_too() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("meeting.ron");
    let mut window = edited();
    window.close();
    window.click("Save");
    window.answer(Reply::Unavailable);
    window.keys(Modifiers::COMMAND, Key::A);
    window.type_text(path.to_str().expect("a path in UTF-8"));
    window.key(Key::Enter);
    assert!(path.exists());
    assert!(window.was_told(&ViewportCommand::Close));
}

#[test]
fn save_that_is_cancelled_or_fails_keeps_the_window() {
    let mut window = edited();
    for reply in [Reply::Cancelled, Reply::Picked("nowhere/at/all.ron".into())] {
        window.close();
        window.click("Save");
        window.answer(reply);
        assert!(!window.was_told(&ViewportCommand::Close));
        assert!(window.workshop().dirty());
    }
    assert!(!window.closes());
}

#[test]
fn a_later_save_does_not_close_the_window_because_of_a_cancelled_close() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut window = edited();
    window.close();
    window.click("Save");
    window.answer(Reply::Cancelled);
    window.keys(Modifiers::COMMAND, Key::S);
    window.answer(Reply::Picked(folder.path().join("meeting.ron")));
    assert!(!window.workshop().dirty());
    assert!(!window.was_told(&ViewportCommand::Close));
}

#[test]
fn opening_another_scenario_asks_about_unsaved_changes() {
    let mut window = edited();
    window.menu("File", "Open the small example");
    window.expect(QUESTION);
    window.click("Cancel");
    assert!(window.card("e08-buffer-zone").is_some());
    window.menu("File", "Open the small example");
    window.click("Do not save");
    window.expect("Tolmark: no foreign soldiers at the border");
}

#[test]
fn save_before_opening_another_scenario_writes_the_changes_and_opens_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("meeting.ron");
    let mut window = edited();
    let edited = window.scenario().clone();
    window.menu("File", "Open the small example");
    window.click("Save");
    window.answer(Reply::Picked(path.clone()));
    assert_eq!(read_file(&path).expect("the file can be read").scenario, edited);
    window.expect("Tolmark: no foreign soldiers at the border");
    assert!(!window.workshop().dirty());
}
