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
        self.field("cards", |c| {
            c.count(seat.cards.len());
            for (index, vote) in seat.cards.iter().enumerate() {
                let before = seat.cards.iter().take(index);
                c.within(Step::Item(index), |c| c.card_vote(vote, before));
            }
        });
        self.field("positions", |c| {
            c.count(seat.positions.len());
            for rule in seat.positions.keys() {
                c.within(Step::KeyItself(rule.to_string()), |c| c.a_position(rule));
            }
        });
    }

    fn card_vote(&mut self, vote: &'s CardVote, mut before: impl Iterator<Item = &'s CardVote>) {
        self.field("card", |c| c.card(&vote.card, false));
        let scenario = self.scenario;
        if before.any(|other| scenario.stand_alike(&other.card, &vote.card)) {
            self.flaw("this seat has judged the card as it stands here already");
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
