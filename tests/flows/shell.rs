//! What surrounds the board: the command palette, the help, states in menus, zoom and motion, and what is remembered.

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, MouseWheelUnit, Theme, vec2};
use egui_kittest::HarnessBuilder;
use egui_kittest::kittest::NodeT as _;

use crate::common::app::{FULL_HD, Memory, Window, is_disabled, name_of};

/// The entry of the command palette that is chosen.
fn chosen(window: &Window) -> String {
    let entries = window.all(Role::ListBoxOption, |_| true);
    let on = entries.iter().filter(|entry| entry.accesskit_node().toggled() == Some(Toggled::True));
    let names: Vec<String> = on.map(name_of).collect();
    assert_eq!(names.len(), 1, "one entry is chosen");
    names.concat()
}

/// Whether the keyboard is in the field of the command palette. What reads the screen hears of the entry chosen instead.
fn in_field(window: &Window) -> bool {
    window.ctx().memory(|memory| memory.focused()) == Some(egui::Id::unique("finder"))
}

fn finder(window: &mut Window, text: &str) {
    window.keys(Modifiers::COMMAND, Key::K);
    if !text.is_empty() {
        window.type_text(text);
    }
}

#[test]
fn a_command_is_found_by_its_name_and_done_with_enter() {
    let mut window = Window::shipped();
    finder(&mut window, "dark");
    assert_eq!(chosen(&window), "Dark theme, View");
    window.key(Key::Enter);
    assert_eq!(window.ctx().theme(), Theme::Dark);
    window.expect_not("Arrow keys choose");
}

#[test]
fn an_element_is_found_by_its_name_and_laid() {
    let mut window = Window::shipped();
    finder(&mut window, "buffer zone");
    window.key(Key::Enter);
    assert!(window.card("e08-buffer-zone").is_some());
}

#[test]
fn keys_go_through_what_is_found_and_stay_in_the_field() {
    let mut window = Window::shipped();
    finder(&mut window, "");
    let names = window.names(Role::ListBoxOption);
    assert!(in_field(&window));
    for (key, at) in [
        (Key::ArrowDown, 1),
        (Key::PageDown, 11),
        (Key::PageUp, 1),
        (Key::ArrowUp, 0),
        (Key::ArrowUp, 0),
        (Key::End, names.len() - 1),
        (Key::ArrowDown, names.len() - 1),
        (Key::Home, 0),
        (Key::Tab, 0),
    ] {
        window.key(key);
        assert_eq!(chosen(&window), names[at], "after {key:?}");
        assert!(in_field(&window), "after {key:?}");
        let entry = window.find(Role::ListBoxOption, &names[at]).rect();
        assert!(window.rect().contains_rect(entry), "the entry chosen is in sight after {key:?}");
    }
}

#[test]
fn what_cannot_be_done_says_why_and_leaves_the_palette_open() {
    let mut window = Window::shipped();
    finder(&mut window, "redo");
    assert!(chosen(&window).ends_with("Nothing has been taken back"));
    assert!(is_disabled(&window.begins(Role::ListBoxOption, "Redo")));
    window.key(Key::Enter);
    let place = window.begins(Role::ListBoxOption, "Redo").rect().center();
    window.click_at(place);
    window.expect("Arrow keys choose");
    assert!(in_field(&window));
}

#[test]
fn the_pointer_chooses_and_a_click_does() {
    let mut window = Window::shipped();
    finder(&mut window, "theme");
    let place = window.begins(Role::ListBoxOption, "Dark theme").rect().center();
    window.harness().event(Event::PointerMoved(place));
    window.settle();
    assert_eq!(chosen(&window), "Dark theme, View");
    window.click_at(place);
    assert_eq!(window.ctx().theme(), Theme::Dark);
}

#[test]
fn states_are_shown_in_the_menus() {
    let mut window = Window::shipped();
    let state = |window: &mut Window, role, name: &str| {
        window.click("View");
        let toggled = window.begins(role, name).accesskit_node().toggled();
        window.key(Key::Escape);
        toggled
    };
    window.menu("View", "Dark theme");
    assert_eq!(state(&mut window, Role::RadioButton, "Dark theme"), Some(Toggled::True));
    assert_eq!(state(&mut window, Role::RadioButton, "Light theme"), Some(Toggled::False));
    assert_eq!(state(&mut window, Role::RadioButton, "Board"), Some(Toggled::True));
    assert_eq!(state(&mut window, Role::CheckBox, "Reduce motion"), Some(Toggled::False));
    window.menu("View", "Reduce motion");
    assert_eq!(state(&mut window, Role::CheckBox, "Reduce motion"), Some(Toggled::True));
    assert!(window.ctx().global_style().animation_time < f32::EPSILON);
}

