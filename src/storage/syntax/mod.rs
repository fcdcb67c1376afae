//! RON, the notation of scenario files: words, tree, what stands beside the tree, and layout.
//!
//! A reader of our own rather than a crate's, because all errors of a text are wanted at once, in plain words, with
//! positions that survive into later checks, in time and memory that no hostile text can blow up. `ron` stops at the
//! first error and keeps no positions; `ron2` keeps both, but takes quadratic time on some broken maps, loses the
//! rest of a file to one unclosed string, and builds trees too heavy for large files. `ron` still writes the text,
//! and the tests hold this reader against it.

mod habits;
mod layout;
mod lexer;
mod parser;
mod text;
mod token;
mod tree;
mod trivia;

pub use layout::{INDENT, Place, Quoting, lay_out, lay_out_at, lay_out_flat};
pub use lexer::is_blank;
pub use parser::parse;
pub use text::{unescape, write_quoted};
pub use tree::{Entry, Fault, Field, Name, Node, NodeId, Parsed, Span, Trivia, TriviaKind, Value};
