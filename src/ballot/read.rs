//! What is to become of each ballot that came back.

use thiserror::Error;

use super::cast::SeatVotes;
use super::print;
use super::text::{Ballot, Unreadable, ballots_in};
use crate::assess::can_hold;
use crate::scenario::{Card, Hold, Package, RuleId, Scenario, Seat, VoiceId};
use crate::wording::name;

/// How long a text may be, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// How many ballots are read at once.
pub const MAX_BALLOTS: usize = 1_000;

/// Something that came back: what was pasted, or what a file holds, with any number of ballots in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper<'p> {
    /// What it is called: the name of a file.
    pub name: &'p str,
    /// Its text.
    pub text: &'p str,
}

/// What is to become of one ballot. What it answers is in none of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What it came in: the name of its [`Paper`].
    pub from: String,
    /// Whose it is, where it says so.
    pub seat: Option<VoiceId>,
    /// What is to become of it.
    pub fate: Fate,
    /// What it answers, where that can be [cast](super::cast()). Nobody is to see it before the votes are revealed.
    pub votes: Option<SeatVotes>,
}

/// What is to become of a ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It counts.
    Counts,
    /// It is there already, or came a second time.
    Again,
    /// It differs from what its seat has voted here, and counts if the facilitator says so.
    Changes,
    /// It is late, and counts if the facilitator says so.
    Late {
        /// What was before it.
        after: Late,
        /// It differs from what its seat has voted here.
        changes: bool,
    },
    /// Its seat has sent two that differ, of which neither counts.
    Twice,
    /// It cannot count.
    Refused(Refused),
}

/// What was before a ballot that is late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Late {
    /// The votes were revealed.
    Reveal,
    /// A round about its package was closed, by name.
    Round(String),
}

/// Why a ballot cannot count.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// There is none.
    #[error("there is no ballot in it")]
    None,
    /// It is too long to be read.
    #[error("it is too long for ballots; at most {} MB are read", MAX_BYTES / 1024 / 1024)]
    TooLong,
    /// There are too many.
    #[error("there are more ballots than the {MAX_BALLOTS} that are read at once")]
    TooMany,
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// It is about another scenario.
    #[error("it is about another scenario: its title is not “{0}”")]
    OtherScenario(String),
    /// Its package does not stand here as it stood.
    #[error("it is about a package that stands otherwise by now; write the page anew")]
    OtherPackage,
    /// It is late, and its package does not stand here any more.
    #[error("it came after “{0}” was closed, and that package does not stand here any more")]
    AfterRound(String),
    /// What was asked about is not where it was.
    #[error("the positions that it was asked about are others by now; write the page anew")]
    OtherPositions,
    /// Its seat is not there.
    #[error("there is no seat `{0}` here")]
    UnknownSeat(String),
    /// It answers nothing.
    #[error("it answers nothing")]
    Empty,
}

impl Outcome {
    /// What is to become of it, in a line: "Seat 2: would count".
    pub fn foretold(&self, scenario: &Scenario, leave: Leave) -> String {
        self.in_line(scenario, leave, "would count")
    }

    /// What has become of it, in a line: "Seat 2: voted".
    pub fn told(&self, scenario: &Scenario, leave: Leave) -> String {
        self.in_line(scenario, leave, "voted")
    }

    fn in_line(&self, scenario: &Scenario, leave: Leave, counts: &str) -> String {
        let whose = self.seat.as_ref().map(|seat| name::voice(scenario, seat));
        let fate = match self.fate.barrier() {
            None => counts.to_owned(),
            Some(barrier) if self.fate.counts(leave) => format!("{counts}, although {barrier}"),
            Some(barrier) if matches!(self.fate, Fate::Late { .. }) => format!("late: {barrier}"),
            Some(barrier) => barrier,
        };
        match whose {
            Some(seat) => format!("{seat}: {fate}"),
            None => fate,
        }
    }
}

/// What the facilitator lets count beyond what counts anyway.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leave {
    /// What is late.
    pub late: bool,
    /// What differs from what its seat has voted here, in the place of that.
    pub changes: bool,
}

