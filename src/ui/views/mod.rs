//! The parts of the screen. Each draws from the document by reference, changes nothing, and pushes what the user asks
//! for as [`Action`](super::command::Action)s.

mod actor;
mod actors;
mod author;
mod banner;
mod board;
mod card;
mod centre;
mod clock;
mod compare;
mod context;
mod correct_round;
mod coverage;
mod ends;
mod explain;
mod findings;
mod grid;
mod intake;
mod matrix;
mod palette;
mod room;
mod rounds;
mod side;
mod stance_mark;
pub mod tones;
mod ways;

pub use actor::actor_ui;
pub use actors::{actors_low_ui, actors_ui};
pub use author::author_ui;
pub use banner::{LINE as BANNER_LINE, banner_ui};
pub use board::{Columns, board_ui, cell, neighbour};
pub use card::Slots;
pub use centre::centre_ui;
pub use clock::{clock_end_ui, clock_ui};
pub use compare::comparison_ui;
pub use context::{context_ui, filter_line};
pub use coverage::coverage_ui;
pub use explain::host;
pub use grid::grid_ui;
pub use intake::intake_ui;
pub use matrix::matrix_ui;
pub use palette::{palette_rail_ui, palette_ui};
pub use room::{ballots_ui, initials, room_ui};
pub use rounds::{round_bar_ui, rounds_ui};
pub use side::{side_rail_ui, side_ui};
pub use ways::letter;
