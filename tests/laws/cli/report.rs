//! The program as a whole, run on small files: what it prints, where, and how it ends.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use guarantee_board::scenario::Scenario;
use serde_json::Value;
use tempfile::TempDir;

/// Two packages, two voices, and a position that is only held from February 2026 on.
///
/// `draft`: French troops cross Russia's line, and the shield without enablers is Unlikely, as Ash says and Malling
/// does not. `calm`: nothing but the enablers, which leaves Ukraine's floor unmet.
const BOARD: &str = r#"(
    format: 3,
    title: "Two drafts",
    as_of: "2025-08-22",
    sources: [(id: "f1", title: "A newspaper")],
    voices: [(id: "ash", name: "Timothy Ash"), (id: "malling", name: "Malling")],
    claims: [
        (id: "c1", speaker: "Foreign ministry of Russia", date: "2025-08-20", says: "No Western troops in Ukraine.",
            strength: Absolute, basis: Official, sources: ["f1"]),
        (id: "c2", speaker: "Timothy Ash", voice: "ash", date: "2025-08-22", says: "The aircraft are too few.",
            strength: Strong, basis: Analysis, sources: ["f1"]),
        (id: "c3", speaker: "Malling", voice: "malling", date: "2025-08-22", says: "The shield can start now.",
            strength: Strong, basis: Analysis, sources: ["f1"]),
        (id: "c4", speaker: "Government of Ukraine", date: "2025-08-21", says: "Somebody must be on the ground.",
            strength: Strong, basis: Official, sources: ["f1"]),
    ],
    actors: [(id: "ukraine", name: "Ukraine"), (id: "russia", name: "Russia"), (id: "france", name: "France")],
    phases: [(id: "now", name: "Now")],
    functions: [(id: "deny", name: "Deny an attack")],
    categories: [(id: "all", name: "All")],
    elements: [
        (id: "force", name: "Reassurance force", category: "all", providers: ["france"],
            gives: [(function: "deny", degree: 3, basis: Judgement)],
            cost: (per_year: (low: 3, high: 4.5), basis: Judgement)),
        (id: "shield", name: "European sky shield", category: "all",
            feasibility: (level: Ready, basis: Analysis, claims: ["c3"])),
        (id: "enablers", name: "US enablers", category: "all"),
        (id: "consent", name: "Russian consent", category: "all", frame: true,
            settings: [(id: "consent", name: "Consent", default: "none", options: [
                (id: "none", name: "not sought"), (id: "given", name: "given"),
            ])]),
    ],
    positions: [
        (id: "ru-no-troops", title: "No Western troops in Ukraine", actor: "russia", firmness: Absolute,
            crossed_when: All([Card(elements: ["force"]), Not(Card(elements: ["consent"], with: {"consent": ["given"]}))]),
            claims: ["c1"]),
        (id: "ua-ground", title: "Somebody on the ground", actor: "ukraine", firmness: Firm,
            met_when: Card(elements: ["force"]), claims: ["c4"]),
        (id: "ru-no-enablers", title: "No US enablers", actor: "russia", firmness: Firm,
            crossed_when: Card(elements: ["enablers"]), from: "2026-02-01", claims: ["c1"]),
    ],
    limits: [
        (id: "shield-needs-enablers", title: "The shield needs US enablers", on: (elements: ["shield"]),
            when: Not(Card(elements: ["enablers"])), cap: Unlikely, basis: Analysis, claims: ["c2"],
            counter_claims: ["c3"]),
    ],
    packages: [
        (id: "draft", name: "First draft", cards: [
            (element: "force", phase: "now", by: ["france"]),
            (element: "shield", phase: "now"),
        ]),
        (id: "calm", name: "Calm", cards: [(element: "enablers", phase: "now")]),
    ],
    current: "draft",
)"#;

/// A folder of scenario files that is gone after the test.
struct Files(TempDir);

impl Files {
    fn new() -> Self {
        let files = Self(tempfile::tempdir().expect("a folder for the test"));
        files.write("board.ron", BOARD);
        files
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, text).expect("a file for the test");
        path
    }

    /// Runs the program in the folder.
    fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().expect("the program starts"))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guarantee-board"));
        command.args(arguments).env_clear().current_dir(self.0.path());
        command
    }

    /// The JSON document of a run that must succeed.
    fn json(&self, arguments: &[&str]) -> Value {
        let ran = self.run(&[&["check", "--json"], arguments].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
        ran.json()
    }
}

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program prints text");
        Self {
            code: output.status.code().expect("the program ends by itself"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).expect("the report is one JSON document")
    }
}

