//! The pages of what is to come in beside the document: what it is, what would come of it, and the one button with which it
//! does.

mod ballots;
mod bring;
mod columns;
mod import;
mod outcomes;

use egui::{Label, Ui};

use crate::files::Intake;
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Type, tokens};
use crate::ui::widgets::muted_ui;

/// How wide lines of text are at most, in points: they can be read then.
const WIDEST: f32 = 760.0;

/// Draws the page.
pub fn intake_ui(ui: &mut Ui, scene: &Scene, intake: Intake, view: &mut View, out: &mut Vec<Action>) {
    let mut focus = std::mem::take(&mut view.incoming.focus);
    match intake {
        Intake::Copies => bring::copies_ui(ui, scene, &mut view.incoming.copies, focus, out),
        Intake::Table => {
            import::table_ui(ui, scene, &mut view.incoming.tables, &mut focus, out);
            // What would come of the rows may not be known yet.
            view.incoming.focus = focus;
        }
        Intake::Ballots => ballots::ballots_ui(ui, scene, view, focus, out),
    }
}

/// What a page is for.
fn head_ui(ui: &mut Ui, title: &str, about: &str) {
    ui.add(Label::new(Type::Heading.text(title).color(tokens(ui).text)).wrap());
    ui.scope(|ui| {
        ui.set_max_width(WIDEST.min(ui.available_width()));
        muted_ui(ui, about);
    });
}
