//! Laws of authoring: whatever is added, changed, moved, renamed, deleted or taken over, the scenario stays sound, and
//! nothing follows from it but what should.

mod arrival;
mod copy;
mod delete;
mod fresh;
mod grid;
mod long_walk;
mod plan;
mod put;
mod ready_walk;
mod rebuild;
mod rename;
mod sentences;
mod take;
mod take_any;
#[macro_use]
mod support;
mod text;
mod walk;
