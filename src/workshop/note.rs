//! The facilitator's remarks: what they can be about.

use super::edit::{Rejected, card_mut, change, package_mut};
use crate::scenario::{ElementId, RuleId, Scenario};
use crate::wording;

/// What a facilitator's remark is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NoteOn {
    /// The package on the board.
    Board,
    /// The card of this element in it.
    Card(ElementId),
    /// A position, or another rule.
    Rule(RuleId),
}

impl NoteOn {
    /// The remark as it stands; `None` if there is no such thing.
    pub fn text<'s>(&self, scenario: &'s Scenario) -> Option<&'s str> {
        match self {
            Self::Board => Some(&scenario.current_package()?.note),
            Self::Card(element) => Some(&scenario.current_package()?.card(element)?.note),
            Self::Rule(rule) => Some(scenario.rule(rule)?.note()),
        }
    }

    /// What it is called.
    pub(super) fn named(&self, scenario: &Scenario) -> String {
        match self {
            Self::Board => "the package".to_owned(),
            Self::Card(element) => wording::name::element(scenario, element).to_owned(),
            Self::Rule(rule) => format!("“{}”", wording::name::rule(scenario, rule)),
        }
    }

    /// Puts another remark in its place.
    pub(super) fn set(&self, scenario: &mut Scenario, text: String) -> Result<(), Rejected> {
        let place = match self {
            Self::Board => &mut package_mut(scenario)?.note,
            Self::Card(element) => &mut card_mut(scenario, element)?.note,
            Self::Rule(rule) => scenario.note_mut(rule).ok_or_else(|| Rejected::unknown("rule", rule))?,
        };
        change(place, text)
    }
}
