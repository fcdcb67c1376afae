//! Checks of rounds.

use super::Checker;
use super::names::Kind;
use crate::scenario::{Round, RuleId};

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
    }
}
