//! The open file is changed by someone else: noticed, told in the words of the board, and decided by the user.

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Event, Key, Modifiers};
use guarantee_board::storage::{read_file, save};
use guarantee_board::ui::dialogs::Reply;
use tempfile::TempDir;

use crate::common::app::Window;

fn meeting(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("meeting.ron");
    save(&path, Window::shipped().scenario()).expect("a file to work on");
    path
}

/// A colleague takes a card off the board and saves.
fn colleague(path: &Path) {
    let mut scenario = read_file(path).expect("the file").scenario;
    let current = scenario.current.clone();
    let package = scenario.packages.iter_mut().find(|package| package.id == current).expect("a package");
    package.cards.retain(|card| card.element.as_str() != "e20-us-enablers");
    save(path, &scenario).expect("the colleague can save");
}

fn come_back(window: &mut Window) {
    window.harness().event(Event::WindowFocused(false));
    window.settle();
    window.harness().event(Event::WindowFocused(true));
    window.settle();
    window.settle();
}

#[test]
fn coming_back_to_a_file_that_nobody_touched_asks_nothing() {
    let folder = TempDir::new().expect("a folder");
    let path = meeting(&folder);
    let mut window = Window::on(&path);
    window.click("Add Buffer zone");
    come_back(&mut window);
    window.expect_not("was changed by someone else");
    window.keys(Modifiers::COMMAND, Key::S);
    come_back(&mut window);
    window.expect_not("was changed by someone else");
    // Only the time of the file is another.
    let bytes = fs::read(&path).expect("the file");
    fs::write(&path, bytes).expect("the same bytes");
    come_back(&mut window);
    window.expect_not("was changed by someone else");
}

#[test]
fn a_change_is_noticed_on_coming_back_and_can_be_shown() {
    let folder = TempDir::new().expect("a folder");
    let path = meeting(&folder);
    let mut window = Window::on(&path);
    colleague(&path);
    come_back(&mut window);
    window.expect("meeting.ron was changed by someone else");
    window.expect("− US enablers for Europeans");
    window.click("Reload");
    assert!(window.card("e20-us-enablers").is_none());
    assert!(!window.workshop().dirty());
    come_back(&mut window);
    window.expect_not("was changed by someone else");
}

#[test]
fn saving_over_a_change_asks_first_and_replaces_it_only_when_told_to() {
    let folder = TempDir::new().expect("a folder");
    let path = meeting(&folder);
    let mut window = Window::on(&path);
    window.click("Add Buffer zone");
    colleague(&path);
    let theirs = fs::read(&path).expect("the file");
    window.keys(Modifiers::COMMAND, Key::S);
    window.expect("was changed by someone else");
    assert_eq!(fs::read(&path).expect("the file"), theirs);
    window.key(Key::Escape);
    assert_eq!(fs::read(&path).expect("the file"), theirs, "who has not decided has not saved");
    window.keys(Modifiers::COMMAND, Key::S);
    window.click("Replace the file");
    assert_eq!(&read_file(&path).expect("the file").scenario, window.scenario());
    assert!(!window.workshop().dirty());
}

#[test]
fn both_can_be_had_by_saving_elsewhere() {
    let folder = TempDir::new().expect("a folder");
    let path = meeting(&folder);
    let elsewhere = folder.path().join("mine.ron");
    let mut window = Window::on(&path);
    window.click("Add Buffer zone");
    colleague(&path);
    let theirs = fs::read(&path).expect("the file");
    window.keys(Modifiers::COMMAND, Key::S);
    window.click("Save as…");
    window.answer(Reply::Picked(elsewhere.clone()));
    assert_eq!(fs::read(&path).expect("the file"), theirs);
    assert_eq!(&read_file(&elsewhere).expect("the file").scenario, window.scenario());
    assert_eq!(window.file_path(), Some(elsewhere.as_path()));
}

