//! A virtual display of one's own, for what must be seen in a real window.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use super::environment::{isolated, tool};

/// A virtual display, which ends with this value.
pub struct Display {
    server: Child,
    number: u32,
    _home: TempDir,
}

impl Display {
    /// Starts a display of this size, in pixels, under a number that is free.
    pub fn start(width: u32, height: u32) -> Self {
        let home = TempDir::new().expect("a folder for the display");
        let screen = format!("{width}x{height}x24");
        let mut command = isolated(tool("Xvfb", "is the display for real windows"), home.path());
        command.args(["-screen", "0", &screen]);
        Self::serve(command, home)
    }

    /// The same by a server of the caller's choice, which keeps its files in `home`.
    pub fn serve(mut command: Command, home: TempDir) -> Self {
        // Without -noreset the server starts over when its last client leaves, and may turn the next one away.
        command.args(["-displayfd", "1", "-nolisten", "tcp", "-noreset"]);
        let mut server =
            command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("a display can be started");
        let output = server.stdout.take().expect("the output is piped");
        let mut number = String::new();
        let read = BufReader::new(output).read_line(&mut number);
        let Ok(number) = number.trim().parse() else {
            server.kill().ok();
            panic!("{command:?} did not start: it named no display but {number:?} ({read:?}, {:?})", server.wait());
        };
        Self { server, number, _home: home }
    }

    /// The process that is the display.
    pub fn id(&self) -> u32 {
        self.server.id()
    }

    /// The number of the display.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// A command that runs on this display, with nothing of the user's own: `home` is where it keeps its files.
    pub fn command(&self, program: impl AsRef<OsStr>, home: &Path) -> Command {
        let mut command = isolated(program, home);
        command.env("DISPLAY", format!(":{}", self.number));
        command
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}
