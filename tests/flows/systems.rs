//! The same window on another system: keys that the system has for itself, and what keys are called.

use egui::accesskit::Role;
use egui::os::OperatingSystem;
use egui::{Key, Modifiers};
use egui_kittest::HarnessBuilder;
use guarantee_board::ui::App;

use crate::common::app::{FULL_HD, Window};

const CMD: Modifiers = Modifiers::COMMAND;
const SHIFT_CMD: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn on(os: OperatingSystem) -> Window {
    let builder: HarnessBuilder<App> = HarnessBuilder::default().with_size(FULL_HD).with_os(os);
    Window::start(builder, None)
}

/// Screens whose texts name keys.
type Screen = (&'static str, fn(&mut Window));
const SCREENS: [Screen; 7] = [
    ("the board", |_| {}),
    ("a menu", |window| window.click("View")),
    ("the guide", |window| window.key(Key::F1)),
    ("the keys", |window| window.menu("Help", "Keys")),
    ("the finder", |window| window.keys(CMD, Key::K)),
    ("a scenario with nothing in it", |window| {
        window.menu("File", "New scenario");
        window.key(Key::F4);
    }),
    ("a matrix with nothing in it", |window| {
        window.menu("File", "New scenario");
        window.keys(CMD, Key::Num2);
    }),
];

#[test]
fn no_screen_names_a_key_that_the_keyboard_does_not_have() {
    for (name, go) in SCREENS {
        let mut window = on(OperatingSystem::Mac);
        go(&mut window);
        assert!(!window.says("Ctrl"), "{name} names Ctrl on macOS");
        for os in [OperatingSystem::Nix, OperatingSystem::Windows] {
            let mut window = on(os);
            go(&mut window);
            assert!(!window.says("Cmd"), "{name} names Cmd on {os:?}");
        }
    }
}

#[test]
fn the_sheet_names_the_keys_of_macos() {
    let mut window = on(OperatingSystem::Mac);
    window.keys(CMD, Key::Slash);
    for keys in ["Cmd+K", "Shift+Cmd+S", "Cmd+Plus, Cmd+Equals", "Shift+F1", "Delete", "Cmd and wheel"] {
        assert!(window.has(Role::Label, keys), "{keys}");
    }
}

#[test]
fn keys_of_macos_itself_do_nothing_there() {
    let mut window = on(OperatingSystem::Mac);
    window.click("Add Buffer zone");
    let heading = "The latest change first";
    window.keys(CMD, Key::H);
    assert!(!window.says(heading), "Cmd+H hides the program");
    window.keys(CMD, Key::F1);
    window.expect_not("All keys");
    window.keys(SHIFT_CMD, Key::H);
    window.expect(heading);
}

/// Only Linux has file systems that take any bytes for a name.
#[cfg(target_os = "linux")]
mod bytes_for_names {
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt as _;
    use std::path::{Path, PathBuf};

    use egui::{Key, Modifiers};
    use egui_kittest::HarnessBuilder;
    use guarantee_board::storage::read_file;
    use guarantee_board::ui::App;
    use guarantee_board::ui::dialogs::Reply;
    use tempfile::TempDir;

    use crate::common::app::{FULL_HD, Memory, Window};

    /// A file with the small example; its name is no text, nor is that of its folder.
    fn example(folder: &TempDir) -> PathBuf {
        let inner = folder.path().join(OsStr::from_bytes(b"caf\xe9"));
        fs::create_dir(&inner).expect("Linux takes any bytes for a name");
        let path = inner.join(OsStr::from_bytes(b"board \xff.ron"));
        fs::copy("scenarios/first-steps.ron", &path).expect("the example can be copied");
        path
    }

    /// No font has a letter for what is no text; a box will do.
    fn builder() -> HarnessBuilder<App> {
        HarnessBuilder::default().with_size(FULL_HD).allow_missing_glyphs()
    }

    fn on(path: &Path) -> Window {
        Window::start(builder(), Some(path.to_owned()))
    }

    #[test]
    fn such_a_file_is_opened_shown_saved_and_remembered() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = example(&folder);
        let memory = Memory::without_hints();
        let mut window = on(&path);
        assert_eq!(window.file_path(), Some(path.as_path()));
        window.of_card("Pledge of help", "Remove card");
        assert_eq!(window.title(), Some("● board \u{fffd}.ron — Guarantee Board"));
        window.keys(Modifiers::COMMAND, Key::S);
        assert_eq!(window.title(), Some("board \u{fffd}.ron — Guarantee Board"));
        assert_eq!(&read_file(&path).expect("it is saved").scenario, window.scenario());
        window.remember(&memory);

        let mut next = Window::remembering(builder(), &memory);
        next.menu("File", "Open recent");
        next.click("board \u{fffd}.ron");
        assert_eq!(next.file_path(), Some(path.as_path()));
    }

    #[test]
    fn a_name_typed_without_a_folder_lies_beside_such_a_file() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = example(&folder);
        let mut window = on(&path);
        window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        assert_eq!(window.asked()[0].file_name, "board -.ron", "what is offered is text");
        window.answer(Reply::Unavailable);
        window.expect("A name alone means a file in ");
        window.keys(Modifiers::COMMAND, Key::A);
        window.type_text("meeting");
        window.key(Key::Enter);
        assert_eq!(window.file_path(), Some(path.with_file_name("meeting.ron").as_path()));
    }

    #[test]
    fn elsewhere_a_whole_path_is_offered() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("example.ron");
        fs::copy("scenarios/first-steps.ron", &path).expect("the example can be copied");
        let mut window = Window::on(&path);
        window.keys(Modifiers::COMMAND, Key::O);
        window.answer(Reply::Unavailable);
        window.expect_not("A name alone means a file in ");
        // The folder is there already.
        window.key(Key::End);
        window.type_text("example.ron");
        window.key(Key::Enter);
        window.expect("example.ron is open already");
    }
}

#[test]
fn a_scenario_begun_anew_is_offered_under_its_title() {
    let mut window = on(OperatingSystem::Nix);
    window.menu("File", "New scenario");
    let title = window.scenario().title.clone();
    window.keys(CMD, Key::S);
    assert_eq!(window.asked()[0].file_name, format!("{title}.ron"));
}
