//! What may have been overlooked in a scenario, in words.

use super::{name, rule};
use crate::review::Remark;
use crate::scenario::Scenario;

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