/// The entries of a list.
fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The rules that the packages of the first file report, package by package.
fn rules(document: &Value) -> Vec<Vec<&str>> {
    fn of(package: &Value) -> Vec<&str> {
        list(&package["findings"]).iter().filter_map(|finding| finding["rule"].as_str()).collect()
    }
    list(&document["files"][0]["packages"]).iter().map(of).collect()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().map(|object| object.keys().map(String::as_str).collect()).unwrap_or_default()
}

#[test]
fn a_report_for_people_names_verdict_cause_speaker_and_counter_voice() {
    let ran = Files::new().run(&["check", "board.ron"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.lines().all(|line| line.chars().count() <= 100), "{}", ran.out);
    let text = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for expected in [
        "Verdict: Blocked",
        "Blocked: 1 non-negotiable red line (Russia: no Western troops in Ukraine) · 1 limit · 1 card Unlikely",
        "Weakest: European sky shield, at Unlikely",
        "Red line crossed (non-negotiable; blocks the package) — Russia: no Western troops in Ukraine [ru-no-troops]",
        "The board has Reassurance force; Russian consent is “not sought”",
        "Says: Foreign ministry of Russia · 20 Aug 2025 · absolute · official statement — No Western troops",
        "But: Malling · 22 Aug 2025",
        "USD 3–4.5 bn a year",
    ] {
        assert!(text.contains(expected), "{expected:?} is missing in\n{}", ran.out);
    }
}

#[test]
fn the_json_document_has_its_documented_keys() {
    let document = Files::new().json(&["board.ron"]);
    assert_eq!(keys(&document), ["format", "program", "files"]);
    assert_eq!(document["format"], 2);
    let file = &document["files"][0];
    assert_eq!(keys(file), ["file", "title", "date", "voice", "unknown_counts_as", "packages", "votes"]);
    assert_eq!((file["date"].as_str(), file["voice"].is_null()), (Some("2025-08-22"), true));
    let package = &file["packages"][0];
    let expected = [
        "id",
        "name",
        "verdict",
        "sentence",
        "summary",
        "feasibility",
        "certainty",
        "weakest_link",
        "frame",
        "cards",
        "actors",
        "protection",
        "costs",
        "means",
        "findings",
    ];
    assert_eq!(keys(package), expected);
    let expected = [
        "kind",
        "rule",
        "holder",
        "firmness",
        "severity",
        "title",
        "reason",
        "cause",
        "cause_is_shortest",
        "elements",
        "claims",
        "counter_claims",
        "card",
        "cap",
        "shortage",
        "missing",
        "unpriced",
    ];
    assert_eq!(keys(&package["findings"][0]), expected);
    let expected =
        ["card", "name", "phase", "by", "with", "feasibility", "certainty", "caps", "spread", "unknown", "gives"];
    assert_eq!(keys(&package["cards"][0]), expected);
}

#[test]
fn the_json_document_says_what_follows() {
    let document = Files::new().json(&["board.ron"]);
    let package = &document["files"][0]["packages"][0];
    assert_eq!((package["id"].as_str(), package["verdict"].as_str()), (Some("draft"), Some("blocked")));
    assert_eq!(package["feasibility"], serde_json::json!({ "level": 1, "word": "unlikely" }));
    assert_eq!(list(&package["weakest_link"]).iter().map(|link| &link["card"]).collect::<Vec<_>>(), ["shield"]);
    assert_eq!(package["weakest_link"][0]["because"][0]["rule"], "shield-needs-enablers");
    assert_eq!(package["costs"]["per_year"], serde_json::json!({ "low": 3, "high": 4.5 }));
    let red_line = &package["findings"][0];
    assert_eq!(red_line["kind"], "red_line");
    assert_eq!((&red_line["holder"], &red_line["severity"]), (&"russia".into(), &"blocks".into()));
    assert_eq!(red_line["claims"], serde_json::json!(["c1"]));
    assert_eq!(red_line["cause"][0]["fact"], "card");
    let spread = list(&package["cards"][1]["spread"]).iter();
    let spread = spread.map(|given| (given["voice"].as_str(), given["feasibility"]["word"].as_str()));
    assert_eq!(spread.collect::<Vec<_>>(), [(Some("ash"), Some("unlikely")), (Some("malling"), Some("ready"))]);
}

#[test]
fn the_current_package_one_package_or_all_are_assessed() {
    let files = Files::new();
    assert_eq!(rules(&files.json(&["board.ron"])), [["ru-no-troops", "shield-needs-enablers"]]);
    assert_eq!(rules(&files.json(&["board.ron", "--package", "calm"])), [["ua-ground"]]);
    let all = files.json(&["board.ron", "--all"]);
    assert_eq!(rules(&all), [vec!["ru-no-troops", "shield-needs-enablers"], vec!["ua-ground"]]);
}

#[test]
fn the_date_decides_what_is_in_force() {
    let files = Files::new();
    let on = |day| rules(&files.json(&["board.ron", "--package", "calm", "--date", day])).concat().len();
    assert_eq!((on("2026-01-31"), on("2026-02-01")), (1, 2));
}

#[test]
fn a_voice_that_is_silent_on_a_point_is_silent_here() {
    let files = Files::new();
    let heard = |voice| rules(&files.json(&["board.ron", "--voice", voice])).concat().join(" ");
    assert_eq!(heard("ash"), "ru-no-troops shield-needs-enablers");
    assert_eq!(heard("malling"), "ru-no-troops");
}

#[test]
fn unknown_ids_are_wrong_usage_with_a_suggestion() {
    let files = Files::new();
    for (arguments, expected) in [
        (["--package", "darft"], "unknown package `darft`; did you mean `draft`?"),
        (["--voice", "mallin"], "unknown voice `mallin`; did you mean `malling`?"),
    ] {
        let ran = files.run(&[&["check", "board.ron"][..], &arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(expected), "{}", ran.err);
    }
}

#[test]
fn wrong_usage_ends_with_2() {
    let files = Files::new();
    for arguments in [
        &["check"][..],
        &["check", "board.ron", "--all", "--package", "draft"],
        &["check", "board.ron", "--date", "2026-02-30"],
        &["export", "board.ron"],
    ] {
        let ran = files.run(arguments);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.is_empty()), (2, "", false), "{arguments:?}");
    }
}

