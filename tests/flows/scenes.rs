//! What stands on the screen is about the board that stands there: rounds, previews, pages about what is gone.

use std::fs;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::HarnessBuilder;
use guarantee_board::scenario::{Scenario, Verdict};
use guarantee_board::storage::{read_file, save};
use guarantee_board::ui::dialogs::Reply;

use crate::common::app::{FULL_HD, Memory, Window, name_of};
use crate::samples::{NEIGHBOURS, read};

/// What stands above a package that is looked at.
const PREVIEWED: &str = "Nothing on the board has changed yet";

fn thinking(scenario: &Scenario) -> Window {
    Window::thinking(scenario, HarnessBuilder::default().with_size(FULL_HD))
}

/// A closed round that was blocked, while the live board is fine.
fn blocked_before() -> Window {
    let mut window = thinking(&read(NEIGHBOURS));
    assert_eq!(window.workshop().assessment().verdict, Verdict::Blocked);
    window.keys(Modifiers::COMMAND, Key::R);
    window.click_on(Role::Button, "Close round");
    window.choose("Location of Guest battalion:", "inland");
    assert_ne!(window.workshop().assessment().verdict, Verdict::Blocked);
    window.expect("The group could accept this package");
    window
}

fn look_at_the_round(window: &mut Window) {
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.click("Look at the board of Round 1");
    window.expect("A round, not on the board:");
}

#[test]
fn beside_a_round_nothing_is_said_of_another_board() {
    let mut window = blocked_before();
    let mut audience = window.open_audience();
    look_at_the_round(&mut window);
    window.expect("Verdict: Blocked");
    audience.look().expect("Verdict: Blocked");
    for text in ["The group could accept", "Nearest way forward", "Preview way", "dead end"] {
        window.expect_not(text);
        audience.look().expect_not(text);
    }
    window.keys(Modifiers::COMMAND, Key::G);
    window.expect_not("How much is left");
    window.expect_not("Preview way");
}

/// Presses everything on the screen once that is in one of its panels, and says what has changed the document.
fn pressing_changes(window: &mut Window, mut again: impl FnMut(&mut Window)) -> Vec<String> {
    let before = window.bytes();
    let roles = [Role::Button, Role::RadioButton, Role::CheckBox, Role::Link];
    let names: Vec<(Role, String)> =
        roles.into_iter().flat_map(|role| window.names(role).into_iter().map(move |name| (role, name))).collect();
    // What leads elsewhere on purpose, where things can be changed again.
    let elsewhere = ["End presenting", "Copy to a new package", "Undo", "Redo", "Package on the board", "Back"];
    let mut changed = Vec::new();
    for (role, name) in names {
        let wanted = name.clone();
        let found = window.all(role, move |label| label == wanted);
        let Some(place) = found.first().map(|node| node.rect().center()) else { continue };
        if elsewhere.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        drop(found);
        window.click_at(place);
        if window.bytes() != before {
            changed.push(name);
            break;
        }
        window.key(Key::Escape);
        again(window);
    }
    changed
}

#[test]
fn nothing_that_can_be_pressed_beside_a_round_changes_the_document() {
    let mut window = blocked_before();
    look_at_the_round(&mut window);
    let back = |window: &mut Window| {
        if !window.says("A round, not on the board:") {
            look_at_the_round(window);
        }
    };
    assert_eq!(pressing_changes(&mut window, back), [""; 0]);
    // Nor on the pages that explain it.
    window.click("Verdict: Blocked");
    window.click("Tolmark: no foreign soldiers at the border");
    window.click("Tolmark: no foreign soldiers at the border");
    window.expect("Who says so");
    window.expect_not("Switch this rule off");
    window.expect_not("Your note");
}

#[test]
fn what_is_switched_off_is_not_switched_on_while_presenting() {
    let mut window = thinking(&read(NEIGHBOURS));
    window.click("Verdict: Blocked");
    window.click("Tolmark: no foreign soldiers at the border");
    window.click("Tolmark: no foreign soldiers at the border");
    window.click("Switch this rule off");
    for _ in 0..4 {
        window.key(Key::Escape);
    }
    window.expect("Switch on: ");
    window.key(Key::F5);
    window.expect("Switched off by the group");
    assert!(!window.names(Role::Link).iter().any(|name| name.starts_with("Switch on: ")));
}

