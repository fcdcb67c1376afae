//! The program as a merge driver of git, with git itself.

use std::fs;
use std::path::Path;
use std::process::Command;

use guarantee_board::merge::three_way;
use guarantee_board::scenario::Scenario;
use guarantee_board::storage::{read_text, rewrite_text};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use tempfile::tempdir;

use crate::edits::numbers;
use crate::samples::{FIRST_STEPS, read};
use crate::worked::worked_on;

const FILE: &str = "board.ron";

/// Runs git in a folder, with nothing of the user's own; whether it succeeded, and all it said.
fn git(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("HOME", folder)
        .output()
        .expect("git is installed");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    (output.status.success(), said.into_owned())
}

#[track_caller]
fn done(folder: &Path, arguments: &[&str]) {
    let (success, said) = git(folder, arguments);
    assert!(success, "git {arguments:?}: {said}");
}

/// Commits a text as the file on a branch.
fn commit(folder: &Path, text: &str) {
    fs::write(folder.join(FILE), text).expect("it can be written");
    done(folder, &["add", "."]);
    done(folder, &["commit", "--allow-empty", "--quiet", "-m", "Change"]);
}

/// A repository with the driver, and the base in it.
fn repository(folder: &Path, base: &str) {
    done(folder, &["init", "--quiet", "-b", "main"]);
    let driver = format!("'{}' merge --base %O %A %B -o %A", env!("CARGO_BIN_EXE_guarantee-board"));
    done(folder, &["config", "merge.guarantee-board.driver", &driver]);
    fs::write(folder.join(".gitattributes"), "*.ron merge=guarantee-board\n").expect("it can be written");
    commit(folder, base);
}

/// What git makes of two versions: whether it was content, what it said, and what the file holds then.
fn merged_by_git(base: &str, ours: &str, theirs: &str) -> (bool, String, String) {
    let folder = tempdir().expect("a folder");
    let folder = folder.path();
    repository(folder, base);
    done(folder, &["checkout", "--quiet", "-b", "theirs"]);
    commit(folder, theirs);
    done(folder, &["checkout", "--quiet", "main"]);
    commit(folder, ours);
    let (clean, said) = git(folder, &["merge", "--no-edit", "theirs"]);
    (clean, said, fs::read_to_string(folder.join(FILE)).expect("the file"))
}

fn text_of(base: &str, scenario: &Scenario) -> String {
    rewrite_text(base, scenario).expect("it can be written")
}

#[test]
fn git_joins_as_the_program_does() {
    let base = read(FIRST_STEPS);
    let mut runner = TestRunner::deterministic();
    let (mut clean, mut torn) = (0, 0);
    for _ in 0..40 {
        let mut edits = || {
            let numbers = numbers().new_tree(&mut runner).expect("numbers").current();
            worked_on(&base, &numbers.into_iter().take(6).collect::<Vec<_>>())
        };
        let (ours, theirs) = (edits(), edits());
        if ours == base || theirs == base || ours == theirs {
            continue;
        }
        let expected = three_way(&base, &ours, &theirs).expect("they can be joined");
        let (our_text, their_text) = (text_of(FIRST_STEPS, &ours), text_of(FIRST_STEPS, &theirs));
        let (content, said, text) = merged_by_git(FIRST_STEPS, &our_text, &their_text);
        assert_eq!(content, expected.conflicts.is_empty(), "{said}");
        assert_eq!(read_text(&text).expect("the file can be read").scenario, expected.scenario);
        // The comments of our side stay.
        assert_eq!(text, text_of(&our_text, &expected.scenario));
        for conflict in &expected.conflicts {
            assert!(said.contains(&format!("conflict: {conflict}")), "{said}");
        }
        if content { clean += 1 } else { torn += 1 }
    }
    assert!(clean > 5 && torn > 2, "both must be tried: {clean} and {torn}");
}

#[test]
fn git_joins_files_that_both_sides_have_added() {
    let folder = tempdir().expect("a folder");
    let folder = folder.path();
    repository(folder, "");
    done(folder, &["rm", "--quiet", FILE]);
    done(folder, &["commit", "--quiet", "-m", "Without"]);
    done(folder, &["checkout", "--quiet", "-b", "theirs"]);
    let mut theirs = read(FIRST_STEPS);
    theirs.packages[0].about = "Theirs alone".to_owned();
    commit(folder, &text_of(FIRST_STEPS, &theirs));
    done(folder, &["checkout", "--quiet", "main"]);
    let ours = "extra.txt";
    fs::write(folder.join(ours), "Something else").expect("it can be written");
    commit(folder, FIRST_STEPS);
    let (content, said) = git(folder, &["merge", "--no-edit", "theirs"]);
    assert!(!content && said.contains("conflict: "), "{said}");
    read_text(&fs::read_to_string(folder.join(FILE)).expect("the file")).expect("it is a scenario all the same");
}
