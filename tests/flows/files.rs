//! Files: saved, opened, refused; where there is a file dialog and where there is none.

use std::fs;
use std::path::PathBuf;

use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use guarantee_board::files::Purpose;
use guarantee_board::storage::{self, read_file};
use guarantee_board::ui::dialogs::Reply;
use tempfile::TempDir;

use crate::common::app::Window;

pub const SAVE: (Modifiers, Key) = (Modifiers::COMMAND, Key::S);
const SAVE_AS: (Modifiers, Key) = (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
pub const OPEN: (Modifiers, Key) = (Modifiers::COMMAND, Key::O);

pub fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// A file with the small example, and the text in it.
pub fn example(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("example.ron");
    fs::copy("scenarios/first-steps.ron", &path).expect("the example can be copied");
    path
}

/// A file with mistakes of many kinds.
fn broken() -> PathBuf {
    PathBuf::from("tests/pictures/broken.ron")
}

#[test]
fn save_as_writes_a_file_that_reads_back_equal() {
    let folder = folder();
    let path = folder.path().join("meeting.ron");
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    assert_eq!(window.title(), Some("● ukraine-2025 — Guarantee Board"));
    window.keys(SAVE_AS.0, SAVE_AS.1);
    assert_eq!(window.asked().last().map(|request| request.purpose), Some(Purpose::SaveAs));
    assert_eq!(window.asked().last().map(|request| request.file_name.clone()).as_deref(), Some("ukraine-2025.ron"));
    window.answer(Reply::Picked(path.clone()));
    let read = read_file(&path).expect("the file can be read");
    assert_eq!(&read.scenario, window.scenario());
    assert_eq!(window.title(), Some("meeting.ron — Guarantee Board"));
    window.expect("Saved ");
}

#[test]
fn save_writes_to_the_open_file_without_asking() {
    let folder = folder();
    let path = example(&folder);
    let mut window = Window::on(&path);
    window.of_card("Pledge of help", "Remove card");
    assert_eq!(window.title(), Some("● example.ron — Guarantee Board"));
    window.keys(SAVE.0, SAVE.1);
    assert!(window.asked().is_empty());
    assert_eq!(&read_file(&path).expect("the file can be read").scenario, window.scenario());
    assert_eq!(window.title(), Some("example.ron — Guarantee Board"));
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.title(), Some("● example.ron — Guarantee Board"), "undone is unsaved again");
}

#[test]
fn saving_where_nothing_can_be_written_says_so_and_keeps_the_mark() {
    let folder = folder();
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    window.keys(SAVE.0, SAVE.1);
    window.answer(Reply::Picked(folder.path().join("missing/meeting.ron")));
    assert!(window.workshop().dirty());
    assert_eq!(window.title(), Some("● ukraine-2025 — Guarantee Board"));
    window.click("Away with this message");
}

#[test]
fn a_cancelled_dialog_changes_nothing() {
    let mut window = Window::shipped();
    let before = window.bytes();
    for keys in [OPEN, SAVE_AS] {
        window.keys(keys.0, keys.1);
        window.answer(Reply::Cancelled);
        assert_eq!(window.bytes(), before);
        window.expect_not("Type the path");
    }
}

#[test]
fn while_a_dialog_is_open_the_window_lives_and_edits_wait() {
    let mut window = Window::shipped();
    let before = window.bytes();
    window.keys(OPEN.0, OPEN.1);
    let place = window.begins(Role::Button, "Add Buffer zone").rect().center();
    window.click_at(place);
    window.keys(SAVE_AS.0, SAVE_AS.1);
    assert_eq!(window.bytes(), before);
    assert_eq!(window.asked().len(), 1, "no second dialog is opened over the first");
    window.answer(Reply::Cancelled);
    window.click("Add Buffer zone");
    assert!(window.card("e08-buffer-zone").is_some());
}

#[test]
fn open_shows_the_file_that_was_picked() {
    let folder = folder();
    let path = example(&folder);
    let mut window = Window::shipped();
    window.keys(OPEN.0, OPEN.1);
    window.answer(Reply::Picked(path.clone()));
    assert_eq!(window.scenario(), &read_file(&path).expect("the example can be read").scenario);
    window.expect("Verdict: Blocked");
    window.expect("Tolmark: no foreign soldiers at the border");
    assert_eq!(window.title(), Some("example.ron — Guarantee Board"));
}

#[test]
fn a_file_given_on_the_command_line_is_open_from_the_start() {
    let folder = folder();
    let window = Window::on(&example(&folder));
    window.expect("Card Guest battalion: Likely");
}

#[test]
fn a_broken_file_shows_all_its_problems_and_leaves_the_board_untouched() {
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    let before = window.bytes();
    window.drop_file(&broken());
    window.expect("broken.ron could not be opened");
    window.expect("Line 5, column 12");
    window.expect("xpected a date such as");
    window.expect("id you mean `name`?");
    // Found independently of the screen: whatever the reader says must be there.
    let problems = storage::read_text(&fs::read_to_string(broken()).expect("readable")).expect_err("it is broken");
    assert!(problems.list.len() >= 8);
    for problem in &problems.list {
        window.expect(&format!("Line {}, column {}", problem.line, problem.column));
        // On the screen it begins with a capital.
        window.expect(problem.message.get(1..).expect("a message"));
    }
    window.click("Close");
    window.expect_not("could not be opened");
    assert_eq!(window.bytes(), before);
    assert_eq!(window.workshop().undo_label().as_deref(), Some("Add Buffer zone"));
}