#[test]
fn a_preview_ends_with_the_board_from_which_it_was_found() {
    let mut scenario = read(NEIGHBOURS);
    scenario.acceptable.binding = guarantee_board::scenario::Firmness::Disputed;
    let preview = || {
        let mut window = thinking(&scenario);
        window.keys(Modifiers::COMMAND, Key::G);
        window.click_begin("Preview way A: ");
        window.expect(PREVIEWED);
        window
    };
    let mut window = preview();
    window.keys(Modifiers::COMMAND, Key::N);
    window.expect("Verdict: Empty");
    window.expect_not(PREVIEWED);
    let mut window = preview();
    window.keys(Modifiers::COMMAND, Key::D);
    window.expect_not(PREVIEWED);
    let mut window = preview();
    let mut audience = window.open_audience();
    audience.look().expect_not("Preview");
    audience.look().expect_not(PREVIEWED);
}

#[test]
fn the_editor_says_what_is_so_by_now_after_the_file_was_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("meeting.ron");
    fs::copy("scenarios/first-steps.ron", &path).expect("the example");
    let mut window = Window::on(&path);
    window.click("Verdict: Blocked");
    window.click("Tolmark: no foreign soldiers at the border");
    window.click_begin("Edit this ");
    window.expect("So on the board now");
    let mut scenario = read_file(&path).expect("the file").scenario;
    scenario.packages.iter_mut().for_each(|package| package.cards.clear());
    save(&path, &scenario).expect("a colleague saves");
    window.events([Event::WindowFocused(false)]);
    window.events([Event::WindowFocused(true)]);
    window.settle();
    window.click("Reload");
    window.expect("Not so on the board now");
}

#[test]
fn the_sources_stay_what_they_say_when_one_seat_is_heard() {
    let scenario = read(NEIGHBOURS);
    let card = scenario.current_package().expect("a package").cards[0].clone();
    let name = scenario.element(&card.element).expect("its element").name.clone();
    let mut window = thinking(&scenario);
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click("Add a seat");
    window.click_on(Role::Tab, "Vote");
    window.click("Vote as Seat 1");
    window.click_on(Role::RadioButton, &format!("{name}: Ruled out"));
    window.click("Done, pass it on");
    window.click("Reveal the votes");
    let sources = |window: &Window| {
        let all = window.all(Role::Label, |text| text.contains("ources"));
        all.iter().map(|node| name_of(node)).collect::<Vec<_>>()
    };
    let before = sources(&window);
    assert!(!before.is_empty(), "{:?}", window.names(Role::Label));
    window.choose("Listening to", "Seat 1");
    assert_eq!(sources(&window), before);
}

#[test]
fn a_page_about_what_is_gone_goes_back_and_says_so() {
    let mut window = thinking(&read(NEIGHBOURS));
    window.click("Verdict: Blocked");
    window.click("Tolmark: no foreign soldiers at the border");
    window.click("Tolmark: no foreign soldiers at the border");
    window.click_begin("Edit this ");
    window.click_begin("Delete this ");
    if window.has(Role::Button, "Delete it all the same") {
        window.click("Delete it all the same");
    }
    window.expect("is not there any more");
    assert!(window.says("Findings") || window.says("Verdict"));
}

#[test]
fn what_was_open_last_is_offered_and_a_board_begins_at_its_top() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("meeting.ron");
    fs::copy("scenarios/first-steps.ron", &path).expect("the example");
    let memory = Memory::without_hints();
    let mut window = Window::remembering(HarnessBuilder::default().with_size(FULL_HD), &memory);
    window.expect_not("Last time");
    window.keys(Modifiers::COMMAND, Key::O);
    window.answer(Reply::Picked(path.clone()));
    window.remember(&memory);
    let mut window = Window::remembering(HarnessBuilder::default().with_size(FULL_HD), &memory);
    window.expect("Last time you worked on meeting.ron");
    window.click("Open it");
    assert_eq!(window.file_path(), Some(path.as_path()));
}

#[test]
fn enter_in_the_same_moment_as_the_last_letter_counts() {
    let mut window = Window::shipped();
    let events = "buffer".chars().map(|letter| Event::Text(letter.to_string())).chain([Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }]);
    window.events(events);
    window.settle();
    assert!(window.card("e08-buffer-zone").is_some());
}
