//! Taking things over from another scenario, with all that they need; ids are kept apart.

use std::collections::BTreeSet;

use super::super::edit::Rejected;
use super::mend::{carries, mend};
use super::rename::{Name, rename};
use crate::scenario::{Acceptable, Element, ElementId, Item, ItemKey, ItemKind, Mention, Scenario, Tag};

/// What is taken over, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    /// The other scenario.
    pub from: Scenario,
    /// What is chosen of it.
    pub chosen: Vec<ItemKey>,
}

/// All that comes along with what is chosen, itself included, in the order of the other scenario.
///
/// Categories, providers, claims with their sources, named conditions and the like come along. Of the elements that a rule
/// speaks of, those do that are chosen or there already; only if none is, all of them.
pub fn taken_along(scenario: &Scenario, taking: &Taking) -> Vec<ItemKey> {
    let from = &taking.from;
    let mut taken: BTreeSet<ItemKey> = BTreeSet::new();
    let mut left: Vec<ItemKey> = taking.chosen.iter().filter(|key| from.place(key).is_some()).cloned().collect();
    // First what must come whatever else does, so that rules are content with the elements there are then.
    while !left.is_empty() {
        let mut spoken_of = Vec::new();
        while let Some(key) = left.pop() {
            if !taken.insert(key.clone()) {
                continue;
            }
            let (needs, elements) = needs(from, &key);
            left.extend(needs);
            spoken_of.extend(elements);
        }
        let there = |wanted: &Wanted| {
            let known = |id: &ElementId| {
                let key = ItemKey::new(ItemKind::Element, id);
                taken.contains(&key) || same(scenario, from, &key).is_some()
            };
            let mut have = from.elements.iter().filter(|element| wanted.means(element)).map(|element| &element.id);
            have.any(known)
                || scenario.elements.iter().any(|element| wanted.elements.is_empty() && wanted.means(element))
        };
        let lacking: Vec<Wanted> = spoken_of.into_iter().filter(|wanted| !there(wanted)).collect();
        let elements = from.elements.iter().filter(|element| lacking.iter().any(|wanted| wanted.means(element)));
        left.extend(elements.map(|element| ItemKey::new(ItemKind::Element, &element.id)));
    }
    let ordered = ItemKind::ALL.iter().flat_map(|kind| {
        let keys = from.ids(*kind).into_iter().map(|id| ItemKey::new(*kind, id));
        keys.filter(|key| taken.contains(key)).collect::<Vec<_>>()
    });
    ordered.collect()
}

/// The elements that one part of a pattern speaks of.
#[derive(Default)]
struct Wanted {
    elements: Vec<ElementId>,
    tags: Vec<Tag>,
}

impl Wanted {
    fn means(&self, element: &Element) -> bool {
        (self.elements.is_empty() || self.elements.contains(&element.id)) && carries(element, &self.tags)
    }
}

/// A scenario with nothing in it but one thing, whose references can be walked through by themselves.
fn alone(from: &Scenario, item: Item) -> Scenario {
    let mut alone = bare(from);
    alone.insert_item(0, item);
    alone
}

/// The scenario without all that it lists.
fn bare(from: &Scenario) -> Scenario {
    Scenario {
        format: from.format,
        title: String::new(),
        about: String::new(),
        as_of: from.as_of,
        also_as_of: Vec::new(),
        sources: Vec::new(),
        voices: Vec::new(),
        claims: Vec::new(),
        groups: Vec::new(),
        actors: Vec::new(),
        phases: Vec::new(),
        functions: Vec::new(),
        resources: Vec::new(),
        categories: Vec::new(),
        elements: Vec::new(),
        conditions: Vec::new(),
        positions: Vec::new(),
        limits: Vec::new(),
        contradictions: Vec::new(),
        cautions: Vec::new(),
        switched_off: Vec::new(),
        acceptable: Acceptable::default(),
        packages: Vec::new(),
        current: from.current.clone(),
        points: Vec::new(),
        seats: Vec::new(),
        votes_revealed: false,
        rounds: Vec::new(),
    }
}

