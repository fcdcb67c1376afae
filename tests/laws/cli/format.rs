//! `format` as a whole: what it changes and what it leaves, what it says, and how it ends.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use crate::samples::BLANK;
/// Sound as a text, but no scenario that could be assessed; and what becomes of it.
const LOOSE: &str = "(format: 3, title: \"x\", current: \"nobody\" /* yet */)";
const NEAT: &str = "(\n    format: 3,\n    title: \"x\",\n    current: \"nobody\", /* yet */\n)\n";
const BROKEN: &str = "(format: 3, title \"x\")\n";

/// A folder of files that is gone after the test.
struct Files(TempDir);

/// How a run ended, and what it said on standard output and standard error.
type Ran = (Option<i32>, String, String);

impl Files {
    /// Files that were all written an hour ago.
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder for the test"));
        for (name, text) in files {
            fs::write(folder.at(name), text).expect("a file for the test");
            let file = fs::File::options().write(true).open(folder.at(name)).expect("the file");
            file.set_modified(SystemTime::now() - Duration::from_secs(3600)).expect("its time");
        }
        folder
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).expect("the file")
    }

    fn is_untouched(&self, name: &str) -> bool {
        let changed = self.at(name).metadata().and_then(|metadata| metadata.modified()).expect("its time");
        changed.elapsed().expect("a time before now") > Duration::from_secs(3000)
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guarantee-board"));
        command.env_clear();
        let output = command.arg("format").args(arguments).current_dir(self.0.path()).output().expect("it starts");
        let text = |bytes| String::from_utf8(bytes).expect("the program prints text");
        (output.status.code(), text(output.stdout), text(output.stderr))
    }
}

fn said(code: i32, report: &str) -> Ran {
    (Some(code), report.to_owned(), String::new())
}

#[test]
fn a_file_is_formatted_once_and_then_left_alone() {
    let files = Files::new(&[("loose.ron", LOOSE), ("blank.ron", BLANK)]);
    assert_eq!(files.run(&["loose.ron", "blank.ron"]), said(0, "loose.ron: formatted\nblank.ron: formatted already\n"));
    assert_eq!((files.text("loose.ron").as_str(), files.text("blank.ron").as_str()), (NEAT, BLANK));
    assert!(files.is_untouched("blank.ron") && !files.is_untouched("loose.ron"));
    assert_eq!(files.run(&["loose.ron"]), said(0, "loose.ron: formatted already\n"));
}

#[test]
fn a_check_writes_nothing_and_says_which_files_would_change() {
    let files = Files::new(&[("loose.ron", LOOSE), ("blank.ron", BLANK)]);
    let report = "loose.ron: not formatted\nblank.ron: formatted already\n";
    assert_eq!(files.run(&["--check", "loose.ron", "blank.ron"]), said(1, report));
    assert!(files.is_untouched("loose.ron") && files.text("loose.ron") == LOOSE);
    assert_eq!(files.run(&["blank.ron", "--check"]), said(0, "blank.ron: formatted already\n"));
}

#[test]
fn a_broken_file_is_told_and_left_while_the_others_are_formatted() {
    for check in [&["--check"][..], &[]] {
        let files = Files::new(&[("one.ron", LOOSE), ("broken.ron", BROKEN), ("other.ron", LOOSE)]);
        let all = ["one.ron", "broken.ron", "missing.ron", "other.ron"];
        let (code, report, errors) = files.run(&[check, &all].concat());
        let state = if check.is_empty() { "formatted" } else { "not formatted" };
        assert_eq!((code, report), (Some(1), format!("one.ron: {state}\nother.ron: {state}\n")));
        let told = "broken.ron:1:18: a colon is missing after this field name\n1 | (format: 3, title \"x\")\n";
        assert!(errors.starts_with(told), "{errors}");
        assert!(errors.ends_with("error: there is no such file: missing.ron\n"), "{errors}");
        assert!(files.is_untouched("broken.ron") && files.text("broken.ron") == BROKEN);
        assert_eq!(files.text("other.ron"), if check.is_empty() { NEAT } else { LOOSE });
    }
}

#[test]
fn what_is_no_scenario_is_left_alone() {
    let files =
        Files::new(&[("data.json", "{\"format\": 3}"), ("other.ron", "(a: 1)"), ("empty.ron", "// nothing yet\n")]);
    fs::write(files.at("picture.png"), b"\x89PNG").expect("a file");
    let (code, report, errors) = files.run(&["data.json", "other.ron", "empty.ron", "picture.png", "."]);
    assert_eq!((code, report.as_str()), (Some(1), ""));
    for told in [
        "this is JSON; only scenarios in RON can be laid out",
        "it has no `format`",
        "it is empty",
        "this is no text",
        "this is not a file",
    ] {
        assert!(errors.contains(told), "{errors}");
    }
    assert!(["data.json", "other.ron", "empty.ron"].iter().all(|name| files.is_untouched(name)));
}

#[cfg(unix)]
#[test]
fn links_permissions_and_protection_are_respected() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let files = Files::new(&[("real.ron", LOOSE), ("kept.ron", LOOSE)]);
    symlink("real.ron", files.at("link.ron")).expect("a link");
    let permit =
        |name: &str, mode| fs::set_permissions(files.at(name), fs::Permissions::from_mode(mode)).expect("it may");
    permit("real.ron", 0o640);
    permit("kept.ron", 0o444);
    assert_eq!(files.run(&["link.ron"]), said(0, "link.ron: formatted\n"));
    assert!(files.at("link.ron").is_symlink() && files.text("real.ron") == NEAT);
    assert_eq!(files.at("real.ron").metadata().expect("the file").permissions().mode() & 0o777, 0o640);
    let (code, report, errors) = files.run(&["kept.ron"]);
    assert_eq!((code, report.as_str()), (Some(1), ""));
    assert!(errors.starts_with("error: this may not be changed"), "{errors}");
    assert_eq!(files.text("kept.ron"), LOOSE);
}
