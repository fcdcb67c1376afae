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
    assert_eq!(window.focused().as_deref(), Some("Card Buffer zone: Unlikely"), "what was added has the keyboard");
    window.keys(Modifiers::COMMAND, Key::ArrowRight);
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
    for start in
        ["Find an element", "Card European reassurance force", "Russia: no Western soldiers", "Package on the board"]
    {
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

fn on(window: &Window) -> String {
    window.focused().unwrap_or_default()
}

#[test]
fn arrow_keys_go_from_card_to_card() {
    let mut window = Window::shipped();
    window.key(Key::ArrowDown);
    assert!(on(&window).starts_with("Card Ukraine’s own forces"), "the first press brings the keyboard to the board");
    window.key(Key::ArrowDown);
    assert!(on(&window).starts_with("Card Ceasefire monitoring"), "{}", on(&window));
    window.key(Key::ArrowDown);
    assert!(on(&window).starts_with("Card European reassurance force"), "{}", on(&window));
    window.key(Key::ArrowRight);
    assert!(on(&window).starts_with("Card Black Sea mission"), "{}", on(&window));
    window.key(Key::ArrowRight);
    assert!(on(&window).starts_with("Card Black Sea mission"), "at the edge it stays");
    window.key(Key::ArrowLeft);
    window.key(Key::ArrowUp);
    assert!(on(&window).starts_with("Card Ceasefire monitoring"), "{}", on(&window));
    window.key(Key::End);
    assert!(on(&window).starts_with("Card US "), "{}", on(&window));
    window.key(Key::Home);
    assert!(on(&window).starts_with("Card Ukraine’s own forces"), "{}", on(&window));
}

#[test]
fn enter_opens_a_card_and_escape_goes_back_to_it() {
    let mut window = Window::shipped();
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    window.expect_not("Findings: 17");
    window.key(Key::Escape);
    window.expect("Findings: 17");
    window.key(Key::ArrowDown);
    assert!(on(&window).starts_with("Card "), "{}", on(&window));
}

#[test]
fn delete_and_backspace_remove_a_card_and_its_neighbour_has_the_keyboard() {
    for key in [Key::Delete, Key::Backspace] {
        let mut window = Window::shipped();
        window.key(Key::ArrowDown);
        window.key(Key::ArrowDown);
        window.key(key);
        assert!(window.card("e07-monitoring").is_none());
        assert!(on(&window).starts_with("Card European reassurance force"), "{}", on(&window));
        window.key(Key::ArrowUp);
        assert!(on(&window).starts_with("Card Ukraine’s own forces"), "{}", on(&window));
    }
}

#[test]
fn tab_goes_from_a_card_into_what_is_on_it() {
    let mut window = Window::shipped();
    window.key(Key::ArrowDown);
    window.key(Key::Tab);
    assert_eq!(on(&window), "Why Ukraine’s own forces is Contested");
    window.tab_to("Size of Ukraine’s own forces");
    window.tab_to("More for Ukraine’s own forces");
}

#[test]
fn a_card_is_pinned_with_the_keyboard() {
    let mut window = Window::shipped();
    window.key(Key::ArrowDown);
    window.keys(Modifiers::COMMAND, Key::L);
    assert_eq!(window.scenario().acceptable.pins.len(), 1);
    window.key(Key::Delete);
    assert!(window.card("e06-ukraine-forces").is_some(), "what is pinned stays");
    window.expect("is pinned; release the pin first");
}

#[test]
fn typing_finds_an_element_and_enter_lays_it() {
    let mut window = Window::shipped();
    window.type_text("b");
    window.type_text("uffer");
    window.expect_not("Add Sanctions on Russia");
    window.key(Key::Enter);
    assert!(window.card("e08-buffer-zone").is_some());
    assert_eq!(on(&window), "Card Buffer zone: Unlikely");
}

#[test]
fn arrow_keys_go_through_the_palette_and_enter_adds() {
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::F);
    window.key(Key::ArrowDown);
    assert_eq!(on(&window), "Add Ground air defence");
    window.key(Key::ArrowDown);
    assert_eq!(on(&window), "Add European sky shield");
    window.key(Key::Enter);
    assert!(window.card("e02-sky-shield").is_some());
    window.key(Key::ArrowUp);
    window.key(Key::ArrowUp);
    assert_eq!(on(&window), "Find an element");
}

#[test]
fn escape_clears_the_search_and_gives_the_keyboard_back_to_the_board() {
    let mut window = Window::shipped();
    window.key(Key::ArrowDown);
    window.key(Key::ArrowDown);
    window.type_text("buffer");
    assert_eq!(on(&window), "Find an element");
    window.key(Key::Escape);
    window.expect("Add Sanctions on Russia");
    assert!(on(&window).starts_with("Card Ceasefire monitoring"), "{}", on(&window));
}
