//! RON, the notation of scenario files: words, tree and layout.
//!
//! A reader of our own rather than a crate's, because we need all errors of a text at once, in plain words, with
//! positions that survive into later checks, in time and memory that no hostile text can blow up.

mod layout;
mod lexer;
mod parser;
mod text;
mod tree;

pub use layout::lay_out;
pub use parser::{Fault, parse};
pub use tree::{Entry, Field, Name, Node, NodeId, Span, Value};
