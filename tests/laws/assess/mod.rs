//! What follows for one package.

#[path = "../../common/naive_first.rs"]
mod naive_first;

mod agrees;
mod causes;
mod evidence;
mod example;
mod laws;
mod scale;
mod semantics;
mod stances;
mod unknown;
