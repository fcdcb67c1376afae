//! What changes to what a scenario says are called.

use serde::{Deserialize, Serialize};

use super::{Aspect, AuthorEdit, Copying, GridEdit};
use crate::scenario::{Item, ItemKey, ItemKind, Scenario};
use crate::wording;

/// What a change to what a scenario says is called.
#[expect(missing_docs, reason = "each is what the edit of its name is called")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AuthorLabel {
    SetHead(Aspect),
    /// Things were added; the last of them is named, which those before it are for.
    Add(Option<NamedItem>),
    Duplicate(NamedItem),
    Put(NamedItem, Aspect),
    Move(NamedItem),
    Rename {
        from: String,
        to: String,
    },
    Delete(NamedItem),
    AddClaim,
    Take {
        things: usize,
        from: String,
    },
    /// So many things from a table.
    Import(usize),
    /// One cell of the grid about this element, or several.
    SetOffers(Option<NamedItem>, usize),
    SetGifts(Option<NamedItem>, usize),
    /// So many positions, of which one is named if it is the only one, to so many actors and groups, likewise.
    Copy {
        position: Option<NamedItem>,
        positions: usize,
        to: String,
    },
}

/// One thing by its kind and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedItem {
    kind: ItemKind,
    name: String,
}

impl NamedItem {
    fn new(kind: ItemKind, name: &str) -> Self {
        Self { kind, name: name.to_owned() }
    }

    fn of(scenario: &Scenario, key: &ItemKey) -> Self {
        let item = scenario.item(key);
        Self::new(key.kind, item.as_ref().map_or(key.id.as_str(), Item::name))
    }

    fn text(&self) -> String {
        format!("{} {}", self.kind.noun(), wording::quoted(&self.name))
    }
}

impl AuthorLabel {
    /// The label in words.
    pub(in super::super) fn text(&self) -> String {
        match self {
            Self::SetHead(part) => format!("Change the {} of the scenario", part.word()),
            Self::Add(item) => format!("Add {}", item.as_ref().map(NamedItem::text).unwrap_or_default()),
            Self::Duplicate(item) => format!("Duplicate {}", item.text()),
            Self::Put(item, part) => format!("Change the {} of {}", part.word(), item.text()),
            Self::Move(item) => format!("Move {}", item.text()),
            Self::Rename { from, to } => format!("Rename {from} to {to}"),
            Self::Delete(item) => format!("Delete {}", item.text()),
            Self::AddClaim => "Add a claim".to_owned(),
            Self::Import(things) => format!("Import {} from a table", wording::count(*things, "thing", "things")),
            Self::SetOffers(Some(item), 1) => format!("Set who would provide {}", item.text()),
            Self::SetOffers(_, cells) => format!("Set {}", wording::count(*cells, "offer", "offers")),
            Self::SetGifts(Some(item), 1) => format!("Set what {} gives", item.text()),
            Self::SetGifts(_, cells) => format!("Set {}", wording::count(*cells, "gift", "gifts")),
            Self::Copy { position: Some(item), positions: 1, to } => format!("Copy {} to {to}", item.text()),
            Self::Copy { positions, to, .. } => {
                format!("Copy {} to {to}", wording::count(*positions, "position", "positions"))
            }
            Self::Take { things, from } => format!("Take {} from “{from}”", wording::count(*things, "thing", "things")),
        }
    }
}

impl AuthorEdit {
    /// What it is called.
    pub(in super::super) fn label(&self, scenario: &Scenario) -> AuthorLabel {
        match self {
            Self::SetHead { part, .. } => AuthorLabel::SetHead(*part),
            Self::Add(items) => AuthorLabel::Add(items.last().map(|item| NamedItem::new(item.kind(), item.name()))),
            Self::Duplicate { of, .. } => AuthorLabel::Duplicate(NamedItem::of(scenario, of)),
            // Under the name it has then: of a name that is being typed, all letters but the last would be no name.
            Self::Put { item, part, .. } => AuthorLabel::Put(NamedItem::new(item.kind(), item.name()), *part),
            Self::Move(key, _) => AuthorLabel::Move(NamedItem::of(scenario, key)),
            Self::Rename(name, word) => AuthorLabel::Rename { from: name.word().to_owned(), to: word.clone() },
            Self::Delete(key) => AuthorLabel::Delete(NamedItem::of(scenario, key)),
            Self::Cite { .. } => AuthorLabel::AddClaim,
            Self::Import(items) => AuthorLabel::Import(items.len()),
            Self::Set(edit) => {
                let (element, cells) = (edit.element().map(|key| NamedItem::of(scenario, &key)), edit.cells(scenario));
                match edit {
                    GridEdit::Offers { .. } => AuthorLabel::SetOffers(element, cells),
                    GridEdit::Gifts { .. } => AuthorLabel::SetGifts(element, cells),
                }
            }
            Self::Copy(Copying { positions, to, .. }) => {
                let first = positions.first().map(|rule| ItemKey::new(ItemKind::Position, rule));
                let to = to.iter().map(|party| wording::name::party(scenario, party));
                AuthorLabel::Copy {
                    position: first.map(|key| NamedItem::of(scenario, &key)),
                    positions: positions.len(),
                    to: wording::list(to),
                }
            }
            Self::Take(taking) => AuthorLabel::Take { things: taking.chosen.len(), from: taking.from.title.clone() },
        }
    }
}
