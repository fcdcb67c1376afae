//! Exports from the window: what is asked, what is written, and what is not in it.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::files::{ExportKind, Exporting, Purpose};
use guarantee_board::report::minutes::{Telling, html, minutes};
use guarantee_board::tables::{self, Cell, TableKind, read};
use guarantee_board::ui::dialogs::Reply;
use tempfile::tempdir;

use crate::common::app::Window;

/// Exports what is called like this, to a file of this name; a table in the form that is chosen there.
fn export(window: &mut Window, kind: &str, path: &std::path::Path) {
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.click_on(Role::RadioButton, kind);
    if path.extension().is_some_and(|ending| ending == "csv") {
        window.click_on(Role::RadioButton, "As text with commas (CSV)");
    }
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
    export(&mut window, "The matrix of actors and elements as a table", &at("matrix"));
    let matrix = read(&fs::read(at("matrix.xlsx")).expect("the ending is added"), None).expect("a workbook");
    let cells = || matrix.rows.iter().flatten().map(Cell::shown);
    assert!(cells().any(|cell| cell.contains("European reassurance force")), "{:?}", cells().collect::<Vec<_>>());
    export(&mut window, "The matrix of actors and elements as a table", &at("matrix.csv"));
    assert!(fs::read_to_string(at("matrix.csv")).unwrap().contains("European reassurance force"));
    export(&mut window, "As a table of what is compared", &at("both.csv"));
    let table = fs::read_to_string(at("both.csv")).unwrap();
    assert!(table.contains("US promise ratified") && table.contains("Verdict"), "{table}");
    let kinds: Vec<Purpose> = window.asked().iter().map(|asked| asked.purpose).collect();
    assert_eq!(kinds[0], Purpose::Export(Exporting::of(ExportKind::MinutesPage)));
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
    let path = folder.path().join("matrix.xlsx");
    fs::write(&path, "mine").unwrap();
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.click_on(Role::RadioButton, "The matrix of actors and elements as a table");
    window.click_on(Role::Button, "Export…");
    // Without its ending the dialog of the desktop could not ask.
    window.answer(Reply::Picked(folder.path().join("matrix")));
    window.expect("Replace the file?");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    window.click("Replace");
    window.expect("Exported");
    assert_ne!(fs::read(&path).unwrap(), b"mine");
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
    window.click_on(Role::RadioButton, "As a table of what is compared");
    window.click_on(Role::Button, "Export…");
    window.expect("Nothing is compared yet");
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.click_on(Role::RadioButton, "What each seat has voted, as a table");
    window.expect("The votes are hidden");
    window.click_on(Role::Button, "Export…");
    window.expect("The votes are hidden; they can be exported once they are revealed");
}

#[test]
fn every_list_leaves_in_a_form_that_comes_in_again() {
    let folder = tempdir().unwrap();
    let mut window = Window::shipped();
    for kind in [TableKind::Positions, TableKind::Claims, TableKind::Sources] {
        let path = folder.path().join(format!("{}.xlsx", kind.word()));
        window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
        window.click_on(Role::RadioButton, "A list of the scenario, as a table");
        if kind != TableKind::Positions {
            let word = guarantee_board::wording::sentence(kind.word());
            window.choose("Which list: ", &word);
        }
        window.click_on(Role::Button, "Export…");
        window.answer(Reply::Picked(path.clone()));
        let written = read(&fs::read(&path).expect("a file"), None).expect("a workbook");
        let shown = |grid: &tables::Grid| -> Vec<Vec<String>> {
            grid.rows.iter().map(|row| row.iter().map(Cell::shown).collect()).collect()
        };
        let (written, listed) = (shown(&written), shown(&tables::export(kind, window.scenario())));
        assert_eq!(written.len(), listed.len(), "{kind:?}");
        assert_eq!(written[0], listed[0], "{kind:?}");
    }
}

#[test]
fn votes_since_the_last_round_are_told_before_the_minutes_leave() {
    let folder = tempdir().unwrap();
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click("Add a seat");
    window.click_on(Role::Tab, "Vote");
    window.click("Vote as Seat 1");
    window.key(Key::Num3);
    window.click("Done, pass it on");
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.expect("The votes are not revealed; only those that rounds have kept are told");
    window.click("Cancel");
    window.click("Reveal the votes");
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.expect("The votes cast are told too, counted");
    window.click("Cancel");
    export(&mut window, "What each seat has voted, as a table", &folder.path().join("votes.csv"));
    assert!(fs::read_to_string(folder.path().join("votes.csv")).unwrap().contains("Likely"));
}
