//! Fuzzing: whatever is in a file, reading, checking, assessing, searching and drawing it never panic, take no longer
//! than a second, and no more memory than ten times its size and 50 MB. The same goes for texts that come back as ballots.
//!
//! Inputs are made from a corpus; those that do something new – another problem, another verdict – join it for the rest
//! of the run. `FUZZ=1000000` says how many are made, `FUZZ_SEED=20` makes others, and `FUZZ_KEEP=folder` keeps those
//! that did something new. The input that each part of the run tried last stays as `target/tmp/fuzz-….ron`, named after
//! the part's seed.

mod ballots;
#[path = "../common/mod.rs"]
mod common;
mod memory;
mod mutate;

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use common::app::Window;
use common::is_debug_build;
use egui::{Key, MissingGlyphPolicy, Theme};
use guarantee_board::assess::{Model, Reading, assess};
use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Point, PointKind, Scenario};
use guarantee_board::search::{Budget, Question, Search};
use guarantee_board::storage::{
    Loaded, ReadError, format_file, format_text, read_file, read_text, rewrite_text, write_text,
};
use mutate::{Corpus, Dice};

/// What no input may exceed, in a release build and in a debug build, which is some ten times as slow.
static MOST_TIME: LazyLock<Duration> = LazyLock::new(|| Duration::from_secs(if is_debug_build() { 10 } else { 1 }));
/// In bytes, beside ten times the input's size.
const MOST_MEMORY: usize = 50 * 1024 * 1024;
/// Of how many inputs one is drawn.
const DRAWN: usize = 100;
/// How many inputs the corpus grows to.
const MOST_KEPT: usize = 2_000;

/// How many parts run side by side, each a program of its own with its own memory.
const PARTS: u64 = 2;

fn main() {
    let number = |name: &str, otherwise: u64| {
        std::env::var(name).map_or(otherwise, |number| number.parse().expect("FUZZ and FUZZ_SEED are numbers"))
    };
    let (inputs, seed) = (number("FUZZ", 6_000), number("FUZZ_SEED", 1));
    if std::env::args().nth(1).is_some_and(|argument| argument == "part") {
        return fuzz(inputs as usize, seed);
    }
    let program = std::env::current_exe().expect("this program");
    let part = |part: u64| {
        let mut command = Command::new(&program);
        command.arg("part").env("FUZZ", inputs.div_ceil(PARTS).to_string()).env("FUZZ_SEED", (seed + part).to_string());
        command.spawn().expect("a part starts")
    };
    let parts: Vec<Child> = (0..PARTS).map(part).collect();
    for mut part in parts {
        assert!(part.wait().expect("a part ends").success(), "a part failed");
    }
}

/// Makes so many inputs and tries them.
fn fuzz(inputs: usize, seed: u64) {
    let mut run = Run {
        path: Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{seed}.ron")),
        // With a renderer that takes up textures: the usual one collects what it would have to draw.
        window: Window::start(common::drawn(common::app::FULL_HD, Theme::Light), None),
        seen: BTreeSet::new(),
        slowest: Duration::ZERO,
        largest: 0,
        sound: 0,
        drawn: 0,
    };
    // What no font has is drawn as a box, as in the program; the harness would panic.
    run.window.ctx().set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    // Long lists move where something is scrolled into sight.
    run.window.patience = 40;
    let mut corpus = Corpus::default();
    for bytes in seeds() {
        let (_, sound) = run.try_input(&bytes, true);
        corpus.add(bytes, sound);
    }
    let seeds = corpus.len();
    for text in large() {
        run.try_input(text.as_bytes(), true);
    }
    run.sound = 0;
    let keep = std::env::var_os("FUZZ_KEEP").map(PathBuf::from);
    let (mut dice, started) = (Dice(seed), Instant::now());
    for number in 0..inputs {
        let bytes = mutate::made(&corpus, &mut dice);
        let (new, sound) = run.try_input(&bytes, number % DRAWN == 0);
        if new && corpus.len() < MOST_KEPT {
            if let Some(folder) = &keep {
                fs::write(folder.join(format!("{seed}-{number}.ron")), &bytes).expect("a folder to keep inputs in");
            }
            corpus.add(bytes, sound);
        }
    }
    println!(
        "{inputs} inputs in {} s from {seeds} seeds: {} sound, {} drawn, {} that did something new; the slowest took {} ms, \
         the largest {} KB beyond ten times its size",
        started.elapsed().as_secs(),
        run.sound,
        run.drawn,
        corpus.len() - seeds,
        run.slowest.as_millis(),
        run.largest / 1024,
    );
    assert!(run.sound * 20 > inputs, "hardly any input is sound");
    ballots::fuzz(inputs, &mut dice);
}

