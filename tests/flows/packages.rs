//! Packages: shown, started, copied, renamed, deleted.

use egui::accesskit::Role;
use egui::{Key, Modifiers};

use crate::common::app::Window;

fn names(window: &Window) -> Vec<String> {
    window.scenario().packages.iter().map(|package| package.name.clone()).collect()
}

#[test]
fn another_package_is_put_on_the_board_without_leaving_something_to_save() {
    let mut window = Window::shipped();
    window.choose("Package on the board:", "Budapest-style declaration (1994)");
    assert_eq!(window.package().id.as_str(), "s01-budapest");
    assert!(window.has(Role::Button, "Package on the board: Budapest-style declaration (1994)"));
    assert_eq!(window.workshop().undo_label(), None);
    assert!(!window.workshop().dirty());
    window.expect("Verdict:");
}

#[test]
fn a_new_package_is_empty_and_has_the_name_typed() {
    let mut window = Window::shipped();
    let before = window.bytes();
    window.keys(Modifiers::COMMAND, Key::T);
    assert_eq!(window.focused().as_deref(), Some("Name"), "the field has the keyboard");
    window.type_text("Round one");
    window.key(Key::Enter);
    assert_eq!(window.package().name, "Round one");
    assert!(window.package().cards.is_empty());
    window.expect("Verdict: Empty");
    window.click_begin("Undo: New package Round one");
    assert_eq!(window.bytes(), before);
}

#[test]
fn the_name_field_has_the_keyboard_each_time_the_dialog_opens() {
    let mut window = Window::shipped();
    for name in ["Round one", "Round two", "Round three"] {
        window.keys(Modifiers::COMMAND, Key::T);
        assert_eq!(window.focused().as_deref(), Some("Name"), "for {name}");
        window.type_text(name);
        window.key(Key::Enter);
        assert_eq!(window.package().name, name);
    }
}

#[test]
fn a_new_package_without_a_name_is_not_started() {
    let mut window = Window::shipped();
    let before = window.bytes();
    window.keys(Modifiers::COMMAND, Key::T);
    assert!(window.is_disabled("Start"));
    window.type_text("   ");
    window.key(Key::Enter);
    assert_eq!(window.bytes(), before);
}

#[test]
fn escape_and_cancel_leave_a_dialog_without_a_change() {
    let mut window = Window::shipped();
    let before = window.bytes();
    window.keys(Modifiers::COMMAND, Key::T);
    window.type_text("Round one");
    window.key(Key::Escape);
    window.expect_not("It starts with an empty board");
    window.key(Key::F2);
    window.click("Cancel");
    window.expect_not("Rename package");
    assert_eq!(window.bytes(), before);
}

#[test]
fn a_copy_has_the_same_cards_and_another_name() {
    let mut window = Window::shipped();
    let (cards, name) = (window.package().cards.clone(), window.package().name.clone());
    window.keys(Modifiers::COMMAND, Key::D);
    assert_eq!(window.package().cards, cards);
    assert_ne!(window.package().name, name);
    let names = names(&window);
    assert_eq!(names.iter().filter(|known| **known == name).count(), 1);
    window.of_card("US enablers for Europeans", "Remove card");
    window.choose("Package on the board:", &name);
    assert!(window.card("e20-us-enablers").is_some(), "the original is left alone");
}

#[test]
fn a_package_is_renamed() {
    let mut window = Window::shipped();
    window.key(Key::F2);
    window.expect("Rename package");
    window.keys(Modifiers::COMMAND, Key::A);
    window.type_text("Сили підтримки");
    window.click("Rename");
    assert_eq!(window.package().name, "Сили підтримки");
    assert!(window.has(Role::Button, "Package on the board: Сили підтримки"));
    assert_eq!(window.package().id.as_str(), "s05-reassurance-force", "its id stays, since files refer to it");
}

#[test]
fn a_deleted_package_comes_back_with_undo() {
    let mut window = Window::shipped();
    let (before, count) = (window.bytes(), window.scenario().packages.len());
    window.menu("Package", "Delete package");
    assert_eq!(window.scenario().packages.len(), count - 1);
    assert_ne!(window.package().id.as_str(), "s05-reassurance-force");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.bytes(), before);
}

#[test]
fn the_last_package_cannot_be_deleted() {
    let mut window = Window::shipped();
    window.menu("File", "New scenario");
    assert_eq!(window.scenario().packages.len(), 1);
    window.click("Package");
    let entry = window.begins(Role::Button, "Delete package");
    assert!(crate::common::app::is_disabled(&entry));
}

#[test]
fn a_dialog_looks_the_same_whatever_was_open_before() {
    let mut window = Window::shipped();
    let height = |window: &Window| {
        window.find(Role::Button, "Start").rect().bottom() - window.find(Role::TextInput, "Name").rect().top()
    };
    window.keys(Modifiers::COMMAND, Key::T);
    let fresh = height(&window);
    window.key(Key::Escape);
    window.key(Key::F1);
    window.key(Key::Escape);
    window.keys(Modifiers::COMMAND, Key::T);
    assert!((height(&window) - fresh).abs() < 1.0, "{} instead of {fresh} points high", height(&window));
}
