//! What a package uses up, and whether its providers have it (semantics, section 6).

use super::assessment::{Means, Shortage};
use super::read::Read;
use crate::logic::board::Placed;
use crate::logic::cover::{Demand, smallest_shortage};
use crate::logic::index::{ActorIx, ResourceIx, Set};
use crate::logic::model::{CompiledCapacity, CompiledResource};
use crate::scenario::{ClaimId, Quantity};

/// What the cards use of each resource they use.
pub(crate) fn means(read: &Read<'_>) -> Vec<Means> {
    let model = read.model;
    let mut means = Vec::new();
    for (index, resource) in model.resources.entries() {
        let mut need = Quantity::ZERO;
        let (mut providers, mut unprovided) = (Set::default(), Vec::new());
        for card in read.board.cards() {
            let used = used(read, card, index);
            if used > Quantity::ZERO {
                need = need.saturating_add(used);
                card.named.iter().for_each(|actor| providers.insert(*actor));
                let element = &model.elements[card.element];
                if element.providers.is_empty() {
                    unprovided.push(element.id.clone());
                }
            }
        }
        if need > Quantity::ZERO {
            let unchecked = providers.iter().filter(|actor| capacity(read, resource, *actor).is_none());
            let unchecked = unchecked.map(|actor| model.actors[actor].clone()).collect();
            means.push(Means { resource: resource.id.clone(), need, unchecked, unprovided });
        }
    }
    means
}

/// A resource that does not reach, and what the figures rest on.
pub(crate) struct Overcommitment {
    pub(crate) shortage: Shortage,
    pub(crate) claims: Vec<ClaimId>,
}

/// The resources that do not reach, in the order of the scenario.
pub(crate) fn overcommitted(read: &Read<'_>) -> Vec<Overcommitment> {
    read.model.resources.entries().filter_map(|(index, resource)| shortage(read, index, resource)).collect()
}

/// What a source says that an actor has of a resource.
fn capacity<'r>(read: &Read<'_>, resource: &'r CompiledResource, actor: ActorIx) -> Option<&'r CompiledCapacity> {
    let capacity = resource.capacity[actor].as_ref()?;
    capacity.evidence.is_none_or(|evidence| read.readings.counts(evidence)).then_some(capacity)
}

fn shortage(read: &Read<'_>, index: ResourceIx, resource: &CompiledResource) -> Option<Overcommitment> {
    let model = read.model;
    let known = |actor: ActorIx| capacity(read, resource, actor);
    if !model.actors.entries().any(|(actor, _)| known(actor).is_some()) {
        return None;
    }
    // A provider whose capacity is not known may have all it takes, and a card that allows no providers asks nobody.
    let checked = |card: &&Placed| {
        !model.elements[card.element].providers.is_empty() && card.named.iter().all(|actor| known(*actor).is_some())
    };
    let users = read.board.cards().iter().filter(checked).filter(|card| used(read, card, index) > Quantity::ZERO);
    let users: Vec<&Placed> = users.collect();
    let providers = |card: &Placed| card.named.iter().copied().collect::<Set<ActorIx>>();
    let demand =
        |card: &&Placed| Demand { need: used(read, card, index).thousandths().into(), providers: providers(card) };
    let demands: Vec<Demand> = users.iter().map(demand).collect();
    let held = |actor| known(actor).map_or(0, |capacity| capacity.amount.thousandths().into());
    let short = smallest_shortage(&demands, &held)?;

    let cards: Vec<&Placed> = short.iter().filter_map(|number| users.get(*number).copied()).collect();
    let mut together = Set::default();
    let (mut need, mut claims) = (Quantity::ZERO, Vec::new());
    for card in &cards {
        together.extend(&providers(card));
        need = need.saturating_add(used(read, card, index));
        claims.extend(uses(read, card, index).flat_map(|taken| taken.claims.iter().cloned()));
    }
    let mut capacity = Quantity::ZERO;
    for given in together.iter().filter_map(known) {
        capacity = capacity.saturating_add(given.amount);
        claims.extend(given.claims.iter().cloned());
    }
    let shortage = Shortage {
        resource: resource.id.clone(),
        cards: cards.iter().map(|card| model.elements[card.element].id.clone()).collect(),
        need,
        providers: together.iter().map(|actor| model.actors[actor].clone()).collect(),
        capacity,
    };
    Some(Overcommitment { shortage, claims })
}

/// What the card takes of the resource, as far as that is known.
fn uses<'r>(
    read: &'r Read<'_>,
    card: &Placed,
    resource: ResourceIx,
) -> impl Iterator<Item = &'r crate::logic::model::CompiledUse> {
    let uses = read.model.elements[card.element].uses.iter();
    uses.filter(move |taken| taken.resource == resource && read.values.holds(taken.when))
}

/// How much the card uses of the resource.
fn used(read: &Read<'_>, card: &Placed, resource: ResourceIx) -> Quantity {
    uses(read, card, resource).map(|taken| taken.amount).fold(Quantity::ZERO, Quantity::saturating_add)
}
