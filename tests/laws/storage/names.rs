//! Names of files that every system takes, and paths as text.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use guarantee_board::storage::{file_name, path_from_text, path_to_text};

#[test]
fn names_that_all_systems_take_stay_as_they_are() {
    for stem in ["ukraine-2025", "Day 1, morning", "Сценарій", "a.b", "console", "com", "com10", "lpt-1", "v1.2"]
    {
        assert_eq!(file_name(stem, ".ron"), format!("{stem}.ron"));
    }
}

#[test]
fn what_some_system_forbids_is_replaced() {
    for (stem, name) in [
        ("Day 1: troops/aid?", "Day 1- troops-aid-.ron"),
        ("a\\b|c<d>e\"f*g", "a-b-c-d-e-f-g.ron"),
        ("two\nlines\t\0", "two-lines--.ron"),
        ("caf\u{fffd}", "caf-.ron"),
        ("ends in dots. . ", "ends in dots.ron"),
        (".hidden", "hidden.ron"),
        ("..", "untitled.ron"),
        ("", "untitled.ron"),
        (" \u{a0}", "untitled.ron"),
    ] {
        assert_eq!(file_name(stem, ".ron"), name, "{stem:?}");
    }
}

#[test]
fn no_name_is_one_of_a_device() {
    for stem in ["CON", "nul", "Aux", "PRN", "com1", "LPT9", "COM0", "lpt²", "CONIN$"] {
        assert_eq!(file_name(stem, ".csv"), format!("_{stem}.csv"));
        assert_eq!(file_name(&format!("{stem}.old"), ".csv"), format!("_{stem}.old.csv"));
    }
    assert_eq!(file_name("con ", ".md"), "_con.md");
    assert_eq!(file_name("nul .x", ".md"), "_nul .x.md");
}

#[test]
fn long_names_are_cut_between_letters() {
    for stem in ["n".repeat(400), "Є".repeat(400), "🂡".repeat(400), format!("{}. x", "n".repeat(187))] {
        let name = file_name(&stem, "-minutes.html");
        assert!((190..=200).contains(&name.len()), "{}", name.len());
        assert!(name.strip_suffix("-minutes.html").is_some_and(|stem| !stem.ends_with('.')), "{name}");
    }
}

#[test]
fn text_stays_as_it_is() {
    for path in ["", "/home/anna/Сценарій.ron", "C:\\Users\\Anna\\a b.ron", "relative/a.ron"] {
        assert_eq!(path_to_text(Path::new(path)), path);
        assert_eq!(path_from_text(path), Path::new(path));
    }
}

#[cfg(unix)]
#[test]
fn bytes_that_are_no_text_come_back() {
    use std::os::unix::ffi::OsStringExt as _;
    let path = PathBuf::from(OsString::from_vec(b"/tmp/\xff\xfe caf\xe9.ron".to_vec()));
    let text = path_to_text(&path);
    assert!(text.starts_with("\x00002f"), "{text:?}");
    assert_eq!(path_from_text(&text), path);
}

#[cfg(windows)]
#[test]
fn units_that_are_no_text_come_back() {
    use std::os::windows::ffi::OsStringExt as _;
    let path = PathBuf::from(OsString::from_wide(&[0x43, 0x3a, 0x5c, 0xd800, 0x61]));
    assert_eq!(path_from_text(&path_to_text(&path)), path);
}

#[test]
fn what_was_never_made_from_a_path_harms_nothing() {
    for text in ["\0", "\0zz", "\x0012", "\0ffffffff", "\0é"] {
        path_from_text(text);
    }
}
