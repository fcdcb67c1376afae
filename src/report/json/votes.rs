//! The votes in the JSON document: each card as it stood when it was judged, and each position, with what seats say.

use serde::Serialize;

use super::key::{self, Level};
use super::package::{Chosen, chosen_by};
use crate::report::votes::judged;
use crate::scenario::{ActorId, Card, ElementId, PhaseId, RuleId, Scenario, VoiceId};

#[derive(Serialize)]
pub(super) struct VotesJson<'a> {
    cards: Vec<CardVotesJson<'a>>,
    positions: Vec<PositionVotesJson<'a>>,
}

#[derive(Serialize)]
struct CardVotesJson<'a> {
    card: &'a ElementId,
    phase: &'a PhaseId,
    by: &'a [ActorId],
    with: Chosen<'a>,
    votes: Vec<CardVoteJson<'a>>,
}

#[derive(Serialize)]
struct CardVoteJson<'a> {
    seat: &'a VoiceId,
    feasibility: Level,
}

#[derive(Serialize)]
struct PositionVotesJson<'a> {
    rule: &'a RuleId,
    votes: Vec<PositionVoteJson<'a>>,
}

#[derive(Serialize)]
struct PositionVoteJson<'a> {
    seat: &'a VoiceId,
    hold: &'static str,
}

impl<'a> VotesJson<'a> {
    /// The votes, once they are revealed.
    pub fn of(scenario: &'a Scenario) -> Option<Self> {
        if !scenario.votes_revealed {
            return None;
        }
        let card = |card: &'a Card| {
            let votes = scenario.seats.iter().filter_map(|seat| {
                let feasibility = scenario.vote_on(seat, card)?.into();
                Some(CardVoteJson { seat: &seat.id, feasibility })
            });
            let element = scenario.element(&card.element);
            CardVotesJson {
                card: &card.element,
                phase: &card.phase,
                by: &card.by,
                with: element.map(|element| chosen_by(element, Some(&card.with))).unwrap_or_default(),
                votes: votes.collect(),
            }
        };
        let position = |rule: &'a RuleId| {
            let votes = scenario.seats.iter().filter_map(|seat| {
                let hold = key::hold(*seat.positions.get(rule)?);
                Some(PositionVoteJson { seat: &seat.id, hold })
            });
            let votes: Vec<_> = votes.collect();
            (!votes.is_empty()).then_some(PositionVotesJson { rule, votes })
        };
        Some(Self {
            cards: judged(scenario).into_iter().map(card).collect(),
            positions: scenario.positions.iter().filter_map(|rule| position(&rule.id)).collect(),
        })
    }
}
