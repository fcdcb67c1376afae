//! What differs between two states of one scenario, in the words of the board.

use super::{change, name, phrase, pin, term};
use crate::scenario::{Acceptable, Package, Scenario};

/// What differs in the later scenario, one line each: packages that came, went, or are others; rules switched; what
/// would be accepted; and whether anything else that is written in the file differs. Nothing, if they are alike but for
/// the package on the board.
pub fn difference(before: &Scenario, after: &Scenario) -> Vec<String> {
    let mut lines = Vec::new();
    for package in &before.packages {
        if after.package(&package.id).is_none() {
            lines.push(format!("Package “{}” is gone", package.name));
        }
    }
    for package in &after.packages {
        match before.package(&package.id) {
            None => lines.push(format!("Package “{}” is new", package.name)),
            Some(old) if old != package => lines.push(of_package(after, old, package)),
            Some(_) => {}
        }
    }
    for (from, to, verb) in [(before, after, "off"), (after, before, "on")] {
        for rule in to.switched_off.iter().filter(|rule| !from.switched_off.contains(rule)) {
            lines.push(format!("“{}” is switched {verb}", name::rule(after, rule)));
        }
    }
    for round in after.rounds.iter().filter(|round| before.round(&round.id) != Some(round)) {
        lines.push(format!("Round “{}” is new", round.name));
    }
    for round in before.rounds.iter().filter(|round| after.round(&round.id).is_none()) {
        lines.push(format!("Round “{}” is gone", round.name));
    }
    lines.extend(of_acceptable(after, &before.acceptable, &after.acceptable));
    lines.extend(of_the_rest(before, after));
    lines
}

fn of_package(scenario: &Scenario, before: &Package, after: &Package) -> String {
    let mut edits = change::edits(scenario, before, after);
    if before.name != after.name {
        edits.insert(0, format!("called “{}” now", after.name));
    }
    if edits.is_empty() {
        edits.push("notes or the order of the cards differ".to_owned());
    }
    format!("Package “{}”: {}", before.name, edits.join("; "))
}

fn of_acceptable(scenario: &Scenario, before: &Acceptable, after: &Acceptable) -> Vec<String> {
    let mut lines = Vec::new();
    if before.binding != after.binding {
        lines.push(format!("Binding: {} → {}", pin::binding(before.binding), pin::binding(after.binding)));
    }
    if before.at_least != after.at_least {
        lines.push(format!("At least: {} → {}", term::feasibility(before.at_least), term::feasibility(after.at_least)));
    }
    for (from, to, verb) in [(before, after, "Pinned"), (after, before, "No longer pinned")] {
        let pins = to.pins.iter().filter(|pin| !from.pins.contains(pin));
        lines.extend(pins.map(|what| format!("{verb}: {}", pin::pin(scenario, what))));
    }
    for (from, to, verb) in [(before, after, "Released"), (after, before, "No longer released")] {
        let released = to.released.iter().filter(|id| !from.released.contains(id));
        lines.extend(released.map(|id| format!("{verb}: {}", name::element(scenario, id))));
    }
    lines
}

/// Which other parts of the file differ: the scenario itself, not what was put together with it.
fn of_the_rest(before: &Scenario, after: &Scenario) -> Option<String> {
    macro_rules! differing {
        ($($field:ident: $words:literal,)+) => {
            [$((before.$field != after.$field).then_some($words)),+]
        };
    }
    let parts = differing! {
        title: "title",
        about: "description",
        as_of: "date",
        also_as_of: "other dates",
        sources: "sources",
        voices: "voices",
        claims: "claims",
        groups: "groups",
        actors: "actors",
        phases: "phases",
        functions: "functions",
        resources: "resources",
        categories: "categories",
        elements: "elements",
        conditions: "conditions",
        positions: "positions",
        limits: "limits",
        contradictions: "contradictions",
        cautions: "cautions",
    };
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("Other {}", phrase::list(parts)))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::scenario::Pin;

    #[test]
    fn two_equal_scenarios_do_not_differ() {
        assert_eq!(difference(&sample::scenario(), &sample::scenario()), [] as [&str; 0]);
    }

    #[test]
    fn what_differs_is_told_in_the_words_of_the_board() {
        let before = sample::scenario();
        let mut after = before.clone();
        let removed = after.packages[0].cards.pop().expect("a card");
        after.packages[0].name = "Another name".to_owned();
        after.switched_off.push("r01".into());
        after.acceptable.pins.push(Pin::Absent("force".into()));
        after.title = "Another title".to_owned();
        let lines = difference(&before, &after);
        let gone = format!("− {}", name::element(&before, &removed.element));
        assert!(lines[0].contains("called “Another name” now") && lines[0].contains(&gone), "{lines:?}");
        assert_eq!(
            lines[1..],
            [
                "“No Western troops in Ukraine” is switched off",
                "Pinned: European reassurance force off the board",
                "Other title"
            ]
        );
        let back = difference(&after, &before);
        assert!(back.contains(&"“No Western troops in Ukraine” is switched on".to_owned()), "{back:?}");
    }

    #[test]
    fn packages_that_came_and_went_are_named() {
        let before = sample::scenario();
        let mut after = before.clone();
        after.packages.push(Package::new("new".into(), "Quite new".to_owned()));
        assert_eq!(difference(&before, &after), ["Package “Quite new” is new"]);
        assert_eq!(difference(&after, &before), ["Package “Quite new” is gone"]);
    }
}
