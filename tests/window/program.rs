//! The program, running in a window on a display of its own; what a user does to it and sees of it.

use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use egui::Color32;
use image::RgbImage;
use tempfile::TempDir;

use crate::display::{Display, not_started};

/// The size of the display and of the window, which opens in this size, in pixels.
pub const SIZE: (u32, u32) = (1440, 900);
/// How long anything may take, on a slow machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often is looked whether it has happened.
const PAUSE: Duration = Duration::from_millis(100);

/// Waits until `look` finds something.
#[track_caller]
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "waited {} s in vain for this: {what}", PATIENCE.as_secs());
        std::thread::sleep(PAUSE);
    }
}

/// Where pictures are kept for people to look at.
fn pictures() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("pictures");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    folder
}

/// The middle of what has exactly this colour in a picture, in pixels.
pub fn middle_of(picture: &RgbImage, color: Color32) -> Option<(u32, u32)> {
    let wanted = [color.r(), color.g(), color.b()];
    let found = || picture.enumerate_pixels().filter(|(_, _, pixel)| pixel.0 == wanted);
    let (left, right) = (found().map(|found| found.0).min()?, found().map(|found| found.0).max()?);
    let (top, bottom) = (found().map(|found| found.1).min()?, found().map(|found| found.1).max()?);
    Some((left.midpoint(right), top.midpoint(bottom)))
}

/// How much of a picture has exactly this colour, from 0 to 1.
pub fn share_of(picture: &RgbImage, color: Color32) -> f64 {
    let wanted = [color.r(), color.g(), color.b()];
    let count = picture.pixels().filter(|pixel| pixel.0 == wanted).count();
    count as f64 / f64::from(picture.width() * picture.height())
}

/// The program in its window. It ends with this value; what it showed last is kept if a test fails.
pub struct Program {
    name: &'static str,
    process: Child,
    /// In pixels.
    size: (u32, u32),
    display: Display,
    home: TempDir,
    window: String,
}

impl Program {
    /// Starts the program, on a file if there is one, and waits for its window. `name` is for the pictures.
    pub fn start(name: &'static str, file: Option<&Path>) -> Self {
        Self::sized(name, file, SIZE)
    }

    /// The same in a window of this size, in pixels.
    pub fn sized(name: &'static str, file: Option<&Path>, size: (u32, u32)) -> Self {
        let display = Display::start(size.0, size.1);
        let home = TempDir::new().expect("a folder for the program");
        let mut command = display.command(env!("CARGO_BIN_EXE_guarantee-board"), home.path());
        command.args(file).stdout(Stdio::null());
        let process = command.spawn().expect("the program starts");
        let mut program = Self { name, size, process, display, home, window: String::new() };
        program.window = wait_for("a window of the program", || {
            if let Some(status) = program.process.try_wait().expect("a process to ask") {
                panic!("the program ended before there was a window: {status}");
            }
            let found = program.xdotool(&["search", "--onlyvisible", "--name", "Guarantee Board"]);
            found.lines().last().map(str::to_owned)
        });
        // There is no window manager to give it its size, or to hand the keyboard over.
        let (width, height) = (size.0.to_string(), size.1.to_string());
        program.xdotool(&["windowmove", &program.window, "0", "0", "windowsize", &program.window, &width, &height]);
        wait_for("a window of its size", || {
            let geometry = program.xdotool(&["getwindowgeometry", &program.window]);
            geometry.contains(&format!("{width}x{height}")).then_some(())
        });
        wait_for("the keyboard on the window", || {
            program.xdotool(&["windowfocus", &program.window]);
            (program.xdotool(&["getwindowfocus"]) == program.window).then_some(())
        });
        program.settled();
        program
    }

