//! The program, running in a window on a display of its own; what a user does to it and sees of it.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::activity;
use crate::dialogs::Dialogs;
use crate::display::Display;
use crate::monitors::{self, Manager};
use crate::picture::Picture;
use crate::screen::{Screen, WindowId};

/// The size of the display and of the window, which opens in this size, in pixels.
pub const SIZE: (u32, u32) = (1440, 900);
/// How long anything may take, on a slow machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often is looked whether it has happened.
const PAUSE: Duration = Duration::from_millis(5);
/// The button of the mouse that clicks.
const LEFT: u8 = 1;

/// Waits until `look` finds something.
#[track_caller]
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let mut patience = patience(what);
    loop {
        if let Some(found) = look() {
            return found;
        }
        patience();
        std::thread::sleep(PAUSE);
    }
}

/// Fails when it is asked after more than [`PATIENCE`].
#[track_caller]
fn patience(what: &str) -> impl FnMut() {
    let start = Instant::now();
    move || assert!(start.elapsed() < PATIENCE, "waited {} s in vain for this: {what}", PATIENCE.as_secs())
}

/// Where pictures are kept for people to look at.
fn pictures() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("pictures");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    folder
}

/// The desktop on which the program runs.
#[derive(Clone, Copy)]
pub struct Desktop<'a> {
    /// The size of the display and of the window, in pixels.
    pub size: (u32, u32),
    /// How many pixels there are for each point of the program's, along a side.
    pub scale: f32,
    /// Which file dialogs there are.
    pub dialogs: Dialogs<'a>,
    /// The size of a second monitor to the right of the first, in pixels. With it there is a window manager.
    pub second: Option<(u32, u32)>,
}

impl Default for Desktop<'_> {
    fn default() -> Self {
        Self { size: SIZE, scale: 1.0, dialogs: Dialogs::Own, second: None }
    }
}

/// The program in its window. It ends with this value; what it showed last is kept if a test fails.
pub struct Program {
    name: &'static str,
    process: RefCell<Child>,
    window: WindowId,
    /// What is on its display.
    pub screen: Screen,
    manager: Option<Manager>,
    display: Display,
    _home: TempDir,
}

impl Program {
    /// Starts the program, on a file if there is one, and waits for its window. `name` is for the pictures.
    pub fn start(name: &'static str, file: Option<&Path>) -> Self {
        Self::on(Desktop::default(), name, file)
    }

    /// The same on a desktop of the test's choice.
    pub fn on(desktop: Desktop<'_>, name: &'static str, file: Option<&Path>) -> Self {
        let Desktop { size, scale, dialogs, second } = desktop;
        let display = second.map_or_else(|| Display::start(size.0, size.1), |second| monitors::start([size, second]));
        let screen = Screen::connect(display.number());
        let manager = second.map(|_| Manager::start(&display));
        if manager.is_some() {
            wait_for("a window manager", || screen.is_managed().then_some(()));
        }
        let home = TempDir::new().expect("a folder for the program");
        let mut command = display.command(env!("CARGO_BIN_EXE_guarantee-board"), home.path());
        dialogs.give_to(&mut command, home.path());
        command.env("WINIT_X11_SCALE_FACTOR", scale.to_string()).args(file).stdout(Stdio::null());
        let process = RefCell::new(command.spawn().expect("the program starts"));
        let mut program = Self { name, process, window: 0, screen, manager, display, _home: home };
        program.window = wait_for("a window of the program", || {
            if let Some(status) = program.ended() {
                panic!("the program ended before there was a window: {status}");
            }
            program.find("Guarantee Board")
        });
        // Where there is a window manager, it is told of it and lets it be so; where there is none, nobody else does it.
        program.screen.place(program.window, size);
        wait_for("a window of its size", || (program.screen.size(program.window)? == size).then_some(()));
        program.take_keyboard();
        program.rests();
        program
    }

    /// A window that is seen, with this in its title.
    pub fn find(&self, title: &str) -> Option<WindowId> {
        self.screen.windows().into_iter().find(|(_, found)| found.contains(title)).map(|(window, _)| window)
    }

    /// A window that is not the program's own: a dialog of the desktop's.
    pub fn dialog(&self) -> Option<WindowId> {
        let dialog = |title: &str| !title.contains("Guarantee Board");
        self.screen.windows().into_iter().find(|(_, title)| dialog(title)).map(|(window, _)| window)
    }

    /// Gives the keyboard to the window.
    pub fn take_keyboard(&self) {
        wait_for("the keyboard on the window", || self.screen.focus(self.window).then_some(()));
    }

    /// Presses keys that change nothing in this window.
    pub fn press_for_elsewhere(&self, keys: &str) {
        self.take_keyboard();
        self.screen.press(keys);
    }

