//! What is said in plain English, sentence by sentence, of one small scenario.

mod card;
mod cause;
mod change;
mod chosen;
mod condition;
mod could;
mod difference;
mod evidence;
mod finding;
mod foretold;
mod money;
mod pattern;
mod phrase;
mod ready;
mod rule;
mod sample;
mod stance;
mod term;
mod verdict;
