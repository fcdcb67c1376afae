//! Closing rounds, and looking at the board as it was.

use super::App;
use crate::scenario::{Feasibility, RoundId, WayKept};
use crate::search::Way;
use crate::ui::shell::{ClosingRound, Modal, Notice};
use crate::ui::state::Centre;
use crate::workshop::Closing;

impl App {
    /// Asks what is to be kept with the round that is closed.
    pub(super) fn ask_close_round(&mut self) {
        let name = format!("Round {}", self.workshop.scenario().rounds.len() + 1);
        self.modal = Some(Modal::CloseRound(ClosingRound::named(name, self.named_ways().count())));
    }

    /// Closes a round; says why, if that cannot be done.
    pub(super) fn close_round(&mut self, closing: ClosingRound) {
        let ways = if closing.keep_ways { self.named_ways().collect() } else { Vec::new() };
        let name = closing.name().to_owned();
        let ClosingRound { note, arguments, .. } = closing;
        match self.workshop.close_round(&Closing { name, note, arguments, ways, closed: (self.clock)() }) {
            Ok(()) => self.settled(),
            Err(rejected) => self.say(Notice::info(rejected.to_string())),
        }
    }

    /// The ways forward that the board names, if they are about the board as it stands; not those that change nothing.
    fn named_ways(&self) -> impl Iterator<Item = WayKept> {
        let answers = &self.view.answers;
        let ways = answers.ways.iter().filter(|_| !answers.stale).flat_map(|found| &found.ways);
        let kept = |way: &Way| WayKept {
            feasibility: way.assessment.feasibility.unwrap_or(Feasibility::Ready),
            frame: way.package.frame.clone(),
            cards: way.package.cards.clone(),
        };
        ways.filter(|way| !way.steps.is_empty()).map(kept)
    }

    /// Shows the round so many further on: of the one that is looked at, or from the end.
    pub(super) fn step_round(&mut self, by: isize) {
        let rounds = &self.workshop.scenario().rounds;
        let here = match &self.view.centre {
            Centre::Round(id) => rounds.iter().position(|round| round.id == *id),
            _ => None,
        };
        let last = rounds.len().saturating_sub(1);
        let next = here.map_or(last, |here| here.saturating_add_signed(by).min(last));
        if let Some(round) = rounds.get(next) {
            self.view.centre = Centre::Round(round.id.clone());
        }
    }

    /// Makes the board of the round that is looked at, if one is; a round that is gone is not.
    pub(super) fn update_looked(&mut self) {
        let Centre::Round(wanted) = &self.view.centre else {
            self.looked = None;
            return;
        };
        let now = (self.document, self.workshop.revision());
        let known = |(id, made, _): &(RoundId, (u64, u64), _)| id == wanted && *made == now;
        if self.looked.as_ref().is_some_and(known) {
            return;
        }
        let round = self.workshop.scenario().round(wanted);
        let shown = round.and_then(|round| self.workshop.as_closed(round));
        self.looked = shown.map(|shown| (wanted.clone(), now, Box::new(shown)));
        if self.looked.is_none() {
            self.view.centre = Centre::Rounds;
        }
    }
}