impl Fate {
    /// Whether it counts, with this leave.
    pub fn counts(&self, leave: Leave) -> bool {
        match self {
            Self::Counts => true,
            Self::Changes => leave.changes,
            Self::Late { changes, .. } => leave.late && (leave.changes || !changes),
            Self::Again | Self::Twice | Self::Refused(_) => false,
        }
    }

    /// What keeps it from counting just so, if anything does.
    fn barrier(&self) -> Option<String> {
        Some(match self {
            Self::Counts => return None,
            Self::Again => "the same ballot again; it counts once".to_owned(),
            Self::Changes => "it differs from what this seat has voted before".to_owned(),
            Self::Late { after, changes } => {
                let after = match after {
                    Late::Reveal => "it came after the votes were revealed".to_owned(),
                    Late::Round(round) => format!("it came after “{round}” was closed"),
                };
                let changes = if *changes { ", and differs from what this seat has voted before" } else { "" };
                format!("{after}{changes}")
            }
            Self::Twice => {
                "two ballots of this seat differ; neither counts before it is known which is meant".to_owned()
            }
            Self::Refused(refused) => refused.to_string(),
        })
    }
}

/// What is to become of every ballot in what came back, in its order. Those that count are as they would be if they had come
/// alone; nothing is changed.
pub fn read(scenario: &Scenario, papers: &[Paper<'_>]) -> Vec<Outcome> {
    let known = Known::of(scenario);
    let mut outcomes: Vec<Outcome> = Vec::new();
    for paper in papers {
        let refused =
            |seat, refused| Outcome { from: paper.name.to_owned(), seat, fate: Fate::Refused(refused), votes: None };
        if paper.text.len() > MAX_BYTES {
            outcomes.push(refused(None, Refused::TooLong));
            continue;
        }
        let found = ballots_in(paper.text);
        if found.is_empty() {
            outcomes.push(refused(None, Refused::None));
        }
        for ballot in found {
            if outcomes.len() >= MAX_BALLOTS {
                outcomes.push(refused(None, Refused::TooMany));
                return settled(scenario, outcomes);
            }
            outcomes.push(match ballot {
                Err(unreadable) => refused(None, unreadable.into()),
                Ok(ballot) => match known.judge(&ballot) {
                    Ok((fate, votes)) => Outcome {
                        seat: Some(votes.seat.clone()),
                        votes: Some(votes),
                        fate,
                        ..refused(None, Refused::None)
                    },
                    Err(why) => {
                        let seat = scenario.seats.iter().find(|seat| seat.id.as_str() == ballot.seat);
                        refused(seat.map(|seat| seat.id.clone()), why)
                    }
                },
            });
        }
    }
    settled(scenario, outcomes)
}

/// What came, beside each other: the same one again, and two of one seat that differ.
fn settled(scenario: &Scenario, mut outcomes: Vec<Outcome>) -> Vec<Outcome> {
    let votes: Vec<Option<SeatVotes>> = outcomes.iter().map(|outcome| outcome.votes.clone()).collect();
    for (place, outcome) in outcomes.iter_mut().enumerate() {
        let Some(own) = &outcome.votes else { continue };
        let others = votes.iter().enumerate().filter_map(|(other, votes)| Some((other, votes.as_ref()?)));
        let others = others.filter(|(other, votes)| *other != place && votes.seat == own.seat);
        let mut again = false;
        let mut twice = false;
        for (other, votes) in others {
            twice |= differ(scenario, own, votes);
            again |= other < place && votes == own;
        }
        if twice {
            (outcome.fate, outcome.votes) = (Fate::Twice, None);
        } else if again {
            (outcome.fate, outcome.votes) = (Fate::Again, None);
        }
    }
    outcomes
}

/// Whether two answer a question that both were asked differently.
fn differ(scenario: &Scenario, one: &SeatVotes, other: &SeatVotes) -> bool {
    let card = |(one, level): &(Card, _)| {
        other.cards.iter().any(|(known, other)| scenario.stand_alike(known, one) && other != level)
    };
    let position =
        |(one, hold): &(RuleId, _)| other.positions.iter().any(|(known, other)| known == one && other != hold);
    one.cards.iter().any(card) || one.positions.iter().any(position)
}

/// What ballots are compared with.
struct Known<'s> {
    scenario: &'s Scenario,
    title: u32,
    packages: Vec<(u32, &'s Package)>,
    rounds: Vec<(u32, &'s str)>,
}

impl<'s> Known<'s> {
    fn of(scenario: &'s Scenario) -> Self {
        let rounds =
            scenario.rounds.iter().map(|round| (print::package(scenario, &round.package), round.name.as_str()));
        Self {
            scenario,
            title: print::scenario(scenario),
            packages: scenario.packages.iter().map(|package| (print::package(scenario, package), package)).collect(),
            rounds: rounds.collect(),
        }
    }

    /// What one ballot answers, and what would become of it if it had come alone.
    fn judge(&self, ballot: &Ballot) -> Result<(Fate, SeatVotes), Refused> {
        let (scenario, head) = (self.scenario, &ballot.head);
        if head.scenario != self.title {
            return Err(Refused::OtherScenario(scenario.title.trim().to_owned()));
        }
        let closed = self.rounds.iter().skip(head.rounds).find(|(print, _)| *print == head.package);
        let closed = closed.map(|(_, name)| (*name).to_owned());
        let Some((_, package)) = self.packages.iter().find(|(print, _)| *print == head.package) else {
            return Err(closed.map_or(Refused::OtherPackage, Refused::AfterRound));
        };
        let cards = print::cards(package);
        if cards.len() != ballot.levels.len() {
            return Err(Refused::OtherPackage);
        }
        let positions = self.positions(ballot)?;
        let seat = scenario.seats.iter().find(|seat| seat.id.as_str() == ballot.seat);
        let seat = seat.ok_or_else(|| Refused::UnknownSeat(shown(&ballot.seat)))?;
        if ballot.levels.iter().all(Option::is_none) && ballot.holds.iter().all(Option::is_none) {
            return Err(Refused::Empty);
        }
        let card = |card: &Card| Card { note: String::new(), ..card.clone() };
        let votes = SeatVotes {
            seat: seat.id.clone(),
            cards: cards.into_iter().map(card).zip(ballot.levels.iter().copied()).collect(),
            positions,
        };
        let after = if scenario.votes_revealed { Some(Late::Reveal) } else { closed.map(Late::Round) };
        let changes = changes(scenario, seat, &votes);
        let fate = match after {
            _ if changes == Some(false) => Fate::Again,
            Some(after) => Fate::Late { after, changes: changes.is_some() },
            None if changes.is_some() => Fate::Changes,
            None => Fate::Counts,
        };
        Ok((fate, votes))
    }

    /// The positions asked about, with the answers.
    fn positions(&self, ballot: &Ballot) -> Result<Vec<(RuleId, Option<Hold>)>, Refused> {
        let known = &self.scenario.positions;
        let asked = ballot.head.positions.iter().map(|place| known.get(*place).map(|position| &position.id));
        let asked: Option<Vec<&RuleId>> = asked.collect();
        let asked = asked.ok_or(Refused::OtherPositions)?;
        let sound = print::positions(asked.iter().copied()) == ballot.head.asked
            && asked.iter().all(|rule| can_hold(self.scenario, rule));
        if !sound {
            return Err(Refused::OtherPositions);
        }
        Ok(asked.into_iter().cloned().zip(ballot.holds.iter().copied()).collect())
    }
}

/// Whether some answer differs from what the seat has voted already; `None` where it has voted on nothing of that.
fn changes(scenario: &Scenario, seat: &Seat, votes: &SeatVotes) -> Option<bool> {
    let cards = votes.cards.iter().map(|(card, level)| {
        let before = scenario.vote_on(seat, card);
        (before.is_some(), before != *level)
    });
    let positions = votes.positions.iter().map(|(rule, hold)| {
        let before = seat.positions.get(rule).copied();
        (before.is_some(), before != *hold)
    });
    let (voted, differs) = cards.chain(positions).fold((false, false), |all, one| (all.0 | one.0, all.1 | one.1));
    voted.then_some(differs)
}

/// An id that came from elsewhere, as it can be shown.
fn shown(id: &str) -> String {
    crate::scenario::one_line(id).chars().take(40).collect()
}
