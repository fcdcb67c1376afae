//! A table, before its rows come in.

use std::path::PathBuf;
use std::sync::Arc;

use super::Sheet;
use crate::files::TableForm;
use crate::scenario::Scenario;
use crate::tables::{Fate, Grid, Import, Mapping, TableKind, import, letters};
use crate::workshop::{Snapshot, Version};

/// How many letters of what stands in a column are shown with it.
const SAMPLE: usize = 24;

/// The page of tables.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// The table that is looked at.
    pub table: Option<Table>,
    /// Why the one that was chosen last cannot be read.
    pub problem: Option<String>,
    /// The kind of table of which an empty one is offered.
    pub blank: Option<TableKind>,
    /// The form in which it is.
    pub form: TableForm,
}

/// A table that is looked at.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it is called.
    pub name: String,
    /// Its file, if it was not pasted.
    pub path: Option<PathBuf>,
    /// All sheets of the file, where it has several.
    pub sheets: Vec<String>,
    /// The sheet that was asked for.
    pub sheet: Option<String>,
    /// Its cells.
    pub grid: Arc<Grid>,
    /// What its rows are.
    pub kind: TableKind,
    /// Which column holds what.
    pub mapping: Mapping,
    /// Only rows with problems are listed.
    pub faults_only: bool,
    /// What tells it from every other table.
    number: Version,
    previewed: Option<(Question, Preview)>,
    asked: Option<Question>,
}

/// What is asked of a table: how it is read, into which state of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Question {
    table: Version,
    document: Version,
    kind: TableKind,
    mapping: Mapping,
}

/// What is needed to say what would come of a table.
pub struct Asked {
    question: Question,
    scenario: Arc<Scenario>,
    grid: Arc<Grid>,
}

/// What would come of it.
pub struct Previewed {
    question: Question,
    preview: Preview,
}

/// What would come of the rows, as it is listed.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What would come of them.
    pub import: Import,
    /// The lines of the list.
    pub lines: Vec<Line>,
    /// Those of rows with problems.
    pub faults: Vec<Line>,
}

/// A line of the list, by the place of what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// What becomes of a row.
    Row(usize),
    /// Something wrong with the row above it.
    Problem(usize),
}

impl Asked {
    /// Says what would come of it.
    pub fn answer(self) -> Previewed {
        let Self { question, scenario, grid } = self;
        let import = import(&scenario, question.kind, &grid, &question.mapping);
        let (mut lines, mut faults) = (Vec::new(), Vec::new());
        let mut problems = import.problems.iter().enumerate().peekable();
        for (place, row) in import.rows.iter().enumerate() {
            let mut own = vec![Line::Row(place)];
            while let Some((problem, _)) = problems.next_if(|(_, problem)| problem.row <= row.row) {
                own.push(Line::Problem(problem));
            }
            if row.fate == Fate::Refused {
                faults.extend(&own);
            }
            lines.extend(own);
        }
        Previewed { question, preview: Preview { import, lines, faults } }
    }
}

impl Table {
    /// A table that was read, as what it most likely is.
    pub fn new(sheet: Sheet) -> Self {
        let Sheet { name, path, sheets, sheet, kind, grid } = sheet;
        let headed = |kind: TableKind| Mapping::guess(kind, &grid).unwrap_or_else(|_| Mapping::of(kind, &grid, 0));
        let (kind, mapping) = match (kind, Mapping::recognised(&grid)) {
            (Some(kind), _) => (kind, headed(kind)),
            (None, Some(recognised)) => recognised,
            (None, None) => (TableKind::Sources, headed(TableKind::Sources)),
        };
        Self {
            name,
            path,
            sheets,
            sheet,
            grid: Arc::new(grid),
            kind,
            mapping,
            faults_only: false,
            number: Version::unused(),
            previewed: None,
            asked: None,
        }
    }

    /// Reads its rows as something else.
    pub fn read_as(&mut self, kind: TableKind) {
        let headings = self.mapping.headings;
        self.mapping = Mapping::guess(kind, &self.grid).unwrap_or_else(|_| Mapping::of(kind, &self.grid, headings));
        self.kind = kind;
    }

    /// Reads another row as headings, counted from 0.
    pub fn read_headings(&mut self, row: usize) {
        self.mapping = Mapping::of(self.kind, &self.grid, row);
    }

    /// Says which column holds what; one column of the table is one thing.
    pub fn hold(&mut self, what: usize, column: Option<usize>) {
        for place in &mut self.mapping.columns {
            place.take_if(|known| Some(*known) == column);
        }
        if let Some(place) = self.mapping.columns.get_mut(what) {
            *place = column;
        }
    }

    /// What is to be worked out, if that is neither known nor asked for.
    pub fn ask(&mut self, board: &Snapshot) -> Option<Asked> {
        let question = self.question(board);
        let known = self.previewed.as_ref().is_some_and(|(known, _)| *known == question);
        if known || self.asked.as_ref() == Some(&question) {
            return None;
        }
        self.asked = Some(question.clone());
        Some(Asked { question, scenario: Arc::clone(board.shared_scenario()), grid: Arc::clone(&self.grid) })
    }

    /// Takes up what was worked out, if it is what was asked for last.
    pub fn answered(&mut self, previewed: Previewed) {
        if self.asked.as_ref() == Some(&previewed.question) {
            self.previewed = Some((previewed.question, previewed.preview));
        }
    }

    /// What would come of the rows as they are read now, if it is known.
    pub fn preview(&self, board: &Snapshot) -> Option<&Preview> {
        let question = self.question(board);
        self.previewed.as_ref().filter(|(known, _)| *known == question).map(|(_, preview)| preview)
    }

    fn question(&self, board: &Snapshot) -> Question {
        let Self { number, kind, mapping, .. } = self;
        Question { table: *number, document: board.version(), kind: *kind, mapping: mapping.clone() }
    }
}

/// A column of a table by its letters, its heading, and what stands in it first.
pub fn column_text(grid: &Grid, headings: usize, column: usize) -> String {
    let cell = |row: usize| grid.rows.get(row).and_then(|row| row.get(column)).filter(|cell| !cell.is_empty());
    let short = |text: String| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(SAMPLE) {
            Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
            None => line,
        }
    };
    let heading = cell(headings).map(|cell| short(cell.shown()));
    let sample = (headings + 1..grid.rows.len()).find_map(cell).map(|cell| short(cell.shown()));
    let parts: Vec<String> = heading.into_iter().chain(sample.map(|sample| format!("“{sample}”"))).collect();
    let letters = letters(column);
    if parts.is_empty() { letters } else { format!("{letters}: {}", parts.join(" ")) }
}