#[test]
fn all_problems_of_a_broken_file_are_told() {
    let files = Files::new();
    let broken = BOARD.replace("actor: \"russia\", firmness: Absolute", "actor: \"russa\", firmness: Absolute");
    files.write("broken.ron", &broken.replace("current: \"draft\"", "current: \"daft\""));
    let ran = files.run(&["check", "broken.ron"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("`russa`") && ran.err.contains("`daft`"), "{}", ran.err);

    let ran = files.run(&["check", "broken.ron", "--json"]);
    assert_eq!(ran.code, 1);
    let document = ran.json();
    assert_eq!(keys(&document["files"][0]), ["file", "problems", "more"]);
    let problems = list(&document["files"][0]["problems"]);
    assert_eq!(problems.len(), 2, "{problems:?}");
    for problem in problems {
        assert_eq!(keys(problem), ["line", "column", "path", "message", "help"]);
        let line = problem["line"].as_u64().expect("a line") as usize;
        let text = broken.lines().nth(line - 1).expect("a line of the file");
        assert!(text.contains("russa") || text.contains("current"), "{text}");
    }
}

#[test]
fn a_file_that_cannot_be_read_does_not_hide_the_others() {
    let files = Files::new();
    let ran = files.run(&["check", "missing.ron", "board.ron", "--json"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("missing.ron"), "{}", ran.err);
    let document = ran.json();
    assert_eq!(
        list(&document["files"]).iter().map(|file| &file["file"]).collect::<Vec<_>>(),
        ["missing.ron", "board.ron"]
    );
    assert_eq!(list(&document["files"][0]["problems"]).len(), 1);
    assert_eq!(document["files"][1]["packages"][0]["verdict"], "blocked");

    let ran = files.run(&["check", "missing.ron", "board.ron"]);
    assert!(ran.code == 1 && ran.out.contains("Verdict: Blocked"), "{}", ran.out);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let files = Files::new();
    for form in [&["check", "board.ron", "--all"][..], &["check", "board.ron", "--all", "--json"]] {
        assert_eq!(files.run(form).out, files.run(form).out);
    }
}

#[test]
fn a_reader_that_closes_the_pipe_causes_no_panic() {
    let files = Files::new();
    let mut child = files
        .command(&["check", "board.ron", "--all", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let ran = Ran::from(child.wait_with_output().expect("the program ends"));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn an_exported_scenario_is_the_scenario() {
    let files = Files::new();
    let ran = files.run(&["export", "board.ron", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let exported: Scenario = serde_json::from_str(&ran.out).expect("a scenario in JSON");
    let read = guarantee_board::storage::read_file(&files.0.path().join("board.ron")).expect("a scenario file");
    assert_eq!(exported, read.scenario);
}

#[test]
fn what_cannot_be_read_cannot_be_exported() {
    let ran = Files::new().run(&["export", "missing.ron", "--json"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.contains("missing.ron")), (1, "", true));
}

/// The board of [`BOARD`] with a round, and what is exported of it.
fn with_a_round() -> Files {
    let files = Files::new();
    let round = "current: \"draft\",\n    rounds: [(id: \"round-1\", name: \"Morning\", closed: \"2025-08-22T12:30:00\", \
                 arguments: [(who: \"Anna\", says: \"Money first.\")], as_of: \"2025-08-22\", verdict: Blocked, \
                 package: (id: \"draft\", name: \"First draft\", cards: [(element: \"force\", phase: \"now\", by: [\"france\"])]))],";
    files.write("board.ron", &BOARD.replace("current: \"draft\",", round));
    files
}

#[test]
fn minutes_are_markdown_or_a_page_with_or_without_names() {
    let files = with_a_round();
    let printed = |arguments: &[&str]| {
        let ran = files.run(&[&["export", "board.ron", "--minutes"], arguments].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
        ran.out
    };
    let (plain, named) = (printed(&[]), printed(&["--names"]));
    assert!(plain.starts_with("# Minutes: Two drafts\n") && plain.contains("Money first.") && !plain.contains("Anna"));
    assert!(named.contains("Anna: Money first."));
    let page = printed(&["--format", "html"]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<svg ") && !page.contains("Anna"));
    // The ending of the file says the form, and nothing is printed then.
    for (name, expected) in [("minutes.html", &page), ("minutes.md", &plain), ("minutes.txt", &plain)] {
        assert_eq!(printed(&["--output", name]), "");
        assert_eq!(fs::read_to_string(files.0.path().join(name)).expect("the file"), *expected, "{name}");
    }
    assert_eq!(printed(&["--output", "-"]), plain);
}

#[test]
fn a_board_is_a_picture_of_pixels_or_lines() {
    let files = Files::new();
    let out = |name: &str| fs::read(files.0.path().join(name)).expect("the file");
    for (arguments, expected) in
        [(&["--output", "board.png"][..], "First draft"), (&["--package", "calm", "--output", "calm.png"], "Calm")]
    {
        let ran = files.run(&[&["export", "board.ron", "--board"], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
        let name = arguments.last().expect("a name");
        let pixels = image::load_from_memory(&out(name)).expect("a picture").to_rgb8();
        let svg = files
            .run(&[&["export", "board.ron", "--board", "--format", "svg"], &arguments[..arguments.len() - 2]].concat());
        assert!(svg.out.starts_with("<svg ") && svg.out.contains(&format!(">{expected}</text>")), "{}", svg.out);
        assert!(svg.out.contains(&format!("width=\"{}\"", pixels.width() / 2)));
    }
    let ran = files.command(&["export", "board.ron", "--board", "--output", "-"]).output().expect("the program starts");
    assert_eq!((ran.status.code(), ran.stdout), (Some(0), out("board.png")));
}

#[test]
fn the_matrix_is_a_table() {
    let ran = Files::new().run(&["export", "board.ron", "--matrix"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let expected = "Section,Element,Ukraine,Russia,France\r\nAll,Reassurance force,Asks for it,Red line,Unknown\r\n";
    assert!(ran.out.starts_with(expected), "{}", ran.out);
    let ran = Files::new().run(&["export", "board.ron", "--matrix", "--format", "md"]);
    assert!(ran.out.contains("| Reassurance force | Asks for it | Red line | Unknown |"), "{}", ran.out);
}

#[test]
fn what_cannot_be_exported_is_said() {
    let files = Files::new();
    let before = fs::read(files.0.path().join("board.ron")).expect("the file");
    for (arguments, code, expected) in [
        (&["--board"][..], 2, "a PNG picture is no text that can be printed: name a file with --output"),
        (&["--board", "--format", "csv"], 2, "the board cannot be written as csv; the forms it can have are png, svg"),
        (&["--minutes", "--output", "minutes.png"], 2, "the minutes cannot be written as png"),
        (&["--minutes", "--package", "calm"], 2, "cannot be used with"),
        (&["--minutes", "--matrix"], 2, "cannot be used with"),
        (&["--matrix", "--names"], 2, "cannot be used with"),
        (&["--compare", "calm"], 2, "name two to 5 packages to compare, with commas between them"),
        (&["--compare", "calm,clam"], 2, "unknown package `clam`; did you mean `calm`?"),
        (&["--board", "--package", "clam", "--format", "svg"], 2, "unknown package `clam`; did you mean `calm`?"),
        (&["--minutes", "--output", "board.ron"], 2, "board.ron is the scenario itself; name another file"),
        (
            &["--minutes", "--output", "nowhere/minutes.md"],
            1,
            "the folder does not exist; nothing was saved: nowhere/minutes.md",
        ),
    ] {
        let ran = files.run(&[&["export", "board.ron"], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{arguments:?}");
        assert!(ran.err.contains(expected), "{arguments:?}: {}", ran.err);
    }
    assert_eq!(fs::read(files.0.path().join("board.ron")).expect("the file"), before);
}

/// What may stand beside what is exported; everything else would be left unheeded.
const BESIDE: [(&str, &[&str]); 5] = [
    ("--json", &[]),
    ("--minutes", &["--names", "--notes", "--format md"]),
    ("--matrix", &["--package calm", "--format md"]),
    ("--board --format svg", &["--package calm"]),
    ("--compare draft,calm", &["--format md"]),
];

#[test]
fn no_two_options_of_export_stand_together_if_one_would_be_unheeded() {
    let files = Files::new();
    let options = ["--names", "--notes", "--package calm", "--format md"];
    for (what, heeded) in BESIDE {
        for other in BESIDE.iter().map(|(other, _)| *other).filter(|other| *other != what).chain(options) {
            let arguments: Vec<&str> =
                ["export", "board.ron"].into_iter().chain(what.split(' ')).chain(other.split(' ')).collect();
            let ran = files.run(&[&arguments[..], &["--output", "-"]].concat());
            if heeded.contains(&other) {
                assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
            } else {
                assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
            }
        }
    }
    for option in options {
        let ran = files.run(&[&["export", "board.ron"][..], &option.split(' ').collect::<Vec<_>>()].concat());
        assert_eq!(ran.code, 2, "{option} says not what to export");
    }
}

#[test]
fn a_seat_is_heard_when_the_votes_are_revealed() {
    let files = Files::new();
    let seats = r#"seats: [(id: "seat-1", cards: [
            (card: (element: "shield", phase: "now"), level: RuledOut),
        ])],
    current: "draft","#;
    let hidden = BOARD.replace("current: \"draft\",", seats);
    files.write("hidden.ron", &hidden);
    files.write("revealed.ron", &hidden.replace("seats: [", "votes_revealed: true,\n    seats: ["));
    for command in ["check", "search"] {
        let ran = files.run(&[command, "hidden.ron", "--voice", "seat-1"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{command}");
        assert!(ran.err.contains("the seat `seat-1` cannot be heard: its votes are not revealed"), "{}", ran.err);
        let ran = files.run(&[command, "revealed.ron", "--voice", "seat-2"]);
        assert!(ran.err.contains("unknown voice `seat-2`; did you mean `seat-1`?"), "{}", ran.err);
        assert_eq!(files.run(&[command, "revealed.ron", "--voice", "seat-1"]).code, 0, "{command}");
    }
    let level = |arguments: &[&str]| {
        let document = files.json(&[&["revealed.ron"], arguments].concat());
        let cards = list(&document["files"][0]["packages"][0]["cards"]);
        cards.iter().find(|card| card["card"] == "shield").expect("the shield")["feasibility"]["word"].clone()
    };
    assert_eq!(level(&["--voice", "seat-1"]), "ruled_out", "what the seat says");
    assert_eq!(level(&[]), "unlikely", "with everyone heard, votes change nothing");
}

#[test]
fn what_holds_a_scenario_together_is_told_in_tables_and_for_programs() {
    let files = Files::new();
    let ran = files.run(&["review", "board.ron", "--coverage"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    // France may provide the force, and nobody says a word of France.
    let line = |start: &str| {
        ran.out.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("no {start}: {}", ran.out))
    };
    assert!(line("| France |").starts_with("| France | nothing is said |"));
    assert!(line("| Russia |").starts_with("| Russia | one source | 2 |"));
    let json = files.run(&["review", "board.ron", "--coverage", "--json"]).json();
    let of = |field: &str, id: &str| {
        let found = list(&json[field]).iter().find(|one| one["id"] == *id);
        found.unwrap_or_else(|| panic!("no {id}: {json}")).clone()
    };
    assert_eq!(list(&json["actors"])[0]["id"], "france", "thin ones first");
    let russia = of("actors", "russia");
    assert_eq!((russia["thin"].as_str(), list(&russia["red_lines"]).len()), (Some("one_source"), 2));
    assert_eq!(russia["absolute"], serde_json::json!(["ru-no-troops"]));
    assert_eq!(of("actors", "france")["nothing_said_of"], serde_json::json!(["force"]));
    let shield = of("elements", "shield");
    assert_eq!(shield["claims_against"], serde_json::json!(["shield-needs-enablers"]));
    assert_eq!(shield["sources"], serde_json::json!(["f1"]));
}
