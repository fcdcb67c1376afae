//! Rounds: what the group is done with.

use jiff::civil::DateTime;

use super::edit::{Rejected, change};
use super::{Snapshot, naming};
use crate::assess::{FindingKind, tallies};
use crate::scenario::{Argument, Round, RoundId, Scenario, Tallies, WayKept};

/// What is said when a round is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The round's name.
    pub name: String,
    /// What was decided, and what stayed open.
    pub note: String,
    /// Who argued what; those without a word are left out.
    pub arguments: Vec<Argument>,
    /// The ways forward that the board names, the nearest first.
    pub ways: Vec<WayKept>,
    /// When it is closed, by the clock on the wall.
    pub closed: DateTime,
}

/// One correction of what was written down of a closed round; what the board said then stays as it was. For its note
/// see [`NoteOn`](super::NoteOn).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundEdit {
    /// Another name.
    Name(String),
    /// One more argument, at the end.
    AddArgument(Argument),
    /// Another argument in the place of one, by its place.
    SetArgument(usize, Argument),
    /// Away with an argument, by its place.
    RemoveArgument(usize),
}

impl RoundEdit {
    /// Does the edit. On an error the scenario is as it was.
    pub(super) fn apply(&self, scenario: &mut Scenario, round: &RoundId) -> Result<(), Rejected> {
        let round = round_mut(scenario, round)?;
        let unknown = |place: &usize| Rejected::unknown("argument", place);
        match self {
            Self::Name(name) => change(&mut round.name, naming::checked(name)?),
            Self::AddArgument(argument) => {
                round.arguments.push(typed(argument));
                Ok(())
            }
            Self::SetArgument(place, argument) => {
                change(round.arguments.get_mut(*place).ok_or_else(|| unknown(place))?, typed(argument))
            }
            Self::RemoveArgument(place) if *place < round.arguments.len() => {
                round.arguments.remove(*place);
                Ok(())
            }
            Self::RemoveArgument(place) => Err(unknown(place)),
        }
    }

    /// Whether this and the edit before it are one step.
    pub(super) fn extends(&self, last: &Self) -> bool {
        match (self, last) {
            (Self::Name(_), Self::Name(_)) => true,
            (Self::SetArgument(place, _), Self::SetArgument(last, _)) => place == last,
            _ => false,
        }
    }
}

pub(super) fn round_mut<'s>(scenario: &'s mut Scenario, id: &RoundId) -> Result<&'s mut Round, Rejected> {
    scenario.rounds.iter_mut().find(|round| round.id == *id).ok_or_else(|| Rejected::unknown("round", id))
}

/// An argument as a file may hold it while it is being typed.
fn typed(argument: &Argument) -> Argument {
    Argument { who: naming::line(&argument.who), says: naming::prose(&argument.says) }
}

/// The round that the package on the board makes.
pub(super) fn closed(board: &Snapshot, closing: &Closing) -> Result<Round, Rejected> {
    let scenario = board.scenario();
    let name = naming::checked(&closing.name)?;
    let package = board.package().ok_or_else(|| Rejected::unknown("package", &scenario.current))?;
    let (assessment, reading) = (board.assessment(), board.reading());
    let positions =
        assessment.findings.iter().filter(|finding| matches!(finding.kind, FindingKind::RedLine | FindingKind::Floor));
    let mut violated: Vec<_> = positions.filter_map(|finding| finding.rule.clone()).collect();
    violated.sort_by_key(|rule| scenario.positions.iter().position(|position| position.id == *rule));
    let arguments = closing.arguments.iter().filter(|argument| !argument.says.trim().is_empty());
    Ok(Round {
        id: naming::round_id(scenario),
        name,
        closed: closing.closed,
        note: trimmed(naming::prose(&closing.note)),
        arguments: arguments
            .map(typed)
            .map(|Argument { who, says }| Argument { who: trimmed(who), says: trimmed(says) })
            .collect(),
        as_of: reading.date,
        voice: reading.voice.clone(),
        switched_off: scenario.switched_off.clone(),
        unknown: scenario.acceptable.unknown,
        verdict: assessment.verdict,
        feasibility: assessment.feasibility,
        violated,
        package: package.clone(),
        ways: closing.ways.clone(),
        votes: if scenario.votes_revealed { tallies(scenario, package) } else { Tallies::default() },
    })
}

fn trimmed(text: String) -> String {
    text.trim().to_owned()
}
