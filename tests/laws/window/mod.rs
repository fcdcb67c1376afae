//! What the window is made of, as far as it needs no window: commands, measures, clocks, words.

mod clock;
mod commands;
mod dialogs;
mod icon;
mod intake;
mod keys;
mod measures;
mod monitors;
mod stage;
mod thinking;
mod words;
