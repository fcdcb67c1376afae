//! What the group would accept: which positions must be respected, how feasible a package must be, what is settled.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::{
    ActorId, ElementId, Feasibility, Firmness, OptionId, Package, PhaseId, Scenario, SettingId, chosen, is_default,
};

/// What a package must be for the group to accept it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Acceptable {
    /// The least firmness that must be respected: with Firm, Absolute and Firm positions bind.
    pub binding: Firmness,
    /// The lowest feasibility that the group takes.
    pub at_least: Feasibility,
    /// The level that counts for everything unknown about a card.
    pub unknown: Feasibility,
    /// What is settled.
    #[serde(skip_serializing_if = "is_default")]
    pub pins: Vec<Pin>,
    /// Who has agreed to what is settled, and when.
    #[serde(skip_serializing_if = "is_default")]
    pub agreed: Vec<Agreement>,
    /// The frame elements whose options may be chosen too; those of all others are taken as they are.
    #[serde(skip_serializing_if = "is_default")]
    pub released: Vec<ElementId>,
}

impl Default for Acceptable {
    fn default() -> Self {
        Self {
            binding: Firmness::Absolute,
            at_least: Feasibility::Contested,
            unknown: Feasibility::Contested,
            pins: Vec::new(),
            agreed: Vec::new(),
            released: Vec::new(),
        }
    }
}

impl Acceptable {
    /// Whether a position of this firmness must be respected.
    pub fn binds(&self, firmness: Firmness) -> bool {
        firmness <= self.binding
    }

    /// Whether this is settled.
    pub fn pinned(&self, pin: &Pin) -> bool {
        self.pins.contains(pin)
    }

    /// Who has agreed to it, and when.
    pub fn agreement(&self, pin: &Pin) -> Option<&Agreement> {
        self.agreed.iter().find(|agreement| agreement.pin == *pin)
    }
}

/// That something was settled by agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// What is settled; one of the pins.
    pub pin: Pin,
    /// Who agreed, in words ("all but Anna").
    pub by: String,
    /// When, by the clock on the wall.
    pub at: DateTime,
}

/// One thing that is settled about every package. Each but [`Pin::Absent`] also settles that the card is on the board.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Pin {
    /// The element's card is on the board.
    Card(ElementId),
    /// The element's card is not on the board.
    Absent(ElementId),
    /// The card starts in this phase.
    Phase(ElementId, PhaseId),
    /// The card has this option for the setting.
    Option(ElementId, SettingId, OptionId),
    /// This actor is among the card's providers.
    Provider(ElementId, ActorId),
}

impl Pin {
    /// The element it is about.
    pub fn element(&self) -> &ElementId {
        match self {
            Self::Card(element)
            | Self::Absent(element)
            | Self::Phase(element, _)
            | Self::Option(element, ..)
            | Self::Provider(element, _) => element,
        }
    }

    /// Whether no package can honour both.
    pub fn excludes(&self, other: &Self) -> bool {
        if self.element() != other.element() {
            return false;
        }
        match (self, other) {
            (Self::Absent(_), Self::Absent(_)) => false,
            (Self::Absent(_), _) | (_, Self::Absent(_)) => true,
            (Self::Phase(_, one), Self::Phase(_, two)) => one != two,
            (Self::Option(_, setting, one), Self::Option(_, same, two)) => setting == same && one != two,
            (Self::Card(_) | Self::Phase(..) | Self::Option(..) | Self::Provider(..), _) => false,
        }
    }

    /// Whether the package has it so.
    pub fn honoured(&self, scenario: &Scenario, package: &Package) -> bool {
        let card = package.card(self.element());
        match self {
            Self::Card(_) => card.is_some(),
            Self::Absent(_) => card.is_none(),
            Self::Phase(_, phase) => card.is_some_and(|card| card.phase == *phase),
            Self::Option(element, setting, option) => card.is_some_and(|card| {
                let element = scenario.element(element);
                element.and_then(|element| chosen(&card.with, element, setting)) == Some(option)
            }),
            Self::Provider(_, actor) => card.is_some_and(|card| card.by.contains(actor)),
        }
    }
}
