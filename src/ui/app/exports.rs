//! Exports: what is written, and where.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use egui::Context;

use super::App;
use crate::assess::explain;
use crate::files::{ExportKind, Exporting, Purpose, TableForm};
use crate::fonts::Fallback;
use crate::report::CAUSE_STEPS;
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
            Purpose::Export(Exporting { kind, seat: Some(place), .. }) => {
                file_name(&stem, &format!("-{}-seat-{}.{ending}", kind.stem(), place + 1))
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
            ExportKind::Comparison | ExportKind::ComparisonPicture | ExportKind::ComparisonDrawing => {
                compared(&board, &view.sides, view.order).comparison
            }
            _ => Comparison::default(),
        };
        let find = self.scripts.finder();
        self.jobs.export(ctx, path, move || bytes(&board, &comparison, export, find));
    }

    /// An export has ended, one way or the other.
    pub(super) fn export_done(&mut self, path: &Path, result: Result<Option<String>, SaveError>) {
        self.say(match result {
            Ok(None) => Notice::place(format!("Exported {}", path.display())),
            // It stays until it is dismissed: a picture with boxes in it is about to be sent round.
            Ok(Some(said)) => Notice { private: true, ..Notice::error(format!("Exported {}. {said}", path.display())) },
            Err(error) => Notice::error(error.to_string()),
        });
    }
}

/// What is written, and what is to be said of it. `find` finds fonts for letters that the shipped ones lack.
///
/// # Errors
/// If a picture is too large to be drawn.
fn bytes(
    board: &Snapshot,
    comparison: &Comparison,
    export: Exporting,
    find: impl FnOnce(&BTreeSet<char>) -> Fallback,
) -> Result<(Vec<u8>, Option<String>), String> {
    let scenario = board.scenario();
    let telling = Telling { names: export.names, notes: export.notes };
    let sheet = |grid: Grid, title: &str| table(&grid, &wording::sentence(title), export.form);
    let Some(package) = board.package() else { return Ok((Vec::new(), None)) };
    let compared = |fonts: &Fallback| picture::table(&comparison.table(), "comparison", fonts);
    let bytes = match export.kind {
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
            let seats = match export.seat {
                Some(place) => {
                    let seat = scenario.seats.get(place).ok_or("that seat is not there any more")?;
                    Seats::One(seat.id.clone())
                }
                None if export.names => Seats::ByName,
                None => Seats::ByNumber,
            };
            let page = ballot_page(scenario, package, board.assessment(), &seats);
            page.map_err(|problem| problem.to_string())?.into_bytes()
        }
        ExportKind::BoardPicture | ExportKind::BoardDrawing => {
            let mut assessment = board.assessment().clone();
            explain(board.model(), package, board.reading(), &mut assessment, CAUSE_STEPS);
            return drawn(
                |fonts| picture::sheet(scenario, package, &assessment, board.reading(), fonts),
                export.kind,
                find,
            );
        }
        ExportKind::ComparisonPicture | ExportKind::ComparisonDrawing => return drawn(compared, export.kind, find),
    };
    Ok((bytes, None))
}

/// A picture, and what of it cannot be drawn.
fn drawn(
    draw: impl Fn(&Fallback) -> Picture,
    kind: ExportKind,
    find: impl FnOnce(&BTreeSet<char>) -> Fallback,
) -> Result<(Vec<u8>, Option<String>), String> {
    let (picture, fonts) = picture::with_fonts(draw, find);
    let said = picture::undrawn(&picture, &fonts);
    let bytes = match kind {
        ExportKind::BoardDrawing | ExportKind::ComparisonDrawing => picture.svg.into_bytes(),
        _ => picture::png(&picture, &fonts).map_err(|error| error.to_string())?,
    };
    Ok((bytes, said))
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
