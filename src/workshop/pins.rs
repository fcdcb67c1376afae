//! What is settled: pinning, releasing, and keeping edits from undoing it unawares.

use jiff::civil::DateTime;

use super::edit::{Edit, Rejected, change, known_element, known_phase};
use super::naming;
use crate::scenario::{Acceptable, Agreement, ElementId, Pin, Scenario};
use crate::wording;

/// Refuses an edit of the board that would undo what is pinned.
///
/// A package that does not honour a pin may be opened and edited all the same; only an edit that takes what is pinned
/// off the board is refused.
pub(super) fn guard(scenario: &Scenario, edit: &Edit) -> Result<(), Rejected> {
    let Some(package) = scenario.current_package() else { return Ok(()) };
    let undone = |pin: &&Pin| match (edit, pin) {
        (Edit::AddCard { element, .. }, Pin::Absent(pinned)) => element == pinned,
        (Edit::RemoveCard(element), pin) => !matches!(pin, Pin::Absent(_)) && element == pin.element(),
        (Edit::MoveCard { element, phase }, Pin::Phase(pinned, to)) => element == pinned && phase != to,
        (Edit::SetProvider { element, actor, provides: false }, Pin::Provider(pinned, by)) => {
            element == pinned && actor == by
        }
        (Edit::SetOption { element, setting, option }, Pin::Option(pinned, of, to)) => {
            element == pinned && setting == of && option != to
        }
        _ => false,
    };
    let honoured = |pin: &&Pin| pin.honoured(scenario, package);
    match scenario.acceptable.pins.iter().filter(undone).find(honoured) {
        Some(pin) => Err(Rejected::Pinned(wording::pin(scenario, pin))),
        None => Ok(()),
    }
}

/// Settles something. Pins that exclude it go.
pub(super) fn pin(scenario: &mut Scenario, pin: &Pin) -> Result<(), Rejected> {
    known(scenario, pin)?;
    let mut pins = scenario.acceptable.pins.clone();
    if pins.contains(pin) {
        return Err(Rejected::NoChange);
    }
    pins.retain(|other| !pin.excludes(other));
    pins.push(pin.clone());
    settle(scenario, pins)
}

/// Unsettles it. The card's own pin carries those of its parts: with it they go too.
pub(super) fn unpin(scenario: &mut Scenario, pin: &Pin) -> Result<(), Rejected> {
    let mut pins = scenario.acceptable.pins.clone();
    pins.retain(|other| other != pin && !(matches!(pin, Pin::Card(_)) && other.element() == pin.element()));
    settle(scenario, pins)
}

/// Puts other pins in place of those that were there; what was said of who agreed goes with those that go.
fn settle(scenario: &mut Scenario, pins: Vec<Pin>) -> Result<(), Rejected> {
    let acceptable = &mut scenario.acceptable;
    change(&mut acceptable.pins, pins)?;
    let Acceptable { pins, agreed, .. } = acceptable;
    agreed.retain(|agreement| pins.contains(&agreement.pin));
    Ok(())
}

/// Says who has agreed to a pin, in the order of the pins; with no word, nobody has.
pub(super) fn agree(scenario: &mut Scenario, pin: &Pin, by: &str, at: DateTime) -> Result<(), Rejected> {
    let Acceptable { pins, agreed, .. } = &mut scenario.acceptable;
    if !pins.contains(pin) {
        return Err(Rejected::unknown("pin", pin.element()));
    }
    let by = naming::line(by);
    let mut all = agreed.clone();
    all.retain(|agreement| agreement.pin != *pin);
    if !by.trim().is_empty() {
        all.push(Agreement { pin: pin.clone(), by, at });
        all.sort_by_key(|agreement| pins.iter().position(|pin| *pin == agreement.pin));
    }
    change(agreed, all)
}

/// Lets the options of a frame element be chosen too, or takes them as they are again.
pub(super) fn release(scenario: &mut Scenario, element: &ElementId, released: bool) -> Result<(), Rejected> {
    if !known_element(scenario, element)?.frame {
        return Err(Rejected::unknown("assumption", element));
    }
    let mut all = scenario.acceptable.released.clone();
    all.retain(|known| known != element);
    if released {
        all.push(element.clone());
        all.sort_by_cached_key(|id| scenario.elements.iter().position(|known| known.id == *id));
    }
    change(&mut scenario.acceptable.released, all)
}

/// Whether everything that the pin names is there.
fn known(scenario: &Scenario, pin: &Pin) -> Result<(), Rejected> {
    let element = known_element(scenario, pin.element())?;
    if element.frame {
        return Err(Rejected::unknown("card", &element.id));
    }
    match pin {
        Pin::Card(_) | Pin::Absent(_) => Ok(()),
        Pin::Phase(_, phase) => known_phase(scenario, phase),
        Pin::Option(_, setting, option) => {
            let found = element.setting(setting).ok_or_else(|| Rejected::unknown("setting", setting))?;
            found.option(option).map(|_| ()).ok_or_else(|| Rejected::unknown("option", option))
        }
        Pin::Provider(_, actor) if element.providers.contains(actor) => Ok(()),
        Pin::Provider(_, actor) => Err(Rejected::unknown("provider", actor)),
    }
}
