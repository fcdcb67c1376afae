//! The names shown for ids; the id itself where the scenario does not know it.

use std::borrow::Cow;

use crate::scenario::{
    ActorId, ElementId, FunctionId, ItemKey, ItemKind, OptionId, PackageId, PartyId, PhaseId, ResourceId, RoundId,
    RuleId, Scenario, SettingId, VoiceId,
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

/// The name of a voice; of a seat its place, "Seat 2", since who sits there need not be known to all.
pub fn voice<'a>(scenario: &'a Scenario, id: &'a VoiceId) -> Cow<'a, str> {
    if let Some(voice) = scenario.voice(id) {
        return Cow::Borrowed(&voice.name);
    }
    scenario.seat_place(id).map_or(Cow::Borrowed(id.as_str()), |place| Cow::Owned(seat_at(place)))
}

/// A seat by its place among them, counted from 0: "Seat 2".
pub fn seat_at(place: usize) -> String {
    format!("Seat {}", place + 1)
}

/// Who sits there, for the facilitator's eyes: "Anna", or "Seat 2" where that is not said.
pub fn seat<'a>(scenario: &'a Scenario, id: &'a VoiceId) -> Cow<'a, str> {
    let seat = scenario.seat(id).filter(|seat| !seat.name.is_empty());
    seat.map_or_else(|| voice(scenario, id), |seat| Cow::Borrowed(&seat.name))
}

/// The title of a rule of whatever kind; of a vote that is heard, what it says.
pub fn rule<'a>(scenario: &'a Scenario, id: &'a RuleId) -> Cow<'a, str> {
    if let Some((seat, vote)) = scenario.vote(id) {
        let (seat, card) = (voice(scenario, &seat.id), element(scenario, &vote.card.element));
        return Cow::Owned(format!("{seat} takes {card} to be {}", super::feasibility(vote.level)));
    }
    Cow::Borrowed(scenario.rule(id).map_or(id.as_str(), |rule| rule.title()))
}

/// The name of a package.
pub fn package<'a>(scenario: &'a Scenario, id: &'a PackageId) -> &'a str {
    scenario.package(id).map_or(id.as_str(), |package| &package.name)
}

/// The name of a round.
pub fn round<'a>(scenario: &'a Scenario, id: &'a RoundId) -> &'a str {
    scenario.round(id).map_or(id.as_str(), |round| &round.name)
}

/// The name of a thing of any kind, a position's with whose it is; its id too, where another has the same name.
pub fn item(scenario: &Scenario, key: &ItemKey) -> String {
    let full = |id: &str, name: &str| match scenario.position(&id.into()) {
        Some(position) if key.kind == ItemKind::Position => format!("{}: {name}", party(scenario, &position.actor)),
        _ => name.to_owned(),
    };
    let named = scenario.named(key.kind);
    let Some((_, name)) = named.iter().find(|(id, _)| *id == key.id) else { return key.id.clone() };
    let text = full(&key.id, name);
    let namesakes = named.iter().filter(|(id, other)| other == name && full(id, other) == text);
    if namesakes.count() > 1 { format!("{text} ({})", key.id) } else { text }
}
