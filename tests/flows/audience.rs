//! The audience window: follows, stays frozen, shows nothing private, costs nothing; and what serves without one.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::scenario::{Argument, CardVote, Feasibility, Scenario, Seat};
use guarantee_board::storage::read_text;
use guarantee_board::workshop::{Closing, Workshop};

use crate::common::app::{FULL_HD, Window};
use crate::samples::NEIGHBOURS;
const MARK: &str = "Vertraulich 7c1e";
/// What the audience is told of a vote that is revealed.
const SAID: [&str; 2] = ["How feasible?", "Ready 1"];

/// The small example with a marker in every field that is only for the facilitator.
fn private() -> Scenario {
    let mut scenario = read_text(NEIGHBOURS).expect("the small example").scenario;
    for package in &mut scenario.packages {
        package.note = MARK.to_owned();
        package.cards.iter_mut().for_each(|card| card.note = MARK.to_owned());
    }
    scenario.positions.iter_mut().for_each(|rule| rule.note = MARK.to_owned());
    scenario.limits.iter_mut().for_each(|rule| rule.note = MARK.to_owned());
    scenario.contradictions.iter_mut().for_each(|rule| rule.note = MARK.to_owned());
    scenario.cautions.iter_mut().for_each(|rule| rule.note = MARK.to_owned());
    scenario.actors.iter_mut().for_each(|actor| actor.note = MARK.to_owned());
    scenario.elements.iter_mut().for_each(|element| element.note = MARK.to_owned());
    scenario.claims.iter_mut().for_each(|claim| claim.note = MARK.to_owned());
    scenario.sources.iter_mut().for_each(|source| source.note = MARK.to_owned());
    scenario.voices.iter_mut().for_each(|voice| voice.note = MARK.to_owned());
    let mut seat = Seat::new("seat-1".into(), MARK.to_owned());
    let card = scenario.current_package().unwrap().cards[0].clone();
    seat.cards.push(CardVote { card, level: Feasibility::Ready });
    scenario.seats = vec![seat, Seat::new("seat-2".into(), format!("{MARK}, too"))];
    let mut workshop = Workshop::open(scenario).unwrap();
    let closing = Closing {
        name: "First".to_owned(),
        note: "Troops stay open".to_owned(),
        arguments: vec![Argument { who: MARK.to_owned(), says: "Money first".to_owned() }],
        ways: Vec::new(),
        closed: jiff::civil::date(2025, 8, 28).at(15, 0, 0, 0),
    };
    workshop.close_round(&closing).unwrap();
    workshop.scenario().clone()
}

#[test]
fn it_follows_the_facilitator_and_stays_as_it_was_while_frozen() {
    let mut window = Window::shipped();
    let mut audience = window.open_audience();
    assert!(window.shows_audience());
    audience.expect("Blocked");
    audience.expect("European reassurance force");
    window.keys(Modifiers::COMMAND, Key::Num2);
    audience.expect("How actors stand to elements");
    window.key(Key::F7);
    window.expect("stays as it is");
    window.keys(Modifiers::COMMAND, Key::Num1);
    window.menu("Edit", "Clear board");
    audience.expect("How actors stand to elements");
    audience.expect("Blocked");
    window.key(Key::F7);
    audience.expect("Empty");
    audience.expect_not("How actors stand to elements");
    window.key(Key::F6);
    window.settle();
    assert!(!window.shows_audience());
}

#[test]
fn nothing_private_is_in_it_whatever_is_looked_at() {
    let mut window = Window::with(&private(), FULL_HD);
    let mut audience = window.open_audience();
    let card = {
        let element = &window.package().cards[0].element;
        window.scenario().element(element).unwrap().name.clone()
    };
    let mut check = |what: &str| {
        let shown = audience.look().texts();
        assert!(!shown.contains(MARK), "{what}");
        shown
    };
    check("the board");
    for (key, what) in [
        (Key::Num2, "the matrix"),
        (Key::Num3, "an actor"),
        (Key::Num4, "the rounds"),
        (Key::Num5, "the comparison"),
        (Key::Num6, "the room"),
    ] {
        window.keys(Modifiers::COMMAND, key);
        check(what);
    }
    window.click("Cast votes in private…");
    check("between ballots");
    window.click(&format!("Reopen the ballot of {MARK}"));
    check("a ballot");
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click("Reveal the votes");
    let shown = check("votes that are revealed");
    assert!(SAID.iter().all(|said| shown.contains(said)), "what is revealed is shown: {shown}");
    window.keys(Modifiers::COMMAND, Key::Num1);
    window.keys(Modifiers::COMMAND, Key::E);
    check("the verdict");
    window.key(Key::Escape);
    window.click_begin(&format!("Card {card}"));
    window.key(Key::Enter);
    check("a card");
    for finding in window.workshop().assessment().findings.clone() {
        let Some(rule) = finding.rule else { continue };
        let title = window.scenario().rule(&rule).unwrap().title().to_owned();
        let wanted = title.to_lowercase();
        let found = window.all(Role::Link, move |name| name.to_lowercase().contains(&wanted));
        let Some(name) = found.first().map(crate::common::app::name_of) else { continue };
        window.click_on(Role::Link, &name);
        check(&title);
    }
}

