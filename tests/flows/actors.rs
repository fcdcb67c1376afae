//! One actor: its positions by what has become of them, who says so, and the way to its neighbours.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::HarnessBuilder;

use crate::common::app::{FULL_HD, Memory, Window};
use crate::samples::shipped;

fn actor(size: [f32; 2], name: &str) -> Window {
    page(Window::sized(size), name)
}

/// The page of an actor, from the matrix.
fn page(mut window: Window, name: &str) -> Window {
    window.keys(Modifiers::COMMAND, Key::Num2);
    if window.has(Role::Button, "Show 2 actors without positions") {
        window.click("Show 2 actors without positions");
    }
    window.tab_to(&format!("All positions of {name}"));
    window.key(Key::Enter);
    window
}

#[test]
fn all_positions_are_there_by_what_has_become_of_them() {
    let window = actor(FULL_HD, "Russia");
    for heading in
        ["Red lines crossed: 3", "Floors unmet: 2", "Respected or carried: 10", "Would provide, not asked for: 3"]
    {
        window.find(Role::Label, heading);
    }
    window.find(Role::Label, "Silent on this board: 3");
    window.expect("21 positions: 5 touched · 13 untouched · 3 silent");
    for position in window.scenario().positions.iter().filter(|position| position.actor.as_str() == "russia") {
        window.find(Role::Link, &format!("What it rests on: {}", position.title));
    }
}

#[test]
fn a_position_names_its_firmness_its_cause_and_who_says_so() {
    let window = actor(FULL_HD, "Russia");
    window.expect("Red line · non-negotiable");
    window.expect("The board has European reassurance force (rear cities and ports)");
    assert!(window.all(Role::Link, |name| name.contains("absolute · official statement")).len() > 1);
    window.expect("Against it:");
}

#[test]
fn a_silent_position_says_why_and_since_when_it_speaks() {
    let mut window = actor(FULL_HD, "Ukraine");
    window.expect("Not yet in force on the board date: it begins on 14 Dec 2025");
    window.expect("Willingness · contested · since 14 Dec 2025");
    window.choose("As of", "31 Jan 2026");
    window.expect_not("Not yet in force on the board date: it begins on 14 Dec 2025");
}

#[test]
fn what_was_said_later_supports_nothing_yet() {
    let mut scenario = shipped();
    for position in scenario.positions.iter_mut().filter(|one| one.id.as_str() == "ru13-no-forces-next-door") {
        position.from = None;
    }
    let mut window = page(Window::with(&scenario, FULL_HD), "Russia");
    let later = "Said later: nothing that it rests on was said by the board date";
    window.expect(later);
    // The date can be any other day.
    window.click_begin("As of:");
    window.click_on(Role::TextInput, "Another board date");
    window.type_text("2026-01-15");
    window.key(Key::Enter);
    window.expect_not(later);
    window.find(Role::Label, "Respected or carried: 11");
}

#[test]
fn what_is_bound_to_something_else_says_so() {
    let window = actor(FULL_HD, "Russia");
    window.expect("Holds only under a condition, and that is not so on this board");
}

#[test]
fn an_actor_without_positions_is_not_taken_to_agree() {
    let window = actor(FULL_HD, "United Nations");
    window.expect("No position of United Nations was found; that is not consent");
    window.find(Role::Button, "United Nations on Ceasefire monitoring: unknown");
}

#[test]
fn next_and_previous_go_round_all_actors() {
    let mut window = actor(FULL_HD, "Ukraine");
    window.click("Next actor: Russia");
    window.click("Next actor: United States");
    window.expect("No American soldiers in Ukraine");
    window.click("Previous actor: Russia");
    window.click("Previous actor: Ukraine");
    // Behind the last actor stand the groups that hold something.
    window.click_begin("Previous group: ");
    window.expect("A group: ");
    window.click("Next actor: Ukraine");
    window.click("All actors");
    window.find(Role::Button, "All positions of Russia");
}

