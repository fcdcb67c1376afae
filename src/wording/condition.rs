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

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn words(source: &str) -> String {
        condition(&sample::scenario(), &ron::from_str(source).unwrap())
    }

    #[test]
    fn a_card_is_told_with_all_that_is_asked_of_it() {
        assert_eq!(
            words(r#"Card((tags: ["ground-troops"], with: {"place": ["rear"]}, by: ["france"]))"#),
            "the board has a card marked “ground troops” with Location “rear cities and ports” by France"
        );
        assert_eq!(words(r#"Card((elements: ["enablers"]))"#), "the board has US enablers");
        assert_eq!(words("Card(())"), "the board has a card");
        assert_eq!(words(r#"Card((elements: ["force", "observers"]))"#), "the board has a card in Troops");
    }

    #[test]
    fn an_assumption_is_told_by_its_option() {
        let given = r#"Card((elements: ["consent"], with: {"consent": ["given"]}))"#;
        assert_eq!(words(given), "Russian consent is “given”");
        assert_eq!(words(&format!("Not({given})")), "Russian consent is not “given”");
    }

    #[test]
    fn cards_share_their_verb() {
        let cards = r#"[Card((elements: ["enablers"])), Card((elements: ["shield"]))]"#;
        assert_eq!(words(&format!("All({cards})")), "the board has US enablers and European sky shield");
        assert_eq!(words(&format!("Any({cards})")), "the board has US enablers or European sky shield");
        assert_eq!(words(&format!("Not(Any({cards}))")), "the board has neither US enablers nor European sky shield");
        assert_eq!(
            words(&format!("Not(All({cards}))")),
            "not all of these hold: the board has US enablers; the board has European sky shield"
        );
    }

    #[test]
    fn named_conditions_and_what_is_reached_have_their_own_clauses() {
        assert_eq!(words(r#"Named("troops-in")"#), "the package has troops inside");
        assert_eq!(words(r#"Not(Named("troops-in"))"#), "the package does not have troops inside");
        assert_eq!(words(r#"Reaches("deny", 3)"#), "“Deny an attack” reaches 3 of 4 in practice");
        assert_eq!(words(r#"Not(Reaches("deny", 3))"#), "“Deny an attack” stays below 3 of 4 in practice");
    }

    #[test]
    fn what_cards_use_and_cost_is_compared_with_an_amount() {
        assert_eq!(
            words(r#"Uses(resource: "troops", over: 12.5)"#),
            "the use of “Troops” is more than 12.5 thousand troops"
        );
        let hard = r#"of: (tags: ["hard"], by: ["poland"])"#;
        assert_eq!(
            words(&format!(r#"Not(Uses(resource: "troops", over: 10, {hard}))"#)),
            "the use of “Troops” by cards marked “hard” by Poland is at most 10 thousand troops"
        );
        assert_eq!(
            words(r#"Costs(what: PerYear, over: 2, of: (elements: ["force", "shield"]))"#),
            "the cost of European reassurance force and European sky shield is more than USD 2 bn a year"
        );
        assert_eq!(words("Not(Costs(what: FirstYear, over: 50))"), "the cost is at most USD 50 bn in the first year");
    }

    #[test]
    fn what_comes_before_what_is_told_by_phases() {
        let before = r#"Before((elements: ["force"]), (tags: ["hard"]))"#;
        assert_eq!(
            words(before),
            "the board has European reassurance force in an earlier phase than a card marked “hard”"
        );
        assert_eq!(
            words(&format!("Not({before})")),
            "the board has no European reassurance force in an earlier phase than a card marked “hard”"
        );
    }

    #[test]
    fn so_many_of_several_are_listed() {
        let parts = r#"[Named("troops-in"), Reaches("bind", 2)]"#;
        let listed = "the package has troops inside; “Bind” reaches 2 of 4 in practice";
        assert_eq!(words(&format!("AtLeast(1, {parts})")), format!("at least 1 of these holds: {listed}"));
        assert_eq!(words(&format!("Not(AtLeast(2, {parts}))")), format!("fewer than 2 of these hold: {listed}"));
    }

    #[test]
    fn parts_within_parts_read_in_one_way_only() {
        let any = r#"Any([Card((elements: ["enablers"])), Card((elements: ["shield"]))])"#;
        assert_eq!(
            words(&format!(r#"All([Named("troops-in"), {any}])"#)),
            "the package has troops inside and either the board has US enablers or European sky shield"
        );
        let all = r#"All([Named("troops-in"), Reaches("bind", 2)])"#;
        assert_eq!(
            words(&format!("Any([{all}, {any}])")),
            "both the package has troops inside and “Bind” reaches 2 of 4 in practice or either the board has US \
             enablers or European sky shield"
        );
        assert_eq!(
            words(&format!(r#"Any([Named("troops-in"), All([Named("troops-in"), {any}])])"#)),
            "the package has troops inside or (the package has troops inside and either the board has US enablers or \
             European sky shield)"
        );
    }

    #[test]
    fn what_is_empty_or_single_needs_no_joint() {
        assert_eq!(words("All([])"), "whatever is on the board");
        assert_eq!(words("Any([])"), "never");
        assert_eq!(words(r#"All([Not(Not(Named("troops-in")))])"#), "the package has troops inside");
    }
}
