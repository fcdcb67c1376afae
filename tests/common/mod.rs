//! What several test files share.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod scenario_strategy;

/// A small scenario that uses every part of the format.
pub const SMALL: &str = include_str!("small.ron");
