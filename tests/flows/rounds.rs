//! Rounds: closed, looked at, gone through, copied, taken back; what stands in them stays as it was.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::HarnessBuilder;
use guarantee_board::scenario::{Feasibility, Verdict};
use guarantee_board::storage::{read_file, read_text};
use tempfile::tempdir;

use crate::common::app::{FULL_HD, Memory, Window};
use crate::overlap::overlaps;

/// The small example, on a file of its own.
use crate::samples::NEIGHBOURS;

fn small() -> Window {
    Window::with(&read_text(NEIGHBOURS).expect("the small example").scenario, FULL_HD)
}

/// Closes a round under the name that is offered.
fn close(window: &mut Window) {
    window.keys(Modifiers::COMMAND, Key::R);
    window.click_on(Role::Button, "Close round");
}

#[test]
fn a_round_keeps_the_board_with_its_verdict_note_and_arguments() {
    let mut window = small();
    let package = window.package().clone();
    window.keys(Modifiers::COMMAND, Key::R);
    window.expect("Close the round");
    window.click_on(Role::MultilineTextInput, "Note");
    window.type_text("The border is not worth a veto.");
    assert!(window.is_disabled("Add an argument"), "the first one is not used yet");
    window.click_on(Role::TextInput, "Who argued, 1");
    window.type_text("Delegate of the League");
    window.click_on(Role::MultilineTextInput, "What was argued, 1");
    window.type_text("Inland is where the roads are.");
    window.click("Add an argument");
    window.click_on(Role::Button, "Close round");
    window.expect_not("Close the round");
    let round = window.scenario().rounds[0].clone();
    assert_eq!((round.name.as_str(), round.id.as_str()), ("Round 1", "round-1"));
    assert_eq!(round.closed.to_string(), "2025-08-28T14:12:00");
    assert_eq!((round.verdict, round.package), (Verdict::Blocked, package));
    assert_eq!(round.violated.iter().map(|rule| rule.as_str()).collect::<Vec<_>>(), ["no-soldiers-at-border"]);
    assert_eq!(round.note, "The border is not worth a veto.");
    assert_eq!(round.arguments.len(), 1, "what nobody said is left out");
    assert_eq!(round.arguments[0].who, "Delegate of the League");
    assert!(window.workshop().dirty());
    window.keys(Modifiers::COMMAND, Key::Z);
    assert!(window.scenario().rounds.is_empty());
    assert!(!window.workshop().dirty());
    window.keys(Modifiers::COMMAND, Key::Y);
    assert_eq!(window.scenario().rounds.len(), 1);
}

#[test]
fn the_timeline_tells_what_changed_and_each_board_can_be_looked_at() {
    let mut window = small();
    close(&mut window);
    window.choose("Location of Guest battalion:", "inland");
    close(&mut window);
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.expect("2 rounds were closed; what stands in them stays as it was");
    window.expect("Round 1 · Blocked");
    window.expect("Round 2 · Workable");
    window.expect("Since Round 1");
    window.expect("Guest battalion: Location at the border → inland");
    window.expect("Nothing changed on the board");
    assert_eq!(overlaps(&mut window), [""; 0]);
    let before = window.bytes();
    window.click("Look at the board of Round 1");
    window.expect("A round, not on the board:");
    window.expect("Verdict: Blocked");
    window.expect("Round 1 · 1 of 2");
    assert!(!window.has(Role::Button, "More for Guest battalion"), "nothing of it can be changed");
    assert_eq!(overlaps(&mut window), [""; 0]);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::PageDown);
    window.expect("Round 2 · 2 of 2");
    window.expect("Verdict: Workable");
    window.keys(Modifiers::COMMAND, Key::R);
    window.expect("Go back to the board first: it is what a round keeps");
    window.key(Key::Escape);
    window.expect("Rounds");
    window.key(Key::Escape);
    window.expect_not("A round, not on the board:");
    assert_eq!(window.bytes(), before, "looking changes nothing");
}

