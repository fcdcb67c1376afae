//! What stands in a scenario and is used by nothing.

use std::collections::HashSet;

use super::Remark;
use crate::scenario::{Actor, ActorId, ClaimId, Element, Rating, Scenario, VoiceId};

/// Idle actors, sources, claims and voices.
pub(super) fn remarks(scenario: &Scenario) -> Vec<Remark> {
    let busy = busy_actors(scenario);
    let actors = scenario.actors.iter().map(|actor| &actor.id).filter(|id| !busy.contains(id));
    let read: HashSet<_> = scenario.claims.iter().flat_map(|claim| &claim.sources).collect();
    let sources = scenario.sources.iter().map(|source| &source.id).filter(|id| !read.contains(id));
    let cited = cited(scenario);
    let claims = scenario.claims.iter().map(|claim| &claim.id).filter(|id| !cited.contains(id));
    let speaking: HashSet<&VoiceId> = scenario.claims.iter().filter_map(|claim| claim.voice.as_ref()).collect();
    let voices = scenario.voices.iter().map(|voice| &voice.id).filter(|id| !speaking.contains(id));
    actors
        .cloned()
        .map(Remark::IdleActor)
        .chain(sources.cloned().map(Remark::IdleSource))
        .chain(claims.cloned().map(Remark::IdleClaim))
        .chain(voices.cloned().map(Remark::SilentVoice))
        .collect()
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
    for element in &scenario.elements {
        of_element(element, &mut cited);
    }
    let capacities = scenario.resources.iter().flat_map(|resource| &resource.capacities);
    cited.extend(capacities.flat_map(|capacity| &capacity.claims));
    cited
}

fn of_element<'a>(element: &'a Element, cited: &mut HashSet<&'a ClaimId>) {
    let rating = |rating: &'a Option<Rating>| rating.iter().flat_map(|rating| &rating.claims);
    cited.extend(&element.claims);
    cited.extend(rating(&element.feasibility));
    cited.extend(element.gives.iter().flat_map(|gift| &gift.claims));
    cited.extend(element.cost.iter().flat_map(|cost| &cost.claims));
    cited.extend(element.uses.iter().flat_map(|taken| &taken.claims));
    for option in element.settings.iter().flat_map(|setting| &setting.options) {
        cited.extend(rating(&option.feasibility));
        cited.extend(option.gives.iter().flat_map(|gift| &gift.claims));
        cited.extend(option.cost.iter().flat_map(|cost| &cost.claims));
        cited.extend(option.uses.iter().flat_map(|taken| &taken.claims));
    }
}