/// The examples, and what once was hard.
fn seeds() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = fs::read_dir(root.join("tests/fuzz/corpus"))
        .expect("the corpus")
        .map(|entry| entry.expect("an entry of the corpus").path())
        .collect();
    paths.sort();
    paths
        .extend(["tests/common/small.ron", "scenarios/first-steps.ron", "scenarios/blank.ron"].map(|at| root.join(at)));
    let seeds: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).expect("a seed")).collect();
    assert!(seeds.len() > 10);
    seeds
}

/// What is too large to be changed over and over.
fn large() -> Vec<String> {
    vec![
        format!("(format: 3, elements: [{}])", "(),".repeat(1_000_000)),
        format!("(format: 3, elements: [{}])", "[(),(),(),(),(),(),(),()],".repeat(9_000)),
        format!("(format: 3, elements: [{}])", "(id: \"e\", name: \"E\", category: \"c\"),".repeat(300_000)),
        format!("(format: 3, {})", "title: \"x\", ".repeat(500_000)),
        format!("(format: 3, title: \"{}", "x".repeat(8_000_000)),
        "[".repeat(2_000_000),
    ]
}

struct Run {
    path: PathBuf,
    window: Window,
    /// What inputs did so far.
    seen: BTreeSet<String>,
    slowest: Duration,
    largest: usize,
    sound: usize,
    drawn: usize,
}

impl Run {
    /// Tries an input; whether it did something new, and whether it is sound.
    fn try_input(&mut self, bytes: &[u8], draw: bool) -> (bool, bool) {
        fs::write(&self.path, bytes).expect("a file for the input");
        let before = memory::begin();
        let started = worked();
        let result = catch_unwind(AssertUnwindSafe(|| {
            let (did, sound) = work_on(&self.path);
            if draw {
                show(&mut self.window, &self.path);
            }
            (did, sound)
        }));
        let took = worked().saturating_sub(started);
        let used = memory::peak().saturating_sub(before).saturating_sub(10 * bytes.len());
        let wrong = match &result {
            Err(_) => Some("it panicked".to_owned()),
            Ok(_) if took > *MOST_TIME => Some(format!("it took {took:?}")),
            Ok(_) if used > MOST_MEMORY => Some(format!("it took {used} bytes beyond ten times its size")),
            Ok(_) => None,
        };
        if let Some(wrong) = wrong {
            panic!("{wrong}; the input is {}", self.path.display());
        }
        let (did, sound) = result.unwrap_or_default();
        self.slowest = self.slowest.max(took);
        self.largest = self.largest.max(used);
        self.sound += usize::from(sound);
        self.drawn += usize::from(draw);
        let known = self.seen.len();
        self.seen.extend(did);
        (self.seen.len() > known, sound)
    }
}

/// How long this thread has had a processor: other programs on the machine do not count. Where the system does not say,
/// how long the program runs.
fn worked() -> Duration {
    static STARTED: LazyLock<Instant> = LazyLock::new(Instant::now);
    let since = STARTED.elapsed();
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.as_deref().and_then(|told| told.split(' ').next()).and_then(|first| first.parse().ok());
    nanoseconds.map_or(since, Duration::from_nanos)
}

