//! What `cargo machete` leaves out: whether the tests use what only they depend on.

use std::fs;
use std::path::Path;

/// All source of the tests.
fn source(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("a folder of tests");
    entries.map(|entry| entry.expect("an entry").path()).fold(String::new(), |text, path| match path.extension() {
        _ if path.is_dir() => text + &source(&path),
        Some(ending) if ending == "rs" => text + &fs::read_to_string(&path).expect("a source file"),
        _ => text,
    })
}

#[test]
fn the_tests_use_each_of_their_own_dependencies() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).expect("the manifest");
    // Some tests stand beside what they test.
    let source = source(&root.join("tests")) + &source(&root.join("src"));
    let (mut section, mut unused, mut count) = ("", Vec::new(), 0);
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dev-dependencies]")
            && !line.starts_with('#')
            && let Some((name, _)) = line.split_once(" = ")
        {
            count += 1;
            if !source.contains(&format!("{}::", name.replace('-', "_"))) {
                unused.push(name);
            }
        }
    }
    assert!(count > 5, "the search must find the dependencies");
    assert_eq!(unused, [] as [&str; 0]);
}
