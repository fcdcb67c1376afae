//! The shape of the house: which layer may know which, what stays out of the lower ones, and where things are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the library with those it may know.
const LAYERS: [(&str, &[&str]); 17] = [
    ("program", &[]),
    ("scenario", &[]),
    ("fonts", &["scenario"]),
    ("logic", &["scenario"]),
    ("assess", &["scenario", "logic"]),
    ("search", &["scenario", "logic", "assess"]),
    ("review", &["scenario", "assess", "search"]),
    ("merge", &["scenario", "wording"]),
    ("tables", &["scenario", "wording"]),
    ("ballot", &["scenario", "assess", "wording"]),
    ("workshop", &["scenario", "assess", "wording", "merge", "ballot"]),
    ("storage", &["program", "scenario", "fonts"]),
    ("wording", &["scenario", "assess", "search", "review"]),
    ("report", &["scenario", "assess", "search", "review", "wording", "tables", "ballot", "fonts"]),
    ("files", &["storage", "wording", "tables"]),
    (
        "cli",
        &[
            "program", "scenario", "assess", "search", "review", "wording", "merge", "tables", "ballot", "storage",
            "report", "fonts",
        ],
    ),
    (
        "ui",
        &[
            "program", "scenario", "assess", "search", "review", "wording", "storage", "report", "merge", "tables",
            "ballot", "workshop", "files", "fonts",
        ],
    ),
];

/// The modules that know of no file, clock, thread or environment: what they say depends on what they are given alone.
const PURE: [&str; 13] = [
    "scenario", "fonts", "logic", "assess", "search", "review", "merge", "tables", "ballot", "workshop", "wording",
    "report", "files",
];

/// What reaches the world outside.
const WORLD: [&str; 12] = [
    "std::fs",
    "std::thread",
    "std::time",
    "std::env",
    "std::net",
    "std::process",
    "fs::",
    "thread::",
    "env::",
    "SystemTime",
    "Instant",
    "::now(",
];

/// How long a file may be, in lines. Aim at 400.
const LONGEST_FILE: usize = 420;

/// A file of source, without its comments.
struct Source {
    /// Its path from `src`.
    path: String,
    /// Its lines, as many as in the file; comments are blank.
    lines: Vec<String>,
}

impl Source {
    fn read(root: &Path, path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("a source file");
        let code = |line: &str| if line.trim_start().starts_with("//") { String::new() } else { line.to_owned() };
        let path = path.strip_prefix(root).expect("a path in it").to_string_lossy().replace('\\', "/");
        Self { path, lines: text.lines().map(code).collect() }
    }

    /// The module of the library that it belongs to.
    fn module(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// The places, as `path:line: text`, of the lines that `wanted` picks.
    fn places(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let numbered = self.lines.iter().enumerate().filter(|(_, line)| wanted(line));
        numbered.map(|(index, line)| format!("src/{}:{}: {}", self.path, index + 1, line.trim())).collect()
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file of the program.
fn sources() -> Vec<Source> {
    fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
        let entries = fs::read_dir(folder).expect("the folder of sources");
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                collect(root, &path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(Source::read(root, &path));
            }
        }
    }
    let folder = root().join("src");
    let mut found = Vec::new();
    collect(&folder, &folder, &mut found);
    assert!(found.len() > 80, "the search must find the sources");
    found
}

/// Whether a line has this word, as a whole.
fn has_word(line: &str, word: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|part| part == word)
}

/// The modules of the library that a line names from the root.
fn modules_named(line: &str) -> Vec<&str> {
    let name = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    line.split("crate::").skip(1).filter_map(|rest| rest.get(..name(rest))).filter(|name| !name.is_empty()).collect()
}

#[test]
fn each_layer_knows_only_those_it_may() {
    let allowed: BTreeMap<_, _> = LAYERS.into();
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for source in sources() {
        let module = source.module();
        if ["lib", "main"].contains(&module) {
            continue;
        }
        let may = allowed.get(module).unwrap_or_else(|| panic!("{module} has no place in the list of layers"));
        // A list after `crate::` would hide what is named.
        wrong.extend(source.places(|line| line.contains("crate::{")));
        wrong.extend(
            source.places(|line| modules_named(line).iter().any(|named| *named != module && !may.contains(named))),
        );
        seen += source.places(|line| !modules_named(line).is_empty()).len();
    }
    assert!(seen > 100, "the search must find what modules name");
    assert_eq!(wrong, [] as [&str; 0]);
}

