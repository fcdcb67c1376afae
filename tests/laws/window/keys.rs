//! Where the keys of the arrows lead.

use egui::{Key, Rect, pos2, vec2};
use guarantee_board::scenario::ElementId;
use guarantee_board::ui::inside::{Steps, neighbour};

#[test]
fn keys_stay_among_the_entries() {
    let after = |steps: Steps, mut chosen: usize, entries| {
        steps.take(&mut chosen, entries);
        chosen
    };
    assert_eq!(after(Steps { down: 30, ..Steps::default() }, 2, 20), 19);
    assert_eq!(after(Steps { up: 5, ..Steps::default() }, 2, 20), 0);
    assert_eq!(after(Steps { last: true, ..Steps::default() }, 2, 20), 19);
    assert_eq!(after(Steps { first: true, ..Steps::default() }, 2, 0), 0);
}

/// A card, and where it lies.
type Place = (ElementId, Rect);

fn at(name: &str, x: f32, y: f32) -> Place {
    (name.into(), Rect::from_min_size(pos2(x, y), vec2(100.0, 50.0)))
}

fn from<'a>(places: &'a [Place], name: &str, key: Key) -> Option<&'a str> {
    let here = places.iter().find(|(element, _)| element.as_str() == name)?;
    neighbour(places, here, key).map(|(element, _)| element.as_str())
}

#[test]
fn arrows_lead_to_what_lies_there() {
    let places = [at("a", 0.0, 0.0), at("b", 0.0, 60.0), at("c", 200.0, 0.0), at("d", 200.0, 200.0)];
    assert_eq!(from(&places, "a", Key::ArrowDown), Some("b"));
    assert_eq!(from(&places, "a", Key::ArrowRight), Some("c"));
    assert_eq!(from(&places, "c", Key::ArrowLeft), Some("a"));
    assert_eq!(from(&places, "c", Key::ArrowDown), Some("d"));
    assert_eq!(from(&places, "d", Key::ArrowUp), Some("c"));
}

#[test]
fn a_column_without_more_cards_goes_on_in_the_next_row() {
    let places = [at("a", 0.0, 0.0), at("b", 200.0, 100.0)];
    assert_eq!(from(&places, "a", Key::ArrowDown), Some("b"));
    assert_eq!(from(&places, "b", Key::ArrowUp), Some("a"));
}

#[test]
fn at_the_edge_the_keyboard_stays() {
    let places = [at("a", 0.0, 0.0), at("b", 0.0, 60.0)];
    assert_eq!(from(&places, "a", Key::ArrowUp), None);
    assert_eq!(from(&places, "b", Key::ArrowRight), None);
}

#[test]
fn home_and_end_lead_to_the_first_and_the_last() {
    let places = [at("a", 0.0, 0.0), at("b", 0.0, 60.0), at("c", 0.0, 120.0)];
    assert_eq!(from(&places, "b", Key::Home), Some("a"));
    assert_eq!(from(&places, "b", Key::End), Some("c"));
}
