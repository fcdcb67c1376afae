//! What the program says of itself: found like any command, read and copied, and silent about folders where others look.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::program;
use guarantee_board::ui::theme::TYPEFACES;
use tempfile::tempdir;

use crate::common::app::Window;

/// The names of what is listed with its place on the machine.
const PLACES: [&str; 4] = ["Data folder", "Settings", "Unsaved work", "Fault report"];

/// A window that keeps its files in a folder, with what it tells of itself open.
fn about(folder: &Path) -> Window {
    let mut window = Window::keeping(&folder.join("kept"), None);
    window.menu("Help", "About");
    window
}

/// Whether the folder is told of anywhere in the window.
fn tells(window: &Window, folder: &Path) -> bool {
    window.says(folder.to_str().expect("a plain path"))
}

#[test]
fn it_is_in_the_menu_and_says_version_and_places() {
    let folder = tempdir().expect("a temporary folder");
    let mut window = about(folder.path());
    window.find(Role::Label, &program::version());
    for (what, name) in PLACES.iter().zip(["", "settings.ron", "kept", "kept.fault"]) {
        window.find(Role::Label, what);
        let path = folder.path().join(name);
        window.expect(path.to_str().expect("a plain path").trim_end_matches('/'));
    }
    window.key(Key::Escape);
    window.expect_not("Data folder");
    window.expect("Verdict");
}

#[test]
fn it_is_found_by_its_name() {
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::K);
    window.type_text("about");
    window.key(Key::Enter);
    window.find(Role::Label, &program::version());
    // Where nothing is kept, no place is told.
    assert!(PLACES.iter().all(|what| !window.has(Role::Label, what)));
    window.click("Close");
    window.expect_not("Copy this page");
}

#[test]
fn its_pages_have_the_licences_of_all_that_is_in_the_program() {
    let mut window = Window::shipped();
    window.menu("Help", "About");
    window.key(Key::ArrowRight);
    window.expect("Permission is hereby granted, free of charge");
    window.expect("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION");
    window.key(Key::ArrowRight);
    for (name, ..) in TYPEFACES {
        window.find(Role::Label, name);
    }
    window.expect("SIL OPEN FONT LICENSE Version 1.1");
    window.click_on(Role::Tab, "Libraries");
    for library in program::crates() {
        window.expect(&format!("{} {}: {}", library.name, library.version, library.licence));
    }
    window.key(Key::ArrowRight);
    window.expect("egui 0.");
}

#[test]
fn each_page_can_be_copied() {
    let folder = tempdir().expect("a temporary folder");
    let mut window = about(folder.path());
    for (tab, says) in [
        ("Program", format!("Version: {}\n", program::version())),
        ("Program", format!("Settings: {}\n", folder.path().join("settings.ron").display())),
        ("Licence", "Apache License".to_owned()),
        ("Typefaces", "Hack: Source Foundry Authors".to_owned()),
        ("Libraries", "\negui 0.".to_owned()),
    ] {
        window.click_on(Role::Tab, tab);
        window.click("Copy this page");
        let copied = window.copied().expect("something was copied");
        assert!(copied.contains(&says), "{tab}: {copied}");
    }
}

#[test]
fn while_presenting_it_tells_of_no_folder() {
    let folder = tempdir().expect("a temporary folder");
    let mut window = Window::keeping(&folder.path().join("kept"), None);
    window.key(Key::F5);
    // Without menus, all commands are still found by their names.
    window.keys(Modifiers::COMMAND, Key::K);
    window.type_text("about");
    window.key(Key::Enter);
    window.find(Role::Label, &program::version());
    window.expect("Where files are kept is not shown while presenting");
    assert!(!tells(&window, folder.path()));
    window.click("Copy this page");
    let copied = window.copied().expect("something was copied").to_owned();
    assert!(copied.contains(&program::version()) && !copied.contains(&*folder.path().to_string_lossy()), "{copied}");
    window.key(Key::Escape);
    window.key(Key::Escape);
    window.menu("Help", "About");
    assert!(tells(&window, folder.path()), "at work it does");
}

#[test]
fn the_audience_sees_nothing_of_it() {
    let folder = tempdir().expect("a temporary folder");
    let mut window = Window::keeping(&folder.path().join("kept"), None);
    let mut audience = window.open_audience();
    window.menu("Help", "About");
    assert!(tells(&window, folder.path()));
    let seen = audience.look().texts();
    assert!(seen.contains("Blocked"), "the board is there: {seen}");
    assert!(!seen.contains(&*folder.path().to_string_lossy()), "{seen}");
    assert!(!seen.contains("Data folder") && !seen.contains(&program::version()), "{seen}");
}
