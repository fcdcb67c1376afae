//! The file dialogs of `zenity`, for Linux desktops without a portal. Its process ends with the dialog, with whoever waits
//! for it, and with the program.

use std::ffi::OsStr;
use std::io::Read as _;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::dialog_programs::has;
use crate::files::Purpose;

/// What its name is.
pub(super) const ZENITY: &str = "zenity";

/// Runs a program that ends when the one that started it does, however that ends.
const TIED: &str = "setpriv";

/// A dialog that is shown, which may be ended from another thread than the one that waits for it.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    process: Option<Child>,
    ended: bool,
}

impl Shown {
    /// Shows a dialog, with this name offered, which may be in another folder; waits for what is chosen in it.
    pub(super) fn choose(&self, purpose: Purpose, title: &str, name: &Path) -> Vec<PathBuf> {
        let Ok(mut process) = command(purpose, title, name).spawn() else { return Vec::new() };
        let output = process.stdout.take();
        let mut state = self.state();
        if state.ended {
            process.kill().ok();
        }
        state.process = Some(process);
        drop(state);
        let mut chosen = Vec::new();
        if let Some(mut output) = output {
            output.read_to_end(&mut chosen).ok();
        }
        // It has closed its end, so it ends. Whoever ends the dialog meanwhile does not wait for that.
        let process = self.state().process.take();
        if let Some(mut process) = process {
            process.wait().ok();
        }
        let names = chosen.strip_suffix(b"\n").unwrap_or(&chosen).split(|byte| *byte == b'\n');
        names.filter(|name| !name.is_empty()).map(|name| PathBuf::from(OsStr::from_bytes(name))).collect()
    }

    /// Ends the dialog, or keeps it from coming up.
    pub(super) fn end(&self) {
        let mut state = self.state();
        state.ended = true;
        if let Some(process) = &mut state.process {
            process.kill().ok();
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn command(purpose: Purpose, title: &str, name: &Path) -> Command {
    let mut command = if has(TIED) {
        let mut command = Command::new(TIED);
        command.args(["--pdeathsig", "TERM", ZENITY]);
        command
    } else {
        Command::new(ZENITY)
    };
    // It lists all files where nothing filters: "all files" would be those with a point in their name.
    command.args(["--file-selection", "--title", title]);
    if !name.as_os_str().is_empty() {
        command.arg("--filename").arg(name);
    }
    if purpose.writes() {
        command.args(["--save", "--confirm-overwrite"]);
    }
    if matches!(purpose, Purpose::TakeIn(intake) if intake.takes_several()) {
        command.args(["--multiple", "--separator", "\n"]);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    command
}
