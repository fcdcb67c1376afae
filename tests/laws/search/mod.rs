//! What could be, over all packages.

mod bounds;
mod early;
mod order;
mod shipped;
mod told;
mod truth;
mod vain;
mod worked;
