//! Exports: what is written, and where.

use std::path::Path;
use std::sync::Arc;

use egui::Context;

use super::App;
use crate::files::{ExportKind, Exporting, Purpose};
use crate::report::comparison::Comparison;
use crate::report::matrix::matrix;
use crate::report::minutes::{self, Telling};
use crate::report::picture::{self, Picture};
use crate::report::table::Table;
use crate::storage::{SaveError, file_name};
use crate::tables::{MARK, Separator};
use crate::ui::comparison::compared;
use crate::ui::shell::Notice;
use crate::workshop::Snapshot;

impl App {
    /// The name offered for a new file.
    pub(super) fn offered_name(&self, purpose: Purpose) -> String {
        let stem = self.file.stem(&self.workshop.scenario().title);
        let ending = purpose.ending();
        match purpose {
            Purpose::Export(kind) => file_name(&stem, &format!("-{}.{ending}", kind.stem())),
            Purpose::Open | Purpose::TakeFrom | Purpose::SaveAs => file_name(&stem, &format!(".{ending}")),
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
    let png = |picture: &Picture| picture::png(picture).map_err(|error| error.to_string());
    let Some(package) = board.package() else { return Ok(Vec::new()) };
    Ok(match export.kind {
        ExportKind::MinutesPage => minutes::html(scenario, telling).into_bytes(),
        ExportKind::MinutesText => minutes::minutes(scenario, telling).into_bytes(),
        ExportKind::Matrix => marked(&matrix(scenario, board.model(), package, board.reading())),
        ExportKind::Comparison => marked(&comparison.table()),
        ExportKind::BoardPicture => {
            png(&picture::board(scenario, package, board.assessment(), board.reading(), "board"))?
        }
        ExportKind::ComparisonPicture => png(&picture::table(&comparison.table(), "comparison"))?,
    })
}

/// A table that opens in a spreadsheet program with a double click.
fn marked(table: &Table) -> Vec<u8> {
    format!("{MARK}{}", table.csv(Separator::Comma)).into_bytes()
}
