//! Numbers by which one state of anything is told from every other.

use std::sync::atomic::{AtomicU64, Ordering};

/// Tells one state from every other in the process: no two are alike unless one was copied from the other, whichever
/// document they are of. Whatever was worked out for a version holds for as long as that is the version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Version(u64);

impl Version {
    /// One that was never there before.
    pub fn unused() -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        Self(LAST.fetch_add(1, Ordering::Relaxed))
    }
}
