//! Dragging with the mouse: from the palette to a phase, and from phase to phase.

use egui::accesskit::Role;
use egui::{Pos2, pos2};

use crate::common::app::Window;

/// A place in the cell of a card's row and a phase's column.
fn cell(window: &Window, card: &str, phase: &str) -> Pos2 {
    let column = window.phase(phase);
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
    assert_eq!(window.workshop().undo_label().as_deref(), Some("Add Buffer zone"));
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
fn any_row_of_a_column_takes_an_element_of_any_category() {
    let mut window = Window::shipped();
    let from = window.find(Role::Button, "Add Buffer zone").rect().center();
    let to = cell(&window, "European reassurance force", "After ratification");
    window.drag(from, to);
    assert_eq!(window.card("e08-buffer-zone").map(|card| card.phase.as_str()), Some("ratification"));
}

#[test]
fn before_it_is_let_go_the_ghost_says_what_would_happen() {
    let mut window = Window::shipped();
    window.menu("Edit", "Clear board");
    let before = window.bytes();
    let from = window.find(Role::Button, "Add European reassurance force").rect().center();
    let column = |window: &Window, name: &str| window.phase(name).center_top();
    let to = column(&window, "At ceasefire") + egui::vec2(0.0, 200.0);
    window.pull(from, to);
    window.expect("Add to: At ceasefire");
    window.expect("Empty → Strained");
    window.expect("crosses Russia: no guarantees made without Russia");
    window.expect("feasibility none → Likely");
    assert_eq!(window.bytes(), before, "nothing is done before it is let go");
    window.point_at(column(&window, "Now") + egui::vec2(0.0, 200.0));
    window.expect("Add to: Now");
    window.let_go(column(&window, "Now") + egui::vec2(0.0, 200.0));
    window.expect_not("Add to: Now");
    assert_eq!(window.card("e10-reassurance-force").map(|card| card.phase.as_str()), Some("now"));
}

#[test]
fn the_ghost_stays_inside_the_window() {
    let mut window = Window::shipped();
    let from = window.begins(Role::Button, "Card Ceasefire monitoring").rect().center();
    for to in [window.rect().right_bottom() - egui::vec2(3.0, 3.0), window.rect().right_top() + egui::vec2(-3.0, 300.0)]
    {
        window.pull(from, to);
        let told = window.find(Role::Label, "Drag it to a phase, or off the board").rect();
        assert!(window.rect().contains_rect(told), "{told:?}");
        window.key(egui::Key::Escape);
        window.let_go(to);
    }
}

#[test]
fn a_card_dragged_off_the_board_is_taken_off() {
    let mut window = Window::shipped();
    let from = window.begins(Role::Button, "Card Ceasefire monitoring").rect().center();
    let palette = window.find(Role::Button, "Add Buffer zone").rect().center();
    window.expect_not("Let go to take it off the board");
    window.pull(from, palette);
    window.expect("Let go to take it off the board");
    window.expect("Take off the board");
    window.let_go(palette);
    assert!(window.card("e07-monitoring").is_none());
    assert_eq!(window.workshop().undo_label().as_deref(), Some("Remove Ceasefire monitoring"));
    window.expect_not("Let go to take it off the board");
}

#[test]
fn escape_ends_a_drag_and_nothing_happens() {
    let mut window = Window::shipped();
    let before = window.bytes();
    let from = window.begins(Role::Button, "Card Ceasefire monitoring").rect().center();
    let to = cell(&window, "Ceasefire monitoring", "Now");
    window.pull(from, to);
    window.expect("Move to: Now");
    window.key(egui::Key::Escape);
    window.expect_not("Move to: Now");
    window.point_at(to + egui::vec2(0.0, 10.0));
    window.let_go(to);
    assert_eq!(window.bytes(), before);
}

#[test]
fn what_is_pinned_says_why_it_stays() {
    let mut window = Window::shipped();
    window.of_card("Ceasefire monitoring", "Pin card");
    let from = window.begins(Role::Button, "Card Ceasefire monitoring").rect().center();
    let palette = window.find(Role::Button, "Add Buffer zone").rect().center();
    window.pull(from, palette);
    window.expect("Ceasefire monitoring is pinned; release the pin first");
    window.let_go(palette);
    assert!(window.card("e07-monitoring").is_some());
}

#[test]
fn a_card_is_taken_hold_of_anywhere_on_it() {
    let mut window = Window::shipped();
    let card = window.begins(Role::Button, "Card Ceasefire monitoring").rect();
    let from = egui::pos2(card.left() + 200.0, card.bottom() + 14.0);
    let to = cell(&window, "Ceasefire monitoring", "Now");
    window.drag(from, to);
    assert_eq!(window.card("e07-monitoring").map(|card| card.phase.as_str()), Some("now"));
}

#[test]
fn near_its_edge_the_board_scrolls_under_what_is_dragged() {
    let mut window = Window::sized([1620.0, 620.0]);
    let top = |window: &Window| window.begins(Role::Button, "Card Ceasefire monitoring").rect().top();
    let (before, from) = (top(&window), window.find(Role::Button, "Add Buffer zone").rect().center());
    let board = window.begins(Role::Button, "Card Ceasefire monitoring").rect();
    let edge = pos2(board.center().x, window.rect().bottom() - 50.0);
    window.events([egui::Event::PointerMoved(from), press(from)]);
    for share in [0.2, 0.5, 1.0] {
        window.events([egui::Event::PointerMoved(from + (edge - from) * share)]);
    }
    for _ in 0..8 {
        window.events([]);
    }
    assert!(top(&window) < before - 20.0, "it scrolls");
    for _ in 0..200 {
        window.events([]);
    }
    // At its end it comes to rest, although the pointer still holds something there.
    window.settle();
}

fn press(pos: Pos2) -> egui::Event {
    let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
    egui::Event::PointerButton { pos, button, pressed: true, modifiers }
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
    let column = window.phase("After ratification");
    let row = window.begins(Role::Button, "Add to Monitoring").rect();
    let from = window.find(Role::Button, "Add Buffer zone").rect().center();
    window.drag(from, pos2(column.center().x, row.center().y));
    assert_eq!(window.card("e08-buffer-zone").map(|card| card.phase.as_str()), Some("ratification"));
}
