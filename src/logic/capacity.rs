//! Resources, as the solver's assignments must share them out (semantics, section 6).
//!
//! When an assignment is complete, the assessment's own flow decides whether it can be shared out. Where it cannot, the
//! smallest set of cards that need more than their providers have is what must not come again: fewer providers or
//! dearer options would not help either.

use super::cover::{Demand, smallest_shortage};
use super::engine::Lit;
use super::index::{ActorIx, Set};

/// All resources.
#[derive(Clone, Default)]
pub(crate) struct Capacities {
    resources: Vec<Resource>,
}

/// A resource of which somebody is known to have so much.
#[derive(Clone)]
pub(crate) struct Resource {
    /// It counts while this holds.
    pub(crate) selector: Lit,
    /// What each actor has, in thousandths; others are not known.
    pub(crate) capacity: Vec<(ActorIx, u128)>,
    pub(crate) users: Vec<User>,
}

/// A card that can use the resource and allows providers.
#[derive(Clone)]
pub(crate) struct User {
    /// What it uses, in thousandths, while these hold.
    pub(crate) uses: Vec<(Lit, u128)>,
    pub(crate) providers: Vec<(ActorIx, Lit)>,
}

impl Capacities {
    pub(crate) fn add(&mut self, resource: Resource) {
        self.resources.push(resource);
    }

    /// What must not all hold, as a clause, if some resource does not reach in an assignment.
    pub(crate) fn conflict(&self, holds: &dyn Fn(Lit) -> bool) -> Option<Vec<Lit>> {
        self.resources.iter().find_map(|resource| resource.conflict(holds))
    }
}

impl Resource {
    fn known(&self, actor: ActorIx) -> Option<u128> {
        self.capacity.iter().find(|(known, _)| *known == actor).map(|(_, amount)| *amount)
    }

    fn conflict(&self, holds: &dyn Fn(Lit) -> bool) -> Option<Vec<Lit>> {
        if !holds(self.selector) {
            return None;
        }
        let (mut demands, mut users) = (Vec::new(), Vec::new());
        for user in &self.users {
            let by: Vec<ActorIx> =
                user.providers.iter().filter(|(_, lit)| holds(*lit)).map(|(actor, _)| *actor).collect();
            let need = user.uses.iter().filter(|(lit, _)| holds(*lit)).map(|(_, amount)| amount).sum();
            // A provider whose capacity is not known may have all it takes.
            if need > 0 && by.iter().all(|actor| self.known(*actor).is_some()) {
                demands.push(Demand { need, providers: by.into_iter().collect() });
                users.push(user);
            }
        }
        let short = smallest_shortage(&demands, &|actor| self.known(actor).unwrap_or_default())?;
        let mut together = Set::default();
        for demand in short.iter().filter_map(|number| demands.get(*number)) {
            together.extend(&demand.providers);
        }
        let mut clause = vec![!self.selector];
        for user in short.iter().filter_map(|number| users.get(*number)) {
            clause.extend(user.uses.iter().filter(|(lit, _)| holds(*lit)).map(|(lit, _)| !*lit));
            let others = user.providers.iter().filter(|(actor, _)| !together.contains(*actor));
            clause.extend(others.map(|(_, lit)| *lit));
        }
        Some(clause)
    }
}
