//! Who is in the room and what is said there: seats, votes, and points for the minutes.

use serde::{Deserialize, Serialize};

use super::edit::{Rejected, change};
use super::naming;
use crate::ballot::{NotHere, SeatVotes, cast};
use crate::scenario::{Ballot, ElementId, Feasibility, Hold, Point, PointKind, RuleId, Scenario, Seat, VoiceId};
use crate::wording;

/// One thing that is done about the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoomEdit {
    /// One more seat, whose name may be empty.
    AddSeat(String),
    /// Another name for a seat.
    NameSeat(VoiceId, String),
    /// Away with a seat, and with its votes.
    RemoveSeat(VoiceId),
    /// How feasible a seat takes the element's card to be, as it stands on the board; `None`: it does not say.
    JudgeCard(VoiceId, ElementId, Option<Feasibility>),
    /// Whether a position would really hold in the eyes of a seat; `None`: it does not say.
    JudgePosition(VoiceId, RuleId, Option<Hold>),
    /// Ballots that came back from elsewhere, as if each seat had given its votes here.
    CastBallots(Vec<SeatVotes>),
    /// Shows the votes, so that they can be heard, or hides them.
    Reveal(bool),
    /// Away with all votes, which are hidden from then on; the seats stay.
    ClearVotes,
    /// One more point for the minutes.
    AddPoint(PointKind),
    /// What a point says, by its place.
    SetPoint(usize, String),
    /// What a point is, by its place.
    SetPointKind(usize, PointKind),
    /// Away with a point, by its place.
    RemovePoint(usize),
}

/// What something done about the room is called; seats are named by their place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoomLabel {
    AddSeat,
    NameSeat(usize),
    RemoveSeat(usize),
    Vote(usize),
    CastBallots(usize),
    Reveal(bool),
    ClearVotes,
    AddPoint(PointKind),
    SetPoint,
    RemovePoint,
}

impl RoomLabel {
    /// The label in words.
    pub(super) fn text(&self) -> String {
        let seat = |place: &usize| wording::name::seat_at(*place);
        match self {
            Self::AddSeat => "Add a seat".to_owned(),
            Self::NameSeat(place) => format!("Name {}", seat(place)),
            Self::RemoveSeat(place) => format!("Remove {}", seat(place)),
            Self::Vote(place) => format!("Vote of {}", seat(place)),
            Self::CastBallots(count) => format!("Take in {}", wording::count(*count, "ballot", "ballots")),
            Self::Reveal(true) => "Reveal the votes".to_owned(),
            Self::Reveal(false) => "Hide the votes".to_owned(),
            Self::ClearVotes => "Vote again".to_owned(),
            Self::AddPoint(kind) => format!("Add {}", wording::within(wording::point_kind(*kind))),
            Self::SetPoint => "Change a point for the minutes".to_owned(),
            Self::RemovePoint => "Remove a point for the minutes".to_owned(),
        }
    }
}

impl RoomEdit {
    /// Does the edit. On an error the scenario is as it was.
    pub(super) fn apply(&self, scenario: &mut Scenario) -> Result<(), Rejected> {
        match self {
            Self::AddSeat(name) => {
                let id = naming::seat_id(scenario);
                scenario.seats.push(Seat::new(id, naming::line(name)));
                Ok(())
            }
            Self::NameSeat(seat, name) => change(&mut seat_mut(scenario, seat)?.name, naming::line(name)),
            Self::RemoveSeat(seat) => remove_seat(scenario, seat),
            Self::JudgeCard(seat, element, level) => {
                judged(scenario, seat, |scenario| judge_card(scenario, seat, element, *level))
            }
            Self::JudgePosition(seat, rule, hold) => {
                judged(scenario, seat, |scenario| judge_position(scenario, seat, rule, *hold))
            }
            Self::CastBallots(votes) => {
                let after = cast(scenario, votes).map_err(|NotHere { kind, id }| Rejected::Unknown { kind, id })?;
                let mut seats = after.seats;
                for (before, seat) in scenario.seats.iter().zip(&mut seats) {
                    if votes.iter().any(|vote| vote.seat == seat.id) {
                        keep_revealed(before, seat, scenario.votes_revealed);
                    }
                }
                change(&mut scenario.seats, seats)
            }
            Self::Reveal(revealed) => change(&mut scenario.votes_revealed, *revealed),
            Self::ClearVotes => {
                let mut seats = scenario.seats.clone();
                for seat in &mut seats {
                    *seat = Seat::new(seat.id.clone(), std::mem::take(&mut seat.name));
                }
                change(&mut scenario.seats, seats)?;
                scenario.votes_revealed = false;
                Ok(())
            }
            Self::AddPoint(kind) => {
                scenario.points.push(Point { kind: *kind, says: String::new() });
                Ok(())
            }
            Self::SetPoint(place, says) => change(&mut point_mut(scenario, *place)?.says, naming::line(says)),
            Self::SetPointKind(place, kind) => change(&mut point_mut(scenario, *place)?.kind, *kind),
            Self::RemovePoint(place) => {
                point_mut(scenario, *place)?;
                scenario.points.remove(*place);
                Ok(())
            }
        }
    }

