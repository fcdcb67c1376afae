//! What the room says, in words.

use super::{phrase, plural, term};
use crate::assess::{Accord, Certainty};
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

/// From which level to which the votes on a card go, and how many they are: "Unlikely to Ready, 3 votes". The levels are
/// in order.
pub fn votes_span(votes: &[Feasibility]) -> String {
    format!("{}, {}", level_range(votes), plural::count(votes.len(), "vote", "votes"))
}

/// What was voted on a position: "holds 3 · gives way 1 · unsure 1".
pub fn hold_tally(tally: HoldTally) -> String {
    let said = Hold::ALL.into_iter().filter(|one| tally.of(*one) > 0);
    phrase::remarks(said.map(|one| format!("{} {}", phrase::within(hold(one)), tally.of(one))))
}

/// How far the room is of one mind: "Split".
pub fn accord(accord: Accord) -> &'static str {
    match accord {
        Accord::Split => "Split",
        Accord::Mixed => "Mixed",
        Accord::Agreed => "Agreed",
    }
}

/// The same on a card of the board.
pub fn room_accord(accord: Accord) -> &'static str {
    match accord {
        Accord::Split => "Room split",
        Accord::Mixed => "Room mixed",
        Accord::Agreed => "Room agrees",
    }
}

/// From which level to which, the lowest first: "Unlikely to Ready". The levels are in order.
pub fn level_range(levels: &[Feasibility]) -> String {
    levels.first().copied().zip(levels.last().copied()).map_or_else(String::new, median)
}

/// The middle of the votes beside what the sources say: "Median Likely, sources Ready?".
pub fn beside_sources(middle: (Feasibility, Feasibility), sources: Feasibility, certainty: Certainty) -> String {
    let said = median(middle);
    if middle == (sources, sources) && certainty == Certainty::Known {
        format!("Median {said}, as the sources")
    } else {
        format!("Median {said}, sources {}", brief_level(sources, certainty))
    }
}

/// A level, with a question mark where it rests on something unknown.
pub fn brief_level(level: Feasibility, certainty: Certainty) -> String {
    let asks = if certainty == Certainty::Known { "" } else { "?" };
    format!("{}{asks}", term::feasibility(level))
}

/// How many votes were changed after they had been revealed: "1 vote changed after the reveal".
pub fn changed_votes(count: usize) -> String {
    format!("{} changed after the reveal", plural::count(count, "vote", "votes"))
}
