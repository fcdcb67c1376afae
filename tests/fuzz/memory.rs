//! How much memory is taken, by counting what is allocated.

use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// Begins to look for the highest; what is taken now, in bytes.
pub fn begin() -> usize {
    ALLOCATOR.reset_peak_usage();
    ALLOCATOR.current_usage()
}

/// The most that was taken at once since then, in bytes.
pub fn peak() -> usize {
    ALLOCATOR.peak_usage()
}
