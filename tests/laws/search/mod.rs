//! What could be, over all packages.

mod shipped;
mod truth;
