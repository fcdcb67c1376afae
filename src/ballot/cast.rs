//! Ballots that were accepted, as votes of their seats.

use thiserror::Error;

use crate::assess::can_hold;
use crate::scenario::{Card, Feasibility, Hold, RuleId, Scenario, VoiceId};

/// What one seat answers. Nobody is to see it before the votes are revealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatVotes {
    /// The seat.
    pub seat: VoiceId,
    /// How feasible it takes each card asked about to be, as the card stands; `None`: it does not say.
    pub cards: Vec<(Card, Option<Feasibility>)>,
    /// Whether each position asked about would really hold; `None`: it does not say.
    pub positions: Vec<(RuleId, Option<Hold>)>,
}

/// What votes name and the scenario does not have.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no {kind} `{id}` here")]
pub struct NotHere {
    /// What kind of thing.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
}

/// The scenario with these votes, as if each seat had given them here: what a seat was asked about is as it answers, what
/// else it has voted stays.
///
/// # Errors
/// If a seat or a position is not there any more, or a card stands in no package as it was judged.
pub fn cast(scenario: &Scenario, votes: &[SeatVotes]) -> Result<Scenario, NotHere> {
    let mut after = scenario.clone();
    for SeatVotes { seat: id, cards, positions } in votes {
        let not_here = |kind, id: &str| NotHere { kind, id: id.to_owned() };
        let stands = |card: &Card| {
            scenario
                .packages
                .iter()
                .any(|package| package.card(&card.element).is_some_and(|known| scenario.stand_alike(known, card)))
        };
        let seat = after.seats.iter_mut().find(|seat| seat.id == *id).ok_or_else(|| not_here("seat", id.as_str()))?;
        for (card, level) in cards {
            if !stands(card) {
                return Err(not_here("card", card.element.as_str()));
            }
            scenario.judge_card(seat, card, *level);
        }
        for (rule, hold) in positions {
            if !can_hold(scenario, rule) {
                return Err(not_here("position", rule.as_str()));
            }
            seat.judge_position(rule, *hold);
        }
    }
    Ok(after)
}
