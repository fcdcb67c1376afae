//! Reading and saving beside the window, so that it never stops for a disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::Context;

use super::intake::{Arrived, Asked, Previewed};
use crate::scenario::Scenario;
use crate::storage::disk::RealDisk;
use crate::storage::{
    self, Faults, Fingerprint, Journal, Journals, KeepError, Kept, Left, Loaded, Over, ReadError, SaveError, Saved,
    Saving,
};
use crate::workshop::History;

/// What is in a file.
pub struct Reading {
    /// What it holds, or why it cannot be read.
    pub result: Result<Box<Loaded>, ReadError>,
    /// By which that is known again.
    pub print: Option<Fingerprint>,
}

impl Reading {
    fn of(path: &Path) -> Self {
        // Before it is read: if it is changed meanwhile, that is noticed later.
        let print = Fingerprint::of(path);
        Self { result: storage::read_composed(path).map(Box::new), print }
    }
}

/// What came of a job.
pub enum Done {
    /// A file was read, or could not be.
    Read(PathBuf, Reading),
    /// A file is no longer what it was known to be.
    Outside {
        /// The file.
        path: PathBuf,
        /// What it was known to hold; `None`: it was not there.
        known: Option<Fingerprint>,
        /// What is in it now.
        reading: Reading,
    },
    /// A file was saved, or could not be.
    Saved {
        /// The file.
        path: PathBuf,
        /// What stands in it now.
        scenario: Arc<Scenario>,
        /// How it went.
        result: Result<Saved, SaveError>,
    },
    /// A file was not saved, because it is no longer what it was known to be.
    HeldBack(PathBuf, Reading),
    /// Something was exported to this file, with what is to be said of it; or could not be.
    Exported(PathBuf, Result<Option<String>, SaveError>),
    /// Files were read from which something is to come in.
    Arrived(Arrived),
    /// It was worked out what would come of the rows of a table.
    Previewed(Box<Previewed>),
    /// The document was kept for the case of a crash, or could not be.
    Kept(Result<(), KeepError>),
    /// What ended sessions have left was looked for.
    Found {
        /// What was not saved.
        left: Vec<Found>,
        /// The report of a fault.
        fault: Option<String>,
        /// Copies of what files held before they were written in place, which was interrupted.
        interrupted: Vec<PathBuf>,
    },
    /// A job came to no end, for a fault of the program.
    Failed {
        /// Whether the status bar was telling of it.
        told: bool,
    },
    /// Nothing that anybody waits for.
    Nothing,
}

impl Done {
    /// Whether it is what the status bar was telling of.
    fn is_told(&self) -> bool {
        match self {
            Self::Read(..) | Self::Saved { .. } | Self::HeldBack(..) | Self::Exported(..) | Self::Arrived(_) => true,
            Self::Failed { told } => *told,
            Self::Outside { .. } | Self::Kept(_) | Self::Found { .. } | Self::Previewed(_) | Self::Nothing => false,
        }
    }
}

/// Something that an ended session has left, with all that is needed to take it up.
pub struct Found {
    /// What was left.
    pub left: Left,
    /// How to undo and redo it.
    pub history: History,
    /// What its file holds, and by which that is known again; `None` if it has none that can be read.
    pub on_disk: Option<(Box<Scenario>, Option<Fingerprint>)>,
}

impl Found {
    fn new(left: Left) -> Self {
        let kept = left.kept.as_ref().ok();
        let history = kept.map(|kept| History::read(&kept.memory, &kept.scenario)).unwrap_or_default();
        let on_disk = kept.and_then(|kept| {
            let file = kept.file.as_ref()?;
            let print = Fingerprint::of(file);
            Some((Box::new(storage::read_composed(file).ok()?.scenario), print))
        });
        Self { history, on_disk, left }
    }
}

/// A job to be run.
pub type Job = Box<dyn FnOnce() + Send>;

/// Runs jobs, one after another: of two savings the later one must stay. Tests run them at once, or when they like.
pub type Runner = Box<dyn FnMut(Job)>;

/// Runs jobs on one thread beside the window.
pub fn beside_the_window() -> Runner {
    let mut queue: Option<Sender<Job>> = None;
    Box::new(move |job| {
        let queue = queue.get_or_insert_with(|| {
            let (sender, jobs) = channel::<Job>();
            std::thread::spawn(move || jobs.into_iter().for_each(|job| job()));
            sender
        });
        // The thread ends only with this side of the queue.
        queue.send(job).ok();
    })
}

/// The jobs under way.
pub struct Jobs {
    runner: Runner,
    sender: Sender<Done>,
    receiver: Receiver<Done>,
    /// The folder for copies of files that are written in place.
    pub copies: Option<PathBuf>,
    under_way: usize,
}

impl Jobs {
    /// No jobs yet.
    pub fn new(runner: Runner) -> Self {
        let (sender, receiver) = channel();
        Self { runner, sender, receiver, copies: None, under_way: 0 }
    }

    /// Whether some job has not reported yet.
    pub fn busy(&self) -> bool {
        self.under_way > 0
    }

