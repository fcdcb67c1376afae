//! What could be, over all packages.

mod bounds;
mod shipped;
mod told;
mod truth;
