//! Colours are named by value in one file only.
use std::fs;
use std::path::{Path, PathBuf};

/// The colours that a line of source names by value.
fn colour_literals(line: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap_or_default();
    let word = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let named = code.split("Color32::").skip(1).map(word).filter(|name| {
        let constant = name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
        (constant && !["TRANSPARENT", "PLACEHOLDER"].contains(&name.as_str())) || name.starts_with("from_")
    });
    let hex = |mark: &'static str| {
        code.split(mark)
            .skip(1)
            .map(word)
            .filter(|digits| (6..=8).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit()))
    };
    let other = ["Rgba::from", "Hsva::new", "hex_color!", "Color32("].iter().filter(|made| code.contains(**made));
    named.chain(hex("0x")).chain(hex("#")).chain(other.map(|made| (*made).to_owned())).collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn only_the_tokens_name_colours() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut elsewhere = Vec::new();
    for path in sources(&ui) {
        let text = fs::read_to_string(&path).expect("a source file");
        let literals: Vec<String> = text.lines().flat_map(colour_literals).collect();
        if path.ends_with("theme/tokens.rs") {
            assert!(literals.len() > 50, "the search must find the literals that are there");
        } else if !literals.is_empty() {
            elsewhere.push((path, literals));
        }
    }
    assert_eq!(elsewhere, []);
}
