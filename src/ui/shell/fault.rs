//! The report of a fault that ended the session before, to be passed on to those who can mend it.

use egui::{Label, ScrollArea, Ui};

use super::modals::{Answer, buttons_ui};
use crate::ui::command::Action;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::{muted_ui, primary_ui};

/// Draws the report.
pub(super) fn fault_ui(ui: &mut Ui, report: &str, out: &mut Vec<Action>) {
    ui.add(Label::new(Type::Heading.text("Something in the program failed last time")).wrap());
    let text = "That is a fault of the program, not yours. What was not saved then is kept and offered to you. Please \
                pass this report on to whoever looks after the program: it says where in the program it happened, and \
                nothing of your scenario.";
    ui.add(Label::new(Type::Body.text(text).color(tokens(ui).text_muted)).wrap());
    ui.add_space(space::S);
    let height = (ui.ctx().content_rect().height() - 280.0).clamp(80.0, 360.0);
    ScrollArea::both().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.add(Label::new(Type::Mono.text(report).color(tokens(ui).text)).extend());
    });
    ui.add_space(space::S);
    buttons_ui(ui, |ui| {
        if primary_ui(ui, "Copy the report", true).clicked() {
            out.push(Action::Copy(report.to_owned()));
        }
        if ui.button("Close").clicked() {
            out.push(Action::Answer(Answer::FaultSeen));
        }
    });
    muted_ui(ui, "Closed, it is not shown again");
}
