//! Formatting a file by hand-written notation: nothing is lost, and doing it again changes nothing.
//!
//! What a text consists of is found out here by a scanner of the test's own, for sound texts only.

use std::time::Instant;

use guarantee_board::storage::{format_file, format_text, read_text, write_text};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::samples;
use crate::samples::SMALL;
use crate::scenario_strategy::scenarios;

const SHIPPED: [&str; 3] = [samples::BLANK, samples::FIRST_STEPS, samples::SHIPPED];

/// What a sound text consists of: its words, attributes among them, and its comments.
#[derive(Debug, Default, PartialEq)]
pub struct Scanned<'t> {
    pub words: Vec<&'t str>,
    pub comments: Vec<String>,
    /// The stretches of white space.
    blanks: Vec<&'t str>,
    /// Comments among what they may not change places with: see [`Scanned::landmarks`].
    among: Vec<String>,
}

impl<'t> Scanned<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut scanned = Self::default();
        let mut rest = text;
        while !rest.is_empty() {
            let length = piece(rest);
            let (piece, behind) = rest.split_at(length);
            rest = behind;
            if is_comment(piece) {
                // The blanks behind a line comment and the kind of line break are no part of it.
                let comment = piece.trim_end().replace("\r\n", "\n");
                scanned.comments.push(comment.clone());
                scanned.among.push(comment);
            } else if piece.trim().is_empty() {
                scanned.blanks.push(piece);
            } else {
                match piece {
                    ":" => scanned.drop_key(),
                    "(" => scanned.drop_name(),
                    _ => {}
                }
                scanned.words.push(piece);
                scanned.among.push(piece.to_owned());
            }
        }
        scanned
    }

    /// Where the last word is, behind which there are only comments.
    fn last_word(&self) -> usize {
        self.among.iter().rposition(|piece| !is_comment(piece)).expect("a word")
    }

    /// Takes the key or field name before a colon out: a comment may change places with it.
    fn drop_key(&mut self) {
        let mut depth = 0;
        loop {
            let word = self.among.remove(self.last_word());
            depth += i32::from([")", "]", "}"].contains(&word.as_str()));
            depth -= i32::from(["(", "[", "{"].contains(&word.as_str()));
            if depth == 0 {
                return;
            }
        }
    }

    /// Takes the name before a parenthesis out.
    fn drop_name(&mut self) {
        if let Some(at) = self.among.iter().rposition(|piece| !is_comment(piece))
            && self.among[at].starts_with(|c: char| c.is_alphabetic())
        {
            self.among.remove(at);
        }
    }

    /// Values, closing brackets and comments: what formatting leaves in this order.
    fn landmarks(&self) -> Vec<&str> {
        let passable = [",", ":", "(", "[", "{"];
        self.among.iter().map(String::as_str).filter(|piece| !passable.contains(piece)).collect()
    }

    /// Its words without the commas, which only part them.
    fn spoken(&self) -> Vec<&'t str> {
        self.words.iter().copied().filter(|word| *word != ",").collect()
    }

    fn has_empty_lines(&self) -> bool {
        self.blanks.iter().any(|blank| blank.matches('\n').count() > 1)
    }
}

fn is_comment(piece: &str) -> bool {
    piece.starts_with("//") || piece.starts_with("/*")
}

/// The length of the word, comment or white space at the beginning of a text.
fn piece(text: &str) -> usize {
    let until = |end: &str, from: usize| text[from..].find(end).map_or(text.len(), |at| from + at + end.len());
    let first = text.chars().next().expect("some text");
    let hashes = text.trim_start_matches(['b', 'r']).chars().take_while(|c| *c == '#').count();
    let prefix = text.find(|c: char| !"br#".contains(c)).unwrap_or(text.len());
    if first.is_whitespace() {
        return text.find(|c: char| !c.is_whitespace()).unwrap_or(text.len());
    }
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        let (mut depth, mut at) = (0, 0);
        loop {
            let opens = text[at..].starts_with("/*");
            let closes = text[at..].starts_with("*/");
            depth += i32::from(opens) - i32::from(closes);
            at += if opens || closes { 2 } else { text[at..].chars().next().expect("an end").len_utf8() };
            if depth == 0 {
                return at;
            }
        }
    }
    if text.starts_with("#!") {
        return until("]", 0);
    }
    if text[prefix..].starts_with('"') && text[..prefix].contains('r') {
        return until(&format!("\"{}", "#".repeat(hashes)), prefix + 1);
    }
    if text[prefix..].starts_with(['"', '\'']) {
        let quote = &text[prefix..=prefix];
        let mut at = prefix + 1;
        while !text[at..].starts_with(quote) {
            let escape = usize::from(text[at..].starts_with('\\'));
            at += escape + text[at + escape..].chars().next().expect("an end").len_utf8();
        }
        return at + 1;
    }
    if "()[]{},:".contains(first) {
        return 1;
    }
    text.find(|c: char| c.is_whitespace() || "()[]{},:/".contains(c)).unwrap_or(text.len())
}

