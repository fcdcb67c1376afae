//! Rounds: what the group is done with.

use jiff::civil::DateTime;

use super::edit::Rejected;
use super::{Snapshot, naming};
use crate::assess::{FindingKind, tallies};
use crate::scenario::{Argument, Round, Tallies, WayKept};

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
            .map(|argument| Argument {
                who: trimmed(naming::line(&argument.who)),
                says: trimmed(naming::prose(&argument.says)),
            })
            .collect(),
        as_of: reading.date,
        voice: reading.voice.clone(),
        switched_off: scenario.switched_off.clone(),
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
