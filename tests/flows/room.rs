//! The room: points, seats, votes cast in private, revealed, counted and heard; notes and agreements.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use guarantee_board::report::FileReport;
use guarantee_board::report::json::{FileJson, document};
use guarantee_board::report::minutes::{Telling, minutes};
use guarantee_board::report::votes::votes;
use guarantee_board::scenario::{Feasibility, Hold, Pin, PointKind, Scenario, Verdict, VoiceId};
use guarantee_board::storage::read_text;

use tempfile::tempdir;

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
    seat(&mut window, count);
    window
}

/// Opens the room, and seats so many.
fn seat(window: &mut Window, count: usize) {
    window.keys(Modifiers::COMMAND, Key::Num6);
    for _ in 0..count {
        window.click("Add a seat");
    }
}

/// The name of the first card on the board.
fn first_card(window: &Window) -> String {
    let element = &window.package().cards[0].element;
    window.scenario().element(element).expect("its element").name.clone()
}

/// A seat judges the first card, and the laptop is passed on.
fn vote(window: &mut Window, seat: usize, level: &str) {
    let card = first_card(window);
    window.click_on(Role::Tab, "Vote");
    window.click(&format!("Vote as Seat {seat}"));
    window.click_on(Role::RadioButton, &format!("{card}: {level}"));
    window.click("Done, pass it on");
}

/// What is said of a row of the result.
fn row(window: &Window, what: &str) -> String {
    let start = format!("{what}: ");
    let all = window.names(Role::Label);
    all.into_iter().find(|name| name.starts_with(&start)).unwrap_or_else(|| panic!("no row of {what}"))
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

/// The choices of a ballot that are made.
fn chosen(window: &Window) -> Vec<String> {
    let all = window.all(Role::RadioButton, |_| true).into_iter();
    let on = all.filter(|node| node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True));
    on.map(|node| crate::common::app::name_of(&node)).collect()
}

