//! The program in its window: what it shows, what it costs, and that what is done to it reaches the file.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::Theme;
use guarantee_board::scenario::Scenario;
use guarantee_board::storage;
use guarantee_board::ui::theme::{Tokens, Tone};
use tempfile::TempDir;

use crate::activity::{memory, ticks};
use crate::common::is_debug_build;
use crate::environment::isolated;
use crate::picture::Picture;
use crate::program::{Program, wait_for};

/// A copy of the small example with an empty board.
pub fn empty_board(folder: &Path) -> PathBuf {
    let text = include_str!("../../scenarios/first-steps.ron");
    let mut scenario = storage::read_text(text).expect("the small example").scenario;
    for package in &mut scenario.packages {
        package.cards.clear();
    }
    let path = folder.join("meeting.ron");
    storage::save(&path, &scenario).expect("a file to work on");
    path
}

/// The elements whose cards are on the board of a file.
pub fn cards(path: &Path) -> Vec<String> {
    let scenario: Scenario = storage::read_file(path).expect("a file that can be read").scenario;
    let package = scenario.current_package().expect("a package on the board");
    package.cards.iter().map(|card| card.element.to_string()).collect()
}

/// Saves, and waits until the file is written.
pub fn save(program: &Program) {
    program.press("ctrl+s");
    wait_for("a title without the mark of unsaved changes", || (!program.title().contains('●')).then_some(()));
}

/// How much of a picture is the banner of a blocked package, in a theme's colours.
fn banner(picture: &Picture, theme: Theme) -> f64 {
    picture.share_of(Tokens::of(theme).tone(Tone::Bad).soft)
}

#[test]
fn the_window_shows_the_shipped_verdict_in_both_themes() {
    let program = Program::start("window", None);
    assert!(program.title().contains("ukraine-2025"), "the title names the scenario: {}", program.title());
    let choose = |theme: &str| {
        program.press("ctrl+k");
        program.type_text(theme);
        program.press("Return");
    };
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        choose(name);
        let what = format!("the banner of a blocked package, {name}");
        let picture = program.shows(&what, |picture| (0.02..0.5).contains(&banner(picture, theme)));
        program.keep(&picture, name);
    }
}

/// Waits until the program does nothing for three seconds.
fn rests_for_a_while(program: &Program) {
    const SPAN: Duration = Duration::from_secs(3);
    wait_for("three seconds in which nothing is done", || {
        let before = ticks(program.id());
        std::thread::sleep(SPAN);
        let ticks = ticks(program.id()) - before;
        println!("idle: {ticks} ticks of 10 ms in {} s", SPAN.as_secs());
        (ticks <= 2).then_some(())
    });
}

#[test]
fn an_idle_window_takes_no_time_and_little_memory() {
    // In kB, without the system's libraries, whose size differs by machine. A debug build is some 25 MB of code larger
    // than what people run.
    let most = if is_debug_build() { 110_000 } else { 85_000 };
    let program = Program::start("idle", None);
    rests_for_a_while(&program);
    let (memory, libraries) = memory(program.id());
    let all = (memory + libraries) / 1000;
    println!("memory: {all} MB, of it {} MB of libraries, most of them Mesa, which draws", libraries / 1000);
    assert!(memory < most, "the program occupies {memory} kB");
}

#[test]
fn the_audience_gets_a_window_of_its_own_that_costs_nothing_while_nothing_changes() {
    let program = Program::start("audience", None);
    program.press_for_elsewhere("F6");
    wait_for("a second window", || program.find("audience"));
    rests_for_a_while(&program);
    program.press_for_elsewhere("F6");
    wait_for("the second window gone", || program.find("audience").is_none().then_some(()));
}

#[test]
fn what_is_clicked_and_typed_reaches_the_file() {
    let folder = TempDir::new().expect("a folder to work in");
    let path = empty_board(folder.path());
    let program = Program::start("work", Some(&path));
    wait_for("the file's name in the title", || program.title().starts_with("meeting.ron").then_some(()));
    let before = program.press("ctrl+f");
    // Tab goes from the search to the first element of the palette, which has a ring around it then.
    let focused = program.press("Tab");
    let ring = [Theme::Light, Theme::Dark].map(|theme| Tokens::of(theme).focus);
    let place = ring.into_iter().find_map(|ring| focused.middle_of_new(ring, &before));
    let place = place.expect("an element that has the keyboard");
    program.click(place);
    wait_for("the mark of unsaved changes in the title", || program.title().starts_with('●').then_some(()));
    save(&program);
    assert_eq!(cards(&path), ["monitors"], "the element that was clicked");

    program.press("ctrl+f");
    program.type_text("pledge");
    program.press("Return");
    save(&program);
    assert_eq!(cards(&path), ["monitors", "pledge"], "the element that was searched for");

    program.press("ctrl+z");
    save(&program);
    assert_eq!(cards(&path), ["monitors"], "the last edit is taken back");
}

#[test]
fn unsaved_changes_keep_the_window_open_until_they_are_saved() {
    let folder = TempDir::new().expect("a folder to work in");
    let path = empty_board(folder.path());
    let program = Program::start("close", Some(&path));
    wait_for("the file's name in the title", || program.title().starts_with("meeting.ron").then_some(()));
    program.press("ctrl+f");
    program.type_text("pledge");
    program.press("Return");

    let asked = program.press("ctrl+q");
    program.keep(&asked, "asked");
    assert_eq!(program.ended(), None, "the program asks before it ends");
    program.press("Escape");
    save(&program);
    assert_eq!(cards(&path), ["pledge"]);

    program.close();
    let status = wait_for("the end of the program", || program.ended());
    assert_eq!(status.code(), Some(0));
}

#[test]
fn without_a_display_one_sentence_says_so() {
    let home = TempDir::new().expect("a folder for the program");
    let output = isolated(env!("CARGO_BIN_EXE_guarantee-board"), home.path()).output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.starts_with("error: no window can be opened"), "{said}");
}
