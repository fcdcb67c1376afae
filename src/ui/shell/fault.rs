//! The report of a fault that ended the session before, to be passed on to those who can mend it.

use egui::{Label, ScrollArea, Ui};

use super::dialog::{Ask, answer_ui, buttons_ui, default_ui, heading_ui, text_ui};
use crate::files::Answer;
use crate::ui::command::{Action, Now};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::muted_ui;

/// The report of a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(pub String);

impl Ask for Fault {
    fn kind(&self) -> &'static str {
        "fault"
    }

    fn width(&self) -> f32 {
        760.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &Now<'_>, out: &mut Vec<Action>) {
        heading_ui(ui, "Something in the program failed last time");
        text_ui(
            ui,
            "That is a fault of the program, not yours. What was not saved then is kept and offered to you. Please pass \
             this report on to whoever looks after the program: it says where in the program it happened, and nothing \
             of your scenario.",
        );
        let height = (ui.ctx().content_rect().height() - 280.0).clamp(80.0, 360.0);
        ScrollArea::both().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.add(Label::new(Type::Mono.text(&self.0).color(tokens(ui).text)).extend());
        });
        ui.add_space(space::S);
        buttons_ui(ui, |ui| {
            if default_ui(ui, "Copy the report").clicked() {
                out.push(Action::Copy(self.0.clone()));
            }
            answer_ui(ui, "Close", Answer::Cancel, out);
        });
        muted_ui(ui, "Closed, it is not shown again");
    }
}
