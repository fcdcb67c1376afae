//! What comes in from elsewhere, and what leaves for elsewhere: copies of a scenario that groups have worked on, versions that
//! git joins, JSON, tables of spreadsheets.

#[path = "../common/edits.rs"]
mod edits;
#[expect(dead_code, reason = "the other programs try more of them")]
#[path = "../common/samples.rs"]
mod samples;
#[path = "../common/worked.rs"]
mod worked;

mod json;
mod merge;
mod tables;