/// What a thing needs, and the elements it speaks of.
fn needs(from: &Scenario, key: &ItemKey) -> (Vec<ItemKey>, Vec<Wanted>) {
    use ItemKind as K;
    let Some(item) = from.item(key) else { return (Vec::new(), Vec::new()) };
    let (mut needs, mut wanted) = (Vec::new(), Vec::new());
    let mut listed = Vec::new();
    alone(from, item).mentions(&mut |mention| {
        let mut need = |kind: ItemKind, id: &str| needs.push(ItemKey::new(kind, id));
        match mention {
            Mention::Source(id) => need(K::Source, id.as_str()),
            Mention::Voice(id) => need(K::Voice, id.as_str()),
            Mention::Claim(id) => need(K::Claim, id.as_str()),
            Mention::Group(id) => need(K::Group, id.as_str()),
            Mention::Actor(id) | Mention::Provider(_, id) => need(K::Actor, id.as_str()),
            Mention::Party(id) => K::Actor.namesakes().iter().for_each(|kind| need(*kind, id.as_str())),
            Mention::Phase(id) => need(K::Phase, id.as_str()),
            Mention::Function(id) => need(K::Function, id.as_str()),
            Mention::Resource(id) => need(K::Resource, id.as_str()),
            Mention::Category(id) => need(K::Category, id.as_str()),
            Mention::Condition(id) => need(K::Condition, id.as_str()),
            Mention::Rule(id) => K::Position.namesakes().iter().for_each(|kind| need(*kind, id.as_str())),
            Mention::Element(id) | Mention::Card(id) | Mention::Frame(id) => listed.push(id.clone()),
            Mention::Tag(tag) => wanted.push(Wanted { elements: Vec::new(), tags: vec![tag.clone()] }),
            Mention::Asked(elements, tags, ..) => {
                wanted.push(Wanted { elements: elements.to_vec(), tags: tags.to_vec() });
            }
            // The name of a package on the board, and the element's own settings.
            Mention::Package(_) | Mention::Choice(..) => {}
        }
        true
    });
    if !listed.is_empty() {
        wanted.push(Wanted { elements: listed, tags: Vec::new() });
    }
    needs.retain(|key| from.place(key).is_some());
    (needs, wanted)
}

/// The thing of the scenario that is the same as one of the other scenario, though it may have another id: parties and
/// scales by their name, everything else by all that is said of it.
fn same(scenario: &Scenario, from: &Scenario, key: &ItemKey) -> Option<String> {
    let item = from.item(key)?;
    let by_name = matches!(
        key.kind,
        ItemKind::Voice
            | ItemKind::Group
            | ItemKind::Actor
            | ItemKind::Phase
            | ItemKind::Function
            | ItemKind::Resource
            | ItemKind::Category
    );
    let known = scenario.ids(key.kind).into_iter().filter_map(|id| scenario.item(&ItemKey::new(key.kind, id)));
    let alike = |other: &Item| {
        if by_name {
            other.name().to_lowercase() == item.name().to_lowercase()
        } else {
            other.clone().with_id(item.id()) == item
        }
    };
    known.into_iter().find(alike).map(|other| other.id().to_owned())
}

/// Takes what is chosen over.
pub(super) fn take(scenario: &mut Scenario, taking: &Taking) -> Result<(), Rejected> {
    let along = taken_along(scenario, taking);
    let mut from = taking.from.clone();
    for key in along {
        match same(scenario, &from, &key) {
            Some(id) if id == key.id => {}
            Some(id) => {
                make_room(scenario, &mut from, &ItemKey::new(key.kind, &id))?;
                rename(&mut from, &Name::Item(key), &id)?;
            }
            None => {
                let free = free(scenario, &from, &key);
                let added = ItemKey::new(key.kind, &free);
                if free != key.id {
                    rename(&mut from, &Name::Item(key), &free)?;
                }
                let end = scenario.ids(added.kind).len();
                if let Some(item) = from.item(&added) {
                    scenario.insert_item(end, item);
                }
            }
        }
    }
    mend(scenario);
    Ok(())
}

/// Gives what has this id in the other scenario a free one.
fn make_room(scenario: &Scenario, from: &mut Scenario, key: &ItemKey) -> Result<(), Rejected> {
    for kind in key.kind.namesakes() {
        let other = ItemKey::new(*kind, &key.id);
        if from.place(&other).is_some() {
            let free = free(scenario, from, &other);
            rename(from, &Name::Item(other), &free)?;
        }
    }
    Ok(())
}

/// The id, or one like it that neither scenario has.
fn free(scenario: &Scenario, from: &Scenario, key: &ItemKey) -> String {
    if !scenario.is_taken(key.kind, &key.id) {
        return key.id.clone();
    }
    let numbered = (2..).map(|number: u64| format!("{}-{number}", key.id));
    let mut free = numbered.filter(|id| !scenario.is_taken(key.kind, id) && !from.is_taken(key.kind, id));
    free.next().unwrap_or_else(|| key.id.clone())
}
