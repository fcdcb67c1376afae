//! One row on its way in: its cells by what they hold, and what is wrong with them.

use super::grid::Cell;
use super::kind::TableKind;
use super::mapping::Mapping;
use super::value;
use crate::scenario::check::suggestion;
use crate::scenario::{ClaimId, Item, ItemKey, ItemKind, Scenario, made_id};
use crate::wording;

/// A problem of a row before it is told where the row stands.
pub(super) struct Fault {
    /// The column of the table, from 0; none for the row as a whole.
    pub(super) column: Option<usize>,
    /// The heading.
    pub(super) heading: &'static str,
    /// What is wrong.
    pub(super) message: String,
}

/// A row that is being read.
pub(super) struct Row<'r> {
    /// The scenario with what the rows above have made.
    pub(super) scenario: &'r Scenario,
    kind: TableKind,
    mapping: &'r Mapping,
    cells: &'r [Cell],
    /// Which part of the thing it speaks of, where several rows are about one thing: an element has costs of its own and
    /// of its options, a resource many owners.
    pub(super) part: String,
    pub(super) faults: Vec<Fault>,
}

impl<'r> Row<'r> {
    pub(super) fn new(scenario: &'r Scenario, kind: TableKind, mapping: &'r Mapping, cells: &'r [Cell]) -> Self {
        Self { scenario, kind, mapping, cells, part: String::new(), faults: Vec::new() }
    }

    /// The cell under a heading, if something stands in it.
    fn cell(&self, heading: &str) -> Option<(usize, &'r Cell)> {
        let place = self.kind.columns().iter().position(|column| column.heading == heading)?;
        let column = self.mapping.columns.get(place).copied().flatten()?;
        let cell = self.cells.get(column).filter(|cell| !cell.is_empty())?;
        Some((column, cell))
    }

    /// Whether something stands under a heading.
    pub(super) fn says(&self, heading: &str) -> bool {
        self.cell(heading).is_some()
    }

    /// Notes a problem with what stands under a heading.
    pub(super) fn fault(&mut self, heading: &'static str, message: String) {
        let place = self.kind.columns().iter().position(|column| column.heading == heading);
        let column = place.and_then(|place| self.mapping.columns.get(place).copied().flatten());
        self.faults.push(Fault { column, heading, message });
    }

    /// What stands under a heading, if it can be read.
    pub(super) fn read<T>(&mut self, heading: &'static str, read: fn(&Cell) -> Result<T, String>) -> Option<T> {
        let (_, cell) = self.cell(heading)?;
        if let Cell::Fault(fault) = cell {
            self.fault(heading, format!("the formula here fails: {fault}"));
            return None;
        }
        read(cell).map_err(|message| self.fault(heading, message)).ok()
    }

    /// The text under a heading, on one line.
    pub(super) fn line(&mut self, heading: &'static str) -> Option<String> {
        self.read(heading, |cell| Ok(value::line(cell))).filter(|text| !text.is_empty())
    }

    /// The text under a heading, which may have several lines.
    pub(super) fn prose(&mut self, heading: &'static str) -> Option<String> {
        self.read(heading, |cell| Ok(value::prose(cell))).filter(|text| !text.is_empty())
    }

    /// The texts under a heading.
    pub(super) fn list(&mut self, heading: &'static str) -> Option<Vec<String>> {
        self.read(heading, |cell| Ok(value::list(cell))).filter(|list| !list.is_empty())
    }

    /// Notes that something is missing that a new row needs; for what has an unreadable text that was said already.
    pub(super) fn missing(&mut self, heading: &'static str) {
        if self.faults.iter().all(|fault| fault.heading != heading) {
            self.fault(heading, "this is empty, and a new row needs it".to_owned());
        }
    }

