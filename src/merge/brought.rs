//! What came in from a group's copy, and what could not.

use super::GroupCopy;
use crate::scenario::{PackageId, RoundId, Scenario, VoiceId};
use crate::wording;

/// What came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// The packages, under their ids here.
    pub packages: Vec<PackageId>,
    /// The rounds, under their ids here.
    pub rounds: Vec<RoundId>,
    /// The seats, under their ids here.
    pub seats: Vec<VoiceId>,
    /// How many points.
    pub points: usize,
    /// How many things of the copy were here already, word for word.
    pub known: usize,
    /// What could not come in.
    pub left_out: Vec<LeftOut>,
}

impl Brought {
    /// Whether nothing came in.
    pub fn is_empty(&self) -> bool {
        self.packages.is_empty() && self.rounds.is_empty() && self.seats.is_empty() && self.points == 0
    }

    /// What is worth telling, a line each: first in what the copy differs beside what comes in, then what came in, and
    /// what could not. `before`: the scenario into which it came.
    pub fn told(&self, before: &Scenario, copy: &GroupCopy) -> Vec<String> {
        let mut lines = differences(before, &copy.scenario);
        if !lines.is_empty() {
            lines.insert(0, "Differs in what stays as it is here; packages are assessed by what is here:".to_owned());
            lines.iter_mut().skip(1).for_each(|line| line.insert_str(0, "  "));
        }
        let came: Vec<String> = [
            (self.packages.len(), "package", "packages"),
            (self.rounds.len(), "round", "rounds"),
            (self.seats.len(), "seat", "seats"),
            (self.points, "point", "points"),
        ]
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| wording::count(number, one, many))
        .collect();
        lines.push(if came.is_empty() { "Nothing new".to_owned() } else { format!("New: {}", wording::list(came)) });
        if self.known > 0 {
            lines.push(format!("Here already: {}", wording::count(self.known, "thing", "things")));
        }
        lines.extend(self.left_out.iter().map(LeftOut::text));
        lines
    }
}

/// In what another copy differs beside what can come in: rules, elements, what is acceptable.
pub fn differences(here: &Scenario, copy: &Scenario) -> Vec<String> {
    let beside = Scenario {
        packages: here.packages.clone(),
        points: here.points.clone(),
        seats: here.seats.clone(),
        votes_revealed: here.votes_revealed,
        rounds: here.rounds.clone(),
        ..copy.clone()
    };
    wording::difference(here, &beside)
}

/// Something that could not come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// A package that would not be sound here.
    Package(String, String),
    /// A round that would not be sound here.
    Round(String, String),
    /// Votes of a seat on cards or positions that are not here.
    Votes(String, usize),
    /// The votes of a group that has not revealed them, where votes are shown.
    HiddenVotes,
}

impl LeftOut {
    /// What is left out and why, as a sentence.
    pub fn text(&self) -> String {
        match self {
            Self::Package(name, why) => format!("Package {} stays out: {why}", wording::quoted(name)),
            Self::Round(name, why) => format!("Round {} stays out: {why}", wording::quoted(name)),
            Self::Votes(name, count) => {
                let votes = wording::count(*count, "vote", "votes");
                format!("{votes} of {} on what is not here in the same form", wording::quoted(name))
            }
            Self::HiddenVotes => {
                "Votes stay out: the group has not revealed them, and here votes are shown; reveal them \
                                  there, or hide the votes here"
                    .to_owned()
            }
        }
    }
}
