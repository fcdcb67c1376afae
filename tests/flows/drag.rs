//! Dragging with the mouse: from the palette to a phase, and from phase to phase.

use egui::accesskit::Role;
use egui::{Pos2, pos2};

use crate::common::app::Window;

/// A place in the cell of a card's row and a phase's column.
fn cell(window: &Window, card: &str, phase: &str) -> Pos2 {
    let column = window.find(Role::Button, &format!("New cards start: {phase}")).rect();
    let row = window.begins(Role::Button, &format!("Card {card}:")).rect();
    pos2(column.center().x, row.center().y)
}

#[test]
fn an_element_dragged_from_the_palette_to_a_cell_starts_in_its_phase() {
    let mut window = Window::shipped();
    let from = window.find(Role::Button, "Add Buffer zone").rect().center();
    let to = cell(&window, "Ceasefire monitoring", "After ratification");
    window.drag(from, to);
    assert_eq!(window.card("e08-buffer-zone").map(|card| card.phase.as_str()), Some("ratification"));
    assert_eq!(window.workshop().undo_label(), Some("Add Buffer zone"));
}

#[test]
fn a_card_dragged_to_another_phase_moves_there() {
    let mut window = Window::shipped();
    let from = window.begins(Role::Button, "Card Ceasefire monitoring").rect().center();
    let to = cell(&window, "Ceasefire monitoring", "Now");
    window.drag(from, to);
    assert_eq!(window.card("e07-monitoring").map(|card| card.phase.as_str()), Some("now"));
}

#[test]
fn an_element_falls_where_it_was_let_go_even_if_the_pointer_has_moved_on_by_then() {
    let mut window = Window::shipped();
    let from = window.find(Role::Button, "Add Buffer zone").rect().center();
    let to = cell(&window, "Ceasefire monitoring", "After ratification");
    window.drag_and_move_on(from, to, window.rect().center_top());
    assert_eq!(window.card("e08-buffer-zone").map(|card| card.phase.as_str()), Some("ratification"));
}

#[test]
fn a_card_dropped_where_it_was_changes_nothing() {
    let mut window = Window::shipped();
    let before = window.bytes();
    let from = window.begins(Role::Button, "Card Ceasefire monitoring").rect().center();
    window.drag(from, from + egui::vec2(30.0, 20.0));
    assert_eq!(window.bytes(), before);
    assert_eq!(window.workshop().undo_label(), None);
}

#[test]
fn an_element_dropped_in_the_row_of_another_category_is_not_added_there() {
    let mut window = Window::shipped();
    let before = window.bytes();
    let from = window.find(Role::Button, "Add Buffer zone").rect().center();
    let to = cell(&window, "European reassurance force", "After ratification");
    window.drag(from, to);
    assert_eq!(window.bytes(), before);
}

#[test]
fn an_element_dropped_beside_the_board_is_not_added() {
    let mut window = Window::shipped();
    let before = window.bytes();
    let from = window.find(Role::Button, "Add Buffer zone").rect().center();
    let to = window.rect().right_center() - egui::vec2(40.0, 0.0);
    window.drag(from, to);
    assert_eq!(window.bytes(), before);
    window.click("Add EU accession");
    assert!(window.card("e08-buffer-zone").is_none(), "nothing is left hanging on the pointer");
}

#[test]
fn a_folded_row_takes_an_element_too() {
    let mut window = Window::shipped();
    window.menu("Edit", "Clear board");
    let column = window.find(Role::Button, "New cards start: After ratification").rect();
    let row = window.begins(Role::Button, "Add to Monitoring").rect();
    let from = window.find(Role::Button, "Add Buffer zone").rect().center();
    window.drag(from, pos2(column.center().x, row.center().y));
    assert_eq!(window.card("e08-buffer-zone").map(|card| card.phase.as_str()), Some("ratification"));
}
