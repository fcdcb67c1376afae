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
    /// How many of the seats have voted.
    pub voted: usize,
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
        lines.push(self.news());
        lines.extend(self.known_already());
        lines.extend(self.left_out.iter().map(LeftOut::text));
        lines
    }

    /// What came in, counted: "New: 2 packages, 1 round and 4 seats, 3 of which have voted".
    pub fn news(&self) -> String {
        let seats = || {
            let seats = wording::count(self.seats.len(), "seat", "seats");
            let have = wording::plural(self.voted, "has", "have");
            if self.voted == 0 { seats } else { format!("{seats} ({} of them {have} voted)", self.voted) }
        };
        let came = [
            (self.packages.len(), wording::count(self.packages.len(), "package", "packages")),
            (self.rounds.len(), wording::count(self.rounds.len(), "round", "rounds")),
            (self.seats.len(), seats()),
            (self.points, wording::count(self.points, "point", "points")),
        ];
        let came: Vec<String> = came.into_iter().filter(|(number, _)| *number > 0).map(|(_, text)| text).collect();
        if came.is_empty() { "Nothing new".to_owned() } else { format!("New: {}", wording::list(came)) }
    }

    /// How much of the copy was here already, if anything was.
    pub fn known_already(&self) -> Option<String> {
        (self.known > 0).then(|| format!("Here already: {}", wording::count(self.known, "thing", "things")))
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
