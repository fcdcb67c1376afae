//! Commands: their keys on each system, their texts, and how they are found.

use egui::os::OperatingSystem;
use egui::os::OperatingSystem::{Mac, Nix, Windows};
use egui::{Key, KeyboardShortcut, Modifiers};
use guarantee_board::ui::command::{Command, Entry, Menu, Now, Scope, found, main_modifier, with_keys};
use guarantee_board::ui::inside::View;
use guarantee_board::workshop::Workshop;

use crate::samples::{FIRST_STEPS, read};

#[test]
fn keys_are_called_as_the_system_calls_them() {
    for (command, elsewhere, mac) in [
        (Command::Save, "Ctrl+S", "Cmd+S"),
        (Command::SaveAs, "Ctrl+Shift+S", "Shift+Cmd+S"),
        (Command::Words, "Shift+F1", "Shift+F1"),
        (Command::Redo, "Ctrl+Shift+Z, Ctrl+Y", "Shift+Cmd+Z, Cmd+Y"),
        (Command::ShowChanges, "Ctrl+H", "Shift+Cmd+H"),
        (Command::Keys, "Ctrl+F1", "Cmd+Slash"),
        (Command::ClearBoard, "", ""),
    ] {
        let named = [Nix, Windows, Mac].map(|os| command.keys(os));
        assert_eq!(named, [elsewhere, elsewhere, mac], "{command:?}");
    }
    assert_eq!((main_modifier(Nix), main_modifier(Mac)), ("Ctrl".to_owned(), "Cmd".to_owned()));
}

#[test]
fn a_text_gets_the_keys_of_the_system() {
    let told = |os| with_keys("{} saves, {} undoes", &[Command::Save, Command::Undo], os);
    assert_eq!(told(Nix), "Ctrl+S saves, Ctrl+Z undoes");
    assert_eq!(told(Mac), "Cmd+S saves, Cmd+Z undoes");
}

#[test]
fn one_of_several_keys_is_named_where_one_will_do() {
    assert_eq!((Command::Redo.key(Windows), Command::Redo.key(Mac)), ("Ctrl+Shift+Z".into(), "Shift+Cmd+Z".into()));
}

fn search(view: &View, text: &str) -> Vec<Entry> {
    let scenario = read(FIRST_STEPS);
    let workshop = Workshop::open(scenario).expect("a checked scenario");
    let now = Now { board: workshop.board(), view, editable: true, undo: None, redo: None };
    found(&now, text)
}

fn first(text: &str) -> String {
    search(&View::default(), text).into_iter().next().map(|entry| entry.text).unwrap_or_default()
}

#[test]
fn the_best_answer_comes_first() {
    assert_eq!(first("light"), "Light theme");
    assert_eq!(first("theme dark"), "Dark theme");
    assert_eq!(first("zoom in"), "Larger");
    assert_eq!(first("monitors"), "Go to Border monitors");
    assert_eq!(first("SAVE AS"), "Save as…");
    assert!(search(&View::default(), "no such thing anywhere").is_empty());
}

#[test]
fn what_cannot_be_done_is_found_too_and_says_why() {
    let undo = search(&View::default(), "undo").into_iter().next().expect("the command");
    assert_eq!(undo.action, Err("Nothing has been changed yet"));
}

#[test]
fn nothing_searched_for_lists_the_commands_in_the_order_of_the_menus() {
    let all = search(&View::default(), " ");
    let commands: Vec<Command> = all.iter().filter_map(|entry| entry.command).collect();
    let menus = Command::ALL.iter().copied().filter(|command| *command != Command::CommandPalette);
    assert_eq!(commands, menus.collect::<Vec<_>>());
}

const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// The systems whose keys differ.
const SYSTEMS: [OperatingSystem; 2] = [OperatingSystem::Nix, OperatingSystem::Mac];

/// Every shortcut on a system, second ones too, with its command.
fn shortcuts(os: OperatingSystem) -> Vec<(Command, KeyboardShortcut)> {
    let all = Command::ALL.iter();
    all.flat_map(|command| command.spec().shortcuts(os).map(|shortcut| (*command, shortcut))).collect()
}

#[test]
fn no_two_commands_share_a_shortcut_but_one_in_the_editor_and_one_elsewhere() {
    let in_editor = |command: Command| command.spec().scope == Scope::Editor;
    for os in SYSTEMS {
        let all = shortcuts(os);
        assert!(all.iter().any(|(_, shortcut)| *shortcut == egui::gui_zoom::kb_shortcuts::ZOOM_IN_SECONDARY));
        for (index, (command, shortcut)) in all.iter().enumerate() {
            let mut later = all.iter().skip(index + 1);
            let clash = later.find(|(other, at)| at == shortcut && in_editor(*other) == in_editor(*command));
            assert!(clash.is_none(), "{command:?} and {clash:?} share {shortcut:?} on {os:?}");
        }
    }
}

#[test]
fn no_shortcut_is_one_that_macos_has_for_itself() {
    // Hides, minimises, opens the settings, switches programs and windows, searches, takes pictures of the screen,
    // shows the same on all screens, shows the desktop.
    let system = [
        (CTRL, Key::H),
        (CTRL, Key::M),
        (CTRL, Key::Comma),
        (CTRL, Key::Tab),
        (CTRL, Key::Backtick),
        (CTRL, Key::Space),
        (CTRL_SHIFT, Key::Num3),
        (CTRL_SHIFT, Key::Num4),
        (CTRL_SHIFT, Key::Num5),
        (CTRL, Key::F1),
        (PLAIN, Key::F11),
    ];
    let system = system.map(|(modifiers, key)| KeyboardShortcut::new(modifiers, key));
    for (command, shortcut) in shortcuts(OperatingSystem::Mac) {
        assert!(!system.contains(&shortcut), "{command:?} has a key of macOS");
    }
}

#[test]
fn second_keys_only_stand_beside_first_ones() {
    for command in Command::ALL {
        let spec = command.spec();
        assert!(spec.second.is_none() || spec.shortcut.is_some(), "{command:?}");
        assert!(spec.mac.is_none() || spec.shortcut.is_some(), "{command:?}");
    }
}

#[test]
fn no_shortcut_is_one_that_text_fields_use_for_something_else() {
    for (command, shortcut) in SYSTEMS.into_iter().flat_map(shortcuts) {
        let text = [Key::A, Key::C, Key::X, Key::V, Key::W, Key::U, Key::B];
        let taken = shortcut.modifiers.command && text.contains(&shortcut.logical_key);
        assert!(!taken, "{command:?} takes a key from text fields");
        let plain = shortcut.modifiers.is_none() && shortcut.logical_key.name().len() == 1;
        assert!(!plain, "{command:?} takes a letter that finds elements");
    }
}

#[test]
fn every_command_stands_in_one_menu_in_the_order_of_the_table() {
    let listed: Vec<Command> = Menu::ALL.into_iter().flat_map(Menu::groups).flatten().collect();
    assert_eq!(listed, Command::ALL);
}

#[test]
fn texts_are_distinct_sentences_without_a_stop() {
    for (index, command) in Command::ALL.iter().enumerate() {
        let spec = command.spec();
        assert!(!spec.tooltip.ends_with('.') && spec.tooltip.starts_with(char::is_uppercase), "{command:?}");
        assert!(Command::ALL.iter().skip(index + 1).all(|other| other.spec().text != spec.text), "{command:?}");
    }
}
