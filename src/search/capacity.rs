//! Resources, as the solver's assignments must share them out (semantics, section 6).
//!
//! When an assignment is complete, the assessment's own flow decides whether it can be shared out. Where it cannot, the
//! smallest set of cards that need more than their providers have is what must not come again: fewer providers or
//! dearer options would not help either.

use batsat::theory::TheoryArg;
use batsat::{Lit, lbool};

use crate::assess::cover::{Demand, smallest_shortage};
use crate::assess::index::{ActorIx, Set};

/// All resources.
#[derive(Default)]
pub(super) struct Capacities {
    resources: Vec<Resource>,
}

/// A resource of which somebody is known to have so much.
pub(super) struct Resource {
    /// It counts while this holds.
    pub(super) selector: Lit,
    /// What each actor has, in thousandths; others are not known.
    pub(super) capacity: Vec<(ActorIx, u128)>,
    pub(super) users: Vec<User>,
}

/// A card that can use the resource.
pub(super) struct User {
    pub(super) card: Lit,
    /// What the card itself uses, in thousandths.
    pub(super) own: u128,
    /// What options use, setting by setting.
    pub(super) options: Vec<Vec<(Lit, u128)>>,
    pub(super) providers: Vec<(ActorIx, Lit)>,
}

impl Capacities {
    pub(super) fn add(&mut self, resource: Resource) {
        self.resources.push(resource);
    }

    /// What must not all hold, as a clause, if some resource does not reach in the solver's assignment.
    pub(super) fn conflict(&self, acts: &TheoryArg<'_>) -> Option<Vec<Lit>> {
        self.resources.iter().find_map(|resource| resource.conflict(&|lit| holds(acts, lit)))
    }
}

fn holds(acts: &TheoryArg<'_>, lit: Lit) -> bool {
    (acts.value(lit.var()) ^ !lit.sign()) == lbool::TRUE
}

impl Resource {
    fn known(&self, actor: ActorIx) -> Option<u128> {
        self.capacity.iter().find(|(known, _)| *known == actor).map(|(_, amount)| *amount)
    }

    fn conflict(&self, holds: &dyn Fn(Lit) -> bool) -> Option<Vec<Lit>> {
        if !holds(self.selector) {
            return None;
        }
        let mut demands = Vec::new();
        let mut users = Vec::new();
        for user in self.users.iter().filter(|user| holds(user.card)) {
            let by: Vec<ActorIx> =
                user.providers.iter().filter(|(_, lit)| holds(*lit)).map(|(actor, _)| *actor).collect();
            // A provider whose capacity is not known may have all it takes.
            let checked = !by.is_empty() && by.iter().all(|actor| self.known(*actor).is_some());
            let need = user.need(holds);
            if checked && need > 0 {
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
            clause.push(!user.card);
            clause.extend(user.options.iter().flatten().filter(|(lit, _)| holds(*lit)).map(|(lit, _)| !*lit));
            let others = user.providers.iter().filter(|(actor, _)| !together.contains(*actor));
            clause.extend(others.map(|(_, lit)| *lit));
        }
        Some(clause)
    }
}

impl User {
    /// How much it uses in an assignment.
    fn need(&self, holds: &dyn Fn(Lit) -> bool) -> u128 {
        let chosen = self.options.iter().flatten().filter(|(lit, _)| holds(*lit));
        self.own + chosen.map(|(_, amount)| amount).sum::<u128>()
    }
}
