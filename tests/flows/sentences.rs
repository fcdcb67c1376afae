//! Ready sentences in the editor: chosen with the keyboard alone, written as ordinary conditions, and read back from them.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Condition, Feasibility, Pattern, Position};

use crate::common::app::Window;
use crate::common::hands::Hands as _;
use crate::conditions::{OFFER, RED_LINE, form, go};

fn position<'w>(window: &'w Window, title: &str) -> &'w Position {
    window.scenario().positions.iter().find(|position| position.title == title).expect("the position")
}

fn crossed_when(window: &Window) -> &Condition {
    position(window, RED_LINE).crossed_when.as_ref().expect("a condition")
}

fn card(element: &str) -> Condition {
    Condition::Card(cards(element))
}

fn cards(element: &str) -> Pattern {
    Pattern { elements: vec![element.into()], ..Pattern::default() }
}

#[track_caller]
fn focused_begins(window: &Window, start: &str) {
    let focused = window.focused();
    assert!(focused.as_deref().is_some_and(|name| name.starts_with(start)), "{focused:?} instead of {start}");
}

#[test]
fn a_sentence_goes_on_from_what_was_said_and_asks_for_what_is_left() {
    let mut window = form(RED_LINE);
    let before = window.bytes();
    let soldiers = crossed_when(&window).clone();
    go(&mut window, "Another sentence: Is crossed when");
    go(&mut window, "… only in return for …");
    // The first blank has what the red line was about; the keyboard is on the one that is open.
    focused_begins(&window, "Is crossed when, blank 2: choose …");
    window.expect("It counts once all is chosen");
    assert_eq!(window.bytes(), before, "half a sentence changes nothing");
    window.key(Key::Enter);
    go(&mut window, "Pledge of help");
    let in_return = Condition::All(vec![soldiers, Condition::Not(Box::new(card("pledge")))]);
    assert_eq!(crossed_when(&window), &in_return);
    window.expect_not("It counts once all is chosen");
    assert_eq!(check(window.scenario()), []);
    // It is one step.
    window.menu("Edit", "Undo");
    assert_eq!(window.bytes(), before);
}

#[test]
fn what_a_sentence_writes_is_changed_in_the_builder_and_the_other_way_round() {
    let mut window = form(RED_LINE);
    go(&mut window, "Another sentence: Is crossed when");
    go(&mut window, "… only after …");
    go(&mut window, "Is crossed when, blank 2: choose …");
    go(&mut window, "Pledge of help");
    let soldiers = match crossed_when(&window) {
        Condition::All(parts) => parts[0].clone(),
        other => panic!("{other:?}"),
    };
    assert!(matches!(soldiers, Condition::Card(_)));
    // Another card in the builder makes another condition, which is no sentence by then.
    window.pick("Ask part 1 for a phase", "After the peace treaty");
    assert!(!window.names(Role::Button).iter().any(|name| name.starts_with("Is crossed when, blank")));
    window.menu("Edit", "Undo");
    assert!(window.names(Role::Button).iter().any(|name| name.starts_with("Is crossed when, blank 2: Pledge of help")));
    // In the sentence, by whom.
    window.click_begin("Is crossed when, blank 2, by anyone");
    Window::click(&mut window, "Meridian League");
    let Condition::All(parts) = crossed_when(&window) else { panic!("a sentence") };
    let Condition::Not(part) = &parts[1] else { panic!("a sentence") };
    let Condition::Before(first, _) = &**part else { panic!("a sentence") };
    assert_eq!(first, &Pattern { by: vec!["meridian-league".into()], ..cards("pledge") });
    assert_eq!(check(window.scenario()), []);
}

