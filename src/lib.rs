//! A decision board for workshops on security guarantees: how feasible is a package of guarantees, whose red lines does
//! it cross, why, and who says so.
//!
//! One library and one binary; the binary only hands the command line to [`cli`].
//!
//! # Map of the source
//!
//! The layers, lowest first. Each knows those above it in this table and none below; `tests/laws/architecture.rs` enforces
//! it.
//!
//! | module | what it is | look first at |
//! | --- | --- | --- |
//! | [`scenario`] | what is said: everything one workshop works on, as plain data; the file format, and its check | `src/scenario/mod.rs`, `src/scenario/rule.rs`, `src/scenario/condition.rs` |
//! | [`logic`] | what can be asked, compiled: all conditions and levels as formulas over what is chosen and what is said, and a solver for them | `src/logic/model.rs`, `src/logic/formula.rs`, `src/logic/engine/mod.rs` |
//! | [`assess`] | what follows for one package: verdict, feasibility, findings; their causes, and how actors stand, when asked | `src/assess/mod.rs`, `src/assess/assessment.rs`, `src/assess/cause.rs` |
//! | [`search`] | what could be: all packages at once, found, explained and counted | `src/search/mod.rs`, `src/search/space.rs`, `src/search/ways.rs` |
//! | [`review`] | what the author of a scenario may have overlooked | `src/review/mod.rs` |
//! | [`merge`] | what several made of one scenario, brought together | `src/merge/bring.rs`, `src/merge/three_way.rs` |
//! | [`workshop`] | the open document: the board with all that follows from it, edits, undo, rounds, votes | `src/workshop/snapshot.rs`, `src/workshop/mod.rs`, `src/workshop/edit.rs` |
//! | [`files`] | what is under way with files, whatever happens in whatever order | `src/files/mod.rs`, `src/files/step.rs` |
//! | [`ui`] | what is seen: the window, its views, its commands, its theme | `src/ui/scene.rs`, `src/ui/app/mod.rs`, `src/ui/command/table.rs`, `src/ui/views/mod.rs` |
//!
//! Beside them:
//!
//! | module | what it is | look first at |
//! | --- | --- | --- |
//! | [`storage`] | what is kept: reading with help, writing, formatting, saving whole or not at all, recovery, fault reports | `src/storage/read/mod.rs`, `src/storage/rewrite/mod.rs`, `src/storage/save.rs` |
//! | [`wording`] | everything that is said in plain English, for window and reports alike | `src/wording/mod.rs` |
//! | [`ballot`] | ballots by file: what they ask, the text that comes back, and which of them count | `src/ballot/mod.rs`, `src/ballot/text.rs` |
//! | [`tables`] | tables of spreadsheets: what comes in from one, and what leaves as one | `src/tables/import.rs`, `src/tables/kind.rs` |
//! | [`report`] | what leaves: JSON and text reports, minutes, tables, pictures | `src/report/mod.rs`, `src/report/minutes.rs` |
//! | [`cli`] | the program without a window | `src/cli/mod.rs` |
//! | [`fonts`] | the fonts that text is drawn in, and what they have | `src/fonts/mod.rs` |
//! | [`program`] | what the program itself is: its name, its version, the libraries in it | `src/program.rs` |
//!
//! Invariants: nothing below `ui` knows of egui; nothing but `storage`, `ui` and `cli` knows of files, clocks or
//! threads; the same input gives the same bytes.
//!
//! # How to change things
//!
//! **Add an element, an actor, a position or a limit.** Edit the scenario, in the editor or in its file; nothing in the
//! source knows any of them by name. `guarantee-board check FILE --all` shows what it does to every package. For the
//! shipped scenario, say in `tests/laws/content` which rules must fire for which package.
//!
//! **Add a kind of rule, or a field.** The compiler leads from one of these to the next:
//!
//! 1. `src/scenario/rule.rs`: the type, and with it the format. Its doc comment becomes its description in
//!    `scenarios/README.md`.
//! 2. `src/scenario/check/mod.rs`: what can be wrong with it.
//! 3. `src/scenario/mention.rs`: what it refers to, so that renaming and deleting follow.
//! 4. `src/logic/compile`: its formulas; what a package reports of it is in `src/assess/findings.rs`.
//! 5. `src/wording/finding.rs`: how that is said.
//! 6. `src/report/json/mod.rs`: how it leaves.
//! 7. `src/workshop/part.rs` and `src/wording/difference.rs`, if scenarios have a list more: that it can be undone, and
//!    how a change of it is told.
//! 8. `src/ui/views/author`: its form in the editor.
//!
//! Then `UPDATE_SNAPSHOTS=1 cargo test --test laws fields` writes the new tables of `scenarios/README.md`. If earlier
//! programs cannot read the new files, raise [`scenario::FORMAT`]; what earlier files lack is added in [`storage`], and
//! `tests/formats` keeps a file of each format.
//!
//! **Add a kind of table, or a column.** Its columns, and how a row is read and written, stand in one file of
//! `src/tables/kinds`; `src/tables/kind.rs` lists the kinds, and `scenarios/command-line.md` their columns.
//!
//! **Add a command.** A variant of [`ui::command::Command`] in `src/ui/command/table.rs`, with its text, tooltip, menu
//! and keys; what it does goes into `src/ui/app/commands.rs`. Menus, the command palette, the help and the table of
//! keys in the README follow. What changes the document is an [`Edit`](workshop::Edit), which makes it undoable.
//!
//! **Add something that happens with files.** An event of [`files`], and what follows from it in every state
//! (`src/files/step.rs`); the window does what that asks for in `src/ui/app/files.rs`. `tests/laws/file_flow.rs` walks
//! all of it against a model of the world, and says which work would be lost.
//!
//! **Add a view.** A file in `src/ui/views` with a function that draws from a [`Scene`](ui::scene::Scene) and pushes
//! [`Action`](ui::command::Action)s, none that changes something unless the scene is editable; call it in `src/ui/views/centre.rs`, or in `src/ui/app/screen.rs` if it has a
//! place of its own. Colours, sizes and icons come from `src/ui/theme`.
//!
//! **Change what a page says.** `tests/laws/readme.rs` and `tests/laws/documentation.rs` check the Markdown pages against the
//! program: examples, keys, links, paths, and the first five minutes, click by click.

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
pub mod ballot;
pub mod cli;
pub mod files;
pub mod fonts;
#[expect(
    clippy::indexing_slicing,
    reason = "a compiled model numbers what it holds; its tables are indexed by its own numbers"
)]
pub mod logic;
pub mod merge;
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
pub mod tables;
pub mod ui;
pub mod wording;
pub mod workshop;
