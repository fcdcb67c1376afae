//! Checks of rounds.

use super::names::Kind;
use super::{Checker, Step};
use crate::scenario::{Round, RuleId, Tallies};

impl<'s> Checker<'s> {
    /// Checks all rounds.
    pub(super) fn rounds(&mut self) {
        let scenario = self.scenario;
        self.namespace(Kind::Round);
        self.named("rounds", &scenario.rounds, |round| round.id.as_str(), |c, round| c.round(round));
    }

    fn round(&mut self, round: &'s Round) {
        self.field("name", |c| c.title(&round.name));
        self.note(&round.note);
        self.field("arguments", |c| {
            c.items(&round.arguments, |c, argument| {
                if !argument.who.is_empty() {
                    c.field("who", |c| c.title(&argument.who));
                }
                c.field("says", |c| c.prose(&argument.says));
            });
        });
        if let Some(voice) = &round.voice {
            self.field("voice", |c| c.refers(Kind::Voice, voice.as_str()));
        }
        self.refers_all("switched_off", Kind::Rule, &round.switched_off, RuleId::as_str);
        self.refers_all("violated", Kind::Rule, &round.violated, RuleId::as_str);
        // The package it came from may be gone, and so may the one that varied.
        self.field("package", |c| {
            c.field("name", |c| c.title(&round.package.name));
            c.contents(&round.package);
        });
        self.field("ways", |c| c.items(&round.ways, |c, way| c.board(&way.frame, &way.cards)));
        self.field("votes", |c| c.tallies(&round.votes));
    }

    fn tallies(&mut self, votes: &'s Tallies) {
        self.field("cards", |c| {
            c.count(votes.cards.len());
            for (element, levels) in &votes.cards {
                c.within(Step::KeyItself(element.to_string()), |c| c.refers(Kind::Element, element.as_str()));
                c.within(Step::Key(element.to_string()), |c| {
                    c.count(levels.len());
                    if !levels.is_sorted() {
                        c.flaw_with("these levels are out of order", Some("the lowest comes first".to_owned()), vec![]);
                    }
                });
            }
        });
        self.field("positions", |c| c.these_positions(votes.positions.keys()));
        self.field("changed_cards", |c| {
            c.count(votes.changed_cards.len());
            for element in votes.changed_cards.keys() {
                c.within(Step::KeyItself(element.to_string()), |c| c.refers(Kind::Element, element.as_str()));
            }
        });
        self.field("changed_positions", |c| c.these_positions(votes.changed_positions.keys()));
    }
}