    /// The window's title.
    pub fn title(&self) -> String {
        self.screen.title(self.window).unwrap_or_default()
    }

    /// What the window shows at this moment.
    fn picture(&self) -> Picture {
        self.screen.picture(self.window).expect("a window that is seen")
    }

    /// What the window shows once the program rests.
    pub fn settled(&self) -> Picture {
        self.rests();
        self.picture()
    }

    /// Waits until the window shows what is wanted; what it shows then.
    #[track_caller]
    pub fn shows(&self, what: &str, wanted: impl Fn(&Picture) -> bool) -> Picture {
        wait_for(what, || Some(self.settled()).filter(&wanted))
    }

    /// Does something, and waits for what it changes in the picture; the picture after it.
    #[track_caller]
    fn seen(&self, what: &str, act: impl FnOnce()) -> Picture {
        let before = self.settled();
        act();
        self.shows(&format!("another picture after {what}"), |picture| *picture != before)
    }

    /// Presses keys together, such as `ctrl+f`, and waits for what they change in the picture; the picture after it.
    #[track_caller]
    pub fn press(&self, keys: &str) -> Picture {
        self.seen(keys, || self.screen.press(keys))
    }

    /// Types a text, and waits for what it changes in the picture.
    #[track_caller]
    pub fn type_text(&self, text: &str) -> Picture {
        self.seen("typing", || self.screen.type_text(text))
    }

    /// Clicks at a point of the window, in pixels, and waits for what that changes in the picture.
    #[track_caller]
    pub fn click(&self, at: (u32, u32)) -> Picture {
        self.seen("a click", || self.turn_button(at, LEFT, 1))
    }

    /// Drags from one point of the window to another, in pixels, and waits for what that changes in the picture.
    #[track_caller]
    pub fn drag(&self, from: (u32, u32), to: (u32, u32)) {
        self.seen("dragging", || {
            self.screen.point(from);
            self.rests();
            self.screen.hold_button(LEFT);
            for share in 1..=4 {
                let step = |from: u32, to: u32| (from * (4 - share) + to * share) / 4;
                self.screen.point((step(from.0, to.0), step(from.1, to.1)));
                self.rests();
            }
            self.screen.release_button(LEFT);
        });
    }

    /// Presses a button of the mouse so many times at a point of the window, in pixels; nothing is waited for.
    pub fn turn_button(&self, at: (u32, u32), button: u8, times: u32) {
        self.screen.point(at);
        for _ in 0..times {
            self.screen.hold_button(button);
            self.screen.release_button(button);
        }
    }

    /// Waits until the program has taken up all that was done to it, and nothing of it or of the display runs.
    #[track_caller]
    pub fn rests(&self) {
        self.rests_with(self.window, None);
    }

    /// Waits until a dialog has taken up all that was done to it, and nothing of it, the program or the display runs.
    #[track_caller]
    pub fn rests_beside(&self, dialog: WindowId) {
        self.rests_with(dialog, self.screen.process(dialog));
    }

    #[track_caller]
    fn rests_with(&self, window: WindowId, other: Option<u32>) {
        let mut patience = patience("a window at rest");
        let ping = self.screen.ping(window);
        while !self.screen.answered(ping) {
            if activity::ended(self.id()) {
                panic!("the program has ended: {:?}", self.ended());
            }
            std::thread::sleep(Duration::from_millis(1));
            patience();
        }
        let manager = self.manager.as_ref().map(Manager::id);
        let processes: Vec<u32> = [self.id(), self.display.id()].into_iter().chain(manager).chain(other).collect();
        activity::rest(&processes, patience);
    }

    /// Asks the window to close, by its keys.
    pub fn close(&self) {
        self.screen.press("ctrl+q");
    }

    /// Ends the program without asking it.
    pub fn kill(&self) {
        self.process.borrow_mut().kill().expect("a program that runs");
    }

    /// Keeps a picture under `pictures` in the target folder.
    pub fn keep(&self, picture: &Picture, what: &str) {
        let path = pictures().join(format!("{}-{what}.png", self.name));
        picture.to_rgb().save(&path).expect("the picture is saved");
        println!("picture: {}", path.display());
    }

    /// How the program ended, if it has.
    pub fn ended(&self) -> Option<ExitStatus> {
        self.process.borrow_mut().try_wait().expect("a process to ask")
    }

    /// The process that is the program.
    pub fn id(&self) -> u32 {
        self.process.borrow().id()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if std::thread::panicking()
            && let Some(picture) = self.screen.whole()
        {
            self.keep(&picture, "failed");
        }
        let process = self.process.get_mut();
        process.kill().ok();
        process.wait().ok();
    }
}
