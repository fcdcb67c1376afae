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
