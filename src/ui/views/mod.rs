//! The parts of the screen. Each draws from the document by reference, changes nothing, and pushes what the user asks
//! for as [`Action`](super::command::Action)s.

mod acceptable;
mod actor;
mod actors;
mod assumptions;
mod author;
mod banner;
mod board;
mod card;
mod centre;
mod claims;
mod clock;
mod compare;
mod correct_round;
mod ends;
mod explain;
mod findings;
mod matrix;
mod palette;
mod protection;
mod room;
mod rounds;
mod stance_mark;
mod tones;

pub use actor::actor_ui;
pub use actors::actors_ui;
pub use assumptions::assumptions_ui;
pub use author::author_ui;
pub use banner::banner_ui;
pub use board::board_ui;
pub use centre::centre_ui;
pub use clock::{clock_end_ui, clock_strip_ui, clock_ui};
pub use compare::comparison_ui;
pub use findings::report_ui;
pub use matrix::matrix_ui;
pub use palette::palette_ui;
pub use room::{ballot_ui, room_ui};
pub use rounds::{round_bar_ui, rounds_ui};
