//! Reports of faults: a panic leaves a page that the next start shows.
//!
//! It tells where in the program it happened and on what system, and nothing of the scenario: only messages that stand
//! in the program's own text are taken up.

use std::backtrace::Backtrace;
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::thread;

use crate::program;

/// The largest report that is kept, in bytes.
const MAX_REPORT: u64 = 64 * 1024;

/// Where reports are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults {
    path: PathBuf,
}

impl Faults {
    /// In this file, which need not exist, nor its folder.
    pub fn in_file(path: PathBuf) -> Self {
        Self { path }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// From now on keeps a report of each panic, whatever thread it is in.
    pub fn watch(self) {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            self.keep(&report(info));
            before(info);
        }));
    }

    /// What was reported, if something was and can be read.
    pub fn left(&self) -> Option<String> {
        let mut bytes = Vec::new();
        File::open(&self.path).ok()?.take(MAX_REPORT).read_to_end(&mut bytes).ok()?;
        let text = String::from_utf8_lossy(&bytes).trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    /// Forgets the report: it was seen.
    pub fn forget(&self) {
        fs::remove_file(&self.path).ok();
    }

    /// Adds to what is there: of several faults the first is the cause.
    fn keep(&self, report: &str) {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).ok();
        }
        if self.path.metadata().is_ok_and(|known| known.len() >= MAX_REPORT) {
            return;
        }
        let file = File::options().create(true).append(true).open(&self.path);
        // A program that is about to end has nobody to tell that it could not write.
        file.and_then(|mut file| file.write_all(report.as_bytes())).ok();
    }
}

/// What is said of a panic.
fn report(info: &PanicHookInfo<'_>) -> String {
    // Whatever was put together while the program ran could hold a part of the scenario.
    let message = info.payload().downcast_ref::<&'static str>();
    let message = message.copied().unwrap_or("left out, since it could tell of the scenario");
    let place = info.location().map_or_else(|| "unknown".to_owned(), ToString::to_string);
    let thread = thread::current();
    format!(
        "program: {} {}\nsystem: {}\nthread: {}\nplace: {place}\nmessage: {message}\n{}\n\n",
        program::NAME,
        program::version(),
        program::system(),
        thread.name().unwrap_or("unnamed"),
        Backtrace::force_capture(),
    )
}
