//! Nothing is lost: work that is in no file yet meets a file that is read, a dialog that is closed, a crash.

use std::fs;
use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, ViewportCommand};
use guarantee_board::storage::{read_file, save};
use guarantee_board::ui::dialogs::Reply;

use crate::common::app::Window;
use crate::files::{OPEN, SAVE, example, folder};
use crate::samples::NEIGHBOURS;

const NEW: (Modifiers, Key) = (Modifiers::COMMAND, Key::N);
const CLOSE_ROUND: (Modifiers, Key) = (Modifiers::COMMAND, Key::R);

/// Another file, whose first package is called like this.
fn other(path: &Path, name: &str) {
    let mut scenario = read_file(Path::new("scenarios/first-steps.ron")).expect("the example").scenario;
    scenario.packages[0].name = name.to_owned();
    save(path, &scenario).expect("a file of its own");
}

fn saved(path: &Path, window: &Window) -> bool {
    read_file(path).expect("the file can be read").scenario == *window.scenario()
}

/// The example with a card taken off, which is not saved.
fn edited(path: &Path) -> Window {
    let mut window = Window::on(path);
    window.of_card("Pledge of help", "Remove card");
    window
}

#[test]
fn the_open_file_is_not_opened_over_its_own_changes() {
    let folder = folder();
    let path = example(&folder);
    let before = fs::read(&path).expect("the file");
    for answer in ["Keep what is open", "Cancel"] {
        let mut window = edited(&path);
        let work = window.bytes();
        window.keys(OPEN.0, OPEN.1);
        window.answer(Reply::Picked(path.clone()));
        window.expect("example.ron is open already");
        window.expect("Pledge of help");
        window.click(answer);
        assert_eq!(window.bytes(), work, "{answer}");
        assert_eq!(fs::read(&path).expect("the file"), before, "{answer}");
        window.keys(SAVE.0, SAVE.1);
        assert!(saved(&path, &window), "{answer}");
        fs::write(&path, &before).expect("the file as it was");
    }
    let mut window = edited(&path);
    window.keys(OPEN.0, OPEN.1);
    // By another way to the same file.
    window.answer(Reply::Picked(
        folder.path().join("../").join(folder.path().file_name().expect("a name")).join("example.ron"),
    ));
    window.expect("example.ron is open already");
    window.click("Discard changes and reload");
    assert!(saved(&path, &window) && !window.workshop().dirty(), "the user has seen what was lost, and wanted it");
}

#[test]
fn nor_is_it_when_it_is_let_go_over_the_window_or_chosen_among_the_recent() {
    let folder = folder();
    let path = example(&folder);
    let mut window = edited(&path);
    let work = window.bytes();
    window.drop_file(&path);
    window.expect("example.ron is open already");
    window.key(Key::Escape);
    window.menu("File", "Open recent");
    window.click("example.ron");
    window.expect("example.ron is open already");
    window.click("Cancel");
    assert_eq!(window.bytes(), work);
}

#[test]
fn an_open_file_that_says_the_same_is_not_opened_again() {
    let folder = folder();
    let path = example(&folder);
    let mut window = Window::on(&path);
    window.of_card("Pledge of help", "Remove card");
    window.keys(SAVE.0, SAVE.1);
    window.keys(OPEN.0, OPEN.1);
    window.answer(Reply::Picked(path));
    window.expect("example.ron is open already, as it stands in the file");
    assert!(window.workshop().undo_label().is_some(), "it is the same document");
}

#[test]
fn what_was_read_before_a_saving_is_read_again_after_it() {
    let folder = folder();
    let (path, second) = (example(&folder), folder.path().join("second.ron"));
    other(&second, "As it was");
    let mut window = edited(&path);
    window.keys(OPEN.0, OPEN.1);
    window.answer(Reply::Picked(second.clone()));
    window.expect("Save the changes to example.ron?");
    other(&second, "As it is");
    window.click("Save");
    assert_eq!(window.file_path(), Some(second.as_path()));
    window.expect("Package on the board: As it is");
    // And if what is saved to is what was to be opened, nothing else is there to be opened.
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    window.keys(OPEN.0, OPEN.1);
    window.answer(Reply::Picked(second.clone()));
    window.click("Save");
    window.answer(Reply::Picked(second.clone()));
    assert!(saved(&second, &window));
    assert!(window.card("e08-buffer-zone").is_some());
    assert_eq!(window.file_path(), Some(second.as_path()));
}

