//! Patterns in index form, and what they match.

use super::board::{Board, Placed};
use super::index::{ActorIx, ElementIx, OptionIx, PhaseIx, Set, SettingIx, TagIx};
use super::model::{CompiledElement, Model, chosen_among};
use crate::scenario::Pattern;

/// A pattern, with the elements that can match it.
#[derive(Clone, Debug)]
pub(crate) struct CompiledPattern {
    /// As the scenario writes it.
    pub(crate) source: Pattern,
    pub(crate) phase: Option<Set<PhaseIx>>,
    pub(crate) by: Option<Set<ActorIx>>,
    pub(crate) only_by: Option<Set<ActorIx>>,
    /// In the order of the scenario. Elements that cannot match, however they stand, are left out.
    pub(crate) candidates: Vec<Candidate>,
}

/// What is left to ask of a card of one element.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) element: ElementIx,
    /// Tags that the element itself does not carry, so that its options must.
    pub(crate) tags: Vec<TagIx>,
    pub(crate) with: Vec<(SettingIx, Set<OptionIx>)>,
}

impl CompiledPattern {
    /// What it asks of this element, if the element can match.
    pub(crate) fn candidate(&self, element: ElementIx) -> Option<&Candidate> {
        let place = self.candidates.binary_search_by_key(&element, |candidate| candidate.element).ok()?;
        self.candidates.get(place)
    }

    /// Whether the card or frame element matches.
    pub(crate) fn matches(&self, model: &Model, placed: &Placed) -> bool {
        self.candidate(placed.element)
            .is_some_and(|candidate| self.met(candidate, &model.elements[placed.element], placed))
    }

    /// Whether any card or frame element on the board matches.
    pub(crate) fn on_board(&self, model: &Model, board: &Board) -> bool {
        self.candidates.iter().any(|candidate| {
            board
                .placed(candidate.element)
                .is_some_and(|placed| self.met(candidate, &model.elements[candidate.element], placed))
        })
    }

    /// Whether a card of the candidate's element meets every part.
    pub(crate) fn met(&self, candidate: &Candidate, element: &CompiledElement, placed: &Placed) -> bool {
        chosen_among(&candidate.with, &placed.options)
            && self.phase.as_ref().is_none_or(|phases| placed.phase.is_some_and(|phase| phases.contains(phase)))
            && self.by.as_ref().is_none_or(|by| by.meets(&placed.by))
            && self.only_by.as_ref().is_none_or(|by| !placed.by.is_empty() && placed.by.within(by))
            && candidate
                .tags
                .iter()
                .all(|tag| element.contents(&placed.options).any(|content| content.tags.contains(*tag)))
    }
}
