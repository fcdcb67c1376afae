//! The real program, used as people use it: what they do, what the document then holds, and what the screen says.
#[path = "../common/board_strategy.rs"]
mod board_strategy;
#[path = "../common/busy.rs"]
mod busy;
#[path = "../common/mod.rs"]
mod common;
#[path = "../common/edits.rs"]
mod edits;
#[path = "../common/worked.rs"]
mod worked;
use common::samples;

mod about;
mod about_scenario;
mod access;
mod actors;
mod audience;
mod author;
mod authoring_keys;
mod authoring_mouse;
mod banner;
mod board;
mod bring;
mod cards;
mod closing;
mod compare;
mod conditions;
mod copying;
mod could;
mod coverage;
mod drag;
mod explain;
mod exports;
mod faults;
mod files;
mod findings;
mod first_minute;
mod five_minutes;
mod grid;
mod groups;
mod hints;
mod history;
mod idle;
mod intake;
mod journey;
mod keyboard;
mod large;
mod lost;
mod made;
mod matrix;
mod menus;
mod outside;
mod overlap;
mod packages;
mod pages;
mod pictures;
mod presenting;
mod random;
mod reading;
mod recovery;
mod room;
mod rounds;
mod scenes;
mod screens;
mod scripts;
mod sentences;
mod shell;
mod sizes;
mod slow;
mod stage;
mod still;
mod sweep;
mod systems;
mod take;
mod theme;
mod unknown;
mod walks;
