//! Tables that leave: one form for the matrix, for comparisons and for votes.

use crate::tables::{Cell, Grid, Separator, csv};

/// A table: a column of labels, and columns of values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it is called.
    pub title: String,
    /// The heading of the column of labels; may be empty.
    pub label: String,
    /// The headings of the other columns, from the left.
    pub columns: Vec<String>,
    /// The lines, from above.
    pub lines: Vec<Line>,
}

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A heading over the rows that follow.
    Section(String),
    /// A row.
    Row(Row),
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub label: String,
    /// Its values, one for each column; those that are missing are empty, and those beyond the last column are left
    /// out.
    pub cells: Vec<String>,
    /// It is marked: its values are not all alike.
    pub differs: bool,
}

impl Table {
    /// The values of a row, as many as there are columns.
    pub fn cells<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = &'a str> {
        let given = row.cells.iter().map(String::as_str);
        given.chain(std::iter::repeat("")).take(self.columns.len())
    }

    /// Rows of cells, of which the first is the headings.
    pub fn of(title: String, grid: &Grid) -> Self {
        let texts = |cells: &[Cell]| cells.iter().map(Cell::shown).collect::<Vec<_>>();
        let mut rows = grid.rows.iter().map(|cells| {
            let mut texts = texts(cells).into_iter();
            (texts.next().unwrap_or_default(), texts.collect::<Vec<_>>())
        });
        let (label, columns) = rows.next().unwrap_or_default();
        let lines = rows.map(|(label, cells)| Line::Row(Row { label, cells, differs: false })).collect();
        Self { title, label, columns, lines }
    }

    /// The table as rows of cells, a row of headings first.
    ///
    /// Every row has the same cells: the section under which it stands, if the table has sections; the label; the values;
    /// and, if any row is marked, "differs" or nothing. The title is left out: it would be no row.
    pub fn grid(&self) -> Grid {
        let sections = self.lines.iter().any(|line| matches!(line, Line::Section(_)));
        let marks = self.lines.iter().any(|line| matches!(line, Line::Row(row) if row.differs));
        let cells = |section: &str, label: &str, values: Vec<&str>, mark: &str| -> Vec<Cell> {
            let start = sections.then_some(section).into_iter().chain([label]);
            let all = start.chain(values).chain(marks.then_some(mark));
            all.map(|text| Cell::Text(text.to_owned())).collect()
        };
        let columns = self.columns.iter().map(String::as_str).collect();
        let mut rows = vec![cells("Section", &self.label, columns, "Difference")];
        let mut section = "";
        for line in &self.lines {
            match line {
                Line::Section(title) => section = title,
                Line::Row(row) => {
                    let mark = if row.differs { "differs" } else { "" };
                    rows.push(cells(section, &row.label, self.cells(row).collect(), mark));
                }
            }
        }
        Grid { rows }
    }

    /// Writes the table as CSV; see [`csv()`].
    pub fn csv(&self, separator: Separator) -> String {
        csv(&self.grid(), separator)
    }
}
