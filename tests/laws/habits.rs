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
const ALL: &str = r#"All([Named("hard"), Reaches("deny", 2)])"#;
const STRONG: &str = r#"(id: "strong""#;

const SLIPS: [Slip; 114] = [
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
    // Words that are written otherwise here.
    slip(NAME, "(id: \"russia\", nmae: \"Russia\"),", LINE, "unknown field `nmae`", "`name`"),
    slip(NAME, "(id: \"russia\", Name: \"Russia\"),", LINE, "unknown field `Name`", "`name`"),
    slip("    positions: [", "    position: [", "position: [", "unknown field `position`", "`positions`"),
    slip("crossed_when: All", "crossed-when: All", "crossed-when", "unknown field `crossed-when`", "`crossed_when`"),
    slip("crossed_when: All", "crossedWhen: All", "crossedWhen", "unknown field `crossedWhen`", "`crossed_when`"),
    slip("standing: SecondHand", "standing: Second Hand", "(id: \"s2\"", "is not one word", "`SecondHand`"),
    slip("standing: SecondHand", "standing: second_hand", "(id: \"s2\"", "unknown standing", "`SecondHand`"),
    slip("firmness: Absolute", "firmness: Absolut", "firmness", "unknown firmness `Absolut`", "`Absolute`"),
    slip("level: Likely, basis: Reported", "level: 3, basis: Reported", "r03-uk", "found the number 3", "`Likely`"),
    slip(
        "degree: 2, basis: Judgement)],\n            s",
        "degree: 7, basis: Judgement)],\n            s",
        "gives",
        "from 0 to 4",
        "",
    ),
    slip(NAME, "(id: \"russia\", name: \"Russia\", short: None),", LINE, "found `None`", "leave the field out"),
    // Names for ids.
    slip("actor: \"russia\",", "actor: \"Russia\",", "actor", "unknown actor or group `Russia`", "`russia`"),
    slip("actor: \"russia\",", "actor: \"russi\u{430}\",", "actor", "unknown actor or group", "`russia`"),
    slip("{\"scale\": [\"10k\"]}", "{\"scale\": [\"10 000\"]}", "r03-uk", "unknown option", "`10k`"),
    slip("current: \"p1\"", "current: \"P1\"", "current", "unknown package", "`p1`"),
    // Lists and maps.
    slip(
        "providers: [\"uk\", \"france\"]",
        "providers: [\"uk, france\"]",
        "providers",
        "unknown actor",
        "\"uk\", \"france\"",
    ),
    slip("providers: [\"uk\", \"france\"]", "providers: [\"uk\" \"france\"]", "providers", "a comma is missing", ""),
    slip(
        "providers: [\"uk\", \"france\"]",
        "providers: [\"uk\" and \"france\"]",
        "providers",
        "joins nothing",
        "commas",
    ),
    slip("claims: [\"c1\"],", "claims: (\"c1\"),", "claims", "a list in brackets", "brackets around it"),
    slip("{\"scale\": [\"10k\"]}", "{\"scale\": \"10k\"}", "r03-uk", "a list in brackets", "[\"10k\"]"),
    slip("{\"scale\": [\"10k\"]}", "(scale: [\"10k\"])", "r03-uk", "a map in braces", ""),
    slip("{\"scale\": [\"10k\"]}", "{scale: [\"10k\"]}", "r03-uk", "a key in quotes", ""),
    // Conditions.
    slip(
        ALL,
        "And([Named(\"hard\"), Reaches(\"deny\", 2)])",
        STRONG,
        "unknown kind of condition `And`",
        "`All([…, …])`",
    ),
    slip(ALL, "Or([Named(\"hard\"), Reaches(\"deny\", 2)])", STRONG, "unknown kind of condition `Or`", "`Any([…, …])`"),
    slip(ALL, "Named(\"hard\") and Reaches(\"deny\", 2)", STRONG, "joins nothing", "`All([…, …])`"),
    slip(ALL, "Named(\"hard\") && Reaches(\"deny\", 2)", STRONG, "`&` has no meaning", "`All([…, …])`"),
    slip(ALL, "All([Named(\"hard\"), Reaches(\"deny\")])", STRONG, "holds 2 values, found 1", ""),
    slip("Not(Named(\"hard\"))", "!Named(\"hard\")", "n1-words", "`!` has no meaning", "`Not(…)`"),
    slip("Not(Named(\"hard\"))", "not Named(\"hard\")", "n1-words", "is not one word", "`Not(…)`"),
    slip("Not(Named(\"hard\"))", "Not(\"hard\")", "n1-words", "expected a condition", "`Named(\"hard\")`"),
    slip(
        "Not(Any([Card(elements: [\"e2-pledge\"])]))",
        "Not([Card(elements: [\"e2-pledge\"])])",
        "l1-sequence",
        "found a list",
        "`All([…, …])`",
    ),
    slip(
        "AtLeast(1, [Named(\"hard\"), Reaches(\"bind\", 3)])",
        "AtLeast(1, Named(\"hard\"), Reaches(\"bind\", 3))",
        "r02-need",
        "holds 2 values, found 3",
        "",
    ),
    // What a position is.
    slip("firmness: Firm, met_when", "met_when", "r02-need", "how firmly it is held", "`firmness: Absolute`"),
    slip(
        "crossed_when: All([\n",
        "met_when: Named(\"hard\"), crossed_when: All([\n",
        "(",
        "both `crossed_when` and `met_when`",
        "exactly one",
    ),
    slip(
        "actor: \"uk\", provides",
        "actor: \"russia\", provides",
        "r03-uk",
        "not among the providers",
        "`uk`, `france`",
    ),
    slip(
        "from: \"2025-08-01\", until: \"2026-12-31\"",
        "from: \"2026-12-31\", until: \"2025-08-01\"",
        "r02-need",
        "before it begins",
        "",
    ),
    // Days and amounts.
    slip(DAY, "as_of: \"08/28/2025\",", "as_of", "expected a date", "\"2025-08-28\""),
    slip(DAY, "as_of: \"28 August 2025\",", "as_of", "expected a date", ""),
    slip(AMOUNT, "amount: $12.5,", "(actor", "`$` before a number", "`12.5` alone"),
    slip(AMOUNT, "amount: ~12,", "(actor", "`~` before a number", "`12` alone"),
    slip(AMOUNT, "amount: 12-15,", "(actor", "a range where one number stands", "`(low: 1, high: 2)`"),
    slip(AMOUNT, "amount: -12.5,", "(actor", "from 0 to 1000000", ""),
    slip(AMOUNT, "amount: -,", "(actor", "is no number", ""),
    slip(AMOUNT, "amount: ,", "(actor", "a value is missing", ""),
    slip("(low: 1, high: 2.5)", "2.5", "10k", "expected a range", "parentheses"),
    slip("(low: 1, high: 2.5)", "(low: 2.5, high: 1)", "10k", "below the low end", ""),
    // Marks and brackets.
    slip(NAME, "(id: \"russia\", name: \"Russia\", …),", LINE, "`…` has no meaning", ""),
    slip(NAME, "• (id: \"russia\", name: \"Russia\"),", "•", "`•` has no meaning", ""),
    slip(NAME, "- (id: \"russia\", name: \"Russia\"),", "- (", "`-` is no number", ""),
    slip(NAME, "(id：\"russia\", name: \"Russia\"),", "(id：", "`：` has no meaning", ""),
    slip(NAME, "(id:: \"russia\", name: \"Russia\"),", "(id::", "expected a value", ""),
    slip(NAME, "(id \"russia\", name: \"Russia\"),", "(id ", "a colon is missing", ""),
    slip(NAME, "(id: \"russia\",, name: \"Russia\"),", LINE, "a comma too many", ""),
    slip(NAME, "[id: \"russia\", name: \"Russia\"],", "[id", "fields in brackets", "parentheses"),
    slip(NAME, "(id: `russia`, name: \"Russia\"),", "(id: `", "has no meaning", "double quotes"),
    slip(NAME, "<!-- Russia -->\n(id: \"russia\", name: \"Russia\"),", "<!--", "begins no comment", "`//`"),
    slip(NAME, "(id: \"russia\", name: \"Russia\",", LINE, "never closed", "another `(`"),
    slip("    phases: [", "    phases: (", "phases", "this `(` is closed by `]`", "open it with `[`"),
    slip(
        "    current: \"p1\",",
        "    current: \"p1\",\n)\n(\n    title: \"x\",",
        "(",
        "more text after the end",
        "one value",
    ),
    slip("    groups: [", "    groups: [],\n    groups: [", "groups", "given twice", "in line 18"),
    // What texts and links hold.
    slip("https://example.org/a", "C:\\texts\\a.pdf", "(id: \"s1\"", "is no escape", "for a backslash"),
    slip("https://example.org/a", "example.org/a", "(id: \"s1\"", "no link to the web", "`https://`"),
    slip("format: 4,", "format: \"4\",", "format", "expected a whole number", ""),
];

