//! The program: hands the command line to the library.
//!
//! On Windows a program either belongs to a console or it does not, so there it is linked twice. As built, it does: a
//! terminal waits for it, shows what it prints and gets its exit status. Linked with `--cfg windowed`, it does not:
//! that is the one to double-click, for no console opens beside the window. One program that attaches itself to the
//! terminal it was started from would be no substitute, because terminals do not wait for such programs: the output
//! comes after the next prompt, and the exit status is lost.
#![cfg_attr(windowed, windows_subsystem = "windows")]

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut stderr, mut dialog) = (io::stderr(), ErrorDialog);
    let mut errors: &mut dyn Write = if cfg!(windowed) { &mut dialog } else { &mut stderr };
    guarantee_board::cli::run(wild::args_os(), &mut io::stdout(), &mut errors, open_window).into()
}

/// Opens the board in a window, on the file if one is given, and returns when it is closed.
fn open_window(file: Option<PathBuf>) -> Result<(), String> {
    guarantee_board::ui::run(file).map_err(|error| error.to_string())
}

/// Where errors go if there is no console: what is written to it is shown in a dialog.
struct ErrorDialog;

impl Write for ErrorDialog {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        guarantee_board::ui::show_error(&String::from_utf8_lossy(text));
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
