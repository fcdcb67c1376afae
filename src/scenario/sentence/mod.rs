//! Ready sentences: what authors mean most often, with blanks for what it is about. Each writes one ordinary condition, and
//! is read back from that condition alone.

mod blank;
mod offer;
mod read;

use serde::{Deserialize, Serialize};

use super::{Condition, ConditionId, CostKind, Degree, FunctionId, PartyId, Pattern, Quantity, ResourceId, Scenario};

pub use blank::Blank;
pub use offer::Offer;

/// Something that a sentence speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Thing {
    /// A card or an assumption.
    Card(Pattern),
    /// What a named condition says of the package.
    Named(ConditionId),
}

impl Thing {
    /// Nothing in particular yet.
    pub fn unsaid() -> Self {
        Self::Card(Pattern::default())
    }

    fn condition(&self) -> Condition {
        match self {
            Self::Card(pattern) => Condition::Card(pattern.clone()),
            Self::Named(id) => Condition::Named(id.clone()),
        }
    }
}

/// Something that is measured over several cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measure {
    /// How much of a resource they use.
    Used {
        /// The resource.
        resource: ResourceId,
        /// The amount.
        amount: Quantity,
        /// The cards that count.
        of: Pattern,
    },
    /// What they cost.
    Spent {
        /// Which of their costs.
        what: CostKind,
        /// The amount.
        amount: Quantity,
        /// The cards that count.
        of: Pattern,
    },
    /// What the package gives in practice.
    Reached {
        /// The function.
        function: FunctionId,
        /// The degree.
        degree: Degree,
    },
}

impl Measure {
    fn condition(&self) -> Condition {
        match self {
            Self::Used { resource, amount, of } => {
                Condition::Uses { resource: resource.clone(), over: *amount, of: of.clone() }
            }
            Self::Spent { what, amount, of } => Condition::Costs { what: *what, over: *amount, of: of.clone() },
            Self::Reached { function, degree } => Condition::Reaches(function.clone(), *degree),
        }
    }
}

/// A ready sentence. How it is worded depends on what its condition is for: of a red line it says what may not be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sentence {
    /// It is there.
    There(Thing),
    /// It is not there.
    Missing(Thing),
    /// All of these are there.
    All(Vec<Thing>),
    /// At least one of these is there.
    Any(Vec<Thing>),
    /// At least so many of these are there.
    AtLeast(u32, Vec<Thing>),
    /// The first is there, and what it is to be had for is not.
    Without(Thing, Thing),
    /// `then` is there, but not after `first`.
    TooEarly {
        /// What must come first.
        first: Pattern,
        /// What may only come after it.
        then: Pattern,
    },
    /// The first starts before the second.
    Before(Pattern, Pattern),
    /// All of these provide it. The pattern itself asks for no provider; the parties are distinct.
    Signed(Pattern, Vec<PartyId>),
    /// It is there, but not all of these provide it. The same holds of pattern and parties.
    Unsigned(Pattern, Vec<PartyId>),
    /// It is more than that; of what is reached, at least that.
    Over(Measure),
    /// It is no more than that; of what is reached, less.
    Within(Measure),
}

impl Sentence {
    /// The condition that it writes.
    pub fn condition(&self) -> Condition {
        let all = |things: &[Thing]| things.iter().map(Thing::condition).collect();
        let not = |condition: Condition| Condition::Not(Box::new(condition));
        let card = |pattern: &Pattern| Condition::Card(pattern.clone());
        match self {
            Self::There(thing) => thing.condition(),
            Self::Missing(thing) => not(thing.condition()),
            Self::All(things) => Condition::All(all(things)),
            Self::Any(things) => Condition::Any(all(things)),
            Self::AtLeast(least, things) => Condition::AtLeast(*least, all(things)),
            Self::Without(thing, without) => Condition::All(vec![thing.condition(), not(without.condition())]),
            Self::TooEarly { first, then } => {
                Condition::All(vec![card(then), not(Condition::Before(first.clone(), then.clone()))])
            }
            Self::Before(first, then) => Condition::Before(first.clone(), then.clone()),
            Self::Signed(what, by) => signed(what, by),
            Self::Unsigned(what, by) => Condition::All(vec![card(what), not(signed(what, by))]),
            Self::Over(measure) => measure.condition(),
            Self::Within(measure) => not(measure.condition()),
        }
    }

