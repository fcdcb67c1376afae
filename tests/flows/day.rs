//! Two hours of a workshop, and what is sent round after them.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use tempfile::tempdir;

use crate::common::app::name_of;
use crate::html;
use crate::samples::shipped;
use crate::two_hours::{CARDS, ROUNDS, SEATS, VOTES, export, save_and_open_again, two_hours};

/// `UPDATE_SNAPSHOTS=1` writes the kept copy of the minutes anew.
#[test]
fn two_hours_of_a_workshop_end_in_minutes_that_can_be_sent_round() {
    let folder = tempdir().expect("a folder for the test");
    let path = folder.path().join("day.ron");
    let before = shipped();
    let (mut window, mut audience) = two_hours(&before, &path);
    let scenario = window.scenario();
    assert_eq!(
        (scenario.packages.len() - before.packages.len(), scenario.rounds.len(), scenario.seats.len()),
        (12, 8, 6)
    );
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
    let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/flows/day.md");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(kept, &minutes).expect("the kept copy");
    }
    assert_eq!(minutes, fs::read_to_string(kept).expect("the kept copy"));
    let page = fs::read_to_string(folder.path().join("day.html")).expect("the page");
    assert_eq!(html::read(&page).errors, [] as [String; 0]);
    assert_eq!(page.matches("<svg ").count(), ROUNDS.len(), "a picture of each board");
    window = save_and_open_again(window, &path);
    assert_eq!(window.scenario().rounds.len(), 8);
    let first = window.begins(Role::Button, "Package on the board: ");
    assert_eq!(name_of(&first), "Package on the board: Option 12");
}
