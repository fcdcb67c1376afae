//! What open and dead ends rest on, so that after another pin only what it changed is found anew.
//!
//! A pin takes packages away and adds none. So a package that was acceptable once is so whenever it honours what is
//! pinned, and what is dead stays dead while the pins are there that made it so.

use std::collections::VecDeque;
use std::sync::Arc;

use super::demand::Demand;
use super::open::{Ends, Openness};
use crate::logic::index::{ChoiceIx, Set};
use crate::scenario::Pin;

/// How many packages are kept: the latest ones. More only makes them longer to look through; the answers are the same.
const MOST_KEPT: usize = 256;

/// What the open and dead ends of questions rest on that differ in nothing but their pins.
#[derive(Clone, Debug, Default)]
pub struct Witnesses {
    /// What is in packages that are acceptable if they honour what is pinned; the latest first.
    packages: VecDeque<Arc<Set<ChoiceIx>>>,
    /// For each choice: pins with which it is dead, if there are some.
    dead: Vec<Option<Arc<[Pin]>>>,
}

impl Witnesses {
    /// Notes which choices are dead with these pins. A reason may name fewer that suffice.
    pub fn note(&mut self, ends: &Ends, pins: &[Pin]) {
        let all: Arc<[Pin]> = pins.into();
        self.dead.resize(ends.choices.len(), None);
        for ((_, openness), known) in ends.choices.iter().zip(&mut self.dead) {
            match openness {
                Openness::Dead(Some(reason)) => {
                    let named = reason.movable.iter().filter_map(|demand| match demand {
                        Demand::Pin(pin) => Some(pin.clone()),
                        _ => None,
                    });
                    *known = Some(named.collect());
                }
                Openness::Dead(None) if !known.as_deref().is_some_and(|known| within(known, pins)) => {
                    *known = Some(Arc::clone(&all));
                }
                Openness::Dead(None) | Openness::Open | Openness::Unknown => {}
            }
        }
    }

    /// Adds a package.
    pub(super) fn show(&mut self, package: Set<ChoiceIx>) {
        self.packages.truncate(MOST_KEPT - 1);
        self.packages.push_front(Arc::new(package));
    }

    /// What is in the packages that have what is wanted, and lack what is not.
    pub(super) fn open(&self, wanted: &[(ChoiceIx, bool)]) -> Set<ChoiceIx> {
        let mut open = Set::default();
        let honours = |package: &Set<ChoiceIx>| wanted.iter().all(|(choice, so)| package.contains(*choice) == *so);
        self.packages.iter().filter(|package| honours(package)).for_each(|package| open.extend(package));
        open
    }

    /// For each choice, whether it is dead with these pins, as far as that is known.
    pub(super) fn dead(&self, pins: &[Pin]) -> impl Iterator<Item = bool> {
        self.dead.iter().map(move |known| known.as_deref().is_some_and(|known| within(known, pins)))
    }
}

fn within(some: &[Pin], pins: &[Pin]) -> bool {
    some.iter().all(|pin| pins.contains(pin))
}
