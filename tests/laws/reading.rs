//! Reading and writing scenario files: what goes in comes out, and whatever is wrong is said, all at once and in place.

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{FORMAT, Feasibility, Firmness, Scenario};
use guarantee_board::storage::{Problem, read_text, write_text};
use proptest::prelude::*;

use crate::samples::SMALL;
use crate::scenario_strategy::scenarios;

/// What is wrong with a text.
fn problems(text: &str) -> Vec<Problem> {
    read_text(text).expect_err("the text should have problems").list
}

/// The small scenario with some words replaced; each must be there exactly once.
fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(SMALL.to_owned(), |text, (old, new)| {
        assert_eq!(text.matches(old).count(), 1, "`{old}` must be there once");
        text.replace(old, new)
    })
}

/// The line and column of a word in a text, counted independently of the reader.
fn place(text: &str, word: &str) -> (usize, usize) {
    let (line, at) = text.lines().enumerate().find_map(|(n, line)| Some((n, line.find(word)?))).expect("the word");
    (line + 1, text.lines().nth(line).unwrap()[..at].chars().count() + 1)
}

#[test]
fn a_sound_text_is_read_whole() {
    let loaded = match read_text(SMALL) {
        Ok(loaded) => loaded,
        Err(problems) => panic!("{problems}"),
    };
    assert_eq!(loaded.scenario.packages.len(), 2);
}

#[test]
fn writing_and_reading_gives_the_same_scenario_and_bytes() {
    let scenario = read_text(SMALL).unwrap().scenario;
    let text = write_text(&scenario).unwrap();
    println!("{text}");
    let again = match read_text(&text) {
        Ok(loaded) => loaded.scenario,
        Err(problems) => panic!("{problems}"),
    };
    assert_eq!(again, scenario);
    assert_eq!(write_text(&again).unwrap(), text);
}

/// One problem: the text, where it must be, in which place of the scenario, and what it must say.
#[track_caller]
fn one_problem(changes: &[(&str, &str)], at: &str, path: &str, message: &str) {
    let text = with(changes);
    let found = problems(&text);
    let told: Vec<_> = found.iter().map(|p| (p.line, p.column, p.path.as_str(), p.message.as_str())).collect();
    let (line, column) = place(&text, at);
    assert_eq!(told, [(line, column, path, message)], "{changes:?}");
}

