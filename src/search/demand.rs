//! What an acceptable package must respect, each demand by its name and with the literal while which it counts.

use std::collections::HashMap;

use crate::logic::solver::{Lit, Solver};
use crate::scenario::{ElementId, OptionId, Pin, ResourceId, RuleId, SettingId};

/// One thing that an acceptable package must respect.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Demand {
    /// A red line or floor of binding firmness, or a willingness: the actor who holds it would have to move.
    Position(RuleId),
    /// Something that the group has settled.
    Pin(Pin),
    /// An assumption about the world that is not released.
    Assumption(ElementId),
    /// A contradiction.
    Contradiction(RuleId),
    /// A limit that caps cards below the feasibility that the group takes.
    Limit(RuleId),
    /// The element's own level is below that feasibility.
    Element(ElementId),
    /// The option's own level is below it.
    Option(ElementId, SettingId, OptionId),
    /// What is unknown about the element's card counts for less than that feasibility.
    Known(ElementId),
    /// Somebody provides the element's card.
    Provider(ElementId),
    /// There is a card.
    SomeCard,
    /// What there is of a resource.
    Capacity(ResourceId),
}

impl Demand {
    /// Whether somebody could give way: positions, pins and assumptions. The others are facts of the scenario.
    pub fn can_move(&self) -> bool {
        matches!(self, Self::Position(_) | Self::Pin(_) | Self::Assumption(_))
    }
}

/// The literals of all demands.
#[derive(Default)]
pub(super) struct Selectors {
    demands: Vec<(Demand, Lit)>,
    lits: Vec<Lit>,
    places: HashMap<Lit, usize>,
}

impl Selectors {
    /// Adds a demand; what it demands is to hold while the literal returned does.
    pub(super) fn add(&mut self, solver: &mut Solver, demand: Demand) -> Lit {
        let lit = solver.variable();
        self.places.insert(lit, self.demands.len());
        self.demands.push((demand, lit));
        self.lits.push(lit);
        lit
    }

    /// All of them with their literals, in a fixed order: positions, pins and assumptions in that of the scenario, then
    /// facts.
    pub(super) fn all(&self) -> &[(Demand, Lit)] {
        &self.demands
    }

    /// The literals of all, in the same order.
    pub(super) fn lits(&self) -> &[Lit] {
        &self.lits
    }

    /// The demand of a literal.
    pub(super) fn demand(&self, lit: Lit) -> Option<&Demand> {
        self.places.get(&lit).and_then(|place| self.demands.get(*place)).map(|(demand, _)| demand)
    }
}
