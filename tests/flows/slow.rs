//! A slow disk: what is asked while a file is still being read or saved.

use std::fs;
use std::path::PathBuf;

use egui::{Key, Modifiers, ViewportCommand};
use guarantee_board::storage::read_file;
use guarantee_board::ui::dialogs::Reply;
use tempfile::TempDir;

use crate::common::app::{Held, Window};

/// The small example in a file of its own, open, on a disk that does nothing until it is told.
fn example() -> (TempDir, PathBuf, Window, Held) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("example.ron");
    fs::copy("scenarios/first-steps.ron", &path).expect("the example can be copied");
    let (window, held) = Window::held(&path);
    assert_eq!(window.scenario().packages[0].id.as_str(), "first-draft");
    (folder, path, window, held)
}

fn save(window: &mut Window) {
    window.keys(Modifiers::COMMAND, Key::S);
}

#[test]
fn the_window_closes_only_after_the_saving_that_was_chosen_on_closing() {
    let (_folder, path, mut window, held) = example();
    window.of_card("Pledge of help", "Remove card");
    save(&mut window);
    window.of_card("Guest battalion", "Remove card");
    assert!(!window.closes());
    window.expect("closes once it is");
    window.forget();
    held.release_one(&mut window);
    assert!(!window.was_told(&ViewportCommand::Close), "the first saving knew nothing of what was changed since");
    window.click("Save");
    held.release_one(&mut window);
    assert!(window.was_told(&ViewportCommand::Close));
    assert_eq!(&read_file(&path).expect("the file can be read").scenario, window.scenario());
}

#[test]
fn what_is_changed_while_the_file_is_saved_on_closing_is_asked_about_again() {
    let (_folder, _path, mut window, held) = example();
    window.of_card("Pledge of help", "Remove card");
    assert!(!window.closes());
    window.click("Save");
    window.of_card("Guest battalion", "Remove card");
    window.forget();
    held.release(&mut window);
    assert!(!window.was_told(&ViewportCommand::Close));
    window.expect("Save the changes to example.ron?");
}

#[test]
fn a_window_closed_while_its_file_is_saved_waits_for_the_saving() {
    let (_folder, path, mut window, held) = example();
    window.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    let copy = path.with_file_name("copy.ron");
    window.answer(Reply::Picked(copy.clone()));
    assert!(!window.closes());
    window.forget();
    held.release(&mut window);
    assert!(window.was_told(&ViewportCommand::Close));
    assert_eq!(&read_file(&copy).expect("the file is whole").scenario, window.scenario());
}

#[test]
fn a_saving_that_ends_after_another_scenario_was_opened_is_not_taken_for_that_one() {
    let (_folder, path, mut window, held) = example();
    save(&mut window);
    window.keys(Modifiers::COMMAND, Key::N);
    held.release(&mut window);
    assert_eq!(window.title(), Some("untitled — Guarantee Board"));
    let kept = read_file(&path).expect("the file can be read").scenario;
    assert_eq!(kept.packages[0].id.as_str(), "first-draft");
}

#[test]
fn a_file_read_while_a_dialog_is_open_waits_for_the_answer() {
    let (_folder, path, mut window, held) = example();
    let other = path.with_file_name("other.ron");
    fs::copy("scenarios/blank.ron", &other).expect("the blank scenario can be copied");
    window.drop_file(&other);
    window.keys(Modifiers::NONE, Key::F2);
    held.release(&mut window);
    window.expect("Rename package");
    assert_eq!(window.scenario().packages[0].id.as_str(), "first-draft");
    window.click("Cancel");
    assert_ne!(window.scenario().packages[0].id.as_str(), "first-draft");
}
