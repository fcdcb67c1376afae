//! What is to come in beside the open document and is no part of it yet: copies that groups have worked on, a table, and
//! ballots. Each has a page that says what would come of it before anything does.

mod ballots;
mod copies;
mod table;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::ballot;
use crate::files::Intake;
use crate::scenario::Scenario;
use crate::storage::{ReadError, read_bytes, read_composed};
use crate::tables::{self, Grid, TableKind};
use crate::wording;

pub use ballots::{BallotBox, Paper, Whose};
pub use copies::{Copies, CopyFile, Prospect};
pub use table::{Asked, Line, Preview, Previewed, Table, Tables, column_text};

/// All of that.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    /// Copies that groups have worked on.
    pub copies: Copies,
    /// A table.
    pub tables: Tables,
    /// Ballots that came back.
    pub ballots: BallotBox,
    /// The keyboard goes to the first field of the page in the next frame.
    pub focus: bool,
}

/// What was read from files, or from the clipboard.
pub enum Arrived {
    /// Copies, each by the name of its file.
    Copies(Vec<(String, Result<Arc<Scenario>, String>)>),
    /// A table, or why there is none.
    Table(Result<Box<Sheet>, String>),
    /// Texts, each by the name of its file.
    Ballots(Vec<(String, Result<String, String>)>),
}

/// A table as it was read.
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// Its file, if it was not pasted.
    pub path: Option<PathBuf>,
    /// All sheets of the file, where it has several.
    pub sheets: Vec<String>,
    /// The sheet that was asked for.
    pub sheet: Option<String>,
    /// What its rows are, if that is known without looking at them.
    pub kind: Option<TableKind>,
    /// What stands in it.
    pub grid: Grid,
}

impl Arrived {
    /// Reads files.
    pub fn read(paths: Vec<PathBuf>, intake: Intake, sheet: Option<&str>) -> Self {
        let named = |path: &PathBuf| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        match intake {
            Intake::Copies => Self::Copies(paths.iter().map(|path| (named(path), copy(path))).collect()),
            Intake::Table => match paths.into_iter().next() {
                Some(path) => {
                    let name = named(&path);
                    let read = table(&path, sheet).map(|(sheets, grid)| {
                        let sheet = sheet.map(str::to_owned);
                        Box::new(Sheet { name: name.clone(), path: Some(path), sheets, sheet, kind: None, grid })
                    });
                    Self::Table(read.map_err(|why| format!("{name}: {why}")))
                }
                None => Self::Table(Err("No file was chosen".to_owned())),
            },
            Intake::Ballots => Self::Ballots(paths.iter().map(|path| (named(path), text(path))).collect()),
        }
    }

    /// Reads rows that were copied from a spreadsheet, of this kind if that is known.
    pub fn pasted(rows: &str, kind: Option<TableKind>) -> Self {
        let name = || "Pasted rows".to_owned();
        let read = tables::pasted(rows)
            .map(|grid| Box::new(Sheet { name: name(), path: None, sheets: Vec::new(), sheet: None, kind, grid }));
        Self::Table(read.map_err(|why| format!("{}: {why}", name())))
    }
}

/// The name, with a number if it is taken already.
fn numbered(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let more = (2..).map(|number: usize| format!("{name} {number}"));
    std::iter::once(name.to_owned()).chain(more).find(|name| !taken(name)).unwrap_or_default()
}

fn copy(path: &Path) -> Result<Arc<Scenario>, String> {
    read_composed(path).map(|loaded| Arc::new(loaded.scenario)).map_err(|error| match error {
        ReadError::Problems { problems, .. } => {
            let first = problems
                .list
                .first()
                .map(|problem| format!("line {}, column {}: {}", problem.line, problem.column, problem.message));
            let first = first.unwrap_or_else(|| "it cannot be read".to_owned());
            let least = if problems.more { "at least " } else { "" };
            match problems.list.len().saturating_sub(1) {
                0 => first,
                more => format!("{first}; and {least}{}", wording::count(more, "more problem", "more problems")),
            }
        }
        error => error.to_string(),
    })
}

fn table(path: &Path, sheet: Option<&str>) -> Result<(Vec<String>, Grid), String> {
    let bytes = read_bytes(path, tables::MAX_BYTES)?;
    let grid = tables::read(&bytes, sheet).map_err(|problem| problem.to_string())?;
    let sheets = tables::sheets(&bytes).map_err(|problem| problem.to_string())?;
    Ok((if sheets.len() > 1 { sheets } else { Vec::new() }, grid))
}

fn text(path: &Path) -> Result<String, String> {
    let bytes = read_bytes(path, ballot::MAX_BYTES)?;
    // The text of a ballot is the same in all that can be told apart as text, and is found amid what is none.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