    /// What is called so, by its id or by its name in any case. Where it is not known, or two are called so, that is a
    /// problem of the cell under the heading.
    pub(super) fn known(&mut self, heading: &'static str, kinds: &[ItemKind], word: &str) -> Option<ItemKey> {
        let scenario = self.scenario;
        let named = || kinds.iter().flat_map(|kind| scenario.named(*kind).into_iter().map(move |named| (*kind, named)));
        if let Some((kind, (id, _))) = named().find(|(_, (id, _))| *id == word) {
            return Some(ItemKey::new(kind, id));
        }
        let lower = word.to_lowercase();
        let mut alike = named().filter(|(_, (id, name))| {
            let short = || scenario.actor(&(*id).into()).is_some_and(|actor| actor.short.to_lowercase() == lower);
            name.to_lowercase() == lower || id.to_lowercase() == lower || (kinds.contains(&ItemKind::Actor) && short())
        });
        let noun = wording::either(kinds.iter().map(|kind| kind.noun()));
        match (alike.next(), alike.next()) {
            (Some((kind, (id, _))), None) => Some(ItemKey::new(kind, id)),
            (Some(_), Some(_)) => {
                self.fault(heading, format!("more than one {noun} is called {}; write the id", wording::quoted(word)));
                None
            }
            (None, _) => {
                let help = suggestion(word, named().flat_map(|(_, (id, name))| [name, id]).collect::<Vec<_>>());
                let help = help.map_or_else(String::new, |help| format!("; {help}"));
                self.fault(heading, format!("there is no {noun} {}{help}", wording::quoted(word)));
                None
            }
        }
    }

    /// The one thing that is named under a heading.
    pub(super) fn reference(&mut self, heading: &'static str, kinds: &[ItemKind]) -> Option<ItemKey> {
        let word = self.line(heading)?;
        self.known(heading, kinds, &word)
    }

    /// The things that are named under a heading; none if one of them is not known.
    pub(super) fn references(&mut self, heading: &'static str, kinds: &[ItemKind]) -> Option<Vec<ItemKey>> {
        let words = self.list(heading)?;
        let found: Vec<_> = words.iter().map(|word| self.known(heading, kinds, word)).collect();
        let mut known: Vec<ItemKey> = Vec::new();
        for key in found {
            let key = key?;
            if !known.contains(&key) {
                known.push(key);
            }
        }
        Some(known)
    }

    /// The claims that are cited.
    pub(super) fn claims(&mut self) -> Option<Vec<ClaimId>> {
        let keys = self.references("Claims", &[ItemKind::Claim])?;
        Some(keys.into_iter().map(|key| key.id.as_str().into()).collect())
    }

    /// The thing that the row is about, if it is there: by its id, or else by the name under this heading.
    pub(super) fn existing(&mut self, kind: ItemKind, heading: &'static str) -> Option<Item> {
        if let Some(id) = self.line("Id") {
            return self.scenario.item(&ItemKey::new(kind, id));
        }
        let name = squeezed(&self.line(heading)?).to_lowercase();
        let named = self.scenario.named(kind);
        let mut alike = named.iter().filter(|(_, known)| squeezed(known).to_lowercase() == name);
        match (alike.next(), alike.next()) {
            (Some((id, _)), None) => self.scenario.item(&ItemKey::new(kind, id)),
            (Some(_), Some(_)) => {
                self.fault(heading, format!("more than one {} is called so; write the id", kind.noun()));
                None
            }
            (None, _) => None,
        }
    }

    /// The id of a new thing: the one that is given, or one made from its name.
    pub(super) fn new_id(&mut self, kind: ItemKind, name: &str) -> String {
        match self.line("Id") {
            Some(id) => id,
            None => made_id(name, kind.noun(), |id| self.scenario.is_taken(kind, id)),
        }
    }
}

/// Puts a value in place, if there is one: an empty cell leaves things as they are.
pub(super) fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

/// Puts a text in place, if there is one that differs in more than white space, which cells do not keep.
pub(super) fn set_text(place: &mut String, text: Option<String>) {
    if let Some(text) = text.filter(|text| squeezed(text) != squeezed(place)) {
        *place = text;
    }
}

/// A text with single spaces alone.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
