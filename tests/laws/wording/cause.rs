//! How causes and facts are told.

use guarantee_board::assess::{Cause, Fact, Finding, FindingKind};
use guarantee_board::scenario::{Condition, Degree, Pattern};
use guarantee_board::wording::cause;

use super::sample;

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
        parts[1] =
            Condition::Card(Pattern { elements: vec!["shield".into()], by: vec!["uk".into()], ..Pattern::default() });
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
