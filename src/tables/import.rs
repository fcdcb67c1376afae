//! From rows to things of the scenario.

use std::collections::{BTreeMap, BTreeSet};

use super::attempt::{Attempt, Bar, Made, put};
use super::grid::Grid;
use super::kind::TableKind;
use super::mapping::Mapping;
use crate::scenario::check::{Flaw, Step, check};
use crate::scenario::{Item, ItemKey, ItemKind, Scenario};
use crate::wording;

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It makes something new.
    New,
    /// It changes something.
    Changed,
    /// It says what is there already.
    Same,
    /// It cannot come in; its problems say why.
    Refused,
}

impl Fate {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::New, Self::Changed, Self::Same, Self::Refused];

    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Same => "already there",
            Self::Refused => "refused",
        }
    }
}

/// A row, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFate {
    /// The number of the row, as spreadsheet programs show it, from 1.
    pub row: usize,
    /// What becomes of it.
    pub fate: Fate,
    /// What it is about, by the name shown; empty, if that cannot be told.
    pub name: String,
}

/// Something wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The number of the row, from 1.
    pub row: usize,
    /// The column by its letters, as spreadsheet programs show it; none where the row as a whole is meant.
    pub column: Option<String>,
    /// The heading of the column; empty where the row as a whole is meant.
    pub heading: &'static str,
    /// What is wrong.
    pub message: String,
}

impl Problem {
    /// Where it is and what it is: "C7, Date: “tomorrow” is no day".
    pub fn text(&self) -> String {
        let Self { row, column, heading, message } = self;
        match (column, *heading) {
            (Some(column), heading) => format!("{column}{row}, {heading}: {message}"),
            (None, "") => format!("row {row}: {message}"),
            (None, heading) => format!("row {row}, {heading}: {message}"),
        }
    }
}

/// What comes in from a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The things that are new or others now, in the order in which the rows made them.
    pub items: Vec<Item>,
    /// What becomes of each row that says something.
    pub rows: Vec<RowFate>,
    /// Everything that is wrong, in the order of the rows.
    pub problems: Vec<Problem>,
}

impl Import {
    /// How many rows have this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.rows.iter().filter(|row| row.fate == fate).count()
    }

    /// What comes of the rows, counted: "3 new, 1 changed, 2 refused".
    pub fn told(&self) -> String {
        let counted = Fate::ALL.into_iter().map(|fate| (self.count(fate), fate)).filter(|(count, _)| *count > 0);
        let counted: Vec<String> = counted.map(|(count, fate)| format!("{count} {}", fate.word())).collect();
        if counted.is_empty() { "no rows".to_owned() } else { counted.join(", ") }
    }

    /// The scenario with what comes in.
    pub fn into_scenario(&self, scenario: &Scenario) -> Scenario {
        self.items.iter().fold(scenario.clone(), |mut scenario, item| {
            put(&mut scenario, item.clone());
            scenario
        })
    }
}

/// Reads the rows below the headings. A row that is not sound is refused and changes nothing, nor do rows about the same
/// thing that do not agree; the others come in. The same table once more changes nothing.
pub fn import(scenario: &Scenario, kind: TableKind, grid: &Grid, mapping: &Mapping) -> Import {
    let mut barred: BTreeMap<usize, Bar> = BTreeMap::new();
    loop {
        let attempt = Attempt::of(scenario, (kind, grid, mapping), &barred);
        let disagreeing = attempt.disagreeing();
        let found = if disagreeing.is_empty() { flawed(&attempt.draft, &attempt.made, kind) } else { disagreeing };
        let found: Vec<_> = found.into_iter().filter(|(row, _)| !barred.contains_key(row)).collect();
        if found.is_empty() {
            let touched = attempt.made.iter().filter(|made| made.fate != Fate::Same);
            let mut seen = BTreeSet::new();
            let keys = touched.filter(|made| seen.insert(made.key.clone()));
            let items = keys.filter_map(|made| attempt.draft.item(&made.key)).collect();
            let (rows, problems): (Vec<_>, Vec<_>) = attempt.told.into_values().unzip();
            return Import { items, rows, problems: problems.concat() };
        }
        for (row, bar) in found {
            barred.entry(row).or_insert(bar);
        }
    }
}

/// The rows whose things have flaws, and which.
fn flawed(draft: &Scenario, made: &[Made], kind: TableKind) -> Vec<(usize, Bar)> {
    let mut found = Vec::new();
    for Flaw { path, message, help, .. } in check(draft) {
        let item = match path.0.as_slice() {
            [Step::Field(field), Step::Named(place, _), ..] => {
                let of = ItemKind::ALL.iter().find(|kind| kind.field() == *field);
                of.and_then(|of| Some(ItemKey::new(*of, draft.ids(*of).get(*place)?)))
            }
            _ => None,
        };
        let help = help.map_or_else(String::new, |help| format!(" ({help})"));
        let why = wording::sentence(&format!("{message}{help}"));
        // What was there may have a flaw only because of something that is new or another one now.
        let own = |made: &&Made| item.as_ref() == Some(&made.key);
        let any = made.iter().any(|made| own(&made) && made.fate != Fate::Same);
        let rows = made.iter().filter(|made| made.fate != Fate::Same && (!any || own(made)));
        let heading = if any { heading(kind, &path.0) } else { None };
        found.extend(rows.map(|made| (made.row, Bar { heading, why: why.clone() })));
    }
    found
}

/// The heading under which a table has what stands at a place of the scenario.
fn heading(kind: TableKind, place: &[Step]) -> Option<&'static str> {
    place.iter().rev().find_map(|step| {
        let Step::Field(field) = step else { return None };
        let names: &[&str] = match *field {
            "about" => &["Description"],
            "actor" => &["Holder", "Actor"],
            "counter_claims" => &["Counter-claims"],
            "crossed_when" | "met_when" => &["Elements"],
            "level" => &["Level", "Feasibility"],
            "once" => &["Once low"],
            "per_year" => &["Per year low"],
            "short" => &["Short name"],
            field => &[field],
        };
        let is = |heading: &str| names.iter().any(|name| name.eq_ignore_ascii_case(heading));
        kind.columns().iter().map(|column| column.heading).find(|heading| is(heading))
    })
}

/// The letters by which spreadsheet programs know a column, from 0: A, B, …, Z, AA, ….
pub fn letters(column: usize) -> String {
    let mut left = column;
    let mut letters = Vec::new();
    loop {
        let letter = u8::try_from(left % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        match (left / 26).checked_sub(1) {
            Some(next) => left = next,
            None => break,
        }
    }
    letters.iter().rev().collect()
}
