//! How each actor stands to a package.

use super::assessment::ActorStanding;
use super::board::{Board, Placed};
use super::index::{ActorIx, Table};
use super::levels::{BoundSource, CardLevels};
use super::model::{Body, Hearing, Model};
use super::truth::{Open, Truth};
use crate::scenario::{ElementId, Feasibility};

/// How each actor stands, in the order of the scenario.
pub(crate) fn standings(
    model: &Model,
    board: &Board,
    truth: &Truth,
    open: &Open,
    levels: &[CardLevels],
) -> Vec<ActorStanding> {
    let mut standings: Table<ActorIx, ActorStanding> = model.actors.iter().map(|actor| blank(actor.into())).collect();
    for (index, rule) in model.rules.entries() {
        if !open.heard[index] || !truth.binds(rule.binds_when) {
            continue;
        }
        match rule.body {
            Body::RedLine { actor, crossed, .. } => {
                standings[actor].positions += 1;
                if truth.holds(crossed) {
                    standings[actor].crossed.push(rule.id.clone());
                }
            }
            Body::Floor { actor, met, .. } => {
                standings[actor].positions += 1;
                if !truth.holds(met) {
                    standings[actor].unmet.push(rule.id.clone());
                }
            }
            Body::Willingness { actor } => standings[actor].positions += 1,
            Body::Limit { .. } | Body::Contradiction { .. } | Body::Caution { .. } => {}
        }
    }
    for (card, levels) in board.cards().iter().zip(levels) {
        provided(model, card, levels, open.hearing, &mut standings);
    }
    standings.into_items()
}

/// Notes a card at each of its providers.
fn provided(
    model: &Model,
    card: &Placed,
    levels: &CardLevels,
    hearing: Hearing,
    standings: &mut Table<ActorIx, ActorStanding>,
) {
    let element: &ElementId = &model.elements[card.element].id;
    for actor in &card.named {
        let own = levels.heard(model, hearing).filter_map(|bound| match bound.by {
            BoundSource::Willingness(_, who) => (who == *actor).then_some(bound.level),
            BoundSource::Element | BoundSource::Option(..) | BoundSource::NobodyProvides | BoundSource::Limit(_) => {
                None
            }
        });
        let standing = &mut standings[*actor];
        standing.provides.push(element.clone());
        match own.min() {
            None => standing.unknown.push(element.clone()),
            Some(level) if level <= Feasibility::Contested => standing.reluctant.push(element.clone()),
            Some(_) => {}
        }
    }
}

fn blank(actor: crate::scenario::PartyId) -> ActorStanding {
    ActorStanding {
        actor,
        crossed: Vec::new(),
        unmet: Vec::new(),
        reluctant: Vec::new(),
        provides: Vec::new(),
        unknown: Vec::new(),
        positions: 0,
    }
}
