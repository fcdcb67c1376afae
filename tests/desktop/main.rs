//! The program and what it exports on a real desktop: the window on a virtual display, seen, clicked, typed into and
//! closed; the desktop's own file dialogs; what was exported in a real browser. Linux only.
//!
//! Each test brings a display of its own and everything else that belongs to a desktop (`environment`), so that it does
//! not matter where it runs; what cannot be brought is installed by `.ci/setup test`.
#![cfg(target_os = "linux")]

mod activity;
mod author;
mod ballots;
mod browser;
#[path = "../common/mod.rs"]
mod common;
mod day;
mod dialogs;
#[path = "../common/display.rs"]
mod display;
#[path = "../common/environment.rs"]
mod environment;
mod flow;
#[path = "../common/html.rs"]
mod html;
mod keyboard;
mod meeting;
mod monitors;
mod native;
mod office;
mod pair;
mod picture;
mod portal;
mod program;
mod remote;
mod screen;
mod scripts;
mod window;
