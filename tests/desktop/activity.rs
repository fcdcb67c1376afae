//! What Linux knows of processes: whether they rest, and what they use.

use std::fs::{self, read_to_string};
use std::time::Duration;

/// How long nothing must have run, in looks that far apart.
const LOOKS: usize = 2;
const APART: Duration = Duration::from_millis(6);

/// What the threads of some processes have done so far.
#[derive(PartialEq)]
struct Activity {
    /// Each thread, with how often it has run and stopped.
    turns: Vec<(String, Vec<String>)>,
    /// Whether one of them runs, would if there were a processor for it, or waits for the disk.
    busy: bool,
}

impl Activity {
    fn of(processes: &[u32]) -> Self {
        let mut activity = Self { turns: Vec::new(), busy: false };
        let folders = processes.iter().filter_map(|process| fs::read_dir(format!("/proc/{process}/task")).ok());
        for task in folders.flatten().flatten() {
            let status = read_to_string(task.path().join("status")).unwrap_or_default();
            let lines = |word: &str| status.lines().filter(|line| line.contains(word)).map(str::to_owned).collect();
            let state: Vec<String> = lines("State:");
            activity.busy |= state.iter().any(|state| state.contains("R (") || state.contains("D ("));
            activity.turns.push((task.file_name().to_string_lossy().into_owned(), lines("_ctxt_switches:")));
        }
        activity
    }
}

/// Waits until none of the processes has run for a while. Two looks alike mean that no thread has run in between: each
/// turn on a processor is counted.
pub fn rest(processes: &[u32], mut patience: impl FnMut()) {
    let (mut last, mut alike) = (Activity::of(processes), 0);
    while alike < LOOKS {
        std::thread::sleep(APART);
        let next = Activity::of(processes);
        alike = if !next.busy && next == last { alike + 1 } else { 0 };
        last = next;
        patience();
    }
}

/// Whether a process has ended, though nobody has asked how.
pub fn ended(process: u32) -> bool {
    read_to_string(format!("/proc/{process}/status")).is_ok_and(|status| status.contains("State:\tZ"))
}

/// The time that the processor has spent on a process so far, in ticks of 10 ms.
pub fn ticks(process: u32) -> u64 {
    let stat = read_to_string(format!("/proc/{process}/stat")).expect("what Linux knows of a process");
    // The name, in parentheses, may hold anything; user and system time are fields 14 and 15, the name is field 2.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(2).map(|field| field.parse::<u64>().expect("a number of ticks")).sum()
}

/// The memory that a process occupies, in kB: its own, and what is mapped of the system's libraries.
pub fn memory(process: u32) -> (u64, u64) {
    let mappings = read_to_string(format!("/proc/{process}/smaps")).expect("what Linux knows of a process");
    let (mut own, mut libraries, mut of_library) = (0, 0, false);
    for line in mappings.lines() {
        let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
        if first == "Rss:" {
            let size: u64 = rest.trim().trim_end_matches(" kB").parse().expect("a number of kB");
            *if of_library { &mut libraries } else { &mut own } += size;
        } else if !first.ends_with(':') {
            of_library = rest.contains(".so");
        }
    }
    (own, libraries)
}
