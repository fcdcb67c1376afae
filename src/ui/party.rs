//! Actors and groups alike: whoever can hold a position.

use crate::scenario::{Group, PartyId, Scenario};

/// An actor or a group, as it is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party<'a> {
    /// Which it is.
    pub id: PartyId,
    /// The name in full.
    pub name: &'a str,
    /// The name for narrow places.
    pub short: &'a str,
    /// Whether it is a group.
    pub group: bool,
}

impl<'a> Party<'a> {
    /// The actor or group of this id.
    pub fn of(scenario: &'a Scenario, id: &PartyId) -> Option<Self> {
        let id = id.clone();
        if let Some(actor) = scenario.actor_of(&id) {
            return Some(Self { id, name: &actor.name, short: actor.short_name(), group: false });
        }
        let group = scenario.group_of(&id)?;
        Some(Self { id, name: &group.name, short: &group.name, group: true })
    }

    /// All actors, then the groups that hold something themselves, each in the order of the scenario.
    pub fn all(scenario: &'a Scenario) -> Vec<Self> {
        let actors = scenario.actors.iter().map(|actor| PartyId::from(&actor.id));
        let groups = scenario.groups.iter().filter(|group| holds(scenario, group));
        let groups = groups.map(|group| PartyId::from(&group.id));
        actors.chain(groups).filter_map(|id| Self::of(scenario, &id)).collect()
    }
}

/// Whether a position is the group's.
pub fn holds(scenario: &Scenario, group: &Group) -> bool {
    scenario.positions.iter().any(|position| position.actor == group.id)
}