#[test]
fn the_report_of_a_broken_file_can_be_copied_whole() {
    let mut window = Window::shipped();
    window.drop_file(&broken());
    window.click("Copy the report");
    let copied = window.copied().expect("something is on the clipboard").to_owned();
    for text in ["broken.ron:5:12", "unknown category `trops`", "did you mean `troops`?"] {
        assert!(copied.contains(text), "“{text}” is not in the report:\n{copied}");
    }
}

#[test]
fn a_file_that_is_not_there_says_so() {
    let mut window = Window::on(&PathBuf::from("nowhere/at-all.ron"));
    window.expect("at-all.ron could not be opened");
    window.expect("there is no such file");
    window.key(Key::Escape);
    window.expect("Verdict: Blocked");
}

#[test]
fn without_a_file_dialog_a_path_is_typed_in_the_window() {
    let folder = folder();
    let path = example(&folder);
    let mut window = Window::shipped();
    window.keys(OPEN.0, OPEN.1);
    window.answer(Reply::Unavailable);
    window.expect("Type the path of a scenario file");
    assert_eq!(window.focused().as_deref(), Some("Path"), "the field has the keyboard");
    window.keys(Modifiers::COMMAND, Key::A);
    window.type_text(path.to_str().expect("a path in UTF-8"));
    window.key(Key::Enter);
    assert_eq!(window.file_path(), Some(path.as_path()));
}

#[test]
fn a_path_typed_to_save_to_gets_its_ending_and_is_saved() {
    let folder = folder();
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    window.keys(SAVE.0, SAVE.1);
    window.answer(Reply::Unavailable);
    window.keys(Modifiers::COMMAND, Key::A);
    window.type_text(folder.path().join("meeting").to_str().expect("a path in UTF-8"));
    window.key(Key::Enter);
    let path = folder.path().join("meeting.ron");
    assert_eq!(&read_file(&path).expect("the file can be read").scenario, window.scenario());
    assert!(!window.workshop().dirty());
}

#[test]
fn a_typed_path_of_an_existing_file_is_asked_about_before_it_is_replaced() {
    let folder = folder();
    let path = folder.path().join("meeting.ron");
    fs::write(&path, "precious").expect("writable");
    let mut window = Window::shipped();
    let type_path = |window: &mut Window| {
        window.keys(SAVE_AS.0, SAVE_AS.1);
        window.answer(Reply::Unavailable);
        window.keys(Modifiers::COMMAND, Key::A);
        window.type_text(path.to_str().expect("a path in UTF-8"));
        window.key(Key::Enter);
        window.expect("Replace the file?");
    };
    type_path(&mut window);
    window.click("Cancel");
    assert_eq!(fs::read_to_string(&path).expect("readable"), "precious");
    type_path(&mut window);
    window.click("Replace");
    assert_eq!(&read_file(&path).expect("the file can be read").scenario, window.scenario());
}

#[test]
fn a_picked_name_whose_ending_is_added_is_asked_about_if_that_file_exists() {
    let folder = folder();
    let path = folder.path().join("meeting.ron");
    fs::write(&path, "precious").expect("writable");
    let mut window = Window::shipped();
    window.keys(SAVE_AS.0, SAVE_AS.1);
    window.answer(Reply::Picked(folder.path().join("meeting")));
    window.expect("Replace the file?");
    window.key(Key::Escape);
    assert_eq!(fs::read_to_string(&path).expect("readable"), "precious");
}

#[test]
fn a_dropped_file_opens() {
    let folder = folder();
    let path = example(&folder);
    let mut window = Window::shipped();
    window.drop_file(&path);
    assert_eq!(window.file_path(), Some(path.as_path()));
    window.expect("Opened example.ron");
}

#[test]
fn files_that_were_opened_or_saved_are_listed_as_recent() {
    let folder = folder();
    let path = example(&folder);
    let mut window = Window::on(&path);
    window.menu("File", "Open Ukraine 2025");
    window.keys(SAVE.0, SAVE.1);
    window.answer(Reply::Picked(folder.path().join("meeting.ron")));
    window.menu("File", "Open recent");
    assert!(window.has(Role::Button, "meeting.ron"));
    window.click("example.ron");
    assert_eq!(window.file_path(), Some(path.as_path()));
}

#[test]
fn the_scenarios_in_the_program_open_from_the_menu() {
    let mut window = Window::shipped();
    window.menu("File", "Open the small example");
    window.expect("Tolmark: no foreign soldiers at the border");
    window.menu("File", "New scenario");
    window.expect("Verdict: Empty");
    assert_eq!(window.title(), Some("untitled — Guarantee Board"));
    window.menu("File", "Open Ukraine 2025");
    window.expect("Russia: no Western soldiers in Ukraine");
}
