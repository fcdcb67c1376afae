//! Rounds: packages as they stood when the group was done with them.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{Feasibility, Package, RoundId, RuleId, Verdict, VoiceId, is_default};

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
    /// What the board said of the package.
    pub verdict: Verdict,
    /// The lowest feasibility of its cards; none of a package without cards.
    #[serde(default, skip_serializing_if = "is_default")]
    pub feasibility: Option<Feasibility>,
    /// The red lines that were crossed and the floors that were not met, in the order of the scenario.
    #[serde(default, skip_serializing_if = "is_default")]
    pub violated: Vec<RuleId>,
    /// The package as it stood.
    pub package: Package,
}

/// Something that somebody said in the room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Argument {
    /// Who; empty where that is nobody's business.
    #[serde(default, skip_serializing_if = "is_default")]
    pub who: String,
    /// What.
    pub says: String,
}
