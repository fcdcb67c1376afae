//! What the search and the assessment rest on: formulas, sets, a solver, and what can be shared out.

mod budget;
mod cover;
mod engine;
mod formula;
mod index;
