//! How notation is read, and what is wrong with it.

use guarantee_board::storage::parse;

/// What is wrong with a text: offset and message of each fault.
fn faults(text: &str) -> Vec<(u32, String)> {
    let mut faults: Vec<_> = parse(text).faults.into_iter().map(|f| (f.span.start, f.message)).collect();
    faults.sort();
    faults
}

fn fault(at: u32, message: &str) -> (u32, String) {
    (at, message.to_owned())
}

#[test]
fn sound_notation_has_no_faults() {
    let text = "#![enable(implicit_some)]\n// c\n(a: [1, -2.5e3, 0xff,], b: {\"k\": Some(()),}, /* /* */ */ c: Not(Card(x: r#\"\"\"#)), d: 'x', e: b\"x\",)";
    let parsed = parse(text);
    assert!(parsed.faults.is_empty(), "{:?}", parsed.faults);
    let trivia: Vec<_> = parsed.trivia.iter().map(|trivia| trivia.span.of(text)).collect();
    assert_eq!((trivia, parsed.torn), (vec!["#![enable(implicit_some)]", "// c", "/* /* */ */"], false));
}

#[test]
fn several_slips_are_all_found() {
    assert_eq!(
        faults("(a: 1 b 2, c: , d: [1,, 2 3], \"e\": 4)"),
        [
            fault(5, "a comma is missing after this"),
            fault(7, "a colon is missing after this field name"),
            fault(13, "a value is missing here"),
            fault(22, "a comma too many"),
            fault(25, "a comma is missing after this"),
            fault(30, "a field name in quotes"),
        ]
    );
}

#[test]
fn one_value_may_stand_before_the_fields_that_a_name_holds() {
    let parsed = parse("Name(\"a\", b: 1)");
    let root = parsed.root.unwrap();
    assert_eq!((parsed.faults.len(), root.head().and_then(|head| head.value.text())), (0, Some("a")));
    assert!(root.field("b").is_some());
    // Nowhere else.
    assert_eq!(faults("(\"a\", b: 1)"), [fault(7, "a colon has no place here")]);
    assert_eq!(faults("Name(1, 2, b: 1)"), [fault(12, "a colon has no place here")]);
}

#[test]
fn a_forgotten_quote_stays_one_fault() {
    assert_eq!(faults("(a: \"x,\n b: \"y\", c: 1)"), [fault(4, "this text has no closing quote")]);
    assert_eq!(faults("(a: \"x,\n b: \"\",\n c: 1)"), [fault(4, "this text has no closing quote")]);
    assert_eq!(faults("(a: \"x,\n c: 1)"), [fault(4, "this text has no closing quote")]);
}

#[test]
fn brackets_that_do_not_match_are_named_where_they_open() {
    assert_eq!(faults("(a: [1, 2)"), [fault(4, "this `[` is never closed")]);
    assert_eq!(faults("(a: [1, 2}])"), [fault(9, "`}` closes nothing")]);
    assert_eq!(faults("(a: 1"), [fault(0, "this `(` is never closed")]);
    assert_eq!(faults("(a: 1))"), [fault(6, "more text after the end")]);
    assert!(parse("(a: [1, 2)").torn);
}

#[test]
fn depth_is_limited() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(faults(&nested(64)).is_empty());
    assert_eq!(faults(&nested(64 + 1)), [fault(64, "nested more than 64 levels deep")]);
}

#[test]
fn comments_are_limited() {
    let commented = |count: usize| format!("[{}]", "/**/".repeat(count));
    assert!(faults(&commented(500_000)).is_empty());
    assert_eq!(faults(&commented(500_000 + 1)), [fault(2_000_005, "more than 500000 comments")]);
}

#[test]
fn hostile_texts_take_linear_time() {
    let start = std::time::Instant::now();
    for piece in [
        "[", "(", "(a:", "{a", "\"\\\n", "\"\n", "r#\"", "r#", "/*", "'", "#", "#![", "\"a\n\"", ",", "((a", "-", ".",
        ")",
    ] {
        let parsed = parse(&piece.repeat(200_000)).faults.len();
        assert!(parsed >= 1, "{piece:?} is not sound");
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
