//! Where things can be read.

use super::super::kind::{Column, ID, NOTE};
use super::super::row::{Row, set, set_text};
use super::super::{Cell, value};
use super::text;
use crate::scenario::{Item, ItemKind, Scenario, Source};
use crate::wording;

pub(in super::super) static COLUMNS: [Column; 6] = [
    ID,
    Column::needed("Title", &["source", "name", "publication"], "what it is called", "Harbour Courier, 12 Jan 2026"),
    Column::optional("Published", &["date", "published on"], "when, in words", "12 Jan 2026"),
    Column::optional("Standing", &["quality"], "first-hand, second-hand or calculated", "first-hand"),
    Column::optional("Link", &["url", "web", "address"], "where it is on the web", "https://example.org/courier"),
    NOTE,
];

pub(in super::super) fn read(row: &mut Row<'_>) -> Option<Item> {
    let mut source = match row.existing(ItemKind::Source, "Title") {
        Some(Item::Source(source)) => *source,
        _ => {
            let Some(title) = row.line("Title") else {
                row.missing("Title");
                return None;
            };
            Source::new(row.new_id(ItemKind::Source, &title).as_str().into(), title)
        }
    };
    set_text(&mut source.title, row.line("Title"));
    set_text(&mut source.published, row.line("Published"));
    set(&mut source.standing, row.read("Standing", value::standing));
    set_text(&mut source.link, row.line("Link"));
    set_text(&mut source.note, row.prose("Note"));
    Some(source.into())
}

pub(in super::super) fn write(scenario: &Scenario) -> Vec<Vec<Cell>> {
    let row = |source: &Source| {
        let Source { id, title, published, standing, link, note } = source;
        let standing = wording::standing(*standing);
        vec![text(id.as_str()), text(title), text(published), text(standing), text(link), text(note)]
    };
    scenario.sources.iter().map(row).collect()
}
