//! What is wrong with a text, said to whoever wrote it.

use std::fmt;

use crate::scenario::check::is_hidden;
use crate::storage::syntax::Span;

/// How many problems of a text are told; more would not be read.
pub const MAX_PROBLEMS: usize = 100;

/// How many characters of a line are shown.
const EXCERPT: usize = 120;

/// Something wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The place inside the scenario: `positions / r01-western-troops / crossed_when`. Empty for the whole.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// The line, shortened around the column if it is long; what cannot be shown is replaced.
    pub excerpt: String,
    /// Where the column is in the excerpt, in characters from 0.
    pub caret: usize,
}

/// Everything wrong with a text, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// The problems; at least one, at most [`MAX_PROBLEMS`].
    pub list: Vec<Problem>,
    /// There are more than are told.
    pub more: bool,
}

impl Problems {
    /// The problems as a compiler would print them, under the name of the file.
    pub fn in_file<'p>(&'p self, file: &'p str) -> impl fmt::Display + 'p {
        fmt::from_fn(move |f| {
            for (index, problem) in self.list.iter().enumerate() {
                if index > 0 {
                    f.write_str("\n")?;
                }
                write!(f, "{file}:{problem}")?;
            }
            if self.more {
                f.write_str("\nand more\n")?;
            }
            Ok(())
        })
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.in_file("scenario"))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, path, message, help, excerpt, caret } = self;
        writeln!(f, "{line}:{column}: {message}")?;
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        if !path.is_empty() {
            writeln!(f, "{margin} in {path}")?;
        }
        if !excerpt.trim().is_empty() {
            writeln!(f, "{number} | {excerpt}")?;
            writeln!(f, "{margin} | {}^", " ".repeat(*caret))?;
        }
        match help {
            Some(help) => writeln!(f, "{margin} = {help}"),
            None => Ok(()),
        }
    }
}

/// A problem before its place is put in lines and columns.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where in the text.
    pub span: Span,
    /// The path inside the scenario.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// The other place that it is about; told where there is no help.
    pub beside: Option<Span>,
}

/// Puts what was found in the order of the text, with lines and columns.
pub fn arrange(text: &str, mut found: Vec<Found>, more: bool) -> Problems {
    found.sort_by(|a, b| (a.span.start, a.span.end, &a.message).cmp(&(b.span.start, b.span.end, &b.message)));
    found.dedup_by(|b, a| a.span == b.span && a.message == b.message);
    let more = more || found.len() > MAX_PROBLEMS;
    found.truncate(MAX_PROBLEMS);
    let mut lines = Lines { text, line: 1, start: 0 };
    Problems { list: found.into_iter().map(|found| lines.place(found)).collect(), more }
}

/// Walks through the lines of a text.
struct Lines<'t> {
    text: &'t str,
    line: usize,
    start: usize,
}

impl Lines<'_> {
    /// In which line the other place is.
    fn other(&self, beside: Span) -> String {
        let before = self.text.as_bytes().get(..beside.start as usize).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        format!("the other one is in line {line}")
    }

    /// Says where something is; spans must come in the order of the text.
    fn place(&mut self, found: Found) -> Problem {
        let mut offset = (found.span.start as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = self.text.get(self.start..offset).unwrap_or_default();
        if let Some(last) = before.rfind('\n') {
            self.line += before.bytes().filter(|byte| *byte == b'\n').count();
            self.start += last + 1;
        }
        let head = self.text.get(self.start..offset).unwrap_or_default();
        let rest = self.text.get(offset..).unwrap_or_default();
        let tail = rest.split('\n').next().unwrap_or_default().trim_end_matches('\r');
        let column = head.chars().count();
        let (excerpt, caret) = excerpt(head, column, tail);
        let Found { path, message, help, beside, .. } = found;
        let help = help.or_else(|| beside.map(|beside| self.other(beside)));
        Problem { line: self.line, column: column + 1, path, message, help, excerpt, caret }
    }
}

/// A line shortened around a column, and where the column then is.
fn excerpt(head: &str, column: usize, tail: &str) -> (String, usize) {
    let shown = |c: char| match c {
        '\t' => ' ',
        c if is_hidden(c) => '\u{fffd}',
        c => c,
    };
    let skipped = if column < EXCERPT { 0 } else { column - EXCERPT / 2 };
    let mut line = String::new();
    if skipped > 0 {
        line.push('…');
    }
    let cut: String = head.chars().rev().take(column - skipped).collect();
    line.extend(cut.chars().rev().map(shown));
    let caret = line.chars().count();
    let room = EXCERPT.saturating_sub(caret).max(EXCERPT / 3);
    line.extend(tail.chars().take(room).map(shown));
    if tail.chars().nth(room).is_some() {
        line.push('…');
    }
    (line, caret)
}