#[test]
fn a_round_is_copied_to_go_on_from_there() {
    let mut window = small();
    close(&mut window);
    let kept = window.scenario().rounds[0].clone();
    window.choose("Location of Guest battalion:", "inland");
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.click("Copy Round 1 to a new package");
    assert_eq!(window.package().name, "First draft (copy)");
    assert_eq!(window.package().cards, kept.package.cards);
    window.expect("Verdict: Blocked");
    window.choose("Location of Guest battalion:", "inland");
    assert_eq!(window.scenario().rounds, [kept], "the round stays as it was");
}

#[test]
fn rounds_are_saved_and_read_again() {
    let folder = tempdir().expect("a temporary folder");
    let path = folder.path().join("meeting.ron");
    std::fs::write(&path, NEIGHBOURS).expect("a file to work on");
    let mut window = Window::on(&path);
    close(&mut window);
    window.keys(Modifiers::COMMAND, Key::S);
    assert_eq!(read_file(&path).expect("the file").scenario.rounds, window.scenario().rounds);
    let mut again = Window::on(&path);
    again.keys(Modifiers::COMMAND, Key::Num4);
    again.expect("Round 1 · Blocked");
}

#[test]
fn the_minutes_go_to_the_clipboard_without_names() {
    let mut window = small();
    window.click("File");
    assert!(window.is_disabled("Copy the minutes"), "there are none yet");
    window.key(Key::Escape);
    window.keys(Modifiers::COMMAND, Key::R);
    window.click_on(Role::TextInput, "Who argued, 1");
    window.type_text("Anna");
    window.click_on(Role::MultilineTextInput, "What was argued, 1");
    window.type_text("Inland is where the roads are.");
    window.click_on(Role::Button, "Close round");
    window.menu("File", "Copy the minutes");
    let text = window.copied().expect("the minutes");
    assert!(text.contains("Inland is where the roads are.") && !text.contains("Anna"), "{text}");
    assert!(text.contains("## Round 1 · Blocked"));
}

#[test]
fn the_shared_screen_tells_neither_notes_nor_names() {
    let mut window = small();
    window.keys(Modifiers::COMMAND, Key::R);
    window.click_on(Role::MultilineTextInput, "Note");
    window.type_text("Nobody outside may know.");
    window.click_on(Role::TextInput, "Who argued, 1");
    window.type_text("Anna");
    window.click_on(Role::MultilineTextInput, "What was argued, 1");
    window.type_text("Inland is where the roads are.");
    window.click_on(Role::Button, "Close round");
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.expect("Anna: Inland is where the roads are.");
    for show in [Key::Num4, Key::PageUp] {
        window.key(Key::F5);
        window.keys(if show == Key::Num4 { Modifiers::COMMAND } else { Modifiers::COMMAND | Modifiers::SHIFT }, show);
        window.expect_not("Nobody outside may know.");
        window.expect_not("Anna");
        window.key(Key::F5);
    }
}

#[test]
fn without_rounds_it_is_said_how_to_close_one_and_there_is_none_to_go_to() {
    let mut window = small();
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::PageUp);
    window.expect("No round has been closed yet");
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.expect("No round has been closed yet. Closing one keeps");
    window.click("Close round…");
    window.expect("Close the round");
}

#[test]
fn a_file_of_an_earlier_format_opens_and_that_is_told() {
    let earlier = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/1.ron");
    let window = Window::on(earlier.as_ref());
    window.expect("written in the earlier format 1; saving writes format 4");
    assert!(!window.workshop().dirty(), "only saving writes it");
}

#[test]
fn a_small_window_shows_rounds_too() {
    let folder = tempdir().expect("a temporary folder");
    let path = folder.path().join("meeting.ron");
    std::fs::write(&path, NEIGHBOURS).expect("a file to work on");
    let mut window = Window::start(HarnessBuilder::default().with_size([800.0, 500.0]), Some(path));
    window.remember(&Memory::default());
    close(&mut window);
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.expect("Round 1 · Blocked");
    assert_eq!(overlaps(&mut window), [""; 0]);
}

