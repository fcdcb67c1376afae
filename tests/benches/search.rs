//! How long the questions about all packages take, on the shipped scenario and on a made-up one of 196 elements and 700
//! rules. Each includes the translation, as after a change.
//!
//! `cargo bench --bench search`

use divan::{Bencher, black_box};
use guarantee_board::assess::{Model, Reading};
use guarantee_board::scenario::{Pin, Scenario};
use guarantee_board::search::{Budget, Demand, Question, Search, count, hinges};

#[path = "../common/board_strategy.rs"]
mod board_strategy;
#[path = "../common/large.rs"]
mod large;

fn main() {
    divan::main();
}

const SCENARIOS: [&str; 4] = ["shipped", "shipped, no way", "large", "large, no way"];

fn scenario(name: &str) -> Scenario {
    if name.starts_with("large") {
        let mut scenario = large::scenario(7);
        if name == "large" {
            open(&mut scenario);
        }
        return scenario;
    }
    let text = include_str!("../../scenarios/ukraine-2025.ron");
    let mut scenario = guarantee_board::storage::read_text(text).unwrap().scenario;
    if name == "shipped, no way" {
        // Troops where Russia’s absolute red line bars them.
        scenario.acceptable.pins.push(Pin::Option("e10-reassurance-force".into(), "location".into(), "rear".into()));
    }
    scenario
}

/// Made-up rules exclude one another: switches them off, one of each conflict, until something is acceptable.
fn open(scenario: &mut Scenario) {
    loop {
        let (model, reading) = (Model::new(scenario).unwrap(), Reading { date: scenario.as_of, voice: None });
        let package = scenario.current_package().unwrap();
        let acceptable = &scenario.acceptable;
        let question = Question { scenario, model: &model, package, reading: &reading, acceptable };
        let Some(reason) = Search::new(question).conflict(&mut Budget::unlimited()) else { return };
        let rule = reason.movable.into_iter().chain(reason.facts).find_map(|demand| match demand {
            Demand::Position(rule) | Demand::Contradiction(rule) | Demand::Limit(rule) => Some(rule),
            _ => None,
        });
        scenario.switched_off.push(rule.expect("some rule is in the way"));
    }
}

/// Asks about a scenario, over and over.
fn ask<T>(bencher: Bencher<'_, '_>, name: &str, answer: impl Fn(Question<'_>) -> T + Sync) {
    let scenario = scenario(name);
    let (model, reading) = (Model::new(&scenario).unwrap(), Reading { date: scenario.as_of, voice: None });
    let package = scenario.current_package().unwrap();
    let acceptable = &scenario.acceptable;
    let question = Question { scenario: &scenario, model: &model, package, reading: &reading, acceptable };
    assert_eq!(Search::new(question).is_open(&mut Budget::unlimited()), Some(!name.ends_with("no way")), "{name}");
    bencher.bench_local(|| answer(black_box(question)));
}

#[divan::bench(args = SCENARIOS)]
fn translation(bencher: Bencher<'_, '_>, name: &str) {
    ask(bencher, name, |question| Search::new(question).is_open(&mut Budget::of(1)));
}

#[divan::bench(args = SCENARIOS)]
fn open_and_dead_ends(bencher: Bencher<'_, '_>, name: &str) {
    ask(bencher, name, |question| Search::new(question).ends(&mut Budget::unlimited()));
}

#[divan::bench(args = ["large"])]
fn the_first_open_and_dead_ends(bencher: Bencher<'_, '_>, name: &str) {
    ask(bencher, name, |question| Search::new(question).ends(&mut Budget::of(400_000)));
}

#[divan::bench(args = SCENARIOS, sample_count = 20)]
fn open_and_dead_ends_with_reasons(bencher: Bencher<'_, '_>, name: &str) {
    ask(bencher, name, |question| {
        let mut search = Search::new(question);
        let mut ends = search.ends(&mut Budget::unlimited());
        search.explain(&mut ends, &mut Budget::of(20_000_000));
        ends
    });
}

#[divan::bench(args = SCENARIOS, sample_count = 20)]
fn three_ways_forward(bencher: Bencher<'_, '_>, name: &str) {
    ask(bencher, name, |question| Search::new(question).ways(3, &mut Budget::of(5_000_000)));
}

#[divan::bench(args = SCENARIOS, sample_count = 20)]
fn conflict_and_moving_sets(bencher: Bencher<'_, '_>, name: &str) {
    ask(bencher, name, |question| {
        let mut search = Search::new(question);
        (search.conflict(&mut Budget::unlimited()), search.moving(&mut Budget::of(20_000_000)))
    });
}

#[divan::bench(args = SCENARIOS, sample_count = 5)]
fn counting(bencher: Bencher<'_, '_>, name: &str) {
    ask(bencher, name, |question| count(&question, &mut Budget::of(5_000_000)));
}

#[divan::bench(args = ["shipped"], sample_count = 5)]
fn frontier(bencher: Bencher<'_, '_>, name: &str) {
    ask(bencher, name, |question| Search::new(question).frontier(&mut Budget::of(20_000_000)));
}

#[divan::bench(args = ["shipped"], sample_count = 5)]
fn what_if_a_source_falls(bencher: Bencher<'_, '_>, name: &str) {
    ask(bencher, name, |question| hinges(&question, 20_000_000, &mut Budget::unlimited()));
}
