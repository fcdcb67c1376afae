//! Who stands where: the matrix, and all positions of one actor.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::scenario::Scenario;
use guarantee_board::storage;

use crate::common::app::{FULL_HD, Window};

fn matrix() -> Window {
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::Num2);
    window
}

#[test]
fn every_cell_says_who_and_what_and_how() {
    let window = matrix();
    let cells = |start: &'static str| window.all(Role::Button, move |name| name.starts_with(start)).len();
    assert_eq!(cells("Russia on European reassurance force: red line"), 1);
    assert_eq!(cells("United States on External money for the army: refuses"), 1);
    let elements = window.scenario().elements.iter().filter(|element| !element.frame).count();
    assert_eq!(cells("Russia on "), elements, "one cell for each element");
}

#[test]
fn the_legend_explains_every_mark() {
    let window = matrix();
    for word in ["Red line", "Refuses", "Conditional", "Willing", "Asks for it", "Unknown", "Not concerned"] {
        window.expect(word);
    }
}

#[test]
fn a_cell_opens_the_positions_it_rests_on() {
    let mut window = matrix();
    window.click("Russia on European reassurance force: red line");
    window.expect("The positions it rests on");
    window.click("Russia: no Western troops in Ukraine");
    window.expect("Who says so");
    window.key(Key::Escape);
    window.key(Key::Escape);
    window.key(Key::Escape);
    assert!(window.has(Role::Button, "Card US enablers: Contested"), "the board is back");
}

#[test]
fn arrow_keys_go_from_cell_to_cell_and_enter_opens_one() {
    let mut window = matrix();
    window.tab_to("Ukraine on Ground air defence");
    window.key(Key::ArrowDown);
    window.key(Key::ArrowRight);
    assert!(window.focused().is_some_and(|name| name.starts_with("Russia on European sky shield")));
    window.key(Key::Enter);
    window.expect("The positions it rests on");
}

#[test]
fn an_actor_shows_what_is_touched_what_is_not_and_what_is_silent() {
    let mut window = matrix();
    window.click("All positions of Russia");
    for text in ["Red lines crossed: 2", "Floors unmet: 1", "No Western troops in Ukraine", "Silent on this board: 1"] {
        window.expect(text);
    }
    window.click("Next");
    window.expect_not("Red lines crossed: 2");
}

#[test]
fn both_views_are_at_rest_and_stand_an_empty_scenario() {
    let mut window = matrix();
    assert_eq!(window.repaint_delay(), Duration::MAX);
    window.keys(Modifiers::COMMAND, Key::Num3);
    assert_eq!(window.repaint_delay(), Duration::MAX);
    let blank = storage::read_text(include_str!("../../scenarios/blank.ron")).expect("the blank scenario").scenario;
    let empty = Scenario { elements: Vec::new(), actors: Vec::new(), positions: Vec::new(), ..blank };
    let mut window = Window::with(&empty, FULL_HD);
    window.keys(Modifiers::COMMAND, Key::Num2);
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.expect("This scenario has no actors");
}
