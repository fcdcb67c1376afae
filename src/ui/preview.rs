//! A package that is looked at beside the one on the board: what comes, what goes, and what becomes of each card.

use std::collections::BTreeSet;

use super::scene::Scene;
use crate::assess::{self, Entry, Finding, FindingKey, Row, rows};
use crate::scenario::{Card, ElementId};

/// What becomes of a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Change {
    /// Nothing is compared.
    #[default]
    None,
    /// It stays as it is.
    Untouched,
    /// Something else is chosen on it.
    Changed,
    /// It goes.
    Removed,
    /// It comes.
    Added,
}

/// The board as it stands, and with another package on it.
#[derive(Clone, Debug)]
pub struct Compared<'a> {
    before: &'a Scene,
    after: &'a Scene,
    /// What would follow.
    pub change: assess::Change,
    new: BTreeSet<FindingKey>,
}

impl<'a> Compared<'a> {
    /// Compares a board with the same with another package on it.
    pub fn of(before: &'a Scene, after: &'a Scene) -> Self {
        let change = assess::Change::between(before.assessment(), after.assessment());
        let new = change.new.iter().map(Finding::key).collect();
        Self { before, after, change, new }
    }

    /// The card of an element as it lies on the board.
    pub fn before(&self, element: &ElementId) -> Option<&'a Card> {
        self.before.package()?.card(element)
    }

    /// What becomes of the card of an element.
    pub fn card(&self, element: &ElementId) -> Change {
        let after = self.after.package().and_then(|package| package.card(element));
        match (self.before(element), after) {
            (None, None) => Change::None,
            (Some(_), None) => Change::Removed,
            (None, Some(_)) => Change::Added,
            (Some(before), Some(after)) => {
                let same = (&before.phase, &before.by, &before.with) == (&after.phase, &after.by, &after.with);
                if same { Change::Untouched } else { Change::Changed }
            }
        }
    }

    /// Whether a finding would be new.
    pub fn is_new(&self, finding: &Finding) -> bool {
        self.new.contains(&finding.key())
    }

    /// The gravest finding about an element that would be gone.
    pub fn gone(&self, element: &ElementId) -> Option<&Finding> {
        self.change.cleared.iter().filter(|finding| finding.elements.contains(element)).min_by_key(|one| one.severity)
    }

    /// The rows of the board with the cards where they lie, those that go too; what comes stands behind them.
    pub fn rows(&self) -> Vec<Row<'a>> {
        let of = |scene: &'a Scene| {
            scene.package().map(|package| rows(scene.scenario(), package, scene.assessment())).unwrap_or_default()
        };
        let (mut all, after) = (of(self.before), of(self.after));
        let mut coming: Vec<(usize, usize, Entry<'a>)> = Vec::new();
        for (row, with) in after.into_iter().enumerate() {
            for (phase, cell) in with.cells.into_iter().enumerate() {
                coming.extend(cell.into_iter().map(|entry| (row, phase, entry)));
            }
        }
        for entry in all.iter_mut().flat_map(|row| &mut row.cells).flatten() {
            if let Some(place) = coming.iter().position(|(.., new)| new.element.id == entry.element.id) {
                *entry = coming.swap_remove(place).2;
            }
        }
        // In the order in which they would be laid.
        coming.sort_by_key(|(row, phase, _)| (*row, *phase));
        for (row, phase, entry) in coming {
            if let Some(cell) = all.get_mut(row).and_then(|row| row.cells.get_mut(phase)) {
                cell.push(entry);
            }
        }
        all
    }
}
