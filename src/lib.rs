//! A decision board for workshops on security guarantees.
pub mod assess;
pub mod scenario;
pub mod storage;
pub mod ui;
pub mod wording;
pub mod workshop;
