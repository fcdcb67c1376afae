//! Taking things over from another scenario, with all that they need; ids are kept apart.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use super::super::edit::Rejected;
use super::changes;
use super::mend::mend_beside;
use super::money::has_amounts;
use crate::scenario::check::MAX_ID;
use crate::scenario::{
    Condition, Element, ElementId, Item, ItemKey, ItemKind, Mention, Package, Scenario, SettingId, Tag,
};

/// What is taken over, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    /// The other scenario.
    pub from: Scenario,
    /// What is chosen of it.
    pub chosen: Vec<ItemKey>,
}

/// All that comes along with what is chosen, itself included, in the order of the other scenario: what is added, and what
/// is found to be there already.
///
/// Categories, providers, claims with their sources, named conditions and the like come along, and all that is on the
/// board of a package. Of the elements that a rule or a named condition speaks of, those do that are chosen or there
/// already, and the assumptions; all of them, if none is or it could not be without the others.
pub fn taken_along(scenario: &Scenario, taking: &Taking) -> Vec<ItemKey> {
    Crossing::of(scenario, taking).along(&taking.from)
}

/// Takes what is chosen over.
///
/// # Errors
/// If all of it is there already, or its money is not the scenario's.
pub(super) fn take(scenario: &mut Scenario, taking: &Taking) -> Result<(), Rejected> {
    let Crossing { other, added, .. } = Crossing::of(scenario, taking);
    let items: Vec<_> = keys(&other).filter(|key| added.contains(key)).filter_map(|key| other.item(&key)).collect();
    changes(!items.is_empty())?;
    if other.money != scenario.money && items.iter().any(|item| has_amounts(&other, item)) {
        return Err(Rejected::OtherMoney { theirs: other.money, ours: scenario.money.clone() });
    }
    for item in items {
        let end = scenario.ids(item.kind()).len();
        scenario.insert_item(end, item);
    }
    Ok(())
}

/// Parties and scales, which are the same if they are called the same.
const BY_NAME: [ItemKind; 7] = [
    ItemKind::Voice,
    ItemKind::Group,
    ItemKind::Actor,
    ItemKind::Phase,
    ItemKind::Function,
    ItemKind::Resource,
    ItemKind::Category,
];

/// What stands before the ids of things whose id in the scenario is not known yet; ids of a file have no such sign, so
/// that none of them is taken for one of the scenario's own.
const MARK: char = '/';

/// The way of things from one scenario into another.
struct Crossing<'s> {
    scenario: &'s Scenario,
    /// What must come.
    must: BTreeSet<ItemKey>,
    /// What is left of the other scenario, under the ids of the scenario; marked, what has none.
    other: Scenario,
    /// What has an id in the scenario, by its key in the other one.
    found: BTreeMap<ItemKey, ItemKey>,
    /// What is added, by its new key.
    added: BTreeSet<ItemKey>,
    /// What could not be without the elements that are left behind, or no longer says anything.
    lost: BTreeSet<ItemKey>,
}

impl<'s> Crossing<'s> {
    fn of(scenario: &'s Scenario, taking: &Taking) -> Self {
        let from = &taking.from;
        let mut must = with_needs(from, taking.chosen.clone());
        loop {
            let moved = Self::attempt(scenario, from, must.clone());
            let along: BTreeSet<_> = moved.along(from).into_iter().collect();
            let mut more = Vec::new();
            for key in &must {
                let lost = moved.lost.contains(key);
                let lacking =
                    needs(from, key).1.into_iter().filter(|wanted| lost || !wanted.there(from, &along, scenario));
                more.extend(lacking.flat_map(|wanted| wanted.elements(from)));
            }
            let more = with_needs(from, more);
            if more.is_subset(&must) {
                return moved;
            }
            must.extend(more);
        }
    }

