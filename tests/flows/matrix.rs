//! The matrix: how actors stand to elements, read, pointed at, gone through with the keyboard, and opened.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use guarantee_board::assess::StanceKind;
use guarantee_board::scenario::Actor;
use guarantee_board::wording;

use crate::common::app::{FULL_HD, Window, name_of};
use crate::samples::{BLANK, NEIGHBOURS, read, shipped};

const RUSSIA_ON_FORCE: &str = "Russia on European reassurance force: red line";

fn matrix(size: [f32; 2]) -> Window {
    let mut window = Window::sized(size);
    window.keys(Modifiers::COMMAND, Key::Num2);
    window
}

fn is_cell(name: &str) -> bool {
    let said = |stance: &str| {
        StanceKind::ALL.into_iter().any(|kind| stance.starts_with(&wording::stance(kind).to_lowercase()))
    };
    name.split_once(": ").is_some_and(|(whose, stance)| whose.contains(" on ") && said(stance))
}

#[test]
fn every_actor_with_positions_has_a_cell_for_every_element() {
    let window = matrix(FULL_HD);
    let scenario = window.scenario();
    let elements = scenario.elements.iter().filter(|element| !element.frame).count();
    let has = |actor: &&Actor| scenario.positions.iter().any(|position| position.actor == actor.id);
    let actors = scenario.actors.iter().filter(has).count();
    assert_eq!(window.all(Role::Button, is_cell).len(), elements * actors);
    window.find(Role::Button, RUSSIA_ON_FORCE);
    window.find(Role::Button, "Türkiye on Black Sea mission: willing");
    // What it said of that was said some days later.
    window.find(Role::Button, "China on Neutral peacekeepers: unknown");
    window.find(Role::Button, "United States on External money for the army: refuses");
    window.find(Role::Button, "Germany on European sky shield: unknown");
    window.find(Role::Button, "Poland on European reassurance force: conditional, crosses a red line in some cases");
}

#[test]
fn the_legend_explains_every_stance() {
    let window = matrix(FULL_HD);
    for kind in StanceKind::ALL {
        window.find(Role::Label, wording::stance(kind));
    }
    window.find(Role::Label, "Red line in some cases");
    window.find(Role::Label, "On the board");
}

#[test]
fn actors_without_positions_can_be_shown_and_folded_away() {
    let mut window = matrix(FULL_HD);
    assert!(!window.has(Role::Button, "All positions of United Nations"));
    window.click("Show 2 actors without positions");
    window.find(Role::Button, "United Nations on Ceasefire monitoring: unknown");
    window.click("Hide 2 actors without positions");
    assert!(!window.has(Role::Button, "All positions of United Nations"));
}

#[test]
fn elements_on_the_board_are_marked() {
    let window = matrix(FULL_HD);
    window.find(Role::Button, "European reassurance force, on the board");
    window.find(Role::Label, "European sky shield");
}

#[test]
fn a_click_on_a_cell_opens_it_and_arrow_keys_go_on_from_it() {
    let mut window = matrix(FULL_HD);
    window.click(RUSSIA_ON_FORCE);
    window.expect("Back");
    assert_eq!(window.focused().as_deref(), Some(RUSSIA_ON_FORCE));
    window.key(Key::ArrowRight);
    assert!(window.focused().is_some_and(|name| name.starts_with("United States on European reassurance force")));
    window.key(Key::ArrowDown);
    assert!(window.focused().is_some_and(|name| name.starts_with("United States on Neutral peacekeepers")));
    window.key(Key::ArrowLeft);
    window.key(Key::ArrowUp);
    assert_eq!(window.focused().as_deref(), Some(RUSSIA_ON_FORCE));
}

#[test]
fn tab_leads_to_one_cell_and_out_again_and_enter_opens_it() {
    let mut window = matrix(FULL_HD);
    window.tab_to("Ukraine on Ground air defence");
    window.key(Key::Tab);
    assert!(window.focused().is_some_and(|name| !is_cell(&name)), "a second cell takes part in going round with Tab");
    window.keys(Modifiers::SHIFT, Key::Tab);
    window.key(Key::End);
    assert!(window.focused().is_some_and(|name| name.starts_with("OSCE on Ground air defence")));
    window.key(Key::ArrowRight);
    assert!(window.focused().is_some_and(|name| name.starts_with("OSCE")), "there is nothing beyond the last column");
    window.key(Key::Enter);
    window.expect("Back");
}

#[test]
fn a_cell_reached_with_the_keyboard_stands_clear_of_the_names() {
    let mut window = matrix([1024.0, 700.0]);
    window.tab_to("Ukraine on Ground air defence");
    let keys = [(Key::End, 1), (Key::ArrowDown, 25), (Key::Home, 1), (Key::ArrowUp, 25)];
    for (key, times) in keys {
        for _ in 0..times {
            window.key(key);
        }
        let focused = window.focused().expect("a cell has the keyboard");
        let cell = window.find(Role::Button, &focused).rect();
        let (actor, element) = focused.split_once(" on ").expect("a cell");
        let element = element.split(": ").next().unwrap_or_default().to_owned();
        let head = window.find(Role::Button, &format!("All positions of {actor}")).rect();
        let side = window.all(Role::Label, move |label| label == element);
        assert!(cell.top() >= head.bottom() - 1.0, "{focused} {cell:?} lies under the head {head:?}");
        assert!(cell.right() <= window.rect().right() && cell.bottom() <= window.rect().bottom());
        if let Some(side) = side.first() {
            assert!(cell.left() >= side.rect().right() - 1.0, "{focused} lies under its name");
        }
    }
}

