//! A decision board for workshops on security guarantees: how feasible is a package of guarantees, whose red lines
//! does it cross, why, and who says so.
//!
//! The layers, lowest first; each knows those above it in this list and none below:
//!
//! | module | what it is |
//! | --- | --- |
//! | [`scenario`] | what is said: everything one workshop works on, as plain data; the file format |
//! | [`assess`] | what follows for one package: verdict, feasibility, findings with their causes |
//! | [`search`] | what could be: all packages at once, found, explained and counted |
//! | [`review`] | what whoever writes a scenario may have overlooked |
//! | [`workshop`] | the open document: edits, undo, what just changed |
//! | [`ui`] | what is seen: the window |
//!
//! Beside them: [`program`], what the program itself is; [`storage`], what is kept (reading, checking, saving); [`wording`], assessment data in plain English;
//! [`report`], what leaves (JSON, text, minutes, tables, pictures); [`cli`], the program without a window.
//!
//! Invariants: nothing below `ui` knows of egui; nothing but `storage`, `ui` and `cli` knows of files, clocks or
//! threads; the same input gives the same bytes. `tests/architecture.rs` enforces them.

// No input may make the program panic: what can fail says so in its type.
#![warn(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::unwrap_in_result,
    clippy::get_unwrap,
    clippy::panic,
    clippy::unreachable,
    clippy::indexing_slicing,
    clippy::string_slice
)]
// The same input gives the same bytes: no order depends on a hash.
#![warn(clippy::iter_over_hash_type)]
// A result that is dropped is dropped visibly, with `.ok()`.
#![warn(clippy::let_underscore_must_use)]
// One function, one screen; tables in tests may be longer.
#![warn(clippy::too_many_lines)]
// What is printed goes through the writers that the command line hands down; only `main` ends the process.
#![warn(clippy::print_stdout, clippy::print_stderr, clippy::exit)]

#[expect(
    clippy::indexing_slicing,
    reason = "a compiled model numbers what it holds; its tables are indexed by its own numbers"
)]
pub mod assess;
pub mod cli;
pub mod program;
pub mod report;
pub mod review;
pub mod scenario;
#[expect(
    clippy::indexing_slicing,
    reason = "its tables are those of a compiled model, or as long, and are indexed by the model's own numbers"
)]
pub mod search;
pub mod storage;
pub mod ui;
pub mod wording;
pub mod workshop;
