//! Exports from the window: what is asked, what is written, and what is not in it.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::files::{ExportKind, Purpose};
use guarantee_board::report::minutes::{Telling, html, minutes};
use guarantee_board::ui::dialogs::Reply;
use tempfile::tempdir;

use crate::common::app::Window;

/// Exports what is called like this, to a file of this name.
fn export(window: &mut Window, kind: &str, path: &std::path::Path) {
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.click_on(Role::RadioButton, kind);
    window.click_on(Role::Button, "Export…");
    window.answer(Reply::Picked(path.to_owned()));
    window.expect("Exported");
}

#[test]
fn every_kind_is_written_under_the_name_that_is_chosen() {
    let folder = tempdir().unwrap();
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::R);
    window.click_on(Role::Button, "Close round");
    window.keys(Modifiers::COMMAND, Key::Num5);
    let at = |name: &str| folder.path().join(name);
    export(&mut window, "As a page to read and to print (HTML)", &at("day.html"));
    assert_eq!(fs::read_to_string(at("day.html")).unwrap(), html(window.scenario(), Telling::default()));
    export(&mut window, "As text (Markdown)", &at("day.md"));
    assert_eq!(fs::read_to_string(at("day.md")).unwrap(), minutes(window.scenario(), Telling::default()));
    export(&mut window, "As a picture (PNG)", &at("board.png"));
    export(&mut window, "As a picture of what is compared (PNG)", &at("both.png"));
    for name in ["board.png", "both.png"] {
        let picture = image::open(at(name)).expect("a picture");
        assert!(picture.width() > 800 && picture.height() > 300, "{name}");
    }
    export(&mut window, "The matrix of actors and elements as a table (CSV)", &at("matrix"));
    let matrix = fs::read_to_string(at("matrix.csv")).expect("the ending is added");
    assert!(matrix.contains("European reassurance force"));
    export(&mut window, "As a table of what is compared (CSV)", &at("both.csv"));
    let table = fs::read_to_string(at("both.csv")).unwrap();
    assert!(table.contains("US promise ratified") && table.contains("Verdict"), "{table}");
    let kinds: Vec<Purpose> = window.asked().iter().map(|asked| asked.purpose).collect();
    assert_eq!(kinds[0], Purpose::Export(ExportKind::MinutesPage));
    let names: Vec<String> = window.asked().into_iter().map(|asked| asked.file_name).collect();
    assert_eq!(names[..3], ["ukraine-2025-minutes.html", "ukraine-2025-minutes.md", "ukraine-2025-board.png"]);
    assert!(!window.workshop().dirty() || window.file_path().is_none(), "the scenario’s own file is untouched");
}

#[test]
fn names_and_notes_leave_only_when_they_are_asked_for() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("day.md");
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::E);
    window.click_on(Role::MultilineTextInput, "Your note");
    window.type_text("Ask Anna first");
    window.key(Key::Escape);
    window.key(Key::Escape);
    window.keys(Modifiers::COMMAND, Key::R);
    window.click_on(Role::TextInput, "Who argued, 1");
    window.type_text("Delegate Fictitious");
    window.click_on(Role::MultilineTextInput, "What was argued, 1");
    window.type_text("Troops last");
    window.click_on(Role::Button, "Close round");
    export(&mut window, "As text (Markdown)", &path);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("Troops last") && !text.contains("Fictitious") && !text.contains("Ask Anna"), "{text}");
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.click_on(Role::RadioButton, "As text (Markdown)");
    window.click_on(Role::CheckBox, "Who argued what and who sits where, by name");
    window.click_on(Role::CheckBox, "The facilitator’s notes");
    window.click_on(Role::Button, "Export…");
    window.answer(Reply::Picked(folder.path().join("all.md")));
    let text = fs::read_to_string(folder.path().join("all.md")).unwrap();
    assert!(text.contains("Fictitious") && text.contains("Ask Anna first"), "{text}");
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_that_is_agreed_to() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("matrix.csv");
    fs::write(&path, "mine").unwrap();
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.click_on(Role::RadioButton, "The matrix of actors and elements as a table (CSV)");
    window.click_on(Role::Button, "Export…");
    // Without its ending the dialog of the desktop could not ask.
    window.answer(Reply::Picked(folder.path().join("matrix")));
    window.expect("Replace the file?");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    window.click("Replace");
    window.expect("Exported");
    assert_ne!(fs::read_to_string(&path).unwrap(), "mine");
}

#[test]
fn what_cannot_be_written_is_said() {
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.click_on(Role::RadioButton, "As a picture (PNG)");
    window.click_on(Role::Button, "Export…");
    window.answer(Reply::Picked("/no/such/folder/board.png".into()));
    window.expect("the folder does not exist");
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.click_on(Role::RadioButton, "As a table of what is compared (CSV)");
    window.click_on(Role::Button, "Export…");
    window.expect("Nothing is compared yet");
}
