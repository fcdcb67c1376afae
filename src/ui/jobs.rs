//! Reading and saving beside the window, so that it never stops for a disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use egui::Context;

use crate::scenario::Scenario;
use crate::storage::disk::RealDisk;
use crate::storage::{
    self, Faults, Fingerprint, Journal, Journals, KeepError, Kept, Left, Loaded, ReadError, SaveError, Saved, Saving,
};
use crate::workshop::History;

/// What came of a job.
pub enum Done {
    /// A file was read, or could not be.
    Read {
        /// The file.
        path: PathBuf,
        /// What was in it.
        result: Result<Box<Loaded>, ReadError>,
        /// By which it is known again.
        print: Option<Fingerprint>,
    },
    /// A file is no longer what it was.
    Outside {
        /// The file.
        path: PathBuf,
        /// What is in it now.
        result: Result<Box<Loaded>, ReadError>,
        /// By which that is known again.
        print: Option<Fingerprint>,
        /// The document for which that was asked.
        document: u64,
        /// The saving that was held back because of it.
        ticket: Option<Ticket>,
    },
    /// A file is still what it was.
    Alike,
    /// A file was saved, or could not be.
    Saved {
        /// The file.
        path: PathBuf,
        /// Which saving it was.
        ticket: Ticket,
        /// What stands in it now.
        scenario: Box<Scenario>,
        /// How it went.
        result: Result<Saved, SaveError>,
    },
    /// Something was exported to this file, or could not be.
    Exported(PathBuf, Result<(), SaveError>),
    /// The document was kept for the case of a crash, or could not be.
    Kept(Result<(), KeepError>),
    /// What ended sessions have left was looked for; with it, the report of a fault.
    Left(Vec<Found>, Option<String>),
    /// A job came to no end, for a fault of the program.
    Failed {
        /// Whether the status bar was telling of it.
        told: bool,
    },
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
            Some((Box::new(storage::read_file(file).ok()?.scenario), print))
        });
        Self { history, on_disk, left }
    }
}

/// Tells one saving from another, and what it saved from what is open by the time it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// The savings of a session are numbered.
    pub number: u64,
    /// So are the documents opened.
    pub document: u64,
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
    /// What the last saving wrote: whoever began to save before it was done could not know of it.
    written: Arc<Mutex<Option<Fingerprint>>>,
    /// The folder for copies of files that are written in place.
    pub copies: Option<PathBuf>,
    under_way: usize,
}

impl Jobs {
    /// No jobs yet.
    pub fn new(runner: Runner) -> Self {
        let (sender, receiver) = channel();
        Self { runner, sender, receiver, written: Arc::default(), copies: None, under_way: 0 }
    }

    /// Whether some job has not reported yet.
    pub fn busy(&self) -> bool {
        self.under_way > 0
    }

    /// Starts to read a file.
    pub fn read(&mut self, ctx: &Context, path: PathBuf) {
        self.run(ctx, move || {
            // Before it is read: if it is changed meanwhile, that is noticed later.
            let print = Fingerprint::of(&path);
            let result = storage::read_file(&path).map(Box::new);
            Done::Read { path, result, print }
        });
    }

    /// Starts to save a scenario to a file, in the words of the file `base` as far as they still hold. If the file is
    /// there and not what it is `known` to be, it is left alone.
    pub fn save(
        &mut self,
        ctx: &Context,
        path: &Path,
        scenario: &Scenario,
        base: Option<PathBuf>,
        known: Option<Fingerprint>,
        ticket: Ticket,
    ) {
        let (path, scenario) = (path.to_owned(), Box::new(scenario.clone()));
        let (written, copies) = (Arc::clone(&self.written), self.copies.clone());
        self.run(ctx, move || {
            let mut written = written.lock().unwrap_or_else(PoisonError::into_inner);
            let known: Vec<Fingerprint> = known.into_iter().chain(written.filter(|_| known.is_some())).collect();
            let (base, copies) = (base.as_deref(), copies.as_deref());
            let result = Saving { path: &path, scenario: &scenario, base, known: &known, copies }.save();
            match result {
                Err(SaveError::Changed(_)) => return outside(path, ticket.document, Some(ticket)),
                Ok(saved) => *written = Some(saved.fingerprint),
                Err(_) => {}
            }
            Done::Saved { path, ticket, scenario, result }
        });
    }

    /// Starts to export to a file; `make` makes what is written, or says why it cannot be made.
    pub fn export(
        &mut self,
        ctx: &Context,
        path: &Path,
        make: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static,
    ) {
        let (path, copies) = (path.to_owned(), self.copies.clone());
        self.run(ctx, move || {
            let made = make().map_err(|why| SaveError::CannotBeMade { path: path.clone(), why });
            let result = made.and_then(|bytes| storage::save_bytes(&path, &bytes, copies.as_deref()));
            Done::Exported(path, result.map(|_saved| ()))
        });
    }

    /// Looks whether a file is still what it was.
    pub fn compare(&mut self, ctx: &Context, path: PathBuf, known: Fingerprint, document: u64) {
        self.run_quietly(ctx, move || match Fingerprint::of(&path) {
            print if print == Some(known) => Done::Alike,
            _ => outside(path, document, None),
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
            let left = journals.map(|journals| journals.left()).unwrap_or_default();
            Done::Left(left.into_iter().map(Found::new).collect(), faults.and_then(|faults| faults.left()))
        });
    }

    /// Forgets the report of a fault.
    pub fn forget_fault(&mut self, ctx: &Context, faults: Faults) {
        self.run_quietly(ctx, move || {
            faults.forget();
            Done::Alike
        });
    }

    /// What has been done since the last call.
    pub fn take_done(&mut self) -> Vec<Done> {
        let done: Vec<_> = self.receiver.try_iter().collect();
        let told = done
            .iter()
            .filter(|done| {
                matches!(
                    done,
                    Done::Read { .. }
                        | Done::Saved { .. }
                        | Done::Exported(..)
                        | Done::Outside { ticket: Some(_), .. }
                        | Done::Failed { told: true }
                )
            })
            .count();
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

/// What is in a file that is no longer what it was.
fn outside(path: PathBuf, document: u64, ticket: Option<Ticket>) -> Done {
    let print = Fingerprint::of(&path);
    let result = storage::read_file(&path).map(Box::new);
    Done::Outside { path, result, print, document, ticket }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_fails_is_told_and_nobody_waits_for_it() {
        let mut jobs = Jobs::new(Box::new(|job| job()));
        jobs.run(&Context::default(), || std::panic::resume_unwind(Box::new("a fault")));
        assert!(jobs.busy());
        let done = jobs.take_done();
        assert!(matches!(done.as_slice(), [Done::Failed { told: true }]));
        assert!(!jobs.busy());
    }
}