/// Formats a sound text, and holds the outcome against what formatting may do.
#[track_caller]
fn formatted(text: &str) -> String {
    let out = format_text(text).unwrap_or_else(|problems| panic!("{text}\n{problems}"));
    let (before, after) = (Scanned::new(text), Scanned::new(&out));
    assert_eq!(after.spoken(), before.spoken(), "{text}\n{out}");
    assert_eq!(after.comments, before.comments, "{text}\n{out}");
    assert_eq!(after.landmarks(), before.landmarks(), "{text}\n{out}");
    assert!(before.has_empty_lines() || !after.has_empty_lines(), "{text}\n{out}");
    for blank in &after.blanks {
        assert!(blank.matches('\n').count() <= 2 && !blank.contains(" \n") && !blank.contains('\r'), "{text}\n{out}");
    }
    assert!(out.ends_with('\n') && !out.ends_with("\n\n"), "{text}\n{out}");
    match (read_text(text), read_text(&out)) {
        (Ok(before), Ok(after)) => assert_eq!(after, before),
        (before, after) => assert_eq!(after.is_ok(), before.is_ok()),
    }
    assert_eq!(format_text(&out).as_deref(), Ok(out.as_str()), "{text}\n{out}");
    out
}

/// What may stand between two words.
const FILLERS: [&str; 18] = [
    "",
    "",
    "",
    " ",
    "\n",
    "\t\r\n",
    "\n\n",
    "\n  \n\r\n\n ",
    "// line\n",
    " // \"( /* :\t \r\n",
    "//\n\n",
    "\n// own\n",
    "/* block */",
    " /* block */ ",
    "\n/* own */\n",
    "/* two\n  lines\r\n */",
    "/* a */ // b ,\n",
    "\n\n/*/* in */* Є\u{301}*/\n\n",
];

/// The words with something between them, as the choices say, over and over.
fn with_fillers<'a>(words: impl IntoIterator<Item = &'a str>, choices: &[Index]) -> String {
    let mut fillers = choices.iter().cycle().map(|choice| FILLERS[choice.index(FILLERS.len())]);
    let mut text = fillers.next().unwrap_or_default().to_owned();
    for word in words {
        text.push_str(word);
        text.push_str(fillers.next().unwrap_or_default());
    }
    text
}

/// Words of any notation there is, in groups of every kind.
fn trees() -> impl Strategy<Value = Vec<String>> {
    let long = format!("\"{}\"", "long ".repeat(25));
    let scalars = [
        "true",
        "None",
        "r#type",
        "-2.50e3",
        "0xff_u8",
        "inf",
        "\"\"",
        "\"a, \\\"b\\\" // \\u{404}\"",
        "\"two\n\n lines\"",
        "r\"raw\"",
        "r##\"/* \"# \r\n \"##",
        "'x'",
        "'\\''",
        "b\"bytes\"",
        "b'b'",
        "br#\"raw\"#",
        "()",
        &long,
    ]
    .map(|word| vec![word.to_owned()]);
    let scalars = prop::sample::select(scalars.to_vec());
    scalars.prop_recursive(5, 60, 6, |inner| {
        let parts = prop::collection::vec((inner.clone(), inner), 0..6);
        (parts, 0..8_usize, any::<bool>()).prop_map(|(parts, kind, comma)| group(kind, &parts, comma))
    })
}

