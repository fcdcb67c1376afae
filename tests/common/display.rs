//! A virtual display of one's own, for what must be seen in a real window.

use std::io::{BufRead as _, BufReader, ErrorKind};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// How the tools are installed where they are missing.
pub const INSTALL: &str = "apt-get install --no-install-recommends xvfb xdotool imagemagick libx11-6 libx11-xcb1 \
     libxcursor1 libxi6 libxkbcommon-x11-0 libgl1 libegl1 libgl1-mesa-dri";

/// A virtual display, which ends with this value.
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts a display of this size, in pixels, under a number that is free.
    pub fn start(width: u32, height: u32) -> Self {
        let screen = format!("{width}x{height}x24");
        let mut command = Command::new("Xvfb");
        // Without -noreset the server starts over when its last client leaves, and may turn the next one away.
        command.args(["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp", "-noreset"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = command.spawn().unwrap_or_else(|error| not_started("Xvfb", &error));
        let mut number = String::new();
        let output = server.stdout.take().expect("the output is piped");
        let read = BufReader::new(output).read_line(&mut number);
        let display = Self { server, name: format!(":{}", number.trim()) };
        assert!(read.is_ok() && !number.trim().is_empty(), "Xvfb did not start: it named no display");
        display
    }

    /// The process that is the display.
    pub fn id(&self) -> u32 {
        self.server.id()
    }

    /// A command that runs on this display, drawing in software, with nothing of the user's own: `home` is where it
    /// keeps its files.
    pub fn command(&self, program: &str, home: &Path) -> Command {
        let mut command = isolated(program, home);
        command.env("DISPLAY", &self.name);
        command
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

/// A command without any display, with nothing of the user's own.
pub fn isolated(program: &str, home: &Path) -> Command {
    let mut command = Command::new(program);
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY"] {
        command.env_remove(name);
    }
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"] {
        command.env(name, home);
    }
    command.env("LIBGL_ALWAYS_SOFTWARE", "1").stdin(Stdio::null());
    command
}

/// Ends the test, saying what to install if a tool is missing.
pub fn not_started(tool: &str, error: &std::io::Error) -> ! {
    match error.kind() {
        ErrorKind::NotFound => panic!("{tool} is missing, with which the real window is tested; install it: {INSTALL}"),
        _ => panic!("{tool} could not be started: {error}"),
    }
}
