//! The dialog that asks what is to be exported.

use egui::{Label, Ui};

use super::dialog::{Ask, buttons_ui, default_ui};
use crate::files::{ExportKind, Exporting};
use crate::ui::command::{Action, Now};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::{choice_ui, muted_ui, section_ui, tick_ui};

/// An export about to be made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Export(Exporting);

impl Ask for Export {
    fn kind(&self) -> &'static str {
        "export"
    }

    fn ui(&mut self, ui: &mut Ui, now: &Now<'_>, out: &mut Vec<Action>) {
        let Self(export) = self;
        ui.add(Label::new(Type::Heading.text("Export")).wrap());
        ui.add_space(space::S);
        let families: [(&str, &[ExportKind]); 3] = [
            ("The minutes", &[ExportKind::MinutesPage, ExportKind::MinutesText]),
            ("The board", &[ExportKind::BoardPicture, ExportKind::BoardDrawing, ExportKind::Matrix]),
            ("The comparison", &[ExportKind::ComparisonPicture, ExportKind::ComparisonDrawing, ExportKind::Comparison]),
        ];
        for (heading, kinds) in families {
            section_ui(ui, heading);
            for kind in kinds {
                if choice_ui(ui, export.kind == *kind, kind.text()).clicked() {
                    export.kind = *kind;
                }
            }
            ui.add_space(space::XS);
        }
        if export.kind.tells() {
            section_ui(ui, "What else they tell");
            if tick_ui(ui, export.names, "Who argued what and who sits where, by name").clicked() {
                export.names = !export.names;
            }
            if tick_ui(ui, export.notes, "The facilitator’s notes").clicked() {
                export.notes = !export.notes;
            }
            if now.board.scenario().rounds.is_empty() {
                muted_ui(ui, "No round has been closed yet: the minutes have only the points and the people");
            }
        } else {
            let text = "No notes and no names of people are in it";
            ui.add(Label::new(Type::Small.text(text).color(tokens(ui).text_muted)).wrap());
        }
        ui.add_space(space::S);
        buttons_ui(ui, |ui| {
            if default_ui(ui, "Export…").clicked() {
                out.extend([Action::Dismiss, Action::Export(*export)]);
            }
            if ui.button("Cancel").clicked() {
                out.push(Action::Dismiss);
            }
        });
    }
}