/// The words of a group.
fn group(kind: usize, parts: &[(Vec<String>, Vec<String>)], comma: bool) -> Vec<String> {
    let (open, close): (&[&str], _) = match kind {
        0..=2 => (&["["], "]"),
        3 => (&["{"], "}"),
        4 => (&["("], ")"),
        5 => (&["All", "("], ")"),
        6 => (&["("], ")"),
        _ => (&["r#Card", "("], ")"),
    };
    let mut words: Vec<String> = open.iter().map(|word| (*word).to_owned()).collect();
    for (index, (key, value)) in parts.iter().enumerate() {
        let key = match kind {
            3 => [key.as_slice(), &[":".to_owned()]].concat(),
            6.. => vec![format!("field_{index}"), ":".to_owned()],
            _ => vec![],
        };
        words.extend(key);
        words.extend(value.iter().cloned());
        if comma || index + 1 < parts.len() {
            words.push(",".to_owned());
        }
    }
    words.push(close.to_owned());
    words
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sound_notation_is_kept(tree in trees(), attributes in 0..3_usize, choices in prop::collection::vec(any::<Index>(), 1..60)) {
        let attributes = ["#![enable(implicit_some)]", "#![enable(unwrap_newtypes) ]"].into_iter().take(attributes);
        let before = ["(", "format", ":", "3", ",", "tree", ":"];
        let words = attributes.chain(before).chain(tree.iter().map(String::as_str)).chain([")"]);
        formatted(&with_fillers(words, &choices));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_saved_is_formatted_and_what_is_scattered_reads_as_before(
        scenario in scenarios(), choices in prop::collection::vec(any::<Index>(), 1..60)
    ) {
        let saved = write_text(&scenario).expect("writable");
        prop_assert_eq!(formatted(&saved), saved.clone());
        formatted(&with_fillers(Scanned::new(&saved).words, &choices));
        // Without comments and empty lines nothing is left of how it was scattered.
        let blank: String = Scanned::new(&saved).words.iter().flat_map(|word| [word, "\r\n\t"]).collect();
        prop_assert_eq!(formatted(&blank), saved);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn comments_anywhere_in_the_shipped_scenarios_are_kept(choices in prop::collection::vec(any::<Index>(), 100..1000)) {
        for text in SHIPPED {
            let scanned = Scanned::new(text);
            let out = formatted(&with_fillers(scanned.words, &choices));
            let reads = |text: &str| read_text(text).expect("sound").scenario;
            prop_assert_eq!(reads(&out), reads(text));
        }
    }
}

#[test]
fn what_comes_with_the_program_is_formatted() {
    for text in SHIPPED {
        assert_eq!(formatted(text), text);
    }
}

#[test]
fn a_file_laid_out_by_hand_keeps_its_comments() {
    let page = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/README.md"));
    let example = page.split("```ron\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the example");
    for text in [SMALL, example] {
        assert_ne!(formatted(text), text);
    }
}

#[test]
fn a_mark_and_other_line_ends_go() {
    let text = "\u{feff}// c \r\n(\r\nformat: 3,\r\n\r\n/* a\r\nb */ title: \"x\r\ny\")";
    assert_eq!(format_text(text).as_deref(), Ok("// c\n(\n    format: 3,\n\n    /* a\nb */ title: \"x\r\ny\",\n)\n"));
}

#[test]
fn what_is_unsound_or_no_scenario_is_told_and_wrong_content_is_formatted() {
    let told = |text: &str| format_text(text).expect_err("a problem").to_string();
    assert!(told("(format: 3, a: [1 2)").contains("this `[` is never closed"));
    assert!(told("// nothing\n").contains("it is empty"));
    assert!(told("{\"format\": 3}").contains("this is JSON"));
    assert!(told("(name: \"another thing\")").contains("this is no scenario"));
    // No reader of ours would take them.
    assert_eq!(format_text("(format:4,news:1)").as_deref(), Ok("(\n    format: 4,\n    news: 1,\n)\n"));
    let unknown = SMALL.replace("current: \"p1\"", "current: \"p3\"");
    assert!(read_text(&unknown).is_err());
    formatted(&unknown);
}

#[test]
fn a_file_that_is_formatted_needs_no_writing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    for (text, expected) in [(SHIPPED[0].to_owned(), None), (format!("\n{}", SHIPPED[0]), Some(SHIPPED[0].to_owned()))]
    {
        std::fs::write(&path, text).expect("a file");
        assert_eq!(format_file(&path).expect("sound"), expected);
    }
}

#[test]
fn hostile_texts_are_formatted_in_linear_time() {
    let start = Instant::now();
    let (many, deep) = (100_000, 60);
    let long = "x".repeat(1_000_000);
    let nested = |open: &str, close: &str, inside: &str| format!("{}{inside}{}", open.repeat(deep), close.repeat(deep));
    for value in [
        format!("[{}]", "/**/".repeat(many)),
        format!("[{}]", "//\n".repeat(many)),
        format!("[{}]", "1,/**/2 /**/,\n\n".repeat(9_000)),
        format!("1{}", " \n".repeat(many)),
        format!("1{}", "/**/ , ".replace(',', "").repeat(many)),
        nested("[", "]", &format!("\"{long}\"")),
        nested("A(", ")", &format!("\"{long}\", {}", "/**/".repeat(many))),
        nested("[1, /* a */", "]", &"1,".repeat(10_000)),
        nested("{1: ", "/* b */}", &" ".repeat(many).replace("  ", " \n").replacen(' ', "1", 1)),
        format!("{{{}}}", format!("{}: 1,", nested("[", "]", "/**/")).repeat(500)),
    ] {
        formatted(&format!("(format: 3, value: {value})"));
    }
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
