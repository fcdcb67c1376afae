//! Causes in words: the facts about a package that a finding follows from.

use super::asked::Asked;
use super::card::Details;
use super::{name, pattern, phrase};
use crate::assess::{Fact, Finding};
use crate::scenario::{ElementId, Package, Scenario};

/// Why a finding holds, if that was asked: the facts that it follows from, each a message by itself: "the board has European reassurance
/// force (25–30k; by United Kingdom and France)", "the board has no US enablers", "Russian consent is “not sought”".
///
/// Of each card, only what the finding's rule asks about is told.
pub fn cause(scenario: &Scenario, package: &Package, finding: &Finding) -> Vec<String> {
    let Some(cause) = &finding.cause else { return Vec::new() };
    let mut told: Vec<String> = cause.facts.iter().map(|known| fact(scenario, package, finding, known)).collect();
    if told.is_empty() {
        told.push("it is so whatever is on the board".to_owned());
    }
    told.extend((!cause.shortest).then(|| NOT_SHORTEST.to_owned()));
    told
}

/// What is said of a cause where the work was cut short.
pub const NOT_SHORTEST: &str = "fewer facts might do: not all was looked at";

/// One fact of a finding's cause: "the board has no US enablers".
pub fn fact(scenario: &Scenario, package: &Package, finding: &Finding, fact: &Fact) -> String {
    match fact {
        Fact::Card(id) if is_frame(scenario, id) => frame(scenario, package, id),
        Fact::Card(id) => {
            let asked = Asked::by(scenario, finding.rule.as_ref());
            format!("the board has {}", card(scenario, package, id, &asked))
        }
        Fact::NoCard(asked) => pattern::no_card(scenario, asked),
        Fact::NoOtherCard { pattern: asked, except } => {
            let cards = phrase::list(except.iter().map(|id| name::element(scenario, id)));
            format!("{} but {cards}", pattern::no_card(scenario, asked))
        }
        Fact::NoOtherGives { function, degree, except } => {
            let others = match except.as_slice() {
                [] => "no card".to_owned(),
                cards => format!("no card but {}", phrase::list(cards.iter().map(|id| name::element(scenario, id)))),
            };
            let function = phrase::quoted(name::function(scenario, function));
            format!("{others} gives {function} at {} or more on paper", degree.0)
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
    let told = phrase::facts(options.into_iter().chain(by).chain(phase));
    let name = name::element(scenario, id);
    if told.is_empty() { name.to_owned() } else { format!("{name} ({told})") }
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
    use crate::assess::{Cause, FindingKind};
    use crate::scenario::{Condition, Degree, Pattern};

    fn words(rule: Option<&str>, facts: Vec<Fact>) -> Vec<String> {
        let scenario = sample::scenario();
        let finding =
            Finding { cause: Some(Cause { facts, shortest: true }), ..sample::finding(FindingKind::Caution, rule) };
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
            ["the board has European reassurance force (rear cities and ports; by United Kingdom and France)"]
        );
        assert_eq!(
            words(Some("r04"), vec![card_fact("force")]),
            ["the board has European reassurance force (25–30k; starts: At ceasefire)"]
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
        let finding = Finding {
            cause: Some(Cause { facts: vec![card_fact("force")], shortest: true }),
            ..sample::finding(FindingKind::RedLine, Some("r01"))
        };
        assert_eq!(
            cause(&scenario, &scenario.packages[0], &finding),
            ["the board has European reassurance force (rear cities and ports)"]
        );
    }

    #[test]
    fn without_a_rule_a_card_tells_everything() {
        assert_eq!(
            words(None, vec![card_fact("force")]),
            ["the board has European reassurance force (25–30k, rear cities and ports; by United Kingdom and \
              France; starts: At ceasefire)"]
        );
    }

    #[test]
    fn cards_absences_and_the_frame_are_messages_of_their_own() {
        assert_eq!(
            words(Some("r03"), vec![card_fact("shield"), without("enablers"), card_fact("consent")]),
            ["the board has European sky shield", "the board has no US enablers", "Russian consent is “not sought”"]
        );
    }

    #[test]
    fn what_no_other_card_gives_is_said_with_its_exceptions() {
        let gives = |except| Fact::NoOtherGives { function: "deny".into(), degree: Degree(3), except };
        assert_eq!(words(Some("r03"), vec![gives(vec![])]), ["no card gives “Deny an attack” at 3 or more on paper"]);
        assert_eq!(
            words(Some("r03"), vec![gives(vec!["shield".into()])]),
            ["no card but European sky shield gives “Deny an attack” at 3 or more on paper"]
        );
    }

    #[test]
    fn a_finding_without_facts_holds_whatever_the_board() {
        assert_eq!(words(Some("r03"), vec![]), ["it is so whatever is on the board"]);
    }
}
