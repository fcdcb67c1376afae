//! Native file dialogs, which never stop the window, and what to do where there are none.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use egui::Context;

/// What a file dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To choose a file to open.
    Open,
    /// To choose a file to save to.
    SaveAs,
}

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
    /// Nothing was chosen.
    Cancelled,
    /// No dialog can be shown on this machine.
    Unavailable,
}

/// Asks the user for files. A trait, so that tests can answer in the user's place.
pub trait Dialogs {
    /// Shows a dialog, if none is open. `frame` is the window it belongs to.
    fn show(&mut self, request: &Request, frame: &eframe::Frame, ctx: &Context);
    /// The reply, once there is one.
    fn poll(&mut self) -> Option<Reply>;
    /// Whether a dialog is open.
    fn open(&self) -> bool;
}

/// The dialogs of the desktop, through rfd.
#[derive(Default)]
pub struct NativeDialogs {
    pending: Option<Receiver<(Option<PathBuf>, Duration)>>,
}

/// An empty answer that comes faster than a person can give it means that no dialog was shown: rfd answers a missing
/// dialog program and a cancelled dialog alike.
const TOO_FAST_FOR_A_PERSON: Duration = Duration::from_millis(250);

impl Dialogs for NativeDialogs {
    fn show(&mut self, request: &Request, frame: &eframe::Frame, ctx: &Context) {
        if self.pending.is_some() {
            return;
        }
        let mut dialog = rfd::AsyncFileDialog::new().add_filter("Scenario", &["ron"]).add_filter("All files", &["*"]);
        if frame.winit_window().is_some() {
            dialog = dialog.set_parent(frame);
        }
        if let Some(folder) =
            request.near.as_deref().and_then(|near| if near.is_dir() { Some(near) } else { near.parent() })
        {
            dialog = dialog.set_directory(folder);
        }
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        // The dialog must be made on the window's thread, and waited for on another.
        let wait = {
            let picked: Box<dyn FnOnce() -> Option<rfd::FileHandle> + Send> = match request.purpose {
                Purpose::Open => {
                    let future = dialog.set_title("Open a scenario").pick_file();
                    Box::new(move || pollster::block_on(future))
                }
                Purpose::SaveAs => {
                    let future = dialog.set_title("Save the scenario as").set_file_name(&request.file_name).save_file();
                    Box::new(move || pollster::block_on(future))
                }
            };
            move || {
                let begun = Instant::now();
                let path = picked().map(|file| file.path().to_owned());
                sender.send((path, begun.elapsed())).ok();
                ctx.request_repaint();
            }
        };
        std::thread::spawn(wait);
        self.pending = Some(receiver);
    }

    fn poll(&mut self) -> Option<Reply> {
        let receiver = self.pending.as_ref()?;
        let reply = match receiver.try_recv() {
            Ok((Some(path), _)) => Reply::Picked(path),
            Ok((None, took)) if took < TOO_FAST_FOR_A_PERSON => Reply::Unavailable,
            Ok((None, _)) => Reply::Cancelled,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Reply::Unavailable,
        };
        self.pending = None;
        Some(reply)
    }

    fn open(&self) -> bool {
        self.pending.is_some()
    }
}
