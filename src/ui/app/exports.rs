//! Exports: what is written, and where.

use std::path::Path;

use eframe::Frame;
use egui::Context;

use super::App;
use super::comparison::compared;
use crate::report::comparison::Comparison;
use crate::report::matrix::matrix;
use crate::report::minutes::{self, Telling};
use crate::report::picture::{self, Picture};
use crate::storage::{SaveError, file_name};
use crate::ui::dialogs::{ExportKind, Purpose};
use crate::ui::shell::{Exporting, Notice};
use crate::workshop::Workshop;

impl App {
    /// Asks for the file to export to.
    pub(super) fn ask_where_to_export(&mut self, export: Exporting, ctx: &Context, frame: &Frame) {
        if matches!(export.kind, ExportKind::Comparison | ExportKind::ComparisonPicture)
            && self.view.comparison.sides.len() < 2
        {
            return self.say(Notice::info("Nothing is compared yet: View, Comparison"));
        }
        self.exporting = Some(export);
        self.ask_for_file(Purpose::Export(export.kind), None, ctx, frame);
    }

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
    pub(super) fn start_exporting(&mut self, path: &Path, ctx: &Context) {
        let Some(export) = self.exporting.take() else { return };
        let workshop = self.workshop.clone();
        let view = &self.view.comparison;
        let comparison = match export.kind {
            ExportKind::Comparison | ExportKind::ComparisonPicture => {
                compared(&workshop, &view.sides, view.order).comparison
            }
            _ => Comparison::default(),
        };
        self.jobs.export(ctx, path, move || bytes(&workshop, &comparison, export));
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
fn bytes(workshop: &Workshop, comparison: &Comparison, export: Exporting) -> Result<Vec<u8>, String> {
    let scenario = workshop.scenario();
    let telling = Telling { names: export.names, notes: export.notes };
    let png = |picture: &Picture| picture::png(picture).map_err(|error| error.to_string());
    let Some(package) = workshop.package() else { return Ok(Vec::new()) };
    Ok(match export.kind {
        ExportKind::MinutesPage => minutes::html(scenario, telling).into_bytes(),
        ExportKind::MinutesText => minutes::minutes(scenario, telling).into_bytes(),
        ExportKind::Matrix => matrix(scenario, workshop.model(), package, workshop.reading()).csv().into_bytes(),
        ExportKind::Comparison => comparison.table().csv().into_bytes(),
        ExportKind::BoardPicture => {
            png(&picture::board(scenario, package, workshop.assessment(), workshop.reading(), "board"))?
        }
        ExportKind::ComparisonPicture => png(&picture::table(&comparison.table(), "comparison"))?,
    })
}
