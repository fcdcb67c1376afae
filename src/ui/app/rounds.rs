//! Closing rounds, and looking at the board as it was.

use super::App;
use crate::scenario::{Feasibility, WayKept};
use crate::search::Way;
use crate::ui::drafts::RoundDraft;
use crate::ui::shell::{CloseRound, Dialog, Notice};
use crate::ui::state::Centre;
use crate::workshop::Closing;

impl App {
    /// Asks what is to be kept with the round that is closed; what was typed before comes back.
    pub(super) fn ask_close_round(&mut self) {
        let name = format!("Round {}", self.workshop.scenario().rounds.len() + 1);
        let draft = self.round.take().unwrap_or_else(|| RoundDraft::named(name));
        self.show(Dialog::CloseRound(CloseRound::new(draft, self.named_ways().count())));
    }

    /// Closes a round; says why, if that cannot be done, and keeps what was typed.
    pub(super) fn close_round(&mut self, draft: &RoundDraft, keep_ways: bool) {
        let ways = if keep_ways { self.named_ways().collect() } else { Vec::new() };
        let RoundDraft { name, note, arguments } = draft.clone();
        let closing = Closing { name: name.trim().to_owned(), note, arguments, ways, closed: (self.clock)() };
        match self.workshop.close_round(&closing) {
            Ok(()) => {
                self.dialog = None;
                self.settled();
            }
            Err(rejected) => self.say(Notice::info(rejected.to_string())),
        }
    }

    /// The ways forward that the board names, if they are about the board as it stands; not those that change nothing.
    fn named_ways(&self) -> impl Iterator<Item = WayKept> {
        let ways = self.screen.document.answers().ways.iter().flat_map(|found| &found.ways);
        let kept = |way: &Way| WayKept {
            feasibility: way.assessment.feasibility.unwrap_or(Feasibility::Ready),
            frame: way.package.frame.clone(),
            cards: way.package.cards.clone(),
        };
        ways.map(kept)
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
}
