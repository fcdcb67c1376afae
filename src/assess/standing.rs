//! How each actor, and each group that holds positions, stands to a package.

use super::assessment::ActorStanding;
use super::levels::{CardLevel, caps};
use super::read::Read;
use crate::logic::board::Placed;
use crate::logic::index::{PartyIx, Table};
use crate::logic::model::{Body, CapBy, Model};
use crate::scenario::{Feasibility, PartyId};

/// How each party stands, in the order of the scenario: all actors, then the groups that hold a red line or a floor.
pub(crate) fn standings(read: &Read<'_>, levels: &[CardLevel]) -> Vec<ActorStanding> {
    let model = read.model;
    let mut standings: Table<PartyIx, ActorStanding> = model.parties.iter().map(blank).collect();
    let mut holds: Table<PartyIx, bool> = Table::alike(&model.parties, false);
    for (party, _) in model.actors.entries() {
        holds[Model::party_of(party)] = true;
    }
    for rule in model.rules.iter() {
        let in_force = read.readings.counts(rule.evidence) && read.values.holds(rule.binds);
        let (holder, violated) = match &rule.body {
            Body::RedLine { holder, .. } | Body::Floor { holder, .. } => {
                holds[*holder] = true;
                (*holder, read.values.holds(rule.fires))
            }
            Body::Willingness { holder } => (*holder, false),
            Body::Limit { .. } | Body::Contradiction { .. } | Body::Caution { .. } | Body::Vote => continue,
        };
        if !in_force {
            continue;
        }
        let standing = &mut standings[holder];
        standing.positions += 1;
        match &rule.body {
            Body::RedLine { .. } if violated => standing.crossed.push(rule.id.clone()),
            Body::Floor { .. } if violated => standing.unmet.push(rule.id.clone()),
            _ => {}
        }
    }
    for (card, level) in read.board.cards().iter().zip(levels) {
        provided(read, card, level, &mut standings);
    }
    let kept = standings.into_items().into_iter().zip(holds.into_items());
    kept.filter(|(_, holds)| *holds).map(|(standing, _)| standing).collect()
}

/// Notes a card at each of its providers.
fn provided(read: &Read<'_>, card: &Placed, level: &CardLevel, standings: &mut Table<PartyIx, ActorStanding>) {
    let element = &read.model.elements[card.element].id;
    let caps = caps(read, card);
    for actor in &card.named {
        let own = caps
            .iter()
            .filter(|cap| matches!(cap.by, CapBy::Willingness(_, who) | CapBy::Otherwise(_, who) if who == *actor));
        let standing = &mut standings[Model::party_of(*actor)];
        standing.provides.push(element.clone());
        if level.unheard.contains(actor) {
            standing.unknown.push(element.clone());
        } else if own.map(|cap| cap.level).min().is_some_and(|level| level <= Feasibility::Contested) {
            standing.reluctant.push(element.clone());
        }
    }
}

fn blank(actor: &PartyId) -> ActorStanding {
    ActorStanding {
        actor: actor.clone(),
        crossed: Vec::new(),
        unmet: Vec::new(),
        reluctant: Vec::new(),
        provides: Vec::new(),
        unknown: Vec::new(),
        positions: 0,
    }
}
