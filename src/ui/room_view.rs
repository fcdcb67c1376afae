//! What is seen of the room's votes, and whose ballot is closed. Nothing here is saved: what was voted is. Only what the
//! room was promised or told survives a crash.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::scenario::{ElementId, Scenario, Seat, VoiceId};

/// Who is voting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ballots {
    /// Nobody: the laptop is on its way to the next.
    Passed,
    /// One seat, which sees nothing of the others.
    Of(VoiceId),
    /// One person for the whole room, which has voted by hand.
    Table,
}

/// What of the room is shown while nobody votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The seats, and the points for the minutes.
    Seats,
    /// What was voted.
    Result,
}

/// What the room was promised or told of ballots, until the votes are revealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// Seats that are done without having judged anything.
    abstained: BTreeSet<VoiceId>,
    /// Seats whose ballot was closed and then opened again: everybody is told.
    reopened: BTreeSet<VoiceId>,
    /// Seats whose votes were entered in the table, so that it may show them.
    by_hand: BTreeSet<VoiceId>,
}

/// What is seen of the room's votes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoomView {
    /// What is shown, where that was chosen.
    pub step: Option<Step>,
    /// Whose vote is whose is told with the result. It is chosen before the vote only, so that everybody knows.
    pub names: bool,
    /// What the room was promised or told.
    pub told: Told,
    /// The row and the column that have the keyboard, in a ballot or in the table.
    pub place: (usize, usize),
    /// The keyboard goes there in the next frame.
    pub enter: bool,
    /// The row of the result that was asked for, which is marked.
    pub at: Option<ElementId>,
}

impl RoomView {
    /// What is shown: the result once there is one.
    pub fn step(&self, scenario: &Scenario) -> Step {
        self.step.unwrap_or(if scenario.votes_revealed { Step::Result } else { Step::Seats })
    }

    /// Whether a seat has voted and nobody is to look at how.
    pub fn is_closed(&self, seat: &Seat) -> bool {
        seat.has_voted() || self.told.abstained.contains(&seat.id)
    }

    /// A ballot is opened; whether it had been closed is remembered until the votes are revealed.
    pub fn open(&mut self, seat: &Seat, revealed: bool) {
        if self.is_closed(seat) && !revealed {
            self.told.reopened.insert(seat.id.clone());
        }
        (self.place, self.enter) = ((0, 0), true);
    }

    /// A seat is done.
    pub fn close(&mut self, seat: &Seat) {
        if !seat.has_voted() {
            self.told.abstained.insert(seat.id.clone());
        }
    }

    /// The seats whose ballot was opened again, in their order.
    pub fn reopened<'s>(&self, scenario: &'s Scenario) -> Vec<&'s VoiceId> {
        scenario.seats.iter().map(|seat| &seat.id).filter(|seat| self.told.reopened.contains(*seat)).collect()
    }

    /// Whether the choice of names is still open: nobody has voted.
    pub fn may_name(&self, scenario: &Scenario) -> bool {
        !scenario.votes_revealed && scenario.seats.iter().all(|seat| !self.is_closed(seat))
    }

    /// Whether the keyboard goes to the row that was asked for, once.
    pub fn enter_row(&mut self) -> bool {
        std::mem::take(&mut self.enter)
    }

    /// Whether the table may show a seat's votes: they were entered there.
    pub fn is_by_hand(&self, seat: &VoiceId) -> bool {
        self.told.by_hand.contains(seat)
    }

    /// A seat's votes were entered in the table.
    pub fn entered(&mut self, seat: &VoiceId) {
        self.told.by_hand.insert(seat.clone());
    }

    /// Forgets who has voted how: the votes are revealed, or there is to be another vote.
    pub fn forget(&mut self) {
        self.told = Told::default();
    }
}
