//! What is seen.
pub mod theme;
