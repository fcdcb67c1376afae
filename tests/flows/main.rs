//! The real program, used as people use it: what they do, what the document then holds, and what the screen says.
#[path = "../common/board_strategy.rs"]
mod board_strategy;
#[path = "../common/busy.rs"]
mod busy;
#[path = "../common/mod.rs"]
mod common;

mod access;
mod actors;
mod audience;
mod author;
mod board;
mod closing;
mod compare;
mod could;
mod drag;
mod explain;
mod exports;
mod faults;
mod files;
mod findings;
mod first_minute;
mod hints;
mod history;
mod idle;
mod journey;
mod keyboard;
mod large;
mod made;
mod matrix;
mod outside;
mod overlap;
mod packages;
mod pages;
mod presenting;
mod random;
mod reading;
mod recovery;
mod room;
mod rounds;
mod shell;
mod sizes;
mod slow;
mod systems;
