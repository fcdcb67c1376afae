//! `import`: things of a scenario from a table of a spreadsheet.

use std::path::Path;

use super::args::ImportArgs;
use super::deliver::deliver;
use super::{Exit, Outcome, error, load};
use crate::storage::read_bytes;
use crate::tables::{Grid, Import, MAX_BYTES, Mapping, TableKind, import, read};

pub(super) fn import_table(arguments: &ImportArgs) -> Outcome {
    let scenario = match load::load(&arguments.file) {
        Ok(scenario) => scenario,
        Err(unreadable) => return Outcome::failed(unreadable.text),
    };
    let kind = TableKind::from(arguments.kind);
    let failed = |problem: &str| Outcome::failed(error(&format!("{problem}: {}", arguments.table.display())));
    let grid = match table(&arguments.table, arguments.sheet.as_deref()) {
        Ok(grid) => grid,
        Err(problem) => return failed(&problem),
    };
    let mapping = match Mapping::guess(kind, &grid) {
        Ok(mapping) => mapping,
        Err(problem) => return failed(&problem.to_string()),
    };
    let imported = import(&scenario, kind, &grid, &mapping);
    let exit = if imported.problems.is_empty() { Exit::Done } else { Exit::Failed };
    let report = report(&imported, arguments.check);
    if arguments.check {
        let report: String = report.iter().map(|line| format!("{line}\n")).collect();
        return Outcome { exit, report: report.into_bytes(), errors: String::new() };
    }
    let scenario = imported.into_scenario(&scenario);
    deliver(&scenario, &report, exit, &arguments.file, arguments.output.as_deref())
}

/// The table in a file.
fn table(path: &Path, sheet: Option<&str>) -> Result<Grid, String> {
    read(&read_bytes(path, MAX_BYTES)?, sheet).map_err(|problem| problem.to_string())
}

/// What came of the table: how many rows, each row if that is asked for, and every problem.
fn report(import: &Import, each: bool) -> Vec<String> {
    let mut lines = vec![import.told()];
    if each {
        lines.extend(import.rows.iter().map(|row| {
            let name = if row.name.is_empty() { String::new() } else { format!(": {}", row.name) };
            format!("row {}: {}{name}", row.row, row.fate.word())
        }));
    }
    lines.extend(import.problems.iter().map(|problem| format!("problem: {}", problem.text())));
    lines
}
