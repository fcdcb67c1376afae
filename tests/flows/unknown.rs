//! What is unknown looks so: in words, in hollow bars, and in whose position is missing; and the group sets what it
//! counts as.

use egui::accesskit::Role;
use egui::epaint::ClippedShape;
use egui::{Color32, Key, Rect, Shape};
use guarantee_board::scenario::{Basis, Feasibility, Rating, Scenario};
use guarantee_board::ui::theme::Tokens;

use crate::common::app::{FULL_HD, Window};
use crate::samples::{FIRST_STEPS, read};

/// The small example, in which nobody says what he would provide; a battalion stands on the board.
fn nobody_says() -> Scenario {
    let mut scenario = read(FIRST_STEPS);
    scenario.positions.retain(|position| position.provides.is_none());
    for element in &mut scenario.elements {
        element.feasibility = None;
    }
    scenario
}

/// The same with the battalion alone on the board.
fn only_the_battalion() -> Scenario {
    let mut scenario = nobody_says();
    for package in &mut scenario.packages {
        package.cards.retain(|card| card.element.as_str() == "battalion");
    }
    scenario
}

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
        // What is painted on whole pixels may begin half of one before its place.
        Shape::Rect(rect) if place.expand(1.0).contains_rect(rect.rect) => {
            let hollow = rect.fill == Color32::TRANSPARENT && rect.stroke.color == color && rect.stroke.width > 0.0;
            found.0 += usize::from(hollow);
            found.1 += usize::from(rect.fill == color);
        }
        _ => {}
    }
}

/// The segments of the battalion's bar, whose level is this.
#[track_caller]
fn bar(scenario: &Scenario, word: &str, level: Feasibility) -> (usize, usize) {
    let mut window = Window::with(scenario, FULL_HD);
    window.find(Role::Button, &format!("Card Guest battalion: {word}"));
    let place = window.find(Role::Button, &format!("Why Guest battalion is {word}")).rect();
    segments(&mut window, place, level)
}

#[test]
fn a_card_of_whose_provider_no_position_is_known_has_a_hollow_bar_as_long_as_the_group_says() {
    let mut scenario = nobody_says();
    assert_eq!(bar(&scenario, "Contested (unknown)", Feasibility::Contested), (2, 0));
    // It is no better known where the group takes it for ready.
    scenario.acceptable.unknown = Feasibility::Ready;
    assert_eq!(bar(&scenario, "Ready (unknown)", Feasibility::Ready), (4, 0));
    scenario.acceptable.unknown = Feasibility::RuledOut;
    assert_eq!(bar(&scenario, "Ruled out (unknown)", Feasibility::RuledOut), (0, 0));
}

#[test]
fn a_level_that_only_a_source_gives_is_an_upper_bound_and_looks_so() {
    let mut scenario = nobody_says();
    let battalion = scenario.elements.iter_mut().find(|element| element.id.as_str() == "battalion").expect("it");
    let rating = Rating { level: Feasibility::Likely, basis: Basis::Official, claims: Vec::new(), note: String::new() };
    battalion.feasibility = Some(rating);
    assert_eq!(bar(&scenario, "Likely?", Feasibility::Likely), (3, 0));
    // With a word of the provider it is known.
    let mut said = read(FIRST_STEPS);
    assert_eq!(bar(&said, "Likely", Feasibility::Likely), (0, 3));
    said.positions.retain(|position| position.provides.is_none());
    assert_eq!(bar(&said, "Contested (unknown)", Feasibility::Contested), (2, 0));
}

#[test]
fn whose_position_is_missing_is_named_on_the_card_in_the_menu_and_on_the_page() {
    let mut window = Window::with(&only_the_battalion(), FULL_HD);
    window.expect("No position found: League");
    window.click_begin("Providers of Guest battalion:");
    assert!(window.has(Role::CheckBox, "Meridian League (no position found)"));
    window.key(Key::Escape);
    window.click("Why Guest battalion is Contested (unknown)");
    window.expect("No position found: Meridian League; counts as Contested");
    window.expect("That is not consent");
}

#[test]
fn what_is_missing_stands_whole_on_the_card_and_off_the_level() {
    for size in [[1280.0, 720.0], [800.0, 500.0]] {
        let mut window = Window::with(&only_the_battalion(), size);
        window.see_card("Guest battalion");
        let told = window.find(Role::Label, "No position found: League").rect();
        let level = window.find(Role::Button, "Why Guest battalion is Contested (unknown)").rect();
        assert!(!told.intersects(level), "{told:?} lies on {level:?}");
        assert!(window.rect().contains_rect(told), "{told:?}");
    }
}

#[test]
fn the_keyboard_alone_sets_what_the_unknown_counts_as() {
    let mut window = Window::shipped();
    window.tab_to("Lowest level we accept:");
    window.key(Key::Enter);
    window.expect("is shown as unknown wherever it stands");
    window.tab_to("The unknown counts as Likely");
    window.key(Key::Space);
    assert_eq!(window.scenario().acceptable.unknown, Feasibility::Likely);
    window.key(Key::Escape);
    assert_eq!(window.focused().as_deref(), Some("Lowest level we accept: Contested"));
}
