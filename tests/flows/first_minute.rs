//! The first minute: hints that go away for good, help on every word, anything found by its name; and presenting.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::HarnessBuilder;

use crate::common::app::{FULL_HD, Window};

#[test]
fn hints_point_at_palette_card_and_verdict_and_go_away() {
    let mut window = Window::hinting(HarnessBuilder::default().with_size(FULL_HD), None);
    window.expect("Click or drag an element to the board");
    window.click("Next");
    window.expect("Change who provides a card and how, right on it");
    window.click("Next");
    window.expect("Click the verdict to see why");
    // Who does what a hint says needs it no longer.
    window.click("Verdict: Blocked");
    for text in ["Click or drag an element to the board", "Change who provides a card", "Click the verdict to see why"]
    {
        window.expect_not(text);
    }
    window.menu("Help", "Show the hints again");
    window.expect("Click or drag an element to the board");
    window.click("Hide hints");
    window.expect_not("Change who provides a card");
}

#[test]
fn the_help_has_a_guide_the_words_and_the_keys() {
    let mut window = Window::shipped();
    window.key(Key::F1);
    window.expect("The board on one page");
    window.key(Key::Escape);
    window.keys(Modifiers::SHIFT, Key::F1);
    window.expect("Red line");
    window.expect("Firmness");
    window.key(Key::Escape);
    window.keys(Modifiers::COMMAND, Key::F1);
    window.expect("Ctrl+K");
    window.key(Key::Escape);
    window.expect_not("Ctrl+PageDown");
}

#[test]
fn anything_is_found_by_its_name_and_done_with_enter() {
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::K);
    window.type_text("add buffer");
    window.key(Key::Enter);
    assert!(window.card("e08-buffer-zone").is_some());
    window.keys(Modifiers::COMMAND, Key::K);
    window.type_text("dark");
    window.key(Key::Enter);
    assert_eq!(window.ctx().theme(), egui::Theme::Dark);
    window.keys(Modifiers::COMMAND, Key::K);
    window.type_text("zeppelin");
    window.key(Key::Enter);
    window.expect("zeppelin");
    window.key(Key::Escape);
    window.keys(Modifiers::COMMAND, Key::K);
    window.type_text("no western soldiers");
    window.key(Key::Enter);
    window.expect("Who says so");
}

#[test]
fn presenting_makes_text_large_and_takes_away_what_is_only_for_editing() {
    let mut window = Window::shipped();
    window.key(Key::F5);
    let scale = FULL_HD[1] / window.rect().height();
    assert!(14.0 * scale >= 20.0, "text of 14 points is {} pixels high", 14.0 * scale);
    assert!(34.0 * scale >= 40.0, "the verdict is {} pixels high", 34.0 * scale);
    for name in ["File", "Edit", "Undo", "Redo"] {
        assert!(!window.has(Role::Button, name), "{name} is there");
    }
    assert!(!window.has(Role::TextInput, "Find an element"));
    for text in ["Verdict: Blocked", "Russia: no Western soldiers in Ukraine", "Findings: 17"] {
        window.expect(text);
    }
    window.type_text("buffer");
    assert!(window.card("e08-buffer-zone").is_none());
    let before = window.bytes();
    window.tab_to("Card US enablers for Europeans");
    window.key(Key::Delete);
    window.keys(Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(window.bytes(), before, "no key changes a card");
    window.click("End presenting");
    assert!(window.has(Role::Button, "File"));
    window.key(Key::F5);
    window.key(Key::Escape);
    assert!(window.has(Role::Button, "File"), "Escape ends it too");
}

#[test]
fn presenting_fits_every_screen() {
    for size in [[1024.0, 700.0], [1280.0, 720.0], FULL_HD, [3840.0, 2160.0]] {
        let mut window = Window::sized(size);
        window.key(Key::F5);
        let verdict = window.begins(Role::Button, "Verdict:").rect();
        assert!(window.rect().contains_rect(verdict), "at {size:?}");
        let header = window.begins(Role::Button, "Card ").rect();
        assert!(window.rect().bottom() - header.top() > 100.0, "no card is seen at {size:?}");
    }
}
