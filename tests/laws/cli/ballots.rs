//! Ballots on the command line, and votes in the JSON document.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use guarantee_board::assess::{Model, Reading, assess};
use guarantee_board::ballot::{Ballot, Questions};
use guarantee_board::scenario::{Feasibility, Hold, Scenario, Seat};
use guarantee_board::storage::{read_file, read_text, write_text};
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use crate::samples::{FIRST_STEPS, read};

/// A folder with a scenario that has three seats, and what they have sent.
struct Room(TempDir);

impl Room {
    fn new() -> Self {
        let room = Self(tempdir().expect("a folder"));
        let mut scenario = read(FIRST_STEPS);
        let seat = |id: &str, name: &str| Seat::new(id.into(), name.to_owned());
        scenario.seats = vec![seat("seat-1", "Anna"), seat("seat-2", ""), seat("seat-3", "")];
        fs::write(room.path().join("board.ron"), write_text(&scenario).expect("a text")).expect("written");
        room
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn scenario(&self) -> Scenario {
        read_file(&self.path().join("board.ron")).expect("a scenario").scenario
    }

    /// Puts texts into a file, with words around each.
    fn sent(&self, file: &str, texts: &[&str]) {
        let lines: String = texts.iter().map(|text| format!("Here it is:\n{text}\n-- \nBest wishes\n")).collect();
        fs::write(self.path().join(file), lines).expect("written");
    }

    /// The ballot of a seat that takes every card to be at this level.
    fn ballot(&self, seat: &str, level: Feasibility) -> String {
        let scenario = self.scenario();
        let package = scenario.current_package().expect("a package");
        let model = Model::new(&scenario).expect("a sound scenario");
        let assessment = assess(&model, package, &Reading { date: scenario.as_of, voice: None });
        let head = Questions::of(&scenario, package, &assessment).head();
        let (levels, holds) = (vec![Some(level); head.cards], vec![Some(Hold::Holds); head.positions.len()]);
        Ballot { head, seat: seat.to_owned(), levels, holds }.text()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guarantee-board"));
        command.args(arguments).current_dir(self.path()).env_clear().output().expect("it starts")
    }
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[test]
fn the_page_is_printed_or_written() {
    let room = Room::new();
    let printed = room.run(&["ballots", "board.ron"]);
    assert!(printed.status.success() && printed.stderr.is_empty());
    let page = said(&printed.stdout);
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Seat 3") && !page.contains("Anna"));
    assert!(room.run(&["ballots", "board.ron", "--output", "ballot.html"]).stdout.is_empty());
    assert_eq!(fs::read_to_string(room.path().join("ballot.html")).expect("the page"), page);
    let with = |arguments: &[&str]| said(&room.run(&[&["ballots", "board.ron"], arguments].concat()).stdout);
    assert!(with(&["--names"]).contains("Seat 1: Anna"));
    assert!(with(&["--seat", "seat-1"]).contains("Anna") && !with(&["--seat", "seat-1"]).contains("Seat 2"));
    assert!(with(&["--package", "from-the-air"]).contains("From the air"));
    for (arguments, error) in [
        (&["-o", "board.ron"][..], "board.ron is the scenario itself"),
        (&["--package", "from-the-sea"], "unknown package `from-the-sea`"),
        (&["--seat", "seat-4"], "unknown seat `seat-4`"),
        (&["--check"], "BALLOT"),
        (&["--late"], "BALLOT"),
        (&["chat.txt", "--names"], "cannot be used with"),
        (&["--seat", "seat-1", "--names"], "cannot be used with"),
    ] {
        let output = room.run(&[&["ballots", "board.ron"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output.stderr).contains(error), "{}", said(&output.stderr));
    }
    fs::write(room.path().join("none.ron"), FIRST_STEPS).expect("written");
    let none = room.run(&["ballots", "none.ron"]);
    assert_eq!((none.status.code(), said(&none.stderr).contains("there are no seats")), (Some(1), true));
}

#[test]
fn ballots_are_taken_in() {
    let room = Room::new();
    let before = fs::read_to_string(room.path().join("board.ron")).expect("the file");
    let [one, two] = ["seat-1", "seat-2"].map(|seat| room.ballot(seat, Feasibility::Unlikely));
    room.sent("chat.txt", &[&one, &two]);
    room.sent("more.txt", &[&one]);
    // As an editor of Windows keeps it.
    let wide: Vec<u8> = two.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(room.path().join("wide.txt"), [&[0xff, 0xfe], &*wide].concat()).expect("written");
    let files = ["ballots", "board.ron", "chat.txt", "more.txt", "wide.txt"];
    let report = "chat.txt: Seat 1: voted\nchat.txt: Seat 2: voted\n\
                  more.txt: Seat 1: the same ballot again; it counts once\n\
                  wide.txt: Seat 2: the same ballot again; it counts once\n";
    let check = room.run(&[&files[..], &["--check"]].concat());
    assert_eq!((check.status.code(), said(&check.stdout)), (Some(0), report.replace("voted", "would count")));
    assert_eq!(fs::read_to_string(room.path().join("board.ron")).expect("the file"), before);
    let printed = room.run(&files);
    assert_eq!(said(&printed.stderr), report);
    let taken = room.run(&[&files[..], &["-o", "board.ron"]].concat());
    assert_eq!((taken.status.code(), said(&taken.stdout).as_str()), (Some(0), report));
    let after = room.scenario();
    assert_eq!(read_text(&said(&printed.stdout)).expect("a scenario").scenario, after);
    assert!(!after.votes_revealed);
    for (seat, voted) in after.seats.iter().zip([true, true, false]) {
        let levels: Vec<Feasibility> = seat.cards.iter().map(|vote| vote.level).collect();
        assert_eq!(levels, if voted { vec![Feasibility::Unlikely; 3] } else { vec![] });
        assert_eq!(seat.positions.len(), if voted { 2 } else { 0 });
    }
    // Again, it changes nothing.
    let again = room.run(&[&files[..], &["-o", "board.ron"]].concat());
    assert_eq!((again.status.code(), room.scenario()), (Some(0), after));
}

#[test]
fn what_does_not_count_is_told_and_what_the_facilitator_says_counts() {
    let room = Room::new();
    let first = room.ballot("seat-1", Feasibility::Unlikely);
    room.sent("first.txt", &[&first]);
    assert!(room.run(&["ballots", "board.ron", "first.txt", "-o", "board.ron"]).status.success());
    let (other, third) = (room.ballot("seat-1", Feasibility::Ready), room.ballot("seat-3", Feasibility::Ready));
    room.sent("second.txt", &[&other, &third.replace('-', "="), &third[..40]]);
    let level = |room: &Room, seat: usize| room.scenario().seats[seat].cards.first().map(|vote| vote.level);
    let output = room.run(&["ballots", "board.ron", "second.txt", "-o", "board.ron"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        said(&output.stdout),
        "second.txt: Seat 1: it differs from what this seat has voted before\n\
         second.txt: it is cut short; it has to be copied as a whole, up to ENDVOTE\n"
    );
    assert_eq!(level(&room, 0), Some(Feasibility::Unlikely));
    room.sent("second.txt", &[&other]);
    let replaced = room.run(&["ballots", "board.ron", "second.txt", "--replace", "-o", "board.ron"]);
    assert_eq!(replaced.status.code(), Some(0));
    assert_eq!(
        said(&replaced.stdout),
        "second.txt: Seat 1: voted, although it differs from what this seat has voted before\n"
    );
    assert_eq!(level(&room, 0), Some(Feasibility::Ready));
    let mut revealed = room.scenario();
    revealed.votes_revealed = true;
    fs::write(room.path().join("board.ron"), write_text(&revealed).expect("a text")).expect("written");
    room.sent("third.txt", &[&third]);
    let late = room.run(&["ballots", "board.ron", "third.txt", "-o", "board.ron"]);
    assert_eq!(late.status.code(), Some(1));
    assert_eq!(said(&late.stdout), "third.txt: Seat 3: late: it came after the votes were revealed\n");
    assert_eq!(level(&room, 2), None);
    assert!(room.run(&["ballots", "board.ron", "third.txt", "--late", "-o", "board.ron"]).status.success());
    assert_eq!(level(&room, 2), Some(Feasibility::Ready));
    for (file, sentence) in [("nothing.txt", "cannot be read"), (".", "not a file")] {
        let output = room.run(&["ballots", "board.ron", file]);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output.stderr).contains(sentence), "{}", said(&output.stderr));
    }
}

#[test]
fn votes_are_in_the_json_document_once_they_are_revealed() {
    let room = Room::new();
    room.sent("chat.txt", &[&room.ballot("seat-2", Feasibility::Likely)]);
    assert!(room.run(&["ballots", "board.ron", "chat.txt", "-o", "board.ron"]).status.success());
    let votes = || {
        let output = room.run(&["check", "board.ron", "--json"]);
        let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let read = &document["files"][0];
        assert!(read.as_object().expect("an object").contains_key("votes"));
        read["votes"].clone()
    };
    assert_eq!(votes(), Value::Null, "nobody has seen them");
    let mut scenario = room.scenario();
    scenario.votes_revealed = true;
    fs::write(room.path().join("board.ron"), write_text(&scenario).expect("a text")).expect("written");
    let votes = votes();
    assert_eq!(votes["cards"].as_array().map(Vec::len), Some(3));
    let vote = json!({"seat": "seat-2", "feasibility": {"level": 3, "word": "likely"}});
    let battalion = json!({
        "card": "battalion", "phase": "truce", "by": ["meridian-league"], "with": {"location": "border"}, "votes": [vote],
    });
    assert!(votes["cards"].as_array().expect("a list").contains(&battalion), "{votes}");
    assert_eq!(
        votes["positions"],
        json!([
            {"rule": "no-soldiers-at-border", "votes": [{"seat": "seat-2", "hold": "holds"}]},
            {"rule": "asked-first", "votes": [{"seat": "seat-2", "hold": "holds"}]},
        ])
    );
}
