//! What stands in a scenario and is used by nothing.

use std::collections::{BTreeSet, HashSet};

use super::Remark;
use super::said::cited as cited_by;
use crate::scenario::{Actor, ActorId, ClaimId, ItemKey, ItemKind, Mention, Scenario, Tag, VoiceId};

/// What is idle, by kind, each in the order of the scenario.
pub(super) fn remarks(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let busy = busy_actors(scenario);
    let actors = scenario.actors.iter().map(|actor| &actor.id).filter(|id| !busy.contains(id));
    remarks.extend(actors.cloned().map(Remark::IdleActor));
    let read: HashSet<_> = scenario.claims.iter().flat_map(|claim| &claim.sources).collect();
    let sources = scenario.sources.iter().map(|source| &source.id).filter(|id| !read.contains(id));
    remarks.extend(sources.cloned().map(Remark::IdleSource));
    let cited = cited(scenario);
    let claims = scenario.claims.iter().map(|claim| &claim.id).filter(|id| !cited.contains(id));
    remarks.extend(claims.cloned().map(Remark::IdleClaim));
    let speaking: HashSet<&VoiceId> = scenario.claims.iter().filter_map(|claim| claim.voice.as_ref()).collect();
    let voices = scenario.voices.iter().map(|voice| &voice.id).filter(|id| !speaking.contains(id));
    remarks.extend(voices.cloned().map(Remark::SilentVoice));
    remarks.extend(scales(scenario));
    remarks.extend(tags(scenario));
    remarks
}

/// The kinds that are there only for others to speak of.
const SPOKEN_OF: [ItemKind; 5] =
    [ItemKind::Group, ItemKind::Function, ItemKind::Resource, ItemKind::Category, ItemKind::Condition];

/// Groups, functions, resources, categories and named conditions of which nothing speaks. That an actor belongs to a
/// group is not enough: nothing follows from it.
fn scales(scenario: &Scenario) -> Vec<Remark> {
    let mut apart = scenario.clone();
    apart.actors.iter_mut().for_each(|actor| actor.groups.clear());
    let referred = apart.referred(true);
    let mut remarks = Vec::new();
    for kind in SPOKEN_OF {
        for id in scenario.ids(kind) {
            let mut names = kind.namesakes().iter().map(|kind| ItemKey::new(*kind, id));
            if !names.any(|key| referred.contains(&key)) {
                remarks.push(Remark::Idle(ItemKey::new(kind, id)));
            }
        }
    }
    remarks
}

/// The tags that no pattern asks for, each once, with the element that carries it first.
fn tags(scenario: &Scenario) -> Vec<Remark> {
    let mut asked: BTreeSet<Tag> = BTreeSet::new();
    scenario.clone().living_mentions(&mut |mention| {
        if let Mention::Tag(tag) = mention {
            asked.insert(tag.clone());
        }
        true
    });
    let mut remarks = Vec::new();
    for element in &scenario.elements {
        for tag in element.possible_tags() {
            if asked.insert(tag.clone()) {
                remarks.push(Remark::IdleTag(element.id.clone(), tag.clone()));
            }
        }
    }
    remarks
}

/// Actors who hold, may provide or have something.
fn busy_actors(scenario: &Scenario) -> HashSet<&ActorId> {
    let holds = |actor: &&Actor| scenario.positions.iter().any(|position| actor.is_of(&position.actor));
    let holders = scenario.actors.iter().filter(holds).map(|actor| &actor.id);
    let providers = scenario.elements.iter().flat_map(|element| &element.providers);
    let owners = scenario.resources.iter().flat_map(|resource| &resource.capacities).map(|capacity| &capacity.actor);
    holders.chain(providers).chain(owners).collect()
}

/// Claims that something cites.
fn cited(scenario: &Scenario) -> HashSet<&ClaimId> {
    let mut cited: HashSet<&ClaimId> = HashSet::new();
    for rule in scenario.rules() {
        cited.extend(rule.claims());
        cited.extend(rule.counter_claims());
    }
    cited.extend(scenario.elements.iter().flat_map(cited_by));
    let capacities = scenario.resources.iter().flat_map(|resource| &resource.capacities);
    cited.extend(capacities.flat_map(|capacity| &capacity.claims));
    cited
}