/// The help that goes with the only problem.
#[track_caller]
fn help(changes: &[(&str, &str)]) -> String {
    let found = problems(&with(changes));
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].help.clone().unwrap_or_default()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of slips")]
fn each_slip_in_shape_is_told_in_its_place() {
    one_problem(
        &[("title: \"No Western troops\"", "titel: \"x\", title: \"y\"")],
        "titel",
        "positions / r01-western-troops",
        "unknown field `titel` in a position",
    );
    one_problem(
        &[("title: \"No Western troops\"", "title: \"x\", title: \"y\"")],
        "title: \"y\"",
        "positions / r01-western-troops",
        "the field `title` is given twice",
    );
    one_problem(
        &[("degree: 2", "degree: \"two\"")],
        "\"two\"",
        "elements / e1-force / gives / 0 / degree",
        "expected a whole number, found the text \"two\"",
    );
    one_problem(
        &[("degree: 2", "degree: 300")],
        "300",
        "elements / e1-force / gives / 0 / degree",
        "the number 300 is too large",
    );
    one_problem(
        &[("degree: 2", "degree: -1")],
        "-1,",
        "elements / e1-force / gives / 0 / degree",
        "the number -1 is below 0",
    );
    one_problem(
        &[("amount: 12.5", "amount: NaN")],
        "NaN",
        "resources / troops / capacities / 0 / amount",
        "expected a number from 0 to 1000000 with at most three decimals, found NaN",
    );
    one_problem(
        &[("amount: 12.5", "amount: -inf")],
        "-inf",
        "resources / troops / capacities / 0 / amount",
        "expected a number from 0 to 1000000 with at most three decimals, found -inf",
    );
    one_problem(
        &[("amount: 12.5", "amount: 1.2345")],
        "1.2345",
        "resources / troops / capacities / 0 / amount",
        "expected a number from 0 to 1000000 with at most three decimals, found 1.2345",
    );
    one_problem(
        &[("\"2025-08-28\"", "\"28.8.2025\"")],
        "\"28.8.2025\"",
        "as_of",
        "expected a date such as \"2025-08-20\", found the text \"28.8.2025\"",
    );
    one_problem(
        &[("short: \"UA\"", "short: UA")],
        "UA)",
        "actors / ukraine / short",
        "expected text in quotes, found `UA`",
    );
    one_problem(
        &[("crossed_when: All([", "crossed_when: Al([")],
        "Al([",
        "positions / r01-western-troops / crossed_when",
        "unknown kind of condition `Al`",
    );
    one_problem(
        &[("strength: Absolute", "strength: Total")],
        "Total",
        "claims / c1 / strength",
        "unknown strength `Total`",
    );
    one_problem(
        &[("groups: [\"western\"]),\n        (id: \"france\"", "groups: \"western\"),\n        (id: \"france\"")],
        "\"western\"),",
        "actors / uk / groups",
        "expected a list in brackets, found the text \"western\"",
    );
    one_problem(
        &[("{\"given\": \"yes\"}", "{\"given\": \"yes\", \"given\": \"no\"}")],
        "\"given\": \"no\"",
        "packages / p1b / frame / e3-consent",
        "the key `given` is given twice",
    );
    one_problem(
        &[("unit: \"thousand troops\", ", "")],
        "(id: \"troops\", name",
        "resources / troops",
        "the field `unit` is missing",
    );
    one_problem(
        &[("frame: true", "frame: yes")],
        "yes,",
        "elements / e3-consent / frame",
        "expected `true` or `false`, found `yes`",
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of slips")]
fn each_slip_in_meaning_is_told_in_its_place() {
    let r01 = "positions / r01-western-troops";
    let slips: &[(&str, &str, &str, &str, &str)] = &[
        // what is changed, into what, where the problem is, its path, its message
        (
            "actor: \"russia\"",
            "actor: \"russa\"",
            "\"russa\"",
            "positions / r01-western-troops / actor",
            "unknown actor or group `russa`",
        ),
        (
            "claims: [\"c1\"]",
            "claims: [\"c9\"]",
            "\"c9\"",
            "positions / r01-western-troops / claims / 0",
            "unknown claim `c9`",
        ),
        (
            "claims: [\"c1\"]",
            "claims: [\"c1\", \"c1\"]",
            "\"c1\"],",
            "positions / r01-western-troops / claims / 1",
            "`c1` is listed twice",
        ),
        (
            "counter_claims: [\"c2\"]",
            "counter_claims: [\"c1\"]",
            "\"c1\"],\n            refs",
            "positions / r01-western-troops / counter_claims / 0",
            "`c1` cannot speak both for and against it",
        ),
        (
            "by: [\"western\"]",
            "by: [\"eastern\"]",
            "\"eastern\"",
            "positions / r01-western-troops / crossed_when / All / 0 / Card / by / 0",
            "unknown actor or group `eastern`",
        ),
        (
            "\"troops\", \"inside\"",
            "\"troops\", \"outside\"",
            "\"outside\"",
            "positions / r01-western-troops / crossed_when / All / 0 / Card / tags / 1",
            "unknown tag `outside`",
        ),
        (
            "{\"given\": [\"yes\"]}",
            "{\"givn\": [\"yes\"]}",
            "\"givn\"",
            "positions / r01-western-troops / crossed_when / All / 1 / Not / Card / with / givn",
            "unknown setting `givn`",
        ),
        (
            "{\"given\": [\"yes\"]}",
            "{\"given\": [\"yep\"]}",
            "\"yep\"",
            "positions / r01-western-troops / crossed_when / All / 1 / Not / Card / with / given / 0",
            "unknown option `yep`",
        ),
        (
            "Not(Card(elements: [\"e3-consent\"], with: {\"given\": [\"yes\"]}))",
            "Not(elements: [\"e3-consent\"], with: {\"given\": [\"yes\"]})",
            "Not(elements",
            "positions / r01-western-troops / crossed_when / All / 1 / Not",
            "expected a condition, found fields",
        ),
        (
            "firmness: Absolute,\n",
            "\n",
            "(\n            id: \"r01",
            r01,
            "a red line or floor must say how firmly it is held",
        ),
        (
            "AtLeast(1",
            "AtLeast(3",
            "3, [Named",
            "positions / r02-need / met_when / AtLeast / 0",
            "3 of 2: expected a number from 1 to 2",
        ),
        (
            "Reaches(\"bind\", 3)",
            "Reaches(\"bind\", 5)",
            "5)]), from",
            "positions / r02-need / met_when / AtLeast / 1 / 1 / Reaches / 1",
            "a degree is a whole number from 0 to 4, not 5",
        ),
        (
            "until: \"2026-12-31\"",
            "until: \"2025-07-31\"",
            "\"2025-07-31\"",
            "positions / r02-need / until",
            "it ends on 2025-07-31, before it begins on 2025-08-01",
        ),
        (
            "when: Not(Any([Card(elements: [\"e2-pledge\"])]))",
            "when: Reaches(\"deny\", 1)",
            "Reaches(\"deny\", 1)",
            "limits / l1-sequence / when / Reaches",
            "a limit may not ask what the package reaches",
        ),
        (
            "actor: \"uk\", provides:",
            "actor: \"uk\", binds_when: Reaches(\"deny\", 1), provides:",
            "Reaches(\"deny\", 1)",
            "positions / r03-uk / binds_when / Reaches",
            "a willingness may not ask what the package reaches",
        ),
        (
            "when: Not(Any([Card(elements: [\"e2-pledge\"])]))",
            "when: Named(\"strong\")",
            "\"strong\"), cap",
            "limits / l1-sequence / when / Named",
            "`strong` asks what the package reaches, which a limit may not",
        ),
        (
            "holds_when: Card(tags: [\"troops\"])",
            "holds_when: Named(\"strong\")",
            "Named(\"strong\")",
            "conditions / hard / holds_when",
            "the condition `hard` refers to itself",
        ),
        (
            "id: \"r02-need\"",
            "id: \"r03-uk\"",
            "\"r03-uk\", title: \"Ready",
            "positions / r03-uk / id",
            "there is another rule `r03-uk`",
        ),
        ("name: \"Scale\"", "name: \" \"", "\" \"", "elements / e1-force / settings / scale / name", "this is empty"),
        (
            "default: \"10k\"",
            "default: \"15k\"",
            "\"15k\"",
            "elements / e1-force / settings / scale / default",
            "unknown option `15k`",
        ),
        (
            "(low: 1, high: 2.5)",
            "(low: 3, high: 2.5)",
            "2.5)",
            "elements / e1-force / settings / scale / options / 10k / cost / per_year / high",
            "the high end, 2.5, is below the low end, 3",
        ),
        (
            "degree: 2",
            "degree: 5",
            "5, basis: Judgement)]",
            "elements / e1-force / gives / 0 / degree",
            "a degree is a whole number from 0 to 4, not 5",
        ),
        (
            "frame: true,",
            "frame: true, providers: [\"uk\"],",
            "[\"uk\"],\n            settings",
            "elements / e3-consent / providers",
            "a frame element has no providers",
        ),
        (
            "sources: [\"s1\", \"s2\"]",
            "sources: []",
            "[]),",
            "claims / c2 / sources",
            "a claim needs at least one source",
        ),
        ("https://example.org/a", "ftp://example.org", "\"ftp", "sources / s1 / link", "this is no link to the web"),
        (
            "name: \"France\"",
            "name: \"Fr\\u{202e}ance\"",
            "\"Fr",
            "actors / france / name",
            "the text holds the character U+202E",
        ),
        (
            "Provider(\"e1-force\", \"uk\")",
            "Provider(\"e1-force\", \"russia\")",
            "Provider(\"e1-force\", \"russia\")",
            "acceptable / pins / 3",
            "`russia` is not among the providers of `e1-force`",
        ),
        (
            "Option(\"e1-force\", \"location\", \"west\")",
            "Option(\"e1-force\", \"location\", \"east\")",
            "Option(\"e1-force\", \"location\", \"east\")",
            "acceptable / pins / 2",
            "unknown option `east`",
        ),
        (
            "Absent(\"e2-pledge\")",
            "Absent(\"e1-force\")",
            "Absent(\"e1-force\")",
            "acceptable / pins / 4",
            "no package can honour this pin and an earlier one of the same element",
        ),
        (
            "released: [\"e3-consent\"]",
            "released: [\"e2-pledge\"]",
            "\"e2-pledge\"],\n    )",
            "acceptable / released / 0",
            "`e2-pledge` is no frame element; only those can be released",
        ),
        (
            "switched_off: [\"n1-words\"]",
            "switched_off: [\"n1-word\"]",
            "\"n1-word\"]",
            "switched_off / 0",
            "unknown rule `n1-word`",
        ),
        (
            "variant_of: \"p1\"",
            "variant_of: \"p1b\"",
            "\"p1b\", frame",
            "packages / p1b / variant_of",
            "a package cannot be a variant of itself",
        ),
        ("current: \"p1\"", "current: \"p2\"", "\"p2\"", "current", "unknown package `p2`"),
        (
            "violated: [\"r01-western-troops\"]",
            "violated: [\"r1-western-troops\"]",
            "\"r1-western",
            "rounds / round-1 / violated / 0",
            "unknown rule `r1-western-troops`",
        ),
        (
            "phase: \"now\", by: [\"uk\"])",
            "phase: \"noon\", by: [\"uk\"])",
            "\"noon\"",
            "rounds / round-1 / package / cards / e1-force / phase",
            "unknown phase `noon`",
        ),
        ("name: \"Перше коло\"", "name: \"\"", "\"\"", "rounds / round-1 / name", "this is empty"),
        ("Anna\", cards", "An\\tna\", cards", "\"An\\tna\"", "seats / seat-1 / name", "this must be a single line"),
        (
            "(id: \"seat-2\")",
            "(id: \"ash\")",
            "\"ash\"),\n    ],\n    votes",
            "seats / ash / id",
            "there is another voice `ash`",
        ),
        (
            "GivesWay",
            "Givesway",
            "Givesway",
            "seats / seat-1 / positions / r01-western-troops",
            "unknown vote on a position `Givesway`",
        ),
        (
            "{\"r01-western-troops\": G",
            "{\"l1-sequence\": G",
            "\"l1-sequence\": G",
            "seats / seat-1 / positions / l1-sequence",
            "`l1-sequence` is no position",
        ),
        (
            "{\"e1-force\": [Unlikely, Likely]}",
            "{\"e1-force\": [Likely, Unlikely]}",
            "[Likely, Unlikely]",
            "rounds / round-1 / votes / cards / e1-force",
            "these levels are out of order",
        ),
        (
            "(pin: Card(\"e1-force\"), by",
            "(pin: Card(\"e2-pledge\"), by",
            "Card(\"e2-pledge\"), by",
            "acceptable / agreed / 0 / pin",
            "this is not pinned",
        ),
        (
            "by: [\"uk\"], with",
            "by: [\"russia\"], with",
            "\"russia\"], with",
            "packages / p1 / cards / e1-force / by / 0",
            "`russia` is not among the providers of `e1-force`",
        ),
        (
            "{\"scale\": \"25k\"}",
            "{\"scale\": \"26k\"}",
            "\"26k\"",
            "packages / p1 / cards / e1-force / with / scale",
            "unknown option `26k`",
        ),
        (
            "(element: \"e2-pledge\"",
            "(element: \"e1-force\"",
            "\"e1-force\", phase: \"now\", note",
            "packages / p1b / cards / e1-force / element",
            "there is another card of `e1-force` in this package",
        ),
        (
            "(element: \"e2-pledge\"",
            "(element: \"e3-consent\"",
            "\"e3-consent\", phase",
            "packages / p1b / cards / e3-consent / element",
            "`e3-consent` is a frame element, which is always on the board",
        ),
        (
            "frame: {\"e3-consent\": {\"given\": \"yes\"}}",
            "frame: {\"e2-pledge\": {}}",
            "\"e2-pledge\": {}",
            "packages / p1b / frame / e2-pledge",
            "`e2-pledge` is no frame element",
        ),
        (
            "basis: Calculation, claims: [\"c2\"]),",
            "basis: Calculation), (actor: \"uk\", amount: 1, basis: Judgement),",
            "\"uk\", amount: 1, b",
            "resources / troops / capacities / 1 / actor",
            "`uk` has another capacity in this list",
        ),
        (
            "on: (elements: [\"e1-force\"], phase",
            "on: (elements: [\"e1-farce\"], phase",
            "\"e1-farce\"",
            "limits / l1-sequence / on / elements / 0",
            "unknown element `e1-farce`",
        ),
    ];
    for (old, new, at, path, message) in slips {
        let text = with(&[(old, new)]);
        let told: Vec<_> = problems(&text).into_iter().map(|p| (p.line, p.column, p.path, p.message)).collect();
        let (line, column) = place_across_lines(&text, at);
        assert_eq!(told, [(line, column, (*path).to_owned(), (*message).to_owned())], "`{old}` -> `{new}`");
    }
}

/// As [`place`], for words that may go over lines.
fn place_across_lines(text: &str, words: &str) -> (usize, usize) {
    let before = text.split(words).next().expect("the words");
    assert!(before.len() < text.len(), "`{words}` is not there");
    (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
}

#[test]
fn what_would_be_right_is_told() {
    assert_eq!(help(&[("actor: \"russia\"", "actor: \"russa\"")]), "did you mean `russia`?");
    assert_eq!(help(&[("crossed_when: All([", "crossed_when: Al([")]), "did you mean `All`?");
    assert_eq!(
        help(&[("holds_when: Card(tags: [\"troops\"])", "holds_when: Named(\"strong\")")]),
        "the chain is hard → strong → hard"
    );
    assert_eq!(help(&[("current: \"p1\"", "current: \"zebra\"")]), "known: `p1`, `p1b`");
    assert_eq!(help(&[("firmness: Absolute", "firmness: \"Absolute\"")]), "write it without quotes: `Absolute`");
    assert_eq!(help(&[("unit: \"thousand troops\", ", "")]), "every resource has a `unit`");
}

#[test]
fn slips_of_all_kinds_are_told_at_once() {
    let text = with(&[
        ("short: \"UA\"", "short: 5"),
        ("degree: 2, basis", "degree: 2 basis"),
        ("\"2025-08-18\"", "\"yesterday\""),
        ("unit: \"thousand troops\", ", ""),
        ("actor: \"russia\"", "actor: \"russa\""),
        ("{\"scale\": \"25k\"}", "{\"scale\": \"26k\"}"),
    ]);
    let told: Vec<_> = problems(&text).into_iter().map(|p| ((p.line, p.column), p.message)).collect();
    let expected = [
        (place(&text, "\"yesterday\""), "expected a date such as \"2025-08-20\", found the text \"yesterday\""),
        (place(&text, "5)"), "expected text in quotes, found the number 5"),
        (place(&text, "(id: \"troops\", name"), "the field `unit` is missing"),
        (place(&text, " basis: Judgement)],"), "a comma is missing after this"),
        (place(&text, "\"russa\""), "unknown actor or group `russa`"),
        (place(&text, "\"26k\""), "unknown option `26k`"),
    ];
    assert_eq!(told, expected.map(|(place, message)| (place, message.to_owned())));
}

#[test]
fn what_could_not_be_read_is_not_held_against_the_rest() {
    // An actor without a readable id, a misspelt list, a rule with a misspelt question: one problem each.
    let alone = |changes: &[(&str, &str)]| problems(&with(changes)).into_iter().map(|p| p.message).collect::<Vec<_>>();
    assert_eq!(alone(&[("(id: \"russia\", name", "(id: 5, name")]), ["expected text in quotes, found the number 5"]);
    assert_eq!(alone(&[("    actors: [", "    actrs: [")]), ["unknown field `actrs` in a scenario"]);
    assert_eq!(
        alone(&[("            crossed_when: All", "            crosed_when: All")]),
        ["unknown field `crosed_when` in a position"]
    );
    assert_eq!(
        alone(&[("title: \"Small scenario\",", "title: \"Small scenario,")]),
        ["this text has no closing quote"]
    );
}

#[test]
fn a_text_that_is_no_scenario_is_told_in_one_sentence() {
    for (text, message) in [
        ("", "there is no scenario in this text: it is empty"),
        (" // nothing\n", "there is no scenario in this text: it is empty"),
        ("{\"format\": 1}", "JSON of format 1; this program reads JSON of format 4 alone"),
        ("{\"format\": 7}", "this was written by a newer version: format 7; this program reads up to 4"),
        ("{\"name\": \"a font\"}", "this looks like JSON, but not like a scenario"),
        ("[1, 2]", "this is no scenario"),
        ("Dear all, see you at 5.", "this is no scenario"),
        ("(name: \"a font\", size: 5)", "this is no scenario: it has no `format`"),
        ("(format: 0)", "there is no format 0; this program writes format 4"),
        ("(format: 7, news: Yes(", "this was written by a newer version: format 7; this program reads up to 4"),
    ] {
        let told: Vec<_> = problems(text).into_iter().map(|p| p.message).collect();
        assert_eq!(told, [message], "{text}");
    }
}

#[test]
fn a_comment_that_swallows_the_file_is_told() {
    let told: Vec<_> = problems(&format!("/* {SMALL}")).into_iter().map(|p| p.message).collect();
    assert_eq!(told, ["there is no scenario in this text: it is empty", "this comment has no end"]);
}

#[test]
fn a_scenario_without_its_format_is_told_so() {
    one_problem(&[("    format: 4,\n", "")], "(", "", "the field `format` is missing");
}

#[test]
fn marks_of_other_systems_change_nothing() {
    let scenario = read_text(SMALL).unwrap().scenario;
    let windows = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    assert_eq!(read_text(&windows).unwrap().scenario, scenario);
    let broken = windows.replace("actor: \"russia\"", "actor: \"russa\"");
    let problem = &problems(&broken)[0];
    assert_eq!(
        (problem.line, problem.column),
        place(&SMALL.replace("actor: \"russia\"", "actor: \"russa\""), "\"russa\"")
    );
    assert!(!problem.excerpt.contains('\r'));
}

#[test]
fn options_and_variants_may_be_written_out() {
    let text = with(&[
        ("voice: \"ash\"", "voice: Some(\"ash\")"),
        ("holds_when: Card(tags: [\"troops\"])", "holds_when: Card((tags: [\"troops\"]))"),
        ("on: (elements", "on: Pattern(elements"),
        ("variant_of: \"p1\"", "variant_of: Some(\"p1\")"),
    ]);
    assert_eq!(read_text(&text).unwrap(), read_text(SMALL).unwrap());
}

/// A scenario whose floor asks for a condition nested so many levels deep.
fn nested(levels: usize) -> String {
    let condition = format!("{}Named(\"hard\"){}", "All([".repeat(levels - 1), "])".repeat(levels - 1));
    with(&[("AtLeast(1, [Named(\"hard\"), Reaches(\"bind\", 3)])", &condition)])
}

#[test]
fn conditions_nest_sixteen_levels_and_no_deeper() {
    let scenario = read_text(&nested(16)).unwrap().scenario;
    let text = write_text(&scenario).unwrap();
    assert_eq!(read_text(&text).unwrap().scenario, scenario);
    let told = problems(&nested(17));
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].message, "the condition nests more than 16 levels deep");
    assert!(!problems(&nested(1000)).is_empty());
}

#[test]
fn named_conditions_cannot_blow_up() {
    let chain = |link: &dyn Fn(usize) -> String| -> String {
        (1..200).map(|n| format!("(id: \"d{n}\", title: \"t\", holds_when: {}),", link(n - 1))).collect()
    };
    let first = "(id: \"d0\", title: \"t\", holds_when: Card()),";
    for (link, least) in [
        (&(|n| format!("All([Named(\"d{n}\"), Named(\"d{n}\")])")) as &dyn Fn(usize) -> String, 1),
        (&|n| format!("Not(Named(\"d{n}\"))"), 1),
    ] {
        let text = with(&[("    conditions: [", &format!("    conditions: [{first}{}", chain(link)))]);
        let told = problems(&text);
        assert!(told.len() >= least && told[0].message.contains("too large"), "{told:?}");
    }
}

#[test]
fn hostile_texts_are_refused_quickly() {
    let start = std::time::Instant::now();
    for text in [
        "[".repeat(100_000),
        format!("(format: 3, a: {})", "(a:".repeat(100_000)),
        format!("(format: 3, positions: [(met_when: {}", "Not(".repeat(100_000)),
        format!("(format: 3, title: \"{}", "x".repeat(5_000_000)),
        format!("(format: 3, title: {})", "9".repeat(1_000_000)),
        format!("(format: 3, phases: [{}])", "(),".repeat(50_000)),
        format!("(format: 3, phases: [{}])", "5,".repeat(50_000)),
        format!("(format: 3, {})", "title: \"\", ".repeat(50_000)),
        format!("(format: 3, elements: [{}])", "(id: \"e\"),".repeat(300_000)),
        format!("(format: 3, elements: [{}])", "[(),(),(),(),(),(),(),()],".repeat(19_000)),
        "(format: 3, title: \"\0\u{202e}\", as_of: 'x', a: b\"\"".to_owned(),
    ] {
        let told = problems(&text);
        assert!(!told.is_empty() && told.len() <= 100);
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn too_long_texts_are_told() {
    let text = with(&[("name: \"France\"", &format!("name: \"{}\"", "x".repeat(20_001)))]);
    let told = problems(&text);
    assert_eq!(told[0].message, "20001 characters; a text may have 20000");
    assert!(told[0].excerpt.chars().count() < 130);
}

/// A file of every format there has been, each with all that its format had.
#[test]
fn files_of_earlier_formats_open_and_are_told() {
    for format in 1..=FORMAT {
        let path = format!("{}/tests/formats/{format}.ron", env!("CARGO_MANIFEST_DIR"));
        let loaded = guarantee_board::storage::read_file(path.as_ref()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(loaded.earlier, (format < FORMAT).then_some(format));
        assert_eq!(loaded.scenario.format, FORMAT);
        // Nothing but the number is different from what was in it, and that the unknown counted as Ready.
        let text = std::fs::read_to_string(&path).unwrap();
        let raised = text.replacen(&format!("format: {format},"), &format!("format: {FORMAT},"), 1);
        let mut raised = read_text(&raised).unwrap().scenario;
        if format < 4 {
            raised.acceptable.unknown = Feasibility::Ready;
            raised.rounds.iter_mut().for_each(|round| round.unknown = Feasibility::Ready);
        }
        assert_eq!(raised, loaded.scenario);
        // Saved, it is a file of the present format.
        let again = read_text(&write_text(&loaded.scenario).unwrap()).unwrap();
        assert_eq!((again.scenario, again.earlier), (loaded.scenario, None));
    }
}

#[test]
fn a_disputed_position_was_called_contested_before_format_4() {
    let in_format = |format: u32| {
        let text = SMALL.replacen(&format!("format: {FORMAT}"), &format!("format: {format}"), 1);
        text.replacen("firmness: Absolute", "firmness: Contested", 1)
    };
    let scenario = read_text(&in_format(3)).unwrap().scenario;
    assert!(scenario.positions.iter().any(|position| position.firmness == Some(Firmness::Disputed)));
    let found = problems(&in_format(FORMAT));
    let told: Vec<_> = found.iter().map(|p| (p.message.as_str(), p.help.as_deref())).collect();
    assert_eq!(told, [("unknown firmness `Contested`", Some("the word is `Disputed` now"))]);
}

#[test]
fn the_number_of_the_format_is_written_in_plain_digits() {
    for raw in ["0x4", "0_4", "4_", "04", "+4", "4.0", "4e0", "4u32"] {
        let found = problems(&SMALL.replacen(&format!("format: {FORMAT}"), &format!("format: {raw}"), 1));
        let told: Vec<_> = found.iter().map(|p| (p.message.as_str(), p.help.as_deref())).collect();
        let help = format!("write it in plain digits: `format: {FORMAT}`");
        assert_eq!(told, [(format!("`{raw}` is no format").as_str(), Some(help.as_str()))]);
    }
}

#[test]
fn a_day_is_a_day_and_says_nothing_else() {
    for date in ["20250828", "2025-08-28T10:00:00", "2025-08-28T10:00:00Z", "2025-08-28[Europe/Kyiv]", "2025-8-28"] {
        one_problem(
            &[("as_of: \"2025-08-28\"", &format!("as_of: \"{date}\""))],
            &format!("\"{date}\""),
            "as_of",
            &format!("expected a date such as \"2025-08-20\", found the text \"{date}\""),
        );
    }
}

#[test]
fn an_amount_is_never_rounded() {
    for amount in ["0.0000000001", "1e-10", "1e-400", "12.50000000000000000001", "12.5001"] {
        one_problem(
            &[("amount: 12.5", &format!("amount: {amount}"))],
            amount,
            "resources / troops / capacities / 0 / amount",
            &format!("expected a number from 0 to 1000000 with at most three decimals, found {amount}"),
        );
    }
    for (amount, thousandths) in
        [("12.50", 12_500), ("1.25e1", 12_500), ("0.0", 0), ("0.1", 100), ("999999.999", 999_999_999)]
    {
        let scenario = read_text(&with(&[("amount: 12.5", &format!("amount: {amount}"))])).unwrap().scenario;
        assert_eq!(scenario.resources[0].capacities[0].amount.thousandths(), thousandths, "{amount}");
    }
}

#[test]
fn the_first_field_of_a_condition_may_go_without_its_name() {
    let read = |condition: &str| {
        let text = with(&[("crossed_when: All([", &format!("crossed_when: All([{condition},"))]);
        read_text(&text).unwrap_or_else(|problems| panic!("{problems}")).scenario
    };
    for (short, named) in [
        ("Uses(\"troops\", over: 10)", "Uses(resource: \"troops\", over: 10)"),
        (
            "Uses(\"troops\", of: (tags: [\"troops\"]), over: 10)",
            "Uses(resource: \"troops\", over: 10, of: (tags: [\"troops\"]))",
        ),
        ("Costs(PerYear, over: 2.5)", "Costs(what: PerYear, over: 2.5)"),
    ] {
        assert_eq!(read(short), read(named));
        let written = write_text(&read(short)).unwrap();
        assert!(written.contains(named), "{written}");
    }
    let path = "positions / r01-western-troops / crossed_when / All / 0";
    let slip = |condition: &str, at: &str, path: &str, message: &str| {
        one_problem(&[("crossed_when: All([", &format!("crossed_when: All([{condition},"))], at, path, message);
    };
    let uses = format!("{path} / Uses");
    slip("Uses(\"troops\", 10)", "Uses(", path, "`Uses` needs its fields by name");
    slip("Uses(\"troops\")", "Uses(", path, "`Uses` needs its fields by name");
    slip("Uses(\"troops\", of: ())", "Uses(", &uses, "the field `over` is missing");
    slip(
        "Uses(\"troops\", resource: \"troops\", over: 1)",
        "resource: \"troops\", over",
        &uses,
        "the field `resource` is given twice",
    );
    slip("Uses(\"tropps\", over: 1)", "\"tropps\"", &format!("{uses} / resource"), "unknown resource `tropps`");
    slip(
        "Card(\"x\", tags: [])",
        "\"x\", tags",
        &format!("{path} / Card"),
        "a field name is missing before this value",
    );
}

/// Reads a text with the `ron` crate, which knows nothing of our reader.
fn read_by_ron(text: &str) -> Scenario {
    use ron::extensions::Extensions;
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
        .from_str(text)
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Changes a text somewhere: what to do, where, how much, and with what.
fn mutate(text: &str, (kind, at, length, with): &(u8, usize, usize, String)) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let start = at % (letters.len() + 1);
    let end = (start + length).min(letters.len());
    match kind % 5 {
        0 => drop(letters.drain(start..end)),
        1 => drop(letters.splice(start..start, with.chars())),
        2 => letters.truncate(start),
        3 => letters[start..end].reverse(),
        _ => {
            let copy: Vec<char> = letters[start..end].to_vec();
            drop(letters.splice(end..end, copy));
        }
    }
    letters.into_iter().collect()
}

/// Whatever the text: a sound scenario, or problems that lie in it.
fn reads_or_tells(text: &str) -> Result<(), TestCaseError> {
    match read_text(text) {
        Ok(loaded) => prop_assert!(check(&loaded.scenario).is_empty()),
        Err(told) => {
            let lines: Vec<&str> = text.split('\n').collect();
            prop_assert!(!told.list.is_empty() || told.more);
            for problem in &told.list {
                prop_assert!((1..=lines.len()).contains(&problem.line), "{problem}");
                let width = lines[problem.line - 1].trim_start_matches('\u{feff}').chars().count();
                prop_assert!((1..=width + 1).contains(&problem.column), "{problem} {width}");
                prop_assert!(problem.caret <= problem.excerpt.chars().count());
            }
            prop_assert_eq!(read_text(text).err(), Some(told), "twice the same");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_scenarios_are_sound_and_survive_the_way_through_text(scenario in scenarios()) {
        prop_assert_eq!(check(&scenario), vec![]);
        let text = write_text(&scenario).unwrap();
        let again = read_text(&text).map_err(|told| TestCaseError::fail(told.to_string()))?.scenario;
        prop_assert_eq!(&again, &scenario);
        prop_assert_eq!(write_text(&again).unwrap(), text.clone());
        prop_assert_eq!(read_by_ron(&text), scenario);
    }

    #[test]
    fn broken_files_are_told_and_never_panic(
        changes in prop::collection::vec((any::<u8>(), any::<usize>(), 0..60_usize, "[(){}\\[\\]:,\"'#a-c0-2Є\\\\/*\n -]{0,6}"), 1..4)
    ) {
        let text = changes.iter().fold(SMALL.to_owned(), |text, change| mutate(&text, change));
        reads_or_tells(&text)?;
    }

    #[test]
    fn arbitrary_texts_are_told_and_never_panic(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        reads_or_tells(&text)?;
        reads_or_tells(&format!("(format: 3, {text}"))?;
        reads_or_tells(&String::from_utf8_lossy(&bytes))?;
    }
}

#[test]
fn a_large_scenario_is_read_in_good_time() {
    let claim = "(id: \"c1\", speaker";
    let many: String = (0..1500)
        .map(|n| format!("(id: \"m{n}\", speaker: \"Somebody of note\", voice: \"ash\", date: \"2025-08-20\", says: \"Something that takes a line to say.\", strength: Strong, basis: Analysis, sources: [\"s1\"]),\n        "))
        .collect();
    let text = with(&[(claim, &format!("{many}{claim}"))]);
    let start = std::time::Instant::now();
    read_text(&text).unwrap();
    println!("{} bytes in {:?}", text.len(), start.elapsed());
    assert!(start.elapsed().as_secs() < 5);
}

#[test]
fn a_setting_that_no_element_with_these_tags_has_is_not_called_unknown() {
    let text = r#"(format: 1, title: "x", as_of: "2030-05-01",
        actors: [(id: "a", name: "a")], phases: [(id: "p", name: "p")], categories: [(id: "k", name: "k")],
        elements: [
            (id: "one", name: "one", category: "k", settings: [(id: "s", name: "s", default: "o", options: [
                (id: "o", name: "o"), (id: "u", name: "u"),
            ])]),
            (id: "two", name: "two", category: "k", tags: ["t"]),
        ],
        cautions: [(id: "x", title: "x", when: Card(elements: ["one"], tags: ["t"], with: {"s": ["o"]}))],
        packages: [(id: "pk", name: "pk")], current: "pk")"#;
    let found = problems(text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].message, "no element with the setting `s` carries all of these tags");
}
