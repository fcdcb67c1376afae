//! The package that is pointed at, on the board in place of its own.

use std::sync::Arc;

use egui::Ui;

use super::App;

impl App {
    /// Whether another package was pointed at in the last frame than is shown. A preview moves what lies under the pointer:
    /// as long as nothing is done, that points at nothing else, or the two would alternate for ever.
    pub(super) fn preview_changes(&self) -> bool {
        let rests = self.preview_of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &self.view.answers));
        self.view.preview != self.view.previewed && !(rests && self.view.preview.is_none())
    }

    /// Shows the package that was pointed at in the last frame on the board, or the board's own again.
    pub(super) fn update_preview(&mut self) {
        let changes = self.preview_changes();
        let wanted = self.view.preview.take();
        if changes {
            self.preview = wanted.as_ref().map(|package| Box::new(self.workshop.with_board(package)));
            self.view.previewed = wanted;
        }
    }

    /// Notes at the end of a frame whether anything was done in it.
    pub(super) fn keep_preview(&mut self, ui: &Ui) {
        let undisturbed = self.actions.is_empty() && ui.input(|input| input.events.is_empty());
        self.preview_of = (undisturbed && self.preview.is_some()).then(|| Arc::clone(&self.view.answers));
    }
}
