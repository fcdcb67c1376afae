//! The grid of offers and gifts: set with the keyboard and the mouse, several rows at once, one step each time.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Degree, Feasibility};

use crate::common::app::Window;
use crate::samples::{NEIGHBOURS, read};

/// The small example with the grid in the middle.
fn grid() -> Window {
    let mut window = Window::with(&read(NEIGHBOURS), [1440.0, 900.0]);
    window.menu("Edit", "Offers and gifts in a grid");
    window
}

fn providers(window: &Window, element: &str) -> Vec<String> {
    let element = window.scenario().element(&element.into()).expect("the element");
    element.providers.iter().map(ToString::to_string).collect()
}

/// The level at which an actor would provide an element.
fn level(window: &Window, element: &str, actor: &str) -> Option<Feasibility> {
    let own = window.scenario().positions.iter().filter(|position| position.actor.as_str() == actor);
    let own = own.filter_map(|position| position.provides.as_ref());
    own.filter(|own| own.elements.iter().any(|known| known.as_str() == element)).map(|own| own.level).next()
}

#[test]
fn levels_and_providers_are_set_with_the_keyboard_and_each_is_one_step() {
    let mut window = grid();
    let before = window.bytes();
    let first = window.focused().expect("the first cell has the keyboard");
    let element = window.scenario().elements.iter().find(|element| first.starts_with(&element.name)).expect("a row");
    let id = element.id.to_string();
    assert_eq!(first, format!("{}, Arvenia: nothing", element.name));
    window.key(Key::Space);
    assert_eq!(window.focused(), Some(format!("{}, Arvenia: may provide", name(&window, &id))));
    assert!(providers(&window, &id).contains(&"arvenia".to_owned()));
    window.key(Key::Num3);
    assert_eq!(level(&window, &id, "arvenia"), Some(Feasibility::Likely));
    assert_eq!(window.focused(), Some(format!("{}, Arvenia: Likely", name(&window, &id))));
    window.key(Key::Delete);
    assert_eq!(level(&window, &id, "arvenia"), None);
    assert!(!providers(&window, &id).contains(&"arvenia".to_owned()));
    assert_eq!(check(window.scenario()), []);
    for _ in 0..3 {
        window.keys(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(window.bytes(), before);
}

fn name(window: &Window, id: &str) -> String {
    window.scenario().element(&id.into()).expect("the element").name.clone()
}

#[test]
fn several_rows_are_set_together_in_one_step() {
    let mut window = grid();
    let before = window.bytes();
    window.key(Key::ArrowRight);
    window.keys(Modifiers::SHIFT, Key::ArrowDown);
    let ticked: Vec<String> = window.names(Role::CheckBox);
    assert!(ticked.iter().all(|name| name.starts_with("Set together: ")), "{ticked:?}");
    window.expect("2 rows for Tolmark:");
    window.key(Key::Num1);
    let set: Vec<String> = window
        .scenario()
        .elements
        .iter()
        .filter(|element| level(&window, element.id.as_str(), "tolmark") == Some(Feasibility::Unlikely))
        .map(|element| element.id.to_string())
        .collect();
    assert_eq!(set.len(), 2, "{set:?}");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.bytes(), before, "one step");
    window.click("Untick all rows");
    window.expect_not("2 rows for");
}

#[test]
fn what_says_more_than_a_level_is_opened_and_not_overwritten() {
    let mut scenario = read(NEIGHBOURS);
    let offer = scenario.positions.iter_mut().find(|position| position.provides.is_some()).expect("an offer");
    let until = "2030-12-31".parse().expect("a day");
    offer.until = Some(until);
    let (title, actor) = (offer.title.clone(), offer.actor.to_string());
    let mut window = Window::with(&scenario, [1440.0, 900.0]);
    window.menu("Edit", "Offers and gifts in a grid");
    let before = window.bytes();
    let told = ", and more that opens in the editor";
    let cell = window.names(Role::Button).into_iter().find(|name| name.ends_with(told)).expect("the cell");
    window.click(&cell);
    window.key(Key::Num0);
    window.key(Key::Delete);
    assert_eq!(window.bytes(), before);
    assert_eq!(window.focused(), Some(cell));
    window.key(Key::Enter);
    window.expect("In: Positions");
    assert!(window.says(&title), "the position of {actor} is open");
}

#[test]
fn gifts_are_set_for_elements_and_options() {
    let mut window = grid();
    window.click_on(Role::RadioButton, "What gives what");
    let focused = window.focused().expect("the first cell has the keyboard");
    assert!(focused.contains(", Deter: "), "{focused}");
    let row = window.names(Role::Button).into_iter().find(|name| name.contains("inland, Deter: ")).expect("an option");
    window.click(&row);
    window.key(Key::Num4);
    let degree = |window: &Window| {
        let element = window.scenario().element(&"battalion".into()).expect("it");
        let option = element.settings[0].option(&"inland".into()).expect("it");
        option.gives.iter().find(|gift| gift.function.as_str() == "deter").map(|gift| gift.degree)
    };
    assert_eq!(degree(&window), Some(Degree(4)));
    window.click("Set to: nothing");
    assert_eq!(degree(&window), None);
    assert_eq!(check(window.scenario()), []);
}

#[test]
fn heads_and_names_stay_in_sight_while_a_long_grid_scrolls() {
    let mut window = Window::shipped();
    window.menu("Edit", "Offers and gifts in a grid");
    let actors = window.scenario().actors.len();
    for _ in 0..actors {
        window.key(Key::ArrowRight);
    }
    for _ in 0..60 {
        window.key(Key::ArrowDown);
    }
    let focused = window.focused().expect("a cell");
    let last = window.scenario().actors.last().expect("an actor").name.clone();
    assert!(focused.contains(&format!(", {last}: ")), "{focused}");
    let cell = window.find(Role::Button, &focused).rect();
    let head = window.find(Role::Label, &last).rect();
    let row = focused.split(&format!(", {last}")).next().expect("a row").to_owned();
    let name = window.find(Role::Link, &format!("Open {row}")).rect();
    let all = window.rect();
    for seen in [cell, head, name] {
        assert!(all.contains_rect(seen), "{seen:?} in {all:?}");
    }
    assert!(head.bottom() <= cell.top() + 1.0 && (head.center().x - cell.center().x).abs() < 4.0, "{head:?} {cell:?}");
    assert!(name.right() <= cell.left() + 1.0 && (name.center().y - cell.center().y).abs() < 4.0, "{name:?} {cell:?}");
}

#[test]
fn nothing_is_set_while_presenting_and_escape_goes_back_to_the_board() {
    let mut window = grid();
    window.key(Key::F5);
    window.expect_not("Offers and gifts");
    window.key(Key::F5);
    window.expect("Offers and gifts");
    window.key(Key::Escape);
    window.expect_not("Who would provide what");
}
