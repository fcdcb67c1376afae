//! How phrases are put together: lists, counts, dates, letters, spans of time.

use guarantee_board::assess::{Finding, FindingKind};
use guarantee_board::wording::{
    ago, count, date, earlier_format, either, facts, finding_heading, list, quoted, remarks, sentence, some, undrawn,
    within,
};
use jiff::civil::Date;

use super::sample;

#[test]
fn lists_join_their_last_part_with_a_word() {
    assert_eq!(list::<&str>([]), "");
    assert_eq!(list(["a"]), "a");
    assert_eq!(list(["a", "b"]), "a and b");
    assert_eq!(list(["a", "b", "c"]), "a, b and c");
    assert_eq!(either(["a", "b", "c"]), "a, b or c");
}

#[test]
fn quotes_within_quotes_differ() {
    assert_eq!(quoted("given"), "“given”");
    assert_eq!(quoted("help “as necessary”"), "‘help “as necessary”’");
}

#[test]
fn dates_name_their_month() {
    assert_eq!(date(Date::constant(2025, 8, 22)), "22 Aug 2025");
    assert_eq!(date(Date::constant(2026, 1, 1)), "1 Jan 2026");
    assert_eq!(date(Date::constant(2026, 12, 31)), "31 Dec 2026");
}

#[test]
fn only_plain_words_lose_their_capital_after_a_colon() {
    let headed = |title: &str| {
        let mut scenario = sample::scenario();
        scenario.positions[0].title = title.to_owned();
        let held = Finding { holder: Some("russia".into()), ..sample::finding(FindingKind::RedLine, Some("r01")) };
        finding_heading(&scenario, &held)
    };
    assert_eq!(headed("No Western troops"), "Russia: no Western troops");
    assert_eq!(headed("Western troops"), "Russia: Western troops");
    assert_eq!(headed("NATO stays out"), "Russia: NATO stays out");
    assert_eq!(headed(""), "Russia: ");
}

#[test]
fn what_is_empty_leaves_no_joint() {
    assert_eq!(remarks(["a", "", "b"]), "a · b");
    assert_eq!(facts(["a"]), "a");
}

#[test]
fn sentences_begin_with_a_capital_and_terms_within_them_do_not() {
    assert_eq!(sentence("élan"), "Élan");
    assert_eq!(within("Ruled out"), "ruled out");
    assert_eq!((sentence(""), within("")), (String::new(), String::new()));
}

#[test]
fn counts_agree_with_their_noun() {
    assert_eq!(count(0, "floor", "floors"), "no floors");
    assert_eq!(count(1, "floor", "floors"), "1 floor");
    assert_eq!(count(2, "floor", "floors"), "2 floors");
}

#[test]
fn of_many_names_the_first_are_told_and_the_others_counted() {
    assert_eq!(some(&["a", "b"], 2), "a and b");
    assert_eq!(some(&["a", "b", "c", "d"], 2), "a, b and 2 more");
}

#[test]
fn letters_are_named_with_their_numbers() {
    let letters = |text: &str| text.chars().collect();
    assert_eq!(
        undrawn(&letters("漢"), false, "“漢”"),
        "No font on this computer has 漢 (U+6F22): boxes stand for it in “漢”"
    );
    assert!(undrawn(&letters("字漢"), true, "“漢字”").ends_with("boxes stand for them in “漢字”"));
    assert!(undrawn(&('Ꭰ'..'Ᏹ').collect(), false, "“x”").contains(" and "));
}

#[test]
fn spans_are_told_in_their_largest_unit() {
    assert_eq!(
        [0, 59, 60, 3599, 3600, 86_400 * 3].map(|seconds| ago(1000, 1000 + seconds)),
        ["just now", "just now", "1 minute ago", "59 minutes ago", "1 hour ago", "3 days ago"]
    );
    assert_eq!(ago(1001, 1000), "before the clock was set back");
}

#[test]
fn what_an_earlier_format_means_is_told() {
    let told = earlier_format(3);
    assert!(told.starts_with("written in the earlier format 3"), "{told}");
    assert!(told.ends_with("What is unknown counts as Ready, as it did before"), "{told}");
}