    /// Runs `xdotool` and gives what it printed.
    fn xdotool(&self, arguments: &[&str]) -> String {
        let mut command = self.display.command("xdotool", self.home.path());
        let output = command.args(arguments).output().unwrap_or_else(|error| not_started("xdotool", &error));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// How many windows are seen whose title has this word.
    pub fn windows(&self, word: &str) -> usize {
        self.xdotool(&["search", "--onlyvisible", "--name", word]).lines().count()
    }

    /// Presses keys that change nothing in this window.
    pub fn press_for_elsewhere(&self, keys: &str) {
        self.xdotool(&["windowfocus", &self.window]);
        self.xdotool(&["key", keys]);
    }

    /// The window's title.
    pub fn title(&self) -> String {
        self.xdotool(&["getwindowname", &self.window])
    }

    /// What the window shows at this moment.
    fn picture(&self) -> RgbImage {
        let mut command = self.display.command("import", self.home.path());
        // Bytes as they are: to pack and unpack them takes longer than everything else.
        let output = command
            .args(["-window", &self.window, "-depth", "8", "rgb:-"])
            .output()
            .unwrap_or_else(|error| not_started("import (of ImageMagick)", &error));
        let (width, height) = self.size;
        RgbImage::from_raw(width, height, output.stdout).expect("a picture of the size of the window")
    }

    /// What the window shows once it no longer changes.
    pub fn settled(&self) -> RgbImage {
        let mut last = self.picture();
        wait_for("a picture that stands still", || {
            let next = self.picture();
            let still = next == last;
            last = next;
            still.then(|| last.clone())
        })
    }

    /// Waits until the window shows what is wanted; what it shows then.
    pub fn shows(&self, what: &str, wanted: impl Fn(&RgbImage) -> bool) -> RgbImage {
        wait_for(what, || wanted(&self.picture()).then_some(()));
        self.settled()
    }

    /// Waits until the window shows something else than before and stands still again; what it shows then.
    fn changed_from(&self, before: &RgbImage, by: &str) -> RgbImage {
        self.shows(&format!("another picture after {by}"), |picture| picture != before)
    }

    /// Presses keys together, such as `ctrl+f`, and waits for what they change in the picture; the picture after it.
    pub fn press(&self, keys: &str) -> RgbImage {
        let before = self.settled();
        self.xdotool(&["key", keys]);
        self.changed_from(&before, keys)
    }

    /// Types a text, and waits for what it changes in the picture.
    pub fn type_text(&self, text: &str) {
        let before = self.settled();
        self.xdotool(&["type", "--delay", "60", text]);
        self.changed_from(&before, "typing");
    }

    /// Clicks at a point of the window, in pixels, and waits for what that changes in the picture.
    pub fn click(&self, x: u32, y: u32) {
        let before = self.settled();
        self.xdotool(&["mousemove", "--window", &self.window, &x.to_string(), &y.to_string(), "click", "1"]);
        self.changed_from(&before, "a click");
    }

    /// Drags from one point of the window to another, in pixels, and waits for what that changes in the picture.
    pub fn drag(&self, from: (u32, u32), to: (u32, u32)) {
        let before = self.settled();
        let at = |place: (u32, u32)| {
            self.xdotool(&["mousemove", "--window", &self.window, &place.0.to_string(), &place.1.to_string()]);
            std::thread::sleep(PAUSE);
        };
        at(from);
        self.xdotool(&["mousedown", "1"]);
        for share in 1..=4 {
            let step = |from: u32, to: u32| (from * (4 - share) + to * share) / 4;
            at((step(from.0, to.0), step(from.1, to.1)));
        }
        self.xdotool(&["mouseup", "1"]);
        self.changed_from(&before, "dragging");
    }

    /// Presses a button of the mouse so many times at a point, and waits until the window rests.
    pub fn press_button(&self, x: u32, y: u32, button: u32, times: u32) {
        let (x, y) = (x.to_string(), y.to_string());
        let (button, times) = (button.to_string(), times.to_string());
        let click = ["click", "--repeat", &times, "--delay", "4", &button];
        self.xdotool(&[&["mousemove", "--window", &self.window, &x, &y], &click[..]].concat());
        self.rests();
    }

    /// Types a text, and waits until the window rests.
    pub fn type_quickly(&self, text: &str) {
        self.xdotool(&["type", "--delay", "12", text]);
        self.rests();
    }

    /// Presses keys together, and waits until the window rests.
    pub fn press_quickly(&self, keys: &str) {
        self.xdotool(&["key", keys]);
        self.rests();
    }

    /// Waits until nothing of the program runs or wants to, for a while.
    fn rests(&self) {
        const WHILE: Duration = Duration::from_millis(15);
        let mut quiet = 0;
        wait_for("a window at rest", || {
            while quiet < 4 {
                std::thread::sleep(WHILE);
                quiet = if self.runs() { 0 } else { quiet + 1 };
            }
            Some(())
        });
    }

    /// Whether a thread of the program or of the display runs, or would if there were a processor for it.
    fn runs(&self) -> bool {
        let runs = |task: std::fs::DirEntry| {
            let stat = std::fs::read_to_string(task.path().join("stat")).unwrap_or_default();
            stat.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with('R'))
        };
        [self.process.id(), self.display.id()].into_iter().any(|process| {
            let tasks = std::fs::read_dir(format!("/proc/{process}/task")).expect("the threads of a process");
            tasks.flatten().any(runs)
        })
    }

    /// Asks the window to close, by its keys.
    pub fn close(&self) {
        self.xdotool(&["key", "ctrl+q"]);
    }

    /// Keeps a picture under `pictures` in the target folder.
    pub fn keep(&self, picture: &RgbImage, what: &str) {
        let path = pictures().join(format!("{}-{what}.png", self.name));
        picture.save(&path).expect("the picture is saved");
        println!("picture: {}", path.display());
    }

    /// How the program ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.process.try_wait().expect("a process to ask")
    }

    /// The time that the processor has spent on the program so far, in ticks of 10 ms.
    pub fn ticks(&self) -> u64 {
        let stat = self.proc("stat");
        // The name, in parentheses, may hold anything; user and system time are fields 14 and 15, the name is field 2.
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        fields.skip(11).take(2).map(|field| field.parse::<u64>().expect("a number of ticks")).sum()
    }

    /// The memory that the program occupies, in kB, with what is mapped of libraries.
    pub fn memory(&self) -> u64 {
        let status = self.proc("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a line about memory");
        line.trim().trim_end_matches(" kB").parse().expect("a number of kB")
    }

    fn proc(&self, file: &str) -> String {
        std::fs::read_to_string(format!("/proc/{}/{file}", self.process.id())).expect("what Linux knows of a process")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if std::thread::panicking() && !self.window.is_empty() && self.process.try_wait().is_ok_and(|end| end.is_none())
        {
            let path = pictures().join(format!("{}-failed.png", self.name));
            let mut command = self.display.command("import", self.home.path());
            command.args(["-window", "root"]).arg(&path).status().ok();
            println!("picture: {}", path.display());
        }
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
