//! The recovery journal: what was kept is found again, whoever stopped and however; nothing of it mixes or is lost.

use std::fs;
use std::path::Path;

use guarantee_board::scenario::Scenario;
use guarantee_board::storage::disk::RealDisk;
use guarantee_board::storage::{Fingerprint, Journals, Kept, read_text};
use tempfile::tempdir;

use crate::samples::SMALL;
use crate::saving::Failing;

fn scenario() -> Scenario {
    read_text(SMALL).unwrap().scenario
}

fn kept(title: &str, written: u64) -> Kept {
    let scenario = Scenario { title: title.to_owned(), ..scenario() };
    Kept {
        scenario,
        memory: "what \"to\" undo".to_owned(),
        drafts: String::new(),
        file: Some("/somewhere/Сценарій.ron".into()),
        print: Some(Fingerprint::of_bytes(b"what was saved")),
        name: "Сценарій.ron".to_owned(),
        changes: 7,
        written,
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_an_ended_session_kept_is_found_again() {
    let folder = tempdir().unwrap();
    let journals = Journals::in_folder(folder.path().join("deep/recovery"));
    let journal = journals.begin().unwrap();
    journal.keep(&RealDisk, &kept("first", 1)).unwrap();
    journal.keep(&RealDisk, &kept("second", 2)).unwrap();
    assert!(journals.left().is_empty(), "the session still runs");
    drop(journal);
    let mut left = journals.left();
    assert_eq!(left.len(), 1);
    assert_eq!(**left[0].kept.as_ref().unwrap(), kept("second", 2));
    assert!(journals.left().is_empty(), "while one window offers it, no other does");
    left.remove(0).discard();
    assert!(journals.left().is_empty());
    assert_eq!(names(&folder.path().join("deep/recovery")), [] as [String; 0], "nothing is left lying about");
}

#[test]
fn what_is_typed_never_makes_a_journal_that_cannot_be_read() {
    let folder = tempdir().unwrap();
    let journals = Journals::in_folder(folder.path().to_owned());
    let journal = journals.begin().unwrap();
    let plain = kept("title", 1);
    // The sign takes six letters in the journal, and what is read there has at most 80 MB.
    let typed = |bytes: usize| Kept { drafts: "\u{1}".repeat(bytes / 6), ..plain.clone() };
    journal.keep(&RealDisk, &typed(79_000_000)).unwrap();
    let told = journal.keep(&RealDisk, &typed(81_000_000)).unwrap_err().to_string();
    assert_eq!(
        told,
        "the scenario is kept for a crash, but not all that is typed or how to undo: that is more than 80 MB"
    );
    drop(journal);
    let left = journals.left();
    assert_eq!(**left[0].kept.as_ref().unwrap(), plain, "the scenario and how to undo are there");
}

#[test]
fn what_nobody_decided_about_is_offered_again() {
    let folder = tempdir().unwrap();
    let journals = Journals::in_folder(folder.path().to_owned());
    let journal = journals.begin().unwrap();
    journal.keep(&RealDisk, &kept("a", 1)).unwrap();
    drop(journal);
    drop(journals.left());
    assert_eq!(journals.left().len(), 1);
}

#[test]
fn sessions_do_not_mix_and_the_latest_is_offered_first() {
    let folder = tempdir().unwrap();
    let journals = Journals::in_folder(folder.path().to_owned());
    let sessions: Vec<_> = (0..3).map(|_| journals.begin().unwrap()).collect();
    for (number, session) in sessions.iter().enumerate() {
        session.keep(&RealDisk, &kept(&format!("session {number}"), number as u64)).unwrap();
    }
    sessions[1].clear();
    drop(sessions);
    let titles: Vec<String> =
        journals.left().iter().map(|left| left.kept.as_ref().unwrap().scenario.title.clone()).collect();
    assert_eq!(titles, ["session 2", "session 0"]);
}

#[test]
fn a_journal_that_cannot_be_read_is_kept_aside_and_named() {
    let folder = tempdir().unwrap();
    let journals = Journals::in_folder(folder.path().to_owned());
    let whole = {
        let journal = journals.begin().unwrap();
        journal.keep(&RealDisk, &kept("a", 1)).unwrap();
        let name = names(folder.path()).into_iter().find(|name| name.ends_with(".journal")).unwrap();
        fs::read_to_string(folder.path().join(name)).unwrap()
    };
    let cases = [
        ("newer", whole.replacen("\"journal\":1", "\"journal\":2", 1), "another version"),
        ("half", whole[..whole.len() / 2].to_owned(), "broken off"),
        ("empty", String::new(), "broken off"),
        ("sick", whole.replace("current: \\\"p1\\\"", "current: \\\"p9\\\""), "the scenario in it is broken"),
    ];
    for (name, text, why) in cases {
        let folder = tempdir().unwrap();
        let path = folder.path().join(format!("{name}.journal"));
        fs::write(&path, &text).unwrap();
        let journals = Journals::in_folder(folder.path().to_owned());
        let left = journals.left();
        let unreadable = left[0].kept.as_ref().unwrap_err();
        assert!(unreadable.why.contains(why), "{name}: {}", unreadable.why);
        assert_eq!(fs::read_to_string(&unreadable.path).unwrap(), text, "{name} is kept as it was");
        drop(left);
        assert!(journals.left().is_empty(), "{name} is told once");
    }
}

#[test]
fn whichever_step_fails_the_journal_is_the_old_one() {
    let folder = tempdir().unwrap();
    let journals = Journals::in_folder(folder.path().to_owned());
    for step in 0..4 {
        let journal = journals.begin().unwrap();
        journal.keep(&RealDisk, &kept("old", 1)).unwrap();
        assert!(journal.keep(&Failing::at(step), &kept("new", 2)).is_err());
        drop(journal);
        let mut left = journals.left();
        assert_eq!(left[0].kept.as_ref().unwrap().scenario.title, "old", "step {step} failed");
        left.remove(0).discard();
    }
}
