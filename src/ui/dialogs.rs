//! Native file dialogs, which never stop the window, and what to do where there are none.

use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use egui::Context;
use egui::os::OperatingSystem;

use super::dialog_programs;
use crate::files::{Intake, Purpose};

/// What to ask the user for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What for.
    pub purpose: Purpose,
    /// Where to begin: a file or folder.
    pub near: Option<PathBuf>,
    /// The name offered for a new file.
    pub file_name: String,
}

/// What a dialog said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A file was chosen.
    Picked(PathBuf),
    /// Several were.
    PickedAll(Vec<PathBuf>),
    /// Nothing was chosen.
    Cancelled,
    /// No dialog can be shown on this machine.
    Unavailable,
}

/// Asks the user for files. A trait, so that tests can answer in the user's place.
pub trait Dialogs {
    /// Shows a dialog. `frame` is the window it belongs to.
    fn show(&mut self, request: &Request, frame: &eframe::Frame, ctx: &Context);
    /// The reply, once there is one.
    fn poll(&mut self) -> Option<Reply>;
    /// Waits for the reply no longer; whatever it is, it is not told.
    fn give_up(&mut self);
}

/// The dialogs of the desktop: of its portal or its system, through rfd; or those of `zenity`.
#[derive(Default)]
pub struct NativeDialogs {
    pending: Option<Receiver<Reply>>,
    #[cfg(target_os = "linux")]
    zenity: super::zenity::Shown,
}

/// An empty answer that comes faster than a person can give it means that a dialog program has failed.
const TOO_FAST_FOR_A_PERSON: Duration = Duration::from_millis(250);

/// What an answer after this time means: rfd answers a missing dialog program and a cancelled dialog alike.
pub fn reply(mut paths: Vec<PathBuf>, took: Duration) -> Reply {
    match (paths.pop(), paths.is_empty()) {
        (Some(path), true) => Reply::Picked(path),
        (Some(last), false) => {
            paths.push(last);
            Reply::PickedAll(paths)
        }
        (None, _) if took < TOO_FAST_FOR_A_PERSON || !dialog_programs::any() => Reply::Unavailable,
        (None, _) => Reply::Cancelled,
    }
}

/// A name, and the endings of the files that it stands for.
pub type Filter = (&'static str, &'static [&'static str]);

/// Which files a dialog lists. macOS lists what any of them lets through and nothing
/// else, "*" being no ending there: so that a scenario under another ending can be opened too, opening has no filter.
pub fn filters(purpose: Purpose, os: OperatingSystem) -> Vec<Filter> {
    let name = match purpose {
        Purpose::Open | Purpose::TakeFrom | Purpose::SaveAs | Purpose::TakeIn(Intake::Copies) => "Scenario",
        Purpose::TakeIn(Intake::Table) => "Table",
        Purpose::TakeIn(Intake::Ballots) => "Text",
        Purpose::Export(_) => "Export",
    };
    let own = (name, purpose.endings());
    match (os.is_mac(), purpose.writes()) {
        (true, false) => Vec::new(),
        (true, true) => vec![own],
        (false, _) => vec![own, ("All files", &["*"])],
    }
}

/// A dialog that lists what one of these filters lets through.
fn filtered(dialog: rfd::AsyncFileDialog, filters: Vec<Filter>) -> rfd::AsyncFileDialog {
    filters.into_iter().fold(dialog, |dialog, (name, endings)| dialog.add_filter(name, endings))
}

/// What a dialog is called.
fn title(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Open => "Open a scenario",
        Purpose::TakeFrom => "Take from another scenario",
        Purpose::TakeIn(Intake::Copies) => "Bring in what groups have made",
        Purpose::TakeIn(Intake::Table) => "Import a table",
        Purpose::TakeIn(Intake::Ballots) => "Take in ballots",
        Purpose::SaveAs => "Save the scenario as",
        Purpose::Export(_) => "Export to",
    }
}

/// What is chosen in a dialog, once something is; one for a new file offers this name.
fn chosen(
    dialog: rfd::AsyncFileDialog,
    purpose: Purpose,
    name: String,
) -> Pin<Box<dyn Future<Output = Vec<PathBuf>> + Send>> {
    let dialog = dialog.set_title(title(purpose));
    let dialog = if name.is_empty() { dialog } else { dialog.set_file_name(name) };
    let path = |file: rfd::FileHandle| file.path().to_owned();
    match purpose {
        Purpose::TakeIn(intake) if intake.takes_several() => {
            let files = dialog.pick_files();
            Box::pin(async move { files.await.unwrap_or_default().into_iter().map(path).collect() })
        }
        Purpose::Open | Purpose::TakeFrom | Purpose::TakeIn(_) => {
            let file = dialog.pick_file();
            Box::pin(async move { file.await.into_iter().map(path).collect() })
        }
        Purpose::SaveAs | Purpose::Export(_) => {
            let file = dialog.save_file();
            Box::pin(async move { file.await.into_iter().map(path).collect() })
        }
    }
}

impl Dialogs for NativeDialogs {
    fn show(&mut self, request: &Request, frame: &eframe::Frame, ctx: &Context) {
        let mut dialog = filtered(rfd::AsyncFileDialog::new(), filters(request.purpose, ctx.os()));
        if frame.winit_window().is_some() {
            dialog = dialog.set_parent(frame);
        }
        let folder = request.near.as_deref().and_then(|near| if near.is_dir() { Some(near) } else { near.parent() });
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        self.give_up();
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        let purpose = request.purpose;
        let name = if purpose.writes() { request.file_name.clone() } else { String::new() };
        // macOS shows dialogs on the window's thread alone, where the future is made; it is waited for on another.
        #[cfg(target_os = "macos")]
        let dialog = chosen(dialog, purpose, name);
        #[cfg(target_os = "linux")]
        let (zenity, folder) = (self.zenity.clone(), folder.map(Path::to_owned).unwrap_or_default());
        let wait = move || {
            let begun = Instant::now();
            #[cfg(target_os = "macos")]
            let paths = pollster::block_on(dialog);
            #[cfg(target_os = "linux")]
            let paths = if dialog_programs::portal() {
                pollster::block_on(chosen(dialog, purpose, name))
            } else {
                zenity.choose(purpose, title(purpose), &folder.join(name))
            };
            #[cfg(not(any(target_os = "macos", target_os = "linux")))]
            let paths = pollster::block_on(chosen(dialog, purpose, name));
            sender.send(reply(paths, begun.elapsed())).ok();
            ctx.request_repaint();
        };
        std::thread::spawn(wait);
        self.pending = Some(receiver);
    }

    fn poll(&mut self) -> Option<Reply> {
        let receiver = self.pending.as_ref()?;
        let reply = match receiver.try_recv() {
            Ok(reply) => reply,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Reply::Unavailable,
        };
        self.pending = None;
        Some(reply)
    }

    fn give_up(&mut self) {
        self.pending = None;
        #[cfg(target_os = "linux")]
        std::mem::take(&mut self.zenity).end();
    }
}

/// Nobody is left to take an answer.
impl Drop for NativeDialogs {
    fn drop(&mut self) {
        self.give_up();
    }
}
