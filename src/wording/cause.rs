//! Causes in words: the facts about a package that a finding follows from.

use super::asked::Asked;
use super::card::Details;
use super::{name, pattern, phrase};
use crate::assess::{Fact, Finding};
use crate::scenario::{ElementId, Package, Scenario};

/// Why a finding holds, as one sentence: "Because the board has European reassurance force (25–30k; by United Kingdom
/// and France) and no US enablers, and Russian consent is “not sought”".
///
/// Of each card, only what the finding's rule asks about is told.
pub fn cause(scenario: &Scenario, package: &Package, finding: &Finding) -> String {
    phrase::sentence(&because(scenario, package, finding))
}

/// Why a finding holds, as a clause that can follow another: "because the board has …".
pub(super) fn because(scenario: &Scenario, package: &Package, finding: &Finding) -> String {
    let asked = Asked::by(scenario, finding.rule.as_ref());
    let facts = || finding.cause.iter();
    let on_board: Vec<String> = facts().filter_map(|fact| noun(scenario, package, fact, &asked)).collect();
    let board = (!on_board.is_empty()).then(|| format!("the board has {}", phrase::list(on_board)));
    let clauses: Vec<String> =
        board.into_iter().chain(facts().filter_map(|fact| clause(scenario, package, fact))).collect();
    match clauses.as_slice() {
        [] => "whatever is on the board".to_owned(),
        [only] => format!("because {only}"),
        [first, rest @ ..] => format!("because {first}, and {}", phrase::list(rest)),
    }
}

/// One fact of a finding's cause, as a clause: "the board has no US enablers".
pub fn fact(scenario: &Scenario, package: &Package, finding: &Finding, fact: &Fact) -> String {
    let asked = Asked::by(scenario, finding.rule.as_ref());
    noun(scenario, package, fact, &asked)
        .map(|noun| format!("the board has {noun}"))
        .or_else(|| clause(scenario, package, fact))
        .unwrap_or_default()
}

/// A fact about cards as a phrase that can follow "the board has"; `None` where it is a clause of its own.
fn noun(scenario: &Scenario, package: &Package, fact: &Fact, asked: &Asked<'_>) -> Option<String> {
    match fact {
        Fact::Card(id) if is_frame(scenario, id) => None,
        Fact::Card(id) => Some(card(scenario, package, id, asked)),
        Fact::NoCard(asked) if pattern::frame_is_not(scenario, asked).is_some() => None,
        Fact::NoCard(asked) => Some(pattern::absence(scenario, asked)),
        Fact::NoOtherGives { .. } => None,
    }
}

/// A fact as a clause of its own; `None` where it is about cards that the board has or lacks.
fn clause(scenario: &Scenario, package: &Package, fact: &Fact) -> Option<String> {
    match fact {
        Fact::Card(id) => is_frame(scenario, id).then(|| frame(scenario, package, id)),
        Fact::NoCard(asked) => pattern::frame_is_not(scenario, asked),
        Fact::NoOtherGives { function, degree, except } => {
            let others = match except.as_slice() {
                [] => "no card".to_owned(),
                cards => format!("no card but {}", phrase::list(cards.iter().map(|id| name::element(scenario, id)))),
            };
            let function = phrase::quoted(name::function(scenario, function));
            Some(format!("{others} gives {function} at {} or more on paper", degree.0))
        }
    }
}

fn is_frame(scenario: &Scenario, id: &ElementId) -> bool {
    scenario.element(id).is_some_and(|element| element.frame)
}

/// "European reassurance force (25–30k; by United Kingdom and France; starts: At ceasefire)".
fn card(scenario: &Scenario, package: &Package, id: &ElementId, asked: &Asked<'_>) -> String {
    let Details { options, by, phase } = Details::of(scenario, package, id);
    let asked_for = |setting| scenario.element(id).is_some_and(|element| asked.setting(element, setting));
    let options: Vec<&str> =
        options.into_iter().filter(|(setting, _)| asked_for(*setting)).map(|(_, name)| name).collect();
    let options = (!options.is_empty()).then(|| options.join(", "));
    let by = (asked.providers(id) && !by.is_empty()).then(|| format!("by {}", phrase::list(by)));
    let phase = phase.filter(|_| asked.phase(id)).map(|phase| format!("starts: {phase}"));
    let told: Vec<String> = options.into_iter().chain(by).chain(phase).collect();
    let name = name::element(scenario, id);
    if told.is_empty() { name.to_owned() } else { format!("{name} ({})", told.join("; ")) }
}