#[test]
fn the_ways_forward_that_the_board_names_are_kept_with_the_round_unless_they_are_not_wanted() {
    let mut scenario = read_text(NEIGHBOURS).expect("the small example").scenario;
    scenario.acceptable.binding = guarantee_board::scenario::Firmness::Disputed;
    let mut window = Window::thinking(&scenario, HarnessBuilder::default().with_size(FULL_HD));
    window.keys(Modifiers::COMMAND, Key::R);
    let tick = crate::common::app::name_of(&window.begins(Role::CheckBox, "Keep the "));
    window.click_on(Role::Button, "Close round");
    let round = window.scenario().rounds[0].clone();
    assert!(!round.ways.is_empty());
    assert!(tick.starts_with(&format!("Keep the {} way", round.ways.len())), "{tick}");
    for way in &round.ways {
        assert_ne!(way.cards, round.package.cards, "each way changes something");
        let package = way.from(&round.package);
        let assessment = window.workshop().board().assess(&package);
        assert_eq!(assessment.feasibility, Some(way.feasibility));
        assert!(scenario.acceptable.at_least <= way.feasibility, "the group would take it");
    }
    let minutes = guarantee_board::report::minutes::minutes(window.scenario(), Default::default());
    assert!(minutes.contains("### Ways forward considered"), "{minutes}");
    window.keys(Modifiers::COMMAND, Key::R);
    window.click_on(Role::CheckBox, &tick);
    window.click_on(Role::Button, "Close round");
    assert!(window.scenario().rounds[1].ways.is_empty());
}

#[test]
fn a_round_shows_what_the_unknown_counted_as_when_it_was_closed() {
    let mut window = small();
    close(&mut window);
    window.counts("Unlikely");
    close(&mut window);
    assert_eq!(window.scenario().rounds[1].unknown, Feasibility::Unlikely);
    window.counts("Contested");
    window.keys(Modifiers::COMMAND, Key::Num4);
    let of_a_round = |name: &String| name.contains(" · First draft · ") && name.contains(" · read as of ");
    let lines: Vec<String> = window.names(Role::Label).into_iter().filter(of_a_round).collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].contains("Contested") && !lines[0].contains("the unknown counts as"), "{lines:?}");
    assert!(lines[1].contains("Unlikely · read as of 1 May 2030 · the unknown counts as Unlikely"), "{lines:?}");
    window.click("Look at the board of Round 2");
    window.find(Role::Button, "Card Pledge of help: Unlikely (unknown)");
    assert_eq!(window.all(Role::Label, |text| text == "No position found: League").len(), 2);
    window.key(Key::Escape);
    window.key(Key::Escape);
    // A level that is not the usual one is told of both, so that they can be told apart.
    window.counts("Likely");
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.expect("read as of 1 May 2030 · the unknown counts as Contested");
}

#[test]
fn what_was_written_of_a_round_is_corrected_in_place_and_taken_back() {
    let mut window = small();
    close(&mut window);
    let before = window.bytes();
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.click("Correct: Round 1");
    window.click_on(Role::MultilineTextInput, "Note of Round 1");
    window.type_text("Agreed.");
    window.click("Add an argument");
    window.click_on(Role::MultilineTextInput, "What was argued, 1, in Round 1");
    window.type_text("It is late.");
    let round = &window.scenario().rounds[0];
    assert_eq!((round.note.as_str(), round.arguments[0].says.as_str()), ("Agreed.", "It is late."));
    assert_eq!(overlaps(&mut window), [""; 0]);
    window.click("Done: Round 1");
    window.expect("It is late.");
    for _ in 0..3 {
        window.menu("Edit", "Undo");
    }
    assert_eq!(window.bytes(), before);
    // Nothing of that for those who look on.
    window.key(Key::F5);
    window.keys(Modifiers::COMMAND, Key::Num4);
    assert!(!window.has(Role::Button, "Correct: Round 1"));
}