#[test]
fn a_seat_votes_and_nobody_sees_what_before_it_is_revealed() {
    let mut window = seated(3);
    let card = first_card(&window);
    window.click("Cast votes in private…");
    window.expect("Pass the laptop on");
    for (seat, level) in [(1, "Unlikely"), (2, "Likely"), (3, "Likely")] {
        vote(&mut window, seat, level);
        let (next, other) =
            if seat == 3 { ("Reopen the ballot of Seat 1", "Unlikely") } else { ("Vote as Seat", "No view") };
        window.click_on(Role::Tab, "Vote");
        let name = if seat == 3 { next.to_owned() } else { format!("{next} {}", seat + 1) };
        window.click(&name);
        assert_eq!(chosen(&window)[0], format!("{card}: {other}"), "only its own vote is seen");
        window.key(Key::Escape);
    }
    window.expect("Seat 1’s ballot was reopened");
    window.click_on(Role::Tab, "Result");
    window.expect("The votes are not revealed yet");
    window.expect_not("Median");
    assert!(!window.says("Just now: Vote"), "a vote is nobody's business");
    window.click("Reveal the votes");
    let told = row(&window, &card);
    assert!(told.contains("Mixed · Unlikely to Likely · Median Likely, "), "{told}");
    assert!(told.ends_with("Unlikely 1, Likely 2"), "{told}");
    assert!(!told.contains("Seat"), "nobody is named, because nobody chose that before: {told}");
    assert!(window.is_disabled("Names off"), "it is too late to choose");
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
fn names_stand_with_the_result_if_that_was_chosen_before_the_vote() {
    let mut window = seated(2);
    let card = first_card(&window);
    window.click_on(Role::TextInput, "Name of seat 2");
    window.type_text("Boris");
    window.click("Names off");
    window.click_on(Role::Tab, "Vote");
    window.click("Vote as Seat 1");
    window.click_on(Role::RadioButton, &format!("{card}: Unlikely"));
    window.click("Done, pass it on");
    assert!(window.is_disabled("Names on"), "who has voted has relied on it");
    window.click("Vote as Boris");
    window.click_on(Role::RadioButton, &format!("{card}: Ready"));
    window.click("Done, pass it on");
    window.click("Reveal the votes");
    assert!(row(&window, &card).ends_with("Unlikely: Seat 1, Ready: Boris"), "{}", row(&window, &card));
    window.click("Vote again");
    assert!(!window.is_disabled("Names on"), "before another vote it can be chosen anew");
}

/// The report on the board as it stands, for programs.
fn json(window: &Window) -> String {
    let workshop = window.workshop();
    let packages = vec![(window.package(), workshop.assessment().clone())];
    let report = FileReport { file: "room.ron", scenario: window.scenario(), reading: workshop.reading(), packages };
    document(&[FileJson::read(&report)]).expect("it can be written")
}

#[test]
fn what_a_seat_votes_is_nowhere_before_the_reveal() {
    let mut window = seated(2);
    let all = [Role::Label, Role::Button, Role::Link, Role::RadioGroup, Role::RadioButton, Role::Tab];
    let seen = |window: &Window| all.iter().flat_map(|role| window.names(*role)).collect::<Vec<String>>().join("\n");
    let card = first_card(&window);
    // Levels that the sources give to no card of the small example.
    let secret = ["Ready", "Gives way"];
    window.click_on(Role::Tab, "Vote");
    window.click("Vote as Seat 1");
    window.click_on(Role::RadioButton, &format!("{card}: {}", secret[0]));
    let position = window.all(Role::RadioButton, |name| name.ends_with(": Gives way"));
    let position = crate::common::app::name_of(position.first().expect("a position is asked about"));
    window.click_on(Role::RadioButton, &position);
    let mut audience = window.open_audience();
    assert!(!audience.look().texts().contains("judges the package"), "a ballot is on no other screen");
    window.key(Key::F5);
    window.expect_not("judges the package");
    window.key(Key::F5);
    window.click_on(Role::Tab, "Vote");
    let passing = seen(&window);
    assert!(passing.contains("voted") && passing.contains("not yet"), "{passing}");
    assert!(secret.iter().all(|secret| !passing.contains(secret)), "{passing}");
    assert!(!passing.contains("judged"), "nor how much: {passing}");
    assert_eq!(window.workshop().undo_label().as_deref(), Some("Vote of Seat 1"));
    window.menu("View", "Votes");
    window.keys(Modifiers::COMMAND, Key::H);
    window.expect("Nothing has been changed yet");
    let scenario = window.scenario();
    for names in [false, true] {
        let minutes = minutes(scenario, Telling { names, notes: true });
        assert!(!minutes.contains("voted"), "{minutes}");
        assert!(votes(scenario, names).is_err(), "the table of votes is not written");
    }
    let shown = json(&window);
    assert!(!shown.contains("seat-1"), "{shown}");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert!(!window.scenario().seats[0].has_voted(), "a ballot is one step, so that its steps tell nothing");
}

#[test]
fn a_ballot_that_is_opened_again_is_told_until_the_reveal() {
    let mut window = seated(3);
    vote(&mut window, 3, "Likely");
    window.expect("1 of 3 seats voted");
    assert!(!window.has(Role::Button, "Vote as Seat 3"), "it is closed");
    window.click("Reopen the ballot of Seat 3");
    window.click("Done, pass it on");
    window.expect("Seat 3’s ballot was reopened");
    window.click_on(Role::Tab, "Seats and points");
    window.expect("its ballot was reopened");
    // A seat without a view is done, too; and so is one that was opened twice.
    window.click_on(Role::Tab, "Vote");
    window.click("Vote as Seat 1");
    window.click("Done, pass it on");
    window.click("Reopen the ballot of Seat 1");
    window.click("Done, pass it on");
    window.expect("The ballots of Seat 1 and Seat 3 were reopened");
    window.key(Key::F5);
    window.expect("The ballots of Seat 1 and Seat 3 were reopened");
    window.key(Key::F5);
    window.click("Reveal the votes");
    window.expect_not("reopened");
    window.click("Hide the votes");
    window.expect_not("reopened");
}

#[test]
fn what_the_room_was_told_of_ballots_survives_a_crash() {
    let folder = tempdir().expect("a temporary folder");
    let mut window = Window::keeping(folder.path(), None);
    seat(&mut window, 3);
    vote(&mut window, 3, "Likely");
    window.click("Reopen the ballot of Seat 3");
    window.click("Done, pass it on");
    window.click("Vote as Seat 1");
    window.click("Done, pass it on");
    window.wait(2.0);
    drop(window);
    let mut window = Window::keeping(folder.path(), None);
    window.click("Restore Security guarantees for Ukraine, 2025");
    window.menu("View", "Votes");
    window.expect("Seat 3’s ballot was reopened");
    assert!(!window.has(Role::Button, "Vote as Seat 1"), "a seat without a view is done");
}

#[test]
fn digits_answer_and_go_on_arrows_move_and_enter_passes_it_on() {
    let mut window = seated(1);
    window.click_on(Role::Tab, "Vote");
    window.click("Vote as Seat 1");
    let cards: Vec<String> = {
        let scenario = window.scenario();
        let name = |card: &guarantee_board::scenario::Card| scenario.element(&card.element).unwrap().name.clone();
        window.package().cards.iter().map(name).collect()
    };
    assert_eq!(window.focused(), Some(format!("{}: no view", cards[0])), "the first card has the keyboard at once");
    window.key(Key::Num4);
    assert_eq!(window.focused(), Some(format!("{}: no view", cards[1])));
    window.key(Key::Num0);
    window.key(Key::ArrowUp);
    assert_eq!(window.focused(), Some(format!("{}: Ruled out", cards[1])));
    window.key(Key::ArrowUp);
    window.key(Key::Num2);
    window.key(Key::Delete);
    let levels = |window: &Window| {
        let (scenario, package) = (window.scenario(), window.package());
        package.cards.iter().map(|card| scenario.vote_on(&scenario.seats[0], card)).take(2).collect::<Vec<_>>()
    };
    assert_eq!(levels(&window), [Some(Feasibility::Contested), None]);
    for _ in 0..50 {
        window.key(Key::ArrowDown);
    }
    assert_eq!(window.focused().as_deref(), Some("Done, pass it on"));
    window.key(Key::Enter);
    window.expect("Pass the laptop on");
    assert_eq!(levels(&window), [Some(Feasibility::Contested), None]);
}

#[test]
fn one_person_enters_what_a_room_has_voted_by_hand() {
    let mut window = seated(3);
    vote(&mut window, 2, "Likely");
    window.click("Enter the room’s votes…");
    let card = first_card(&window);
    assert_eq!(window.focused(), Some(format!("{card}, Seat 1: no view")));
    window.expect(&format!("{card}, Seat 2: closed"));
    window.key(Key::Num3);
    window.key(Key::ArrowUp);
    assert_eq!(window.focused(), Some(format!("{card}, Seat 1: Likely")));
    window.key(Key::Tab);
    assert_eq!(window.focused(), Some(format!("{card}, Seat 3: no view")), "what is closed is passed over");
    window.key(Key::Num1);
    window.key(Key::ArrowUp);
    window.keys(Modifiers::SHIFT, Key::Tab);
    assert_eq!(window.focused(), Some(format!("{card}, Seat 1: Likely")));
    window.key(Key::Delete);
    window.click("Done");
    let (scenario, package) = (window.scenario(), window.package());
    let levels: Vec<_> = scenario.seats.iter().map(|seat| scenario.vote_on(seat, &package.cards[0])).collect();
    assert_eq!(levels, [None, Some(Feasibility::Likely), Some(Feasibility::Unlikely)]);
    // What was entered here can be mended here; the ballot stays closed.
    window.click("Enter the room’s votes…");
    window.expect(&format!("{card}, Seat 2: closed"));
    let mendable = window.all(Role::RadioGroup, |name| name.ends_with("Seat 3: Unlikely"));
    assert_eq!(mendable.len(), 1);
    window.key(Key::F5);
    window.expect_not("by hand");
    window.expect_not("Unlikely");
}

#[test]
fn the_biggest_disagreement_comes_first_and_stays_there_until_the_next_reveal() {
    let mut window = seated(2);
    let cards: Vec<String> = {
        let scenario = window.scenario();
        let name = |card: &guarantee_board::scenario::Card| scenario.element(&card.element).unwrap().name.clone();
        window.package().cards.iter().map(name).collect()
    };
    let last = cards.last().expect("cards").clone();
    assert_ne!(cards[0], last);
    let judge = |window: &mut Window, seat: usize, first: &str, end: &str| {
        window.click_on(Role::Tab, "Vote");
        window.click_begin(if window.has(Role::Button, &format!("Vote as Seat {seat}")) {
            "Vote as Seat "
        } else {
            "Reopen"
        });
        window.click_on(Role::RadioButton, &format!("{}: {first}", cards[0]));
        window.click_on(Role::RadioButton, &format!("{last}: {end}"));
        window.click("Done, pass it on");
    };
    judge(&mut window, 1, "Likely", "Ruled out");
    judge(&mut window, 2, "Likely", "Ready");
    window.click("Reveal the votes");
    let rows = |window: &Window| {
        let height = |name: &str| window.find(Role::Link, name).rect().top();
        height(&last) < height(&cards[0])
    };
    assert!(rows(&window));
    assert!(row(&window, &last).contains(": Split · Ruled out to Ready"));
    // Changed so that the other would come first.
    window.click_on(Role::Tab, "Vote");
    window.click("Vote as Seat 2");
    window.click_on(Role::RadioButton, &format!("{}: Ruled out", cards[0]));
    window.click_on(Role::RadioButton, &format!("{last}: Ruled out"));
    window.click("Done, pass it on");
    window.click_on(Role::Tab, "Result");
    assert!(row(&window, &last).contains(": Agreed"));
    assert!(rows(&window), "nothing moves under the eyes of the room");
    window.click("Vote again");
    judge(&mut window, 1, "Ruled out", "Likely");
    window.click("Vote as Seat 2");
    window.click_on(Role::RadioButton, &format!("{}: Ready", cards[0]));
    window.click_on(Role::RadioButton, &format!("{last}: Likely"));
    window.click("Done, pass it on");
    window.click("Reveal the votes");
    assert!(!rows(&window), "the next reveal has an order of its own");
}

#[test]
fn a_vote_changed_after_the_reveal_is_marked_wherever_it_goes() {
    let mut window = seated(2);
    let card = first_card(&window);
    vote(&mut window, 1, "Unlikely");
    vote(&mut window, 2, "Likely");
    window.click("Reveal the votes");
    window.expect_not("changed after the reveal");
    vote(&mut window, 1, "Likely");
    window.click_on(Role::Tab, "Result");
    window.expect("1 vote changed after the reveal");
    // Hiding and showing them again takes nothing back.
    window.click("Hide the votes");
    window.click("Reveal the votes");
    window.expect("1 vote changed after the reveal");
    let table = votes(window.scenario(), false).expect("they are revealed");
    assert_eq!(table.columns.last().map(String::as_str), Some("Changed after the reveal"));
    assert!(format!("{:?}", table.lines).contains("Seat 1 (was Unlikely)"), "{:?}", table.lines);
    let again = read_text(&window.bytes()).expect("it can be saved").scenario;
    assert_eq!(again.seats, window.scenario().seats);
    window.keys(Modifiers::COMMAND, Key::R);
    window.click_on(Role::Button, "Close round");
    let told = minutes(window.scenario(), Telling::default());
    assert!(told.contains(&format!("{card}: 1 vote changed after the reveal")), "{told}");
    // Who votes as before again has changed nothing; and taking a vote away is a change.
    vote(&mut window, 1, "Unlikely");
    window.click_on(Role::Tab, "Result");
    window.expect_not("changed after the reveal");
    vote(&mut window, 2, "No view");
    window.click_on(Role::Tab, "Result");
    window.expect("1 vote changed after the reveal");
}

#[test]
fn a_card_says_what_the_room_says_of_it_and_leads_there() {
    let mut window = seated(2);
    let card = first_card(&window);
    vote(&mut window, 1, "Unlikely");
    vote(&mut window, 2, "Ready");
    window.keys(Modifiers::COMMAND, Key::Num1);
    let places = |window: &Window| {
        let buttons = window.all(Role::Button, |name| !name.starts_with("Room ") && !name.starts_with("Against "));
        buttons.iter().map(|node| (crate::common::app::name_of(node), node.rect())).collect::<Vec<_>>()
    };
    let before = places(&window);
    window.expect_not("Room split");
    window.menu("Workshop", "Reveal the votes");
    let after = places(&window);
    let moved = before.iter().filter(|(name, rect)| after.iter().any(|(other, at)| other == name && at != rect));
    assert_eq!(moved.collect::<Vec<_>>(), Vec::<&(String, egui::Rect)>::new(), "nothing moves by it");
    window.click(&format!("Room split: {card}"));
    assert!(row(&window, &card).contains(": Split"));
    assert_eq!(window.focused(), Some(card.clone()), "the row of that card");
    window.keys(Modifiers::COMMAND, Key::Num1);
    window.click_begin(&format!("Card {card}"));
    let left = window.package().cards[0].phase == phases_of(&window)[0];
    window.keys(Modifiers::COMMAND, if left { Key::ArrowRight } else { Key::ArrowLeft });
    window.expect_not("Room split");
}

#[test]
fn a_revealed_seat_can_be_heard_like_a_voice_and_changes_nothing_for_everyone() {
    let mut window = seated(1);
    window.click_on(Role::Tab, "Vote");
    window.click("Vote as Seat 1");
    let card = first_card(&window);
    window.click_on(Role::RadioButton, &format!("{card}: Ruled out"));
    window.click("Done, pass it on");
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
    window.click_on(Role::Tab, "Vote");
    window.click("Vote as Seat 1");
    let card = first_card(&window);
    window.click_on(Role::RadioButton, &format!("{card}: Ready"));
    window.click("Done, pass it on");
    window.click("Reveal the votes");
    assert!(row(&window, &card).ends_with("Ready 1"), "{}", row(&window, &card));
    window.keys(Modifiers::COMMAND, Key::Num1);
    let element = window.package().cards[0].element.clone();
    let phases = &window.scenario().phases;
    let here = phases.iter().position(|phase| phase.id == window.package().cards[0].phase).unwrap();
    window.click_begin(&format!("Card {card}"));
    window.keys(Modifiers::COMMAND, if here == 0 { Key::ArrowRight } else { Key::ArrowLeft });
    assert_ne!(window.card(element.as_str()).unwrap().phase, phases_of(&window)[here]);
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.expect_not("Ready 1");
    window.expect("Nobody has judged it as it stands");
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
        window.click_on(Role::Tab, "Vote");
        window.click(&format!("Vote as Seat {seat}"));
        let wanted = format!(": {hold}");
        let choice = window.all(Role::RadioButton, move |name| name.ends_with(&wanted));
        let name = crate::common::app::name_of(choice.first().expect("a position is asked about"));
        window.click_on(Role::RadioButton, &name);
        window.click("Done, pass it on");
    };
    ask(&mut window, 1, "Holds");
    ask(&mut window, 2, "Gives way");
    window.click("Reveal the votes");
    let heading = guarantee_board::wording::rule_heading(window.scenario(), &rule);
    let told = row(&window, &heading);
    assert!(told.contains("Split · 1 of 2: it would hold · would hold 1 · would give way 1 · no view 0"), "{told}");
    assert_eq!(window.scenario().seats[1].positions.get(&rule), Some(&Hold::GivesWay));
}

#[test]
fn a_seat_that_a_round_was_read_with_stays() {
    let mut window = seated(1);
    window.click_on(Role::Tab, "Vote");
    window.click("Vote as Seat 1");
    let card = first_card(&window);
    window.click_on(Role::RadioButton, &format!("{card}: Likely"));
    window.click("Done, pass it on");
    window.click("Reveal the votes");
    window.choose("Listening to", "Seat 1");
    window.keys(Modifiers::COMMAND, Key::R);
    window.click_on(Role::Button, "Close round");
    assert_eq!(window.scenario().rounds[0].votes.cards.len(), 1, "the votes are kept, counted");
    window.click_on(Role::Tab, "Seats and points");
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
