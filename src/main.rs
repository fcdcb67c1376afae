//! The program: hands the command line to the library.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    guarantee_board::cli::run(std::env::args_os(), &mut io::stdout(), &mut io::stderr(), open_window).into()
}

/// Opens the board in a window, on the file if one is given, and returns when it is closed.
fn open_window(file: Option<PathBuf>) -> Result<(), String> {
    guarantee_board::ui::run(file).map_err(|error| error.to_string())
}
