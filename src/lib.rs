//! A decision board for workshops on security guarantees.
pub mod scenario;
pub mod storage;
