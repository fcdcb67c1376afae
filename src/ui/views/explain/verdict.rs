//! What the verdict rests on.

use egui::Ui;

use super::items::finding_item_ui;
use crate::ui::command::Action;
use crate::workshop::Workshop;

/// Draws the page of the verdict.
pub fn verdict_ui(ui: &mut Ui, workshop: &Workshop, out: &mut Vec<Action>) {
    for finding in &workshop.assessment().findings {
        finding_item_ui(ui, workshop, finding, out);
    }
}
