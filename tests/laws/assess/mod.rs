//! What follows for one package.

mod agrees;
mod causes;
mod laws;
mod semantics;
mod stances;