    /// Moves what must come. Elements that are spoken of stay if they are found to be there already.
    fn attempt(scenario: &'s Scenario, from: &Scenario, must: BTreeSet<ItemKey>) -> Self {
        let spoken_of = must.iter().flat_map(|key| needs(from, key).1).flat_map(|wanted| wanted.elements(from));
        let mut all = with_needs(from, spoken_of.collect());
        all.extend(must.iter().cloned());
        let mut other = only(from, &all);
        mend_beside(&mut other, &scenario.elements);
        relabel(&mut other, &|_, id| Some(format!("{MARK}{id}")));
        let mut moved =
            Self { scenario, must, other, found: BTreeMap::new(), added: BTreeSet::new(), lost: BTreeSet::new() };
        moved.settle(|key| BY_NAME.contains(&key.kind));
        moved.settle(|key| key.kind == ItemKind::Source);
        moved.settle(|key| key.kind == ItemKind::Claim);
        moved.settle(|key| key.kind == ItemKind::Element);
        moved.leave_behind(from);
        for kind in [ItemKind::Condition, ItemKind::Package] {
            // What names others of its kind comes after them.
            let mut left = moved.marked(kind);
            while !left.is_empty() {
                let ready = |key: &&ItemKey| !moved.names_marked(key);
                let next = left.iter().find(ready).or_else(|| left.first()).cloned();
                moved.settle(|key| Some(key) == next.as_ref());
                left.retain(|key| Some(key) != next.as_ref());
            }
        }
        moved.settle(|key| ItemKind::Position.namesakes().contains(&key.kind));
        moved
    }

    /// The keys of a kind that have no id in the scenario yet.
    fn marked(&self, kind: ItemKind) -> Vec<ItemKey> {
        keys(&self.other).filter(|key| key.kind == kind && key.id.starts_with(MARK)).collect()
    }

    /// Whether a thing names others that have no id in the scenario yet.
    fn names_marked(&self, key: &ItemKey) -> bool {
        let marked = Cell::new(false);
        let Some(item) = self.other.item(key) else { return false };
        alone(&self.other, item).mentions(&mut |mention| {
            mention.refer(&|_, id| {
                marked.set(marked.get() || id.starts_with(MARK));
                None
            });
            true
        });
        marked.get()
    }

    /// Finds the ids of some of the things, all at once: of what is the same in the scenario, or else, if it must come, a
    /// free one.
    fn settle(&mut self, which: impl Fn(&ItemKey) -> bool) {
        let marked: Vec<_> = keys(&self.other).filter(|key| key.id.starts_with(MARK) && which(key)).collect();
        let mut ids: BTreeMap<ItemKey, String> = BTreeMap::new();
        // Those of the same id first, so that of two that are alike each finds its own.
        for by_id in [true, false] {
            for key in &marked {
                let may_be = |there: &ItemKey| {
                    (!by_id || there.id == original(key).id) && !self.found.values().any(|found| found == there)
                };
                if !ids.contains_key(key)
                    && let Some(there) = same(self.scenario, &self.other, key, may_be)
                {
                    ids.insert(key.clone(), there.id.clone());
                    self.found.insert(original(key), there);
                }
            }
        }
        for key in marked {
            let known = original(&key);
            if !ids.contains_key(&key) && self.must.contains(&known) {
                let id = self.free(&known);
                let new = ItemKey::new(key.kind, &id);
                self.found.insert(known, new.clone());
                self.added.insert(new);
                ids.insert(key, id);
            }
        }
        relabel(&mut self.other, &|kind, id| {
            let of = |kind: &ItemKind| ids.get(&ItemKey::new(*kind, id)).cloned();
            kind.namesakes().iter().find_map(of)
        });
    }

    /// The id, or one like it that is free in both scenarios.
    fn free(&self, key: &ItemKey) -> String {
        let taken = |id: &str| {
            let added = |kind: &ItemKind| self.added.contains(&ItemKey::new(*kind, id));
            self.scenario.is_taken(key.kind, id) || key.kind.namesakes().iter().any(added)
        };
        if !taken(&key.id) {
            return key.id.clone();
        }
        let stem: String = key.id.chars().take(MAX_ID - "-9999".len()).collect();
        let theirs = |id: &str| self.other.is_taken(key.kind, &format!("{MARK}{id}"));
        let numbered = (2..).map(|number: u64| format!("{stem}-{number}"));
        numbered.into_iter().find(|id| !taken(id) && !theirs(id)).unwrap_or(stem)
    }

