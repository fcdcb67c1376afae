//! A decision board for workshops on security guarantees.
pub mod assess;
pub mod cli;
pub mod report;
pub mod scenario;
pub mod storage;
pub mod wording;
