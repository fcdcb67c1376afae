//! Seats: who is in the room, and what each judges.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{Card, Feasibility, RuleId, Scenario, Setting, VoiceId, chosen, is_default};

/// A participant, and how it votes. Once votes are revealed, a seat can be heard like a voice, whose set of names it
/// shares: a vote then counts as one more judgement, beside what is on the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// Its name in this file.
    pub id: VoiceId,
    /// Who sits there; empty where that is nobody's business.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: String,
    /// How feasible it takes cards to be, each as it stood when it was judged.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cards: Vec<CardVote>,
    /// Whether positions would really hold.
    #[serde(default, skip_serializing_if = "is_default")]
    pub positions: IndexMap<RuleId, Hold>,
    /// What it had said when its votes were revealed, kept where it has said otherwise since.
    #[serde(default, skip_serializing_if = "is_default")]
    pub revealed: Option<Ballot>,
}

/// What a seat had said when its votes were revealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    /// How feasible it took cards to be, each as it stood when it was judged.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cards: Vec<CardVote>,
    /// Whether positions would really hold.
    #[serde(default, skip_serializing_if = "is_default")]
    pub positions: IndexMap<RuleId, Hold>,
}

impl Seat {
    /// A seat without votes.
    pub fn new(id: VoiceId, name: String) -> Self {
        Self { id, name, cards: Vec::new(), positions: IndexMap::new(), revealed: None }
    }

    /// Whether it has judged anything.
    pub fn has_voted(&self) -> bool {
        !self.cards.is_empty() || !self.positions.is_empty()
    }

    /// Whether it says otherwise of a position than when its votes were revealed.
    pub fn changed_position(&self, rule: &RuleId) -> bool {
        self.revealed.as_ref().is_some_and(|revealed| revealed.positions.get(rule) != self.positions.get(rule))
    }

    /// Puts what it says of a position in the place of what it said; `None`: nothing.
    pub fn judge_position(&mut self, rule: &RuleId, hold: Option<Hold>) {
        match hold {
            Some(hold) => self.positions.insert(rule.clone(), hold),
            None => self.positions.shift_remove(rule),
        };
    }

    /// The name by which its vote on a card is known where rules are; no rule of a file can have it.
    pub fn vote_id(&self, place: usize) -> RuleId {
        RuleId::new(format!("{VOTE}{}/{place}", self.id))
    }
}

/// What the names of votes begin with: ids of a file have no such sign.
const VOTE: &str = "vote/";

impl Scenario {
    /// Whether two cards are of the same element, start in the same phase, and have the same providers and options.
    pub fn stand_alike(&self, one: &Card, other: &Card) -> bool {
        let within = |one: &Card, other: &Card| one.by.iter().all(|actor| other.by.contains(actor));
        let same_options = || {
            self.element(&one.element).is_none_or(|element| {
                let same = |setting: &Setting| {
                    chosen(&one.with, element, &setting.id) == chosen(&other.with, element, &setting.id)
                };
                element.settings.iter().all(same)
            })
        };
        one.element == other.element
            && one.phase == other.phase
            && within(one, other)
            && within(other, one)
            && same_options()
    }

    /// What a seat says of a card as it stands.
    pub fn vote_on(&self, seat: &Seat, card: &Card) -> Option<Feasibility> {
        self.level_among(&seat.cards, card)
    }

    /// What a seat said of a card as it stands when its votes were revealed.
    pub fn revealed_vote_on(&self, seat: &Seat, card: &Card) -> Option<Feasibility> {
        self.level_among(seat.revealed.as_ref().map_or(&seat.cards, |revealed| &revealed.cards), card)
    }

    fn level_among(&self, votes: &[CardVote], card: &Card) -> Option<Feasibility> {
        votes.iter().find(|vote| self.stand_alike(&vote.card, card)).map(|vote| vote.level)
    }

    /// Puts what a seat says of a card as it stands in the place of what it said; `None`: nothing.
    pub fn judge_card(&self, seat: &mut Seat, card: &Card, level: Option<Feasibility>) {
        let place = seat.cards.iter().position(|vote| self.stand_alike(&vote.card, card));
        match (place.and_then(|place| seat.cards.get_mut(place)), level) {
            (Some(vote), Some(level)) => vote.level = level,
            (None, Some(level)) => {
                // The facilitator's remarks are not the seat's.
                let card = Card { note: String::new(), ..card.clone() };
                seat.cards.push(CardVote { card, level });
            }
            (_, None) => {
                place.map(|place| seat.cards.remove(place));
            }
        }
    }

    /// The vote of this name, and whose it is; see [`Seat::vote_id`].
    pub fn vote(&self, id: &RuleId) -> Option<(&Seat, &CardVote)> {
        let (seat, place) = id.as_str().strip_prefix(VOTE)?.split_once('/')?;
        let seat = self.seats.iter().find(|known| known.id.as_str() == seat)?;
        Some((seat, seat.cards.get(place.parse::<usize>().ok()?)?))
    }
}

/// How feasible a card is in the eyes of one seat. It is about a card with these options and providers in this phase; of
/// one that stands otherwise it says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardVote {
    /// The card as it stood.
    pub card: Card,
    /// How feasible it is taken to be.
    pub level: Feasibility,
}

/// Whether a position would really hold, in the eyes of one seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Hold {
    /// Its actor would stand by it.
    Holds,
    /// Its actor would give way.
    GivesWay,
    /// The seat cannot tell.
    Unsure,
}

impl Hold {
    /// All of them, in the order shown.
    pub const ALL: [Self; 3] = [Self::Holds, Self::GivesWay, Self::Unsure];
}
