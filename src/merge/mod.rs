//! Bringing together what several people made of one scenario.
//!
//! * [`bring_in`] adds what a group has made – packages, rounds, seats with their votes, points – under its name, beside
//!   what is there and never over it;
//! * [`three_way()`] joins two versions that come from the same one, item by item and field by field, as a version control
//!   system asks for;
//! * [`item_differences`] tells in what two things differ, by the same items and fields.
//!
//! Invariant: pure, and the same input gives the same output.

mod bring;
mod brought;
mod compare;
mod settle;
mod three_way;
mod tree;

pub use bring::{GroupCopy, Refused, bring_in, is_copy};
pub use brought::{Brought, LeftOut, differences};
pub use compare::{Difference, item_differences};
pub use three_way::{Merged, three_way};
