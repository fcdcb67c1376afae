//! The desktop's own file dialogs: a file is opened, saved under another name, and neither, while the window keeps
//! answering.

use std::path::{Path, PathBuf};

use guarantee_board::storage::read_file;
use tempfile::TempDir;

use crate::activity;
use crate::dialogs::Dialogs;
use crate::portal::Portal;
use crate::program::{Desktop, Program, SIZE, wait_for};
use crate::screen::WindowId;
use crate::window::{cards, empty_board, save};

/// The button of the mouse that is the wheel, turned up.
const WHEEL_UP: u8 = 4;

/// A folder with two scenarios, the first of which is opened when the program starts.
struct Files {
    _folder: TempDir,
    first: PathBuf,
    second: PathBuf,
    new: PathBuf,
}

impl Files {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder to work in");
        let path = |name: &str| folder.path().join(name);
        let (first, second, new) = (path("first.ron"), path("second one.ron"), path("new.ron"));
        std::fs::write(&first, include_str!("../../scenarios/first-steps.ron")).expect("a file to work on");
        std::fs::write(&second, include_str!("../../scenarios/blank.ron")).expect("another file");
        Self { _folder: folder, first, second, new }
    }

    /// Starts the program on the first file.
    fn start(&self, name: &'static str, dialogs: Dialogs<'_>) -> Program {
        let program = Program::on(Desktop { dialogs, ..Desktop::default() }, name, Some(&self.first));
        titled(&program, "first.ron");
        program
    }
}

/// Waits until the title begins with the name of a file.
#[track_caller]
fn titled(program: &Program, name: &str) {
    wait_for(&format!("{name} in the title"), || program.title().starts_with(name).then_some(()));
}

/// A window that is drawn anew while it waits for a dialog has not stopped: here it is drawn larger.
#[track_caller]
fn keeps_answering(program: &Program) {
    program.take_keyboard();
    let before = program.settled();
    program.screen.holding("ctrl", || program.turn_button((SIZE.0 / 2, SIZE.1 - 10), WHEEL_UP, 1));
    program.shows("a larger window", |picture| *picture != before);
}

/// Whether the keys of the program do something again.
#[track_caller]
fn has_the_keyboard_again(program: &Program) {
    program.take_keyboard();
    program.press("ctrl+k");
    program.press("Escape");
}

/// Whether two files hold the same scenario.
fn same(one: &Path, other: &Path) -> bool {
    let read = |path| read_file(path).ok().map(|loaded| loaded.scenario);
    read(one).is_some_and(|scenario| read(other) == Some(scenario))
}

/// Gives the keyboard to the dialog of zenity, once it is there.
fn zenity(program: &Program) -> WindowId {
    let dialog = wait_for("a dialog of zenity", || program.dialog());
    wait_for("the keyboard on the dialog", || program.screen.focus(dialog).then_some(()));
    program.rests_beside(dialog);
    dialog
}

/// Types the path of a file into a dialog of zenity, and answers with it.
fn answer(program: &Program, dialog: WindowId, path: &Path) {
    let path = path.display().to_string();
    let (root, rest) = path.split_at(1);
    // With the first letter a field for paths may open, which misses what is typed meanwhile.
    for part in [root, rest] {
        program.screen.type_text(part);
        program.rests_beside(dialog);
    }
    program.screen.press("Return");
}

/// The process that shows a dialog.
fn process(program: &Program, dialog: WindowId) -> u32 {
    program.screen.process(dialog).expect("a dialog that says whose it is")
}

/// Waits until a process has ended.
#[track_caller]
fn ends(process: u32) {
    let gone = || activity::ended(process) || !Path::new(&format!("/proc/{process}")).exists();
    wait_for("the end of zenity", || gone().then_some(()));
}

/// Waits until a dialog is gone.
fn gone(program: &Program, dialog: WindowId) {
    wait_for("the dialog gone", || program.screen.windows().iter().all(|(window, _)| *window != dialog).then_some(()));
}

#[test]
fn zenity_chooses_files_while_the_window_keeps_answering() {
    let files = Files::new();
    let program = files.start("zenity", Dialogs::Zenity);

    program.screen.press("ctrl+o");
    let dialog = zenity(&program);
    keeps_answering(&program);
    zenity(&program);
    program.screen.press("Escape");
    gone(&program, dialog);
    has_the_keyboard_again(&program);
    titled(&program, "first.ron");

    program.screen.press("ctrl+o");
    let dialog = zenity(&program);
    answer(&program, dialog, &files.second);
    titled(&program, "second one.ron");

    program.take_keyboard();
    program.screen.press("ctrl+shift+s");
    let dialog = zenity(&program);
    keeps_answering(&program);
    zenity(&program);
    program.screen.press("ctrl+a");
    answer(&program, dialog, &files.new);
    titled(&program, "new.ron");
    assert!(same(&files.new, &files.second), "what was saved is what was open");
    has_the_keyboard_again(&program);
}

