//! The whole flow of a meeting, by keyboard alone and through the accessibility tree: the same document comes of both.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::storage::save;
use guarantee_board::ui::dialogs::Reply;
use tempfile::tempdir;

use crate::common::app::{Window, name_of};

/// A way to do what is done in a meeting.
trait Hands {
    fn add(&mut self, window: &mut Window, name: &str);
    fn menu_of(&mut self, window: &mut Window, chip: &str, role: Role, entry: &str);
    fn move_later(&mut self, window: &mut Window, card: &str, phase: &str);
    fn press(&mut self, window: &mut Window, role: Role, start: &str);
    fn undo(&mut self, window: &mut Window);
    fn save_as(&mut self, window: &mut Window, path: &Path);
    fn open(&mut self, window: &mut Window, path: &Path);
}

/// Keys and nothing else.
struct Keyboard;

impl Hands for Keyboard {
    fn add(&mut self, window: &mut Window, name: &str) {
        window.keys(Modifiers::COMMAND, Key::F);
        window.type_text(name);
        window.key(Key::Enter);
    }

    fn menu_of(&mut self, window: &mut Window, chip: &str, _role: Role, entry: &str) {
        window.tab_to(chip);
        window.key(Key::Enter);
        window.tab_to(entry);
        window.key(Key::Space);
        window.key(Key::Escape);
    }

    fn move_later(&mut self, window: &mut Window, card: &str, _phase: &str) {
        window.tab_to(&format!("Card {card}"));
        window.keys(Modifiers::COMMAND, Key::ArrowRight);
    }

    fn press(&mut self, window: &mut Window, _role: Role, start: &str) {
        window.tab_to(start);
        window.key(Key::Enter);
    }

    fn undo(&mut self, window: &mut Window) {
        window.keys(Modifiers::COMMAND, Key::Z);
    }

    fn save_as(&mut self, window: &mut Window, path: &Path) {
        window.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
        window.answer(Reply::Picked(path.to_owned()));
    }

    fn open(&mut self, window: &mut Window, path: &Path) {
        window.keys(Modifiers::COMMAND, Key::O);
        window.answer(Reply::Picked(path.to_owned()));
    }
}

/// What a screen reader can ask for: nothing but actions on what has a role and a name.
struct Tree;

impl Tree {
    fn act(window: &mut Window, role: Role, start: &str) {
        let wanted = start.to_owned();
        let nodes = window.all(role, move |name| name.starts_with(&wanted));
        let node =
            nodes.first().unwrap_or_else(|| panic!("no {role:?} “{start}…”; there are {:?}", window.names(role)));
        node.click_accesskit();
        window.settle();
    }
}

impl Hands for Tree {
    fn add(&mut self, window: &mut Window, name: &str) {
        let name = window
            .names(Role::Button)
            .into_iter()
            .find(|known| known.to_lowercase().starts_with(&format!("add {name}")));
        Self::act(window, Role::Button, &name.expect("an element of that name"));
    }

    fn menu_of(&mut self, window: &mut Window, chip: &str, role: Role, entry: &str) {
        Self::act(window, Role::Button, chip);
        Self::act(window, role, entry);
        window.key(Key::Escape);
    }

    fn move_later(&mut self, window: &mut Window, card: &str, phase: &str) {
        self.menu_of(window, &format!("More for {card}"), Role::RadioButton, phase);
    }

    fn press(&mut self, window: &mut Window, role: Role, start: &str) {
        Self::act(window, role, start);
    }

    fn undo(&mut self, window: &mut Window) {
        Self::act(window, Role::Button, "Undo");
    }

    fn save_as(&mut self, window: &mut Window, path: &Path) {
        Self::act(window, Role::Button, "File");
        Self::act(window, Role::Button, "Save as…");
        window.answer(Reply::Picked(path.to_owned()));
    }

    fn open(&mut self, window: &mut Window, path: &Path) {
        Self::act(window, Role::Button, "File");
        Self::act(window, Role::Button, "Open…");
        window.answer(Reply::Picked(path.to_owned()));
    }
}

/// Opens a file, adds three elements, changes a provider and a setting, moves a card, reads a red line down to its
/// source, saves as, undoes all, and reopens what was saved. What was saved.
fn journey(hands: &mut dyn Hands) -> String {
    let folder = tempdir().expect("a temporary folder");
    let (meeting, saved) = (folder.path().join("meeting.ron"), folder.path().join("saved.ron"));
    save(&meeting, Window::shipped().scenario()).expect("a file to work on");
    let mut window = Window::shipped();
    hands.open(&mut window, &meeting);
    let start = window.bytes();
    for name in ["buffer zone", "sanctions on russia", "eu accession"] {
        hands.add(&mut window, name);
    }
    hands.menu_of(&mut window, "Providers of US air support", Role::CheckBox, "Poland");
    hands.menu_of(&mut window, "Scale of European reassurance force", Role::RadioButton, "10k");
    hands.move_later(&mut window, "Ceasefire monitoring", "At settlement");
    assert_eq!(window.card("e07-monitoring").map(|card| card.phase.as_str()), Some("settlement"));

    hands.press(&mut window, Role::Link, "Russia: no guarantees made without Russia");
    hands.press(&mut window, Role::Button, "Security arranged without Russia");
    hands.press(&mut window, Role::Button, "TRT World; TASS; Cyprus Mail");
    window.expect("What is said in it");
    for _ in 0..3 {
        hands.press(&mut window, Role::Button, "Back");
    }
    window.expect("Findings: ");

    hands.save_as(&mut window, &saved);
    let changed = window.bytes();
    for _ in 0..6 {
        hands.undo(&mut window);
    }
    assert_eq!(window.bytes(), start, "undoing all gives back the start");
    hands.save_as(&mut window, &meeting);
    if window.has(Role::Button, "Replace") {
        hands.press(&mut window, Role::Button, "Replace");
    }
    hands.open(&mut window, &saved);
    assert_eq!(window.bytes(), changed, "what was saved is what is opened again");
    changed
}

#[test]
fn the_keyboard_alone_and_the_accessibility_tree_lead_to_the_same_document() {
    let by_keyboard = journey(&mut Keyboard);
    let by_tree = journey(&mut Tree);
    assert_eq!(by_keyboard, by_tree);
}

#[test]
fn everything_that_can_be_pressed_has_a_name_in_every_view() {
    let mut window = Window::shipped();
    let check = |window: &Window, what: &str| {
        for role in [Role::Button, Role::Link, Role::CheckBox, Role::RadioButton, Role::TextInput, Role::Tab] {
            for node in window.all(role, |_| true) {
                assert!(!name_of(&node).trim().is_empty(), "{role:?} without a name in {what}");
            }
            let nameless = window.names(role).iter().filter(|name| name.is_empty()).count();
            assert_eq!(nameless, 0, "{role:?} in {what}");
        }
    };
    check(&window, "board");
    for (key, what) in [(Key::Num2, "matrix"), (Key::Num3, "actor"), (Key::E, "verdict"), (Key::H, "changes")] {
        window.keys(Modifiers::COMMAND, key);
        check(&window, what);
    }
    window.key(Key::F5);
    check(&window, "presenting");
}
