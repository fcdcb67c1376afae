//! All that needs no window: what a scenario says, what follows from it, what can be searched, edited, kept and written.
//! Each against something that the program does not use: a plain reading of the semantics, every board one by one,
//! parsers and tables of others.

#[path = "../common/board_strategy.rs"]
mod board_strategy;
#[path = "../common/edits.rs"]
mod edits;
#[path = "../common/every_board.rs"]
mod every_board;
#[path = "../common/html.rs"]
mod html;
#[path = "../common/naive.rs"]
mod naive;
#[path = "../common/naive_search.rs"]
mod naive_search;
#[path = "../common/samples.rs"]
mod samples;
#[path = "../common/scenario_strategy.rs"]
mod scenario_strategy;

mod architecture;
mod assess;
mod author;
mod ballots;
mod cli;
mod content;
mod coverage;
mod dependencies;
mod difference;
mod documentation;
mod exports;
mod fields;
mod file_flow;
mod files;
mod formatting;
mod grounds;
mod guide;
mod habits;
mod journal;
mod logic;
mod minutes;
mod packaging;
mod reading;
mod readme;
mod review;
mod rewriting;
mod saving;
mod scenario;
mod search;
mod storage;
mod systems;
mod window;
mod wording;
mod workshop;
