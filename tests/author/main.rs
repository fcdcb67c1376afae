//! Laws of authoring: whatever is added, changed, moved, renamed, deleted or taken over, the scenario stays sound, and
//! nothing follows from it but what should.

#[path = "../common/board_strategy.rs"]
mod board_strategy;
#[path = "../common/edits.rs"]
mod edits;
#[path = "../common/every_board.rs"]
mod every_board;
#[path = "../common/naive.rs"]
mod naive;
#[path = "../common/scenario_strategy.rs"]
mod scenario_strategy;

mod arrival;
mod delete;
mod fresh;
mod put;
mod rebuild;
mod rename;
mod take;
mod take_any;
#[macro_use]
mod support;
mod text;
mod walk;
