//! What taking over would do, before anything is done.

use std::collections::BTreeSet;

use super::arrival::{Arrival, Home};
use super::join::members;
use super::needs::Needs;
use super::{Taking, Way, keys};
use crate::merge::{Difference, item_differences};
use crate::scenario::{Actor, ItemKey, ItemKind, Scenario};
use crate::workshop::author::{Consequences, sound};

/// What taking over would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What is chosen, what follows from it, and what of it is here already, in the order of the other scenario.
    pub steps: Vec<Step>,
    /// What is named by what comes and stays where it is, with what names it.
    pub behind: Vec<(ItemKey, Vec<ItemKey>)>,
    /// The groups that would have fewer members here than there.
    pub short: Vec<ShortGroup>,
    /// What is chosen and cannot come, since it could not be without what stays behind or is different here, or goes
    /// because of what comes.
    pub lost: Vec<ItemKey>,
    /// What here loses something, or changes, beside what is replaced.
    pub touched: Consequences,
    /// Whether anything would change.
    pub changes: bool,
    /// Why it cannot be done.
    pub refused: Option<String>,
}

/// One thing of the other scenario, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name there.
    pub key: ItemKey,
    /// Its id here.
    pub here: String,
    /// What becomes of it.
    pub fate: Fate,
    /// Why it is looked at.
    pub why: Why,
    /// In what it differs from the one here that it would be, or is called the same as.
    pub differs: Vec<Difference>,
    /// The one here that is called the same.
    pub namesake: Option<String>,
    /// It comes and says less than it did: it spoke of what stays behind.
    pub cut: bool,
}

/// What becomes of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// It comes, as something new.
    New,
    /// It comes in the place of the one here.
    Replaced,
    /// It is taken to be the one here, which stays as it is.
    Kept,
    /// It is here already, word for word.
    Known,
}

/// Why a thing is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is chosen.
    Chosen,
    /// These, which come or cannot come, speak of it.
    For(Vec<ItemKey>),
}

/// A group that would have fewer members here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortGroup {
    /// The group there.
    pub group: ItemKey,
    /// Its members there who are not here.
    pub absent: Vec<ItemKey>,
    /// Its members there who are here, and do not belong to it here.
    pub apart: Vec<ItemKey>,
}

impl Plan {
    /// What comes along or is here already, in the order of the other scenario.
    pub fn along(&self) -> Vec<ItemKey> {
        self.steps.iter().map(|step| step.key.clone()).collect()
    }

    /// The steps that end so.
    pub fn of(&self, fate: Fate) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(move |step| step.fate == fate)
    }

    /// The step of a thing.
    pub fn step(&self, key: &ItemKey) -> Option<&Step> {
        self.steps.iter().find(|step| step.key == *key)
    }
}

/// What taking these things over would do.
pub fn plan(scenario: &Scenario, taking: &Taking) -> Plan {
    let arrival = Arrival::of(scenario, taking);
    let refused = arrival.money().and_then(|()| sound(&arrival.after)).err();
    let came: BTreeSet<ItemKey> = arrival.came().map(|(_, here)| here).collect();
    Plan {
        steps: arrival.steps(),
        behind: arrival.behind(),
        short: arrival.short(),
        lost: arrival.lost().cloned().collect(),
        touched: Consequences::between(scenario, &arrival.after, &|key| came.contains(key)),
        changes: arrival.after != *scenario,
        refused: refused.map(|refused| refused.to_string()),
    }
}

impl Arrival<'_> {
    /// What is chosen and cannot come, or goes because of what comes.
    fn lost(&self) -> impl Iterator<Item = &ItemKey> {
        self.taking.chosen.iter().filter(|key| self.along.contains(key) && self.home(key).is_none())
    }

    fn steps(&self) -> Vec<Step> {
        // What keeps something from coming is shown, so that it can be decided otherwise.
        let wanted = self.came().map(|(key, _)| key).chain(self.lost());
        let (mut steps, mut speakers) = (Vec::new(), self.speakers(wanted, Needs::spoken));
        for key in keys(&self.taking.from) {
            let Some(home) = self.home(&key) else { continue };
            let why = if self.taking.chosen.contains(&key) {
                Why::Chosen
            } else {
                Why::For(speakers.remove(&key).into_iter().flatten().collect())
            };
            if !self.along.contains(&key) && why == Why::For(Vec::new()) {
                continue;
            }
            let fate = match home {
                Home::New(_) => Fate::New,
                Home::Known(_) => Fate::Known,
                Home::Replaced(_) => Fate::Replaced,
                Home::Kept(_) => Fate::Kept,
            };
            let namesake = self.counterparts.get(&key).cloned();
            let beside = match fate {
                Fate::New => namesake.as_deref(),
                Fate::Replaced | Fate::Kept => Some(home.id()),
                Fate::Known => None,
            };
            let differs = beside.map_or_else(Vec::new, |id| self.differs(&key, id));
            // Kept, and the same: it is known.
            let fate = if fate == Fate::Kept && differs.is_empty() { Fate::Known } else { fate };
            let cut = home.came() && self.is_cut(&key, home.id());
            steps.push(Step { key, here: home.id().to_owned(), fate, why, differs, namesake, cut });
        }
        steps
    }

    /// Whether a thing says less here than it did there.
    fn is_cut(&self, key: &ItemKey, here: &str) -> bool {
        let there = self.taking.from.item(key).map(|item| self.translated(&item).with_id(here));
        there != self.after.item(&ItemKey::new(key.kind, here))
    }

    /// In what a thing of the other scenario differs from one here.
    fn differs(&self, key: &ItemKey, here: &str) -> Vec<Difference> {
        let ours = self.scenario.item(&ItemKey::new(key.kind, here));
        let theirs = self.taking.from.item(key).map(|item| self.translated(&item));
        let (Some(ours), Some(theirs)) = (ours, theirs) else { return Vec::new() };
        item_differences((self.scenario, &ours), (&self.taking.from, &theirs))
    }

    fn behind(&self) -> Vec<(ItemKey, Vec<ItemKey>)> {
        let mut speakers = self.naming();
        let away = keys(&self.taking.from).filter(|key| self.home(key).is_none());
        let with_speakers = away.map(|key| {
            let by: Vec<_> = speakers.remove(&key).into_iter().flatten().collect();
            (key, by)
        });
        let told = |(key, by): &(ItemKey, Vec<_>)| !by.is_empty() || self.taking.ways.get(key) == Some(&Way::Out);
        with_speakers.filter(told).collect()
    }

    fn short(&self) -> Vec<ShortGroup> {
        // Those, too, without whose members something cannot come.
        let asked = self.lost().filter_map(|key| self.needs(key)).flat_map(|needs| &needs.all);
        let groups = self.along.iter().chain(asked).filter(|key| key.kind == ItemKind::Group);
        let short = groups.collect::<BTreeSet<_>>().into_iter().filter_map(|group| {
            let here = self.home(group);
            let belongs =
                |actor: &Actor| here.iter().any(|here| actor.groups.iter().any(|of| of.as_str() == here.id()));
            let (mut absent, mut apart) = (Vec::new(), Vec::new());
            for member in members(&self.taking.from, group) {
                let home = self.home(&member);
                let actor = home.and_then(|home| self.after.actor(&home.id().into()));
                match actor {
                    None => absent.push(member),
                    Some(actor) if !belongs(actor) => apart.push(member),
                    Some(_) => {}
                }
            }
            let whole = absent.is_empty() && apart.is_empty();
            (!whole).then(|| ShortGroup { group: group.clone(), absent, apart })
        });
        short.collect()
    }
}
