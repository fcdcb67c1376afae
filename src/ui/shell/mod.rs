//! What surrounds the board: menu bar, status bar, dialogs, and the report of a file that could not be read.

mod about;
mod close_round;
mod export;
mod fault;
mod finder;
mod help;
mod hints;
mod modals;
mod outside;
mod pages;
mod recover;
mod status;
mod timer;
mod top_bar;
mod unreadable;
mod words;

pub use about::{About, Places};
pub use close_round::ClosingRound;
pub use export::Exporting;
pub use help::HelpPage;
pub use hints::{hint_taken, hint_ui};
pub use modals::{Answer, Modal, modal_ui};
pub use outside::{Changed, OutsideChoice};
pub use recover::{RecoverChoice, Recovered};
pub use status::{Notice, drop_hint_ui, status_ui};
pub use timer::StartingClock;
pub use top_bar::{entries_ui, in_families, top_bar_ui};
pub use unreadable::{Unreadable, unreadable_ui};