    /// Which of the sentences it is.
    pub fn kind(&self) -> SentenceKind {
        use SentenceKind as K;
        match self {
            Self::There(_) => K::There,
            Self::Missing(_) => K::Missing,
            Self::All(_) => K::All,
            Self::Any(_) => K::Any,
            Self::AtLeast(..) => K::AtLeast,
            Self::Without(..) => K::Without,
            Self::TooEarly { .. } => K::TooEarly,
            Self::Before(..) => K::Before,
            Self::Signed(..) => K::Signed,
            Self::Unsigned(..) => K::Unsigned,
            Self::Over(Measure::Used { .. }) => K::UsedOver,
            Self::Over(Measure::Spent { .. }) => K::SpentOver,
            Self::Over(Measure::Reached { .. }) => K::Reached,
            Self::Within(Measure::Used { .. }) => K::UsedWithin,
            Self::Within(Measure::Spent { .. }) => K::SpentWithin,
            Self::Within(Measure::Reached { .. }) => K::NotReached,
        }
    }
}

/// That all of these provide it.
fn signed(what: &Pattern, by: &[PartyId]) -> Condition {
    let one = |party: &PartyId| Condition::Card(Pattern { by: vec![party.clone()], ..what.clone() });
    Condition::All(by.iter().map(one).collect())
}

/// The sentences there are.
#[expect(missing_docs, reason = "each is the sentence of its name")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SentenceKind {
    There,
    Missing,
    All,
    Any,
    AtLeast,
    Without,
    TooEarly,
    Before,
    Signed,
    Unsigned,
    UsedOver,
    SpentOver,
    Reached,
    UsedWithin,
    SpentWithin,
    NotReached,
}

/// What a condition is for, which decides how its sentence is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A red line, which is crossed while the condition holds.
    RedLine,
    /// A floor, which is met while the condition holds.
    Floor,
    /// Anything that is so while the condition holds. `reaching`: it may ask what the package reaches.
    While {
        /// It may ask what the package reaches.
        reaching: bool,
    },
}

impl SentenceKind {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::There,
        Self::Missing,
        Self::All,
        Self::Any,
        Self::AtLeast,
        Self::Without,
        Self::TooEarly,
        Self::Before,
        Self::Signed,
        Self::Unsigned,
        Self::UsedOver,
        Self::SpentOver,
        Self::Reached,
        Self::UsedWithin,
        Self::SpentWithin,
        Self::NotReached,
    ];

    /// Those that people mean when they speak of something like this, the most frequent first.
    pub fn offered(purpose: Purpose) -> &'static [Self] {
        match purpose {
            Purpose::RedLine => &[
                Self::There,
                Self::Without,
                Self::TooEarly,
                Self::UsedOver,
                Self::SpentOver,
                Self::AtLeast,
                Self::Unsigned,
                Self::All,
                Self::Any,
            ],
            Purpose::Floor => &[
                Self::There,
                Self::Any,
                Self::All,
                Self::AtLeast,
                Self::Signed,
                Self::Before,
                Self::Reached,
                Self::UsedWithin,
                Self::SpentWithin,
            ],
            Purpose::While { .. } => &[
                Self::There,
                Self::Missing,
                Self::Without,
                Self::Any,
                Self::All,
                Self::AtLeast,
                Self::Signed,
                Self::Before,
                Self::UsedOver,
                Self::SpentOver,
                Self::Reached,
            ],
        }
    }

    /// The sentence with its blanks open; none where the scenario has nothing for one of them.
    pub fn begun(self, scenario: &Scenario) -> Option<Sentence> {
        let (amount, of) = (Quantity::ZERO, Pattern::default);
        let used = || {
            let resource = scenario.resources.first()?.id.clone();
            Some(Measure::Used { resource, amount, of: of() })
        };
        let spent = || Measure::Spent { what: CostKind::PerYear, amount, of: of() };
        let reached = || {
            let function = scenario.functions.first()?.id.clone();
            Some(Measure::Reached { function, degree: Degree(2) })
        };
        let ordered = scenario.phases.len() > 1;
        Some(match self {
            Self::There => Sentence::There(Thing::unsaid()),
            Self::Missing => Sentence::Missing(Thing::unsaid()),
            Self::All => Sentence::All(Vec::new()),
            Self::Any => Sentence::Any(Vec::new()),
            Self::AtLeast => Sentence::AtLeast(2, Vec::new()),
            Self::Without => Sentence::Without(Thing::unsaid(), Thing::unsaid()),
            Self::TooEarly if ordered => Sentence::TooEarly { first: of(), then: of() },
            Self::Before if ordered => Sentence::Before(of(), of()),
            Self::TooEarly | Self::Before => return None,
            Self::Signed => Sentence::Signed(of(), Vec::new()),
            Self::Unsigned => Sentence::Unsigned(of(), Vec::new()),
            Self::UsedOver => Sentence::Over(used()?),
            Self::SpentOver => Sentence::Over(spent()),
            Self::Reached => Sentence::Over(reached()?),
            Self::UsedWithin => Sentence::Within(used()?),
            Self::SpentWithin => Sentence::Within(spent()),
            Self::NotReached => Sentence::Within(reached()?),
        })
    }
}
