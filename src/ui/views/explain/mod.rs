//! Explanations: what a word or a figure on the screen rests on, step by step down to a source.

mod items;
mod verdict;

use egui::{Button, ScrollArea, Ui};

use crate::ui::command::{Action, Command};
use crate::ui::state::{Subject, View};
use crate::ui::theme::{Icon, Type, space};
use crate::ui::widgets::icon_atom;
use crate::workshop::Workshop;

/// Draws the trail, and the page of what is explained now.
pub fn explain_ui(ui: &mut Ui, workshop: &Workshop, view: &mut View, out: &mut Vec<Action>) {
    trail_ui(ui, workshop, view, out);
    let Some(subject) = view.subject().cloned() else { return };
    ScrollArea::vertical().auto_shrink(false).id_salt(("explain", view.trail.len())).show(ui, |ui| {
        page_ui(ui, workshop, view, &subject, out);
        ui.add_space(space::L);
    });
}

/// The way back, and what was opened on the way here.
fn trail_ui(ui: &mut Ui, _workshop: &Workshop, _view: &View, out: &mut Vec<Action>) {
    let keys = Command::Back.spec().shortcut.map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
    let back = Button::new((icon_atom(Icon::ArrowRight, 14.0), Type::Small.text("Back"))).shortcut_text(keys);
    if ui.add(back).clicked() {
        out.push(Action::Do(Command::Back));
    }
}

fn page_ui(ui: &mut Ui, workshop: &Workshop, _view: &mut View, subject: &Subject, out: &mut Vec<Action>) {
    match subject {
        Subject::Verdict => verdict::verdict_ui(ui, workshop, out),
        _ => {}
    }
}