#[test]
fn idle_neither_window_draws_anything() {
    let mut window = Window::shipped();
    let mut audience = window.open_audience();
    window.settle();
    assert_eq!(window.repaint_delay(), Duration::MAX);
    assert_eq!(audience.look().repaint_delay(), Duration::MAX);
    window.key(Key::F7);
    window.key(Key::F7);
    window.settle();
    assert_eq!(window.repaint_delay(), Duration::MAX);
    assert_eq!(audience.look().repaint_delay(), Duration::MAX);
}

#[test]
fn where_a_second_window_cannot_be_had_the_presenter_view_serves() {
    let mut window = Window::shipped();
    window.key(Key::F6);
    assert!(!window.shows_audience());
    window.expect("A second window cannot be had here");
    window.expect("End presenting");
}

#[test]
fn it_has_nothing_to_edit() {
    let mut window = Window::shipped();
    let mut audience = window.open_audience();
    audience.look();
    for role in [Role::TextInput, Role::MultilineTextInput, Role::CheckBox, Role::ComboBox] {
        assert_eq!(audience.names(role), [] as [String; 0], "{role:?}");
    }
    let buttons = audience.names(Role::Button);
    let editing = ["File", "Undo", "Pin", "Remove", "Add", "Close round"];
    let found = buttons.iter().find(|name| editing.iter().any(|word| name.starts_with(word)));
    assert_eq!(found, None);
}

#[test]
fn the_timer_is_shown_in_both_windows_and_its_end_is_told() {
    let mut window = Window::shipped();
    let mut audience = window.open_audience();
    window.menu("Workshop", "Start a timer");
    window.click("5 minutes");
    window.click("Start");
    window.expect("Timer: 5:00");
    // Its own clock is not quite that of the other window here.
    audience.expect("Timer: 5:0");
    assert!(window.repaint_delay() <= Duration::from_secs(1), "once a second");
    window.menu("Workshop", "Pause the timer");
    window.settle();
    window.expect("paused");
    assert_eq!(window.repaint_delay(), Duration::MAX, "paused, it costs no frames");
    window.menu("Workshop", "Let the timer go on");
    window.wait(320.0);
    window.expect("Time is up");
    window.click("Five minutes more");
    window.expect("Timer: 5:00");
    window.menu("Workshop", "Away with the timer");
    window.settle();
    window.expect_not("Timer:");
    assert_eq!(window.repaint_delay(), Duration::MAX);
}

#[test]
fn it_follows_what_changes_no_board_too() {
    let mut window = Window::shipped();
    let mut audience = window.open_audience();
    window.keys(Modifiers::COMMAND, Key::Num5);
    audience.expect_not("Ukraine’s own forces");
    window.click_on(Role::RadioButton, "All rows");
    audience.expect("Ukraine’s own forces");
}

#[test]
fn the_system_points_at_the_window_once_and_not_again_when_the_end_was_seen() {
    let asks = egui::ViewportCommand::RequestUserAttention(egui::UserAttentionType::Informational);
    let mut window = Window::shipped();
    window.menu("Workshop", "Start a timer");
    window.click("5 minutes");
    window.click_on(Role::RadioButton, "The strip, and the system points at the window");
    window.click("Start");
    assert!(!window.was_told(&asks));
    window.wait(320.0);
    assert!(window.was_told(&asks));
    window.forget();
    window.click("Seen");
    window.wait(3.0);
    assert!(!window.was_told(&asks));
}
