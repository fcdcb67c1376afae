//! Menus in which more than one thing can be done stay open, and where they are, until they are closed.

use egui::accesskit::Role;
use egui::{Key, Pos2};
use guarantee_board::scenario::Pin;

use crate::common::app::{FULL_HD, Window, name_of};

/// The sizes of window that the laws are tried in: the first, and small ones in which chips wrap.
const SIZES: [[f32; 2]; 3] = [[1440.0, 900.0], [1024.0, 700.0], [800.0, 500.0]];

/// From the edge of a box that can be ticked to its inside.
const BOX: egui::Vec2 = egui::vec2(8.0, 0.0);

/// A place where nothing is: in the status bar, between what stands at its two ends.
fn nowhere(window: &Window) -> Pos2 {
    window.rect().center_bottom() - egui::vec2(0.0, 6.0)
}

/// What is seen of the menu that is open.
fn menu(window: &Window) -> Option<egui::Rect> {
    window.ctx().memory(|memory| {
        let layers = memory.areas().visible_layer_ids();
        let mut menus = layers.into_iter().filter(|layer| layer.order == egui::Order::Foreground);
        menus.find_map(|layer| memory.area_rect(layer.id))
    })
}

/// Where the boxes are that can be ticked without scrolling.
fn ticks(window: &Window) -> Vec<Pos2> {
    let Some(menu) = menu(window) else { return vec![] };
    let boxes = window.all(Role::CheckBox, |_| true);
    let places = boxes.iter().map(|node| node.rect()).filter(|rect| menu.contains_rect(rect.shrink(1.0)));
    places.map(|rect| rect.left_center()).collect()
}

/// The chips of providers of the cards on the board, by the beginnings of their names.
fn provider_chips(window: &Window) -> Vec<String> {
    let scenario = window.scenario();
    let cards = window.package().cards.iter().filter_map(|card| scenario.element(&card.element));
    let several = cards.filter(|element| element.providers.len() > 1);
    several.map(|element| format!("Providers of {}:", element.name)).collect()
}

/// Opens the menu of a chip, after scrolling to it; a card out of sight shows no chips.
fn open(window: &mut Window, chip: &str) {
    let wanted = chip.to_owned();
    if window.all(Role::Button, move |name| name.starts_with(&wanted)).is_empty() {
        let (_, card) = chip.split_once(" of ").expect("a chip of a card");
        window.see_card(card.trim_end_matches(':'));
    }
    window.click_begin(chip);
}

#[test]
fn a_menu_of_providers_stays_open_and_in_place_while_they_are_ticked() {
    let mut tried = 0;
    for size in SIZES {
        let mut window = Window::sized(size);
        for chip in provider_chips(&window) {
            open(&mut window, &chip);
            let entries = ticks(&window);
            assert!(entries.len() > 1, "{chip} {size:?}");
            // All off, so that the card says that somebody must be chosen; and all on.
            for _ in 0..2 {
                for place in &entries {
                    window.click_at(*place + BOX);
                    assert_eq!(ticks(&window), entries, "after a click at {place} in {chip} {size:?}");
                    tried += 1;
                }
            }
            window.key(Key::Escape);
            assert_eq!(ticks(&window), [], "Escape closes it");
        }
    }
    assert!(tried > 50, "only {tried} were tried");
}

#[test]
fn a_menu_closes_with_a_click_elsewhere_on_its_button_or_escape() {
    let mut window = Window::sized(SIZES[0]);
    let chip = provider_chips(&window).remove(0);
    let tick_one = |window: &mut Window| {
        open(window, &chip);
        let place = ticks(window)[0];
        window.click_at(place + BOX);
        assert_ne!(ticks(window), []);
    };
    tick_one(&mut window);
    let place = nowhere(&window);
    window.click_at(place);
    assert_eq!(ticks(&window), [], "a click elsewhere");
    tick_one(&mut window);
    let button = window.begins(Role::Button, &chip).rect().center();
    window.click_at(button);
    assert_eq!(ticks(&window), [], "a click on its button");
    tick_one(&mut window);
    window.key(Key::Escape);
    assert_eq!(ticks(&window), [], "Escape");
    // And it opens again where its button is by now.
    open(&mut window, &chip);
    let button = window.begins(Role::Button, &chip).rect();
    assert!((ticks(&window)[0].x - button.left()).abs() < 40.0);
}

