//! Two hours of a workshop, driven through the real program as a facilitator would: twelve packages, eight rounds, six
//! seats that vote three times, sixty edits, the file saved and opened again in the middle; then what is sent round.

use std::fs;
use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::scenario::Scenario;
use guarantee_board::storage::read_file;
use guarantee_board::ui::dialogs::Reply;
use tempfile::tempdir;

use crate::browser::{Browser, looks_as_kept, pages, project, shipped};
use crate::common::app::{Window, name_of};
use crate::html;

/// The packages after which a round is closed, by number.
const ROUNDS: [usize; 8] = [1, 2, 4, 5, 7, 8, 10, 12];
/// The packages on which the room votes.
const VOTES: [usize; 3] = [2, 7, 12];
/// The package after which the file is saved, closed and opened again.
const BREAK: usize = 6;
/// How many cards each package gets, one of which is taken off again.
const CARDS: usize = 4;
/// Who sits there; not everybody wants to be named.
const SEATS: [&str; 6] = ["Anna", "", "Boris", "", "Chloé", ""];

/// A package of some elements, by hand: five edits.
fn package(window: &mut Window, number: usize) {
    window.keys(Modifiers::COMMAND, Key::Num1);
    window.keys(Modifiers::COMMAND, Key::T);
    window.type_text(&format!("Option {number}"));
    window.key(Key::Enter);
    let elements: Vec<(String, bool)> =
        window.scenario().elements.iter().map(|element| (element.name.clone(), element.frame)).collect();
    let names: Vec<String> = elements.into_iter().filter(|(_, frame)| !frame).map(|(name, _)| name).collect();
    for place in 0..CARDS {
        window.click(&format!("Add {}", names[(number * 2 + place * 5) % names.len()]));
    }
    window.of_card(&names[(number * 2) % names.len()], "Remove card");
    assert_eq!(window.package().cards.len(), CARDS - 1);
}

/// Each seat judges three cards in private; then the votes are revealed.
fn vote(window: &mut Window, number: usize) {
    const LEVELS: [&str; 4] = ["Unlikely", "Contested", "Likely", "Ready"];
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click("Cast votes in private…");
    let elements: Vec<_> = window.package().cards.iter().map(|card| card.element.clone()).collect();
    let cards: Vec<String> =
        elements.iter().map(|id| window.scenario().element(id).expect("its element").name.clone()).collect();
    for (seat, name) in SEATS.iter().enumerate() {
        let who = if name.is_empty() { format!("Seat {}", seat + 1) } else { (*name).to_owned() };
        window.click(&format!("Vote as {who}"));
        for (place, card) in cards.iter().enumerate() {
            let level = LEVELS[(seat * 3 + place + number) % LEVELS.len()];
            window.click_on(Role::RadioButton, &format!("{card}: {level}"));
        }
        window.click("Done, pass it on");
    }
    window.click("Reveal the votes");
    window.expect(&format!("{0} of {0} seats voted · revealed", SEATS.len()));
}

/// Closes a round with what was said.
fn close(window: &mut Window, number: usize) {
    window.keys(Modifiers::COMMAND, Key::Num1);
    window.keys(Modifiers::COMMAND, Key::R);
    window.click_on(Role::MultilineTextInput, "Note");
    window.type_text(&format!("Option {number} goes into the next round."));
    window.click_on(Role::TextInput, "Who argued, 1");
    window.type_text("Anna");
    window.click_on(Role::MultilineTextInput, "What was argued, 1");
    window.type_text("Whoever promises must be able to deliver.");
    window.click_on(Role::Button, "Close round");
}

/// The seats, and what the group begins with.
fn sit_down(window: &mut Window) {
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click("Add an assumption");
    window.click_on(Role::TextInput, "Point 1");
    window.type_text("The ceasefire holds for a year.");
    window.click("Add an open question");
    window.click_on(Role::TextInput, "Point 2");
    window.type_text("Who pays?");
    for (place, name) in SEATS.iter().enumerate() {
        window.click("Add a seat");
        if !name.is_empty() {
            window.click_on(Role::TextInput, &format!("Name of seat {}", place + 1));
            window.type_text(name);
        }
    }
}

/// Exports to a file, without names and notes.
fn export(window: &mut Window, kind: &str, path: &Path) {
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.click_on(Role::RadioButton, kind);
    window.click_on(Role::Button, "Export…");
    window.answer(Reply::Picked(path.to_owned()));
    window.expect("Exported");
}

/// Writes the file, and opens it in a new window.
fn save_and_open_again(mut window: Window, path: &Path) -> Window {
    window.keys(Modifiers::COMMAND, Key::S);
    let saved: Scenario = read_file(path).expect("the saved file").scenario;
    assert_eq!(saved, *window.scenario());
    window.exit();
    Window::on(path)
}

/// `UPDATE_SNAPSHOTS=1` writes the kept copy of the minutes and their picture anew.
#[test]
fn two_hours_of_a_workshop_end_in_minutes_that_can_be_sent_round() {
    let folder = tempdir().expect("a folder for the test");
    let path = folder.path().join("day.ron");
    fs::write(&path, guarantee_board::storage::write_text(&shipped()).expect("a text")).expect("a file for the test");
    let mut window = Window::on(&path);
    let mut audience = window.open_audience();
    sit_down(&mut window);
    let before = window.scenario().packages.len();
    for number in 1..=12 {
        package(&mut window, number);
        audience.expect(&format!("Option {number}"));
        if VOTES.contains(&number) {
            vote(&mut window, number);
        }
        if ROUNDS.contains(&number) {
            close(&mut window, number);
        }
        if VOTES.contains(&number) {
            window.keys(Modifiers::COMMAND, Key::Num6);
            window.click("Vote again");
        }
        if number == BREAK {
            window = save_and_open_again(window, &path);
            audience = window.open_audience();
        }
    }
    let scenario = window.scenario();
    assert_eq!((scenario.packages.len() - before, scenario.rounds.len(), scenario.seats.len()), (12, 8, 6));
    let votes = scenario.rounds.iter().flat_map(|round| round.votes.cards.values()).map(Vec::len).sum::<usize>();
    assert_eq!(votes, VOTES.len() * SEATS.len() * (CARDS - 1));
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.expect("8 rounds were closed");
    audience.expect("8 rounds were closed");
    let text = audience.texts();
    assert!(!text.contains("Anna") && !text.contains("Chloé"), "nobody is named on the shared screen");

    export(&mut window, "As text (Markdown)", &folder.path().join("day.md"));
    export(&mut window, "As a page to read and to print (HTML)", &folder.path().join("day.html"));
    let minutes = fs::read_to_string(folder.path().join("day.md")).expect("the minutes");
    assert!(!minutes.contains("Anna"), "names are left out");
    let kept = project("tests/desktop/day.md");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&kept, &minutes).expect("the kept copy");
    }
    assert_eq!(minutes, fs::read_to_string(&kept).expect("the kept copy"));
    let page = fs::read_to_string(folder.path().join("day.html")).expect("the page");
    assert_eq!(html::read(&page).errors, [] as [String; 0]);
    assert_eq!(page.matches("<svg ").count(), ROUNDS.len(), "a picture of each board");
    let browser = Browser::new();
    looks_as_kept(&browser, &page, "day");
    assert!(pages(&browser, &page) > ROUNDS.len(), "each round begins a page of its own");
    window = save_and_open_again(window, &path);
    assert_eq!(window.scenario().rounds.len(), 8);
    let first = window.begins(Role::Button, "Package on the board: ");
    assert_eq!(name_of(&first), "Package on the board: Option 12");
}
