//! What is kept: reading scenario files with help for whoever wrote them, and saving them without ever losing one.
//!
//! * [`read`] turns text into a [`Scenario`](crate::scenario::Scenario), or says everything that is wrong with it;
//! * [`mod@write`] turns a scenario into text, always the same bytes for the same scenario;
//! * [`rewrite`] writes it into the text of its file instead, where what did not change keeps its bytes;
//! * [`mod@format`] lays a text out anew and loses nothing of it;
//! * [`mod@save`] puts that text in place of a file, whole or not at all;
//! * [`journal`] keeps what is not saved yet, for the case that the program or the machine stops;
//! * [`faults`] keeps what is to be known of a fault of the program.
//!
//! `syntax` beneath them knows RON: its words, its tree with positions, its comments, its
//! layout. It knows nothing of the scenario types.
//!
//! Invariant: no text and no file, however broken, makes anything here panic, overflow the stack or run away.

mod bytes;
pub mod disk;
pub mod faults;
mod file_name;
mod fingerprint;
pub mod fonts;
pub mod format;
pub mod journal;
mod path_text;
pub mod read;
pub mod rewrite;
pub mod save;
mod surroundings;
mod syntax;
pub mod write;

pub use bytes::read_bytes;
pub use disk::InPlace;
pub use faults::Faults;
pub use file_name::file_name;
pub use fingerprint::Fingerprint;
pub use fonts::SystemFonts;
pub use format::{format_file, format_text};
pub use journal::{Journal, Journals, KeepError, Kept, Left};
pub use path_text::{path_from_text, path_to_text};
pub use read::{Loaded, Problem, Problems, ReadError, read_composed, read_file, read_text};
pub use rewrite::rewrite_text;
pub use save::{Over, SaveError, Saved, Saving, save, save_bytes};
#[doc(hidden)]
pub use syntax::{Quoting, Span, lay_out, parse, unescape, write_quoted};
pub use write::{WriteError, write_json, write_text};
