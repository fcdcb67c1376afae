//! Parties with positions, their groups, and the scales of a scenario's own: phases, functions, categories.

use serde::{Deserialize, Serialize};

use super::{
    ActorId, Basis, CategoryId, ClaimId, FunctionId, GroupId, PartyId, PhaseId, Quantity, ResourceId, Scenario,
    is_default,
};

/// A party with positions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Its name in this file.
    pub id: ActorId,
    /// The name shown in full.
    pub name: String,
    /// A short name for narrow places; the name itself if left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub short: String,
    /// The groups it belongs to.
    #[serde(default, skip_serializing_if = "is_default")]
    pub groups: Vec<GroupId>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

impl Actor {
    /// The short name, or the full one where there is none.
    pub fn short_name(&self) -> &str {
        if self.short.is_empty() { &self.name } else { &self.short }
    }

    /// Whether the party is this actor, or a group that it belongs to.
    pub fn is_of(&self, party: &PartyId) -> bool {
        *party == self.id || self.groups.iter().any(|group| *party == *group)
    }
}

/// A named group of actors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its name in this file.
    pub id: GroupId,
    /// The name shown.
    pub name: String,
}

impl Scenario {
    /// The actor that a party is; none if it is a group.
    pub fn actor_of(&self, party: &PartyId) -> Option<&Actor> {
        self.actors.iter().find(|actor| *party == actor.id)
    }

    /// The group that a party is; none if it is an actor.
    pub fn group_of(&self, party: &PartyId) -> Option<&Group> {
        self.groups.iter().find(|group| *party == group.id)
    }

    /// The actors that a party stands for, in the order of the scenario: itself, or the members of the group.
    pub fn members<'a>(&'a self, party: &'a PartyId) -> impl Iterator<Item = &'a Actor> {
        self.actors.iter().filter(move |actor| actor.is_of(party))
    }
}

/// When a card starts. Phases are ordered as the file lists them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Its name in this file.
    pub id: PhaseId,
    /// The name shown.
    pub name: String,
    /// What begins with it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub about: String,
}

/// What a guarantee is for: deny an attack, respond to one, detect, …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Function {
    /// Its name in this file.
    pub id: FunctionId,
    /// The name shown.
    pub name: String,
    /// What it means.
    #[serde(default, skip_serializing_if = "is_default")]
    pub about: String,
}

/// A family of elements; a row of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its name in this file.
    pub id: CategoryId,
    /// The name shown.
    pub name: String,
}

/// Something cards use up: troops, aircraft, batteries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Its name in this file.
    pub id: ResourceId,
    /// The name shown.
    pub name: String,
    /// What amounts are counted in ("thousand troops").
    pub unit: String,
    /// How much each actor has. An actor that is not listed has no known capacity: what it provides is not checked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub capacities: Vec<Capacity>,
}

/// How much of a resource an actor can provide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Capacity {
    /// Whose it is.
    pub actor: ActorId,
    /// How much, in the resource's unit.
    pub amount: Quantity,
    /// What the figure rests on.
    pub basis: Basis,
    /// The claims it comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub claims: Vec<ClaimId>,
}
