//! Closing rounds, and looking at the board as it was.

use super::App;
use crate::scenario::{Argument, RoundId};
use crate::ui::shell::Notice;
use crate::ui::state::Centre;
use crate::workshop::Closing;

impl App {
    /// Closes a round; says why, if that cannot be done.
    pub(super) fn close_round(&mut self, name: String, note: String, arguments: Vec<Argument>) {
        let closed = (self.clock)();
        match self.workshop.close_round(&Closing { name, note, arguments, closed, ways: Vec::new() }) {
            Ok(()) => self.settled(),
            Err(rejected) => self.say(Notice::info(rejected.to_string())),
        }
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
