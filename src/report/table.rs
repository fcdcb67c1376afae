//! Tables that leave: one form for the matrix and for comparisons, and how it is written as CSV.

/// What a spreadsheet program may take for the beginning of a formula, or drop to come upon one; wide forms are read
/// like narrow ones in some languages.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

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

    /// Writes the table as CSV after RFC 4180: UTF-8, commas, lines that end with CR and LF, a line of headings first.
    ///
    /// Every line has the same fields: the section under which its row stands, if the table has sections; the label;
    /// the values; and, if any row is marked, "differs" or nothing. Values that a spreadsheet program would take for
    /// a formula (those that begin with `=`, `+`, `-`, `@`, a tab or a line break) are preceded by an apostrophe, which such
    /// programs show as text. The title is left out: it would be no row.
    pub fn csv(&self) -> String {
        let sections = self.lines.iter().any(|line| matches!(line, Line::Section(_)));
        let marks = self.lines.iter().any(|line| matches!(line, Line::Row(row) if row.differs));
        let mut text = String::new();
        let heads = sections.then_some("Section").into_iter().chain([self.label.as_str()]);
        let heads = heads.chain(self.columns.iter().map(String::as_str)).chain(marks.then_some("Difference"));
        record(&mut text, heads);
        let mut section = "";
        for line in &self.lines {
            match line {
                Line::Section(title) => section = title,
                Line::Row(row) => {
                    let mark = if row.differs { "differs" } else { "" };
                    let fields = sections.then_some(section).into_iter().chain([row.label.as_str()]);
                    record(&mut text, fields.chain(self.cells(row)).chain(marks.then_some(mark)));
                }
            }
        }
        text
    }
}

fn record<'a>(text: &mut String, fields: impl Iterator<Item = &'a str>) {
    for (place, value) in fields.enumerate() {
        if place > 0 {
            text.push(',');
        }
        field(text, value);
    }
    text.push_str("\r\n");
}

fn field(text: &mut String, value: &str) {
    let guard = if value.starts_with(FORMULA) { "'" } else { "" };
    if value.contains([',', '"', '\r', '\n']) {
        text.push('"');
        text.push_str(guard);
        text.push_str(&value.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(guard);
        text.push_str(value);
    }
}
