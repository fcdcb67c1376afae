//! Files below what they say: names, notation, and what is wrong in it.

mod align;
mod day;
mod layout;
mod names;
mod parser;
mod problem;
mod text;
