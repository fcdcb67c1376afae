//! How long assessing takes, on made-up scenarios of the shipped size and ten times as large.
//!
//! `cargo bench --bench assess`

use divan::{Bencher, black_box};
use guarantee_board::assess::{Model, Reading, assess, stances};
use guarantee_board::scenario::Scenario;

#[path = "../common/board_strategy.rs"]
mod board_strategy;
#[path = "../common/large.rs"]
mod large;

fn main() {
    divan::main();
}

/// The shipped scenario's size, and ten times that.
const SCALES: [usize; 2] = [1, 10];

fn reading(scenario: &Scenario) -> Reading {
    Reading { date: scenario.as_of, voice: None }
}

#[divan::bench(args = SCALES)]
fn compile(bencher: Bencher<'_, '_>, scale: usize) {
    let scenario = large::scenario(scale);
    bencher.bench(|| Model::new(black_box(&scenario)));
}

#[divan::bench(args = SCALES)]
fn assess_with_spread(bencher: Bencher<'_, '_>, scale: usize) {
    let scenario = large::scenario(scale);
    let (model, reading) = (Model::new(&scenario).unwrap(), reading(&scenario));
    let package = scenario.current_package().unwrap();
    bencher.bench(|| assess(&model, black_box(package), &reading));
}

/// Packages of the shipped scenario: the one it opens with, a small one, and those with most findings.
const SHIPPED: [&str; 4] = ["s05-reassurance-force", "s04-sky-shield", "s11-korea", "s12b-consent-refused"];

#[divan::bench(args = SHIPPED)]
fn shipped_with_spread(bencher: Bencher<'_, '_>, package: &str) {
    let text = include_str!("../../scenarios/ukraine-2025.ron");
    let scenario = guarantee_board::storage::read_text(text).unwrap().scenario;
    let (model, reading) = (Model::new(&scenario).unwrap(), reading(&scenario));
    let package = scenario.package(&package.into()).unwrap();
    bencher.bench(|| assess(&model, black_box(package), &reading));
}

#[divan::bench(args = SCALES)]
fn all_stances(bencher: Bencher<'_, '_>, scale: usize) {
    let scenario = large::scenario(scale);
    let (model, reading) = (Model::new(&scenario).unwrap(), reading(&scenario));
    let package = scenario.current_package().unwrap();
    bencher.bench(|| stances(&model, black_box(package), &reading));
}

#[divan::bench]
fn shipped_stances(bencher: Bencher<'_, '_>) {
    let text = include_str!("../../scenarios/ukraine-2025.ron");
    let scenario = guarantee_board::storage::read_text(text).unwrap().scenario;
    let (model, reading) = (Model::new(&scenario).unwrap(), reading(&scenario));
    let package = scenario.current_package().unwrap();
    bencher.bench(|| stances(&model, black_box(package), &reading));
}
