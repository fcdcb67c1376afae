//! What people write who come from a word processor, a spreadsheet or another notation: one message names the habit and the
//! place, says what to write instead, and nothing else follows from it.

use guarantee_board::storage::read_text;

use crate::samples::SMALL;

/// A slip: what stands in the small scenario, what somebody writes there instead, and what the one message says: where its
/// line begins, a part of it, and a part of its help.
struct Slip {
    sound: &'static str,
    written: &'static str,
    at: &'static str,
    says: &'static str,
    help: &'static str,
}

const fn slip(
    sound: &'static str,
    written: &'static str,
    at: &'static str,
    says: &'static str,
    help: &'static str,
) -> Slip {
    Slip { sound, written, at, says, help }
}

const NAME: &str = r#"(id: "russia", name: "Russia"),"#;
const DAY: &str = r#"as_of: "2025-08-28","#;
const AMOUNT: &str = "amount: 12.5,";
const LINE: &str = r#"(id: "russia""#;

const SLIPS: [Slip; 51] = [
    slip(NAME, "(id: \"russia\", name: “Russia”),", LINE, "not straight", "straight ones"),
    slip(NAME, "(id: \"russia\", name: „Russia“),", LINE, "not straight", "straight ones"),
    slip(NAME, "(id: \"russia\", name: «Russia»),", LINE, "not straight", "straight ones"),
    slip(NAME, "(id: \"russia\", name: “Russia’s”),", LINE, "not straight", "straight ones"),
    slip(NAME, "(id: \"russia\", name: “Russia\"),", LINE, "not straight", "straight ones"),
    slip(NAME, "(id: ‘russia’, name: \"Russia\"),", "(id: ‘", "not straight", "straight ones"),
    slip(NAME, "(id: 'russia', name: \"Russia\"),", "(id: '", "single quotes", "double quotes"),
    slip(NAME, "(id: \"russia\", name: \"Russia),", LINE, "no closing quote", ""),
    slip(NAME, "(id: \"russia\", name: \"So-called \"Russia\" here\"),", LINE, "this quote ends the text", "\\\""),
    slip(NAME, "(id: \"russia\", name:\u{a0}\"Russia\"),", LINE, "no-break space", "plain space"),
    slip(NAME, "\u{202f}\u{2009}(id: \"russia\", name: \"Russia\"),", "\u{202f}", "no-break space", "plain space"),
    slip(NAME, "(id: \"russia\", name = \"Russia\"),", LINE, "`=` has no meaning", "colon"),
    slip(NAME, "(id: \"russia\"; name: \"Russia\"),", "(id: \"russia\";", "`;` has no meaning", "commas"),
    slip(NAME, "(id: \"russia\", name: \"Russia\");", LINE, "`;` has no meaning", "commas"),
    slip(
        NAME,
        "(\"id\": \"russia\", \"name\": \"Russia\"),",
        "(\"id\"",
        "here and in one more place",
        "without quotes",
    ),
    slip(NAME, "{id: \"russia\", name: \"Russia\"},", "{id", "a map in braces", "parentheses"),
    slip(NAME, "(id: \"russia\", name: \"Russia\")", LINE, "a comma is missing", ""),
    slip(NAME, "(id: \"russia\" name: \"Russia\"),", LINE, "a comma is missing", ""),
    slip(NAME, "(id: \"russia\", name: Russia),", LINE, "expected text in quotes", "\"Russia\""),
    slip(NAME, "(id: \"russia\", name: \"Russia\", name: \"RF\"),", LINE, "given twice", "in line 23"),
    slip(
        NAME,
        "(id: \"russia\", name: \"Russia\"), (id: \"russia\", name: \"RF\"),",
        LINE,
        "there is another",
        "in line 23",
    ),
    slip(NAME, "(id: \"russia\", name: \"Russia\")),", "actors: [", "never closed", "comes first"),
    slip(NAME, "# Russia\n(id: \"russia\", name: \"Russia\"),", "# Russia", "begins no comment", "`//`"),
    slip(NAME, "-- Russia\n(id: \"russia\", name: \"Russia\"),", "-- Russia", "begins no comment", "`//`"),
    slip(
        "providers: [\"uk\", \"france\"]",
        "providers: [\"western\"]",
        "providers",
        "is a group",
        "it has `uk`, `france`",
    ),
    slip("providers: [\"uk\", \"france\"]", "providers: [\"uk\", \"frnce\"]", "providers", "unknown actor", "`france`"),
    slip(DAY, "as_of: 2025-08-28,", "as_of", "without quotes", "\"2025-08-28\""),
    slip(DAY, "as_of: 28.8.2025,", "as_of", "without quotes", "year first"),
    slip(DAY, "as_of: \"28.08.2025\",", "as_of", "expected a date", "\"2025-08-28\""),
    slip(DAY, "as_of: \"20250828\",", "as_of", "expected a date", "\"2025-08-28\""),
    slip(DAY, "as_of: \"2025-08-28T10:00\",", "as_of", "expected a date", "\"2025-08-28\""),
    slip(DAY, "as_of: \"2025-08-32\",", "as_of", "expected a date", "August 2025 has 31 days"),
    slip(DAY, "as_of: \"2025-09-31\",", "as_of", "expected a date", "September 2025 has 30 days"),
    slip(DAY, "as_of: \"2025-13-01\",", "as_of", "expected a date", "1 to 12"),
    slip(AMOUNT, "amount: 12,5,", "(actor", "a comma inside a number", "`12.5`"),
    slip(AMOUNT, "amount: 1,300,", "(actor", "a comma inside a number", "`1300`"),
    slip(AMOUNT, "amount: 1.300,", "(actor", "in two ways", "`1300`"),
    slip(AMOUNT, "amount: 1'300,", "(actor", "between its thousands", "`1300`"),
    slip(AMOUNT, "amount: 1\u{202f}300,", "(actor", "between its thousands", "`1300`"),
    slip(AMOUNT, "amount: 1 300,", "(actor", "between its thousands", "`1300`"),
    slip(AMOUNT, "amount: 999 300,", "(actor", "between its thousands", "`999300`"),
    slip(AMOUNT, "amount: 0x10,", "(actor", "not in plain digits", "0 to 9"),
    slip(AMOUNT, "amount: 12.5 thousand,", "(actor", "with its unit", "`12.5` alone"),
    slip(AMOUNT, "amount: 50%,", "(actor", "with its unit", "`50` alone"),
    slip(AMOUNT, "amount: \"12.5\",", "(actor", "expected a number", "`12.5`"),
    slip("basis: Calculation", "basis: \"Calculation\"", "(actor", "expected a basis", "without quotes"),
    slip("frame: true", "frame: yes", "frame", "expected `true` or `false`", "`true`"),
    slip("tags: [\"troops\"],\n", "tags: \"troops\",\n", "tags", "a list in brackets", "[\"troops\"]"),
    slip("tags: [\"troops\"],\n", "tags: [\"troops\",\n", "tags", "never closed", "comes first"),
    slip(
        "Named(\"hard\"), Reaches(\"deny\", 2)])",
        "Named(\"hard\"), Reaches(\"deny\", 2))",
        "(id: \"strong\"",
        "never closed",
        "comes first",
    ),
    slip(
        "All([Named(\"hard\"), Reaches(\"deny\", 2)])",
        "All(Named(\"hard\"), Reaches(\"deny\", 2))",
        "(id: \"strong\"",
        "holds one value",
        "`All([…, …])`",
    ),
];

