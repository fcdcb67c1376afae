//! Points: what the group takes for granted, has decided, or leaves open.

use serde::{Deserialize, Serialize};

/// A sentence that travels into the minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// What it is.
    pub kind: PointKind,
    /// What it says.
    pub says: String,
}

/// What a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PointKind {
    /// The group takes it for granted.
    Assumption,
    /// The group has decided it.
    Decision,
    /// The group has not settled it.
    OpenQuestion,
}

impl PointKind {
    /// All of them, in the order of the minutes.
    pub const ALL: [Self; 3] = [Self::Assumption, Self::Decision, Self::OpenQuestion];
}