/// Of these something else follows, which is told too.
const FOLLOWED: [Slip; 6] = [
    slip(NAME, "(id: \"the russia\", name: \"Russia\"),", "(id: \"the", "is no word", "letters, digits"),
    slip(NAME, "(id: \"rus\u{ad}sia\", name: \"Russia\"),", "(id: \"rus", "is no word", "letters, digits"),
    slip(NAME, "(id: \"russia\", title: \"Russia\"),", LINE, "the field `name` is missing", "every actor"),
    slip("crossed_when: All", "crossed when: All", "crossed when", "unknown field `crossed`", "`crossed_when`"),
    slip(AMOUNT, "amount: n/a,", "(actor", "found `n`", ""),
    slip(
        NAME,
        "<<<<<<< ours\n(id: \"russia\", name: \"Russia\"),\n=======\n(id: \"russia\", name: \"RF\"),\n>>>>>>> theirs",
        "<<<<<<<",
        "git has left two versions",
        "take the lines",
    ),
];

fn with(slip: &Slip) -> String {
    assert!(SMALL.contains(slip.sound), "{} stands there", slip.sound);
    SMALL.replacen(slip.sound, slip.written, 1)
}

/// What is not told of a slip as it should be, in at most so many messages.
fn mistold(slip: &Slip, most: usize) -> Option<String> {
    let text = with(slip);
    let Err(problems) = read_text(&text) else { return Some(format!("{}: it was read", slip.written)) };
    let first = &problems.list[0];
    let (line, help) = (text.lines().nth(first.line - 1).unwrap_or_default(), first.help.as_deref());
    println!("| `{}` | {} | {} |", slip.written.escape_debug(), first.message, help.unwrap_or_default());
    let fits = line.trim_start_matches(' ').contains(slip.at)
        && first.message.contains(slip.says)
        && help.unwrap_or_default().contains(slip.help);
    (!fits || problems.list.len() > most).then(|| format!("{}: {problems}", slip.written))
}

#[test]
fn each_habit_has_one_message_that_says_what_to_write() {
    let alone = SLIPS.iter().filter_map(|slip| mistold(slip, 1));
    let wrong: Vec<String> = alone.chain(FOLLOWED.iter().filter_map(|slip| mistold(slip, 2))).collect();
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
