//! Parties with positions.

use super::super::Cell;
use super::super::kind::{Column, ID, NOTE};
use super::super::row::{Row, set, set_text};
use super::{text, texts};
use crate::scenario::{Actor, Item, ItemKind, Scenario};

pub(in super::super) static COLUMNS: [Column; 5] = [
    ID,
    Column::needed("Name", &["actor", "party", "state", "country"], "what it is called", "Arvenia"),
    Column::optional("Short name", &["short", "abbreviation"], "a short name", "ARV"),
    Column::optional("Groups", &["group", "member of"], "the groups it belongs to, by name or id", ""),
    NOTE,
];

pub(in super::super) fn read(row: &mut Row<'_>) -> Option<Item> {
    let mut actor = match row.existing(ItemKind::Actor, "Name") {
        Some(Item::Actor(actor)) => *actor,
        _ => {
            let Some(name) = row.line("Name") else {
                row.missing("Name");
                return None;
            };
            let id = row.new_id(ItemKind::Actor, &name).as_str().into();
            Actor { id, name, short: String::new(), groups: Vec::new(), note: String::new() }
        }
    };
    set_text(&mut actor.name, row.line("Name"));
    set_text(&mut actor.short, row.line("Short name"));
    let groups = row.references("Groups", &[ItemKind::Group]);
    set(&mut actor.groups, groups.map(|keys| keys.iter().map(|key| key.id.as_str().into()).collect()));
    set_text(&mut actor.note, row.prose("Note"));
    Some(actor.into())
}

pub(in super::super) fn write(scenario: &Scenario) -> Vec<Vec<Cell>> {
    let row = |actor: &Actor| {
        let Actor { id, name, short, groups, note } = actor;
        vec![text(id.as_str()), text(name), text(short), texts(groups), text(note)]
    };
    scenario.actors.iter().map(row).collect()
}