/// The parts of `ui`, each with those that it names.
fn parts_of_ui() -> BTreeMap<String, BTreeSet<String>> {
    let mut parts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources().iter().filter(|source| source.module() == "ui" && source.path != "ui/mod.rs") {
        let inner = source.path.trim_start_matches("ui/");
        let part = inner.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        // From where `super` is `ui` itself.
        let outermost = !inner.contains('/') || inner == format!("{part}/mod.rs");
        let looked = source.lines.join("\n");
        let named = |before: &str| -> Vec<String> {
            let rest = looked.split(before).skip(1);
            let word = |rest: &str| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().map(str::to_owned);
            rest.filter_map(word).collect()
        };
        let mut all = named("crate::ui::");
        all.extend(if outermost { named("use super::") } else { named("super::super::") });
        parts.entry(part).or_default().extend(all);
    }
    parts
}

#[test]
fn the_parts_of_the_window_form_no_circle() {
    let mut left = parts_of_ui();
    assert!(left["app"].contains("views") && left["views"].contains("command"), "the search must find what is there");
    while !left.is_empty() {
        let names: BTreeSet<String> = left.keys().cloned().collect();
        let lowest: Vec<String> = left
            .iter()
            .filter(|(part, named)| !named.iter().any(|named| named != *part && names.contains(named)))
            .map(|(part, _)| part.clone())
            .collect();
        assert!(!lowest.is_empty(), "these name one another: {left:#?}");
        left.retain(|part, _| !lowest.contains(part));
    }
}

#[test]
fn only_the_window_knows_of_egui() {
    let foreign = |line: &str| ["egui", "eframe", "rfd"].iter().any(|word| has_word(line, word));
    let (inside, outside): (Vec<_>, Vec<_>) = sources().into_iter().partition(|source| source.module() == "ui");
    assert!(inside.iter().flat_map(|source| source.places(foreign)).count() > 20, "the search must find what is there");
    let places: Vec<_> = outside.iter().flat_map(|source| source.places(foreign)).collect();
    assert_eq!(places, [] as [&str; 0]);
}

#[test]
fn the_lower_layers_know_of_no_file_clock_or_thread() {
    let worldly = |line: &str| WORLD.iter().any(|name| line.contains(name));
    let sources = sources();
    let storage = sources.iter().filter(|source| source.module() == "storage");
    assert!(storage.flat_map(|source| source.places(worldly)).count() > 3, "the search must find what is there");
    let pure = sources.iter().filter(|source| PURE.contains(&source.module()));
    let places: Vec<_> = pure.flat_map(|source| source.places(worldly)).collect();
    assert_eq!(places, [] as [&str; 0]);
}

/// The layers in which words are made and shown: nothing in them is decided by what the words are.
const WORDED: [&str; 6] = ["wording", "workshop", "report", "review", "cli", "ui"];

/// What looks at a text, or takes it apart, by the text that follows.
const LOOKS: [&str; 14] = [
    "starts_with(",
    "ends_with(",
    "contains(",
    "replace(",
    "replacen(",
    "strip_prefix(",
    "strip_suffix(",
    "split(",
    "rsplit(",
    "split_once(",
    "trim_start_matches(",
    "trim_end_matches(",
    "== ",
    "!= ",
];

/// The text that a line of code looks at.
fn looks_at<'l>(line: &'l str, look: &str) -> Option<&'l str> {
    let (_, rest) = line.split_once(look)?;
    rest.trim_start_matches('&').strip_prefix('"')?.split('"').next()
}

