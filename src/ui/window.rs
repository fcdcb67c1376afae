//! Opens the window, and says in one sentence what to do where none can be opened.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::{EventLoopBuilderHook, NativeOptions};
use egui::ViewportBuilder;
use thiserror::Error;

use super::window_icon::window_icon;
use super::{App, Keeping, Services};
use crate::program;

/// Why no window could be opened.
#[derive(Debug, Error)]
pub enum WindowError {
    /// There is no display.
    #[error(
        "no window can be opened: {0}; start it in a desktop session, or use `guarantee-board check FILE` without a window"
    )]
    NoDisplay(String),
    /// There is a display, but no OpenGL.
    #[error(
        "no window can be opened: no usable OpenGL was found; install or renew the driver of the graphics card (on Debian: libgl1 libegl1 libgl1-mesa-dri), or use `guarantee-board check FILE` without a window"
    )]
    NoOpenGl,
    /// A library of the desktop is missing.
    #[error(
        "no window can be opened: a library of the desktop is missing; on Debian install libxkbcommon-x11-0, or use `guarantee-board check FILE` without a window"
    )]
    MissingLibrary,
    /// Something else.
    #[error("the window could not be opened or was closed by an error: {0}")]
    Other(String),
}

/// The window in its first size, in points.
const FIRST_SIZE: [f32; 2] = [1440.0, 900.0];
/// The smallest window, in points.
const LEAST_SIZE: [f32; 2] = [800.0, 500.0];

/// Opens the window on the shipped scenario, or on a file, and stays until it is closed.
///
/// # Errors
/// If no window can be opened.
pub fn run(path: Option<PathBuf>) -> Result<(), WindowError> {
    static OPENED: AtomicBool = AtomicBool::new(false);
    let options = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Guarantee Board")
            .with_app_id(program::NAME)
            .with_icon(window_icon())
            .with_inner_size(FIRST_SIZE)
            .with_min_inner_size(LEAST_SIZE)
            .with_drag_and_drop(true),
        event_loop_builder: without_menu(),
        // Shadows and the fade where something scrolls are the only gradients, and short; without noise over them, a frame
        // that is drawn in software is there sooner.
        dithering: false,
        ..NativeOptions::default()
    };
    let faults = Keeping::of_user().faults;
    if let Some(faults) = faults.clone() {
        faults.watch();
    }
    let run = || {
        eframe::run_native(
            program::NAME,
            options,
            Box::new(|cc| {
                OPENED.store(true, Ordering::Relaxed);
                Ok(Box::new(App::new(&cc.egui_ctx, cc.storage, Services::default(), path)?))
            }),
        )
    };
    // The keyboard library of X11 panics where a part of it is missing; everything else reports.
    let may_be_missing = cfg!(not(any(windows, target_os = "macos")));
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(explain(error)),
        Err(panic) if OPENED.load(Ordering::Relaxed) || !may_be_missing => std::panic::resume_unwind(panic),
        Err(_) => {
            // That is no fault of the program.
            if let Some(faults) = faults {
                faults.forget();
            }
            Err(WindowError::MissingLibrary)
        }
    }
}

/// Keeps Cmd+Q from ending the program without a question. winit makes a menu for macOS whose entry "Quit" ends it at
/// once; without that menu the keys come to the window like all others, and closing asks what to do with unsaved work.
#[cfg(target_os = "macos")]
fn without_menu() -> Option<EventLoopBuilderHook> {
    use winit::platform::macos::EventLoopBuilderExtMacOS as _;
    Some(Box::new(|builder| {
        builder.with_default_menu(false);
    }))
}

/// Other systems have no such menu.
#[cfg(not(target_os = "macos"))]
fn without_menu() -> Option<EventLoopBuilderHook> {
    None
}

/// Shows an error in a dialog of the system, for want of a console.
pub fn show_error(text: &str) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Guarantee Board")
        .set_description(text.trim_end())
        .show();
}

fn explain(error: eframe::Error) -> WindowError {
    match error {
        // The event loop names a line of its own source first; what it has to say comes last.
        eframe::Error::WinitEventLoop(error) => {
            let text = error.to_string();
            WindowError::NoDisplay(text.rsplit(": ").next().unwrap_or(&text).trim_end_matches('.').to_owned())
        }
        eframe::Error::NoGlutinConfigs(..) => WindowError::NoOpenGl,
        error => WindowError::Other(error.to_string()),
    }
}
