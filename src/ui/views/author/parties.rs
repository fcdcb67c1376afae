//! Forms of actors, groups, and of the scales of a scenario's own.

use egui::Ui;

use super::evidence::{basis_ui, note_ui};
use super::form::{Form, small_button_ui, written_ui};
use super::pick::{Entry, add_ui, entries, one_ui, several_ui};
use crate::scenario::{Actor, Basis, Capacity, Category, Function, Group, ItemKind, Phase, Quantity, Resource};
use crate::ui::theme::space;
use crate::ui::widgets::muted_ui;
use crate::wording;
use crate::workshop::author::Aspect;

/// Draws the form of an actor.
pub fn actor_ui(ui: &mut Ui, form: &mut Form<'_>, actor: &mut Actor) {
    form.line(ui, Aspect::Name, "Name", "", &mut actor.name);
    form.line(ui, Aspect::ShortName, "Short name", "For narrow places; the name itself if left out", &mut actor.short);
    form.several(ui, Aspect::Groups, "Groups", &[ItemKind::Group], &mut actor.groups);
    note_ui(ui, form, &mut actor.note);
}

/// Draws the form of a group.
pub fn group_ui(ui: &mut Ui, form: &mut Form<'_>, group: &mut Group) {
    form.line(ui, Aspect::Name, "Name", "", &mut group.name);
    let members = form.scenario.actors.iter().filter(|actor| actor.groups.contains(&group.id));
    let members: Vec<&str> = members.map(|actor| actor.name.as_str()).collect();
    muted_ui(
        ui,
        if members.is_empty() {
            "Nobody belongs to it yet; an actor’s own page says to which groups it belongs".to_owned()
        } else {
            format!("To it belong {}", wording::list(members))
        },
    );
}

/// Draws the form of a phase.
pub fn phase_ui(ui: &mut Ui, form: &mut Form<'_>, phase: &mut Phase) {
    form.line(ui, Aspect::Name, "Name", "", &mut phase.name);
    form.prose(ui, Aspect::Description, "What begins with it", "", &mut phase.about);
}

/// Draws the form of a function of protection.
pub fn function_ui(ui: &mut Ui, form: &mut Form<'_>, function: &mut Function) {
    form.line(ui, Aspect::Name, "Name", "", &mut function.name);
    form.prose(ui, Aspect::Description, "What it means", "", &mut function.about);
}

/// Draws the form of a category.
pub fn category_ui(ui: &mut Ui, form: &mut Form<'_>, category: &mut Category) {
    form.line(ui, Aspect::Name, "Name", "", &mut category.name);
}

/// Draws the form of a resource.
pub fn resource_ui(ui: &mut Ui, form: &mut Form<'_>, resource: &mut Resource) {
    form.line(ui, Aspect::Name, "Name", "", &mut resource.name);
    form.line(ui, Aspect::Unit, "Counted in", "thousand troops", &mut resource.unit);
    super::form::group_ui(ui, "Who has how much");
    muted_ui(ui, "What an actor without a figure provides is not checked, and the board says so");
    let actors = entries(form, &[ItemKind::Actor]);
    let mut gone = None;
    for (place, capacity) in resource.capacities.iter_mut().enumerate() {
        ui.push_id(("capacity", place), |ui| {
            if capacity_ui(ui, form, &actors, capacity) {
                gone = Some(place);
            }
        });
    }
    if let Some(place) = gone {
        resource.capacities.remove(place);
        form.touch(Aspect::Capacities);
    }
    let left: Vec<_> = actors
        .iter()
        .filter(|(id, _)| !resource.capacities.iter().any(|known| known.actor.as_str() == *id))
        .copied()
        .collect();
    ui.add_space(space::XS);
    if let Some(actor) = add_ui(ui, "Add an actor’s capacity", "Add a capacity", &left) {
        let capacity = Capacity {
            actor: actor.as_str().into(),
            amount: Quantity::ZERO,
            basis: Basis::Judgement,
            claims: Vec::new(),
        };
        resource.capacities.push(capacity);
        form.touch(Aspect::Capacities);
    }
}

/// One actor's capacity; whether it is to go.
fn capacity_ui(ui: &mut Ui, form: &mut Form<'_>, actors: &[Entry<'_>], capacity: &mut Capacity) -> bool {
    let name = wording::name::actor(form.scenario, &capacity.actor).to_owned();
    let mut gone = false;
    ui.horizontal_wrapped(|ui| {
        if one_ui(ui, "Capacity of", actors, &mut capacity.actor) {
            form.touch(Aspect::Capacities);
        }
        let amount = format!("Amount of {name}");
        if written_ui(ui, "amount", &amount, 70.0, &mut capacity.amount) {
            form.typed(Aspect::Capacities, &amount);
        }
        gone = small_button_ui(ui, "Remove", &format!("Remove the capacity of {name}")).clicked();
    });
    basis_ui(ui, form, &format!("Basis of the figure for {name}"), &mut capacity.basis);
    let claims = entries(form, &[ItemKind::Claim]);
    if several_ui(ui, &format!("claims about {name}"), "", &claims, &mut capacity.claims) {
        form.touch(Aspect::Capacities);
    }
    gone
}
