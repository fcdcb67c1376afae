//! The minutes as a page, read by the HTML parser of a browser engine.

use guarantee_board::report::minutes::{Telling, html};
use guarantee_board::scenario::{Argument, Scenario};

use super::{HOSTILE, rename, small};
use crate::html::read;

/// Names, notes and arguments that would do harm if they were markup.
fn hostile() -> Scenario {
    let mut scenario = small();
    rename(&mut scenario, |name| format!("{HOSTILE}{name}"));
    for (place, link) in ["javascript:alert(1)", "https://example.org/\"><script>alert(1)</script>"].iter().enumerate()
    {
        scenario.sources[place].link = (*link).to_owned();
    }
    scenario.rounds[0].arguments.push(Argument { who: HOSTILE.to_owned(), says: HOSTILE.to_owned() });
    scenario.rounds[0].name = format!("\u{0}\u{1b}\u{ffff}\u{fdd0}\u{202e}\r\n{HOSTILE}");
    scenario
}

#[test]
fn the_page_is_valid_whatever_is_in_it() {
    for (name, scenario) in [("small", small()), ("hostile", hostile())] {
        let page = html(&scenario, Telling { names: true, notes: false });
        let read = read(&page);
        assert_eq!(read.errors, [] as [String; 0], "{name}");
        assert_eq!((read.count("script"), read.count("img")), (0, 0), "{name}");
        assert_eq!((read.count("html"), read.count("main"), read.count("title")), (1, 1, 1 + scenario.rounds.len()));
        assert_eq!(read.count("svg"), scenario.rounds.len(), "{name}");
        let mut ids = read.attributes("id");
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{name}: every id is there once");
        for (element, attributes) in &read.elements {
            let handler = attributes.iter().find(|(name, _)| name.starts_with("on"));
            assert_eq!(handler, None, "{name}: {element}");
        }
    }
}

#[test]
fn a_page_that_is_not_valid_is_found_out() {
    let page = html(&small(), Telling::default());
    for (from, to) in [
        ("</h1>", "</h2>"),
        ("<tbody>", "<tbody><p>"),
        ("<!DOCTYPE html>", ""),
        ("Small", "Sm\u{1}all"),
        ("&#39;", "&#0;"),
    ] {
        assert!(page.contains(from), "{from}");
        assert_ne!(read(&page.replace(from, to)).errors, [] as [String; 0], "{from} replaced by {to:?}");
    }
}

#[test]
fn hostile_text_is_told_as_it_is() {
    let read = read(&html(&hostile(), Telling { names: true, notes: false }));
    assert!(read.text.contains(&format!("{HOSTILE}: {HOSTILE}")), "the argument is told in full");
    assert!(!read.text.contains(['\u{0}', '\u{1b}', '\u{ffff}', '\u{202e}']));
}

#[test]
fn the_only_addresses_are_those_of_the_sources() {
    for (scenario, expected) in [
        (small(), vec!["https://example.org/a"]),
        // The first source is cited, and its address is none of the web.
        (hostile(), vec![]),
    ] {
        let page = html(&scenario, Telling::default());
        let read = read(&page);
        let links: Vec<&str> = read.attributes("href").into_iter().filter(|link| !link.starts_with('#')).collect();
        assert_eq!(links, expected);
        for name in ["src", "srcset", "data", "poster", "action", "background", "xlink:href"] {
            assert_eq!(read.attributes(name), [] as [&str; 0], "{name}");
        }
        assert!(!page.contains("url(") && !page.contains("@import"));
        let ids = read.attributes("id");
        for link in read.attributes("href").into_iter().filter_map(|link| link.strip_prefix('#')) {
            assert!(ids.contains(&link), "{link} leads somewhere");
        }
    }
}

#[test]
fn the_page_says_what_the_markdown_says() {
    let scenario = small();
    let text: String = read(&html(&scenario, Telling { names: true, notes: false })).text.split_whitespace().collect();
    let markdown = guarantee_board::report::minutes::minutes(&scenario, Telling { names: true, notes: false });
    for line in markdown.lines().filter(|line| !line.starts_with("| ---")) {
        // Marks of Markdown aside, and the address, which stands in the link.
        let words = line.split(['|', '#', '*', '\\']).flat_map(|part| part.split('<').next());
        for words in words.map(|part| part.trim_start_matches(['-', ' ', '1', '.'])) {
            let words: String = words.split_whitespace().collect();
            assert!(text.contains(&words), "{words} is missing");
        }
    }
}