/// "Russian consent is “not sought”".
fn frame(scenario: &Scenario, package: &Package, id: &ElementId) -> String {
    let details = Details::of(scenario, package, id);
    let options = details.options.iter().map(|(_, name)| phrase::quoted(name));
    format!("{} is {}", name::element(scenario, id), phrase::list(options))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::assess::FindingKind;
    use crate::scenario::{Condition, Degree, Pattern};

    fn words(rule: Option<&str>, facts: Vec<Fact>) -> String {
        let scenario = sample::scenario();
        let finding = Finding { cause: facts, ..sample::finding(FindingKind::Caution, rule) };
        cause(&scenario, &scenario.packages[0], &finding)
    }

    fn card_fact(id: &str) -> Fact {
        Fact::Card(id.into())
    }

    fn without(element: &str) -> Fact {
        Fact::NoCard(Pattern { elements: vec![element.into()], ..Pattern::default() })
    }

    #[test]
    fn a_card_tells_what_the_rule_asks_about() {
        assert_eq!(
            words(Some("r01"), vec![card_fact("force")]),
            "Because the board has European reassurance force (rear cities and ports; by United Kingdom and France)"
        );
        assert_eq!(
            words(Some("r04"), vec![card_fact("force")]),
            "Because the board has European reassurance force (25–30k; starts: At ceasefire)"
        );
    }

    #[test]
    fn what_the_rule_asks_of_other_cards_is_not_told() {
        // The rule asks for the location of the force only.
        let mut scenario = sample::scenario();
        if let Some(Condition::All(parts)) = &mut scenario.positions[0].crossed_when {
            parts[1] = Condition::Card(Pattern {
                elements: vec!["shield".into()],
                by: vec!["uk".into()],
                ..Pattern::default()
            });
        }
        let finding = Finding { cause: vec![card_fact("force")], ..sample::finding(FindingKind::RedLine, Some("r01")) };
        assert_eq!(
            cause(&scenario, &scenario.packages[0], &finding),
            "Because the board has European reassurance force (rear cities and ports)"
        );
    }

    #[test]
    fn without_a_rule_a_card_tells_everything() {
        assert_eq!(
            words(None, vec![card_fact("force")]),
            "Because the board has European reassurance force (25–30k, rear cities and ports; by United Kingdom and \
             France; starts: At ceasefire)"
        );
    }

    #[test]
    fn cards_absences_and_the_frame_join_into_one_sentence() {
        assert_eq!(
            words(Some("r03"), vec![card_fact("shield"), without("enablers"), card_fact("consent")]),
            "Because the board has European sky shield and no US enablers, and Russian consent is “not sought”"
        );
    }

    #[test]
    fn what_no_other_card_gives_is_said_with_its_exceptions() {
        let gives = |except| Fact::NoOtherGives { function: "deny".into(), degree: Degree(3), except };
        assert_eq!(
            words(Some("r03"), vec![gives(vec![])]),
            "Because no card gives “Deny an attack” at 3 or more on paper"
        );
        assert_eq!(
            words(Some("r03"), vec![gives(vec!["shield".into()])]),
            "Because no card but European sky shield gives “Deny an attack” at 3 or more on paper"
        );
    }

    #[test]
    fn a_finding_without_facts_holds_whatever_the_board() {
        assert_eq!(words(Some("r03"), vec![]), "Whatever is on the board");
    }

    #[test]
    fn a_single_fact_is_a_clause() {
        let scenario = sample::scenario();
        let finding = sample::finding(FindingKind::Limit, Some("r03"));
        let clause = |fact_of: Fact| fact(&scenario, &scenario.packages[0], &finding, &fact_of);
        assert_eq!(clause(without("enablers")), "the board has no US enablers");
        assert_eq!(clause(card_fact("shield")), "the board has European sky shield");
        assert_eq!(clause(card_fact("consent")), "Russian consent is “not sought”");
    }
}
