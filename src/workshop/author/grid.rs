//! The grid: who would provide what, and what gives what, set for several at once.

use super::super::edit::Rejected;
use super::{changes, free_id, mend};
use crate::scenario::{
    ActorId, Basis, Degree, ElementId, Feasibility, FunctionId, Gift, ItemKey, ItemKind, OptionId, PartyId, Position,
    Provision, RuleId, Scenario, SettingId,
};
use crate::wording;

/// What cells of the grid are set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GridEdit {
    /// Who would provide what. Cells of which more is said than a level are left as they are.
    Offers {
        /// The cells.
        cells: Vec<(ElementId, ActorId)>,
        /// What they are set to.
        to: Given,
    },
    /// What gives what.
    Gifts {
        /// The cells.
        cells: Vec<(Giver, FunctionId)>,
        /// The degree; none: nothing.
        to: Option<Degree>,
    },
}

/// What an actor is said to give to an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// Nothing: it is not among the providers.
    Nothing,
    /// It may provide it; nothing is said of how ready it is.
    Provider,
    /// It is so ready to.
    Level(Feasibility),
}

/// What is said of an actor and an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// What a cell can be set to.
    Plain(Given),
    /// More than a level: by several positions, under a condition, for a time, or with certain options only.
    Told(Vec<RuleId>),
}

/// An element, or an option of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Giver {
    /// The element.
    pub element: ElementId,
    /// The option, if it is one.
    pub option: Option<(SettingId, OptionId)>,
}

/// What is said of an actor and an element.
pub fn offer(scenario: &Scenario, element: &ElementId, actor: &ActorId) -> Offer {
    let own: Vec<&Position> = own(scenario, element, actor).collect();
    match own.as_slice() {
        [] => {
            let provider = scenario.element(element).is_some_and(|element| element.providers.contains(actor));
            Offer::Plain(if provider { Given::Provider } else { Given::Nothing })
        }
        [_] => said(&own),
        several => told(several),
    }
}

/// What groups of the actor say of their members, where it may provide the element and says nothing of its own; if they
/// say anything.
pub fn offered_by_group(scenario: &Scenario, element: &ElementId, actor: &ActorId) -> Option<Offer> {
    let actor = scenario.actor(actor)?;
    let provider = scenario.element(element).is_some_and(|element| element.providers.contains(&actor.id));
    if !provider || own(scenario, element, &actor.id).next().is_some() {
        return None;
    }
    let of_group = |position: &&Position| position.actor != actor.id && actor.is_of(&position.actor);
    let theirs: Vec<&Position> =
        scenario.positions.iter().filter(|position| offers(position, element)).filter(of_group).collect();
    (!theirs.is_empty()).then(|| said(&theirs))
}

/// What positions on one element say: the lowest level, if levels are all they say.
fn said(positions: &[&Position]) -> Offer {
    let level = |position: &&Position| position.provides.as_ref().map(|provision| provision.level);
    match positions.iter().filter_map(level).min() {
        Some(level) if positions.iter().all(|position| is_plain(position)) => Offer::Plain(Given::Level(level)),
        _ => told(positions),
    }
}

fn told(positions: &[&Position]) -> Offer {
    Offer::Told(positions.iter().map(|position| position.id.clone()).collect())
}

/// The actor's own positions on how ready it is to provide the element.
fn own<'s>(scenario: &'s Scenario, element: &'s ElementId, actor: &'s ActorId) -> impl Iterator<Item = &'s Position> {
    scenario.positions.iter().filter(move |position| position.actor == *actor && offers(position, element))
}

/// Whether a position says how ready its holder is to provide the element.
fn offers(position: &Position, element: &ElementId) -> bool {
    position.provides.as_ref().is_some_and(|said| said.elements.contains(element))
}

/// Whether a willingness says a level and nothing else.
fn is_plain(position: &Position) -> bool {
    let Position { binds_when, from, until, provides, .. } = position;
    let unbound = binds_when.is_none() && from.is_none() && until.is_none();
    unbound && provides.as_ref().is_some_and(|said| said.with.is_empty())
}

/// What an element or option gives, of each function of which something is said.
pub fn gifts<'s>(scenario: &'s Scenario, giver: &Giver) -> &'s [Gift] {
    let Some(element) = scenario.element(&giver.element) else { return &[] };
    match &giver.option {
        None => &element.gives,
        Some((setting, option)) => {
            element.setting(setting).and_then(|setting| setting.option(option)).map_or(&[], |option| &option.gives)
        }
    }
}

impl GridEdit {
    /// How many of its cells it can set: of some offers more is said than a level.
    pub fn cells(&self, scenario: &Scenario) -> usize {
        match self {
            Self::Offers { cells, .. } => {
                let plain = |(element, actor): &&(ElementId, ActorId)| {
                    matches!(offer(scenario, element, actor), Offer::Plain(_))
                };
                cells.iter().filter(plain).count()
            }
            Self::Gifts { cells, .. } => cells.len(),
        }
    }

    /// The element of which the first cell speaks.
    pub(super) fn element(&self) -> Option<ItemKey> {
        let element = match self {
            Self::Offers { cells, .. } => &cells.first()?.0,
            Self::Gifts { cells, .. } => &cells.first()?.0.element,
        };
        Some(ItemKey::new(ItemKind::Element, element))
    }

