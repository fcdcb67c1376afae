//! What leaves: the board's answers as text for people and as JSON for programs; the minutes; tables and pictures.
//!
//! Text and JSON are made from the same [`FileReport`]. The [`minutes`] are one [`document`], written as [`markdown`] or
//! as [`html`]; a [`table`](mod@table) is written as CSV or drawn; a [`picture`] is drawn without a window, as SVG or as
//! pixels. All of it is deterministic to the byte. The sentences come from [`wording`](crate::wording).
//!
//! Invariant: nothing here knows of the window, and nothing here decides anything.

pub mod about;
pub mod answers;
pub mod answers_text;
pub mod ballot;
pub mod comparison;
pub mod coverage;
pub mod document;
mod escape;
pub mod html;
pub mod json;
pub mod markdown;
pub mod matrix;
pub mod minutes;
mod page;
pub mod picture;
pub mod table;
pub mod text;
pub mod votes;

#[doc(hidden)]
pub use page::Page;

use crate::assess::{Assessment, Reading};
use crate::scenario::{Package, Scenario};

/// How many steps each cause in what leaves may take; one that takes more is marked as perhaps not the shortest.
pub const CAUSE_STEPS: u64 = 100_000;

/// One file that was read, with some of its packages assessed.
#[derive(Clone, Debug)]
pub struct FileReport<'a> {
    /// The file, as the user named it.
    pub file: &'a str,
    /// What it holds.
    pub scenario: &'a Scenario,
    /// As of which day it was read, and who was heard.
    pub reading: &'a Reading,
    /// The packages asked for, with what follows for each.
    pub packages: Vec<(&'a Package, Assessment)>,
}

/// Why one file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct UnreadableReport {
    /// What is wrong with it, in the order of its text.
    pub problems: Vec<ProblemReport>,
    /// More is wrong than is told.
    pub more: bool,
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ProblemReport {
    /// The line, from 1; none where the problem has no place in the text.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// The path inside the scenario ("positions / r01 / crossed_when"); empty where it is the file itself.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
}
