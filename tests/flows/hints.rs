//! The first minute: three hints, one at a time, that point at something, cover nothing that matters, and go for good.

use egui::accesskit::Role;
use egui::epaint::ClippedShape;
use egui::{Key, Modifiers, Rect, Shape};
use egui_kittest::HarnessBuilder;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use guarantee_board::ui::theme::{Tokens, Tone};

use crate::common::app::{FULL_HD, Memory, Window};
use crate::still::{moved, places};

const PALETTE: &str = "Click or drag an element to the board";
const CARD: &str = "Change who provides a card and how, right on it";
const VERDICT: &str = "Click the verdict to see why";

fn first_start(size: [f32; 2]) -> Window {
    Window::remembering(HarnessBuilder::default().with_size(size), &Memory::default())
}

/// The hint that is shown, with its place.
fn hint(window: &mut Window) -> Option<(String, Rect)> {
    let shown =
        |node: &egui_kittest::kittest::AccessKitNode<'_>| node.label().is_some_and(|label| label.starts_with("Hint: "));
    let found: Vec<_> = window.harness().query_all(By::new().predicate(shown)).collect();
    assert!(found.len() <= 1, "one hint at a time");
    found.first().map(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        (label.trim_start_matches("Hint: ").to_owned(), node.rect())
    })
}

#[track_caller]
fn expect(window: &mut Window, wanted: Option<&str>) {
    assert_eq!(hint(window).map(|(text, _)| text).as_deref(), wanted);
}

#[test]
fn hints_come_one_at_a_time_and_go_for_good() {
    let memory = Memory::default();
    let mut window = Window::remembering(HarnessBuilder::default().with_size(FULL_HD), &memory);
    for text in [PALETTE, CARD] {
        expect(&mut window, Some(text));
        window.click("Next");
    }
    expect(&mut window, Some(VERDICT));
    window.click("Got it");
    expect(&mut window, None);
    window.remember(&memory);
    let mut window = Window::remembering(HarnessBuilder::default().with_size(FULL_HD), &memory);
    expect(&mut window, None);
    window.menu("Help", "Show the hints again");
    expect(&mut window, Some(PALETTE));
}

#[test]
fn hints_are_about_the_board_and_stand_on_no_other_page() {
    let mut window = first_start(FULL_HD);
    window.menu("Edit", "Offers and gifts in a grid");
    expect(&mut window, None);
    window.keys(Modifiers::COMMAND, Key::Num1);
    expect(&mut window, Some(PALETTE));
}

#[test]
fn all_hints_can_be_hidden_at_once() {
    let mut window = first_start(FULL_HD);
    window.click("Hide hints");
    expect(&mut window, None);
}

#[test]
fn doing_what_a_hint_says_sends_it_away() {
    let mut window = first_start(FULL_HD);
    window.click("Add Buffer zone");
    expect(&mut window, Some(CARD));
    window.choose("Width of Buffer zone:", "40 km");
    window.key(Key::Escape);
    expect(&mut window, Some(VERDICT));
    window.keys(Modifiers::COMMAND, Key::E);
    expect(&mut window, None);
}

#[test]
fn the_keyboard_reaches_a_hint() {
    let mut window = first_start(FULL_HD);
    window.tab_to("Next");
    window.key(Key::Enter);
    expect(&mut window, Some(CARD));
    window.tab_to("Hide hints");
    window.key(Key::Space);
    expect(&mut window, None);
}

#[test]
fn hints_wait_while_a_shared_screen_is_seen_or_there_is_nothing_to_point_at() {
    let mut window = first_start(FULL_HD);
    window.key(Key::F5);
    expect(&mut window, None);
    window.key(Key::F5);
    expect(&mut window, Some(PALETTE));
    window.menu("File", "New scenario");
    expect(&mut window, None);
}

#[test]
fn a_hint_covers_nothing_and_moves_nothing_when_it_goes() {
    let sizes = [([800.0, 500.0], 1.0), ([1024.0, 700.0], 1.0), ([1280.0, 720.0], 1.0), (FULL_HD, 1.0), (FULL_HD, 2.0)];
    for (size, zoom) in sizes {
        let mut window = first_start(size);
        while window.ctx().zoom_factor() < zoom - 0.01 {
            window.keys(Modifiers::COMMAND, Key::Plus);
        }
        for text in [PALETTE, CARD, VERDICT] {
            window.settle();
            let (shown, place) = hint(&mut window).unwrap_or_else(|| panic!("“{text}” is shown at {size:?} × {zoom}"));
            assert_eq!(shown, text);
            assert!(window.rect().contains_rect(place), "{text}: {place:?} leaves the window at {size:?} × {zoom}");
            let own = ["Next", "Hide hints", "Got it"];
            let covered: Vec<String> = window
                .seen(&[Role::Button, Role::Tab, Role::Link, Role::TextInput, Role::Label])
                .into_iter()
                .filter(|(name, _, seen)| {
                    !own.contains(&name.as_str()) && !name.ends_with("of 3") && {
                        let shared = seen.intersect(place);
                        shared.width() >= 1.0 && shared.height() >= 1.0
                    }
                })
                .map(|(name, ..)| name)
                .collect();
            assert_eq!(covered, [""; 0], "what “{text}” covers at {size:?} × {zoom}");
            let before = places(&window);
            let next = if text == VERDICT { "Got it" } else { "Next" };
            window.click(next);
            let moved = moved(&before, &places(&window));
            assert_eq!(moved, [""; 0], "with “{text}” gone at {size:?} × {zoom}");
        }
    }
}

#[test]
fn what_a_hint_is_about_has_an_edge_around_it() {
    let mut window = first_start([1280.0, 720.0]);
    let accent = Tokens::of(window.ctx().theme()).tone(Tone::Accent).strong;
    for (next, role, name) in [
        ("Next", Role::Button, "Add elements"),
        ("Next", Role::Button, "Card Ukraine’s own forces"),
        ("Got it", Role::Button, "Verdict: "),
    ] {
        let about = window.begins(role, name).rect();
        let edges = |shape: &ClippedShape| match &shape.shape {
            Shape::Rect(edge) => {
                edge.stroke.color == accent && (edge.stroke.width - 2.0).abs() < 0.1 && edge.rect.contains_rect(about)
            }
            _ => false,
        };
        let found = window.harness().output().shapes.iter().filter(|shape| edges(shape)).count();
        assert_eq!(found, 1, "around {name}");
        window.click(next);
    }
}

#[test]
fn with_a_hint_the_window_is_at_rest() {
    let mut window = first_start(FULL_HD);
    for _ in 0..3 {
        for _ in 0..4 {
            window.settle();
        }
        assert_eq!(window.repaint_delay(), std::time::Duration::MAX);
        let name = if window.has(Role::Button, "Next") { "Next" } else { "Got it" };
        window.click(name);
    }
}
