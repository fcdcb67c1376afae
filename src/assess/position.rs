//! What has become of each position on a board: touched, kept, or silent and why.

use super::read::Read;
use crate::logic::index::RuleIx;
use crate::logic::model::{Body, CapBy, CompiledRule, Model};
use crate::logic::{Reading, Silence};
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
    let read = Read::new(model, package, reading);
    let state = |(index, rule): (RuleIx, &CompiledRule)| -> Option<HeldPosition> {
        let violated = read.values.holds(rule.fires);
        let (holder, in_force) = match &rule.body {
            Body::RedLine { holder, .. } if violated => (*holder, PositionState::Crossed),
            Body::Floor { holder, .. } if violated => (*holder, PositionState::Unmet),
            Body::RedLine { holder, .. } | Body::Floor { holder, .. } => (*holder, PositionState::Kept(Vec::new())),
            Body::Willingness { holder } => (*holder, asked(&read, index)),
            Body::Limit { .. } | Body::Contradiction { .. } | Body::Caution { .. } | Body::Vote => return None,
        };
        // A willingness that says what holds otherwise speaks all the same.
        let rests = match &in_force {
            PositionState::Crossed | PositionState::Unmet => true,
            PositionState::Reluctant(cards) | PositionState::Kept(cards) => !cards.is_empty(),
            PositionState::Unasked | PositionState::Unbound | PositionState::Silent(_) => false,
        };
        let state = match model.silent(rule, reading) {
            Some(silence) => PositionState::Silent(silence),
            None if !rests && !read.values.holds(rule.binds) => PositionState::Unbound,
            None => in_force,
        };
        Some(HeldPosition { rule: rule.id.clone(), actor: model.parties[holder].clone(), state })
    };
    model.rules.entries().filter_map(state).collect()
}

/// What has become of a willingness in force.
fn asked(read: &Read<'_>, index: RuleIx) -> PositionState {
    let mut cards = Vec::new();
    let mut lowest = Feasibility::Ready;
    for card in read.board.cards() {
        let element = &read.model.elements[card.element];
        let own = element.caps.iter().filter(|cap| {
            matches!(cap.by, CapBy::Willingness(rule, _) | CapBy::Otherwise(rule, _) if rule == index)
                && read.values.holds(cap.when)
        });
        if let Some(level) = own.map(|cap| cap.level).min() {
            cards.push(element.id.clone());
            lowest = lowest.min(level);
        }
    }
    match (cards.is_empty(), lowest <= Feasibility::Contested) {
        (true, _) => PositionState::Unasked,
        (false, true) => PositionState::Reluctant(cards),
        (false, false) => PositionState::Kept(cards),
    }
}