/// Reads a file, and does with it what the program would; what came of it, and whether it is sound.
fn work_on(path: &Path) -> (Vec<String>, bool) {
    let read = read_file(path);
    // Formatting what is large has a test of its own.
    if path.metadata().is_ok_and(|metadata| metadata.len() < 1_000_000)
        && let Ok(Some(text)) = format_file(path)
    {
        assert_eq!(format_text(&text).as_deref(), Ok(text.as_str()), "formatted is formatted");
        let again = read_text(&text);
        assert_eq!(again.as_ref().ok().map(|again| &again.scenario), read.as_ref().ok().map(|read| &read.scenario));
    }
    if let Ok(loaded) = &read {
        save_into(path, loaded);
    }
    match read {
        Ok(loaded) => (assess_all(&loaded.scenario), true),
        Err(ReadError::Problems { problems, .. }) => {
            assert!(!problems.list.is_empty() || problems.more);
            (problems.list.iter().map(|problem| shape(&problem.message)).collect(), false)
        }
        Err(error) => (vec![shape(&error.to_string())], false),
    }
}

/// Writes what was read, and something else, into the text that it was read from.
fn save_into(path: &Path, loaded: &Loaded) {
    let text = fs::read_to_string(path).expect("a text that was read");
    let mut other = loaded.scenario.clone();
    let same = rewrite_text(&text, &other).expect("what was read can be written");
    assert!(same == text || loaded.earlier.is_some(), "nothing has changed");
    other.title.push('x');
    other.elements.reverse();
    other.positions.truncate(other.positions.len() / 2);
    other.points.push(Point { kind: PointKind::Decision, says: "New".to_owned() });
    for scenario in [&loaded.scenario, &other] {
        let saved = rewrite_text(&text, scenario).expect("what was read can be written");
        // Half the positions may be less than what is left refers to.
        if check(scenario).is_empty() {
            assert_eq!(&read_text(&saved).expect("what was saved can be read").scenario, scenario);
        }
    }
}

/// A message without what is particular to one input.
fn shape(message: &str) -> String {
    let mut shape = String::new();
    let mut quoted = false;
    for letter in message.chars() {
        quoted ^= letter == '`';
        if !quoted && !letter.is_ascii_digit() {
            shape.push(letter);
        }
    }
    shape.truncate(shape.floor_char_boundary(80));
    shape
}

fn assess_all(scenario: &Scenario) -> Vec<String> {
    let text = write_text(scenario).expect("what was read can be written");
    let again = read_text(&text).expect("what was written can be read");
    assert_eq!(&again.scenario, scenario);
    let model = Model::new(scenario).expect("what was read is sound");
    let mut did = Vec::new();
    let voices = scenario.voices.iter().take(1).map(|voice| Some(voice.id.clone()));
    let voices: Vec<_> = [None].into_iter().chain(voices).collect();
    for package in scenario.packages.iter().take(2) {
        for voice in &voices {
            let reading = Reading { date: scenario.as_of, voice: voice.clone() };
            let assessment = assess(&model, package, &reading);
            did.push(format!("{:?} {:?}", assessment.verdict, assessment.feasibility));
            did.extend(assessment.findings.iter().map(|finding| format!("{:?} {:?}", finding.kind, finding.firmness)));
        }
    }
    if let Some(package) = scenario.current_package() {
        let reading = Reading { date: scenario.as_of, voice: None };
        let question =
            Question { scenario, model: &model, package, reading: &reading, acceptable: &scenario.acceptable };
        let open = Search::new(question).is_open(&mut Budget::of(50_000));
        did.push(format!("open {open:?}"));
    }
    did
}

/// Opens the file in the window, looks at it, and closes whatever is told of it.
fn show(window: &mut Window, path: &Path) {
    window.drop_file(path);
    window.key(Key::Escape);
    window.expect("Verdict:");
}