#[test]
fn second_keys_do_the_same() {
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::Equals);
    assert!((window.ctx().zoom_factor() - 1.1).abs() < 0.001);
    window.keys(Modifiers::COMMAND, Key::Minus);
    window.click("Add Buffer zone");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert!(window.card("e08-buffer-zone").is_none());
    window.keys(Modifiers::COMMAND, Key::Y);
    assert!(window.card("e08-buffer-zone").is_some());
}

/// Turns the wheel with Ctrl held.
fn turn(window: &mut Window, lines: f32) {
    let modifiers = Modifiers::COMMAND;
    window.harness().event(Event::PointerMoved(egui::pos2(300.0, 1070.0)));
    window.harness().event(Event::ModifiersChanged(modifiers));
    window.harness().event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, lines),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers,
    });
    // A wheel turns smoothly, over some frames.
    window.harness().run_steps(8);
    window.harness().event(Event::ModifiersChanged(Modifiers::NONE));
    window.settle();
}

#[test]
fn ctrl_and_the_wheel_zoom() {
    let mut window = Window::shipped();
    turn(&mut window, 1.0);
    let larger = window.ctx().zoom_factor();
    assert!(larger > 1.05, "{larger}");
    turn(&mut window, -1.0);
    assert!(window.ctx().zoom_factor() < larger);
}

#[test]
fn zoom_and_motion_are_remembered() {
    let memory = Memory::without_hints();
    let builder = || HarnessBuilder::default().with_size(FULL_HD);
    let mut window = Window::remembering(builder(), &memory);
    window.keys(Modifiers::COMMAND, Key::Plus);
    window.keys(Modifiers::COMMAND, Key::Plus);
    window.menu("View", "Reduce motion");
    window.remember(&memory);
    let window = Window::remembering(builder(), &memory);
    assert!((window.ctx().zoom_factor() - 1.2).abs() < 0.001);
    assert!(window.ctx().global_style().animation_time < f32::EPSILON);
}

#[test]
fn the_help_has_three_pages_between_which_the_arrow_keys_go() {
    let mut window = Window::shipped();
    window.key(Key::F1);
    window.expect("The board on one page");
    let state = |window: &Window, tab| window.find(Role::Tab, tab).accesskit_node().toggled();
    assert_eq!(state(&window, "Guide"), Some(Toggled::True));
    window.key(Key::ArrowRight);
    window.expect("What the words mean");
    assert_eq!(state(&window, "Words"), Some(Toggled::True));
    window.key(Key::ArrowRight);
    window.expect("All keys");
    window.key(Key::ArrowRight);
    window.expect("All keys");
    window.click_on(Role::Tab, "Guide");
    window.expect("The board on one page");
    window.key(Key::Escape);
    window.expect_not("The board on one page");
}

#[test]
fn keys_scroll_the_help() {
    let mut window = Window::sized([1280.0, 720.0]);
    window.keys(Modifiers::SHIFT, Key::F1);
    let top = |window: &Window| window.find(Role::Label, "Scenario").rect().top();
    let before = top(&window);
    window.key(Key::ArrowDown);
    let line = top(&window);
    assert!(line < before);
    window.key(Key::ArrowUp);
    assert!((top(&window) - before).abs() < 1.0);
    window.key(Key::End);
    let last = window.find(Role::Label, "Acceptable").rect();
    assert!(window.rect().contains_rect(last));
}

#[test]
fn every_word_of_the_rules_is_explained() {
    let mut window = Window::shipped();
    window.keys(Modifiers::SHIFT, Key::F1);
    for word in [
        "Scenario",
        "Actor",
        "Element",
        "Setting, option",
        "Phase",
        "Provider",
        "Card",
        "Assumption",
        "Package",
        "Position",
        "Red line",
        "Floor",
        "Willingness",
        "Limit",
        "Contradiction",
        "Caution",
        "Claim",
        "Counter-claim",
        "Source",
        "Voice",
        "Finding",
        "Firmness",
        "Feasibility",
        "Weakest link",
        "Spread",
        "Function",
        "Verdict",
        "On paper, in practice",
        "Means, over-committed",
        "On the record",
        "Board date",
        "Pin",
        "Binding",
        "At least",
        "The unknown counts as",
        "Acceptable",
        "Group",
        "Unknown",
        "Impossible, refused, unlikely",
    ] {
        assert!(window.has(Role::Label, word), "{word} is not explained");
    }
}

#[test]
fn the_sheet_lists_every_key() {
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::F1);
    for keys in ["Ctrl+K", "Ctrl+Plus, Ctrl+Equals", "Shift+F1", "Delete", "Ctrl and wheel"] {
        assert!(window.has(Role::Label, keys), "{keys}");
    }
}
