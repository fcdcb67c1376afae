//! What a package uses up, and whether its providers have it (semantics, section 6).

use super::assessment::{Means, Shortage};
use super::board::{Board, Placed};
use super::cover::{Demand, smallest_shortage};
use super::index::{ResourceIx, Set};
use super::model::{CompiledResource, Model};
use crate::scenario::{ClaimId, Quantity};

/// What the cards use of each resource they use.
pub(crate) fn means(model: &Model, board: &Board) -> Vec<Means> {
    let mut means = Vec::new();
    for (index, resource) in model.resources.entries() {
        let mut need = Quantity::ZERO;
        let mut providers = Set::default();
        for card in board.cards() {
            let used = used(model, card, index);
            if used > Quantity::ZERO {
                need = need.saturating_add(used);
                providers.extend(&card.by);
            }
        }
        if need > Quantity::ZERO {
            let unchecked = providers.iter().filter(|actor| resource.capacity[*actor].is_none());
            let unchecked = unchecked.map(|actor| model.actors[actor].clone()).collect();
            means.push(Means { resource: resource.id.clone(), need, unchecked, unprovided: Vec::new() });
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
pub(crate) fn overcommitted(model: &Model, board: &Board) -> Vec<Overcommitment> {
    model.resources.entries().filter_map(|(index, resource)| shortage(model, board, index, resource)).collect()
}

fn shortage(model: &Model, board: &Board, index: ResourceIx, resource: &CompiledResource) -> Option<Overcommitment> {
    let checked = |card: &&Placed| {
        // A provider whose capacity is not known may have all it takes, and a card without providers asks nobody.
        !card.by.is_empty() && card.named.iter().all(|actor| resource.capacity[*actor].is_some())
    };
    let users = board.cards().iter().filter(checked).filter(|card| used(model, card, index) > Quantity::ZERO);
    let users: Vec<&Placed> = users.collect();
    let demands: Vec<Demand> = users
        .iter()
        .map(|card| Demand { need: used(model, card, index).thousandths().into(), providers: card.by.clone() })
        .collect();
    let capacity = |actor| resource.capacity[actor].as_ref().map_or(0, |capacity| capacity.amount.thousandths().into());
    let short = smallest_shortage(&demands, &capacity)?;

    let cards: Vec<&Placed> = short.iter().filter_map(|number| users.get(*number).copied()).collect();
    let mut providers = Set::default();
    let (mut need, mut claims) = (Quantity::ZERO, Vec::new());
    for card in &cards {
        providers.extend(&card.by);
        need = need.saturating_add(used(model, card, index));
        let uses = model.elements[card.element].contents(&card.options).flat_map(|content| &content.uses);
        claims.extend(uses.filter(|taken| taken.resource == index).flat_map(|taken| taken.claims.iter().cloned()));
    }
    let mut capacity = Quantity::ZERO;
    for given in providers.iter().filter_map(|actor| resource.capacity[actor].as_ref()) {
        capacity = capacity.saturating_add(given.amount);
        claims.extend(given.claims.iter().cloned());
    }
    let shortage = Shortage {
        resource: resource.id.clone(),
        cards: cards.iter().map(|card| model.elements[card.element].id.clone()).collect(),
        need,
        providers: providers.iter().map(|actor| model.actors[actor].clone()).collect(),
        capacity,
    };
    Some(Overcommitment { shortage, claims })
}

/// How much the card uses of the resource.
fn used(model: &Model, card: &Placed, resource: ResourceIx) -> Quantity {
    let uses = model.elements[card.element].contents(&card.options).flat_map(|content| &content.uses);
    let amounts = uses.filter(|taken| taken.resource == resource).map(|taken| taken.amount);
    amounts.fold(Quantity::ZERO, Quantity::saturating_add)
}
