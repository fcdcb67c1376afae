//! What differs from system to system and must not matter: line ends, and names of files that are no text.

use guarantee_board::storage::{read_text, write_text};

use crate::samples::SMALL;

#[test]
fn a_text_over_several_lines_means_the_same_in_a_file_from_windows() {
    const ABOUT: &str = "about: \"Два рядки:\\nперший і другий.\"";
    let plain = SMALL.replacen(ABOUT, "about: \"one\n  two\n\n\\\"three\\\"\"", 1);
    let raw = SMALL.replacen(ABOUT, "about: r#\"one\n  two\n\n\"three\"\"#", 1);
    let expected = read_text(&plain).expect("a sound scenario").scenario;
    assert_eq!(expected.about, "one\n  two\n\n\"three\"");
    for unix in [&plain, &raw] {
        let windows = unix.replace('\n', "\r\n");
        let read = read_text(&windows).expect("a sound scenario").scenario;
        assert_eq!(read, expected);
        assert!(!write_text(&read).expect("a text").contains('\r'), "written anew, its lines end as in all others");
    }
}

/// Only Linux has file systems that take any bytes for a name.
#[cfg(target_os = "linux")]
mod bytes_for_names {
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt as _;
    use std::path::{Path, PathBuf};

    use guarantee_board::cli::{Exit, run};
    use guarantee_board::storage::disk::RealDisk;
    use guarantee_board::storage::{Fingerprint, Journals, Kept, read_file, save};
    use tempfile::{TempDir, tempdir};

    use super::{SMALL, read_text};

    /// A folder whose name is no text, and in it a file whose name is none either.
    fn board(folder: &TempDir) -> PathBuf {
        let inner = folder.path().join(OsStr::from_bytes(b"caf\xe9"));
        fs::create_dir(&inner).expect("Linux takes any bytes for a name");
        let path = inner.join(OsStr::from_bytes(b"board \xff.ron"));
        fs::write(&path, SMALL).expect("writable");
        path
    }

    fn names(folder: &Path) -> Vec<Vec<u8>> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<_> = entries.map(|entry| entry.expect("an entry").file_name().as_bytes().to_vec()).collect();
        names.sort();
        names
    }

    #[test]
    fn such_files_are_read_and_saved() {
        let folder = tempdir().expect("a folder");
        let path = board(&folder);
        let scenario = read_file(&path).expect("it is read").scenario;
        save(&path, &scenario).expect("it is saved");
        assert_eq!(read_file(&path).expect("it is read").scenario, scenario);
        let inner = path.parent().expect("a folder");
        assert_eq!(names(inner), [b"board \xff.ron".to_vec()]);
    }

    #[test]
    fn the_journal_knows_such_a_file_again() {
        let folder = tempdir().expect("a folder");
        let path = board(&folder);
        let journals = Journals::in_folder(folder.path().join("recovery"));
        let journal = journals.begin().expect("a journal");
        let kept = Kept {
            scenario: read_text(SMALL).expect("a sound scenario").scenario,
            memory: String::new(),
            drafts: String::new(),
            file: Some(path.clone()),
            print: Some(Fingerprint::of_bytes(b"what was saved")),
            name: "board.ron".to_owned(),
            changes: 1,
            written: 1,
        };
        journal.keep(&RealDisk, &kept).expect("it is kept");
        drop(journal);
        let left = journals.left();
        assert_eq!(left[0].kept.as_ref().expect("it can be read").file.as_ref(), Some(&path));
    }

    #[test]
    fn the_command_line_takes_them() {
        let folder = tempdir().expect("a folder");
        let path = board(&folder);
        let inner = path.parent().expect("a folder");
        let output = inner.join(OsStr::from_bytes(b"table \xfe.csv"));
        let ran = |arguments: &[&OsStr]| {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let arguments = [&[OsStr::new("guarantee-board")], arguments].concat();
            let exit = run(arguments, &mut out, &mut err, |_| Ok(()));
            assert_eq!(exit, Exit::Done, "{}", String::from_utf8_lossy(&err));
        };
        ran(&[OsStr::new("check"), path.as_os_str()]);
        ran(&[OsStr::new("format"), path.as_os_str()]);
        ran(&[
            OsStr::new("export"),
            path.as_os_str(),
            OsStr::new("--matrix"),
            OsStr::new("--output"),
            output.as_os_str(),
        ]);
        assert!(output.exists());
    }
}