    /// Leaves the elements behind that need not come and are not there, and takes them out of what speaks of them.
    fn leave_behind(&mut self, from: &Scenario) {
        let conditions = |other: &Scenario| -> BTreeMap<String, Condition> {
            let named = other.conditions.iter().map(|named| (named.id.to_string(), named.holds_when.clone()));
            named.collect()
        };
        let before = conditions(&self.other);
        let along: BTreeSet<_> = self.along(from).into_iter().collect();
        let stays = |key: &ItemKey| along.contains(&original(key)) || self.found.values().any(|found| found == key);
        let kept: BTreeSet<_> = keys(&self.other).filter(stays).collect();
        self.other = only(&self.other, &kept);
        mend_beside(&mut self.other, &self.scenario.elements);
        let after = conditions(&self.other);
        let says_nothing = |key: &ItemKey| {
            let constant = after.get(&key.id).filter(|after| before.get(&key.id) != Some(*after));
            matches!(constant, Some(Condition::All(parts) | Condition::Any(parts)) if parts.is_empty())
        };
        let lost = kept.into_iter().filter(|key| self.other.place(key).is_none() || says_nothing(key));
        self.lost = lost.map(|key| original(&key)).collect();
    }

    /// What must come, and the elements spoken of that are there already, with all that these need.
    fn along(&self, from: &Scenario) -> Vec<ItemKey> {
        let elements = self.found.keys().filter(|key| key.kind == ItemKind::Element).cloned();
        let there = with_needs(from, elements.collect());
        keys(from).filter(|key| self.must.contains(key) || there.contains(key)).collect()
    }
}

/// The key of a thing as it was before it was marked.
fn original(key: &ItemKey) -> ItemKey {
    ItemKey::new(key.kind, key.id.trim_start_matches(MARK))
}

/// The keys of all that a scenario lists, in the order of the file.
fn keys(scenario: &Scenario) -> impl Iterator<Item = ItemKey> {
    ItemKind::ALL.iter().flat_map(|kind| scenario.ids(*kind).into_iter().map(|id| ItemKey::new(*kind, id)))
}

/// What is listed of these, and all that it needs.
fn with_needs(from: &Scenario, wanted: Vec<ItemKey>) -> BTreeSet<ItemKey> {
    let mut all = BTreeSet::new();
    let mut left = wanted;
    while let Some(key) = left.pop() {
        if from.place(&key).is_some() && all.insert(key.clone()) {
            left.extend(needs(from, &key).0);
        }
    }
    all
}

/// The elements that one part of a pattern speaks of.
#[derive(Default)]
struct Wanted {
    elements: Vec<ElementId>,
    tags: Vec<Tag>,
    setting: Option<SettingId>,
}

impl Wanted {
    fn means(&self, element: &Element) -> bool {
        (self.elements.is_empty() || self.elements.contains(&element.id))
            && element.can_carry(&self.tags)
            && self.setting.as_ref().is_none_or(|setting| element.setting(setting).is_some())
    }

    /// Those of the other scenario.
    fn elements(&self, from: &Scenario) -> Vec<ItemKey> {
        let meant = from.elements.iter().filter(|element| self.means(element));
        meant.map(|element| ItemKey::new(ItemKind::Element, &element.id)).collect()
    }

    /// Whether one of them comes along, or is there already where any will do.
    fn there(&self, from: &Scenario, along: &BTreeSet<ItemKey>, scenario: &Scenario) -> bool {
        self.elements(from).iter().any(|key| along.contains(key))
            || (self.elements.is_empty() && scenario.elements.iter().any(|element| self.means(element)))
    }
}

