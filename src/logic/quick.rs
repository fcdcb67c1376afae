//! Maps for where looking things up takes most of the time: the formulas of a model, and counting over them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use indexmap::IndexMap;

/// A map by a hash that is made quickly.
pub(crate) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;
/// The same, which keeps the order in which entries came.
pub(crate) type QuickIndexMap<K, V> = IndexMap<K, V, BuildHasherDefault<Quick>>;

/// Adds and multiplies, number by number. Keys are made of numbers that the program itself has given, so nobody chooses
/// them to collide, against which the usual hash guards.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u8(*byte);
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(number.into());
    }

    #[inline]
    fn write_u64(&mut self, number: u64) {
        self.0 = self.0.wrapping_add(number).wrapping_mul(0xf135_7aea_2e62_a9c5);
    }

    fn write_u128(&mut self, number: u128) {
        self.write_u64(number as u64);
        self.write_u64((number >> 64) as u64);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    /// Maps look at the lowest bits, and multiplying mixes the highest.
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}
