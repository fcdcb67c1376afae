//! The examples and the table of keys in the documentation are what the program says.

use guarantee_board::assess::{Model, Reading, Verdict, assess};
use guarantee_board::scenario::Scenario;
use guarantee_board::storage;
use guarantee_board::ui::command::keys_table;
use serde_json::Value;

const README: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"));
const FORMAT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/README.md"));
const COMMAND_LINE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/command-line.md"));

/// The first block of code on a page that is in this language and begins like this.
fn block(page: &'static str, language: &str, beginning: &str) -> &'static str {
    let fence = format!("```{language}\n{beginning}");
    let start = page.find(&fence).unwrap_or_else(|| panic!("no block of {language} that begins with {beginning}"));
    let text = &page[start + fence.len() - beginning.len()..];
    &text[..text.find("```").expect("the end of the block")]
}

/// Runs the command of an example; what the example shows of its output, and what the program really prints.
fn run(example: &str) -> (&str, String) {
    let (command, shown) = example.split_once('\n').expect("what the program says");
    let arguments = command.trim_start_matches("$ ").split_whitespace().skip(1);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_guarantee-board"))
        .args(arguments)
        .env_clear()
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program starts");
    (shown, String::from_utf8(output.stdout).expect("text"))
}

/// The scenario by which the file format is explained.
fn example() -> &'static str {
    block(FORMAT, "ron", "(")
}

fn verdict(scenario: &Scenario, package: &str) -> Verdict {
    let model = Model::new(scenario).expect("a checked scenario");
    let package = scenario.packages.iter().find(|known| known.id.as_str() == package).expect("the package");
    assess(&model, package, &Reading { date: scenario.as_of, voice: None }).verdict
}

#[test]
fn the_example_of_the_format_can_be_read_and_has_the_verdicts_it_says() {
    let loaded = storage::read_text(example()).unwrap_or_else(|problems| panic!("{}", problems.in_file("README")));
    assert_eq!(verdict(&loaded.scenario, "first-draft"), Verdict::Blocked);
    assert_eq!(verdict(&loaded.scenario, "second-draft"), Verdict::Workable);
}

#[test]
fn the_example_of_a_problem_is_what_the_program_says() {
    let broken = example().replacen("\"tolmark\",\n", "\"tolmrk\",\n", 1);
    let problems = storage::read_text(&broken).expect_err("a problem");
    let said = block(FORMAT, "console", "$ guarantee-board check neighbours.ron\n");
    let (_, said) = said.split_once('\n').expect("what the program says");
    assert_eq!(problems.in_file("neighbours.ron").to_string(), said);
}

#[test]
fn the_table_of_keys_is_the_programs_own() {
    let keys =
        README.split("</summary>\n\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("the table of keys");
    assert_eq!(format!("{keys}\n"), keys_table(), "the table of keys in the README is to be this:\n{}", keys_table());
}

#[test]
fn the_example_of_a_search_is_what_the_program_says() {
    let (shown, said) = run(block(COMMAND_LINE, "console", "$ guarantee-board search "));
    assert_eq!(said, shown);
}

#[test]
fn the_example_of_a_check_is_what_the_program_says() {
    let (shown, said) = run(block(COMMAND_LINE, "console", "$ guarantee-board check scenarios/"));
    let shown = shown.strip_suffix("…\n").expect("a mark that there is more");
    assert!(said.starts_with(shown), "the program says:\n{said}");
}

#[test]
fn the_examples_of_json_are_what_the_program_says() {
    let (_, said) = run("$ guarantee-board check scenarios/first-steps.ron --json\n");
    shortened(block(COMMAND_LINE, "text", "{"), &said);

    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("broken.ron");
    let sound = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/first-steps.ron"));
    std::fs::write(&path, sound.replacen("actor: \"tolmark\"", "actor: \"tolmrk\"", 1)).expect("a file");
    let (_, said) = run(&format!("$ guarantee-board check {} --json\n", path.display()));
    let mut said: Value = serde_json::from_str(&said).expect("JSON");
    let file = &mut said["files"][0];
    file["file"] = "broken.ron".into();
    shortened(block(COMMAND_LINE, "json", "{\n  \"file\": \"broken.ron\""), &file.to_string());
}

/// Fails unless a document is the one shown, in which "…" stands for any entries of a list.
fn shortened(shown: &str, said: &str) {
    let mut text = String::new();
    for line in shown.lines().map(str::trim) {
        // No comma before the end of a list.
        if line.starts_with([']', '}']) && text.ends_with(',') {
            text.pop();
        }
        text.push_str(if line == "…" { "\"…\"," } else { line });
    }
    let shown: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let said: Value = serde_json::from_str(said).expect("JSON");
    assert!(agrees(&shown, &said), "the program says:\n{said:#}");
}

/// Whether a value is the one shown.
fn agrees(shown: &Value, said: &Value) -> bool {
    match (shown, said) {
        (Value::Array(shown), Value::Array(said)) => agree(shown, said),
        (Value::Object(shown), Value::Object(said)) => {
            shown.keys().eq(said.keys()) && shown.iter().all(|(key, shown)| agrees(shown, &said[key]))
        }
        _ => shown == said,
    }
}

/// Whether a list is the one shown.
fn agree(shown: &[Value], said: &[Value]) -> bool {
    match (shown, said) {
        ([], said) => said.is_empty(),
        ([any, rest @ ..], said) if any == "…" => (0..=said.len()).any(|left_out| agree(rest, &said[left_out..])),
        ([first, rest @ ..], said) => {
            said.split_first().is_some_and(|(said, others)| agrees(first, said) && agree(rest, others))
        }
    }
}