#[test]
fn keeping_what_is_open_leaves_the_file_alone_until_it_is_to_be_replaced() {
    let folder = TempDir::new().expect("a folder");
    let path = meeting(&folder);
    let mut window = Window::on(&path);
    colleague(&path);
    come_back(&mut window);
    let theirs = fs::read(&path).expect("the file");
    window.click("Keep what is open");
    assert!(window.workshop().dirty());
    window.expect("changed outside");
    come_back(&mut window);
    window.expect_not("was changed by someone else");
    // It is not told again; but saving asks.
    window.keys(Modifiers::COMMAND, Key::S);
    window.expect("was changed by someone else");
    window.expect("− US enablers for Europeans");
    assert_eq!(fs::read(&path).expect("the file"), theirs);
    window.click("Replace the file");
    assert_eq!(&read_file(&path).expect("the file").scenario, window.scenario());
    window.expect_not("changed outside");
}

#[test]
fn what_has_changed_once_more_since_it_was_told_is_told_before_it_is_replaced() {
    let folder = TempDir::new().expect("a folder");
    let path = meeting(&folder);
    let mut window = Window::on(&path);
    window.click("Add Buffer zone");
    colleague(&path);
    window.keys(Modifiers::COMMAND, Key::S);
    let mut scenario = read_file(&path).expect("the file").scenario;
    scenario.title = "Once more".to_owned();
    save(&path, &scenario).expect("the colleague can save");
    window.click("Replace the file");
    window.expect("Other title");
    assert_eq!(read_file(&path).expect("the file").scenario, scenario);
}

#[test]
fn a_file_that_is_as_it_was_again_is_saved_without_a_question() {
    let folder = TempDir::new().expect("a folder");
    let path = meeting(&folder);
    let before = fs::read(&path).expect("the file");
    let mut window = Window::on(&path);
    colleague(&path);
    come_back(&mut window);
    window.click("Keep what is open");
    fs::write(&path, before).expect("the colleague takes it back");
    come_back(&mut window);
    window.expect_not("was changed by someone else");
    window.expect_not("changed outside");
    window.keys(Modifiers::COMMAND, Key::S);
    assert!(!window.workshop().dirty());
}

#[test]
fn what_takes_the_place_of_a_file_that_was_gone_is_not_replaced_unseen() {
    let folder = TempDir::new().expect("a folder");
    let path = meeting(&folder);
    let theirs = fs::read(&path).expect("the file");
    let mut window = Window::on(&path);
    window.click("Add Buffer zone");
    window.keys(Modifiers::COMMAND, Key::S);
    fs::remove_file(&path).expect("the file goes");
    come_back(&mut window);
    window.expect("The file is not there any more");
    assert!(window.workshop().dirty(), "what no file holds is to be saved");
    fs::write(&path, &theirs).expect("a colleague puts another there");
    window.keys(Modifiers::COMMAND, Key::S);
    window.expect("was changed by someone else");
    assert_eq!(fs::read(&path).expect("the file"), theirs);
}

#[test]
fn what_was_restored_does_not_replace_what_others_have_saved_since() {
    let folder = TempDir::new().expect("a folder");
    let path = meeting(&folder);
    let kept = folder.path().join("kept");
    {
        let mut window = Window::keeping(&kept, Some(&path));
        window.click("Add Buffer zone");
        window.wait(2.0);
    }
    colleague(&path);
    let theirs = fs::read(&path).expect("the file");
    let mut window = Window::keeping(&kept, None);
    window.click_begin("Restore ");
    window.expect("changed outside");
    window.keys(Modifiers::COMMAND, Key::S);
    window.expect("was changed by someone else");
    assert_eq!(fs::read(&path).expect("the file"), theirs);
}

#[test]
fn a_file_that_is_gone_or_broken_is_told_and_what_is_open_stays() {
    let folder = TempDir::new().expect("a folder");
    let path = meeting(&folder);
    let mut window = Window::on(&path);
    let open = window.bytes();
    fs::write(&path, "(format: 1, title: ").expect("half a file");
    come_back(&mut window);
    window.expect("It cannot be read any more");
    assert!(window.is_disabled("Reload"));
    window.click("Keep what is open");
    fs::remove_file(&path).expect("the file goes");
    come_back(&mut window);
    window.expect("The file is not there any more; saving writes it again");
    assert_eq!(window.bytes(), open);
    window.keys(Modifiers::COMMAND, Key::S);
    assert_eq!(&read_file(&path).expect("the file").scenario, window.scenario());
}
