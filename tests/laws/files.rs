//! Files: reading refuses what is none of ours without harm, saving replaces a file whole or not at all.

use std::fs::{self, File};
use std::path::Path;

use guarantee_board::scenario::Scenario;
use guarantee_board::storage::{ReadError, SaveError, read_file, read_text, save};
use tempfile::{TempDir, tempdir};

use crate::samples::SMALL;

fn scenario() -> Scenario {
    read_text(SMALL).unwrap().scenario
}

/// What lies in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A folder with one old file in it.
fn folder_with(name: &str) -> TempDir {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join(name), "old").unwrap();
    folder
}

#[test]
fn what_is_saved_is_read_back() {
    let folder = folder_with("a.ron");
    let path = folder.path().join("a.ron");
    save(&path, &scenario()).unwrap();
    assert_eq!(read_file(&path).unwrap().scenario, scenario());
    assert_eq!(names(folder.path()), ["a.ron"], "nothing is left lying about");
}

#[test]
fn saving_twice_gives_the_same_bytes() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("Сценарій.ron");
    save(&path, &scenario()).unwrap();
    let first = fs::read(&path).unwrap();
    save(&path, &read_file(&path).unwrap().scenario).unwrap();
    assert_eq!(fs::read(&path).unwrap(), first);
}

#[test]
fn a_failed_saving_leaves_everything_as_it_was() {
    let folder = folder_with("keep.ron");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("sub")).unwrap();
    assert!(matches!(save(&at("sub"), &scenario()), Err(SaveError::NotAFile(_))));
    assert!(matches!(save(&at("none/a.ron"), &scenario()), Err(SaveError::NoFolder(_))));
    assert!(matches!(save(&at("keep.ron/a.ron"), &scenario()), Err(SaveError::NoFolder(_))));
    assert!(matches!(save(&at(&"n".repeat(300)), &scenario()), Err(SaveError::NameTooLong(_))));
    assert_eq!(names(folder.path()), ["keep.ron", "sub"]);
    assert_eq!(fs::read_to_string(at("keep.ron")).unwrap(), "old");
}

#[test]
fn a_read_only_file_is_not_replaced() {
    let folder = folder_with("a.ron");
    let path = folder.path().join("a.ron");
    let mut permissions = path.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let error = save(&path, &scenario()).unwrap_err();
    assert!(matches!(error, SaveError::ReadOnly(_)));
    assert!(error.to_string().contains("the old file is untouched"));
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(names(folder.path()), ["a.ron"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_stay_links() {
    use std::os::unix::fs::symlink;
    let (folder, elsewhere) = (tempdir().unwrap(), folder_with("real.ron"));
    let real = elsewhere.path().join("real.ron");
    symlink(&real, folder.path().join("first")).unwrap();
    symlink("first", folder.path().join("second")).unwrap();
    symlink(elsewhere.path().join("new.ron"), folder.path().join("dangling")).unwrap();
    symlink("round", folder.path().join("round")).unwrap();
    save(&folder.path().join("second"), &scenario()).unwrap();
    assert_eq!(read_file(&real).unwrap().scenario, scenario());
    assert!(folder.path().join("second").is_symlink() && folder.path().join("first").is_symlink());
    save(&folder.path().join("dangling"), &scenario()).unwrap();
    assert_eq!(names(elsewhere.path()), ["new.ron", "real.ron"]);
    assert!(save(&folder.path().join("round"), &scenario()).is_err());
}

#[cfg(unix)]
#[test]
fn permissions_are_kept() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder_with("a.ron");
    let path = folder.path().join("a.ron");
    for mode in [0o600, 0o640, 0o664] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        save(&path, &scenario()).unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, mode);
    }
    let plain = folder.path().join("plain");
    File::create(&plain).unwrap();
    let new = folder.path().join("new.ron");
    save(&new, &scenario()).unwrap();
    assert_eq!(new.metadata().unwrap().permissions(), plain.metadata().unwrap().permissions());
}

#[test]
fn a_huge_file_is_refused_without_being_read() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("huge.ron");
    // Windows takes the room at once.
    File::create(&path).unwrap().set_len(if cfg!(windows) { 1_000_000_000 } else { 100_000_000_000 }).unwrap();
    let start = std::time::Instant::now();
    let error = read_file(&path).unwrap_err();
    assert!(matches!(error, ReadError::TooLarge(_)));
    assert!(error.to_string().starts_with("the file is too large: a scenario has at most 20 MB"), "{error}");
    assert!(start.elapsed().as_millis() < 500);
}

#[test]
fn what_is_no_text_is_told_with_its_place() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("picture.png");
    fs::write(&path, b"(format: 1, \x89PNG").unwrap();
    let error = read_file(&path).unwrap_err();
    assert!(matches!(error, ReadError::NotText { byte: 13, .. }), "{error}");
}

#[test]
fn what_is_no_file_is_told() {
    let folder = tempdir().unwrap();
    assert!(matches!(read_file(folder.path()), Err(ReadError::NotAFile(_))));
    assert!(matches!(read_file(&folder.path().join("none.ron")), Err(ReadError::NotFound(_))));
    if cfg!(unix) {
        assert!(matches!(read_file(Path::new("/dev/zero")), Err(ReadError::NotAFile(_))));
    }
}

#[test]
fn problems_are_told_under_the_name_of_the_file() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::write(&path, SMALL.replace("current: \"p1\"", "current: \"p3\"")).unwrap();
    let told = read_file(&path).unwrap_err().to_string();
    assert!(told.starts_with(&format!("{}:119:14: unknown package `p3`\n", path.display())), "{told}");
}
