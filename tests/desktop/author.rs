//! Scenarios made from the blank one in the real window: one by mouse and keyboard, one by keyboard alone.

use std::path::PathBuf;

use guarantee_board::assess::{Model, Reading, assess};
use guarantee_board::scenario::Scenario;
use guarantee_board::storage::{read_file, read_text, save};
use tempfile::TempDir;

use crate::common::{authoring, by_keys, trial};
use crate::pair::{HALF, Pair, QUARTER};

/// So tall that whole forms are in sight, in points.
const TALL: (u32, u32) = (1440, 2400);

/// A usual size, in points.
const USUAL: (u32, u32) = (1440, 900);

/// The blank scenario in a file to work on.
fn blank() -> (TempDir, PathBuf, Scenario) {
    let folder = TempDir::new().expect("a folder to work in");
    let path = folder.path().join("made.ron");
    let blank = read_text(include_str!("../../scenarios/blank.ron")).expect("sound").scenario;
    save(&path, &blank).expect("a file to work on");
    (folder, path, blank)
}

#[test]
fn a_scenario_made_in_the_editor_is_assessed_as_the_same_written_by_hand() {
    let (_folder, path, blank) = blank();
    let mut pair = Pair::open("author", &path, TALL, HALF);
    authoring::build(&mut pair);
    let picture = pair.program.settled();
    pair.program.keep(&picture, "made");
    pair.program.press("ctrl+s");
    pair.saved(&path);
    let made = read_file(&path).expect("a file that can be read").scenario;
    let by_hand = read_text(include_str!("../common/authored.ron")).expect("sound").scenario;
    let reading = Reading { date: by_hand.as_of, voice: None };
    let model = |scenario| Model::new(scenario).expect("resolved");
    for package in &by_hand.packages {
        assert_eq!(made.package(&package.id), Some(package));
        let (made, by_hand) = (model(&made), model(&by_hand));
        assert_eq!(assess(&made, package, &reading), assess(&by_hand, package, &reading));
    }
    assert_eq!(made, by_hand, "nothing else differs either");
    while pair.twin.workshop().undo_label().is_some() {
        pair.twin.menu("Edit", "Undo");
    }
    assert_eq!(pair.twin.scenario(), &blank, "all of it can be undone");
}

#[test]
fn a_whole_scenario_is_written_with_the_keyboard_alone() {
    let (_folder, path, _) = blank();
    let mut pair = Pair::open("author-keys", &path, USUAL, QUARTER);
    let keys = by_keys::write(&mut pair).keys;
    let picture = pair.program.settled();
    pair.program.keep(&picture, "made");
    pair.program.press("ctrl+s");
    pair.saved(&path);
    trial::assert_same(&read_file(&path).expect("a file that can be read").scenario);
    assert!(keys <= by_keys::MOST, "{keys} keys");
}
