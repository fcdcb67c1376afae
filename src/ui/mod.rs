//! What is seen: the window, its views, and what the user can tell the program to do.
//!
//! Views take the document by reference and change nothing; they push [`Action`](command::Action)s, which
//! [`App`] does before the next frame.
//!
//! Invariant: nothing below this module knows of egui.

mod app;
pub mod command;
pub mod dialogs;
mod jobs;
mod prefs;
mod shell;
mod state;
pub mod theme;
mod views;
mod widgets;

pub use app::{App, OpenFile, Services};
pub use jobs::Beside;

pub fn run(path: Option<std::path::PathBuf>) -> Result<(), eframe::Error> {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1920.0, 1080.0]),
        ..Default::default()
    };
    eframe::run_native(
        "guarantee-board",
        options,
        Box::new(|cc| {
            Ok(Box::new(App::new(&cc.egui_ctx, cc.storage, Services::default(), path)?))
        }),
    )
}
