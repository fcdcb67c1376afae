//! Red lines and floors. A table says of what elements they are; a condition that asks for more is for the editor.

use super::super::kind::{CLAIMS, Column, ID, NOTE};
use super::super::row::{Row, set, set_text};
use super::super::{Cell, value};
use super::{grounds, text, texts};
use crate::scenario::{
    Condition, ElementId, Firmness, Item, ItemKey, ItemKind, Pattern, Position, PositionKind, Scenario,
};
use crate::wording;

/// The columns that all positions share.
pub(super) const HOLDER: Column = Column::needed(
    "Holder",
    &["actor", "party", "whose", "who"],
    "whose it is: an actor or a group, by name or id",
    "",
);
pub(super) const FROM: Column = Column::optional("From", &["since", "valid from"], "in force from this day on", "");
pub(super) const UNTIL: Column = Column::optional("Until", &["valid until", "to"], "in force up to this day", "");
pub(super) const COUNTER: Column =
    Column::optional("Counter-claims", &["counter claims", "against"], "the claims that speak against it, by id", "");

pub(in super::super) static COLUMNS: [Column; 11] = [
    ID,
    HOLDER,
    Column::needed("Kind", &["type", "what it is"], "red line or floor", "red line"),
    Column::needed("Title", &["position", "says", "name"], "what it says, in a few words", "No foreign soldiers"),
    Column::optional("Firmness", &["how firm"], "absolute, firm or disputed; firm if left out", "absolute"),
    Column::optional(
        "Elements",
        &["element"],
        "crossed by a card of one of these, or met by one; by name or id; left out, it is for the editor to say",
        "",
    ),
    FROM,
    UNTIL,
    CLAIMS,
    COUNTER,
    NOTE,
];

/// The elements that a condition asks for, if that is all it asks.
fn asked(condition: &Condition) -> Option<&[ElementId]> {
    let Condition::Card(pattern) = condition else { return None };
    let bare = Pattern { elements: pattern.elements.clone(), ..Pattern::default() };
    (bare == *pattern && !pattern.elements.is_empty()).then_some(pattern.elements.as_slice())
}

/// Whether a condition says nothing yet.
fn is_open(condition: &Condition) -> bool {
    matches!(condition, Condition::All(parts) | Condition::Any(parts) if parts.is_empty())
}

/// The holder as the scenario refers to it.
pub(super) fn holder(row: &mut Row<'_>) -> Option<ItemKey> {
    row.reference("Holder", &[ItemKind::Actor, ItemKind::Group])
}

/// What all positions have beside what they ask.
pub(super) fn rest(row: &mut Row<'_>, position: &mut Position) {
    if let Some(day) = row.read("From", value::day) {
        position.from = Some(day);
    }
    if let Some(day) = row.read("Until", value::day) {
        position.until = Some(day);
    }
    set(&mut position.claims, row.claims());
    let against = row.references("Counter-claims", &[ItemKind::Claim]);
    set(&mut position.counter_claims, against.map(|keys| keys.iter().map(|key| key.id.as_str().into()).collect()));
    set_text(&mut position.note, row.prose("Note"));
}

/// Whether a position is a red line.
fn red_line(row: &mut Row<'_>) -> Option<bool> {
    row.read("Kind", |cell| match value::line(cell).to_lowercase().replace('-', " ").as_str() {
        "red line" | "redline" => Ok(true),
        "floor" => Ok(false),
        other => Err(format!("“{other}” is neither a red line nor a floor")),
    })
}

pub(in super::super) fn read(row: &mut Row<'_>) -> Option<Item> {
    let title = row.line("Title");
    let existing = row.existing(ItemKind::Position, "Title");
    let (holder, red_line) = (holder(row), red_line(row));
    let mut position = match existing {
        Some(Item::Position(position)) => *position,
        _ => {
            let given = [("Holder", holder.is_some()), ("Kind", red_line.is_some()), ("Title", title.is_some())];
            given.into_iter().filter(|(_, there)| !there).for_each(|(heading, _)| row.missing(heading));
            let (holder, red_line, title) = (holder.clone()?, red_line?, title.clone()?);
            let id = row.new_id(ItemKind::Position, &title).as_str().into();
            let (crossed, met) =
                if red_line { (Some(Condition::Any(vec![])), None) } else { (None, Some(Condition::All(vec![]))) };
            Position::new(id, title, holder.id.as_str().into(), Some(Firmness::Firm), crossed, met, None)
        }
    };
    let is = match position.kind() {
        Some(PositionKind::RedLine(_)) => Some(true),
        Some(PositionKind::Floor(_)) => Some(false),
        _ => None,
    };
    if is.is_none() {
        row.fault("Kind", "this is a willingness; it has a table of its own".to_owned());
    } else if red_line.is_some() && red_line != is {
        row.fault("Kind", "it is the other kind here; change that in the editor".to_owned());
    }
    set_text(&mut position.title, title);
    set(&mut position.actor, holder.map(|key| key.id.as_str().into()));
    if let Some(firmness) = row.read("Firmness", value::firmness) {
        position.firmness = Some(firmness);
    }
    if let Some(elements) = row.references("Elements", &[ItemKind::Element]) {
        let elements: Vec<ElementId> = elements.iter().map(|key| key.id.as_str().into()).collect();
        let place = if is == Some(true) { &mut position.crossed_when } else { &mut position.met_when };
        if place.as_ref().is_none_or(|known| asked(known).is_some() || is_open(known)) {
            *place = Some(Condition::Card(Pattern { elements, ..Pattern::default() }));
        } else {
            row.fault("Elements", "it asks for more than elements here; change that in the editor".to_owned());
        }
    }
    rest(row, &mut position);
    Some(position.into())
}

pub(in super::super) fn write(scenario: &Scenario) -> Vec<Vec<Cell>> {
    let row = |position: &Position| {
        let (kind, condition) = match position.kind()? {
            PositionKind::RedLine(condition) => ("red line", condition),
            PositionKind::Floor(condition) => ("floor", condition),
            PositionKind::Willingness(_) => return None,
        };
        let own = vec![
            text(position.id.as_str()),
            text(position.actor.as_str()),
            text(kind),
            text(&position.title),
            position.firmness.map_or(Cell::Empty, |firmness| text(wording::firmness(firmness))),
            texts(asked(condition).unwrap_or_default()),
        ];
        Some(own.into_iter().chain(grounds(position)).collect())
    };
    scenario.positions.iter().filter_map(row).collect()
}
