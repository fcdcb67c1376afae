//! Conditions in words: what a rule asks of a package, as a clause that can follow "when".

use super::plural::plural;
use super::{money, name, pattern, phrase, term};
use crate::scenario::{Condition, ConditionId, CostKind, Pattern, Quantity, ResourceId, Scenario};

/// A condition as a clause: "the board has a card marked “ground troops” with Location “rear” by France".
///
/// Parts within parts are told by "either … or", "both … and" or brackets, so that every clause reads in one way only.
pub fn condition(scenario: &Scenario, condition: &Condition) -> String {
    match condition {
        Condition::Card(asked) => card(scenario, asked),
        Condition::Named(id) => format!("the package has {}", title(scenario, id)),
        Condition::Reaches(function, degree) => {
            let function = phrase::quoted(name::function(scenario, function));
            format!("{function} reaches {} in practice", term::degree(*degree))
        }
        Condition::Uses { resource, over, of } => means(scenario, of, Means::Used(resource, *over), "more than"),
        Condition::Costs { what, over, of } => means(scenario, of, Means::Spent(*what, *over), "more than"),
        Condition::Before(first, then) => {
            let (first, then) = (pattern::some(scenario, first), pattern::some(scenario, then));
            format!("the board has {first} in an earlier phase than {then}")
        }
        Condition::All(parts) => match parts.as_slice() {
            [] => "whatever is on the board".to_owned(),
            [only] => self::condition(scenario, only),
            parts => joined(scenario, parts, Joint::And),
        },
        Condition::Any(parts) => match parts.as_slice() {
            [] => "never".to_owned(),
            [only] => self::condition(scenario, only),
            parts => joined(scenario, parts, Joint::Or),
        },
        Condition::AtLeast(count, parts) => {
            let hold = plural(usize::try_from(*count).unwrap_or(usize::MAX), "holds", "hold");
            format!("at least {count} of these {hold}: {}", listed(scenario, parts))
        }
        Condition::Not(inner) => negated(scenario, inner),
    }
}

/// A condition that does not hold, as a clause.
fn negated(scenario: &Scenario, inner: &Condition) -> String {
    match inner {
        Condition::Card(asked) => pattern::no_card(scenario, asked),
        Condition::Named(id) => format!("the package does not have {}", title(scenario, id)),
        Condition::Reaches(function, degree) => {
            let function = phrase::quoted(name::function(scenario, function));
            format!("{function} stays below {} in practice", term::degree(*degree))
        }
        Condition::Uses { resource, over, of } => means(scenario, of, Means::Used(resource, *over), "at most"),
        Condition::Costs { what, over, of } => means(scenario, of, Means::Spent(*what, *over), "at most"),
        Condition::Before(first, then) => {
            let (none, then) = (pattern::pattern(scenario, first), pattern::some(scenario, then));
            format!("the board has no {none} in an earlier phase than {then}")
        }
        Condition::Not(twice) => condition(scenario, twice),
        Condition::All(parts) => match parts.as_slice() {
            [only] => negated(scenario, only),
            [] => "never".to_owned(),
            parts => format!("not all of these hold: {}", listed(scenario, parts)),
        },
        Condition::Any(parts) => match parts.as_slice() {
            [only] => negated(scenario, only),
            [] => "whatever is on the board".to_owned(),
            parts => match nouns(scenario, parts) {
                Some(nouns) => format!("the board has neither {}", nouns.join(" nor ")),
                None => format!("none of these holds: {}", listed(scenario, parts)),
            },
        },
        Condition::AtLeast(count, parts) => {
            format!("fewer than {count} of these hold: {}", listed(scenario, parts))
        }
    }
}

/// What cards use up or cost, and an amount of it.
enum Means<'a> {
    Used(&'a ResourceId, Quantity),
    Spent(CostKind, Quantity),
}

