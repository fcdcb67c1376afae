//! Kinds of guarantee. Their settings, gifts and uses are for the editor; their costs have a table of their own.

use super::super::kind::{CLAIMS, Column, ID, NOTE};
use super::super::row::{Row, set, set_text};
use super::super::{Cell, value};
use super::{text, texts};
use crate::scenario::{Basis, Element, Item, ItemKind, Rating, Scenario};
use crate::wording;

pub(in super::super) static COLUMNS: [Column; 10] = [
    ID,
    Column::needed("Name", &["element", "guarantee", "title"], "what it is called", "Sky watch"),
    Column::needed("Category", &["family", "type"], "its category, by name or id", ""),
    Column::optional("Description", &["about", "what it is"], "what it is", "Aircraft that look out for others"),
    Column::optional("Tags", &["tag", "keywords"], "words that rules ask for, with semicolons between", ""),
    Column::optional(
        "Providers",
        &["provider", "provided by", "by"],
        "the actors who may provide it, by name or id",
        "",
    ),
    Column::optional(
        "Feasibility",
        &["level"],
        "its own level: ruled out, unlikely, contested, likely or ready",
        "likely",
    ),
    Column::optional("Basis", &["based on"], "what that level rests on; judgement if left out", "analysis"),
    CLAIMS,
    NOTE,
];

pub(in super::super) fn read(row: &mut Row<'_>) -> Option<Item> {
    let name = row.line("Name");
    let existing = row.existing(ItemKind::Element, "Name");
    let category = row.reference("Category", &[ItemKind::Category]).map(|key| key.id.as_str().into());
    let mut element = match existing {
        Some(Item::Element(element)) => *element,
        _ => {
            let given = [("Name", name.is_some()), ("Category", category.is_some())];
            given.into_iter().filter(|(_, there)| !there).for_each(|(heading, _)| row.missing(heading));
            let (name, category) = (name.clone()?, category.clone()?);
            Element::new(row.new_id(ItemKind::Element, &name).as_str().into(), name, category)
        }
    };
    set_text(&mut element.name, name);
    set(&mut element.category, category);
    set_text(&mut element.about, row.prose("Description"));
    let tags = row.list("Tags");
    set(&mut element.tags, tags.map(|tags| tags.iter().map(|tag| tag.as_str().into()).collect()));
    let providers = row.references("Providers", &[ItemKind::Actor]);
    set(&mut element.providers, providers.map(|keys| keys.iter().map(|key| key.id.as_str().into()).collect()));
    let (level, basis) = (row.read("Feasibility", value::level), row.read("Basis", value::basis));
    match (&mut element.feasibility, level) {
        (Some(rating), level) => {
            set(&mut rating.level, level);
            set(&mut rating.basis, basis);
        }
        (place @ None, Some(level)) => {
            let basis = basis.unwrap_or(Basis::Judgement);
            *place = Some(Rating { level, basis, claims: Vec::new(), note: String::new() });
        }
        (None, None) => {}
    }
    set(&mut element.claims, row.claims());
    set_text(&mut element.note, row.prose("Note"));
    Some(element.into())
}

pub(in super::super) fn write(scenario: &Scenario) -> Vec<Vec<Cell>> {
    let row = |element: &Element| {
        let Element { id, name, category, about, tags, providers, feasibility, claims, note, .. } = element;
        let rating =
            |word: fn(&Rating) -> &'static str| feasibility.as_ref().map_or(Cell::Empty, |one| text(word(one)));
        vec![
            text(id.as_str()),
            text(name),
            text(category.as_str()),
            text(about),
            texts(tags),
            texts(providers),
            rating(|rating| wording::feasibility(rating.level)),
            rating(|rating| wording::basis(rating.basis)),
            texts(claims),
            text(note),
        ]
    };
    scenario.elements.iter().map(row).collect()
}
