//! What the room says, in words.

use super::{phrase, plural, term};
use crate::scenario::{Feasibility, Hold, HoldTally, PointKind};

/// What a point is: "Open question".
pub fn point_kind(kind: PointKind) -> &'static str {
    match kind {
        PointKind::Assumption => "Assumption",
        PointKind::Decision => "Decision",
        PointKind::OpenQuestion => "Open question",
    }
}

/// Whether a position would hold, in the eyes of a seat.
pub fn hold(hold: Hold) -> &'static str {
    match hold {
        Hold::Holds => "Holds",
        Hold::GivesWay => "Gives way",
        Hold::Unsure => "Unsure",
    }
}

/// The middle of votes: "Likely", or "Contested to Likely" where it lies between two levels.
pub fn median((low, high): (Feasibility, Feasibility)) -> String {
    if low == high {
        term::feasibility(low).to_owned()
    } else {
        format!("{} to {}", term::feasibility(low), term::feasibility(high))
    }
}

/// How often each level is given, the lowest first: "Unlikely 1 · Likely 3". The levels are in order.
pub fn levels(levels: &[Feasibility]) -> String {
    let counted = levels.chunk_by(|one, next| one == next);
    let counted = counted.filter_map(|same| Some(format!("{} {}", term::feasibility(*same.first()?), same.len())));
    phrase::remarks(counted)
}

/// What was voted on a card, in a line: "median Likely, from Unlikely to Ready, 5 votes". The levels are in order.
pub fn card_tally(votes: &[Feasibility], middle: (Feasibility, Feasibility)) -> String {
    let count = plural::count(votes.len(), "vote", "votes");
    match (votes.first(), votes.last()) {
        (Some(low), Some(high)) if low != high => {
            let (low, high) = (term::feasibility(*low), term::feasibility(*high));
            format!("median {}, from {low} to {high}, {count}", median(middle))
        }
        _ => format!("{}, {count}", median(middle)),
    }
}

/// How far the room agrees on a card: "Room split" from three levels between the lowest and the highest vote on. The levels
/// are in order, and there is one at least.
pub fn agreement(votes: &[Feasibility]) -> &'static str {
    let number = |level: Option<&Feasibility>| level.map_or(0, |level| level.number());
    match number(votes.last()).saturating_sub(number(votes.first())) {
        0 | 1 => "Room agrees",
        2 => "Room mixed",
        _ => "Room split",
    }
}

/// From which level to which the votes on a card go, and how many they are: "Unlikely to Ready, 3 votes". The levels are
/// in order.
pub fn votes_span(votes: &[Feasibility]) -> String {
    let count = plural::count(votes.len(), "vote", "votes");
    let span = votes.first().zip(votes.last()).map(|(low, high)| median((*low, *high)));
    format!("{}, {count}", span.unwrap_or_default())
}

/// What was voted on a position: "holds 3 · gives way 1 · unsure 1".
pub fn hold_tally(tally: HoldTally) -> String {
    let said = Hold::ALL.into_iter().filter(|one| tally.of(*one) > 0);
    phrase::remarks(said.map(|one| format!("{} {}", phrase::within(hold(one)), tally.of(one))))
}

#[cfg(test)]
mod tests {
    use Feasibility::{Contested, Likely, Ready, Unlikely};

    use super::*;

    #[test]
    fn a_room_is_split_where_its_votes_are_three_levels_apart() {
        let told = |votes: &[Feasibility]| format!("{}: {}", agreement(votes), votes_span(votes));
        assert_eq!(told(&[Unlikely, Likely, Ready]), "Room split: Unlikely to Ready, 3 votes");
        assert_eq!(told(&[Contested, Contested, Ready]), "Room mixed: Contested to Ready, 3 votes");
        assert_eq!(told(&[Contested, Likely]), "Room agrees: Contested to Likely, 2 votes");
        assert_eq!(told(&[Likely]), "Room agrees: Likely, 1 vote");
    }
}
