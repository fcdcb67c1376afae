//! Conditions made in the editor with the keyboard alone: what cards use and cost together, and which of them come
//! first.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Condition, CostKind, Feasibility, Pattern, Position, Quantity};

use crate::common::app::Window;
use crate::common::hands::Hands as _;
use crate::samples::{NEIGHBOURS, read};

pub const RED_LINE: &str = "No foreign soldiers at the border";
pub const OFFER: &str = "Can probably spare a battalion";
/// The chip of what holds while the condition of a willingness does not.
const OTHERWISE: &str = "How ready it is while that is not so: ";

/// The small example with the form of a position, opened with the keyboard.
pub fn form(title: &str) -> Window {
    let mut window = Window::with(&read(NEIGHBOURS), [1440.0, 900.0]);
    window.key(Key::F4);
    go(&mut window, "Positions (");
    go(&mut window, title);
    window
}

/// Goes with Tab to what begins like this, and presses it.
#[track_caller]
pub fn go(window: &mut Window, start: &str) {
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
    let mut scenario = read(NEIGHBOURS);
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

#[test]
fn what_holds_otherwise_is_asked_only_where_there_is_a_condition_and_goes_with_it() {
    let mut window = form(OFFER);
    let offered = |window: &Window| window.names(Role::Button).iter().any(|name| name.starts_with(OTHERWISE));
    let otherwise = |window: &Window| position(window, OFFER).provides.as_ref().and_then(|own| own.otherwise);
    assert!(!offered(&window), "it always binds");
    window.pick("Binds only when", "the board has a card …");
    window.pick("Ask binding part 0 for an element", "Pledge of help");
    assert!(offered(&window));
    window.click_begin(OTHERWISE);
    let unlikely = window.names(Role::RadioButton).into_iter().find(|name| name.starts_with("Unlikely")).expect("it");
    window.click_on(Role::RadioButton, &unlikely);
    assert_eq!(otherwise(&window), Some(Feasibility::Unlikely));
    assert_eq!(check(window.scenario()), []);
    let with = window.bytes();
    // Without the condition there is no while.
    Window::click(&mut window, "Take out: Binds only when");
    assert!(!offered(&window));
    assert!(position(&window, OFFER).binds_when.is_none());
    assert_eq!(otherwise(&window), None);
    assert_eq!(check(window.scenario()), []);
    window.menu("Edit", "Undo");
    assert_eq!(window.bytes(), with);
    assert!(offered(&window));
}

#[test]
fn what_holds_otherwise_decides_the_card_and_is_told_while_the_condition_does_not_hold() {
    let mut scenario = read(NEIGHBOURS);
    let offer = scenario.positions.iter_mut().find(|position| position.title == OFFER).expect("the offer");
    offer.binds_when = Some(Condition::Not(Box::new(Condition::Card(cards("monitors")))));
    offer.provides.as_mut().expect("a willingness").otherwise = Some(Feasibility::Unlikely);
    let mut window = Window::with(&scenario, [1440.0, 900.0]);
    window.find(Role::Button, "Card Guest battalion: Unlikely");
    window.click_on(Role::Button, "Why Guest battalion is Unlikely");
    window.expect_detail("Meridian League is unlikely to provide it while its condition is not met: Unlikely");
}