/// How cards compare with an amount of what they use or cost: "the use of “Troops” by cards marked “land” is more than 10
/// thousand", "the cost is at most USD 50 bn a year".
fn means(scenario: &Scenario, of: &Pattern, means: Means<'_>, compared: &str) -> String {
    let cards = |link: &str| pattern::all(scenario, of).map_or_else(String::new, |cards| format!(" {link} {cards}"));
    match means {
        Means::Used(resource, over) => {
            let (unit, name) = (name::unit(scenario, resource), phrase::quoted(name::resource(scenario, resource)));
            format!("the use of {name}{} is {compared} {over} {unit}", cards("by"))
        }
        Means::Spent(what, over) => {
            let amount = money::amount(scenario, &over.to_string());
            format!("the cost{} is {compared} {amount} {}", cards("of"), term::cost_kind(what))
        }
    }
}

/// How the parts of a condition hang together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    Or,
}

/// Two or more parts in one clause; cards that the board has share the words "the board has".
fn joined(scenario: &Scenario, parts: &[Condition], joint: Joint) -> String {
    let list = |texts: Vec<String>| match joint {
        Joint::And => phrase::list(texts),
        Joint::Or => phrase::either(texts),
    };
    if let Some(nouns) = nouns(scenario, parts) {
        return format!("the board has {}", list(nouns));
    }
    list(parts.iter().map(|part| nested(scenario, part)).collect())
}

/// A condition as a part of another: what has parts itself is marked off.
fn nested(scenario: &Scenario, part: &Condition) -> String {
    let words = condition(scenario, part);
    match part {
        Condition::Card(_)
        | Condition::Named(_)
        | Condition::Reaches(..)
        | Condition::Uses { .. }
        | Condition::Costs { .. }
        | Condition::Before(..) => words,
        Condition::Not(inner) if inner.parts() < 2 => words,
        Condition::All(parts) | Condition::Any(parts) if parts.len() < 2 => words,
        Condition::All(parts) if parts.len() == 2 && parts.iter().all(|part| part.parts() < 2) => {
            format!("both {words}")
        }
        Condition::Any(parts) if parts.iter().all(|part| part.parts() < 2) => format!("either {words}"),
        Condition::Not(_) | Condition::All(_) | Condition::Any(_) | Condition::AtLeast(..) => format!("({words})"),
    }
}

/// Clauses one after the other: "…; …".
fn listed(scenario: &Scenario, parts: &[Condition]) -> String {
    phrase::facts(parts.iter().map(|part| nested(scenario, part)))
}

/// The cards that the parts ask for, as phrases that can follow "the board has", if that is all they ask for.
fn nouns(scenario: &Scenario, parts: &[Condition]) -> Option<Vec<String>> {
    let noun = |part: &Condition| match part {
        Condition::Card(asked) if pattern::frame_is(scenario, asked).is_none() => Some(pattern::some(scenario, asked)),
        Condition::Card(_)
        | Condition::Named(_)
        | Condition::All(_)
        | Condition::Any(_)
        | Condition::Not(_)
        | Condition::AtLeast(..)
        | Condition::Reaches(..)
        | Condition::Uses { .. }
        | Condition::Costs { .. }
        | Condition::Before(..) => None,
    };
    parts.iter().map(noun).collect()
}

fn card(scenario: &Scenario, asked: &Pattern) -> String {
    pattern::frame_is(scenario, asked).unwrap_or_else(|| format!("the board has {}", pattern::some(scenario, asked)))
}

fn title<'a>(scenario: &'a Scenario, id: &'a ConditionId) -> &'a str {
    scenario.condition(id).map_or(id.as_str(), |named| &named.title)
}

impl Condition {
    /// How many parts it has, those of what it negates included: below 2 it needs no marks around it.
    fn parts(&self) -> usize {
        match self {
            Self::Card(_)
            | Self::Named(_)
            | Self::Reaches(..)
            | Self::Uses { .. }
            | Self::Costs { .. }
            | Self::Before(..) => 1,
            Self::Not(inner) => inner.parts(),
            Self::All(parts) | Self::Any(parts) => match parts.as_slice() {
                [only] => only.parts(),
                parts => parts.len(),
            },
            Self::AtLeast(_, parts) => parts.len().max(2),
        }
    }
}
