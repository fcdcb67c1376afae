//! The program is killed at random moments while it is worked with: every file is whole, the old one or the new, and
//! what is recovered lacks no more than the last two seconds.
//!
//! Each round starts this test once more as the program: the app itself, with its own threads, on the real disk, in real
//! time. It notes each state of its document before anything of it is kept or saved. `KILLS=1000` says how often it is
//! killed.

mod common;

use std::collections::hash_map::DefaultHasher;
use std::fs::{self, File};
use std::hash::{Hash as _, Hasher as _};
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use common::app::Window;
use common::samples::SMALL;
use egui::{Key, Modifiers};
use guarantee_board::scenario::Scenario;
use guarantee_board::storage::{Journals, read_file, write_text};
use guarantee_board::ui::beside_the_window;
use guarantee_board::workshop::{History, Workshop};

/// How much may be missing, in milliseconds.
const MOST_LOST: u128 = 2000;
/// How many programs run at once; they mostly wait.
const AT_ONCE: usize = 4;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, work, folder, seed] = arguments.as_slice()
        && work == "work"
    {
        return work_until_killed(Path::new(folder), seed.parse().expect("a number"));
    }
    let kills = std::env::var("KILLS").map_or(40, |kills| kills.parse().expect("KILLS is a number"));
    kill_many(kills);
}

/// A small generator of its own, so that a seed gives the same with every version of every crate.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

fn mark_of(scenario: &Scenario) -> u64 {
    let mut hasher = DefaultHasher::new();
    write_text(scenario).expect("writable").hash(&mut hasher);
    hasher.finish()
}

fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970").as_millis()
}

/// The program: edits, takes back and saves at random, and notes what its document is from when on.
fn work_until_killed(folder: &Path, seed: u64) {
    let mut dice = Dice(seed);
    for _ in 0..3 {
        dice.below(2);
    }
    let path = folder.join("meeting.ron");
    let mut window = Window::keeping_by(&folder.join("kept"), Some(&path), beside_the_window());
    let mut log = File::options().create(true).append(true).open(folder.join("log")).expect("a log");
    let started = Instant::now();
    let mut known = None;
    loop {
        let key = match dice.below(100) {
            0..40 => Key::D,
            40..72 => Key::Z,
            72..80 => Key::Y,
            80 => Key::S,
            _ => Key::F35,
        };
        window.frame_at(started.elapsed().as_secs_f64(), &[(Modifiers::COMMAND, key)]);
        // What is kept or saved of it comes with a later frame.
        let mark = mark_of(window.scenario());
        if known != Some(mark) {
            known = Some(mark);
            writeln!(log, "{} {mark}", now()).expect("a log that can be written");
        }
        thread::sleep(Duration::from_millis(5 + dice.below(40)));
    }
}

/// The program while it works. It is killed with this value, so that none is left over when a round fails.
struct Working(Child);

impl Drop for Working {
    fn drop(&mut self) {
        self.0.kill().expect("it is killed");
        self.0.wait().expect("it is gone");
    }
}

/// What came of one round.
struct Round {
    /// How much was missing, in milliseconds.
    lost: u128,
    /// Whether there was something to recover.
    recovered: bool,
}

fn kill_many(kills: usize) {
    let started = Instant::now();
    let next = Arc::new(AtomicUsize::new(0));
    let rounds = Arc::new(Mutex::new(Vec::new()));
    let workers: Vec<JoinHandle<()>> = (0..AT_ONCE)
        .map(|_| {
            let (next, rounds) = (Arc::clone(&next), Arc::clone(&rounds));
            thread::spawn(move || {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= kills {
                        return;
                    }
                    let round = kill_once(seed as u64);
                    rounds.lock().expect("no round failed").push(round);
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().expect("a round failed");
    }
    let rounds = rounds.lock().expect("no round failed");
    let recovered = rounds.iter().filter(|round| round.recovered).count();
    let lost = rounds.iter().map(|round| round.lost).max().unwrap_or_default();
    println!(
        "killed {} times in {} s: {recovered} times there was something to recover; at most {lost} ms were lost",
        rounds.len(),
        started.elapsed().as_secs()
    );
    assert_eq!(rounds.len(), kills);
    assert!(recovered * 4 > kills, "the program is hardly ever killed with unsaved changes");
}

fn kill_once(seed: u64) -> Round {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (path, log) = (folder.path().join("meeting.ron"), folder.path().join("log"));
    fs::write(&path, SMALL).expect("a file to work on");
    let first = mark_of(&read_file(&path).expect("a file to work on").scenario);
    let program = std::env::current_exe().expect("this program");
    let child = Command::new(program)
        .args(["work".as_ref(), folder.path().as_os_str(), seed.to_string().as_ref()])
        .env_clear()
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let program = Working(child);
    let patience = Instant::now();
    while !log.exists() {
        assert!(patience.elapsed() < Duration::from_secs(60), "seed {seed}: the program does not start");
        thread::sleep(Duration::from_millis(2));
    }
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9) + 1);
    for _ in 0..3 {
        dice.below(2);
    }
    thread::sleep(Duration::from_millis(dice.below(3500)));
    let killed = now();
    drop(program);

    let text = fs::read_to_string(&log).expect("the log");
    let entry = |line: &str| -> Option<(u128, u64)> {
        let (time, mark) = line.split_once(' ')?;
        Some((time.parse().ok()?, mark.parse().ok()?))
    };
    // The last line may be cut off.
    let mut states: Vec<(u128, u64)> = text.lines().filter_map(entry).collect();
    states.insert(0, (0, first));

    let on_disk = read_file(&path).unwrap_or_else(|error| panic!("seed {seed}: the file is broken: {error}"));
    let saved = mark_of(&on_disk.scenario);
    assert!(states.iter().any(|(_, mark)| *mark == saved), "seed {seed}: the file holds what never was");
    let left = Journals::in_folder(folder.path().join("kept")).left();
    assert!(left.len() <= 1, "seed {seed}: one session leaves one journal");
    let kept = left.first().map(|left| match &left.kept {
        Ok(kept) => kept,
        Err(unreadable) => panic!("seed {seed}: the journal is broken: {}", unreadable.why),
    });
    let mark = kept.map_or(saved, |kept| {
        let history = History::read(&kept.memory, &kept.scenario);
        let mut workshop = Workshop::recover(kept.scenario.clone(), history, kept.changes, Some(&on_disk.scenario))
            .expect("recovered");
        // The history survived too, and fits.
        while workshop.undo_label().is_some() {
            workshop.undo();
        }
        mark_of(&kept.scenario)
    });
    // What the document had become by then, and when it became something else.
    let place = states.iter().rposition(|(_, known)| *known == mark);
    let place = place.unwrap_or_else(|| panic!("seed {seed}: what is recovered never was"));
    let lost = states.get(place + 1).map_or(0, |(gone, _)| killed.saturating_sub(*gone));
    assert!(lost <= MOST_LOST, "seed {seed}: {lost} ms are lost");
    Round { lost, recovered: kept.is_some() }
}
