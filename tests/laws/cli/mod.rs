//! The program without a window.

mod ballots;
mod format;
mod report;
mod run;
mod search;
