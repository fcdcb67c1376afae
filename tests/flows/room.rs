//! The room: points, seats, votes cast in private, revealed, counted and heard; notes and agreements.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use guarantee_board::scenario::{Feasibility, Hold, Pin, PointKind, Scenario, Verdict, VoiceId};
use guarantee_board::storage::read_text;

use crate::common::app::{FULL_HD, Window};
use crate::samples::NEIGHBOURS;

fn scenario() -> Scenario {
    read_text(NEIGHBOURS).expect("the small example").scenario
}

fn small() -> Window {
    Window::with(&scenario(), FULL_HD)
}

/// The room with so many seats.
fn seated(count: usize) -> Window {
    let mut window = small();
    window.keys(Modifiers::COMMAND, Key::Num6);
    for _ in 0..count {
        window.click("Add a seat");
    }
    window
}

/// The name of the first card on the board.
fn first_card(window: &Window) -> String {
    let element = &window.package().cards[0].element;
    window.scenario().element(element).expect("its element").name.clone()
}

/// A seat judges the first card, and the laptop is passed on.
fn vote(window: &mut Window, seat: usize, level: &str) {
    let card = first_card(window);
    window.click(&format!("Vote as Seat {seat}"));
    window.click_on(Role::RadioButton, &format!("{card}: {level}"));
    window.click("Done, pass it on");
}

#[test]
fn points_are_typed_and_travel_with_the_file() {
    let mut window = small();
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click("Add an assumption");
    window.click_on(Role::TextInput, "Point 1");
    window.type_text("The ceasefire holds.");
    window.click("Add an open question");
    window.click_on(Role::TextInput, "Point 2");
    window.type_text("Who pays?");
    window.choose("Kind of point 2", "Decision");
    let points = &window.scenario().points;
    assert_eq!((points[0].kind, points[0].says.as_str()), (PointKind::Assumption, "The ceasefire holds."));
    assert_eq!((points[1].kind, points[1].says.as_str()), (PointKind::Decision, "Who pays?"));
    let again = read_text(&window.bytes()).expect("what was typed can be saved").scenario;
    assert_eq!(again.points, *points);
}

#[test]
fn what_is_typed_in_one_go_is_one_step() {
    let mut window = small();
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click("Add an assumption");
    window.click_on(Role::TextInput, "Point 1");
    for part in ["The ", "cease", "fire"] {
        window.type_text(part);
    }
    window.click("Add a seat");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert!(window.scenario().seats.is_empty());
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.scenario().points[0].says, "", "all that was typed is one step");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert!(window.scenario().points.is_empty());
    assert!(!window.workshop().dirty());
    for _ in 0..3 {
        window.keys(Modifiers::COMMAND, Key::Y);
    }
    assert_eq!(window.scenario().points[0].says, "The ceasefire");
    assert_eq!(window.scenario().seats.len(), 1);
}

#[test]
fn a_seat_votes_and_nobody_sees_what_before_it_is_revealed() {
    let mut window = seated(3);
    let card = first_card(&window);
    window.click("Cast votes in private…");
    window.expect("Pass the laptop on");
    for (seat, level) in [(1, "Unlikely"), (2, "Likely"), (3, "Likely")] {
        vote(&mut window, seat, level);
        window.click(&format!("Vote as Seat {}", seat % 3 + 1));
        let chosen = |window: &Window| {
            let all = window.all(Role::RadioButton, |_| true).into_iter();
            let on = all.filter(|node| node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True));
            on.map(|node| crate::common::app::name_of(&node)).collect::<Vec<_>>()
        };
        let other = if seat == 3 { "Unlikely" } else { "No view" };
        assert_eq!(chosen(&window)[0], format!("{card}: {other}"), "only its own vote is seen");
        window.click("Done, pass it on");
    }
    window.click("Back to the room");
    window.expect("Nothing is shown until the votes are revealed");
    window.expect_not("median");
    assert!(!window.says("Just now: Vote"), "a vote is nobody's business");
    window.click("Reveal the votes");
    window.expect("median Likely, from Unlikely to Likely, 3 votes");
    window.expect("Sees it otherwise: Seat 1 (Unlikely)");
    let element = window.package().cards[0].element.clone();
    let package = window.package().clone();
    let scenario = window.scenario();
    let level = |seat: usize| scenario.vote_on(&scenario.seats[seat], package.card(&element).unwrap());
    assert_eq!(
        [level(0), level(1), level(2)],
        [Some(Feasibility::Unlikely), Some(Feasibility::Likely), Some(Feasibility::Likely)]
    );
}

#[test]
fn a_revealed_seat_can_be_heard_like_a_voice_and_changes_nothing_for_everyone() {
    let mut window = seated(1);
    window.click("Vote for seat 1");
    let card = first_card(&window);
    window.click_on(Role::RadioButton, &format!("{card}: Ruled out"));
    window.click("Done, pass it on");
    window.click("Back to the room");
    let before = window.workshop().assessment().clone();
    window.click("Reveal the votes");
    assert_eq!(*window.workshop().assessment(), before, "with everyone heard, votes count for nothing");
    window.choose("Listening to", "Seat 1");
    assert_eq!(window.workshop().assessment().feasibility, Some(Feasibility::RuledOut));
    assert_eq!(window.workshop().assessment().verdict, Verdict::Blocked);
    assert_eq!(window.workshop().reading().voice, Some(VoiceId::from("seat-1")));
    window.expect("Seat 1");
    // Hidden again, it cannot be heard any more.
    window.click("Hide the votes");
    assert_eq!(window.workshop().reading().voice, None);
    assert_eq!(*window.workshop().assessment(), before);
}

