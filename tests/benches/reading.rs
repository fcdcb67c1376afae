//! How long the shipped scenario takes to be read, checked, and written.
//!
//! `cargo bench --bench reading`

use divan::{Bencher, black_box};
use guarantee_board::scenario::{Scenario, check};
use guarantee_board::storage;

const SHIPPED: &str = include_str!("../../scenarios/ukraine-2025.ron");

fn main() {
    divan::main();
}

fn shipped() -> Scenario {
    storage::read_text(SHIPPED).unwrap_or_else(|problems| panic!("{}", problems.in_file("ukraine-2025.ron"))).scenario
}

/// From text to a checked scenario: all that opening a file does, but for the disk.
#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    bencher.bench(|| storage::read_text(black_box(SHIPPED)));
}

/// The check alone, which reading includes.
#[divan::bench]
fn check_it(bencher: Bencher<'_, '_>) {
    let scenario = shipped();
    bencher.bench(|| check::check(black_box(&scenario)));
}

/// From a scenario to the text of its file, of which one value has changed: all that saving does, but for the disk.
#[divan::bench]
fn rewrite(bencher: Bencher<'_, '_>) {
    let mut scenario = shipped();
    scenario.title.push('x');
    bencher.bench(|| storage::rewrite_text(black_box(SHIPPED), black_box(&scenario)));
}

/// From a scenario to text, for a file that does not exist yet.
#[divan::bench]
fn write(bencher: Bencher<'_, '_>) {
    let scenario = shipped();
    bencher.bench(|| storage::write_text(black_box(&scenario)));
}
