//! Our own words for what stands in a file and what should.

use crate::scenario::check::is_hidden;
use crate::storage::syntax::{Node, Value};

/// How many characters of a text are quoted.
const QUOTED: usize = 40;

/// What a type of the scenario is called in a sentence: "expected …".
pub fn noun(name: &str) -> &'static str {
    match name {
        "Scenario" => "a scenario",
        "Source" => "a source",
        "Voice" => "a voice",
        "Claim" => "a claim",
        "Group" => "a group",
        "Actor" => "an actor",
        "Phase" => "a phase",
        "Function" => "a function",
        "Resource" => "a resource",
        "Capacity" => "a capacity",
        "Category" => "a category",
        "Element" => "an element",
        "Setting" => "a setting",
        "SettingOption" => "an option",
        "Rating" => "a rating",
        "Gift" => "a gift",
        "Cost" => "a cost",
        "Use" => "a use of a resource",
        "Range" => "a range",
        "Uses" => "a condition about uses",
        "Costs" => "a condition about costs",
        "CostKind" => "a kind of cost",
        "NamedCondition" => "a named condition",
        "Condition" => "a condition",
        "Pattern" => "a pattern",
        "Position" => "a position",
        "Provision" => "a provision",
        "Limit" => "a limit",
        "Contradiction" => "a contradiction",
        "Caution" => "a caution",
        "Package" => "a package",
        "Card" => "a card",
        "Round" => "a round",
        "Argument" => "an argument",
        "WayKept" => "a way forward",
        "Tallies" => "counted votes",
        "HoldTally" => "a count of votes",
        "Acceptable" => "what is acceptable",
        "Pin" => "a pin",
        "Agreement" => "an agreement",
        "Point" => "a point",
        "PointKind" => "a kind of point",
        "Seat" => "a seat",
        "CardVote" => "a vote on a card",
        "Ballot" => "the votes of a seat",
        "Hold" => "a vote on a position",
        "Verdict" => "a verdict",
        "Feasibility" => "a level of feasibility",
        "Firmness" => "a firmness",
        "Strength" => "a strength",
        "Basis" => "a basis",
        "Standing" => "a standing",
        _ => "a value",
    }
}

/// The same without its article.
pub fn bare_noun(name: &str) -> &'static str {
    noun(name).split_once(' ').map_or("value", |(_, bare)| bare)
}

/// What a word of a type is called since format 4.
pub fn now_called(name: &str, word: &str) -> Option<&'static str> {
    match (name, word) {
        // Contested is a level of feasibility, and nothing else.
        ("Firmness", "Contested") => Some("Disputed"),
        _ => None,
    }
}

/// What to write for a word that joins conditions elsewhere.
pub fn joined(name: &str, word: &str) -> Option<String> {
    let meant = match word.to_ascii_lowercase().as_str() {
        "and" | "every" | "both" => "All",
        "or" | "either" | "some" => "Any",
        _ => return None,
    };
    (name == "Condition").then(|| format!("write `{meant}([…, …])`"))
}

/// What to write where a condition is expected, for something else that people put there.
pub fn condition_in(name: &str, node: &Node<'_>) -> Option<String> {
    let help = match &node.value {
        Value::List(_) => "several conditions stand in `All([…, …])` or `Any([…, …])`".to_owned(),
        Value::Text(text) => format!("a named condition is `Named(\"{}\")`", shortened(text)),
        _ => return None,
    };
    (name == "Condition").then_some(help)
}

/// What to write for a value of another kind, where that is plain.
pub fn instead(what: &str, node: &Node<'_>) -> Option<String> {
    match (&node.value, what.starts_with("a list"), what.contains("`true`")) {
        (Value::Text(text), true, _) => Some(format!("put brackets around it: `[\"{}\"]`", shortened(text))),
        (Value::Tuple(..) | Value::Struct(..) | Value::Word(_) | Value::Map(_), true, _) => {
            Some("put brackets around it, with commas between the values: `[…, …]`".to_owned())
        }
        (Value::Text(text), _, true) if text == "true" || text == "false" => {
            Some(format!("write it without quotes: `{text}`"))
        }
        (Value::Word("yes" | "Yes" | "True" | "on"), _, true) => Some("write `true`".to_owned()),
        (Value::Word("no" | "No" | "False" | "off"), _, true) => Some("write `false`".to_owned()),
        (Value::Text(text), ..) if what.starts_with("a number") && text.parse::<f64>().is_ok() => {
            Some(format!("write it without quotes: `{}`", shortened(text)))
        }
        _ => None,
    }
}

/// What is wrong with a number that is one, but says something else to some readers than to others; and what to write.
pub fn misleading(raw: &str) -> Option<(String, String)> {
    let digits = raw.trim_start_matches(['+', '-']);
    let prefix = ["0x", "0b", "0o"].into_iter().find(|prefix| digits.starts_with(prefix));
    if prefix.is_some() {
        return Some((
            format!("`{}` is not in plain digits", shortened(raw)),
            "write numbers in the digits 0 to 9".into(),
        ));
    }
    let (whole, fraction) = digits.split_once('.')?;
    let all = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    // Three digits behind the point of which the last says nothing: some write thousands so.
    let thousands = whole.len() <= 3 && !whole.starts_with('0') && fraction.len() == 3 && fraction.ends_with('0');
    if !(thousands && all(whole) && all(fraction)) {
        return None;
    }
    let short = fraction.trim_end_matches('0');
    let point = if short.is_empty() { whole.to_owned() } else { format!("{whole}.{short}") };
    Some((format!("`{raw}` can be read in two ways"), format!("write `{point}`, or `{whole}{fraction}`")))
}

/// What stands there instead: "found …".
pub fn found(node: &Node<'_>) -> String {
    match &node.value {
        Value::Bool(truth) => format!("`{truth}`"),
        Value::Number(number) => format!("the number {}", shortened(number)),
        Value::Text(text) => format!("the text \"{}\"", shortened(text)),
        Value::Foreign => "a character or bytes".to_owned(),
        Value::Word(word) => format!("`{}`", shortened(word)),
        Value::List(_) => "a list".to_owned(),
        Value::Map(_) => "a map in braces".to_owned(),
        Value::Tuple(None, items) if items.is_empty() => "`()`".to_owned(),
        Value::Tuple(None, _) => "values in parentheses".to_owned(),
        Value::Struct(None, _) => "fields in parentheses".to_owned(),
        Value::Tuple(Some(name), _) | Value::Struct(Some(name), _) => format!("`{}(…)`", shortened(name.word)),
        Value::Hole => "nothing".to_owned(),
    }
}

/// A word or text as far as it can be shown in a line.
pub fn shortened(text: &str) -> String {
    let mut shown: String = text.chars().take(QUOTED).map(|c| if is_hidden(c) { ' ' } else { c }).collect();
    if text.chars().nth(QUOTED).is_some() {
        shown.push('…');
    }
    shown
}