#[test]
fn a_vote_is_about_the_card_as_it_stood() {
    let mut window = seated(1);
    window.click("Vote for seat 1");
    let card = first_card(&window);
    window.click_on(Role::RadioButton, &format!("{card}: Ready"));
    window.click("Done, pass it on");
    window.click("Back to the room");
    window.click("Reveal the votes");
    window.expect("Ready, 1 vote");
    window.keys(Modifiers::COMMAND, Key::Num1);
    let element = window.package().cards[0].element.clone();
    let phases = &window.scenario().phases;
    let here = phases.iter().position(|phase| phase.id == window.package().cards[0].phase).unwrap();
    window.click_begin(&format!("Card {card}"));
    window.keys(Modifiers::COMMAND, if here == 0 { Key::ArrowRight } else { Key::ArrowLeft });
    assert_ne!(window.card(element.as_str()).unwrap().phase, phases_of(&window)[here]);
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.expect_not("Ready, 1 vote");
    window.expect("Nobody has judged");
}

fn phases_of(window: &Window) -> Vec<guarantee_board::scenario::PhaseId> {
    window.scenario().phases.iter().map(|phase| phase.id.clone()).collect()
}

#[test]
fn whether_a_position_would_hold_is_asked_and_counted() {
    let mut window = seated(2);
    let rule = window.workshop().assessment().findings.iter().find_map(|finding| finding.rule.clone());
    let rule = rule.expect("the small example crosses a red line");
    let ask = |window: &mut Window, seat: usize, hold: &str| {
        window.click(&format!("Vote for seat {seat}"));
        let wanted = format!(": {hold}");
        let choice = window.all(Role::RadioButton, move |name| name.ends_with(&wanted));
        let name = crate::common::app::name_of(choice.first().expect("a position is asked about"));
        window.click_on(Role::RadioButton, &name);
        window.click("Done, pass it on");
        window.click("Back to the room");
    };
    ask(&mut window, 1, "Holds");
    ask(&mut window, 2, "Gives way");
    window.click("Reveal the votes");
    window.expect("holds 1 · gives way 1");
    window.expect("Would give way, according to Seat 2");
    assert_eq!(window.scenario().seats[1].positions.get(&rule), Some(&Hold::GivesWay));
}

#[test]
fn a_seat_that_a_round_was_read_with_stays() {
    let mut window = seated(1);
    window.click("Vote for seat 1");
    let card = first_card(&window);
    window.click_on(Role::RadioButton, &format!("{card}: Likely"));
    window.click("Done, pass it on");
    window.click("Back to the room");
    window.click("Reveal the votes");
    window.choose("Listening to", "Seat 1");
    window.keys(Modifiers::COMMAND, Key::R);
    window.click_on(Role::Button, "Close round");
    assert_eq!(window.scenario().rounds[0].votes.cards.len(), 1, "the votes are kept, counted");
    window.click("Remove seat 1");
    window.expect("the seat stays as long as the round does");
    assert_eq!(window.scenario().seats.len(), 1);
}

#[test]
fn notes_are_written_beside_what_they_are_about_and_never_presented() {
    let mut window = small();
    window.keys(Modifiers::COMMAND, Key::E);
    window.click_on(Role::MultilineTextInput, "Your note");
    window.type_text("Ask Anna first");
    assert_eq!(window.package().note, "Ask Anna first");
    assert!(window.workshop().dirty());
    window.key(Key::F5);
    window.expect_not("Ask Anna first");
    window.key(Key::F5);
    window.expect("Ask Anna first");
    let card = first_card(&window);
    window.keys(Modifiers::NONE, Key::Escape);
    window.keys(Modifiers::NONE, Key::Escape);
    window.click_begin(&format!("Card {card}"));
    window.key(Key::Enter);
    window.click_on(Role::MultilineTextInput, "Your note");
    window.type_text("Too dear");
    assert_eq!(window.package().cards[0].note, "Too dear");
    assert!(window.workshop().board().last_change().is_none(), "nothing is said of notes on the board");
}

#[test]
fn who_agreed_to_a_pin_is_kept_with_the_time_and_goes_with_the_pin() {
    let mut window = small();
    let card = first_card(&window);
    let element = window.package().cards[0].element.clone();
    window.click_begin(&format!("Card {card}"));
    window.keys(Modifiers::COMMAND, Key::L);
    window.click_begin(&format!("Card {card}"));
    window.key(Key::Enter);
    window.expect("What is settled about it");
    let field = crate::common::app::name_of(&window.begins(Role::TextInput, "Who has agreed"));
    window.click_on(Role::TextInput, &field);
    window.type_text("All but Anna");
    let agreement = window.scenario().acceptable.agreement(&Pin::Card(element.clone())).expect("it is kept").clone();
    assert_eq!(agreement.by, "All but Anna");
    assert_eq!(agreement.at.date().to_string(), "2025-08-28");
    window.expect("Agreed by All but Anna");
    let again = read_text(&window.bytes()).expect("it can be saved").scenario;
    assert_eq!(again.acceptable.agreed, [agreement]);
    window.click_begin(&format!("Card {card}"));
    window.keys(Modifiers::COMMAND, Key::L);
    assert!(window.scenario().acceptable.agreed.is_empty(), "without the pin there is nothing to agree to");
}
