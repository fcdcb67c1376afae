//! What several made of one scenario is brought together, and nothing of it is lost.

mod bring;
mod command;
mod git;
mod three_way;