#[test]
fn positions_claims_and_stances_open_what_they_rest_on() {
    for open in ["What it rests on: No Western soldiers in Ukraine", "Sergei Lavrov, Russia"] {
        let mut window = actor(FULL_HD, "Russia");
        let name = window.names(Role::Link).into_iter().find(|name| name.starts_with(open)).expect("a link");
        let place = window.begins(Role::Link, &name).rect().center();
        window.click_at(place);
        window.expect("Back");
    }
    let mut window = actor(FULL_HD, "Russia");
    window.click("Russia on European reassurance force: red line");
    window.expect("Back");
}

#[test]
fn an_edit_shows_at_once_what_becomes_of_positions() {
    let mut window = actor(FULL_HD, "Russia");
    window.choose("Russian consent:", "given");
    window.find(Role::Label, "Red lines crossed: 1");
    window.find(Role::Label, "Respected or carried: 11");
}

#[test]
fn at_every_size_the_way_on_is_in_sight_and_the_view_is_at_rest() {
    for size in [FULL_HD, [1280.0, 720.0], [1024.0, 700.0]] {
        let mut window = actor(size, "Russia");
        for name in ["Next actor: United States", "Previous actor: Ukraine", "All actors"] {
            let rect = window.find(Role::Button, name).rect();
            assert!(window.rect().contains_rect(rect), "{name} is cut at {size:?}");
        }
        let link = window.begins(Role::Link, "What it rests on").rect().center();
        window.harness().event(Event::PointerMoved(link));
        for _ in 0..4 {
            window.settle();
        }
        assert_eq!(window.repaint_delay(), Duration::MAX);
    }
}

/// Who stands by name in the strip, in its order.
fn in_strip(window: &Window) -> Vec<String> {
    let all = window
        .seen(&[Role::Button])
        .into_iter()
        .filter_map(|(name, rect, _)| Some((name.split_once(": ")?.0.to_owned(), rect)));
    let others = window.all(Role::Button, |name| name.contains(" others: "))[0].rect();
    let row = all.filter(|(_, rect)| (rect.center().y - others.center().y).abs() < 1.0 && rect.left() < others.left());
    let mut row: Vec<_> = row.collect();
    row.sort_by(|one, other| one.1.left().total_cmp(&other.1.left()));
    row.into_iter().map(|(name, _)| name).collect()
}

#[test]
fn who_stands_in_the_strip_can_be_chosen_and_is_remembered() {
    const SIZE: [f32; 2] = [1280.0, 720.0];
    let memory = Memory::without_hints();
    let mut window = Window::remembering(HarnessBuilder::default().with_size(SIZE), &memory);
    let usual = ["Ukraine", "Russia", "United States", "United Kingdom", "France", "Germany", "Poland"];
    assert_eq!(in_strip(&window), usual);
    window.menu("View", "Actors in the strip");
    window.click_on(Role::CheckBox, "Germany");
    window.click_on(Role::CheckBox, "Türkiye");
    window.click("Done");
    let chosen = ["Ukraine", "Russia", "United States", "United Kingdom", "France", "Poland", "Türkiye"];
    assert_eq!(in_strip(&window), chosen, "in the order of the file");
    window.remember(&memory);
    let mut window = Window::remembering(HarnessBuilder::default().with_size(SIZE), &memory);
    assert_eq!(in_strip(&window), chosen);
    // With another scenario nothing is chosen, and this one has its own back.
    window.menu("File", "Open the small example");
    window.menu("File", "Open Ukraine 2025");
    assert_eq!(in_strip(&window), chosen);
    window.click_begin("13 others: ");
    window.click("Actors in the strip…");
    window.click("The first of the file");
    window.click("Done");
    assert_eq!(in_strip(&window), usual);
}

#[test]
fn more_than_have_a_place_are_among_the_others_and_nobody_is_lost() {
    let mut window = Window::sized([1280.0, 720.0]);
    window.menu("View", "Actors in the strip");
    window.click_on(Role::CheckBox, "Italy");
    window.expect("The last 1 of them are among the others here");
    window.key(Key::Escape);
    assert_eq!(in_strip(&window).len(), 7);
    window.menu("View", "Actors in the strip");
    for name in ["Ukraine", "Russia", "United States", "United Kingdom", "France", "Germany", "Poland", "Italy"] {
        window.click_on(Role::CheckBox, name);
    }
    window.click("Done");
    window.begins(Role::Button, "20 actors: ");
}
