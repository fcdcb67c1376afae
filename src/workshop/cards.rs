//! Cards: laying them, and what is chosen on them.

use jiff::civil::Date;

use super::edit::{Rejected, change, known_element, known_phase, package_mut};
use crate::scenario::{
    ActorId, Card, Choices, Element, ElementId, Feasibility, OptionId, Package, PartyId, PhaseId, Position,
    PositionKind, Rule as _, Scenario, SettingId,
};

/// Lays a card of the element, with default options, by whoever is the readiest as of this day.
pub(super) fn add(scenario: &mut Scenario, id: &ElementId, phase: &PhaseId, day: Date) -> Result<(), Rejected> {
    known_phase(scenario, phase)?;
    let element = known_element(scenario, id)?;
    if element.frame || scenario.current_package().is_some_and(|package| package.card(id).is_some()) {
        return Err(Rejected::AlreadyThere(element.name.clone()));
    }
    let by = most_willing(scenario, element, day);
    let card = Card { element: id.clone(), phase: phase.clone(), by, with: Choices::new(), note: String::new() };
    package_mut(scenario)?.cards.push(card);
    Ok(())
}

/// Takes the element's card off the board.
pub(super) fn remove(scenario: &mut Scenario, element: &ElementId) -> Result<(), Rejected> {
    let package = package_mut(scenario)?;
    let index = card_index(package, element)?;
    package.cards.remove(index);
    Ok(())
}

fn card_index(package: &Package, element: &ElementId) -> Result<usize, Rejected> {
    package.cards.iter().position(|card| card.element == *element).ok_or_else(|| Rejected::unknown("card", element))
}

pub(super) fn card_mut<'a>(scenario: &'a mut Scenario, element: &ElementId) -> Result<&'a mut Card, Rejected> {
    let package = package_mut(scenario)?;
    let index = card_index(package, element)?;
    package.cards.get_mut(index).ok_or_else(|| Rejected::unknown("card", element))
}

/// The providers a new card has: of those the element allows, the ones with the best known willingness above Ruled
/// out, as of this day; the only one allowed, if there is but one. Nobody, if nothing is known.
fn most_willing(scenario: &Scenario, element: &Element, day: Date) -> Vec<ActorId> {
    if let [only] = &*element.providers {
        return vec![only.clone()];
    }
    let willing: Vec<_> = element
        .providers
        .iter()
        .filter_map(|actor| Some((actor, willingness(scenario, element, actor, day)?)))
        .filter(|(_, level)| level.number() > 0)
        .collect();
    let best = willing.iter().map(|(_, level)| *level).max();
    willing.into_iter().filter(|(_, level)| Some(*level) == best).map(|(actor, _)| actor.clone()).collect()
}

/// The lowest willingness that the actor is reported to have for a new card of the element; that of its groups where it
/// has none of its own.
fn willingness(scenario: &Scenario, element: &Element, id: &ActorId, day: Date) -> Option<Feasibility> {
    let actor = scenario.actor(id)?;
    let own = lowest(scenario, element, day, |holder| *holder == *id);
    own.or_else(|| lowest(scenario, element, day, |holder| actor.is_of(holder)))
}

/// The lowest willingness of some holders for a new card of the element.
fn lowest(scenario: &Scenario, element: &Element, day: Date, of: impl Fn(&PartyId) -> bool) -> Option<Feasibility> {
    let said = |position: &Position| {
        let mut claims = position.claims.iter().filter_map(|id| scenario.claim(id));
        position.claims.is_empty() || claims.any(|claim| claim.date <= day)
    };
    let applies = |position: &&Position| {
        of(&position.actor) && position.dated(day) && said(position) && !scenario.switched_off.contains(&position.id)
    };
    scenario
        .positions
        .iter()
        .filter(applies)
        .filter_map(|position| match position.kind() {
            Some(PositionKind::Willingness(provision)) if provision.elements.contains(&element.id) => Some(provision),
            _ => None,
        })
        .filter(|provision| {
            provision.with.iter().all(|(setting, options)| {
                element.setting(setting).is_some_and(|setting| options.contains(&setting.default))
            })
        })
        .map(|provision| provision.level)
        .min()
}

pub(super) fn set_provider(
    scenario: &mut Scenario,
    id: &ElementId,
    actor: &ActorId,
    provides: bool,
) -> Result<(), Rejected> {
    let order = known_element(scenario, id)?.providers.clone();
    if !order.contains(actor) {
        return Err(Rejected::unknown("provider", actor));
    }
    let card = card_mut(scenario, id)?;
    let mut by = card.by.clone();
    by.retain(|provider| provider != actor);
    if provides {
        by.push(actor.clone());
        // The element's order, so that the same providers are always written the same way.
        by.sort_by_key(|provider| order.iter().position(|known| known == provider));
    }
    change(&mut card.by, by)
}

pub(super) fn set_option(
    scenario: &mut Scenario,
    id: &ElementId,
    setting: &SettingId,
    option: &OptionId,
) -> Result<(), Rejected> {
    let element = known_element(scenario, id)?.clone();
    let found = element.setting(setting).ok_or_else(|| Rejected::unknown("setting", setting))?;
    if found.option(option).is_none() {
        return Err(Rejected::unknown("option", option));
    }
    let choices = if element.frame {
        package_mut(scenario)?.frame.entry(id.clone()).or_default()
    } else {
        &mut card_mut(scenario, id)?.with
    };
    let mut changed = choices.clone();
    changed.insert(setting.clone(), option.clone());
    // Defaults are left out and the rest stands in the element's order, so that the same card is always written alike.
    changed.retain(|setting, option| element.setting(setting).is_some_and(|known| known.default != *option));
    changed.sort_by_cached_key(|setting, _| element.settings.iter().position(|known| known.id == *setting));
    let result = change(choices, changed);
    package_mut(scenario)?.frame.retain(|_, choices| !choices.is_empty());
    result
}