fn with(slip: &Slip) -> String {
    assert!(SMALL.contains(slip.sound), "{} stands there", slip.sound);
    SMALL.replacen(slip.sound, slip.written, 1)
}

#[test]
fn each_habit_has_one_message_that_says_what_to_write() {
    let mut wrong = Vec::new();
    for slip in &SLIPS {
        let text = with(slip);
        let Err(problems) = read_text(&text) else {
            wrong.push(format!("{}: it was read", slip.written));
            continue;
        };
        let first = &problems.list[0];
        let line = text.lines().nth(first.line - 1).unwrap_or_default();
        let fits = line.trim_start_matches(' ').contains(slip.at)
            && first.message.contains(slip.says)
            && first.help.as_deref().unwrap_or_default().contains(slip.help);
        if !fits || problems.list.len() > 1 {
            wrong.push(format!("{}: {problems}", slip.written));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_habits_are_both_told_and_a_habit_kept_up_is_told_once() {
    let both = SMALL.replacen(NAME, "(id: \"russia\", name: “Russia”),", 1).replacen(AMOUNT, "amount: 12,5,", 1);
    let problems = read_text(&both).expect_err("two slips").list;
    assert_eq!(problems.len(), 2, "{problems:?}");
    // A word processor curls every pair; the line with quotes inside a text is left as it is.
    let curled = |line: &str| {
        let pieces = line.split('"').collect::<Vec<_>>();
        let quote = |place: usize| if place.is_multiple_of(2) { '“' } else { '”' };
        pieces
            .iter()
            .enumerate()
            .map(
                |(place, piece)| {
                    if place + 1 < pieces.len() { format!("{piece}{}", quote(place)) } else { (*piece).to_owned() }
                },
            )
            .collect::<String>()
    };
    let curl = |line: &str| if line.contains('\\') { line.to_owned() } else { curled(line) };
    let curly = SMALL.lines().map(curl).collect::<Vec<_>>().join("\n");
    let problems = read_text(&curly).expect_err("curly throughout").list;
    assert!(problems.len() <= 2 && problems[0].message.contains("more places"), "{problems:?}");
}

#[test]
fn half_a_file_is_one_problem() {
    for share in 1..20 {
        let end = (SMALL.len() * share / 20..).find(|end| SMALL.is_char_boundary(*end)).expect("an end");
        let problems = read_text(&SMALL[..end]).expect_err("half of it").list;
        assert!(problems.len() <= 2, "{share}: {problems:?}");
    }
}
