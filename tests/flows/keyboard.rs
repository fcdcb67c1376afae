//! The main job without a mouse: no test here sends a pointer event.

use egui::{Key, Modifiers};
use guarantee_board::storage::read_file;
use guarantee_board::ui::dialogs::Reply;

use crate::common::app::Window;

#[test]
fn find_add_move_change_undo_and_save_need_no_pointer() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("meeting.ron");
    let mut window = Window::shipped();
    // Find and add.
    window.keys(Modifiers::COMMAND, Key::F);
    window.type_text("buffer");
    window.key(Key::Enter);
    assert!(window.card("e08-buffer-zone").is_some());
    // Move.
    window.tab_to("Card Buffer zone");
    window.key(Key::ArrowRight);
    assert_eq!(window.card("e08-buffer-zone").map(|card| card.phase.as_str()), Some("settlement"));
    // Change an option.
    window.tab_to("Width of Buffer zone:");
    window.key(Key::Enter);
    window.tab_to("40 km");
    window.key(Key::Space);
    assert!(
        window.card("e08-buffer-zone").is_some_and(|card| card.with.values().any(|option| option.as_str() == "40-km"))
    );
    window.key(Key::Escape);
    // Undo.
    window.keys(Modifiers::COMMAND, Key::Z);
    assert!(window.card("e08-buffer-zone").is_some_and(|card| card.with.is_empty()));
    // Save.
    window.keys(Modifiers::COMMAND, Key::S);
    window.answer(Reply::Picked(path.clone()));
    assert_eq!(&read_file(&path).expect("the file can be read").scenario, window.scenario());
}

#[test]
fn tab_goes_round_and_reaches_search_cards_and_findings() {
    let mut window = Window::shipped();
    for start in ["Find an element", "Card European reassurance force", "Sources of Russia", "Package on the board"] {
        window.tab_to(start);
    }
}

#[test]
fn a_question_is_answered_with_the_keyboard() {
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::F);
    window.type_text("buffer");
    window.key(Key::Enter);
    window.close();
    window.tab_to("Do not save");
    window.key(Key::Enter);
    assert!(window.was_told(&egui::ViewportCommand::Close));
}

#[test]
fn tab_stays_inside_a_dialog() {
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::T);
    for _ in 0..12 {
        window.key(Key::Tab);
        let focused = window.focused();
        let inside = focused.as_deref().is_none_or(|name| ["Name", "Start", "Cancel"].contains(&name));
        assert!(inside, "{focused:?} has the keyboard behind the dialog");
    }
}