#[test]
fn what_is_restored_is_not_asked_about_because_of_the_file_the_program_was_started_on() {
    let folder = folder();
    let (path, kept) = (example(&folder), folder.path().join("kept"));
    let work = {
        let mut window = Window::keeping(&kept, Some(&path));
        window.of_card("Pledge of help", "Remove card");
        window.wait(2.0);
        window.bytes()
    };
    {
        let mut window = Window::keeping(&kept, Some(&path));
        window.expect("Unsaved work was found");
        // The main button has the keyboard in the very first frame.
        window.key(Key::Enter);
        window.expect_not("Unsaved work was found");
        window.expect_not("Save the changes");
        assert_eq!(window.bytes(), work);
        assert_eq!(window.file_path(), Some(path.as_path()));
        window.wait(2.0);
    }
    // Who decides later gets the file.
    let mut window = Window::keeping(&kept, Some(&path));
    window.click("Decide later");
    assert!(saved(&path, &window) && window.file_path() == Some(path.as_path()));
    drop(window);
    // Another file is not opened over what was restored, and is easily had.
    let second = folder.path().join("second.ron");
    other(&second, "Second");
    let mut window = Window::keeping(&kept, Some(&second));
    window.click_begin("Restore ");
    window.expect_not("Save the changes");
    window.expect("not opened, but in the list");
    assert_eq!(window.bytes(), work);
    window.keys(SAVE.0, SAVE.1);
    window.menu("File", "Open recent");
    window.click("second.ron");
    assert_eq!(window.file_path(), Some(second.as_path()));
}

#[test]
fn what_is_typed_for_a_round_survives_its_dialog_and_a_crash() {
    let folder = folder();
    let kept = folder.path().join("kept");
    {
        let mut window = Window::keeping(&kept, None);
        window.keys(CLOSE_ROUND.0, CLOSE_ROUND.1);
        window.click_on(Role::MultilineTextInput, "Note");
        window.type_text("Nobody moved.");
        window.click_at(Pos2::new(30.0, 700.0));
        window.expect("Close the round");
        window.key(Key::Escape);
        window.expect_not("Close the round");
        window.expect("What was typed is kept");
        window.keys(CLOSE_ROUND.0, CLOSE_ROUND.1);
        window.expect("Nobody moved.");
        window.click_on(Role::MultilineTextInput, "What was argued, 1");
        window.type_text("Too early.");
        window.wait(2.0);
        // Here the program ends without being asked, with the dialog open.
    }
    let mut window = Window::keeping(&kept, None);
    window.click_begin("Restore ");
    window.keys(CLOSE_ROUND.0, CLOSE_ROUND.1);
    window.expect("Nobody moved.");
    window.expect("Too early.");
    window.click_on(Role::Button, "Close round");
    assert_eq!(window.scenario().rounds[0].note, "Nobody moved.");
    window.keys(CLOSE_ROUND.0, CLOSE_ROUND.1);
    window.expect_not("Nobody moved.");
}

/// A position of which only its words are told.
fn half_told(window: &mut Window) {
    window.key(Key::F4);
    window.click_begin("Positions");
    window.click("Add a position…");
    window.click_on(Role::TextInput, "What it says");
    window.type_text("No troops without a vote");
}

#[test]
fn what_is_half_filled_in_counts_as_unsaved() {
    let mut window = Window::shipped();
    half_told(&mut window);
    assert!(!window.workshop().dirty());
    window.keys(NEW.0, NEW.1);
    window.expect("Leave what is only half filled in?");
    window.expect("a new position");
    window.click("Back to it");
    window.expect("No troops without a vote");
    assert!(!window.closes(), "nor does the window close");
    window.key(Key::Escape);
    window.expect("No troops without a vote");
    window.keys(NEW.0, NEW.1);
    window.click("Leave it");
    window.expect("Verdict: Empty");
    assert!(window.closes(), "it was left on purpose");
}

#[test]
fn what_is_half_filled_in_survives_a_crash() {
    let folder = folder();
    let kept = folder.path().join("kept");
    {
        let mut window = Window::keeping(&kept, None);
        half_told(&mut window);
        window.wait(2.0);
    }
    let mut window = Window::keeping(&kept, None);
    window.click_begin("Restore ");
    window.key(Key::F4);
    window.click_begin("Positions");
    window.click("Add a position…");
    window.expect("No troops without a vote");
}

#[test]
fn a_sentence_and_an_offer_that_are_half_chosen_survive_a_crash() {
    let folder = folder();
    let (kept, path) = (folder.path().join("kept"), folder.path().join("neighbours.ron"));
    fs::write(&path, NEIGHBOURS).expect("a file to open");
    let form = |window: &mut Window, title: &str| {
        window.key(Key::F4);
        window.click_begin("Positions (");
        window.click(title);
    };
    for (title, begin, chosen, blank) in [
        (
            "No foreign soldiers at the border",
            &["Another sentence: Is crossed when", "… only in return for …"][..],
            "a sentence of which not all is chosen",
            "Is crossed when, blank 2: choose …",
        ),
        (
            "Can probably spare a battalion",
            &["Say it as an offer under a condition"],
            "an offer of which not all is chosen",
            "Only if, blank 1: choose …",
        ),
    ] {
        let before = {
            let mut window = Window::keeping(&kept, Some(&path));
            form(&mut window, title);
            begin.iter().for_each(|name| window.click_begin(name));
            window.find(Role::Button, blank);
            window.wait(2.0);
            window.bytes()
        };
        let mut window = Window::keeping(&kept, None);
        window.expect(chosen);
        window.click_begin("Restore ");
        form(&mut window, title);
        window.find(Role::Button, blank);
        assert_eq!(window.bytes(), before, "it is part of nothing yet");
        // The same asks before the document goes.
        window.keys(NEW.0, NEW.1);
        window.expect(chosen);
        window.click("Leave it");
        window.exit();
    }
}

