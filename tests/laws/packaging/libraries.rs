//! The libraries that the program names as its own are those it is built from, and each has a licence that lets it be.

use std::collections::BTreeSet;
use std::process::Command;

use guarantee_board::program;
use guarantee_board::ui::theme;

use super::kept;

/// All that Cargo builds into the program on Linux, macros too: name, version, licence.
fn built() -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", "normal", "--prefix", "none"])
        .args(["--target", "x86_64-unknown-linux-gnu", "--format", "{p}|{l}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("Cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    let lines = text.lines().map(|line| {
        let (package, licence) = line.trim_end_matches(" (*)").split_once('|').expect("a licence");
        let mut words = package.split(' ');
        let (name, version) = (words.next().expect("a name"), words.next().expect("a version"));
        format!("{name} {} {}", version.trim_start_matches('v'), licence.replace('/', " OR "))
    });
    lines.filter(|line| !line.starts_with("guarantee-board ")).collect()
}

#[test]
fn the_list_of_libraries_is_what_the_program_is_built_from() {
    let built = built();
    assert!(built.len() > 100, "Cargo must tell them");
    kept("crates.txt", &built.iter().map(|line| format!("{line}\n")).collect::<String>());
    let told: Vec<String> =
        program::crates().map(|one| format!("{} {} {}", one.name, one.version, one.licence)).collect();
    assert_eq!(told, built.into_iter().collect::<Vec<_>>());
}

/// Licences that ask for no more than that their text goes with the program.
const PERMISSIVE: [&str; 10] = [
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unicode-3.0",
    "OFL-1.1",
    "Ubuntu-font-1.0",
];

/// Whether one may choose permissive licences alone. Expressions here nest no deeper than a group of choices.
fn permissive(expression: &str) -> bool {
    let plain = |licence: &str| {
        let licence = licence.trim_matches(['(', ')']).trim_end_matches(" WITH LLVM-exception");
        PERMISSIVE.contains(&licence)
    };
    expression.split(" AND ").all(|part| part.split(" OR ").any(plain))
}

#[test]
fn every_library_may_be_passed_on_with_the_program() {
    for refused in ["GPL-3.0-only", "MIT AND GPL-2.0-only", "(GPL-2.0-only OR LGPL-2.1-only) AND MIT", ""] {
        assert!(!permissive(refused), "{refused}");
    }
    let refused: Vec<_> = program::crates().filter(|one| !permissive(one.licence)).collect();
    assert_eq!(refused, []);
}

#[test]
fn every_typeface_is_named_with_its_licence() {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    ctx.begin_pass(egui::RawInput::default());
    let fonts = ctx.fonts(|fonts| fonts.definitions().font_data.keys().cloned().collect::<Vec<_>>());
    ctx.end_pass().drop_without_applying_deltas();
    assert!(fonts.len() >= 4, "{fonts:?}");
    let plain = |name: &str| name.replace([' ', '-'], "").to_lowercase();
    let told = theme::TYPEFACES.map(|(name, ..)| plain(name));
    for font in fonts {
        assert!(told.iter().any(|name| plain(&font).starts_with(name)), "{font} is not told of");
    }
}
