//! The screen as it looks: the pictures of the README, drawn by the program itself and kept as they are.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test pictures` draws them anew after a change to the look.
mod common;

use std::path::Path;

use common::app::{FULL_HD, Window};
use common::{drawn, picture};
use egui::Theme;
use egui::accesskit::Role;

const SMALL: [f32; 2] = [1280.0, 720.0];

/// The program, drawn on the processor.
fn window(size: [f32; 2], theme: Theme) -> Window {
    Window::start(drawn(size, theme), None)
}

#[test]
fn board_light() {
    picture(window(FULL_HD, Theme::Light).harness(), "board-light");
}

#[test]
fn board_dark() {
    picture(window(FULL_HD, Theme::Dark).harness(), "board-dark");
}

#[test]
fn board_1280_light() {
    picture(window(SMALL, Theme::Light).harness(), "board-1280-light");
}

#[test]
fn empty_board() {
    let mut window = window(SMALL, Theme::Light);
    window.menu("Edit", "Clear board");
    window.harness().remove_cursor();
    window.settle();
    picture(window.harness(), "empty-board");
}

#[test]
fn dragging() {
    let mut window = window(FULL_HD, Theme::Light);
    let from = window.find(Role::Button, "Add NATO membership").rect().center();
    let column = window.find(Role::Button, "New cards start: After ratification").rect();
    window.pull(from, column.center() + egui::vec2(-10.0, 420.0));
    picture(window.harness(), "dragging");
}

#[test]
fn error_report() {
    // Tests run in the project's folder; the path is on the picture, so it must be the same everywhere.
    let path = Path::new("tests/pictures/broken.ron").to_owned();
    let mut window = Window::start(drawn(SMALL, Theme::Light), Some(path));
    picture(window.harness(), "error-report");
}