#[test]
fn what_is_pinned_in_a_menu_leaves_it_open() {
    for size in SIZES {
        let mut window = Window::sized(size);
        for (chip, what) in [("More for ", "this phase"), ("Location of ", "“rear cities and ports”")] {
            window.see_card("European reassurance force");
            let named = |name: &str| name.ends_with(" for European reassurance force") || name.contains(" of European");
            // Where the card is narrow, a chip has the settings that have no room.
            let chips = window.names(Role::Button).into_iter().filter(|name| named(name));
            let chip = chips.clone().find(|name| name.starts_with(chip));
            let chip = chip.or_else(|| chips.clone().find(|name| name.contains(" more of "))).expect("a chip");
            window.click(&chip);
            let pin = window.find(Role::Button, &format!("Pin {what}")).rect();
            window.click_at(pin.center());
            window.find(Role::Button, &format!("Unpin {what}"));
            window.key(Key::Escape);
        }
        assert_eq!(window.scenario().acceptable.pins.len(), 2);
        let cell = window.all(Role::Button, |name| {
            ["Settled:", "We would accept:", "Assumes, accepts, reads:"].iter().any(|start| name.starts_with(start))
        });
        let cell = name_of(&cell[0]);
        window.click(&cell);
        for left in [1, 0] {
            let entry = |window: &Window| {
                let entries = window.all(Role::Button, |name| name.starts_with("Unpin ") && name.contains(": "));
                entries[0].scroll_to_me();
                (entries[0].rect().center(), name_of(&entries[0]))
            };
            entry(&window);
            window.settle();
            let (place, name) = entry(&window);
            window.click_at(place);
            assert_eq!(window.scenario().acceptable.pins.len(), left, "after {name} at {place} {size:?}");
            window.expect("and keeps what is settled");
        }
        window.expect("and keeps what is settled: nothing yet");
    }
}

#[test]
fn an_assumption_is_released_and_pinned_in_its_open_menu() {
    let mut window = Window::shipped();
    open(&mut window, "Russian consent");
    for text in ["Release the assumption", "Pin the assumption", "Release the assumption"] {
        let place = window.begins(Role::Button, text).rect().center();
        window.click_at(place);
    }
    window.begins(Role::Button, "Pin the assumption");
}

#[test]
fn a_provider_is_pinned_where_it_is_ticked() {
    let mut window = Window::sized(SIZES[0]);
    open(&mut window, "Providers of European reassurance force:");
    let before = ticks(&window);
    let pin = window.begins(Role::Button, "Pin this provider: ").rect().center();
    window.click_at(pin);
    assert!(matches!(window.scenario().acceptable.pins.as_slice(), [Pin::Provider(..)]));
    assert_eq!(ticks(&window), before);
}

#[test]
fn the_keyboard_ticks_one_after_the_other_and_comes_back_to_the_chip() {
    let mut window = Window::sized(FULL_HD);
    let chip = "Providers of European reassurance force:";
    window.tab_to(chip);
    window.key(Key::Enter);
    let before = window.card("e10-reassurance-force").expect("the card").by.len();
    for _ in 0..2 {
        window.key(Key::ArrowDown);
        window.key(Key::Space);
    }
    assert_ne!(window.card("e10-reassurance-force").expect("the card").by.len(), before);
    assert_ne!(ticks(&window), []);
    window.key(Key::Escape);
    assert_eq!(ticks(&window), []);
    let focused = window.focused().expect("something has the keyboard");
    assert!(focused.starts_with(chip), "{focused} has it");
}
