//! What on a board brings a formula about: found in one walk, without asking what else might.

use std::collections::{BTreeSet, HashSet};

use super::read::Read;
use crate::logic::formula::{Formula, Leaf, parts};
use crate::logic::index::{ElementIx, FormulaIx};
use crate::logic::model::Asked;
use crate::scenario::ElementId;

/// Walks through formulas as they stand on a board: of parts that decide the whole, to all that do.
pub(crate) struct Bringing<'r, 'a> {
    read: &'r Read<'a>,
    seen: HashSet<FormulaIx>,
    /// Places in board order.
    places: BTreeSet<usize>,
}

impl<'r, 'a> Bringing<'r, 'a> {
    /// Nothing was looked at yet.
    pub(crate) fn new(read: &'r Read<'a>) -> Self {
        Self { read, seen: HashSet::new(), places: BTreeSet::new() }
    }

    /// The cards and frame elements that bring it about, in board order.
    pub(crate) fn elements(&self) -> Vec<ElementId> {
        let all = self.places.iter().filter_map(|place| self.read.board.all.get(*place));
        all.map(|placed| self.read.model.elements[placed.element].id.clone()).collect()
    }

    /// Looks at what makes a formula hold, or fail, as it does.
    pub(crate) fn holds(&mut self, formula: FormulaIx) {
        let mut left = vec![formula];
        while let Some(next) = left.pop() {
            if !self.read.is_decided(next) && self.seen.insert(next) && self.asked(next) {
                self.step(next, &mut left);
            }
        }
    }

    fn note(&mut self, element: ElementIx) {
        self.places.extend(self.read.board.place_of(element));
    }

    /// Notes what a formula asks; whether to look at its parts.
    fn asked(&mut self, formula: FormulaIx) -> bool {
        let holds = self.read.values.holds(formula);
        match self.read.model.asked.get(&formula) {
            // Where a pattern names one element, it is that card, as it stands, that does not match.
            Some(Asked::Card(pattern)) if !holds => {
                if let [one] = pattern.elements.as_slice() {
                    self.read.model.lookup.elements.get(one).into_iter().for_each(|element| self.note(*element));
                }
                false
            }
            Some(_) | None => true,
        }
    }

    fn step(&mut self, formula: FormulaIx, left: &mut Vec<FormulaIx>) {
        let holds = |part: &FormulaIx| self.read.values.holds(*part);
        match self.read.model.formulas.get(formula) {
            Formula::Constant(_) | Formula::Leaf(Leaf::Evidence(_) | Leaf::Unknown(_)) => {}
            Formula::Leaf(Leaf::Choice(choice)) => {
                if holds(&formula) {
                    self.note(self.read.model.choices[*choice].element);
                }
            }
            Formula::Not(part) => left.push(*part),
            // The parts that decide it are those of its own value. In order: the last one pushed is looked at first.
            node @ (Formula::All(_) | Formula::Any(_)) => {
                let value = holds(&formula);
                let mut deciding: Vec<FormulaIx> = parts(node).filter(|part| holds(part) == value).collect();
                // Where one part alone decides it, and the reading that part, nothing on the board does.
                let alone = matches!(node, Formula::All(_)) != value;
                if alone && deciding.iter().any(|part| self.read.is_decided(*part)) {
                    deciding.clear();
                }
                left.extend(deciding.into_iter().rev());
            }
            // Of a sum, those that count, and where it falls short, those that do not.
            Formula::Over(_, terms) => {
                let value = holds(&formula);
                left.extend(terms.iter().rev().map(|(_, part)| *part).filter(|part| !value || holds(part)));
            }
        }
    }
}
