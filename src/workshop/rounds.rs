//! Rounds: what the group is done with.

use jiff::civil::DateTime;

use super::edit::Rejected;
use super::{Workshop, naming};
use crate::assess::FindingKind;
use crate::scenario::check::{MAX_TEXT, is_hidden};
use crate::scenario::{Argument, Round};

/// What is said when a round is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The round's name.
    pub name: String,
    /// What was decided, and what stayed open.
    pub note: String,
    /// Who argued what; those without a word are left out.
    pub arguments: Vec<Argument>,
    /// When it is closed, by the clock on the wall.
    pub closed: DateTime,
}

/// The round that the package on the board makes.
pub(super) fn closed(workshop: &Workshop, closing: &Closing) -> Result<Round, Rejected> {
    let scenario = workshop.scenario();
    let name = naming::checked(&closing.name)?;
    let package = workshop.package().ok_or_else(|| Rejected::unknown("package", &scenario.current))?;
    let (assessment, reading) = (workshop.assessment(), workshop.reading());
    let positions =
        assessment.findings.iter().filter(|finding| matches!(finding.kind, FindingKind::RedLine | FindingKind::Floor));
    let mut violated: Vec<_> = positions.filter_map(|finding| finding.rule.clone()).collect();
    violated.sort_by_key(|rule| scenario.positions.iter().position(|position| position.id == *rule));
    let arguments = closing.arguments.iter().filter(|argument| !argument.says.trim().is_empty());
    Ok(Round {
        id: naming::round_id(scenario),
        name,
        closed: closing.closed,
        note: prose(&closing.note),
        arguments: arguments
            .map(|argument| Argument { who: line(&argument.who), says: prose(&argument.says) })
            .collect(),
        as_of: reading.date,
        voice: reading.voice.clone(),
        switched_off: scenario.switched_off.clone(),
        verdict: assessment.verdict,
        feasibility: assessment.feasibility,
        violated,
        package: package.clone(),
    })
}

/// What was typed, as a file may hold it.
fn prose(text: &str) -> String {
    let seen = |c: &char| !is_hidden(*c) || matches!(c, '\n' | '\t');
    let text: String = text.chars().filter(seen).take(MAX_TEXT).collect();
    text.trim().to_owned()
}

/// The same on one line.
fn line(text: &str) -> String {
    prose(&text.replace(['\n', '\t'], " "))
}
