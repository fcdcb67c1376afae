//! Undo and redo: by name, by key, all the way back and forth.

use egui::accesskit::Role;
use egui::{Key, Modifiers};

use crate::common::app::Window;

const UNDO: (Modifiers, Key) = (Modifiers::COMMAND, Key::Z);
const REDO: (Modifiers, Key) = (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);

fn edit_a_little(window: &mut Window) {
    window.click("Add Buffer zone");
    window.of_card("US enablers for Europeans", "Remove card");
    window.of_card("Buffer zone", "After ratification");
    window.choose("Width of Buffer zone:", "40 km");
    window.choose("Russian consent:", "given");
    window.keys(Modifiers::COMMAND, Key::D);
    window.menu("Edit", "Clear board");
}

#[test]
fn undo_and_redo_are_named_in_their_buttons_and_menus() {
    let mut window = Window::shipped();
    assert!(window.is_disabled("Undo"));
    window.click("Add Buffer zone");
    window.click("Undo: Add Buffer zone");
    assert!(window.card("e08-buffer-zone").is_none());
    window.click("Redo: Add Buffer zone");
    assert!(window.card("e08-buffer-zone").is_some());
    window.click("Edit");
    assert_eq!(window.all(Role::Button, |name| name.starts_with("Undo: Add Buffer zone")).len(), 2);
}

#[test]
fn the_keys_undo_and_redo_one_step_each() {
    let mut window = Window::shipped();
    let start = window.bytes();
    window.click("Add Buffer zone");
    let one = window.bytes();
    window.click("Add EU accession");
    let two = window.bytes();
    window.keys(UNDO.0, UNDO.1);
    assert_eq!(window.bytes(), one);
    window.keys(UNDO.0, UNDO.1);
    assert_eq!(window.bytes(), start);
    window.keys(REDO.0, REDO.1);
    assert_eq!(window.bytes(), one);
    window.keys(REDO.0, REDO.1);
    assert_eq!(window.bytes(), two);
}

#[test]
fn while_the_search_is_typed_in_undo_is_the_text_fields_own() {
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    let added = window.bytes();
    window.keys(Modifiers::COMMAND, Key::F);
    window.type_text("sanctions");
    window.keys(UNDO.0, UNDO.1);
    assert_eq!(window.bytes(), added, "the board is left alone");
}

#[test]
fn what_just_changed_names_what_was_undone() {
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    window.keys(UNDO.0, UNDO.1);
    window.expect("Undo: Add Buffer zone");
}

#[test]
fn undoing_everything_gives_the_start_and_redoing_everything_the_end() {
    let mut window = Window::shipped();
    let start = window.bytes();
    edit_a_little(&mut window);
    let end = window.bytes();
    assert_ne!(start, end);
    let mut steps = 0;
    while window.workshop().undo_label().is_some() {
        window.keys(UNDO.0, UNDO.1);
        steps += 1;
    }
    assert_eq!(steps, 7, "one step for each thing done");
    assert_eq!(window.bytes(), start);
    assert_eq!(window.title(), Some("ukraine-2025 — Guarantee Board"), "nothing is left to save");
    while window.workshop().redo_label().is_some() {
        window.keys(REDO.0, REDO.1);
    }
    assert_eq!(window.bytes(), end);
}

#[test]
fn a_new_edit_after_undo_forgets_what_could_be_redone() {
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    window.keys(UNDO.0, UNDO.1);
    window.click("Add EU accession");
    assert_eq!(window.workshop().redo_label(), None);
    let before = window.bytes();
    window.keys(REDO.0, REDO.1);
    assert_eq!(window.bytes(), before);
    window.expect("Nothing has been taken back");
}

#[test]
fn undo_goes_on_with_the_keyboard_when_what_stood_in_the_editor_is_gone() {
    let mut window = Window::shipped();
    let before = window.bytes();
    window.key(Key::F4);
    window.click_begin("Functions (");
    window.click("Deny an attack");
    window.tab_to("Name");
    window.keys(Modifiers::COMMAND, Key::D);
    window.keys(Modifiers::COMMAND, Key::D);
    window.menu("Edit", "Undo");
    window.keys(UNDO.0, UNDO.1);
    assert_eq!(window.bytes(), before, "the keyboard is in {:?}", window.focused());
}

#[test]
fn in_the_editor_undo_is_a_texts_own_from_the_first_letter_typed_in_it() {
    let mut window = Window::shipped();
    let start = window.bytes();
    window.click("Add Buffer zone");
    let added = window.bytes();
    window.key(Key::F4);
    window.click_begin("Functions (");
    window.click("Deny an attack");
    window.tab_to("Name");
    window.keys(UNDO.0, UNDO.1);
    assert!(window.bytes() == start, "nothing was typed: the board's");
    window.keys(REDO.0, REDO.1);
    assert!(window.bytes() == added, "nothing was typed: the board's");
    window.type_text("Deter");
    let named = |window: &Window| window.scenario().functions.iter().any(|it| it.name.contains("Deter"));
    assert!(named(&window) && window.focused().as_deref() == Some("Name"));
    window.keys(UNDO.0, UNDO.1);
    assert!(!named(&window) && window.bytes() == added, "the letters are taken back, and no more");
    window.keys(UNDO.0, UNDO.1);
    assert!(window.bytes() == added, "what came before the letters stays");
    window.type_text("Deter");
    window.click("Verdict: Blocked");
    window.tab_to("Name");
    window.keys(UNDO.0, UNDO.1);
    window.keys(UNDO.0, UNDO.1);
    assert!(!named(&window) && window.bytes() == start, "it had gone elsewhere: the document's again");
}
