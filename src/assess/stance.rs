//! How each actor, and each group that holds positions, stands to each element, whatever cards are on the board.
//!
//! Asked over all boards with the frame as it stands, since the frame is an assumption about the world and not a
//! choice: date, voice and what is switched off count as everywhere. A card is *offered* when somebody provides it, if
//! its element allows providers. It can stand in any phase, with any options, by any of its providers.
//!
//! | stance | when; the first that applies |
//! | --- | --- |
//! | red line | a red line of the actor, not crossed by the frame alone, is crossed by every offered card of the element alone |
//! | refuses | its willingness is at most Unlikely on every board; or it has a floor that no board with such a card meets |
//! | conditional | a red line or floor is violated because of some such card, on some board; or its willingness is Contested, differs between boards, or is silent on some |
//! | willing | its willingness is at least Likely on every board |
//! | asks | a position of the actor is violated on every board without such a card |
//! | unknown | none of these, and the element allows it as a provider: no position was found. That is never consent |
//! | no position found | none of these, and it is no provider of it |
//!
//! Each question has so many steps ([`EACH`]). Of a stance that rests on one that was not answered by then, the gravest
//! that it could be is given, and it is marked ([`Stance::complete`]).

use std::collections::HashMap;

use super::bearing::{Asking, Found};
use super::read::Read;
use crate::logic::Reading;
use crate::logic::index::{ElementIx, Index as _, PartyIx, RuleIx};
use crate::logic::model::{Body, CompiledRule, Model};
use crate::scenario::{ElementId, Feasibility, Package, PartyId, RuleId};

/// How many steps each question may take.
pub const EACH: u64 = 100_000;

/// How an actor stands to an element, the gravest first. The module says what each means exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StanceKind {
    /// A card of it alone crosses a red line of the actor, however it stands.
    RedLine,
    /// The actor is at best unlikely to provide it, or excludes it.
    Refuses,
    /// It depends on options, phase, providers or other cards, or the actor's willingness is contested.
    Conditional,
    /// The actor is likely or ready to provide it, whatever its options.
    Willing,
    /// A position of the actor is violated without it, whatever else there is.
    Asks,
    /// The actor could provide it, and no position of it was found. That is not consent.
    Unknown,
    /// The actor is no provider of it, and no position of it was found that it decides.
    NoPosition,
}

impl StanceKind {
    /// All of them, the gravest first.
    pub const ALL: [Self; 7] =
        [Self::RedLine, Self::Refuses, Self::Conditional, Self::Willing, Self::Asks, Self::Unknown, Self::NoPosition];
}

/// How far a card of an element violates a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    /// Alone, however it stands.
    Always,
    /// Alone, in some of the ways in which it can stand.
    Sometimes,
    /// Only together with other cards.
    InCompany,
}

/// What a position says of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bearing {
    /// A red line, which a card of it crosses.
    Crossed(Extent),
    /// A floor, which a card of it leaves unmet.
    Unmet(Extent),
    /// A red line or floor that is violated on some board and would not be with a card of it.
    Answered,
    /// A willingness at this level.
    Provides(Feasibility),
}

/// A position that a stance rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The position.
    pub rule: RuleId,
    /// What it says of the element.
    pub bearing: Bearing,
}

/// How one actor stands to one element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// The element.
    pub element: ElementId,
    /// The actor or group.
    pub actor: PartyId,
    /// How it stands.
    pub kind: StanceKind,
    /// Its positions in force that bear on the element, in the order of the scenario.
    pub grounds: Vec<Ground>,
    /// Whether every question that it rests on was answered. If not, it may be less grave than it says.
    pub complete: bool,
}

impl Stance {
    /// Whether a red line of the actor can be crossed by a card of the element, be it only in some cases.
    pub fn touches_red_line(&self) -> bool {
        self.grounds.iter().any(|ground| matches!(ground.bearing, Bearing::Crossed(_)))
    }

    /// Whether a red line of the actor can be crossed, though not by every card of the element.
    pub fn partly_red(&self) -> bool {
        self.kind != StanceKind::RedLine && self.touches_red_line()
    }
}

/// How every actor stands to every element that can be laid as a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stances {
    /// The elements, frame excluded, in the order of the scenario.
    pub elements: Vec<ElementId>,
    /// The actors, then the groups that hold red lines or floors, each in the order of the scenario.
    pub actors: Vec<PartyId>,
    /// Element by element.
    cells: Vec<Stance>,
}

impl Stances {
    /// The stance of the actor at this place to the element at this place.
    pub fn at(&self, element: usize, actor: usize) -> Option<&Stance> {
        (actor < self.actors.len()).then(|| self.cells.get(element * self.actors.len() + actor)).flatten()
    }

    /// The stance of an actor to an element.
    pub fn of(&self, element: &ElementId, actor: &PartyId) -> Option<&Stance> {
        let place = self.elements.iter().position(|known| known == element)?;
        self.at(place, self.actors.iter().position(|known| known == actor)?)
    }

    /// All of them, element by element.
    pub fn iter(&self) -> impl Iterator<Item = &Stance> {
        self.cells.iter()
    }
}

/// How every actor stands to every element, with the frame as the package has it; its cards play no part.
pub fn stances(model: &Model, package: &Package, reading: &Reading) -> Stances {
    let bare = Package { cards: Vec::new(), ..package.clone() };
    let read = Read::new(model, &bare, reading);
    let mut asking = Asking::new(&read);
    let mut found: HashMap<(ElementIx, PartyIx), Found> = HashMap::new();
    let holders = |(_, rule): &(RuleIx, &CompiledRule)| read.readings.counts(rule.evidence);
    for (index, rule) in model.rules.entries().filter(holders) {
        let (holder, wrong, floor) = match &rule.body {
            Body::RedLine { holder, crossed, .. } => (*holder, (*crossed, true), false),
            Body::Floor { holder, met, .. } => (*holder, (*met, false), true),
            Body::Willingness { .. }
            | Body::Limit { .. }
            | Body::Contradiction { .. }
            | Body::Caution { .. }
            | Body::Vote => continue,
        };
        for element in asking.elements(rule.fires) {
            let said = asking.said(element, rule.fires, wrong, floor);
            found.entry((element, holder)).or_default().add(index, said);
        }
    }
    for (index, element) in model.cards() {
        for (actor, _) in &element.providers {
            let own = asking.willing(index, element, *actor);
            found.entry((index, Model::party_of(*actor))).or_default().join(own);
        }
    }
    laid_out(model, found)
}

/// The table of what was found.
fn laid_out(model: &Model, mut found: HashMap<(ElementIx, PartyIx), Found>) -> Stances {
    let holds = |party: PartyIx| {
        party.number() < model.actors.len()
            || model.rules.iter().any(|rule| match &rule.body {
                Body::RedLine { holder, .. } | Body::Floor { holder, .. } => *holder == party,
                _ => false,
            })
    };
    let parties: Vec<(PartyIx, &PartyId)> = model.parties.entries().filter(|(party, _)| holds(*party)).collect();
    let mut stances = Stances {
        elements: model.cards().map(|(_, element)| element.id.clone()).collect(),
        actors: parties.iter().map(|(_, id)| (*id).clone()).collect(),
        cells: Vec::new(),
    };
    for (element, compiled) in model.cards() {
        for (party, id) in &parties {
            let found = found.remove(&(element, *party)).unwrap_or_default();
            stances.cells.push(found.stance(model, compiled, (*party, id)));
        }
    }
    stances
}
