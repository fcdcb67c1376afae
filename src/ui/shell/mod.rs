//! What surrounds the board: menu bar, status bar, and dialogs.

mod about;
mod close_round;
mod dialog;
mod differs;
mod export;
mod fault;
mod finder;
mod help;
mod hints;
mod name;
mod pages;
mod path;
mod recover;
mod status;
mod timer;
mod top_bar;
mod unreadable;
mod unsaved;
mod words;

pub use about::{About, Places};
pub use close_round::CloseRound;
pub use dialog::{Dialog, choosing_ui};
pub use differs::Differs;
pub use export::Export;
pub use fault::Fault;
pub use finder::Finder;
pub use help::Help;
pub use hints::{hint_taken, hint_ui};
pub use name::NamePackage;
pub use path::TypePath;
pub use recover::{Recover, Recovered};
pub use status::{Notice, drop_hint_ui, status_ui};
pub use timer::StartTimer;
pub use top_bar::{in_families, top_bar_ui};
pub use unreadable::UnreadableFile;
pub use unsaved::{Overwrite, Unsaved};
