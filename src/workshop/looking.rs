//! Boards to be looked at: another package in place of the one that is there, or the board of a round.

use std::collections::VecDeque;
use std::sync::OnceLock;

use super::{Edit, History, Workshop};
use crate::assess::Reading;
use crate::scenario::{Package, Round};

impl Workshop {
    /// The same document with another package on the board, to be looked at: it has no history and nothing to save.
    pub fn with_board(&self, package: &Package) -> Self {
        let mut shown = Self {
            scenario: self.scenario.clone(),
            model: self.model.clone(),
            reading: self.reading.clone(),
            assessment: self.assessment.clone(),
            stances: self.stances.clone(),
            positions: OnceLock::new(),
            history: History::default(),
            changes: VecDeque::new(),
            just_changed: false,
            saved: None,
            extended: None,
            dirty: false,
            unsaved_changes: 0,
            // What was measured for the board as it is does not hold for this.
            revision: self.revision.wrapping_add(1 << 40),
            texts_changed: self.texts_changed,
        };
        if let Ok(()) = Edit::Adopt(Box::new(package.clone())).apply(&mut shown.scenario) {
            shown.assess_again();
        }
        shown
    }

    /// The board as it was when a round was closed, to be looked at; `None` if the scenario cannot say that any more.
    pub fn as_closed(&self, round: &Round) -> Option<Self> {
        let mut scenario = self.scenario.clone();
        scenario.switched_off.clone_from(&round.switched_off);
        let mut shown = Self::open(scenario).ok()?;
        Edit::Adopt(Box::new(round.package.clone())).apply(&mut shown.scenario).ok();
        shown.reading = Reading { date: round.as_of, voice: round.voice.clone() };
        shown.assess_again();
        // Each board has a number of its own: what was measured for one does not hold for another.
        let place = self.scenario.rounds.iter().position(|known| known.id == round.id)?;
        shown.revision = self.revision.wrapping_add((1 << 41) + ((place as u64) << 20));
        Some(shown)
    }
}
