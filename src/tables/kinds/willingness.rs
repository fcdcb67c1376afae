//! How ready actors are to provide elements.

use super::super::kind::{BASIS, CLAIMS, Column, ID, NOTE};
use super::super::row::{Row, set, set_text};
use super::super::{Cell, value};
use super::positions::{COUNTER, FROM, HOLDER, UNTIL, holder, rest};
use super::{grounds, text, texts};
use crate::scenario::{
    Basis, ElementId, Item, ItemKey, ItemKind, PartyId, Position, PositionKind, Provision, Scenario,
};
use crate::wording::{self, name};

pub(in super::super) static COLUMNS: [Column; 12] = [
    ID,
    HOLDER,
    Column::needed("Elements", &["element", "provides", "offer"], "what it would provide, by name or id", ""),
    Column::needed("Level", &["willingness", "readiness", "feasibility"], "how ready: unlikely, likely, …", "likely"),
    Column::optional("Otherwise", &[], "how ready while its condition does not hold", ""),
    Column::optional("Title", &["position", "says", "name"], "what it says, in a few words", "Soldiers to spare"),
    BASIS,
    FROM,
    UNTIL,
    CLAIMS,
    COUNTER,
    NOTE,
];

/// The willingness of this holder for these elements, where the row has neither an id nor a title: the only one, or the
/// one that has been given its title here.
fn alike(scenario: &Scenario, holder: &PartyId, elements: &[ElementId]) -> Option<Position> {
    let speaks = |position: &&Position| {
        let provides = position.provides.as_ref();
        position.actor == *holder && provides.is_some_and(|provides| provides.elements == elements)
    };
    let found: Vec<&Position> = scenario.positions.iter().filter(speaks).collect();
    let titled = || found.iter().find(|position| position.title == own_title(scenario, holder, elements));
    if let [only] = found.as_slice() { Some((*only).clone()) } else { titled().map(|position| (*position).clone()) }
}

/// The title of a willingness that is given none.
fn own_title(scenario: &Scenario, holder: &PartyId, elements: &[ElementId]) -> String {
    let names = elements.iter().map(|id| name::element(scenario, id));
    format!("{}: {}", name::party(scenario, holder), wording::list(names))
}

pub(in super::super) fn read(row: &mut Row<'_>) -> Option<Item> {
    let title = row.line("Title");
    let holder = holder(row).map(|key| PartyId::from(key.id.as_str()));
    let elements = row.references("Elements", &[ItemKind::Element]);
    let elements = elements.map(|keys| keys.iter().map(|key| ElementId::from(key.id.as_str())).collect::<Vec<_>>());
    let (level, basis) = (row.read("Level", value::level), row.read("Basis", value::basis));
    let named = match row.existing(ItemKind::Position, "Title") {
        Some(Item::Position(position)) => Some(*position),
        _ => None,
    };
    let named = named.or_else(|| match (&title, row.line("Id"), &holder, &elements) {
        (None, None, Some(holder), Some(elements)) => alike(row.scenario, holder, elements),
        _ => None,
    });
    let mut position = match named {
        Some(position) => position,
        None => {
            let given = [("Holder", holder.is_some()), ("Elements", elements.is_some()), ("Level", level.is_some())];
            given.into_iter().filter(|(_, there)| !there).for_each(|(heading, _)| row.missing(heading));
            let (holder, elements, level) = (holder.clone()?, elements.clone()?, level?);
            let title = title.clone().unwrap_or_else(|| own_title(row.scenario, &holder, &elements));
            let id = row.new_id(ItemKind::Position, &title).as_str().into();
            let basis = basis.unwrap_or(Basis::Judgement);
            let provides = Provision { elements, with: indexmap::IndexMap::new(), level, otherwise: None, basis };
            Position::new(id, title, holder, None, None, None, Some(provides))
        }
    };
    set_text(&mut position.title, title);
    set(&mut position.actor, holder);
    let otherwise = row.read("Otherwise", value::level);
    match &mut position.provides {
        Some(provides) => {
            set(&mut provides.elements, elements);
            set(&mut provides.level, level);
            set(&mut provides.basis, basis);
            if otherwise.is_some() {
                provides.otherwise = otherwise;
            }
        }
        None => {
            let key = ItemKey::new(ItemKind::Position, &position.id);
            let what = name::item(row.scenario, &key);
            row.fault("Id", format!("{} is no willingness; it has a table of its own", wording::quoted(&what)));
        }
    }
    rest(row, &mut position);
    Some(position.into())
}

pub(in super::super) fn write(scenario: &Scenario) -> Vec<Vec<Cell>> {
    let row = |position: &Position| {
        let Some(PositionKind::Willingness(provides)) = position.kind() else { return None };
        let own = vec![
            text(position.id.as_str()),
            text(position.actor.as_str()),
            texts(&provides.elements),
            text(wording::feasibility(provides.level)),
            provides.otherwise.map_or(Cell::Empty, |level| text(wording::feasibility(level))),
            text(&position.title),
            text(wording::basis(provides.basis)),
        ];
        Some(own.into_iter().chain(grounds(position)).collect())
    };
    scenario.positions.iter().filter_map(row).collect()
}
