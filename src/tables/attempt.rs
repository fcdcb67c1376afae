//! One reading of all rows: what they make together, and which of them do not agree.

use std::collections::BTreeMap;

use super::grid::{Cell, Grid};
use super::import::{Fate, Problem, RowFate, letters};
use super::kind::TableKind;
use super::mapping::Mapping;
use super::row::{Fault, Row};
use crate::scenario::{Item, ItemKey, Scenario};
use crate::wording;

/// What the first cell of a row begins with that is passed over, as a word of its own.
pub(super) const REMARK: &str = "#";
/// How many rows that do not agree are named at each of them; with more, those after them are told as "others".
const NAMED: usize = 5;

/// A row that has made something.
pub(super) struct Made {
    /// Its number, from 1.
    pub(super) row: usize,
    /// What it made.
    pub(super) key: ItemKey,
    /// What becomes of it.
    pub(super) fate: Fate,
    /// Of which part of the thing it speaks; see [`Row::part`].
    part: String,
}

/// Why a row is refused that reads well, and under which heading that stands, where that is known.
pub(super) struct Bar {
    pub(super) heading: Option<&'static str>,
    pub(super) why: String,
}

/// What all rows but those that are barred make of a scenario.
pub(super) struct Attempt<'t> {
    table: (TableKind, &'t Grid, &'t Mapping),
    barred: &'t BTreeMap<usize, Bar>,
    /// The scenario with what they make.
    pub(super) draft: Scenario,
    /// The rows that made something.
    pub(super) made: Vec<Made>,
    /// What becomes of each row that says something, and what is wrong with it.
    pub(super) told: BTreeMap<usize, (RowFate, Vec<Problem>)>,
}

impl<'t> Attempt<'t> {
    pub(super) fn of(
        scenario: &Scenario,
        table: (TableKind, &'t Grid, &'t Mapping),
        barred: &'t BTreeMap<usize, Bar>,
    ) -> Self {
        let (_, grid, mapping) = table;
        let (made, told) = (Vec::new(), BTreeMap::new());
        let mut attempt = Self { table, barred, draft: scenario.clone(), made, told };
        let says = |row: &usize| {
            let cells = cells(grid, *row);
            let says = |place: &usize| cells.get(*place).is_some_and(|cell| !cell.is_empty());
            mapping.columns.iter().flatten().any(says) && !is_remark(cells)
        };
        let mut left: Vec<usize> = (mapping.headings + 2..=grid.rows.len()).filter(says).collect();
        loop {
            let before = left.len();
            left.retain(|row| !attempt.takes(*row));
            // A row may rest on what one below it makes.
            if left.is_empty() || left.len() == before {
                return attempt;
            }
        }
    }

    /// Reads a row, and lets it make what it makes; whether it made anything.
    fn takes(&mut self, row: usize) -> bool {
        let (item, part, faults) = self.reads(row);
        let name = item.as_ref().map(|item| item.name().to_owned()).unwrap_or_default();
        let item = item.filter(|_| faults.is_empty());
        let known = item.as_ref().and_then(|item| self.draft.item(&item.key()));
        let fate = match (&item, known) {
            (None, _) => Fate::Refused,
            (Some(item), Some(known)) if known == *item => Fate::Same,
            (Some(_), Some(_)) => Fate::Changed,
            (Some(_), None) => Fate::New,
        };
        let problems = faults.into_iter().map(|Fault { column, heading, message }| {
            let column = column.map(letters);
            Problem { row, column, heading, message }
        });
        self.told.insert(row, (RowFate { row, fate, name }, problems.collect()));
        let Some(item) = item else { return false };
        self.made.push(Made { row, key: item.key(), fate, part });
        put(&mut self.draft, item);
        true
    }

    /// What a row would make of the draft, of which part of it, and what is wrong with it.
    fn reads(&self, row: usize) -> (Option<Item>, String, Vec<Fault>) {
        let (kind, grid, mapping) = self.table;
        let mut reading = Row::new(&self.draft, kind, mapping, cells(grid, row));
        let item = kind.read(&mut reading);
        match self.barred.get(&row) {
            Some(Bar { heading: Some(heading), why }) if reading.says(heading) => reading.fault(heading, why.clone()),
            Some(Bar { why, .. }) => {
                reading.faults.push(Fault { column: None, heading: "", message: why.clone() });
            }
            None => {}
        }
        (item, reading.part, reading.faults)
    }

    /// The rows about the same thing of which one, read again, would change what the others have made of it.
    pub(super) fn disagreeing(&self) -> Vec<(usize, Bar)> {
        let mut about: BTreeMap<(&ItemKey, &str), Vec<usize>> = BTreeMap::new();
        for made in &self.made {
            about.entry((&made.key, &made.part)).or_default().push(made.row);
        }
        about.retain(|_, rows| rows.len() > 1);
        about.retain(|(key, _), rows| {
            let known = self.draft.item(key);
            rows.iter().any(|row| self.reads(*row).0 != known)
        });
        let bars = about.into_iter().flat_map(|((key, _), mut rows)| {
            rows.sort_unstable();
            let named = rows.iter().take(NAMED).map(ToString::to_string);
            let more = (rows.len() > NAMED).then(|| "others".to_owned());
            let named = wording::list(named.chain(more));
            let why = format!("rows {named} are about the same {}, and do not agree", key.kind.noun());
            rows.into_iter().map(move |row| (row, Bar { heading: None, why: why.clone() }))
        });
        bars.collect()
    }
}

/// The cells of a row, by its number from 1.
fn cells(grid: &Grid, row: usize) -> &[Cell] {
    row.checked_sub(1).and_then(|place| grid.rows.get(place)).map_or(&[], Vec::as_slice)
}

/// Whether a row is a remark on the table itself, as templates have them.
fn is_remark(cells: &[Cell]) -> bool {
    matches!(cells.first(), Some(Cell::Text(text)) if text.split_whitespace().next() == Some(REMARK))
}

/// Puts a thing in its place, or at the end of its list.
pub(super) fn put(scenario: &mut Scenario, item: Item) {
    if let Err(item) = scenario.put_item(item) {
        let end = scenario.ids(item.kind()).len();
        scenario.insert_item(end, item);
    }
}