#[test]
fn nothing_is_decided_by_the_words_on_the_screen() {
    let is_word = |text: &str| text.contains(|c: char| c.is_alphabetic()) || text.contains(' ');
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for source in sources().iter().filter(|source| WORDED.contains(&source.module())) {
        for look in LOOKS {
            // The ending of a file's name; and the joint in what a library says of an error.
            let known = |text: &str| text == ".ron" || (source.path == "ui/window.rs" && text == ": ");
            let looked = |line: &str| looks_at(line, look).filter(|text| is_word(text)).map(known);
            seen += source.places(|line| looked(line) == Some(true)).len();
            wrong.extend(source.places(|line| looked(line) == Some(false)));
        }
    }
    assert!(seen > 0, "the search must find what is there");
    assert_eq!(wrong, [] as [&str; 0]);
}

#[test]
fn letters_change_their_case_in_one_place_of_what_is_said() {
    let cased = |line: &str| line.contains("case()");
    let said = |source: &Source| ["wording", "report", "cli"].contains(&source.module());
    let (there, elsewhere): (Vec<_>, Vec<_>) =
        sources().into_iter().filter(said).partition(|source| source.path == "wording/phrase.rs");
    assert!(there.iter().flat_map(|source| source.places(cased)).count() > 1, "the search must find what is there");
    // Names keep the case that their author gave them, and no key of a document is a word in another case.
    let places: Vec<_> = elsewhere.iter().flat_map(|source| source.places(cased)).collect();
    assert_eq!(places, [] as [&str; 0]);
}

/// Where an area is scrolled up and down, and is laid out by itself: in columns of their own width, and in rows of one line.
const SCROLLED: [(&str, usize); 2] = [("ui/views/compare.rs", 1), ("ui/views/intake/import.rs", 1)];

#[test]
fn what_is_scrolled_in_the_window_is_as_wide_with_a_bar_as_without() {
    let parts = ["ui/views/", "ui/shell/"];
    let mut seen = 0;
    for source in sources().iter().filter(|source| parts.iter().any(|part| source.path.starts_with(part))) {
        let by_itself = SCROLLED.iter().find(|(path, _)| *path == source.path).map_or(0, |(_, count)| *count);
        let areas = source.places(|line| line.contains("ScrollArea::vertical()"));
        let steady = source.places(|line| line.contains("scrolled_ui(") && !line.contains("fn "));
        assert!(areas.len() <= steady.len() + by_itself, "they are drawn by `widgets::scroll`: {areas:#?}");
        seen += areas.len();
    }
    assert!(seen > 20, "the search must find what is there");
}

#[test]
fn no_file_is_too_long_to_be_read_at_a_sitting() {
    let long = sources().into_iter().filter(|source| source.lines.len() > LONGEST_FILE);
    let long: Vec<_> = long.map(|source| format!("src/{}: {} lines", source.path, source.lines.len())).collect();
    assert_eq!(long, [] as [&str; 0]);
}

#[test]
fn no_test_stands_in_the_source() {
    // One would never be run: `Cargo.toml` says that the library has none, so that it is not built again for them.
    let test = |line: &str| has_word(line, "test") && line.trim_start().starts_with("#[");
    assert!(test("#[cfg(test)]") && test("    #[test]"), "the search must find what is looked for");
    let places: Vec<_> = sources().iter().flat_map(|source| source.places(test)).collect();
    assert_eq!(places, [] as [&str; 0]);
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    let (mut section, mut above, mut silent, mut count) = ("", "", Vec::new(), 0);
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]") && line.contains('=') {
            count += 1;
            if !above.starts_with("# ") {
                silent.push(line);
            }
        }
        above = line;
    }
    assert!(count > 10, "the search must find the dependencies");
    assert_eq!(silent, [] as [&str; 0]);
}

#[test]
fn the_top_level_holds_what_it_should_and_nothing_else() {
    let known = ["Cargo.toml", "Cargo.lock", "README.md", "src", "scenarios", "tests", "target"];
    let entries = fs::read_dir(root()).expect("the top level");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut strange: Vec<_> = names
        .filter(|name| !known.contains(&name.as_str()) && !name.starts_with('.') && !name.starts_with("LICENSE-"))
        .collect();
    strange.sort();
    assert_eq!(strange, [] as [&str; 0]);
}
