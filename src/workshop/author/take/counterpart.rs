//! Which thing here is taken to be the one of the other scenario, because it is called the same.

use std::collections::BTreeMap;

use super::arrival::numbered_stem;
use crate::scenario::{Item, ItemKey, ItemKind, Position, Scenario};

/// The kinds of which something of the same name is the same: what is said of it here stays.
const SAME_BY_NAME: [ItemKind; 13] = [
    ItemKind::Source,
    ItemKind::Voice,
    ItemKind::Group,
    ItemKind::Actor,
    ItemKind::Phase,
    ItemKind::Function,
    ItemKind::Resource,
    ItemKind::Category,
    ItemKind::Element,
    ItemKind::Position,
    ItemKind::Limit,
    ItemKind::Contradiction,
    ItemKind::Caution,
];

/// Whether a thing of this kind is taken to be one of the same name. Claims, named conditions and packages are not:
/// what cites or names them rests on every word of them.
pub(super) fn is_same_by_name(kind: ItemKind) -> bool {
    SAME_BY_NAME.contains(&kind)
}

/// For each thing of the other scenario the one here that is called the same, if there is one; no two have the same.
/// `known` says which party here one of theirs is, where that was decided.
pub(super) fn counterparts(
    scenario: &Scenario,
    from: &Scenario,
    known: impl Fn(&ItemKey) -> Option<String>,
) -> BTreeMap<ItemKey, String> {
    let mut found: BTreeMap<ItemKey, String> = BTreeMap::new();
    // Parties before the rules that they hold.
    for kind in ItemKind::ALL {
        let here = items(scenario, *kind);
        let mut taken: Vec<&str> = Vec::new();
        let theirs = items(from, *kind);
        // Those of the same id first, then those that came under an id made from it, so that of two that are called the
        // same each finds its own.
        let kinship: [fn(&str, &str) -> bool; 3] = [|ours, theirs| ours == theirs, is_made_from, |_, _| true];
        for akin in kinship {
            for (name, item) in &theirs {
                let key = item.key();
                let holder = |position: &Position| {
                    ItemKind::Actor.namesakes().iter().find_map(|kind| {
                        let key = ItemKey::new(*kind, position.actor.as_str());
                        known(&key).or_else(|| found.get(&key).cloned())
                    })
                };
                let alike = |(called, one): &&(String, Item)| {
                    called == name
                        && akin(one.id(), item.id())
                        && !taken.contains(&one.id())
                        && same_nature(one, item, &holder)
                };
                if !found.contains_key(&key)
                    && let Some((_, one)) = here.iter().find(alike)
                {
                    taken.push(one.id());
                    found.insert(key, one.id().to_owned());
                }
            }
        }
    }
    found
}

/// Whether an id here is one that [`Arrival::free`](super::arrival::Arrival::free) makes of theirs.
fn is_made_from(ours: &str, theirs: &str) -> bool {
    ours.rsplit_once('-')
        .is_some_and(|(stem, number)| stem == numbered_stem(theirs) && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The things of a kind, each by its name however it is written.
fn items(scenario: &Scenario, kind: ItemKind) -> Vec<(String, Item)> {
    let items = scenario.ids(kind).into_iter().filter_map(|id| scenario.item(&ItemKey::new(kind, id)));
    items.map(|item| (item.name().trim().to_lowercase(), item)).collect()
}

/// Whether two things of one name can be the same at all.
fn same_nature(here: &Item, theirs: &Item, holder: &dyn Fn(&Position) -> Option<String>) -> bool {
    match (here, theirs) {
        // An amount of one unit is not one of another.
        (Item::Resource(here), Item::Resource(theirs)) => here.unit == theirs.unit,
        (Item::Claim(here), Item::Claim(theirs)) => here.speaker == theirs.speaker,
        (Item::Element(here), Item::Element(theirs)) => here.frame == theirs.frame,
        (Item::Position(here), Item::Position(theirs)) => {
            let stand = |position: &Position| {
                (position.crossed_when.is_some(), position.met_when.is_some(), position.provides.is_some())
            };
            stand(here) == stand(theirs) && holder(theirs).is_some_and(|id| here.actor.as_str() == id)
        }
        _ => true,
    }
}