    /// Starts to read a file.
    pub fn read(&mut self, ctx: &Context, path: PathBuf) {
        self.run(ctx, move || {
            let reading = Reading::of(&path);
            Done::Read(path, reading)
        });
    }

    /// Starts to save a scenario to a file, in the words of the file `base` as far as they still hold, `over` what may be
    /// replaced; a file that holds anything else is left alone.
    pub fn save(&mut self, ctx: &Context, path: PathBuf, scenario: Arc<Scenario>, base: Option<PathBuf>, over: Over) {
        let copies = self.copies.clone();
        self.run(ctx, move || {
            let (base, copies) = (base.as_deref(), copies.as_deref());
            match (Saving { path: &path, scenario: &scenario, base, over, copies }).save() {
                Err(SaveError::Changed(_)) => {
                    let reading = Reading::of(&path);
                    Done::HeldBack(path, reading)
                }
                result => Done::Saved { path, scenario, result },
            }
        });
    }

    /// Starts to export to a file; `make` makes what is written, and what is to be said of it, or says why it cannot be made.
    pub fn export(
        &mut self,
        ctx: &Context,
        path: &Path,
        make: impl FnOnce() -> Result<(Vec<u8>, Option<String>), String> + Send + 'static,
    ) {
        let (path, copies) = (path.to_owned(), self.copies.clone());
        self.run(ctx, move || {
            let made = make().map_err(|why| SaveError::CannotBeMade { path: path.clone(), why });
            let result =
                made.and_then(|(bytes, said)| storage::save_bytes(&path, &bytes, copies.as_deref()).map(|_saved| said));
            Done::Exported(path, result)
        });
    }

    /// Starts to read what is to come in beside the document.
    pub fn take_in(&mut self, ctx: &Context, read: impl FnOnce() -> Arrived + Send + 'static) {
        self.run(ctx, move || Done::Arrived(read()));
    }

    /// Works out what would come of the rows of a table.
    pub fn preview(&mut self, ctx: &Context, asked: Asked) {
        self.run_quietly(ctx, move || Done::Previewed(Box::new(asked.answer())));
    }

    /// Looks whether a file still holds what it held; `None`: it was not there.
    pub fn compare(&mut self, ctx: &Context, path: PathBuf, known: Option<Fingerprint>) {
        self.run_quietly(ctx, move || match Fingerprint::of(&path) {
            print if print == known => Done::Nothing,
            _ => {
                let reading = Reading::of(&path);
                Done::Outside { path, known, reading }
            }
        });
    }

    /// Keeps a document and its history in the journal.
    pub fn keep(&mut self, ctx: &Context, journal: Arc<Journal>, kept: Kept, history: History) {
        self.run_quietly(ctx, move || {
            let kept = Kept { memory: history.write(), ..kept };
            Done::Kept(journal.keep(&RealDisk, &kept))
        });
    }

    /// Forgets what the journal holds.
    pub fn forget(&mut self, ctx: &Context, journal: Arc<Journal>) {
        self.run_quietly(ctx, move || {
            journal.clear();
            Done::Kept(Ok(()))
        });
    }

    /// Looks for what ended sessions have left.
    pub fn look_for_left(&mut self, ctx: &Context, journals: Option<Journals>, faults: Option<Faults>) {
        self.run_quietly(ctx, move || {
            let interrupted = journals.as_ref().map(Journals::interrupted).unwrap_or_default();
            let left = journals.map(|journals| journals.left()).unwrap_or_default();
            let left = left.into_iter().map(Found::new).collect();
            Done::Found { left, fault: faults.and_then(|faults| faults.left()), interrupted }
        });
    }

    /// Forgets the report of a fault.
    pub fn forget_fault(&mut self, ctx: &Context, faults: Faults) {
        self.run_quietly(ctx, move || {
            faults.forget();
            Done::Nothing
        });
    }

    /// What has been done since the last call.
    pub fn take_done(&mut self) -> Vec<Done> {
        let done: Vec<_> = self.receiver.try_iter().collect();
        let told = done.iter().filter(|done| done.is_told()).count();
        self.under_way -= told.min(self.under_way);
        done
    }

    fn run(&mut self, ctx: &Context, job: impl FnOnce() -> Done + Send + 'static) {
        self.under_way += 1;
        self.run_and_tell(ctx, true, job);
    }

    /// Runs a job that the status bar does not tell of.
    fn run_quietly(&mut self, ctx: &Context, job: impl FnOnce() -> Done + Send + 'static) {
        self.run_and_tell(ctx, false, job);
    }

    fn run_and_tell(&mut self, ctx: &Context, told: bool, job: impl FnOnce() -> Done + Send + 'static) {
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        (self.runner)(Box::new(move || {
            // Nobody may wait for ever for a job that failed.
            let done = catch_unwind(AssertUnwindSafe(job)).unwrap_or(Done::Failed { told });
            // The window may be gone by now; then nobody waits for the answer.
            sender.send(done).ok();
            ctx.request_repaint();
        }));
    }
}