#[test]
fn the_head_of_a_column_leads_to_the_actor() {
    let mut window = matrix(FULL_HD);
    window.click("All positions of Poland");
    window.expect("No Polish troops in Ukraine");
}

#[test]
fn stances_follow_the_assumptions_and_the_board_date() {
    let mut window = matrix(FULL_HD);
    window.choose("Russian consent:", "given");
    window.find(Role::Button, "Russia on European reassurance force: conditional, crosses a red line in some cases");
    window.begins(Role::Button, "Russia on Declaration of assurances: conditional");
    window.choose("As of:", "31 Jan 2026");
    window.find(Role::Button, "China on Neutral peacekeepers: refuses");
}

#[test]
fn at_rest_and_pointed_at_the_matrix_draws_nothing() {
    let mut window = matrix(FULL_HD);
    let cell = window.find(Role::Button, RUSSIA_ON_FORCE).rect().center();
    window.harness().event(Event::PointerMoved(cell));
    for _ in 0..6 {
        window.settle();
    }
    assert_eq!(window.repaint_delay(), Duration::MAX);
    window.expect("No Western soldiers in Ukraine: crossed by a card of it in some cases");
}

#[test]
fn at_every_size_and_zoom_no_cell_lies_on_another() {
    for (size, zoom) in [(FULL_HD, 1.0), ([1024.0, 700.0], 1.0), ([1280.0, 720.0], 1.0), (FULL_HD, 2.0)] {
        let mut window = matrix(size);
        window.ctx().set_zoom_factor(zoom);
        window.settle();
        let cells = window.all(Role::Button, is_cell);
        assert!(!cells.is_empty());
        for (index, one) in cells.iter().enumerate() {
            for other in &cells[index + 1..] {
                let shared = one.rect().intersect(other.rect());
                assert!(!shared.is_positive(), "“{}” lies on “{}”", name_of(one), name_of(other));
            }
        }
        for kind in StanceKind::ALL {
            let entry = window.find(Role::Label, wording::stance(kind)).rect();
            assert!(window.rect().contains_rect(entry), "the legend is cut at {size:?}, zoom {zoom}");
        }
    }
}

#[test]
fn a_small_scenario_says_each_stance_in_words_and_an_empty_one_what_is_missing() {
    let small = read(NEIGHBOURS);
    let mut window = Window::with(&small, FULL_HD);
    window.keys(Modifiers::COMMAND, Key::Num2);
    window.find(Role::Button, "Tolmark on Guest battalion: conditional, crosses a red line in some cases");
    let mut blank = read(BLANK);
    let mut window = Window::with(&blank, FULL_HD);
    window.keys(Modifiers::COMMAND, Key::Num2);
    window.expect("This scenario has no elements to lay");
    blank.categories = small.categories.clone();
    blank.elements = small.elements.iter().filter(|element| !element.frame).take(1).cloned().collect();
    for element in &mut blank.elements {
        element.providers = vec![];
        element.settings = vec![];
        element.feasibility = None;
        element.gives = vec![];
        element.cost = None;
        element.uses = vec![];
        element.claims = vec![];
    }
    let mut window = Window::with(&blank, FULL_HD);
    window.keys(Modifiers::COMMAND, Key::Num2);
    window.expect("This scenario has no actors");
}

#[test]
fn forty_actors_with_long_names_fit_and_each_can_be_reached() {
    let mut scenario = shipped();
    let willing = scenario.positions.iter().find(|position| position.id.as_str() == "uk1-leads-force").cloned();
    for number in 0..20 {
        let id = format!("extra{number}");
        let name = format!("The extraordinarily long-named republic of place number {number}");
        let actor = scenario.actors.first().cloned().expect("an actor");
        scenario.actors.push(Actor { id: id.as_str().into(), name, short: String::new(), groups: vec![], ..actor });
        let mut position = willing.clone().expect("the position");
        position.id = format!("extra-{number}").as_str().into();
        position.actor = id.as_str().into();
        scenario.positions.push(position);
        for element in scenario.elements.iter_mut().filter(|one| one.id.as_str() == "e10-reassurance-force") {
            element.providers.push(id.as_str().into());
        }
    }
    let mut window = Window::with(&scenario, FULL_HD);
    window.keys(Modifiers::COMMAND, Key::Num2);
    window.tab_to("Ukraine on Ground air defence");
    window.key(Key::End);
    let last = window.focused().expect("a cell");
    assert!(last.starts_with("The extraordinarily long-named republic of place number 19 on"), "{last}");
    let cell = window.find(Role::Button, &last).rect();
    assert!(window.rect().contains_rect(cell));
}
