//! Presenting: what the room must not see is not there.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::scenario::Scenario;

use crate::common::app::{FULL_HD, Window};
use crate::samples::shipped;

const SECRET: &str = "for the facilitator alone";

/// The shipped scenario with a note on everything that can have one.
fn noted() -> Scenario {
    let mut scenario = shipped();
    let notes = scenario.positions.iter_mut().map(|position| &mut position.note);
    let notes = notes.chain(scenario.limits.iter_mut().map(|limit| &mut limit.note));
    let notes = notes.chain(scenario.cautions.iter_mut().map(|caution| &mut caution.note));
    let notes = notes.chain(scenario.claims.iter_mut().map(|claim| &mut claim.note));
    let notes = notes.chain(scenario.sources.iter_mut().map(|source| &mut source.note));
    notes.chain(scenario.actors.iter_mut().map(|actor| &mut actor.note)).for_each(|note| *note = SECRET.to_owned());
    let cards = scenario.packages.iter_mut().flat_map(|package| &mut package.cards);
    cards.for_each(|card| card.note = SECRET.to_owned());
    scenario
}

/// Goes from the findings down to a source, and to the actor; says on which of these screens the notes are seen.
fn told(window: &mut Window) -> Vec<bool> {
    let mut told = Vec::new();
    window.click_on(Role::Link, "Russia: no Western soldiers in Ukraine");
    window.click_begin("Russia: no Western soldiers in Ukraine");
    told.push(window.says(SECRET));
    let scenario = window.scenario();
    let line = scenario.positions.iter().find(|position| position.title.starts_with("No Western soldiers"));
    let line = line.expect("the red line").claims.first().expect("it has claims");
    let says = scenario.claim(line).expect("the claim").says.clone();
    window.click_begin(&says);
    told.push(window.says(SECRET));
    window.keys(egui::Modifiers::COMMAND, Key::Num3);
    told.push(window.says(SECRET));
    told
}

#[test]
fn notes_are_seen_at_work_and_never_while_presenting() {
    let scenario = noted();
    let mut at_work = Window::with(&scenario, FULL_HD);
    assert_eq!(told(&mut at_work), [true; 3], "where the notes are seen at work");
    let mut presenting = Window::with(&scenario, FULL_HD);
    presenting.key(Key::F5);
    assert_eq!(told(&mut presenting), [false; 3], "where the notes are seen while presenting");
}

#[test]
fn where_a_file_lies_is_never_on_a_shared_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("meeting.ron");
    guarantee_board::storage::save(&path, &noted()).expect("a file to work on");
    let mut window = Window::on(&path);
    window.menu("Package", "Duplicate package");
    window.keys(Modifiers::COMMAND, Key::S);
    window.expect("Saved ");
    window.key(Key::F5);
    window.expect_not("Saved ");
    window.keys(Modifiers::COMMAND, Key::S);
    window.expect_not(&folder.path().display().to_string());
}
