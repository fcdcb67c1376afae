//! The way from another scenario, of which things can be taken over, to bringing in what was made in it.

use std::sync::Arc;

use egui::Ui;

use crate::merge::{GroupCopy, is_copy};
use crate::ui::command::{Action, TakeIn};
use crate::ui::library::Library;
use crate::ui::scene::Scene;
use crate::ui::theme::space;
use crate::ui::widgets::{muted_ui, section_ui};

/// Draws it, if the other scenario is a copy of the open one.
pub fn bring_ui(ui: &mut Ui, scene: &Scene, library: &Library, out: &mut Vec<Action>) {
    if !is_copy(scene.scenario(), &library.from) {
        return;
    }
    section_ui(ui, "A copy of this scenario");
    muted_ui(ui, "Its packages, rounds, seats with their votes, and points can come in beside those that are here");
    if ui.button("Bring in what was made in it…").clicked() {
        let group = library.name.strip_suffix(".ron").unwrap_or(&library.name).to_owned();
        let copy = GroupCopy { group, scenario: Arc::clone(&library.from) };
        out.push(Action::TakeIn(TakeIn::Copy(Box::new(copy))));
    }
    ui.add_space(space::M);
}
