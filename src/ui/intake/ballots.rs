//! Ballots that came back, before they count.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::numbered;

use crate::ballot::{self, Leave, Outcome, Questions, SeatVotes};
use crate::report::ballot::NoPage;
use crate::scenario::VoiceId;
use crate::workshop::{Snapshot, Version};

/// Something that came back, with any number of ballots in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// What it is called: the name of a file, or which of those it is that were pasted.
    pub name: String,
    /// Its text, or why it cannot be read.
    pub text: Result<String, String>,
}

/// For whom the page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// Anybody, who says by number where they sit.
    #[default]
    ByNumber,
    /// Anybody, who says so by name.
    ByName,
    /// One seat, by its place.
    One(usize),
}

/// What is asked about the package on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asks {
    /// How many cards.
    pub cards: usize,
    /// How many positions.
    pub positions: usize,
}

/// The page of ballots.
#[derive(Clone, Debug, Default)]
pub struct BallotBox {
    /// What came back; shared with what is kept for a crash.
    pub papers: Arc<Vec<Paper>>,
    /// What counts beyond what counts anyway.
    pub leave: Leave,
    /// For whom the page is that is written.
    pub whose: Whose,
    /// How many were pasted so far.
    pasted: usize,
    /// How often something came or went.
    changes: u64,
    known: Option<(Version, u64, Vec<Outcome>)>,
    asks: Option<(Version, Result<Asks, NoPage>)>,
}

impl BallotBox {
    /// As it was left.
    pub fn of(papers: Arc<Vec<Paper>>) -> Self {
        Self { pasted: papers.len(), papers, changes: 1, ..Self::default() }
    }

    /// Something more came back.
    pub fn add(&mut self, name: String, text: Result<String, String>) {
        let short = |text: String| {
            if text.len() > ballot::MAX_BYTES { Err(ballot::Refused::TooLong.to_string()) } else { Ok(text) }
        };
        let text = text.and_then(short);
        // The same again is as good as once; why two cannot be read may be the same.
        if text.is_err() || self.papers.iter().all(|paper| paper.text != text) {
            let name = numbered(&name, |name| self.papers.iter().any(|paper| paper.name == name));
            Arc::make_mut(&mut self.papers).push(Paper { name, text });
            self.changes += 1;
        }
    }

    /// Something was pasted.
    pub fn paste(&mut self, text: String) {
        self.pasted += 1;
        self.add(format!("Pasted text {}", self.pasted), Ok(text));
    }

    /// Away with one of them, by its place.
    pub fn remove(&mut self, place: usize) {
        if place < self.papers.len() {
            Arc::make_mut(&mut self.papers).remove(place);
            self.changes += 1;
        }
    }

    /// Away with all of them.
    pub fn clear(&mut self) {
        self.papers = Arc::default();
        self.leave = Leave::default();
        self.changes += 1;
    }

    /// Away with all in which every ballot counts or is there already.
    pub fn forget_what_counts(&mut self) {
        let settled = |outcome: &Outcome| outcome.fate.counts(self.leave) || outcome.fate == ballot::Fate::Again;
        let open = |name: &str| self.outcomes().iter().any(|outcome| outcome.from == name && !settled(outcome));
        let kept = self.papers.iter().filter(|paper| paper.text.is_err() || open(&paper.name)).cloned();
        self.papers = Arc::new(kept.collect());
        self.leave = Leave::default();
        self.changes += 1;
    }

    /// Works out what is asked, and what is to become of each ballot, if that is not known.
    pub fn look(&mut self, board: &Snapshot) {
        let version = board.version();
        if self.asks.as_ref().is_none_or(|(known, _)| *known != version) {
            self.asks = Some((version, asks(board)));
        }
        if self.known.as_ref().is_none_or(|(known, changes, _)| (*known, *changes) != (version, self.changes)) {
            let read = self.papers.iter().filter_map(|paper| {
                let text = paper.text.as_ref().ok()?;
                Some(ballot::Paper { name: &paper.name, text })
            });
            let outcomes = ballot::read(board.scenario(), &read.collect::<Vec<_>>());
            self.known = Some((version, self.changes, outcomes));
        }
    }

    /// What is asked about the package on the board, or why nothing can be.
    pub fn asks(&self) -> Option<&Result<Asks, NoPage>> {
        self.asks.as_ref().map(|(_, asks)| asks)
    }

    /// What is to become of each ballot.
    pub fn outcomes(&self) -> &[Outcome] {
        self.known.as_ref().map(|(.., outcomes)| outcomes.as_slice()).unwrap_or_default()
    }

    /// Those that count.
    pub fn counting(&self) -> impl Iterator<Item = &Outcome> {
        self.outcomes().iter().filter(|outcome| outcome.fate.counts(self.leave))
    }

    /// What they answer.
    pub fn votes(&self) -> Vec<SeatVotes> {
        self.counting().filter_map(|outcome| outcome.votes.clone()).collect()
    }

    /// The seats whose ballots count, in the order in which they came.
    pub fn seats(&self) -> Vec<VoiceId> {
        let mut seats: Vec<VoiceId> = Vec::new();
        for seat in self.counting().filter_map(|outcome| outcome.seat.clone()) {
            if !seats.contains(&seat) {
                seats.push(seat);
            }
        }
        seats
    }
}

fn asks(board: &Snapshot) -> Result<Asks, NoPage> {
    let scenario = board.scenario();
    if scenario.seats.is_empty() {
        return Err(NoPage::NoSeats);
    }
    let package = board.package().ok_or(NoPage::NothingAsked)?;
    let questions = Questions::of(scenario, package, board.assessment());
    if questions.is_empty() {
        return Err(NoPage::NothingAsked);
    }
    Ok(Asks { cards: questions.cards().len(), positions: questions.positions.len() })
}
