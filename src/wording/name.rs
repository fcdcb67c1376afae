//! The names shown for ids; the id itself where the scenario does not know it.

use crate::scenario::{
    ActorId, ElementId, FunctionId, OptionId, PackageId, PartyId, PhaseId, ResourceId, RuleId, Scenario, SettingId,
    VoiceId,
};

/// The full name of an actor.
pub fn actor<'a>(scenario: &'a Scenario, id: &'a ActorId) -> &'a str {
    scenario.actor(id).map_or(id.as_str(), |actor| &actor.name)
}

/// The name of an actor or a group.
pub fn party<'a>(scenario: &'a Scenario, id: &'a PartyId) -> &'a str {
    let word = id.as_str();
    let actor = scenario.actors.iter().find(|actor| actor.id.as_str() == word).map(|actor| &actor.name);
    let group = || scenario.groups.iter().find(|group| group.id.as_str() == word).map(|group| &group.name);
    actor.or_else(group).map_or(word, String::as_str)
}

/// The name of an element, which is that of its card.
pub fn element<'a>(scenario: &'a Scenario, id: &'a ElementId) -> &'a str {
    scenario.element(id).map_or(id.as_str(), |element| &element.name)
}

/// The name of a setting of an element.
pub fn setting<'a>(scenario: &'a Scenario, of: &ElementId, id: &'a SettingId) -> &'a str {
    scenario.element(of).and_then(|element| element.setting(id)).map_or(id.as_str(), |setting| &setting.name)
}

/// The name of an option of an element's setting.
pub fn option<'a>(scenario: &'a Scenario, of: &ElementId, setting: &SettingId, id: &'a OptionId) -> &'a str {
    scenario
        .element(of)
        .and_then(|element| element.setting(setting))
        .and_then(|setting| setting.option(id))
        .map_or(id.as_str(), |option| &option.name)
}

/// The name of a phase.
pub fn phase<'a>(scenario: &'a Scenario, id: &'a PhaseId) -> &'a str {
    scenario.phases.iter().find(|phase| phase.id == *id).map_or(id.as_str(), |phase| &phase.name)
}

/// The name of a function of protection.
pub fn function<'a>(scenario: &'a Scenario, id: &'a FunctionId) -> &'a str {
    scenario.functions.iter().find(|function| function.id == *id).map_or(id.as_str(), |function| &function.name)
}

/// The name of a resource.
pub fn resource<'a>(scenario: &'a Scenario, id: &'a ResourceId) -> &'a str {
    scenario.resources.iter().find(|resource| resource.id == *id).map_or(id.as_str(), |resource| &resource.name)
}

/// What amounts of a resource are counted in; empty where the scenario does not know it.
pub fn unit<'a>(scenario: &'a Scenario, id: &ResourceId) -> &'a str {
    scenario.resources.iter().find(|resource| resource.id == *id).map_or("", |resource| &resource.unit)
}

/// The name of a voice.
pub fn voice<'a>(scenario: &'a Scenario, id: &'a VoiceId) -> &'a str {
    scenario.voice(id).map_or(id.as_str(), |voice| &voice.name)
}

/// The title of a rule of whatever kind.
pub fn rule<'a>(scenario: &'a Scenario, id: &'a RuleId) -> &'a str {
    scenario.rule(id).map_or(id.as_str(), |rule| rule.title())
}

/// The name of a package.
pub fn package<'a>(scenario: &'a Scenario, id: &'a PackageId) -> &'a str {
    scenario.package(id).map_or(id.as_str(), |package| &package.name)
}
