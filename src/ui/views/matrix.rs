//! Elements and actors.
use egui::Ui;

use crate::ui::command::Action;
use crate::ui::state::View;
use crate::workshop::Workshop;

/// Draws the matrix.
pub fn matrix_ui(_ui: &mut Ui, _workshop: &Workshop, _view: &mut View, _out: &mut Vec<Action>) {}
