//! The pages of the documentation hold together: every link leads somewhere, every path exists, and the README is short.

use std::fs;
use std::path::{Path, PathBuf};

/// The pages, from the top of the repository.
const PAGES: [&str; 5] =
    ["README.md", "scenarios/README.md", "scenarios/command-line.md", "tests/README.md", "tests/peers/README.md"];
/// How long the README may be, in lines.
const LONGEST: usize = 300;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(page: &str) -> String {
    fs::read_to_string(root().join(page)).unwrap_or_else(|error| panic!("{page}: {error}"))
}

/// The lines of a page that are not blocks of code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut code = false;
    text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        code ^= fence;
        !code && !fence
    })
}

/// Where the links of a page lead, those to other sites aside.
fn links(text: &str) -> Vec<&str> {
    let all = prose(text).flat_map(|line| line.split("](").skip(1).filter_map(|rest| rest.split(')').next()));
    all.filter(|link| !link.contains("://")).collect()
}

/// The fragments by which the headings of a page can be linked to, as code hosts make them.
fn fragments(text: &str) -> Vec<String> {
    let titles = prose(text).filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let fragment = |title: &str| {
        let kept = title.to_lowercase().replace(' ', "-");
        kept.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect()
    };
    titles.map(fragment).collect()
}

/// The links of a page that lead nowhere, or to several headings of one name. `folder` is where the page is.
fn broken<'a>(text: &'a str, folder: &Path) -> Vec<&'a str> {
    let leads = |link: &&str| {
        let (path, fragment) = link.split_once('#').map_or((*link, None), |(path, fragment)| (path, Some(fragment)));
        let target: PathBuf = folder.join(path);
        let Some(fragment) = fragment else { return target.exists() };
        let headings = match path {
            "" => fragments(text),
            _ => fs::read_to_string(target).map(|text| fragments(&text)).unwrap_or_default(),
        };
        headings.iter().filter(|heading| *heading == fragment).count() == 1
    };
    links(text).into_iter().filter(|link| !leads(link)).collect()
}

#[test]
fn every_link_leads_to_one_place() {
    let mut followed = 0;
    for page in PAGES {
        let text = read(page);
        let path = root().join(page);
        assert_eq!(broken(&text, path.parent().expect("its folder")), [] as [&str; 0], "{page}");
        followed += links(&text).len();
    }
    assert!(followed > 100, "only {followed} links were found");
}

#[test]
fn a_broken_link_is_noticed() {
    let page = "# One\n## Two\n## Two\n[a](#one) [b](#two) [c](#three) [d](README.md#run) [e](README.md#walk) [f](LICENCE)\n\
                ```\n[g](#none)\n# Three\n```\n[h](https://example.org/#x)";
    assert_eq!(broken(page, root()), ["#two", "#three", "README.md#walk", "LICENCE"]);
}

/// The paths of the repository that a text names in code.
fn paths(text: &str) -> Vec<&str> {
    let code = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    let path = |code: &&str| {
        let plain = code.chars().all(|c| c.is_alphanumeric() || "/-_.".contains(c));
        plain && ["src/", "tests/", "scenarios/"].iter().any(|folder| code.starts_with(folder))
    };
    code.filter(path).collect()
}

#[test]
fn every_path_that_is_named_exists() {
    let mut named = 0;
    for page in PAGES.into_iter().chain(["src/lib.rs"]) {
        let text = read(page);
        let missing: Vec<_> = paths(&text).into_iter().filter(|path| !root().join(path).exists()).collect();
        assert_eq!(missing, [] as [&str; 0], "{page}");
        named += paths(&text).len();
    }
    assert!(named > 30, "only {named} paths were found");
}

#[test]
fn the_readme_is_short() {
    let lines = read("README.md").lines().count();
    assert!(lines <= LONGEST, "{lines} lines, of {LONGEST}");
}
