//! Checks of what the room says: points, seats and their votes.

use super::names::Kind;
use super::words::quoted;
use super::{Checker, Step};
use crate::scenario::{CardVote, RuleId, Seat};

impl<'s> Checker<'s> {
    /// Checks all points and seats.
    pub(super) fn room(&mut self) {
        let scenario = self.scenario;
        self.field("points", |c| {
            c.items(&scenario.points, |c, point| {
                c.field("says", |c| c.line(&point.says));
            });
        });
        self.named("seats", &scenario.seats, |seat| seat.id.as_str(), |c, seat| c.seat(seat));
    }

    fn seat(&mut self, seat: &'s Seat) {
        self.field("name", |c| c.line(&seat.name));
        self.votes(&seat.cards, seat.positions.keys());
        if let Some(revealed) = &seat.revealed {
            self.field("revealed", |c| c.votes(&revealed.cards, revealed.positions.keys()));
        }
    }

    fn votes(&mut self, cards: &'s [CardVote], positions: impl ExactSizeIterator<Item = &'s RuleId>) {
        self.field("cards", |c| {
            c.count(cards.len());
            for (index, vote) in cards.iter().enumerate() {
                let before = cards.iter().take(index);
                c.within(Step::Item(index), |c| c.card_vote(vote, before));
            }
        });
        self.field("positions", |c| c.these_positions(positions));
    }

    fn card_vote(&mut self, vote: &'s CardVote, mut before: impl Iterator<Item = &'s CardVote>) {
        self.field("card", |c| c.card(&vote.card, false));
        let scenario = self.scenario;
        if before.any(|other| scenario.stand_alike(&other.card, &vote.card)) {
            self.flaw("this seat has judged the card as it stands here already");
        }
    }

    /// Checks that the keys of a map are positions.
    pub(super) fn these_positions(&mut self, positions: impl ExactSizeIterator<Item = &'s RuleId>) {
        self.count(positions.len());
        for rule in positions {
            self.within(Step::KeyItself(rule.to_string()), |c| c.a_position(rule));
        }
    }

    /// Checks that a rule is a position.
    pub(super) fn a_position(&mut self, rule: &'s RuleId) {
        self.refers(Kind::Rule, rule.as_str());
        if self.names.has(Kind::Rule, rule.as_str()) && self.scenario.position(rule).is_none() {
            self.flaw(format!("{} is no position", quoted(rule.as_str())));
        }
    }
}
