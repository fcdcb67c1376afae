//! The blanks of a sentence, in the order in which it is told.

use super::{Measure, Sentence, Thing};
use crate::scenario::{CostKind, Degree, FunctionId, PartyId, Pattern, Quantity, ResourceId};

/// A blank of a sentence.
#[derive(Debug)]
pub enum Blank<'a> {
    /// A card, an assumption or a named condition.
    Thing(&'a mut Thing),
    /// A card.
    Card(&'a mut Pattern),
    /// Cards that count together; all of them, if nothing is asked.
    Cards(&'a mut Pattern),
    /// Several things, and how many of them there must be at least.
    Things(&'a mut Vec<Thing>, usize),
    /// Actors and groups.
    Parties(&'a mut Vec<PartyId>),
    /// How many, out of so many things if these are chosen already.
    Count(&'a mut u32, usize),
    /// A resource.
    Resource(&'a mut ResourceId),
    /// An amount of what the blank before it names.
    Amount(&'a mut Quantity),
    /// Which costs.
    Cost(&'a mut CostKind),
    /// A function.
    Function(&'a mut FunctionId),
    /// A degree.
    Degree(&'a mut Degree),
}

impl Blank<'_> {
    /// Whether nothing is chosen yet.
    pub fn is_open(&self) -> bool {
        match self {
            Self::Thing(thing) => **thing == Thing::unsaid(),
            Self::Card(pattern) => **pattern == Pattern::default(),
            Self::Things(things, least) => things.len() < *least,
            Self::Parties(parties) => parties.is_empty(),
            Self::Cards(_)
            | Self::Count(..)
            | Self::Resource(_)
            | Self::Amount(_)
            | Self::Cost(_)
            | Self::Function(_)
            | Self::Degree(_) => false,
        }
    }
}

impl Blank<'_> {
    /// Whether anything is chosen in it that was not there when the sentence was begun.
    fn is_told(&self) -> bool {
        match self {
            Self::Things(things, _) => !things.is_empty(),
            Self::Thing(_) | Self::Card(_) | Self::Parties(_) => !self.is_open(),
            _ => false,
        }
    }
}

impl Sentence {
    /// Whether anything is chosen in it yet.
    pub fn is_told(&self) -> bool {
        let mut told = self.clone();
        told.blanks().iter().any(Blank::is_told)
    }

    /// Its blanks.
    pub fn blanks(&mut self) -> Vec<Blank<'_>> {
        match self {
            Self::There(thing) | Self::Missing(thing) => vec![Blank::Thing(thing)],
            Self::All(things) | Self::Any(things) => vec![Blank::Things(things, 1)],
            Self::AtLeast(least, things) => {
                let (count, needed) = (things.len(), usize::try_from(*least).unwrap_or(usize::MAX).max(1));
                vec![Blank::Count(least, count), Blank::Things(things, needed)]
            }
            Self::Without(thing, without) => vec![Blank::Thing(thing), Blank::Thing(without)],
            Self::TooEarly { first, then } => vec![Blank::Card(then), Blank::Card(first)],
            Self::Before(first, then) => vec![Blank::Card(first), Blank::Card(then)],
            Self::Signed(what, by) | Self::Unsigned(what, by) => vec![Blank::Card(what), Blank::Parties(by)],
            Self::Over(measure) | Self::Within(measure) => match measure {
                Measure::Used { resource, amount, of } => {
                    vec![Blank::Resource(resource), Blank::Amount(amount), Blank::Cards(of)]
                }
                Measure::Spent { what, amount, of } => {
                    vec![Blank::Cost(what), Blank::Amount(amount), Blank::Cards(of)]
                }
                Measure::Reached { function, degree } => vec![Blank::Function(function), Blank::Degree(degree)],
            },
        }
    }

    /// Whether all its blanks are filled.
    pub fn is_whole(&self) -> bool {
        let mut filled = self.clone();
        filled.blanks().iter().all(|blank| !blank.is_open())
    }

    /// The same as far as it can be: a count is at most that of its things, and the parties that what several provide asks
    /// for are those who provide it, if none are named.
    pub fn settled(mut self) -> Self {
        match &mut self {
            Self::AtLeast(least, things) if !things.is_empty() => {
                *least = (*least).clamp(1, u32::try_from(things.len()).unwrap_or(u32::MAX));
            }
            Self::Signed(what, by) | Self::Unsigned(what, by) => {
                let parties = std::mem::take(&mut what.by);
                if by.is_empty() {
                    *by = parties;
                }
            }
            _ => {}
        }
        self
    }

    /// The things it speaks of, for another sentence to go on from.
    pub fn things(&self) -> Vec<Thing> {
        let card = |pattern: &Pattern| Thing::Card(pattern.clone());
        let all = match self {
            Self::There(thing) | Self::Missing(thing) => vec![thing.clone()],
            Self::All(things) | Self::Any(things) | Self::AtLeast(_, things) => things.clone(),
            Self::Without(thing, without) => vec![thing.clone(), without.clone()],
            Self::TooEarly { first, then } => vec![card(then), card(first)],
            Self::Before(first, then) => vec![card(first), card(then)],
            Self::Signed(what, _) | Self::Unsigned(what, _) => vec![card(what)],
            Self::Over(_) | Self::Within(_) => Vec::new(),
        };
        all.into_iter().filter(|thing| *thing != Thing::unsaid()).collect()
    }

    /// The same with these things in its open blanks, one after the other, as far as they fit.
    pub fn about(mut self, things: Vec<Thing>) -> Self {
        let mut left = things.into_iter();
        for blank in self.blanks() {
            match blank {
                Blank::Things(own, _) => own.extend(left.by_ref()),
                Blank::Thing(own) => *own = left.next().unwrap_or_else(Thing::unsaid),
                Blank::Card(own) => {
                    let cards = left.by_ref().find_map(|thing| match thing {
                        Thing::Card(pattern) => Some(pattern),
                        Thing::Named(_) => None,
                    });
                    *own = cards.unwrap_or_default();
                }
                _ => {}
            }
        }
        self.settled()
    }
}
