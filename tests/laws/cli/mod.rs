//! The program without a window.

mod format;
mod report;
mod search;
