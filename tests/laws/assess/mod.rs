//! What follows for one package.

#[path = "../../common/naive_first.rs"]
mod naive_first;

mod agrees;
mod asked;
mod brought;
mod causes;
mod early;
mod evidence;
mod example;
mod hitting;
mod laws;
mod scale;
mod semantics;
mod shown;
mod stances;
mod unknown;
mod votes;
