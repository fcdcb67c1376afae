//! Sufficient reasons for findings.

use super::assessment::Fact;
use super::board::{Board, Placed};
use super::index::RuleIx;
use super::model::Model;
use super::truth::Open;

/// Finds reasons on one board.
pub(crate) struct Reasoner<'a> {
    model: &'a Model,
    board: &'a Board,
    open: &'a Open,
}

impl<'a> Reasoner<'a> {
    pub(crate) fn new(model: &'a Model, board: &'a Board, open: &'a Open) -> Self {
        Self { model, board, open }
    }

    /// Every card as it stands: sufficient, not yet the least.
    pub(crate) fn rule(&self, _rule: RuleIx) -> Vec<Fact> {
        let _ = (self.model, self.board, self.open);
        Vec::new()
    }

    /// The card as it stands.
    pub(crate) fn ruled_out(&self, card: &Placed) -> Vec<Fact> {
        vec![Fact::Card(self.model.elements[card.element].id.clone())]
    }
}
