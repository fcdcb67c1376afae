//! Taking things over from another scenario: what comes along with what is chosen, and which of it is here already.

mod about;
mod arrival;
mod counterpart;
mod join;
mod needs;
mod once;
mod plan;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use about::rules_about;
pub use plan::{Fate, Plan, ShortGroup, Step, Why, plan};

use super::super::edit::Rejected;
use super::changes;
use super::money::has_amounts;
use crate::scenario::{Item, ItemKey, ItemKind, Scenario};
use arrival::Arrival;

/// What is taken over, from where, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    /// The other scenario.
    pub from: Arc<Scenario>,
    /// What is chosen of it.
    pub chosen: Vec<ItemKey>,
    /// What was decided for single things of it; for all others [`Way`] says what happens.
    pub ways: BTreeMap<ItemKey, Way>,
    /// The groups of it that those of their members join who are here already.
    pub joined: BTreeSet<ItemKey>,
}

impl Taking {
    /// What is chosen, with nothing decided.
    pub fn new(from: impl Into<Arc<Scenario>>, chosen: Vec<ItemKey>) -> Self {
        Self { from: from.into(), chosen, ways: BTreeMap::new(), joined: BTreeSet::new() }
    }
}

/// How a thing of the other scenario finds its place here.
///
/// Where nothing is decided, parties, scales, sources, elements and rules of the same name are taken to be the ones that
/// are here, which stay as they are; everything else that comes stands beside what is here. What is here word for word
/// never comes again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// As something new beside what is here.
    Beside,
    /// It is the one of this id here, which stays as it is.
    Is(String),
    /// In the place of the one of this id here.
    Instead(String),
    /// It does not come.
    Out,
}

impl Way {
    /// The id of the thing here that it is about.
    pub fn here(&self) -> Option<&str> {
        match self {
            Self::Is(id) | Self::Instead(id) => Some(id),
            Self::Beside | Self::Out => None,
        }
    }
}

/// Takes what is chosen over.
///
/// # Errors
/// If all of it is here already, or its money is not the scenario's.
pub(super) fn take(scenario: &mut Scenario, taking: &Taking) -> Result<(), Rejected> {
    let arrival = Arrival::of(scenario, taking);
    arrival.money()?;
    let after = arrival.after;
    changes(after != *scenario)?;
    *scenario = after;
    Ok(())
}

impl Arrival<'_> {
    /// Refuses amounts of another money.
    fn money(&self) -> Result<(), Rejected> {
        let (theirs, ours) = (&self.taking.from.money, &self.scenario.money);
        let came = self.came().filter_map(|(_, here)| self.after.item(&here));
        if theirs != ours && came.into_iter().any(|item| has_amounts(&self.after, &item)) {
            return Err(Rejected::OtherMoney { theirs: theirs.clone(), ours: ours.clone() });
        }
        Ok(())
    }
}

/// The keys of all that a scenario lists, in the order of the file.
fn keys(scenario: &Scenario) -> impl Iterator<Item = ItemKey> {
    ItemKind::ALL.iter().flat_map(|kind| scenario.ids(*kind).into_iter().map(|id| ItemKey::new(*kind, id)))
}

/// A scenario with nothing in it but one thing.
pub(super) fn alone(from: &Scenario, item: Item) -> Scenario {
    let mut alone = Scenario::empty(from.as_of);
    alone.insert_item(0, item);
    alone
}
