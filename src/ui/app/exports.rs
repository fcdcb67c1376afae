//! Exports: what is written, and where.

use std::path::Path;
use std::sync::Arc;

use egui::Context;

use super::App;
use crate::files::{ExportKind, Exporting, Purpose, TableForm};
use crate::report::ballot::{Seats, ballot_page};
use crate::report::comparison::Comparison;
use crate::report::matrix::matrix;
use crate::report::minutes::{self, Telling};
use crate::report::picture::{self, Picture};
use crate::report::votes::votes;
use crate::storage::{SaveError, file_name};
use crate::tables::{self, Grid, MARK};
use crate::ui::comparison::compared;
use crate::ui::shell::Notice;
use crate::wording;
use crate::workshop::Snapshot;

impl App {
    /// The name offered for a new file.
    pub(super) fn offered_name(&self, purpose: Purpose) -> String {
        let stem = self.file.stem(&self.workshop.scenario().title);
        let ending = purpose.ending();
        match purpose {
            // It is of no scenario, but for all.
            Purpose::Export(Exporting { kind: kind @ ExportKind::Template(_), .. }) => {
                file_name(kind.stem(), &format!(".{ending}"))
            }
            Purpose::Export(export) => file_name(&stem, &format!("-{}.{ending}", export.kind.stem())),
            Purpose::Open | Purpose::TakeFrom | Purpose::TakeIn(_) | Purpose::SaveAs => {
                file_name(&stem, &format!(".{ending}"))
            }
        }
    }

    /// Writes what was asked for beside the window: pictures take a moment.
    pub(super) fn start_exporting(&mut self, path: &Path, export: Exporting, ctx: &Context) {
        let board = Arc::clone(self.workshop.board());
        let view = &self.view.comparison;
        let comparison = match export.kind {
            ExportKind::Comparison | ExportKind::ComparisonPicture => {
                compared(&board, &view.sides, view.order).comparison
            }
            _ => Comparison::default(),
        };
        self.jobs.export(ctx, path, move || bytes(&board, &comparison, export));
    }

    /// An export has ended, one way or the other.
    pub(super) fn export_done(&mut self, path: &Path, result: Result<(), SaveError>) {
        self.say(match result {
            Ok(()) => Notice::info(format!("Exported {}", path.display())),
            Err(error) => Notice::error(error.to_string()),
        });
    }
}

/// What is written.
///
/// # Errors
/// If a picture is too large to be drawn.
fn bytes(board: &Snapshot, comparison: &Comparison, export: Exporting) -> Result<Vec<u8>, String> {
    let scenario = board.scenario();
    let telling = Telling { names: export.names, notes: export.notes };
    let sheet = |grid: Grid, title: &str| table(&grid, &wording::sentence(title), export.form);
    let png = |picture: &Picture| picture::png(picture).map_err(|error| error.to_string());
    let Some(package) = board.package() else { return Ok(Vec::new()) };
    Ok(match export.kind {
        ExportKind::MinutesPage => minutes::html(scenario, telling).into_bytes(),
        ExportKind::MinutesText => minutes::minutes(scenario, telling).into_bytes(),
        ExportKind::Matrix => sheet(matrix(scenario, board.model(), package, board.reading()).grid(), "Matrix")?,
        ExportKind::Comparison => sheet(comparison.table().grid(), "Comparison")?,
        ExportKind::Votes => {
            let votes = votes(scenario, export.names).map_err(|hidden| hidden.to_string())?;
            sheet(votes.grid(), "Votes")?
        }
        ExportKind::List(kind) => sheet(tables::export(kind, scenario), kind.word())?,
        ExportKind::Template(kind) => sheet(tables::template(kind), kind.word())?,
        ExportKind::BallotPage => {
            let seats = match export.seat.and_then(|place| scenario.seats.get(place)) {
                Some(seat) => Seats::One(seat.id.clone()),
                None if export.names => Seats::ByName,
                None => Seats::ByNumber,
            };
            let page = ballot_page(scenario, package, board.assessment(), &seats);
            page.map_err(|problem| problem.to_string())?.into_bytes()
        }
        ExportKind::BoardPicture => {
            png(&picture::board(scenario, package, board.assessment(), board.reading(), "board"))?
        }
        ExportKind::ComparisonPicture => png(&picture::table(&comparison.table(), "comparison"))?,
    })
}

/// A table that opens in a spreadsheet program with a double click.
fn table(grid: &Grid, title: &str, form: TableForm) -> Result<Vec<u8>, String> {
    match form {
        TableForm::Workbook => {
            tables::xlsx(grid, title).map_err(|problem| format!("the workbook cannot be written: {problem}"))
        }
        TableForm::Text(separator) => Ok(format!("{MARK}{}", tables::csv(grid, separator)).into_bytes()),
    }
}
