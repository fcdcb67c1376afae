//! How much of a resource actors have.

use super::super::kind::{BASIS, CLAIMS, Column};
use super::super::row::{Row, set};
use super::super::{Cell, value};
use super::{amount, text, texts};
use crate::scenario::{ActorId, Basis, Capacity, Item, ItemKind, Resource, Scenario};
use crate::wording;

pub(in super::super) static COLUMNS: [Column; 5] = [
    Column::needed("Actor", &["party", "who"], "who has it, by name or id", ""),
    Column::needed("Resource", &["what", "means"], "what of, by name or id", ""),
    Column::needed("Amount", &["capacity", "how much", "number"], "how much, in the resource's unit", "12"),
    BASIS,
    CLAIMS,
];

pub(in super::super) fn read(row: &mut Row<'_>) -> Option<Item> {
    let actor = row.reference("Actor", &[ItemKind::Actor]);
    let resource = row.reference("Resource", &[ItemKind::Resource]);
    let amount = row.read("Amount", value::quantity);
    let basis = row.read("Basis", value::basis);
    let claims = row.claims();
    let given = [("Actor", actor.is_some()), ("Resource", resource.is_some())];
    given.into_iter().filter(|(_, there)| !there).for_each(|(heading, _)| row.missing(heading));
    let (actor, key) = (ActorId::from(actor?.id.as_str()), resource?);
    row.part = actor.to_string();
    let Some(Item::Resource(mut resource)) = row.scenario.item(&key) else { return None };
    match resource.capacities.iter_mut().find(|capacity| capacity.actor == actor) {
        Some(capacity) => {
            set(&mut capacity.amount, amount);
            set(&mut capacity.basis, basis);
            set(&mut capacity.claims, claims);
        }
        None => {
            if amount.is_none() {
                row.missing("Amount");
            }
            let (basis, claims) = (basis.unwrap_or(Basis::Judgement), claims.unwrap_or_default());
            resource.capacities.push(Capacity { actor, amount: amount?, basis, claims });
        }
    }
    Some(Item::from(*resource))
}

pub(in super::super) fn write(scenario: &Scenario) -> Vec<Vec<Cell>> {
    let row = |resource: &Resource, capacity: &Capacity| {
        let Capacity { actor, amount: much, basis, claims } = capacity;
        let basis = text(wording::basis(*basis));
        vec![text(actor.as_str()), text(resource.id.as_str()), amount(*much), basis, texts(claims)]
    };
    let of = |resource: &Resource| resource.capacities.iter().map(|one| row(resource, one)).collect::<Vec<_>>();
    scenario.resources.iter().flat_map(of).collect()
}