#[test]
fn zenity_offers_a_place_beside_the_open_file_and_is_given_up_from_the_window() {
    let files = Files::new();
    let program = files.start("beside", Dialogs::Zenity);

    program.screen.press("ctrl+shift+s");
    let dialog = zenity(&program);
    // The name stands there, selected up to its ending, in the folder of the open file.
    program.screen.type_text("beside");
    program.rests_beside(dialog);
    program.screen.press("Return");
    titled(&program, "beside.ron");
    assert!(same(&files.first.with_file_name("beside.ron"), &files.first), "it lies beside the other");

    program.take_keyboard();
    program.screen.press("ctrl+o");
    let dialog = zenity(&program);
    assert_eq!(program.screen.title(dialog).as_deref(), Some("Open a scenario"));
    let process = process(&program, dialog);
    // Nobody need find it: it goes, and its process with it.
    program.take_keyboard();
    program.screen.press("Escape");
    gone(&program, dialog);
    ends(process);
    has_the_keyboard_again(&program);
    titled(&program, "beside.ron");
}

#[test]
fn zenity_ends_with_the_program_however_that_ends() {
    let files = Files::new();
    for (name, end) in [("zenity-quit", Program::close as fn(&Program)), ("zenity-killed", Program::kill)] {
        let program = files.start(name, Dialogs::Zenity);
        program.screen.press("ctrl+o");
        let process = process(&program, zenity(&program));
        program.take_keyboard();
        end(&program);
        wait_for("the end of the program", || program.ended());
        ends(process);
    }
}

/// Changes the board, chooses the very file that is open, and leaves the question that follows.
fn choose_the_open_file(dialogs: Dialogs<'_>, name: &'static str) {
    let folder = TempDir::new().expect("a folder to work in");
    let path = empty_board(folder.path());
    let program = Program::on(Desktop { dialogs, ..Desktop::default() }, name, Some(&path));
    titled(&program, "meeting.ron");
    program.press("ctrl+f");
    program.type_text("pledge");
    program.press("Return");
    titled(&program, "●");

    program.screen.press("ctrl+o");
    if matches!(dialogs, Dialogs::Zenity) {
        let dialog = zenity(&program);
        answer(&program, dialog, &path);
        gone(&program, dialog);
        program.take_keyboard();
    } else {
        program.rests();
        program.type_text(&path.display().to_string());
        program.press("Return");
    }
    let asked = program.settled();
    program.keep(&asked, "asked");
    program.press("Escape");
    titled(&program, "●");
    save(&program);
    assert_eq!(cards(&path), ["pledge"], "what was done is there");
}

#[test]
fn the_open_file_chosen_once_more_takes_no_work_away() {
    choose_the_open_file(Dialogs::Own, "again-own");
    choose_the_open_file(Dialogs::Zenity, "again-zenity");
}

#[test]
fn a_desktop_portal_chooses_files_while_the_window_keeps_answering() {
    let (files, portal) = (Files::new(), Portal::start());
    let program = files.start("portal", Dialogs::Portal(&portal));
    let folder = files.first.parent();

    program.screen.press("ctrl+o");
    let asked = portal.asked();
    assert_eq!((asked.what, asked.title.as_str()), ("open", "Open a scenario"));
    assert_eq!(asked.folder.as_deref(), folder, "the dialog begins beside the open file");
    keeps_answering(&program);
    asked.cancel();
    has_the_keyboard_again(&program);
    titled(&program, "first.ron");

    program.screen.press("ctrl+o");
    let asked = portal.asked();
    // No person answers before the program waits for it.
    program.rests();
    asked.choose(&files.second);
    titled(&program, "second one.ron");

    program.screen.press("ctrl+shift+s");
    let asked = portal.asked();
    assert_eq!((asked.what, asked.title.as_str()), ("save", "Save the scenario as"));
    assert_eq!((asked.folder.as_deref(), asked.name.as_deref()), (folder, Some("second one.ron")));
    keeps_answering(&program);
    asked.choose(&files.new);
    titled(&program, "new.ron");
    assert!(same(&files.new, &files.second), "what was saved is what was open");
    has_the_keyboard_again(&program);
}
