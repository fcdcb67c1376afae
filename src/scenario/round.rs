//! Rounds: packages as they stood when the group was done with them.

use indexmap::IndexMap;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{Card, Choices, ElementId, Feasibility, Hold, Package, RoundId, RuleId, Verdict, VoiceId, is_default};

/// A package as it stood at the end of a round, with what the board said of it then. It is looked at and copied, never
/// changed: what was decided stays what it was, whatever becomes of the scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Its name in this file.
    pub id: RoundId,
    /// The name shown.
    pub name: String,
    /// When it was closed, by the clock on the wall.
    pub closed: DateTime,
    /// What was decided, and what stayed open.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
    /// Who argued what.
    #[serde(default, skip_serializing_if = "is_default")]
    pub arguments: Vec<Argument>,
    /// The day as of which the board was read.
    pub as_of: Date,
    /// The voice that was heard; everyone, if there is none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub voice: Option<VoiceId>,
    /// The rules that were switched off.
    #[serde(default, skip_serializing_if = "is_default")]
    pub switched_off: Vec<RuleId>,
    /// The level that counted for what was unknown.
    #[serde(default = "unknown")]
    pub unknown: Feasibility,
    /// What the board said of the package.
    pub verdict: Verdict,
    /// The lowest feasibility of its cards; none for a package without cards.
    #[serde(default, skip_serializing_if = "is_default")]
    pub feasibility: Option<Feasibility>,
    /// The red lines that were crossed and the floors that were not met, in the order of the scenario.
    #[serde(default, skip_serializing_if = "is_default")]
    pub violated: Vec<RuleId>,
    /// The package as it stood.
    pub package: Package,
    /// The ways forward that the board named then, the nearest first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ways: Vec<WayKept>,
    /// What the room judged, if its votes were revealed; nobody is named.
    #[serde(default, skip_serializing_if = "is_default")]
    pub votes: Tallies,
}

/// The level that counts for what is unknown where a round does not say.
fn unknown() -> Feasibility {
    Feasibility::Contested
}

/// A way forward as it was named when a round was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayKept {
    /// The lowest feasibility of its cards.
    pub feasibility: Feasibility,
    /// The options of the frame elements, where they are not the defaults.
    #[serde(default, skip_serializing_if = "is_default")]
    pub frame: IndexMap<ElementId, Choices>,
    /// The cards.
    pub cards: Vec<Card>,
}

impl WayKept {
    /// The package that the way leads to, under the id and the name of the one it starts from.
    pub fn from(&self, package: &Package) -> Package {
        Package { frame: self.frame.clone(), cards: self.cards.clone(), ..package.clone() }
    }
}

/// The votes of a room, counted: nobody is named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tallies {
    /// The levels given to each card, the lowest first; cards nobody judged are left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cards: IndexMap<ElementId, Vec<Feasibility>>,
    /// Whether positions would really hold; those nobody judged are left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub positions: IndexMap<RuleId, HoldTally>,
    /// How many seats said otherwise of a card when the votes were revealed; cards of which none did are left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub changed_cards: IndexMap<ElementId, u32>,
    /// The same for positions.
    #[serde(default, skip_serializing_if = "is_default")]
    pub changed_positions: IndexMap<RuleId, u32>,
}

/// How many seats think that a position would really hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldTally {
    /// How many think that it would.
    #[serde(default, skip_serializing_if = "is_default")]
    pub holds: u32,
    /// How many think that its actor would give way.
    #[serde(default, skip_serializing_if = "is_default")]
    pub gives_way: u32,
    /// How many cannot tell.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unsure: u32,
}

impl HoldTally {
    /// Counts one more.
    pub fn add(&mut self, hold: Hold) {
        match hold {
            Hold::Holds => self.holds += 1,
            Hold::GivesWay => self.gives_way += 1,
            Hold::Unsure => self.unsure += 1,
        }
    }

    /// How many seats say so.
    pub fn of(self, hold: Hold) -> u32 {
        match hold {
            Hold::Holds => self.holds,
            Hold::GivesWay => self.gives_way,
            Hold::Unsure => self.unsure,
        }
    }
}

/// Something that somebody said in the room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Argument {
    /// Who said it; empty where that is nobody's business.
    #[serde(default, skip_serializing_if = "is_default")]
    pub who: String,
    /// What was said.
    pub says: String,
}
