//! A thing once more: with all that it says, under a name and an id of its own.

use super::fresh::free_id;
use crate::scenario::{Item, ItemKey, Scenario};
use crate::workshop::naming::copy_of;

/// A copy of a thing, to stand right after it; `None` if it is not there.
pub fn duplicate(scenario: &Scenario, key: &ItemKey) -> Option<Item> {
    let item = scenario.item(key)?;
    let names = scenario.named(key.kind);
    let name = copy_of(item.name(), |name| names.iter().any(|(_, known)| *known == name));
    let id = free_id(scenario, key.kind, &name);
    Some(item.with_name(&name).with_id(&id))
}
