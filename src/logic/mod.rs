//! What can be asked of packages, compiled: one model of a scenario, with all that can follow as formulas.
//!
//! A [`Model`] is a scenario compiled once, without its packages. Everything that rules ask, when they speak, how feasible
//! cards are and what they give together is written as formulas over what can be chosen and what is said
//! (`formula.rs`); one pass evaluates them for a package, in several readings at once. The same formulas are given to a
//! solver (`translation.rs`) where a question is about all packages.
//!
//! Invariant: nothing here knows of files, clocks, threads or the window.

pub(crate) mod board;
pub(crate) mod budget;
pub(crate) mod capacity;
mod compile;
pub(crate) mod cover;
mod engine;
pub(crate) mod evidence;
pub(crate) mod formula;
pub(crate) mod index;
pub(crate) mod model;
pub(crate) mod packages;
pub(crate) mod quick;
pub(crate) mod solver;
pub(crate) mod translation;

use jiff::civil::Date;

use crate::scenario::VoiceId;

pub use budget::{Budget, Cancel};
pub use evidence::Silence;
pub use model::{Model, Unresolved};

/// As of which day a package is read, and who is heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The board date.
    pub date: Date,
    /// The one voice heard, beside what is on the record; `None`: everyone.
    pub voice: Option<VoiceId>,
}