#[test]
fn another_name_that_is_half_typed_survives_a_crash() {
    let folder = folder();
    let kept = folder.path().join("kept");
    let russia = |window: &mut Window| {
        window.key(Key::F4);
        window.click_begin("Actors (");
        window.click("Russia");
    };
    {
        let mut window = Window::keeping(&kept, None);
        russia(&mut window);
        window.click_on(Role::Link, "Rename russia");
        window.click_on(Role::TextInput, "Name in the file of russia");
        window.keys(Modifiers::COMMAND, Key::A);
        window.type_text("moscow");
        window.wait(2.0);
    }
    let mut window = Window::keeping(&kept, None);
    window.click_begin("Restore ");
    russia(&mut window);
    window.expect("moscow");
    assert!(!window.bytes().contains("\"moscow\""));
}

#[test]
fn a_dialog_of_the_desktop_that_nobody_sees_is_given_up_from_the_window() {
    let folder = folder();
    let path = folder.path().join("meeting.ron");
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    window.close();
    window.click("Save");
    window.expect("A file dialog is open");
    window.click("Type the path instead");
    window.keys(Modifiers::COMMAND, Key::A);
    window.type_text(path.to_str().expect("a path in UTF-8"));
    window.key(Key::Enter);
    assert!(window.was_told(&ViewportCommand::Close));
    assert!(saved(&path, &window));
    // Or nothing comes of it, and what it says later is about nothing.
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    window.keys(SAVE.0, SAVE.1);
    window.click("Give it up");
    window.answer(Reply::Picked(folder.path().join("late.ron")));
    assert!(window.workshop().dirty() && !folder.path().join("late.ron").exists());
    window.click("Add EU accession");
    assert!(window.card("e17-eu-accession").is_some());
}

#[test]
fn what_a_file_was_read_for_is_not_what_it_is_opened_for() {
    let folder = folder();
    let path = folder.path().join("broken.ron");
    fs::write(&path, "(format: 3, title: ").expect("half a file");
    let mut window = Window::shipped();
    window.menu("Edit", "Take from another scenario…");
    window.answer(Reply::Picked(path.clone()));
    window.expect("broken.ron could not be opened");
    window.click("Close");
    other(&path, "Mended");
    window.keys(OPEN.0, OPEN.1);
    window.answer(Reply::Picked(path.clone()));
    assert_eq!(window.file_path(), Some(path.as_path()));
    window.expect("Package on the board: Mended");
}

#[test]
fn a_file_let_go_over_a_question_waits_for_the_answer() {
    let folder = folder();
    let path = example(&folder);
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    window.keys(NEW.0, NEW.1);
    window.drop_file(&path);
    window.expect("Save the changes to ukraine-2025?");
    window.click("Do not save");
    assert_eq!(window.file_path(), Some(path.as_path()));
}

#[test]
fn a_typed_path_that_will_not_do_says_why_and_stays() {
    let mut window = Window::shipped();
    window.keys(OPEN.0, OPEN.1);
    window.answer(Reply::Unavailable);
    window.keys(Modifiers::COMMAND, Key::A);
    window.type_text("/nowhere/at-all.ron");
    window.key(Key::Enter);
    window.expect("There is no such file");
    window.expect("/nowhere/at-all.ron");
    assert_eq!(window.focused().as_deref(), Some("Path"));
    window.keys(Modifiers::COMMAND, Key::A);
    window.type_text("~");
    window.key(Key::Enter);
    window.expect("This is a folder, not a file");
    window.key(Key::Escape);
    window.click("Add Buffer zone");
    window.keys(SAVE.0, SAVE.1);
    window.answer(Reply::Unavailable);
    window.keys(Modifiers::COMMAND, Key::A);
    window.type_text("/nowhere/meeting.ron");
    window.key(Key::Enter);
    window.expect("The folder does not exist");
    window.expect("/nowhere/meeting.ron");
}

#[test]
fn the_main_button_of_a_question_has_the_keyboard() {
    let folder = folder();
    let path = folder.path().join("meeting.ron");
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    window.close();
    window.key(Key::Enter);
    window.answer(Reply::Picked(path.clone()));
    assert!(saved(&path, &window), "Enter has saved");
    let mut window = Window::on(&path);
    for (keys, text) in [(Modifiers::NONE, Key::F1)].into_iter().zip(["The board on one page"]) {
        window.keys(keys.0, keys.1);
        window.expect(text);
        window.key(Key::Enter);
        window.expect_not(text);
    }
}