    /// Sets the cells.
    pub(super) fn apply(&self, scenario: &mut Scenario) -> Result<(), Rejected> {
        let before = scenario.clone();
        match self {
            Self::Offers { cells, to } => {
                let plain = |(element, actor): &&(ElementId, ActorId)| matches!(offer(&before, element, actor), Offer::Plain(known) if known != *to);
                let cells: Vec<_> = cells.iter().filter(plain).cloned().collect();
                set_offers(scenario, &cells, *to)?;
            }
            Self::Gifts { cells, to } => {
                for (giver, function) in cells {
                    let gives = gives_mut(scenario, giver)?;
                    match (to, gives.iter_mut().find(|gift| gift.function == *function)) {
                        (Some(degree), Some(gift)) => gift.degree = *degree,
                        (Some(degree), None) => gives.push(Gift {
                            function: function.clone(),
                            degree: *degree,
                            basis: Basis::Judgement,
                            claims: Vec::new(),
                        }),
                        (None, _) => gives.retain(|gift| gift.function != *function),
                    }
                }
            }
        }
        changes(*scenario != before)
    }
}

/// What the giver gives, to be changed.
fn gives_mut<'s>(scenario: &'s mut Scenario, giver: &Giver) -> Result<&'s mut Vec<Gift>, Rejected> {
    let unknown = || Rejected::unknown(ItemKind::Element.noun(), &giver.element);
    let element = scenario.elements.iter_mut().find(|known| known.id == giver.element).ok_or_else(unknown)?;
    let Some((setting, option)) = &giver.option else { return Ok(&mut element.gives) };
    let setting = element.settings.iter_mut().find(|known| known.id == *setting).ok_or_else(unknown)?;
    let option = setting.options.iter_mut().find(|known| known.id == *option).ok_or_else(unknown)?;
    Ok(&mut option.gives)
}

/// Sets cells of which no more than a level is said.
fn set_offers(scenario: &mut Scenario, cells: &[(ElementId, ActorId)], to: Given) -> Result<(), Rejected> {
    for (element, actor) in cells {
        let unknown = || Rejected::unknown(ItemKind::Element.noun(), element);
        let element = scenario.elements.iter_mut().find(|known| known.id == *element).ok_or_else(unknown)?;
        if to == Given::Nothing {
            element.providers.retain(|known| known != actor);
        } else if !element.providers.contains(actor) {
            element.providers.push(actor.clone());
        }
    }
    let known: Vec<(RuleId, ActorId)> = cells
        .iter()
        .flat_map(|(element, actor)| own(scenario, element, actor).map(|own| (own.id.clone(), actor.clone())))
        .collect();
    let mut done: Vec<&RuleId> = Vec::new();
    for (rule, actor) in &known {
        if !done.contains(&rule) {
            done.push(rule);
            let spoken_of = cells.iter().filter(|(_, known)| known == actor).map(|(element, _)| element);
            regrade(scenario, rule, &spoken_of.cloned().collect::<Vec<_>>(), to);
        }
    }
    if let Given::Level(level) = to {
        for (element, actor) in cells {
            if own(scenario, element, actor).next().is_none() {
                let position = willingness(scenario, element, actor, level);
                scenario.positions.push(position);
            }
        }
    }
    if to == Given::Nothing {
        mend::mend(scenario);
    }
    Ok(())
}

/// Gives some of the elements of a willingness another level, or takes them out of it. What it rests on stays with both.
fn regrade(scenario: &mut Scenario, rule: &RuleId, elements: &[ElementId], to: Given) {
    let Some(place) = scenario.positions.iter().position(|known| known.id == *rule) else { return };
    let Some(position) = scenario.positions.get_mut(place) else { return };
    let Some(provision) = &mut position.provides else { return };
    let (spoken_of, left): (Vec<_>, Vec<_>) =
        provision.elements.iter().cloned().partition(|element| elements.contains(element));
    match to {
        Given::Level(level) if left.is_empty() => provision.level = level,
        Given::Level(level) => {
            provision.elements = left;
            let mut apart = position.clone();
            if let Some(own) = &mut apart.provides {
                (own.elements, own.level) = (spoken_of, level);
            }
            apart.id = free_id(scenario, ItemKind::Position, &apart.title).as_str().into();
            scenario.positions.insert(place + 1, apart);
        }
        Given::Nothing | Given::Provider if left.is_empty() => {
            mend::remove(scenario, &ItemKey::new(ItemKind::Position, rule));
        }
        Given::Nothing | Given::Provider => provision.elements = left,
    }
}

/// A new willingness, which rests on nobody’s word.
fn willingness(scenario: &Scenario, element: &ElementId, actor: &ActorId, level: Feasibility) -> Position {
    let party = PartyId::from(actor);
    let who = scenario.actor_of(&party).map_or(actor.as_str(), |actor| actor.short_name());
    let title = format!("{} by {who}", wording::name::element(scenario, element));
    let id = free_id(scenario, ItemKind::Position, &title);
    let (elements, with) = (vec![element.clone()], indexmap::IndexMap::new());
    let provision = Provision { elements, with, level, otherwise: None, basis: Basis::Judgement };
    Position::new(id.as_str().into(), title, party, None, None, None, Some(provision))
}
