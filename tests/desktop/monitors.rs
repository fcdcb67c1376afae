//! A desk with a laptop and a projector: one display that reaches over two monitors, and a window manager that puts
//! windows on them.

use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::display::Display;
use crate::environment::{isolated, tool};

/// Of a server that draws into memory, has as many monitors as it is told, and asks for no mouse and no keyboard.
const SERVER: &str = r#"
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "AutoEnableDevices" "false"
    Option "AutoAddGPU" "false"
    Option "DontVTSwitch" "true"
    Option "BlankTime" "0"
EndSection
Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 256000
EndSection
Section "Monitor"
    Identifier "monitor"
    HorizSync 1-1000
    VertRefresh 1-1000
EndSection
Section "Screen"
    Identifier "screen"
    Device "card"
    Monitor "monitor"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "WIDTHxHEIGHT"
        Virtual 4096 2160
    EndSubSection
EndSection
"#;

/// Of a window manager that puts nothing around windows, so that a window's inside is as large as the monitor.
const MANAGER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <theme><keepBorder>no</keepBorder></theme>
  <applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>
"#;

/// Starts a display with two monitors of these sizes, in pixels, the second to the right of the first. There are only
/// sizes that monitors usually have.
pub fn start([first, second]: [(u32, u32); 2]) -> Display {
    let home = TempDir::new().expect("a folder for the display");
    let (config, log) = (home.path().join("server.conf"), home.path().join("server.log"));
    let [one, other] = [first, second].map(|(width, height)| format!("{width}x{height}"));
    std::fs::write(&config, SERVER.replace("WIDTHxHEIGHT", &one)).expect("a file for the display");
    let mut command = isolated(tool("Xorg", "is a display with several monitors"), home.path());
    command.arg("-config").arg(&config).arg("-logfile").arg(&log).arg("-novtswitch");
    let display = Display::serve(command, home);
    let beside = format!("{}x0", first.0);
    // A monitor that is not plugged in has no sizes; with one of them it is.
    monitors(&display, &["--addmode", "DUMMY1", other.as_str()]);
    let here = ["--output", "DUMMY0", "--mode", one.as_str(), "--pos", "0x0", "--primary"];
    let there = ["--output", "DUMMY1", "--mode", other.as_str(), "--pos", beside.as_str()];
    monitors(&display, &[&here[..], &there[..]].concat());
    display
}

/// Says how the monitors of a display are.
fn monitors(display: &Display, said: &[&str]) {
    let home = TempDir::new().expect("a folder for a program");
    let mut command = display.command(tool("xrandr", "sets up monitors"), home.path());
    let output = command.args(said).output().expect("xrandr can be started");
    assert!(output.status.success() && output.stderr.is_empty(), "{said:?}: {output:?}");
}

/// A window manager, which ends with this value.
pub struct Manager {
    process: Child,
    _home: TempDir,
}

impl Manager {
    /// Starts one on a display.
    pub fn start(display: &Display) -> Self {
        let home = TempDir::new().expect("a folder for the window manager");
        let config = home.path().join("rc.xml");
        std::fs::write(&config, MANAGER).expect("a file for the window manager");
        let mut command: Command = display.command(tool("openbox", "is a window manager"), home.path());
        command.arg("--sm-disable").arg("--config-file").arg(&config).stdout(Stdio::null()).stderr(Stdio::null());
        Self { process: command.spawn().expect("openbox can be started"), _home: home }
    }

    /// The process that it is.
    pub fn id(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for Manager {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
