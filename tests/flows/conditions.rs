//! Conditions made in the editor with the keyboard alone: what cards use and cost together, and which of them come
//! first.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Condition, CostKind, Pattern, Position, Quantity};

use crate::common::app::Window;
use crate::samples::{FIRST_STEPS, read};

const RED_LINE: &str = "No foreign soldiers at the border";

/// The small example with the form of a position, opened with the keyboard.
fn form(title: &str) -> Window {
    let mut window = Window::with(&read(FIRST_STEPS), [1440.0, 900.0]);
    window.key(Key::F4);
    go(&mut window, "Positions (");
    go(&mut window, title);
    window
}

/// Goes with Tab to what begins like this, and presses it.
#[track_caller]
fn go(window: &mut Window, start: &str) {
    window.tab_to(start);
    window.key(Key::Enter);
}

/// Opens the menu that begins like this and takes the entry that begins like that.
#[track_caller]
fn take(window: &mut Window, menu: &str, entry: &str) {
    go(window, menu);
    go(window, entry);
}

/// Writes an amount.
#[track_caller]
fn write(window: &mut Window, field: &str, amount: &str) {
    window.tab_to(field);
    window.keys(Modifiers::COMMAND, Key::A);
    window.type_text(amount);
}

fn position<'w>(window: &'w Window, title: &str) -> &'w Position {
    window.scenario().positions.iter().find(|position| position.title == title).expect("the position")
}

fn crossed_when(window: &Window) -> &Condition {
    position(window, RED_LINE).crossed_when.as_ref().expect("a condition")
}

fn cards(element: &str) -> Pattern {
    Pattern { elements: vec![element.into()], ..Pattern::default() }
}

#[test]
fn what_cards_use_together_is_asked_with_the_keyboard_alone() {
    let mut window = form(RED_LINE);
    take(&mut window, "Is crossed when: ", "cards use together more than …");
    let uses = |over, of| Condition::Uses { resource: "soldiers".into(), over: Quantity::from_thousandths(over), of };
    assert_eq!(crossed_when(&window), &uses(0, Pattern::default()));
    window.expect("The use of “Soldiers” is more than 0 thousand");
    window.expect("So on the board now");
    write(&mut window, "Amount of part 0", "1.4");
    take(&mut window, "Ask part 0 for an element", "Guest battalion");
    assert_eq!(crossed_when(&window), &uses(1400, cards("battalion")));
    window.expect("The use of “Soldiers” by Guest battalion is more than 1.4 thousand");
    window.find(Role::Button, "Tolmark: 1 red line");
    write(&mut window, "Amount of part 0", "1.5");
    window.expect("Not so on the board now");
    assert!(!window.has(Role::Button, "Tolmark: 1 red line"));
    assert_eq!(check(window.scenario()), []);
}

#[test]
fn what_cards_cost_together_is_asked_with_the_keyboard_alone_and_the_unpriced_are_named() {
    let mut window = form(RED_LINE);
    take(&mut window, "Is crossed when: ", "cards cost together more than …");
    write(&mut window, "Amount of part 0", "0.3");
    take(&mut window, "Which costs of part 0: a year", "in the first year");
    let costs =
        Condition::Costs { what: CostKind::FirstYear, over: Quantity::from_thousandths(300), of: Pattern::default() };
    assert_eq!(crossed_when(&window), &costs);
    window.expect("The cost is more than USD 0.3 bn in the first year");
    let finding = window.begins(Role::Link, "Tolmark: ").rect().center();
    window.click_at(finding);
    window.expect("no source gives a figure for Pledge of help");
    assert_eq!(check(window.scenario()), []);
}

#[test]
fn which_card_comes_first_is_asked_with_the_keyboard_alone() {
    let mut window = form(RED_LINE);
    take(&mut window, "Is crossed when: ", "a card starts before another …");
    take(&mut window, "Ask the earlier card of part 0 for an element", "Guest battalion");
    take(&mut window, "Ask the later card of part 0 for an element", "Pledge of help");
    assert_eq!(crossed_when(&window), &Condition::Before(cards("battalion"), cards("pledge")));
    window.expect("The board has Guest battalion in an earlier phase than Pledge of help");
    window.expect("So on the board now");
    assert_eq!(check(window.scenario()), []);
}

#[test]
fn where_there_is_nothing_to_use_and_one_phase_alone_neither_is_offered() {
    let mut scenario = read(FIRST_STEPS);
    scenario.phases.truncate(1);
    scenario.resources.clear();
    let phase = scenario.phases[0].id.clone();
    let cards = scenario.packages.iter_mut().flat_map(|package| &mut package.cards);
    cards.for_each(|card| card.phase = phase.clone());
    scenario.elements.iter_mut().for_each(|element| element.uses.clear());
    let mut window = Window::with(&scenario, [1440.0, 900.0]);
    window.key(Key::F4);
    go(&mut window, "Positions (");
    go(&mut window, RED_LINE);
    go(&mut window, "Is crossed when: ");
    assert!(window.has(Role::Button, "cards cost together more than …"));
    assert!(!window.has(Role::Button, "cards use together more than …"));
    assert!(!window.has(Role::Button, "a card starts before another …"));
}
