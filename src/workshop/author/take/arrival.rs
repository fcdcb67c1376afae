//! The way of things from one scenario into another.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::super::mend::mend;
use super::super::put;
use super::counterpart::{counterparts, is_same_by_name, numbered_stem};
use super::needs::{Needs, needs};
use super::once::each_once;
use super::{Taking, Way, alone, keys};
use crate::scenario::{Condition, Item, ItemKey, ItemKind, Package, Scenario};

/// In which order things arrive: each kind after those that it speaks of.
const ORDER: [ItemKind; 16] = [
    ItemKind::Voice,
    ItemKind::Group,
    ItemKind::Actor,
    ItemKind::Phase,
    ItemKind::Function,
    ItemKind::Category,
    ItemKind::Source,
    ItemKind::Claim,
    ItemKind::Resource,
    ItemKind::Element,
    ItemKind::Condition,
    ItemKind::Position,
    ItemKind::Limit,
    ItemKind::Contradiction,
    ItemKind::Caution,
    ItemKind::Package,
];

/// What comes along only as it is needed, and stays behind again if in the end nothing speaks of it.
const AS_NEEDED: [ItemKind; 10] = [
    ItemKind::Source,
    ItemKind::Voice,
    ItemKind::Claim,
    ItemKind::Group,
    ItemKind::Actor,
    ItemKind::Phase,
    ItemKind::Function,
    ItemKind::Resource,
    ItemKind::Category,
    ItemKind::Condition,
];

/// What stands before the ids of things that have no place here; ids of a file have no such sign, so that none of them
/// is taken for one of the scenario's own.
const MARK: char = '/';

/// Where a thing has found its place, by its id here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Home {
    /// It is new here.
    New(String),
    /// It was here already, word for word.
    Known(String),
    /// It is the one that is here, which stays as it is.
    Kept(String),
    /// It is in the place of the one that was here.
    Replaced(String),
}

impl Home {
    pub(super) fn id(&self) -> &str {
        match self {
            Self::New(id) | Self::Known(id) | Self::Kept(id) | Self::Replaced(id) => id,
        }
    }

    /// Whether what is said of it here comes from there.
    pub(super) fn came(&self) -> bool {
        matches!(self, Self::New(_) | Self::Replaced(_))
    }
}

/// What becomes of a taking.
pub(super) struct Arrival<'s> {
    pub(super) scenario: &'s Scenario,
    pub(super) taking: &'s Taking,
    /// What here is called the same as a thing there.
    pub(super) counterparts: BTreeMap<ItemKey, String>,
    /// The claims, named conditions and packages that are here word for word.
    identical: BTreeSet<ItemKey>,
    needs: BTreeMap<ItemKey, OnceCell<Needs>>,
    /// What is chosen, and what comes along with it.
    pub(super) along: BTreeSet<ItemKey>,
    /// The scenario with all that has come.
    pub(super) after: Scenario,
    homes: BTreeMap<ItemKey, Home>,
    /// What could not be without what stays behind, or no longer says anything.
    pub(super) lost: BTreeSet<ItemKey>,
}

impl<'s> Arrival<'s> {
    pub(super) fn of(scenario: &'s Scenario, taking: &'s Taking) -> Self {
        let from = &taking.from;
        let decided = |key: &ItemKey| taking.ways.get(key).and_then(Way::here).map(str::to_owned);
        let mut arrival = Self {
            scenario,
            taking,
            counterparts: counterparts(scenario, from, decided),
            identical: BTreeSet::new(),
            needs: keys(from).map(|key| (key, OnceCell::new())).collect(),
            along: BTreeSet::new(),
            after: scenario.clone(),
            homes: BTreeMap::new(),
            lost: BTreeSet::new(),
        };
        arrival.find_identical();
        let mut hopeless = BTreeSet::new();
        loop {
            let mut must: BTreeSet<ItemKey> = taking.chosen.iter().cloned().collect();
            let mut called_for = BTreeSet::new();
            loop {
                arrival.attempt(&must);
                // What was to come beside what is here, and is here word for word, makes more of what names it identical.
                let found = arrival.find_identical();
                let lost: BTreeSet<_> = arrival.lost.difference(&hopeless).cloned().collect();
                let more: BTreeSet<_> = arrival.lacking(&lost).into_iter().chain(arrival.brought()).collect();
                if more.is_subset(&must) && !found {
                    break;
                }
                must.extend(more);
                called_for.extend(lost);
            }
            // What cannot come whatever else does brings nothing along.
            let in_vain: BTreeSet<_> = called_for.intersection(&arrival.lost).cloned().collect();
            if in_vain.is_empty() {
                break;
            }
            hopeless.extend(in_vain);
        }
        arrival.leave_what_nobody_needs();
        arrival
    }