/// The scenario with these of the things that it lists, and nothing else.
fn only(from: &Scenario, kept: &BTreeSet<ItemKey>) -> Scenario {
    let mut only = Scenario { money: from.money.clone(), ..Scenario::empty(from.as_of) };
    for key in keys(from).filter(|key| kept.contains(key)) {
        let end = only.ids(key.kind).len();
        if let Some(item) = from.item(&key) {
            only.insert_item(end, item);
        }
    }
    only
}

/// Gives things other ids, all at once, and follows them.
fn relabel(scenario: &mut Scenario, other: &dyn Fn(ItemKind, &str) -> Option<String>) {
    for key in keys(scenario).collect::<Vec<_>>() {
        if let Some(id) = other(key.kind, &key.id)
            && let Some((place, item)) = scenario.take_item(&key)
        {
            scenario.insert_item(place, item.with_id(&id));
        }
    }
    scenario.mentions(&mut |mention| {
        mention.refer(other);
        true
    });
}

/// A scenario with nothing in it but one thing.
pub(super) fn alone(from: &Scenario, item: Item) -> Scenario {
    let mut alone = Scenario::empty(from.as_of);
    alone.insert_item(0, item);
    alone
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
            // What is on a board belongs to it.
            Mention::Card(id) | Mention::Frame(id) => need(K::Element, id.as_str()),
            Mention::Element(id) => listed.push(id.clone()),
            // Without a member who may provide it, a group could not be willing to.
            Mention::Offered(holder, id) => {
                let providers = from.element(id).into_iter().flat_map(|element| &element.providers);
                let members = providers.filter(|one| from.actor(one).is_some_and(|actor| actor.is_of(holder)));
                members.for_each(|one| need(K::Actor, one.as_str()));
                listed.push(id.clone());
            }
            Mention::Tag(tag) => wanted.push(Wanted { tags: vec![tag.clone()], ..Wanted::default() }),
            Mention::Asked(elements, tags, setting, _) => {
                let (elements, tags, setting) = (elements.to_vec(), tags.to_vec(), Some(setting.clone()));
                wanted.push(Wanted { elements, tags, setting });
            }
            // A package can be without the one that it varies; the settings are the element's own.
            Mention::Package(_) | Mention::Choice(..) => {}
        }
        true
    });
    if !listed.is_empty() {
        wanted.push(Wanted { elements: listed, ..Wanted::default() });
    }
    // Without an assumption that is always on the board, a rule would say something else of every board.
    let frame = from.elements.iter().filter(|element| element.frame && wanted.iter().any(|part| part.means(element)));
    needs.extend(frame.map(|element| ItemKey::new(K::Element, &element.id)));
    needs.retain(|key| from.place(key).is_some());
    (needs, wanted)
}

/// The thing of the scenario, among those that it may be, that is the same as one of the other scenario: parties and
/// scales by their name, everything else by all that is said of it.
fn same(scenario: &Scenario, other: &Scenario, key: &ItemKey, may_be: impl Fn(&ItemKey) -> bool) -> Option<ItemKey> {
    let item = other.item(key)?;
    let alike = |known: &Item| match (known, &item) {
        // An amount of one unit is not one of another.
        (Item::Resource(known), Item::Resource(item)) if known.unit != item.unit => false,
        (Item::Element(_), item) if scenario.money != other.money && has_amounts(other, item) => false,
        _ if BY_NAME.contains(&key.kind) => known.name().to_lowercase() == item.name().to_lowercase(),
        // The one that it varied may have been left behind.
        (Item::Package(known), Item::Package(item)) if item.variant_of.is_none() => {
            Package { id: item.id.clone(), variant_of: None, ..(**known).clone() } == **item
        }
        _ => known.clone().with_id(item.id()) == item,
    };
    let known = scenario.ids(key.kind).into_iter().map(|id| ItemKey::new(key.kind, id)).filter(may_be);
    known.filter_map(|known| scenario.item(&known)).find(alike).map(|known| known.key())
}
