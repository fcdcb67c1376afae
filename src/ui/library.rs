//! Another scenario, of which things can be taken over, and what is chosen of it so far.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::scenario::{ItemKey, Scenario};
use crate::workshop::Version;
use crate::workshop::author::{Plan, Taking, Way};

/// Another scenario, of which things can be taken over.
#[derive(Clone, Debug)]
pub struct Library {
    /// What it is called.
    pub name: String,
    /// The scenario.
    pub from: Arc<Scenario>,
    /// What is chosen of it.
    pub chosen: Vec<ItemKey>,
    /// How single things of it are to come.
    pub ways: BTreeMap<ItemKey, Way>,
    /// The groups of it that those join who are here already.
    pub joined: BTreeSet<ItemKey>,
    /// What is searched for in it.
    pub find: String,
    /// What would be done is shown, instead of what can be chosen.
    pub summary: bool,
    /// What taking it over would do, to which state of the document.
    pub plan: Option<(Version, Arc<Plan>)>,
}

impl Library {
    /// A scenario of which nothing is chosen yet.
    pub fn new(name: String, from: Arc<Scenario>) -> Self {
        let (chosen, ways, joined) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
        Self { name, from, chosen, ways, joined, find: String::new(), summary: false, plan: None }
    }

    /// What is to be taken over, and how.
    pub fn taking(&self) -> Taking {
        let Self { from, chosen, ways, joined, .. } = self;
        Taking { from: Arc::clone(from), chosen: chosen.clone(), ways: ways.clone(), joined: joined.clone() }
    }

    /// Chooses a thing.
    pub fn choose(&mut self, key: ItemKey) {
        if !self.chosen.contains(&key) {
            self.ways.remove(&key);
            self.chosen.push(key);
            self.plan = None;
        }
    }

    /// Leaves a thing where it is.
    pub fn leave(&mut self, key: &ItemKey) {
        self.chosen.retain(|known| known != key);
        self.ways.remove(key);
        self.plan = None;
    }

    /// Decides how a thing is to come.
    pub fn decide(&mut self, key: ItemKey, way: Way) {
        self.ways.insert(key, way);
        self.plan = None;
    }

    /// Lets those who are here join a group, or not.
    pub fn join(&mut self, group: ItemKey, joins: bool) {
        if joins {
            self.joined.insert(group);
        } else {
            self.joined.remove(&group);
        }
        self.plan = None;
    }

    /// Chooses and decides nothing.
    pub fn reset(&mut self) {
        self.chosen.clear();
        self.ways.clear();
        self.joined.clear();
        self.summary = false;
        self.plan = None;
    }
}