    /// Finds the claims, named conditions and packages that are here word for word; whether there are more than before.
    fn find_identical(&mut self) -> bool {
        let before = self.identical.len();
        loop {
            let known = self.identical.len();
            for kind in [ItemKind::Claim, ItemKind::Condition, ItemKind::Package] {
                let found =
                    self.counterparts.iter().filter(|(key, _)| key.kind == kind && !self.identical.contains(key));
                let same = found.filter(|(key, id)| {
                    let theirs = self.taking.from.item(key).map(|item| self.translated(&item).with_id(id));
                    theirs == self.scenario.item(&ItemKey::new(kind, id))
                });
                let same: Vec<ItemKey> = same.map(|(key, _)| key.clone()).collect();
                self.identical.extend(same);
            }
            // It may name others that were found only now.
            if self.identical.len() == known {
                return known > before;
            }
        }
    }

    /// What is decided for a thing, or else happens to it.
    pub(super) fn way(&self, key: &ItemKey) -> Way {
        let here = |way: &&Way| way.here().is_none_or(|id| self.scenario.place(&ItemKey::new(key.kind, id)).is_some());
        if let Some(decided) = self.taking.ways.get(key).filter(here) {
            return decided.clone();
        }
        match self.counterparts.get(key) {
            Some(id) if is_same_by_name(key.kind) || self.identical.contains(key) => Way::Is(id.clone()),
            _ => Way::Beside,
        }
    }

    /// What a thing of the other scenario needs.
    pub(super) fn needs(&self, key: &ItemKey) -> Option<&Needs> {
        Some(self.needs.get(key)?.get_or_init(|| needs(&self.taking.from, key)))
    }

    /// Where a thing has its place here, whether or not it is to come. What goes because of what comes has none.
    pub(super) fn home(&self, key: &ItemKey) -> Option<Home> {
        let home = match (self.homes.get(key), self.way(key)) {
            (Some(home), _) => Some(home.clone()),
            (None, Way::Is(id) | Way::Instead(id)) if !self.along.contains(key) && self.needs.contains_key(key) => {
                Some(Home::Kept(id))
            }
            (None, _) => None,
        };
        home.filter(|home| self.after.place(&ItemKey::new(key.kind, home.id())).is_some())
    }

