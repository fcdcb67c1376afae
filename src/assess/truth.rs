//! Which conditions hold on a board, and which rules are in force there.

use super::Reading;
use super::board::Board;
use super::index::{FunctionIx, NodeIx, RuleIx, Table};
use super::model::{Hearing, Model, Node, Silence};
use crate::scenario::Degree;

/// Which conditions hold.
pub(crate) struct Truth {
    holds: Table<NodeIx, bool>,
}

impl Truth {
    /// Decides every condition that does not ask what the package reaches; the others are false for now.
    pub(crate) fn of(model: &Model, board: &Board) -> Self {
        let cards: Table<_, bool> = model.patterns.iter().map(|pattern| pattern.on_board(model, board)).collect();
        let mut truth = Self { holds: Table::alike(&model.nodes, false) };
        for (index, node) in model.nodes.entries().filter(|(index, _)| !model.reaching[*index]) {
            truth.holds[index] = match node {
                Node::Card(pattern) => cards[*pattern],
                Node::All(_) | Node::Any(_) | Node::Not(_) | Node::AtLeast(..) => truth.combine(node),
                Node::Reaches(..) => false,
            };
        }
        truth
    }

    /// Decides the rest, once it is known what the package gives in practice.
    pub(crate) fn reach(&mut self, model: &Model, in_practice: &Table<FunctionIx, Degree>) {
        for (index, node) in model.nodes.entries().filter(|(index, _)| model.reaching[*index]) {
            self.holds[index] = match node {
                Node::Reaches(function, degree) => in_practice[*function] >= *degree,
                Node::Card(_) => false,
                Node::All(_) | Node::Any(_) | Node::Not(_) | Node::AtLeast(..) => self.combine(node),
            };
        }
    }

    /// Decides a node from its parts.
    fn combine(&self, node: &Node) -> bool {
        match node {
            Node::Card(_) | Node::Reaches(..) => false,
            Node::All(parts) => parts.iter().all(|part| self.holds[*part]),
            Node::Any(parts) => parts.iter().any(|part| self.holds[*part]),
            Node::Not(part) => !self.holds[*part],
            Node::AtLeast(count, parts) => {
                parts.iter().filter(|part| self.holds[**part]).count() as u64 >= u64::from(*count)
            }
        }
    }

    /// Whether the condition holds.
    pub(crate) fn holds(&self, node: NodeIx) -> bool {
        self.holds[node]
    }

    /// Whether the condition holds, or there is none.
    pub(crate) fn binds(&self, node: Option<NodeIx>) -> bool {
        node.is_none_or(|node| self.holds[node])
    }
}

/// Which rules a reading lets speak, whatever is on the board.
pub(crate) struct Open {
    /// Rules that are switched on and whose dates take in the board date, heard or not.
    pub(crate) dated: Table<RuleIx, bool>,
    /// Those of them that are heard.
    pub(crate) heard: Table<RuleIx, bool>,
    pub(crate) hearing: Hearing,
}

impl Open {
    pub(crate) fn new(model: &Model, reading: &Reading) -> Self {
        let hearing = model.hearing(reading);
        let silences: Table<RuleIx, _> =
            model.rules.iter().map(|rule| model.silent(rule, reading.date, hearing)).collect();
        Self {
            dated: silences.iter().map(|silence| matches!(silence, None | Some(Silence::NotHeard))).collect(),
            heard: silences.iter().map(Option::is_none).collect(),
            hearing,
        }
    }
}
