//! Groups that come, and those of their members who are here already.

use super::arrival::Arrival;
use crate::scenario::{ItemKey, ItemKind, Scenario};

impl Arrival<'_> {
    /// Lets those who are here already join the groups that they are to join.
    pub(super) fn join(&mut self) {
        let taking = self.taking;
        for key in &taking.joined {
            let Some(group) = self.home(key).filter(|_| self.along.contains(key)) else { continue };
            for member in members(&taking.from, key) {
                let Some(home) = self.home(&member) else { continue };
                let here = self.after.actors.iter_mut().find(|one| one.id.as_str() == home.id());
                if let Some(actor) = here.filter(|one| !one.groups.iter().any(|of| of.as_str() == group.id())) {
                    actor.groups.push(group.id().into());
                }
            }
        }
    }
}

/// The actors of a group, in the order of the scenario.
pub(super) fn members<'f>(from: &'f Scenario, group: &'f ItemKey) -> impl Iterator<Item = ItemKey> + 'f {
    let members = from.actors.iter().filter(|one| one.groups.iter().any(|of| of.as_str() == group.id));
    members.map(|one| ItemKey::new(ItemKind::Actor, &one.id))
}