    /// Those of these that speak of a thing of the other scenario, by that; `of` says of which one speaks.
    pub(super) fn speakers<'k>(
        &'k self,
        among: impl Iterator<Item = &'k ItemKey>,
        of: impl Fn(&Needs, &Scenario) -> Vec<ItemKey>,
    ) -> BTreeMap<ItemKey, BTreeSet<ItemKey>> {
        let mut speakers: BTreeMap<ItemKey, BTreeSet<ItemKey>> = BTreeMap::new();
        for key in among {
            let spoken = self.needs(key).map_or_else(Vec::new, |needs| of(needs, &self.taking.from));
            for of in spoken.into_iter().filter(|of| of != key) {
                speakers.entry(of).or_default().insert(key.clone());
            }
        }
        speakers
    }

    /// What names others, one by one: what has come, and what is here word for word without what stays behind.
    pub(super) fn naming(&self) -> BTreeMap<ItemKey, BTreeSet<ItemKey>> {
        let looked_at = self.homes.iter().filter(|(_, home)| !matches!(home, Home::Kept(_)));
        self.speakers(looked_at.map(|(key, _)| key), Needs::named)
    }

    /// What has come, each with its key here.
    pub(super) fn came(&self) -> impl Iterator<Item = (&ItemKey, ItemKey)> {
        let came = self.homes.iter().filter(|(_, home)| home.came());
        came.map(|(key, home)| (key, ItemKey::new(key.kind, home.id())))
    }

    /// These, and all that they need.
    fn follow(&self, must: &BTreeSet<ItemKey>) -> BTreeSet<ItemKey> {
        let mut along = BTreeSet::new();
        let mut left: Vec<ItemKey> = must.iter().cloned().collect();
        while let Some(key) = left.pop() {
            let way = self.way(&key);
            if way == Way::Out || !self.needs.contains_key(&key) || along.contains(&key) {
                continue;
            }
            // What is here needs nothing.
            if !matches!(way, Way::Is(_)) {
                left.extend(self.needs(&key).into_iter().flat_map(|needs| needs.all.iter().cloned()));
            }
            along.insert(key);
        }
        along
    }

    /// Lets all come that must, from the beginning.
    fn attempt(&mut self, must: &BTreeSet<ItemKey>) {
        self.along = self.follow(must);
        self.after = self.scenario.clone();
        self.lost.clear();
        self.homes.clear();
        for key in &self.along {
            if let Way::Is(id) = self.way(key) {
                self.homes.insert(key.clone(), Home::Kept(id));
            }
        }
        for kind in ORDER {
            let ids = self.taking.from.ids(kind).into_iter().map(|id| ItemKey::new(kind, id));
            let mut left: Vec<_> =
                ids.filter(|key| self.along.contains(key) && !self.homes.contains_key(key)).collect();
            while !left.is_empty() {
                // What names others of its kind comes after them.
                let ready = |key: &&ItemKey| !left.iter().any(|other| self.rests_on(key, other));
                let ready: Vec<_> = left.iter().filter(ready).cloned().collect();
                let batch = if ready.is_empty() { left.clone() } else { ready };
                left.retain(|key| !batch.contains(key));
                self.arrive(batch);
            }
            if kind == ItemKind::Actor {
                self.join();
            }
        }
    }

    /// Whether a named condition names another one, or a package varies another one.
    fn rests_on(&self, key: &ItemKey, other: &ItemKey) -> bool {
        if key.kind == ItemKind::Package {
            let package = self.taking.from.package(&key.id.as_str().into());
            let origin = package.and_then(|package| package.variant_of.as_ref());
            return key != other && origin.is_some_and(|origin| origin.as_str() == other.id);
        }
        key.kind == ItemKind::Condition && self.needs(key).is_some_and(|needs| needs.all.contains(other))
    }

    /// Lets things come that do not speak of one another.
    fn arrive(&mut self, batch: Vec<ItemKey>) {
        let mut placed = Vec::new();
        for key in batch {
            let Some(item) = self.taking.from.item(&key) else { continue };
            let id = self.free(&key);
            let end = self.after.ids(key.kind).len();
            let item = self.translated(&item).with_id(&id);
            self.after.insert_item(end, item);
            placed.push((key, id));
        }
        mend(&mut self.after);
        for (key, id) in placed {
            self.settle(key, id);
        }
    }

    /// Finds the place of a thing that has come under an id of its own.
    fn settle(&mut self, key: ItemKey, id: String) {
        let placed = ItemKey::new(key.kind, &id);
        let item = self.after.item(&placed).filter(|item| !self.says_nothing(&key, item));
        let Some(item) = item else {
            self.after.take_item(&placed);
            self.lost.insert(key);
            return;
        };
        let home = if let Way::Instead(here) = self.way(&key) {
            self.after.take_item(&placed);
            let changed = put(&mut self.after, &item.with_id(&here)).is_ok();
            if changed { Home::Replaced(here) } else { Home::Known(here) }
        } else if let Some(same) = self.same(&key, &item) {
            self.after.take_item(&placed);
            Home::Known(same)
        } else {
            Home::New(id)
        };
        self.homes.insert(key, home);
    }

    /// Whether a named condition always holds by now, or never, and did not before.
    fn says_nothing(&self, key: &ItemKey, item: &Item) -> bool {
        let Item::Condition(named) = item else { return false };
        let was = self.taking.from.condition(&key.id.as_str().into()).map(|named| &named.holds_when);
        let constant = matches!(&named.holds_when, Condition::All(parts) | Condition::Any(parts) if parts.is_empty());
        constant && was != Some(&named.holds_when)
    }

    /// What is here already, word for word, and is not another thing of the other scenario.
    fn same(&self, key: &ItemKey, item: &Item) -> Option<String> {
        let taken = |id: &str| self.homes.iter().any(|(known, home)| known.kind == key.kind && home.id() == id);
        let alike = |known: Item| match (&known, item) {
            // The one that it varied may have been left behind.
            (Item::Package(known), Item::Package(item)) if item.variant_of.is_none() => {
                Package { id: item.id.clone(), variant_of: None, ..(**known).clone() } == **item
            }
            _ => known.with_id(item.id()) == *item,
        };
        let is_same = |id: &&str| !taken(id) && self.scenario.item(&ItemKey::new(key.kind, id)).is_some_and(alike);
        // All of one that is the same is, its name too.
        let named = self.scenario.named(key.kind).into_iter().filter(|(_, name)| *name == item.name());
        let ids: Vec<&str> = named.map(|(id, _)| id).collect();
        let own = ids.iter().copied().filter(|id| *id == key.id);
        own.chain(ids.iter().copied()).find(is_same).map(str::to_owned)
    }

    /// The id, or one like it that is free in both scenarios; what was here and goes keeps its own, so that nobody takes
    /// what comes for it.
    fn free(&self, key: &ItemKey) -> String {
        let free = |id: &str| !self.after.is_taken(key.kind, id) && !self.scenario.is_taken(key.kind, id);
        if free(&key.id) {
            return key.id.clone();
        }
        let stem = numbered_stem(&key.id);
        let mut numbered = (2..).map(|number: u64| format!("{stem}-{number}"));
        numbered.find(|id| free(id) && !self.taking.from.is_taken(key.kind, id)).unwrap_or_else(|| stem.to_owned())
    }

    /// A thing of the other scenario with the ids of what it speaks of here; marked, what has no place here.
    pub(super) fn translated(&self, item: &Item) -> Item {
        let key = item.key();
        let mut moved = alone(&self.taking.from, item.clone());
        moved.mentions(&mut |mention| {
            mention.refer(&|kind, id| {
                let mut keys = kind.namesakes().iter().map(|kind| ItemKey::new(*kind, id));
                let home = keys.find_map(|key| self.home(&key));
                Some(home.map_or_else(|| format!("{MARK}{id}"), |home| home.id().to_owned()))
            });
            true
        });
        let moved = moved.item(&key).unwrap_or_else(|| item.clone());
        // Only what was decided makes one of two.
        if self.taking.ways.values().any(|way| way.here().is_some()) { each_once(moved) } else { moved }
    }

    /// What would have to come too, for what is lost to stay.
    fn lacking(&self, lost: &BTreeSet<ItemKey>) -> BTreeSet<ItemKey> {
        let one_of = lost.iter().filter_map(|key| self.needs(key)).flat_map(|needs| &needs.one_of);
        one_of.flat_map(|wanted| wanted.of(&self.taking.from)).collect()
    }

    /// What is decided to come, of what is named by what comes.
    fn brought(&self) -> Vec<ItemKey> {
        let comes = |(_, way): &(&ItemKey, &Way)| matches!(way, Way::Beside | Way::Instead(_));
        let mut decided = self.taking.ways.iter().filter(comes).map(|(key, _)| key).peekable();
        if decided.peek().is_none() {
            return Vec::new();
        }
        let speakers = self.naming();
        decided.filter(|key| speakers.contains_key(*key)).cloned().collect()
    }

    /// Takes out again what came only because it was needed, and is not.
    fn leave_what_nobody_needs(&mut self) {
        loop {
            let referred = self.after.referred(true);
            let speakers = self.speakers(self.came().map(|(key, _)| key), Needs::needed);
            let needed = |key: &ItemKey, id: &str| match key.kind {
                // A rule may speak of an element by its tags.
                ItemKind::Element => speakers.contains_key(key),
                kind if AS_NEEDED.contains(&kind) => {
                    kind.namesakes().iter().any(|kind| referred.contains(&ItemKey::new(*kind, id)))
                }
                _ => true,
            };
            let idle = |(key, home): (&ItemKey, &Home)| match home {
                Home::New(id) if !self.taking.chosen.contains(key) && !needed(key, id) => {
                    Some((key.clone(), id.clone()))
                }
                _ => None,
            };
            let idle: Vec<(ItemKey, String)> = self.homes.iter().filter_map(idle).collect();
            if idle.is_empty() {
                return;
            }
            for (key, id) in idle {
                self.after.take_item(&ItemKey::new(key.kind, id));
                self.homes.remove(&key);
                self.along.remove(&key);
            }
        }
    }
}
