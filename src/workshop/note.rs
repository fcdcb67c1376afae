//! The facilitator's remarks: what they can be about.

use serde::{Deserialize, Serialize};

use super::cards::card_mut;
use super::edit::{Rejected, change, package_mut};
use super::rounds::round_mut;
use crate::scenario::{ElementId, RoundId, RuleId, Scenario};
use crate::wording::name;

/// What a facilitator's remark is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NoteOn {
    /// The package on the board.
    Board,
    /// The card of this element in it.
    Card(ElementId),
    /// A position, or another rule.
    Rule(RuleId),
    /// A closed round.
    Round(RoundId),
}

/// The same by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoteLabel {
    Board,
    Card(String),
    Rule(String),
    Round(String),
}

impl NoteLabel {
    /// What it is called.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Board => "the package".to_owned(),
            Self::Card(card) => card.clone(),
            Self::Rule(title) | Self::Round(title) => format!("“{title}”"),
        }
    }
}

impl NoteOn {
    /// The remark as it stands; `None` if there is no such thing.
    pub fn text<'s>(&self, scenario: &'s Scenario) -> Option<&'s str> {
        match self {
            Self::Board => Some(&scenario.current_package()?.note),
            Self::Card(element) => Some(&scenario.current_package()?.card(element)?.note),
            Self::Rule(rule) => Some(scenario.rule(rule)?.note()),
            Self::Round(round) => Some(&scenario.round(round)?.note),
        }
    }

    /// The same by name.
    pub(super) fn label(&self, scenario: &Scenario) -> NoteLabel {
        match self {
            Self::Board => NoteLabel::Board,
            Self::Card(element) => NoteLabel::Card(name::element(scenario, element).to_owned()),
            Self::Rule(rule) => NoteLabel::Rule(name::rule(scenario, rule).into_owned()),
            Self::Round(round) => NoteLabel::Round(name::round(scenario, round).to_owned()),
        }
    }

    /// Puts another remark in its place.
    pub(super) fn set(&self, scenario: &mut Scenario, text: String) -> Result<(), Rejected> {
        let place = match self {
            Self::Board => &mut package_mut(scenario)?.note,
            Self::Card(element) => &mut card_mut(scenario, element)?.note,
            Self::Rule(rule) => scenario.note_mut(rule).ok_or_else(|| Rejected::unknown("rule", rule))?,
            Self::Round(round) => &mut round_mut(scenario, round)?.note,
        };
        change(place, text)
    }
}