    /// What it is called. Of a vote it says whose it is, not what.
    pub(super) fn label(&self, scenario: &Scenario) -> RoomLabel {
        let place = |seat| scenario.seat_place(seat).unwrap_or(scenario.seats.len());
        match self {
            Self::AddSeat(_) => RoomLabel::AddSeat,
            Self::NameSeat(seat, _) => RoomLabel::NameSeat(place(seat)),
            Self::RemoveSeat(seat) => RoomLabel::RemoveSeat(place(seat)),
            Self::JudgeCard(seat, ..) | Self::JudgePosition(seat, ..) => RoomLabel::Vote(place(seat)),
            Self::CastBallots(votes) => RoomLabel::CastBallots(votes.len()),
            Self::Reveal(revealed) => RoomLabel::Reveal(*revealed),
            Self::ClearVotes => RoomLabel::ClearVotes,
            Self::AddPoint(kind) => RoomLabel::AddPoint(*kind),
            Self::SetPoint(..) | Self::SetPointKind(..) => RoomLabel::SetPoint,
            Self::RemovePoint(_) => RoomLabel::RemovePoint,
        }
    }

    /// Whether this and the edit before it are one step.
    pub(super) fn extends(&self, last: &Self) -> bool {
        match (self, last) {
            (Self::NameSeat(seat, _), Self::NameSeat(last, _)) => seat == last,
            (Self::SetPoint(place, _), Self::SetPoint(last, _)) => place == last,
            // How much a seat has judged is its own business, too: a ballot is one step.
            (
                Self::JudgeCard(seat, ..) | Self::JudgePosition(seat, ..),
                Self::JudgeCard(last, ..) | Self::JudgePosition(last, ..),
            ) => seat == last,
            _ => false,
        }
    }
}

fn seat_mut<'a>(scenario: &'a mut Scenario, id: &VoiceId) -> Result<&'a mut Seat, Rejected> {
    scenario.seats.iter_mut().find(|seat| seat.id == *id).ok_or_else(|| Rejected::unknown("seat", id))
}

fn point_mut(scenario: &mut Scenario, place: usize) -> Result<&mut Point, Rejected> {
    scenario.points.get_mut(place).ok_or_else(|| Rejected::unknown("point", place))
}

fn remove_seat(scenario: &mut Scenario, id: &VoiceId) -> Result<(), Rejected> {
    seat_mut(scenario, id)?;
    if let Some(round) = scenario.rounds.iter().find(|round| round.voice.as_ref() == Some(id)) {
        return Err(Rejected::SeatHeard(round.name.clone()));
    }
    scenario.seats.retain(|seat| seat.id != *id);
    Ok(())
}

/// Changes what a seat has judged.
fn judged(
    scenario: &mut Scenario,
    id: &VoiceId,
    judge: impl FnOnce(&mut Scenario) -> Result<(), Rejected>,
) -> Result<(), Rejected> {
    let before = seat_mut(scenario, id)?.clone();
    judge(scenario)?;
    let revealed = scenario.votes_revealed;
    keep_revealed(&before, seat_mut(scenario, id)?, revealed);
    Ok(())
}

/// Once the votes are revealed, what a seat had said is kept beside what it says; what it says while they are hidden is
/// a vote anew.
fn keep_revealed(before: &Seat, seat: &mut Seat, revealed: bool) {
    let said = |seat: &Seat| Ballot { cards: seat.cards.clone(), positions: seat.positions.clone() };
    let first = seat.revealed.take().unwrap_or_else(|| said(before));
    seat.revealed = Some(first).filter(|first| revealed && !alike(first, &said(seat)));
}

/// Whether two ballots say the same, in whatever order it was said.
fn alike(one: &Ballot, other: &Ballot) -> bool {
    one.positions == other.positions
        && one.cards.len() == other.cards.len()
        && one.cards.iter().all(|vote| other.cards.contains(vote))
}

fn judge_card(
    scenario: &mut Scenario,
    seat: &VoiceId,
    element: &ElementId,
    level: Option<Feasibility>,
) -> Result<(), Rejected> {
    let card = scenario.current_package().and_then(|package| package.card(element));
    let card = card.cloned().ok_or_else(|| Rejected::unknown("card", element))?;
    let mut judged = seat_mut(scenario, seat)?.clone();
    scenario.judge_card(&mut judged, &card, level);
    change(seat_mut(scenario, seat)?, judged)
}

fn judge_position(scenario: &mut Scenario, seat: &VoiceId, rule: &RuleId, hold: Option<Hold>) -> Result<(), Rejected> {
    if scenario.position(rule).is_none() {
        return Err(Rejected::unknown("position", rule));
    }
    let seat = seat_mut(scenario, seat)?;
    let mut judged = seat.clone();
    judged.judge_position(rule, hold);
    change(seat, judged)
}