#[test]
fn a_new_red_line_is_told_in_a_sentence_of_several_things() {
    let mut window = form(RED_LINE);
    Window::click(&mut window, "Take out: Is crossed when");
    go(&mut window, "Say it in a sentence: Is crossed when");
    go(&mut window, "No more than … of these: …");
    let before = crossed_when(&window).clone();
    for element in ["Guest battalion", "Border monitors", "Pledge of help"] {
        window.pick("Add to Is crossed when, blank 2", element);
    }
    let all = vec![card("battalion"), card("monitors"), card("pledge")];
    assert_ne!(crossed_when(&window), &before);
    assert_eq!(crossed_when(&window), &Condition::AtLeast(2, all.clone()), "no more than one");
    window.click_begin("Is crossed when, blank 1: 1");
    window.click_on(Role::RadioButton, "2");
    assert_eq!(crossed_when(&window), &Condition::AtLeast(3, all));
    // With one thing less, the count is no more than that of the things.
    Window::click(&mut window, "Take out: Is crossed when, blank 2, 1");
    assert_eq!(crossed_when(&window), &Condition::AtLeast(2, vec![card("monitors"), card("pledge")]));
    assert_eq!(check(window.scenario()), []);
}

#[test]
fn half_a_sentence_can_be_left_and_is_still_there_after_another_page() {
    let mut window = form(RED_LINE);
    let before = window.bytes();
    go(&mut window, "Another sentence: Is crossed when");
    go(&mut window, "… only in return for …");
    Window::click(&mut window, "Back to the list");
    Window::click(&mut window, RED_LINE);
    window.expect("It counts once all is chosen");
    Window::click(&mut window, "Is crossed when: leave the sentence");
    window.expect_not("It counts once all is chosen");
    assert_eq!(window.bytes(), before);
    focusable(&window, "Is crossed when, blank 1: ");
}

#[track_caller]
fn focusable(window: &Window, start: &str) {
    assert!(window.names(Role::Button).iter().any(|name| name.starts_with(start)), "{start}");
}

#[test]
fn an_offer_says_only_if_what_and_what_otherwise() {
    let mut window = form(OFFER);
    let before = window.bytes();
    go(&mut window, "Say it as an offer under a condition");
    focused_begins(&window, "Only if, blank 1: choose …");
    assert_eq!(window.bytes(), before);
    window.key(Key::Enter);
    go(&mut window, "Pledge of help");
    let offer = position(&window, OFFER);
    assert_eq!(offer.binds_when, Some(card("pledge")));
    assert_eq!(offer.provides.as_ref().and_then(|own| own.otherwise), Some(Feasibility::Unlikely));
    window.choose("How readily otherwise: ", "Ruled out");
    window.choose("How readily, if so: ", "Ready");
    let offer = position(&window, OFFER).provides.clone().expect("an offer");
    assert_eq!((offer.level, offer.otherwise), (Feasibility::Ready, Some(Feasibility::RuledOut)));
    // It stands in the ordinary form as well.
    focusable(&window, "How ready it is while that is not so: Ruled out");
    assert_eq!(check(window.scenario()), []);
    window.keys(Modifiers::COMMAND, Key::Z);
    window.keys(Modifiers::COMMAND, Key::Z);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.bytes(), before);
}

#[test]
fn what_is_chosen_of_an_offer_stays_while_its_condition_is_open() {
    let mut window = form(OFFER);
    let before = window.bytes();
    go(&mut window, "Say it as an offer under a condition");
    window.choose("How readily otherwise: ", "Ruled out");
    window.choose("How readily, if so: ", "Ready");
    assert_eq!(window.bytes(), before, "it counts once all is chosen");
    window.expect("It counts once all is chosen");
    go(&mut window, "Only if, blank 1: choose …");
    go(&mut window, "Pledge of help");
    let offer = position(&window, OFFER);
    assert_eq!(offer.binds_when, Some(card("pledge")));
    let offer = offer.provides.clone().expect("an offer");
    assert_eq!((offer.level, offer.otherwise), (Feasibility::Ready, Some(Feasibility::RuledOut)));
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.bytes(), before, "in one step");
}
