//! What groups and their members have to do with one another: whose words count for whom.

use egui::{Label, Ui};

use super::WIDEST;
use crate::assess::{Cap, CapSource, HeldPosition, PositionState};
use crate::scenario::{Actor, ElementId, PartyId, Position, Scenario};
use crate::ui::command::Action;
use crate::ui::party::holds;
use crate::ui::scene::Scene;
use crate::ui::state::{Centre, Subject};
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::views::explain::items::{Item, item_opening_ui, item_ui};
use crate::ui::widgets::{muted_ui, quiet_link_ui, section_ui};
use crate::wording;

/// The groups that an actor belongs to; those that hold something lead to their pages.
pub fn groups_of_ui(ui: &mut Ui, scenario: &Scenario, actor: &Actor, out: &mut Vec<Action>) {
    let groups: Vec<_> = scenario.groups.iter().filter(|group| actor.groups.contains(&group.id)).collect();
    if groups.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let color = tokens(ui).text_muted;
        for group in groups {
            let text = Type::Small.text(&group.name).color(color);
            if !holds(scenario, group) {
                ui.add(Label::new(text));
            } else if quiet_link_ui(ui, text.underline(), &format!("Positions of {}", group.name)).clicked() {
                out.push(Action::Show(Centre::Actor(PartyId::from(&group.id))));
            }
        }
    });
}

/// What the groups of an actor say that it would provide: a willingness of a group is that of each member without one of
/// its own.
pub fn speaking_for<'a>(scene: &'a Scene, party: &PartyId) -> Vec<&'a HeldPosition> {
    let scenario = scene.scenario();
    let Some(actor) = scenario.actor_of(party) else { return Vec::new() };
    let offers = |held: &&HeldPosition| {
        let provision = scenario.position(&held.rule).and_then(|position| position.provides.as_ref());
        held.actor != *party && actor.is_of(&held.actor) && provision.is_some()
    };
    scene.positions().iter().filter(offers).collect()
}

/// Draws what groups say for one of their members.
pub fn offers_ui(ui: &mut Ui, scene: &Scene, member: &PartyId, offers: &[&HeldPosition], out: &mut Vec<Action>) {
    if offers.is_empty() {
        return;
    }
    let scenario = scene.scenario();
    ui.add_space(space::M);
    section_ui(ui, "What its groups say for it, where no willingness of its own is in force");
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(WIDEST));
        for held in offers {
            let Some(position) = scenario.position(&held.rule) else { continue };
            let title = wording::rule_heading(scenario, &held.rule);
            let kind = wording::position_kind(position);
            let detail = wording::remarks(std::iter::once(kind).chain(for_member(scene, member, position, held)));
            let item = Item { mark: (Tone::Neutral, Icon::Person), title: &title, detail: &detail };
            item_ui(ui, &item, Subject::Rule(held.rule.clone()), out);
        }
    });
}

/// What becomes of a group's offer for one of its members: which cards of its own rest on it, and where it speaks for
/// itself instead.
fn for_member(scene: &Scene, member: &PartyId, position: &Position, held: &HeldPosition) -> Vec<String> {
    let scenario = scene.scenario();
    let offered: Vec<&ElementId> = position.provides.iter().flat_map(|provision| &provision.elements).collect();
    let own = own_words(scene, member, &offered);
    let carried = carried(scene, member, held);
    let state = match &held.state {
        PositionState::Reluctant(_) if !carried.is_empty() => PositionState::Reluctant(carried),
        PositionState::Kept(_) if !carried.is_empty() => PositionState::Kept(carried),
        // They rest on what it is for others.
        PositionState::Reluctant(_) | PositionState::Kept(_) => PositionState::Unasked,
        other => other.clone(),
    };
    let unasked = matches!(state, PositionState::Unasked) && !own.is_empty();
    let state = (!unasked).then(|| wording::position_state(scenario, position, &state));
    let own = (!own.is_empty()).then(|| format!("It speaks for itself on {}", wording::list(own)));
    state.into_iter().chain(own).collect()
}

/// The cards that rest on a group's offer as that of one of its members.
fn carried(scene: &Scene, member: &PartyId, held: &HeldPosition) -> Vec<ElementId> {
    let rests = |cap: &Cap| match &cap.by {
        CapSource::Willingness { rule, actor } | CapSource::Otherwise { rule, actor } => {
            *rule == held.rule && *member == *actor
        }
        CapSource::Element
        | CapSource::Option(..)
        | CapSource::NobodyProvides
        | CapSource::Limit(_)
        | CapSource::Unknown => false,
    };
    let cards = scene.assessment().cards.iter().filter(|card| card.caps.iter().any(rests));
    cards.map(|card| card.element.clone()).collect()
}

/// Draws the members of a group, with what they say themselves.
pub fn members_ui(ui: &mut Ui, scene: &Scene, group: &PartyId, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    ui.add_space(space::M);
    section_ui(ui, "Its members, with their own words");
    let members: Vec<&Actor> = scenario.members(group).collect();
    if members.is_empty() {
        muted_ui(ui, "Nobody belongs to it");
    }
    let offered = offered(scenario, group);
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(WIDEST));
        for member in members {
            let id = PartyId::from(&member.id);
            let own = own_words(scene, &id, &offered);
            let own = (!own.is_empty()).then(|| format!("speaks for itself on {}", wording::list(own)));
            let line = wording::positions_line(scenario, &id, scene.positions());
            let detail = wording::remarks(std::iter::once(line).chain(own));
            let item = Item { mark: (Tone::Neutral, Icon::Person), title: &member.name, detail: &detail };
            item_opening_ui(ui, &item, Action::Show(Centre::Actor(id)), out);
        }
    });
}

/// The elements that a group says its members would provide.
fn offered<'a>(scenario: &'a Scenario, group: &PartyId) -> Vec<&'a ElementId> {
    let own = |position: &&Position| position.actor == *group;
    let provisions = scenario.positions.iter().filter(own).filter_map(|position| position.provides.as_ref());
    let mut elements = Vec::new();
    for element in provisions.flat_map(|provision| &provision.elements) {
        if !elements.contains(&element) {
            elements.push(element);
        }
    }
    elements
}

/// Those of the elements on which a member has a willingness of its own in force, by name.
fn own_words<'a>(scene: &'a Scene, member: &PartyId, offered: &[&'a ElementId]) -> Vec<&'a str> {
    let scenario = scene.scenario();
    let in_force = scene.positions().iter().filter(|held| held.actor == *member && !held.state.is_silent());
    let own: Vec<&Position> = in_force.filter_map(|held| scenario.position(&held.rule)).collect();
    let speaks = |element: &ElementId| {
        own.iter().any(|position| position.provides.as_ref().is_some_and(|own| own.elements.contains(element)))
    };
    let named = offered.iter().copied().filter(|element| speaks(element));
    named.map(|element| wording::name::element(scenario, element)).collect()
}
