//! What has become of each position on a board: touched, kept, or silent and why.

use super::Reading;
use super::board::Board;
use super::index::{ActorIx, RuleIx};
use super::levels::{self, BoundSource, CardLevels};
use super::model::{Body, Model, Silence};
use super::truth::{Open, Truth};
use crate::scenario::{ElementId, Feasibility, Package, PartyId, RuleId};

/// What has become of a position on a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PositionState {
    /// A red line that the board crosses.
    Crossed,
    /// A floor that the board does not meet.
    Unmet,
    /// A willingness at Contested or less, on which these cards rest, in board order.
    Reluctant(Vec<ElementId>),
    /// A red line not crossed, a floor met, or a willingness at Likely or Ready on which these cards rest, in board
    /// order; none for red lines and floors.
    Kept(Vec<ElementId>),
    /// A willingness that no card on the board rests on.
    Unasked,
    /// Not in force on this board: what it is bound to does not hold.
    Unbound,
    /// Not in force, whatever is on the board.
    Silent(Silence),
}

impl PositionState {
    /// Whether the board touches the position: crosses it, leaves it unmet, or rests on a reluctant willingness.
    pub fn is_touched(&self) -> bool {
        matches!(self, Self::Crossed | Self::Unmet | Self::Reluctant(_))
    }

    /// Whether the position is not in force on the board.
    pub fn is_silent(&self) -> bool {
        matches!(self, Self::Unbound | Self::Silent(_))
    }
}

/// A position of an actor, on one board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldPosition {
    /// The position.
    pub rule: RuleId,
    /// Whose it is.
    pub actor: PartyId,
    /// What has become of it.
    pub state: PositionState,
}

/// What has become of every position, in the order of the scenario.
pub fn positions(model: &Model, package: &Package, reading: &Reading) -> Vec<HeldPosition> {
    let board = Board::new(model, package);
    let open = Open::new(model, reading);
    let mut truth = Truth::of(model, &board);
    let levels = levels::levels(model, &board, &truth, &open);
    truth.reach(model, &levels::in_practice(model, &board, &levels));
    let held = |actor: ActorIx, index: RuleIx, state: PositionState| HeldPosition {
        rule: model.rules[index].id.clone(),
        actor: PartyId::from(&model.actors[actor]),
        state,
    };
    let state = |index: RuleIx| -> Option<HeldPosition> {
        let rule = &model.rules[index];
        let (actor, in_force) = match rule.body {
            Body::RedLine { actor, crossed, .. } if truth.holds(crossed) => (actor, PositionState::Crossed),
            Body::Floor { actor, met, .. } if !truth.holds(met) => (actor, PositionState::Unmet),
            Body::RedLine { actor, .. } | Body::Floor { actor, .. } => (actor, PositionState::Kept(Vec::new())),
            Body::Willingness { actor } => (actor, asked(model, &board, &levels, &open, index)),
            Body::Limit { .. } | Body::Contradiction { .. } | Body::Caution { .. } => return None,
        };
        let silence = model.silent(rule, reading.date, open.hearing);
        let unbound = !truth.binds(rule.binds_when);
        let state = match silence {
            Some(silence) => PositionState::Silent(silence),
            None if unbound => PositionState::Unbound,
            None => in_force,
        };
        Some(held(actor, index, state))
    };
    model.rules.entries().filter_map(|(index, _)| state(index)).collect()
}

/// What has become of a willingness in force.
fn asked(model: &Model, board: &Board, levels: &[CardLevels], open: &Open, rule: RuleIx) -> PositionState {
    let mut cards = Vec::new();
    let mut level = Feasibility::Ready;
    for (card, levels) in board.cards().iter().zip(levels) {
        let mut own = levels
            .heard(model, open.hearing)
            .filter(|bound| matches!(bound.by, BoundSource::Willingness(by, _) if by == rule));
        if let Some(bound) = own.next() {
            cards.push(model.elements[card.element].id.clone());
            level = bound.level;
        }
    }
    match (cards.is_empty(), level <= Feasibility::Contested) {
        (true, _) => PositionState::Unasked,
        (false, true) => PositionState::Reluctant(cards),
        (false, false) => PositionState::Kept(cards),
    }
}
