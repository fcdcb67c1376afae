//! Boards with far more cards than are seen.

use egui::accesskit::Role;
use egui::{Key, Rect, vec2};
use guarantee_board::scenario::Scenario;

use crate::busy;
use crate::common::app::{Window, name_of};

/// A board with so many cards that most are out of sight, some of them crossing red lines.
fn large(size: [f32; 2]) -> Window {
    on(&busy::scenario(120, 60), size)
}

fn on(scenario: &Scenario, size: [f32; 2]) -> Window {
    let mut window = Window::with(scenario, size);
    // What is out of sight is laid out in the course of some frames.
    window.patience = 20;
    window
}

/// Where the cards lie.
fn cards(window: &Window) -> Vec<(String, Rect)> {
    let nodes = window.all(Role::Button, |name| name.starts_with("Card "));
    nodes.iter().map(|node| (name_of(node), node.rect())).collect()
}

/// Compares with a window that never was any other.
#[track_caller]
fn assert_as_fresh(window: &Window, size: [f32; 2]) {
    let fresh = on(window.scenario(), size);
    let (cards, expected) = (cards(window), cards(&fresh));
    assert_eq!(cards.len(), 120);
    for ((card, lies), (same, should)) in cards.iter().zip(&expected) {
        assert_eq!(card, same);
        let off = (lies.top() - should.top()).abs().max((lies.left() - should.left()).abs());
        assert!(off < 0.5, "{card} lies at {lies:?}, and should at {should:?}");
    }
}

#[test]
fn cards_out_of_sight_come_to_lie_where_they_belong() {
    let mut window = large([1600.0, 900.0]);
    let before = cards(&window);
    window.harness().set_size(vec2(1180.0, 900.0));
    window.settle();
    assert_ne!(cards(&window), before, "narrower cards are higher");
    assert_as_fresh(&window, [1180.0, 900.0]);
}

#[test]
fn what_is_undone_leaves_cards_out_of_sight_where_they_were() {
    let mut window = large([1600.0, 900.0]);
    let before = cards(&window);
    let (card, _) = before.first().cloned().expect("cards");
    window.click(&card);
    window.key(Key::Delete);
    assert_eq!(cards(&window).len(), 119);
    window.menu("Edit", "Undo");
    assert_eq!(cards(&window), before);
    assert_as_fresh(&window, [1600.0, 900.0]);
}
