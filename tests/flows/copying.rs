//! Positions copied to other actors: which, to whom, and what of their claims comes along.

use egui::Key;
use egui::accesskit::Role;
use guarantee_board::scenario::check::check;

use crate::common::app::Window;
use crate::common::hands::Hands as _;
use crate::conditions::{OFFER, RED_LINE};
use crate::samples::{NEIGHBOURS, read};

/// The small example with the list of positions.
fn positions() -> Window {
    let mut window = Window::with(&read(NEIGHBOURS), [1440.0, 900.0]);
    window.key(Key::F4);
    window.click_begin("Positions (");
    window
}

#[test]
fn a_position_is_copied_without_the_claims_of_another_and_is_one_step() {
    let mut window = positions();
    let before = window.bytes();
    Window::click(&mut window, RED_LINE);
    window.click("Copy this position to others");
    assert!(window.is_disabled("Add the copies"));
    window.pick("Add to To whom", "Arvenia");
    window.click("Add 1 copy");
    let copy = window.scenario().positions.last().expect("the copy").clone();
    let original = window.scenario().positions.iter().find(|one| one.title == RED_LINE).expect("it").clone();
    assert_ne!(copy.id, original.id);
    assert_eq!((copy.actor.as_str(), &copy.title, copy.firmness), ("arvenia", &original.title, original.firmness));
    assert_eq!(copy.crossed_when, original.crossed_when);
    assert!(copy.claims.is_empty() && !original.claims.is_empty(), "what was said of one is not said of another");
    window.expect("In: Positions");
    assert_eq!(check(window.scenario()), []);
    window.menu("Edit", "Undo");
    assert_eq!(window.bytes(), before);
}

#[test]
fn all_positions_of_one_go_to_another_with_the_claims_that_are_ticked() {
    let mut window = positions();
    window.click("Copy several positions to others");
    window.pick("Add all positions of", "Tolmark");
    window.pick("Add to To whom", "Arvenia");
    let held = |window: &Window, actor: &str| {
        window.scenario().positions.iter().filter(|one| one.actor.as_str() == actor).cloned().collect::<Vec<_>>()
    };
    let (of, already) = (held(&window, "tolmark"), held(&window, "arvenia").len());
    let claim = window.scenario().claim(&of[0].claims[0]).expect("a claim").says.clone();
    let tick = window.names(Role::CheckBox).into_iter().find(|name| name.ends_with(&claim)).expect("its tick");
    window.click_on(Role::CheckBox, &tick);
    let copies = if of.len() == 1 { "Add 1 copy".to_owned() } else { format!("Add {} copies", of.len()) };
    window.click(&copies);
    let now = held(&window, "arvenia");
    assert_eq!(now.len(), already + of.len());
    let copy = now.iter().find(|one| one.title == of[0].title).expect("the copy");
    assert_eq!(copy.claims, of[0].claims[..1]);
    assert_eq!(check(window.scenario()), []);
}

#[test]
fn what_cannot_be_copied_says_why() {
    let mut window = positions();
    Window::click(&mut window, OFFER);
    window.click("Copy this position to others");
    window.pick("Add to To whom", "Tolmark");
    window.expect("Tolmark may provide nothing of what “Can probably spare a battalion” offers");
    window.pick("Add to To whom", "Meridian League");
    window.expect("Meridian League holds “Can probably spare a battalion” already");
    assert!(window.is_disabled("Add the copies"));
}
