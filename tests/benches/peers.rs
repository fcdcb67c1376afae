//! The questions that `tests/peers` asks other solvers, asked in-process of scenario files: one line of JSON for each
//! file and question, with the median of some runs in milliseconds. The translation is a question of its own.
//!
//! `cargo bench --bench peers -- FOLDER`

use std::path::{Path, PathBuf};
use std::time::Instant;

use guarantee_board::assess::{Model, Reading};
use guarantee_board::scenario::{Pin, Scenario};
use guarantee_board::search::{Budget, Choice, Openness, Question, Search, count};

/// How often each question is asked.
const RUNS: usize = 5;

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let Some(folder) = folder else { return println!("cargo bench --bench peers -- FOLDER") };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder of scenario files")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a text");
        ask(&file, &guarantee_board::storage::read_text(&text).expect("a sound scenario").scenario);
    }
}

/// Asks everything of one scenario.
fn ask(file: &Path, scenario: &Scenario) {
    let (model, reading) = (Model::new(scenario).expect("it is sound"), Reading { date: scenario.as_of, voice: None });
    let package = scenario.current_package().expect("a package");
    let question = Question { scenario, model: &model, package, reading: &reading, acceptable: &scenario.acceptable };
    let say = |what: &str, answer: &str, ms: f64| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        println!("{{\"file\": {name:?}, \"question\": {what:?}, \"answer\": {answer:?}, \"ms\": {ms:.4}}}");
    };
    let unlimited = Budget::unlimited;
    let (open, ms) = timed(|| Search::new(question), |search| search.is_open(&mut unlimited()));
    say("any", &format!("{open:?}"), ms);
    let ((), ms) = timed(|| (), |()| drop(Search::new(question)));
    say("translation", "", ms);
    let (ends, ms) = timed(|| Search::new(question), |search| search.ends(&mut unlimited()));
    let open = ends.choices.iter().filter(|(_, openness)| *openness == Openness::Open).count();
    say("ends", &format!("{open} of {}", ends.choices.len()), ms);
    let (_, ms) =
        timed(|| (Search::new(question), ends.clone()), |(search, ends)| search.explain(ends, &mut unlimited()));
    say("reasons", "", ms);
    let (ways, ms) = timed(|| Search::new(question), |search| search.ways(1, &mut unlimited()));
    say("nearest", &format!("{:?}", ways.ways.first().map(|way| way.steps.len())), ms);
    for count in [3, 10] {
        let (ways, ms) = timed(|| Search::new(question), |search| search.ways(count, &mut unlimited()));
        let steps: Vec<usize> = ways.ways.iter().map(|way| way.steps.len()).collect();
        say(&format!("{count} ways"), &format!("{steps:?}"), ms);
    }
    // Settled beside it: the first choice that is still open, and everything that is not, one by one, until nothing is.
    let settled = |choice: &Choice| match choice {
        Choice::Card(element) => Pin::Card(element.clone()),
        Choice::Phase(element, phase) => Pin::Phase(element.clone(), phase.clone()),
        Choice::Option(element, setting, option) => Pin::Option(element.clone(), setting.clone(), option.clone()),
        Choice::Provider(element, actor) => Pin::Provider(element.clone(), actor.clone()),
    };
    let mut pinned = scenario.acceptable.clone();
    let wanted = ends.choices.iter().find(|(choice, openness)| {
        *openness == Openness::Open && !package.cards.iter().any(|card| card.element == *choice.element())
    });
    pinned.pins.extend(wanted.map(|(choice, _)| settled(choice)));
    let next = Question { acceptable: &pinned, ..question };
    let (ends, ms) = timed(|| Search::new(next), |search| search.ends(&mut unlimited()));
    let open = ends.choices.iter().filter(|(_, openness)| *openness == Openness::Open).count();
    say("ends after a pin", &format!("{open} of {}", ends.choices.len()), ms);
    let mut barred = scenario.acceptable.clone();
    let dead = ends.choices.iter().find(|(_, openness)| matches!(openness, Openness::Dead(_)));
    barred.pins.extend(dead.map(|(choice, _)| settled(choice)));
    let barred = Question { acceptable: &barred, ..question };
    let (reason, ms) = timed(|| Search::new(barred), |search| search.conflict(&mut unlimited()));
    say("conflict", &format!("{:?}", reason.map(|reason| reason.movable.len() + reason.facts.len())), ms);
    let (moving, ms) = timed(|| Search::new(barred), |search| search.moving(&mut unlimited()));
    say("correction sets", &format!("{moving:?}").chars().take(80).collect::<String>(), ms);
    let (counted, ms) = timed(|| (), |()| count(&question, &mut Budget::of(5_000_000)));
    say("count", &format!("{} {}", counted.total, counted.exact), ms);
}

/// The answer, and the median time that it took, in milliseconds.
fn timed<S, T>(prepare: impl Fn() -> S, answer: impl Fn(&mut S) -> T) -> (T, f64) {
    let mut times = Vec::new();
    let mut last = None;
    for _ in 0..RUNS {
        let mut prepared = prepare();
        let start = Instant::now();
        last = Some(answer(&mut prepared));
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    (last.expect("it was asked"), times[RUNS / 2])
}
