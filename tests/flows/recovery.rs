//! What is not saved is kept, and offered after the program has stopped without being asked.

use std::fs;
use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::storage::{read_file, save};
use tempfile::tempdir;

use crate::common::app::Window;

/// What lies in a folder.
fn files(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, Iterator::count)
}

#[test]
fn after_a_crash_what_was_there_is_offered_with_its_history() {
    let folder = tempdir().expect("a temporary folder");
    let start = Window::shipped().bytes();
    let end = {
        let mut window = Window::keeping(folder.path(), None);
        window.click("Add Buffer zone");
        window.choose("Russian consent:", "given");
        window.wait(2.0);
        window.bytes()
        // Here the program ends without being asked.
    };
    let mut window = Window::keeping(folder.path(), None);
    window.expect("Unsaved work was found");
    window.expect("2 changes");
    window.expect("just now");
    window.expect("It was never saved");
    window.click("Restore Security guarantees for Ukraine, 2025");
    assert_eq!(window.bytes(), end);
    assert!(window.workshop().dirty());
    window.keys(Modifiers::COMMAND, Key::Z);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.bytes(), start);
    assert_eq!(window.workshop().undo_label(), None);
}

#[test]
fn what_differs_from_the_file_is_told_and_the_file_is_untouched() {
    let folder = tempdir().expect("a temporary folder");
    let path = folder.path().join("meeting.ron");
    save(&path, Window::shipped().scenario()).expect("a file to work on");
    let before = fs::read(&path).expect("the file");
    let kept = folder.path().join("kept");
    {
        let mut window = Window::keeping(&kept, Some(&path));
        window.click("Add Buffer zone");
        window.wait(2.0);
    }
    assert_eq!(fs::read(&path).expect("the file"), before);
    let mut window = Window::keeping(&kept, None);
    window.expect("+ Buffer zone");
    window.click("Restore Security guarantees for Ukraine, 2025");
    assert_eq!(window.file_path(), Some(path.as_path()));
    window.keys(Modifiers::COMMAND, Key::S);
    assert_eq!(&read_file(&path).expect("the file").scenario, window.scenario());
    window.wait(2.0);
    assert!(!Window::keeping(&kept, None).says("Unsaved work was found"), "it is saved, so nothing is left");
}

#[test]
fn who_decides_later_is_asked_again_and_who_puts_it_away_is_not() {
    let folder = tempdir().expect("a temporary folder");
    {
        let mut window = Window::keeping(folder.path(), None);
        window.click("Add Buffer zone");
        window.wait(2.0);
    }
    let mut window = Window::keeping(folder.path(), None);
    window.click("Decide later");
    window.expect_not("Unsaved work was found");
    drop(window);
    let mut window = Window::keeping(folder.path(), None);
    window.click("Put away Security guarantees for Ukraine, 2025");
    window.expect("Not restored; kept as");
    drop(window);
    let window = Window::keeping(folder.path(), None);
    window.expect_not("Unsaved work was found");
    assert_eq!(files(folder.path()), 1, "it is put away, not deleted");
}

#[test]
fn a_second_window_is_not_offered_what_a_running_one_keeps() {
    let folder = tempdir().expect("a temporary folder");
    let mut first = Window::keeping(folder.path(), None);
    first.click("Add Buffer zone");
    first.wait(2.0);
    let second = Window::keeping(folder.path(), None);
    second.expect_not("Unsaved work was found");
    // Undone changes are nothing to keep.
    first.keys(Modifiers::COMMAND, Key::Z);
    first.wait(2.0);
    drop((first, second));
    Window::keeping(folder.path(), None).expect_not("Unsaved work was found");
}

#[test]
fn a_restored_document_is_kept_again_before_its_journal_goes() {
    let folder = tempdir().expect("a temporary folder");
    {
        let mut window = Window::keeping(folder.path(), None);
        window.click("Add Buffer zone");
        window.wait(2.0);
    }
    {
        let mut window = Window::keeping(folder.path(), None);
        window.click("Restore Security guarantees for Ukraine, 2025");
        // It ends at once.
    }
    let mut window = Window::keeping(folder.path(), None);
    window.click_begin("Restore Security guarantees");
    assert!(window.card("e08-buffer-zone").is_some());
    window.wait(2.0);
    drop(window);
    let window = Window::keeping(folder.path(), None);
    window.expect("1 change");
}

#[test]
fn what_cannot_be_read_is_named_and_kept() {
    let folder = tempdir().expect("a temporary folder");
    fs::write(folder.path().join("session-x.journal"), "{\"journal\":99}").expect("a journal of a newer version");
    let mut window = Window::keeping(folder.path(), None);
    window.expect("Unsaved work that cannot be read");
    window.expect("journal format 99");
    window.click("Decide later");
    window.expect("Verdict: Blocked");
}

#[test]
fn what_is_taken_up_and_then_given_up_is_offered_again() {
    let folder = tempdir().expect("a temporary folder");
    {
        let mut window = Window::keeping(folder.path(), None);
        window.click("Add Buffer zone");
        window.wait(2.0);
    }
    // Found only after something was changed already, as on a slow disk.
    let (mut window, held) = Window::held_keeping(folder.path());
    window.click("Add EU accession");
    held.release(&mut window);
    window.click("Restore Security guarantees for Ukraine, 2025");
    window.expect("Save the changes to ukraine-2025?");
    window.click("Cancel");
    assert!(window.card("e17-eu-accession").is_some());
    for _ in 0..4 {
        window.wait(1.0);
        held.release(&mut window);
    }
    drop((window, held));
    let window = Window::keeping(folder.path(), None);
    let offered = window.all(Role::Button, |name| name.starts_with("Restore ")).len();
    assert_eq!(offered, 2, "what was given up, and what this session had not saved");
}

#[test]
fn what_is_expressly_not_saved_is_not_offered() {
    let folder = tempdir().expect("a temporary folder");
    let mut window = Window::keeping(folder.path(), None);
    // Closed at once, before anything was kept.
    window.click("Add Buffer zone");
    window.close();
    window.click("Do not save");
    window.exit();
    drop(window);
    Window::keeping(folder.path(), None).expect_not("Unsaved work was found");
}

#[test]
fn a_window_that_is_closed_without_a_question_keeps_what_is_not_saved() {
    let folder = tempdir().expect("a temporary folder");
    let mut window = Window::keeping(folder.path(), None);
    window.click("Add Buffer zone");
    window.exit();
    drop(window);
    Window::keeping(folder.path(), None).expect("Unsaved work was found");
}

#[test]
fn what_a_file_held_before_a_save_was_cut_short_is_told_once_and_kept() {
    let folder = tempdir().expect("a temporary folder");
    let kept = folder.path().join("kept");
    fs::create_dir(&kept).expect("a folder");
    fs::write(kept.join("before-saving-x1.ron"), "what it held").expect("a copy");
    let window = Window::keeping(&kept, None);
    window.expect("Saving was cut short; what the file held before is in ");
    let copy = kept.join("kept-before-saving-x1.ron");
    assert_eq!(fs::read_to_string(&copy).expect("the copy"), "what it held");
    let window = Window::keeping(&kept, None);
    window.expect_not("Saving was cut short");
    assert!(copy.exists(), "nobody but the user takes it away");
}
