//! The rules that are about what is chosen.

use super::keys;
use crate::scenario::{Item, ItemKey, ItemKind, Scenario};

/// The positions, limits, contradictions and cautions of a scenario that speak of one of these elements, by themselves
/// or through a named condition, or are held by one of these parties; in the order of the scenario.
pub fn rules_about(from: &Scenario, chosen: &[ItemKey]) -> Vec<ItemKey> {
    let is_chosen = |kind: ItemKind, id: &str| chosen.iter().any(|key| key.kind == kind && key.id == id);
    let about = |key: &ItemKey| {
        let Some(item) = from.item(key) else { return false };
        let mut spoken = from.spoken_of(&item).into_iter();
        let held = match &item {
            Item::Position(position) => {
                let parties = ItemKind::Actor.namesakes();
                parties.iter().any(|kind| is_chosen(*kind, position.actor.as_str()))
            }
            _ => false,
        };
        held || spoken.any(|element| is_chosen(ItemKind::Element, element.id.as_str()))
    };
    keys(from).filter(|key| ItemKind::Position.namesakes().contains(&key.kind)).filter(about).collect()
}
