//! Conditions: boolean expressions over a package.

use std::hash::{Hash, Hasher};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{
    ConditionId, Degree, ElementId, FunctionId, OptionId, PartyId, PhaseId, Quantity, ResourceId, Scenario, SettingId,
    Tag, is_default,
};

/// A boolean expression over a package. Nests at most [`MAX_NESTING`] levels deep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// Some card or frame element on the board meets every part that the pattern gives.
    Card(Pattern),
    /// The named condition holds.
    Named(ConditionId),
    /// Every one holds; of none, true.
    All(Vec<Self>),
    /// At least one holds; of none, false.
    Any(Vec<Self>),
    /// It does not hold.
    Not(Box<Self>),
    /// At least this many of them hold.
    AtLeast(u32, Vec<Self>),
    /// The package gives the function at least to this degree in practice.
    Reaches(FunctionId, Degree),
    /// Cards together use more than so much of a resource.
    Uses {
        /// The resource.
        resource: ResourceId,
        /// The amount, in the resource's unit, that they use more than.
        over: Quantity,
        /// The cards that count; all of them if left out.
        #[serde(default, skip_serializing_if = "is_default")]
        of: Pattern,
    },
    /// The low ends of what cards cost together are more than so much; a card without a figure adds nothing.
    Costs {
        /// Which of their costs.
        what: CostKind,
        /// The amount, in the scenario's money, that they cost more than.
        over: Quantity,
        /// The cards that count; all of them if left out.
        #[serde(default, skip_serializing_if = "is_default")]
        of: Pattern,
    },
    /// Some card that meets the first starts in an earlier phase than some card that meets the second.
    Before(Pattern, Pattern),
}

impl Condition {
    /// All patterns in it.
    pub fn patterns_mut(&mut self) -> Vec<&mut Pattern> {
        match self {
            Self::Card(pattern) | Self::Uses { of: pattern, .. } | Self::Costs { of: pattern, .. } => vec![pattern],
            Self::Before(first, then) => vec![first, then],
            Self::Named(_) | Self::Reaches(..) => Vec::new(),
            Self::Not(part) => part.patterns_mut(),
            Self::All(parts) | Self::Any(parts) | Self::AtLeast(_, parts) => {
                parts.iter_mut().flat_map(Self::patterns_mut).collect()
            }
        }
    }
}

/// Which costs of a card are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CostKind {
    /// What it costs each year.
    PerYear,
    /// What it costs once.
    Once,
    /// Both together.
    FirstYear,
}

impl CostKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::PerYear, Self::Once, Self::FirstYear];
}

/// How deep a condition may nest: `Not(Card(…))` is two levels.
pub const MAX_NESTING: usize = 16;

/// What is asked of a card. Every part that is given must be met; one that is left out asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// The card's element is one of these.
    #[serde(default, skip_serializing_if = "is_default")]
    pub elements: Vec<ElementId>,
    /// The card carries all of these: its element's tags and those of its chosen options.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tags: Vec<Tag>,
    /// The card starts in one of these phases. Frame elements have none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub phase: Vec<PhaseId>,
    /// At least one of its providers is among these actors or groups.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: Vec<PartyId>,
    /// It has a provider, and all its providers are among these actors or groups.
    #[serde(default, skip_serializing_if = "is_default")]
    pub only_by: Vec<PartyId>,
    /// For each setting named, one of these options is chosen. An element without the setting does not match.
    #[serde(default, skip_serializing_if = "is_default")]
    pub with: IndexMap<SettingId, Vec<OptionId>>,
}

impl Hash for Pattern {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { elements, tags, phase, by, only_by, with } = self;
        (elements, tags, phase, by, only_by).hash(state);
        // In which order settings are asked for makes no difference.
        with.len().hash(state);
    }
}

/// A condition with a name and a title, to be used in others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedCondition {
    /// Its name in this file.
    pub id: ConditionId,
    /// What it says, as a phrase that can follow "the package has" ("a hard element").
    pub title: String,
    /// The condition.
    pub holds_when: Condition,
}

impl Scenario {
    /// The reusable condition of this id.
    pub fn condition(&self, id: &ConditionId) -> Option<&NamedCondition> {
        self.conditions.iter().find(|named| named.id == *id)
    }

    /// A condition and every condition within it, those that it names included, each of these once.
    pub fn conditions_within<'a>(&'a self, condition: &'a Condition) -> Vec<&'a Condition> {
        let (mut found, mut left) = (Vec::new(), vec![condition]);
        let mut named: Vec<&ConditionId> = Vec::new();
        while let Some(next) = left.pop() {
            found.push(next);
            match next {
                Condition::Card(_)
                | Condition::Reaches(..)
                | Condition::Uses { .. }
                | Condition::Costs { .. }
                | Condition::Before(..) => {}
                Condition::Named(id) if named.contains(&id) => {}
                Condition::Named(id) => {
                    named.push(id);
                    left.extend(self.condition(id).map(|named| &named.holds_when));
                }
                Condition::Not(inner) => left.push(inner),
                Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => left.extend(parts),
            }
        }
        found
    }
}
