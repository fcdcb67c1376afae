//! What is unknown looks so: in words, in hollow bars, and in whose position is missing; and the group sets what it
//! counts as.

use egui::accesskit::Role;
use egui::epaint::ClippedShape;
use egui::{Color32, Key, Modifiers, Rect, Shape};
use guarantee_board::assess::Verdict;
use guarantee_board::scenario::Feasibility;
use guarantee_board::ui::theme::Tokens;

use crate::common::app::Window;

/// How many segments of bars in a place are hollow, and how many are full, in the colour of a level.
fn segments(window: &mut Window, place: Rect, level: Feasibility) -> (usize, usize) {
    let color = Tokens::of(window.ctx().theme()).level(level);
    let shapes = &window.harness().output().shapes;
    let mut found = (0, 0);
    shapes.iter().for_each(|ClippedShape { shape, .. }| count(shape, place, color, &mut found));
    found
}

fn count(shape: &Shape, place: Rect, color: Color32, found: &mut (usize, usize)) {
    match shape {
        Shape::Vec(parts) => parts.iter().for_each(|part| count(part, place, color, found)),
        Shape::Rect(rect) if place.contains_rect(rect.rect) => {
            let hollow = rect.fill == Color32::TRANSPARENT && rect.stroke.color == color && rect.stroke.width > 0.0;
            found.0 += usize::from(hollow);
            found.1 += usize::from(rect.fill == color);
        }
        _ => {}
    }
}

/// The segments of a card's bar whose level is this, by its name in words.
#[track_caller]
fn bar(window: &mut Window, card: &str, word: &str, level: Feasibility) -> (usize, usize) {
    window.find(Role::Button, &format!("Card {card}: {word}"));
    let place = window.find(Role::Button, &format!("Why {card} is {word}")).rect();
    segments(window, place, level)
}

#[test]
fn a_card_of_whose_provider_no_position_is_known_names_it_and_has_a_hollow_bar() {
    let mut window = Window::shipped();
    assert_eq!(bar(&mut window, "Ceasefire monitoring", "Contested (unknown)", Feasibility::Contested), (2, 0));
    window.expect("No position found: US");
    window.click_begin("Providers of Ceasefire monitoring:");
    assert!(window.has(Role::CheckBox, "United States (no position found)"));
    window.key(Key::Escape);
    window.click("Why Ceasefire monitoring is Contested (unknown)");
    window.expect("No position found: United States; counts as Contested");
    window.expect("That is not consent");
    // Where something known holds it down, the bar is full.
    assert_eq!(bar(&mut window, "US enablers", "Contested", Feasibility::Contested), (0, 2));
}

#[test]
fn a_level_that_only_a_source_gives_is_an_upper_bound_and_looks_so() {
    let mut window = Window::shipped();
    assert_eq!(bar(&mut window, "Bilateral security agreements", "Ready?", Feasibility::Ready), (4, 0));
    window.expect("No position found: US, UK and 3 more");
    window.click("Why Bilateral security agreements is Ready?");
    window.expect("No position found: United States, United Kingdom, France, Germany and Japan. That is not consent");
    window.begins(Role::Button, "Card US promise to back the force: Contested?");
}

#[test]
fn what_is_missing_has_a_line_of_its_own_where_it_does_not_fit_beside_the_level() {
    for size in [[1280.0, 720.0], [800.0, 500.0]] {
        let mut window = Window::sized(size);
        window.begins(Role::Button, "Card Ukraine’s own forces").scroll_to_me();
        window.settle();
        let told = window.find(Role::Label, "No position found: Ukraine").rect();
        let level = window.all(Role::Label, |name| name == "Contested (unknown)")[0].rect();
        let card = window.find(Role::Button, "Why Ukraine’s own forces is Contested (unknown)").rect();
        assert!(told.top() >= level.bottom(), "{told:?} is beside {level:?}");
        assert!((told.left() - card.left()).abs() < 1.0, "{told:?} does not begin where {card:?} does");
    }
}

#[test]
fn what_the_unknown_counts_as_is_set_by_the_group_and_undone() {
    let mut window = Window::shipped();
    let before = window.bytes();
    assert_eq!(window.workshop().assessment().verdict, Verdict::Blocked);
    window.choose("The unknown counts as: Contested", "Ready");
    assert_eq!(window.scenario().acceptable.unknown, Feasibility::Ready);
    window.find(Role::Button, "The unknown counts as: Ready");
    // It is no better known than it was.
    assert_eq!(bar(&mut window, "Ceasefire monitoring", "Ready (unknown)", Feasibility::Ready), (4, 0));
    window.expect("No position found: US");
    assert_eq!(window.workshop().undo_label().as_deref(), Some("The unknown counts as Ready"));
    window.choose("The unknown counts as: Ready", "Ruled out");
    window.find(Role::Button, "Card Ceasefire monitoring: Ruled out (unknown)");
    window.expect("2 cards ruled out (Ceasefire monitoring and Ukraine’s own forces)");
    for _ in 0..2 {
        window.keys(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(window.bytes(), before);
    window.find(Role::Button, "The unknown counts as: Contested");
    window.find(Role::Button, "Card Ceasefire monitoring: Contested (unknown)");
    window.keys(Modifiers::COMMAND, Key::Y);
    window.find(Role::Button, "Card Ceasefire monitoring: Ready (unknown)");
}

#[test]
fn the_keyboard_alone_sets_what_the_unknown_counts_as() {
    let mut window = Window::shipped();
    window.tab_to("The unknown counts as:");
    window.key(Key::Enter);
    window.expect("It is shown as unknown wherever it stands");
    window.tab_to("Likely");
    window.key(Key::Space);
    assert_eq!(window.scenario().acceptable.unknown, Feasibility::Likely);
    assert_eq!(window.focused().as_deref(), Some("The unknown counts as: Likely"));
}
