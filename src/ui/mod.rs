//! What is seen: the window, its views, and what the user can tell the program to do.
//!
//! Views take the document by reference and change nothing; they push [`Action`](command::Action)s, which
//! [`App`] does before the next frame.
//!
//! Invariant: nothing below this module knows of egui.

mod app;
mod board_memory;
pub mod command;
mod comparison;
mod dialog_programs;
pub mod dialogs;
mod document;
mod drafts;
mod editor;
pub mod grid_view;
mod intake;
mod jobs;
mod layout;
mod library;
mod menu;
mod monitors;
mod party;
mod prefs;
mod preview;
mod room_view;
mod round_clock;
pub mod scene;
mod scripts;
mod shell;
mod stage;
mod state;
pub mod theme;
mod thinking;
mod views;
mod widgets;
mod window;
mod window_icon;
#[cfg(target_os = "linux")]
mod zenity;

pub use app::{App, Clock, Keeping, Services};
pub use document::OpenFile;
pub use jobs::{Job, Runner, beside_the_window};
pub use scripts::Scripts;
pub use stage::Stage;
pub use window::{WindowError, run, show_error};

/// What the window is made of and tests look at by itself; nothing to build upon.
#[doc(hidden)]
pub mod inside {
    pub use super::intake::BallotBox;
    pub use super::jobs::{Done, Jobs};
    pub use super::layout::{Face, LEAST_PHASE, Measures};
    pub use super::monitors::{FIRST_SIZE, Monitor, Opening, name_at, opening};
    pub use super::prefs::AudiencePrefs;
    pub use super::round_clock::{ClockState, RoundClock, Signal};
    pub use super::shell::{GUIDE, Steps, TypePath, WORDS};
    pub use super::stage::{Fit, Piece, StageFace, fit};
    pub use super::state::View;
    pub use super::thinking::{Answers, Thinking, Wanted};
    pub use super::views::{Columns, Slots, cell, host, initials, neighbour};
    pub use super::widgets::bidi::visual;
    pub use super::widgets::scroll::scrolled_ui;
    pub use super::window_icon::window_icon;
}
