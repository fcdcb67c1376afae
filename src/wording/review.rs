//! What may have been overlooked in a scenario, in words.

use super::{name, phrase, rule};
use crate::review::{Measure, Remark, Thin};
use crate::scenario::{ItemKind, Scenario};

/// What was noticed, in a sentence.
pub fn remark(scenario: &Scenario, remark: &Remark) -> String {
    let rule = |id| format!("“{}”", rule::rule_heading(scenario, id));
    match remark {
        Remark::IdleActor(id) => {
            format!("{} holds no position, may provide nothing, and has no capacity", name::actor(scenario, id))
        }
        Remark::IdleSource(id) => {
            let title = scenario.source(id).map_or(id.as_str(), |source| &source.title);
            format!("No claim stands in “{title}”")
        }
        Remark::IdleClaim(id) => format!("Nothing cites the claim {id}"),
        Remark::SilentVoice(id) => {
            format!("No claim is {}’s own; heard alone, only what is on the record is heard", name::voice(scenario, id))
        }
        Remark::Idle(key) => {
            let text = format!("{} {}", key.kind.noun(), phrase::quoted(&name::item(scenario, key)));
            match key.kind {
                ItemKind::Function => format!("Nothing gives the {text}"),
                ItemKind::Resource => format!("Nothing uses the {text}"),
                ItemKind::Category => format!("No element belongs to the {text}"),
                _ => format!("Nothing speaks of the {text}"),
            }
        }
        Remark::IdleTag(element, tag) => {
            format!("No rule asks for the tag {tag}, which {} carries", name::element(scenario, element))
        }
        Remark::SameName(first, second) => format!(
            "There are two {} called “{}”: {} and {}",
            second.kind.plural(),
            scenario.item(second).as_ref().map_or(second.id.as_str(), |item| item.name()),
            first.id,
            second.id
        ),
        Remark::Unanswered(id) => format!("{} is disputed, and no claim speaks against it", rule(id)),
        Remark::NoOtherwise(id) => {
            format!("{} does not say what holds while its condition does not; that counts as unknown", rule(id))
        }
        Remark::NoClaim(id) => format!("{} rests on no claim: nobody says so", rule(id)),
        Remark::SameRule(first, second) => format!("{} asks the same as {}", rule(second), rule(first)),
        Remark::NeverCrossed(id) => format!("{} can never be crossed", rule(id)),
        Remark::AlwaysCrossed(id) => format!("{} is crossed by every package", rule(id)),
        Remark::NeverMet(id) => format!("{} can never be met", rule(id)),
        Remark::AlwaysMet(id) => format!("{} is met by every package", rule(id)),
        Remark::NeverHolds(id) => format!("{} never holds", rule(id)),
        Remark::ElementRuledOut(id) => {
            format!("{} is ruled out in every package, whoever provides it", name::element(scenario, id))
        }
        Remark::OptionRuledOut(element, setting, option) => format!(
            "{}: “{}” is ruled out in every package",
            name::element(scenario, element),
            name::option(scenario, element, setting, option)
        ),
    }
}

/// What a column of the table of what holds a scenario together is called.
pub fn measured(measure: Measure) -> &'static str {
    match measure {
        Measure::RedLines => "Red lines",
        Measure::Floors => "Floors",
        Measure::Willingness => "Willingness",
        Measure::Rules => "Other rules",
        Measure::Absolute => "Non-negotiable",
        Measure::Firm => "Firm",
        Measure::Disputed => "Disputed",
        Measure::Holders => "Held by",
        Measure::Claims => "Claims they rest on",
        Measure::OnRecord => "On the record",
        Measure::Sources => "Sources of the claims",
        Measure::OneSource => "Resting on one source",
        Measure::Countered => "With a claim against",
        Measure::Unsaid => "Resting on no claim",
        Measure::Silent => "Nothing said",
    }
}

/// What such a column counts, in a sentence without its full stop.
pub fn measured_meaning(measure: Measure) -> &'static str {
    match measure {
        Measure::RedLines => "What must not happen",
        Measure::Floors => "What must happen",
        Measure::Willingness => "What is said of who would provide what",
        Measure::Rules => "Limits, contradictions and cautions that speak of it",
        Measure::Absolute => "Red lines and floors that are not negotiable",
        Measure::Firm => "Red lines and floors that are firm",
        Measure::Disputed => "Red lines and floors that are disputed",
        Measure::Holders => "Who has a position on it",
        Measure::Claims => "The claims that all of this rests on",
        Measure::OnRecord => "Positions that rest on an official statement, a treaty or a documented fact",
        Measure::Sources => "The sources in which those claims can be read",
        Measure::OneSource => "Positions and rules that would have nothing left to rest on if one source fell",
        Measure::Countered => "Positions and rules that have a claim beside them that says otherwise",
        Measure::Unsaid => "Positions and rules that rest on no claim",
        Measure::Silent => "Who may provide it, or what one may provide, without a word on whether that would be",
    }
}

/// In which way little is said of something.
pub fn thin(thin: Thin, kind: ItemKind) -> &'static str {
    match (thin, kind) {
        (Thin::Nothing, _) => "nothing is said",
        (Thin::NoClaim, _) => "nobody says so",
        (Thin::OneSource, _) => "one source",
        (Thin::NoHolder, _) => "held by nobody",
        (Thin::OneSided, ItemKind::Element) => "one holder alone",
        (Thin::OneSided, _) => "no counter-voice",
    }
}
