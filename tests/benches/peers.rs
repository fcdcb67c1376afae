//! The questions that `tests/peers` asks other solvers, asked in-process of the instances that it makes: one line of JSON
//! for each instance and question, with the median of some runs in milliseconds. What the peers are not asked stands
//! there under other names. The shipped scenario comes last.
//!
//! `cargo bench --bench peers -- FOLDER`

use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::time::Instant;

use guarantee_board::assess::{Model, Reading, assess};
use guarantee_board::scenario::{Package, Scenario};
use guarantee_board::search::{Budget, Ends, Moving, Openness, Question, Search, Witnesses, conflict, count};

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
    for file in files.iter().filter(|file| name(file).matches('-').count() == 1) {
        let variant = |kind: &str| Instance::read(&file.with_file_name(name(file).replace(".ron", kind)));
        ask(&name(file), &variant(".ron"), &variant("-pinned.ron"), &variant("-impossible.ron"));
    }
    let shipped = Instance::read(Path::new("scenarios/ukraine-2025.ron"));
    let say = |question: &str, ms: f64| say("shipped.ron", question, &"", ms);
    after_a_click(&shipped, &say);
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A scenario, compiled.
struct Instance {
    scenario: Scenario,
    model: Model,
    reading: Reading,
}

impl Instance {
    fn read(file: &Path) -> Self {
        let text = std::fs::read_to_string(file).expect("a text");
        let scenario = guarantee_board::storage::read_text(&text).expect("a sound scenario").scenario;
        let (model, reading) =
            (Model::new(&scenario).expect("it is sound"), Reading { date: scenario.as_of, voice: None });
        Self { scenario, model, reading }
    }

    fn package(&self) -> &Package {
        self.scenario.current_package().expect("a package")
    }

    fn question(&self) -> Question<'_> {
        let Self { scenario, model, reading } = self;
        Question { scenario, model, package: self.package(), reading, acceptable: &scenario.acceptable }
    }

    fn search(&self) -> Search<'_> {
        Search::new(self.question())
    }
}

fn say(file: &str, question: &str, answer: &impl Debug, ms: f64) {
    println!("{{\"file\": {file:?}, \"question\": {question:?}, \"answer\": {answer:?}, \"ms\": {ms:.4}}}");
}

/// Asks everything of one instance.
fn ask(file: &str, plain: &Instance, pinned: &Instance, impossible: &Instance) {
    let unlimited = Budget::unlimited;
    let open = |ends: &Ends| ends.choices.iter().filter(|(_, openness)| *openness == Openness::Open).count();
    let (_, ms) = timed(|| (), |()| assess(&plain.model, plain.package(), &plain.reading));
    say(file, "assess", &"", ms);
    let (_, ms) = timed(|| (), |()| Model::new(&plain.scenario).is_ok());
    say(file, "compiling", &"", ms);
    let (_, ms) = timed(|| (), |()| drop(plain.search()));
    say(file, "translation", &"", ms);
    let (some, ms) = timed(|| plain.search(), |search| search.is_open(&mut unlimited()));
    say(file, "acceptable", &some.unwrap_or_default(), ms);
    let (ends, ms) = timed(|| plain.search(), |search| search.ends(&mut unlimited()));
    say(file, "open", &open(&ends), ms);
    let (_, ms) = timed(|| (plain.search(), ends.clone()), |(search, ends)| search.explain(ends, &mut unlimited()));
    say(file, "reasons", &ends.choices.len(), ms);
    let mut witnesses = Witnesses::default();
    plain.search().ends_with(&mut witnesses, &mut unlimited());
    let again = || (pinned.search(), witnesses.clone());
    let (ends, ms) = timed(again, |(search, witnesses)| search.ends_with(witnesses, &mut unlimited()));
    say(file, "open-pinned", &open(&ends), ms);
    let steps = |search: &mut Search<'_>, count| -> Vec<usize> {
        let ways = search.ways(count, &mut unlimited());
        assert!(ways.complete);
        ways.ways.iter().map(|way| way.steps.len()).collect()
    };
    let (distance, ms) = timed(|| plain.search(), |search| steps(search, 1));
    say(file, "nearest", &distance.first().copied().unwrap_or_default(), ms);
    for (count, question) in [(3, "three ways"), (10, "ten-nearest")] {
        let (distances, ms) = timed(|| plain.search(), |search| steps(search, count));
        say(file, question, &distances, ms);
    }
    let (reason, ms) = timed(|| impossible.search(), |search| search.conflict(&mut unlimited()));
    say(file, "conflict", &reason.is_some(), ms);
    let (moving, ms) = timed(|| impossible.search(), |search| search.moving(&mut unlimited()));
    let mut sets: Vec<Vec<String>> = match moving {
        Moving::Positions(movers) => {
            movers.sets.iter().map(|set| set.iter().map(ToString::to_string).collect()).collect()
        }
        Moving::Nothing | Moving::NotPositions(_) | Moving::Unknown => Vec::new(),
    };
    sets.iter_mut().for_each(|set| set.sort());
    sets.sort();
    say(file, "fewest", &sets, ms);
    // Of larger ones more partial packages would have to be told apart than the count does.
    if file.starts_with("small") {
        let (counted, ms) = timed(|| (), |()| count(&plain.question(), &mut Budget::of(5_000_000)));
        if counted.exact {
            say(file, "count", &counted.total.to_string(), ms);
        }
    }
}

/// What the window asks after a click, each with its translation.
fn after_a_click(instance: &Instance, say: &dyn Fn(&str, f64)) {
    let unlimited = Budget::unlimited;
    let (_, ms) = timed(|| (), |()| assess(&instance.model, instance.package(), &instance.reading));
    say("click: assess", ms);
    let (ends, ms) = timed(|| (), |()| instance.search().ends(&mut unlimited()));
    say("click: open", ms);
    let (_, ms) = timed(|| ends.clone(), |ends| instance.search().explain(ends, &mut unlimited()));
    say("click: reasons", ms);
    let (_, ms) = timed(|| (), |()| instance.search().ways(3, &mut unlimited()));
    say("click: three ways", ms);
    let (_, ms) = timed(|| (), |()| instance.search().accepting(&mut unlimited()));
    say("click: accepting", ms);
    let (_, ms) = timed(|| (), |()| conflict(&instance.question(), u64::MAX, &mut unlimited()));
    say("click: conflict", ms);
    let (_, ms) = timed(|| (), |()| count(&instance.question(), &mut Budget::of(5_000_000)));
    say("click: count", ms);
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
