//! The dialog that asks what is to be exported.

use egui::{Label, Ui};

use super::modals::{Answer, buttons_ui};
use crate::scenario::Scenario;
use crate::ui::command::Action;
use crate::ui::dialogs::ExportKind;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::{choice_ui, muted_ui, primary_ui, section_ui, tick_ui};

/// An export about to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exporting {
    /// What is exported.
    pub kind: ExportKind,
    /// Who argued what and who sits where is told by name.
    pub names: bool,
    /// The facilitator's notes are told.
    pub notes: bool,
}

impl Default for Exporting {
    fn default() -> Self {
        Self { kind: ExportKind::MinutesPage, names: false, notes: false }
    }
}

/// Draws the dialog.
pub(super) fn export_ui(ui: &mut Ui, export: &mut Exporting, scenario: &Scenario, out: &mut Vec<Action>) {
    ui.add(Label::new(Type::Heading.text("Export")).wrap());
    ui.add_space(space::S);
    let families: [(&str, &[ExportKind]); 3] = [
        ("The minutes", &[ExportKind::MinutesPage, ExportKind::MinutesText]),
        ("The board", &[ExportKind::BoardPicture, ExportKind::Matrix]),
        ("The comparison", &[ExportKind::ComparisonPicture, ExportKind::Comparison]),
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
        if scenario.rounds.is_empty() {
            muted_ui(ui, "No round has been closed yet: the minutes have only the points and the people");
        }
    } else {
        let text = "No notes and no names of people are in it";
        ui.add(Label::new(Type::Small.text(text).color(tokens(ui).text_muted)).wrap());
    }
    ui.add_space(space::S);
    buttons_ui(ui, |ui| {
        if primary_ui(ui, "Export…", true).clicked() {
            out.push(Action::Answer(Answer::Export(*export)));
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::Answer(Answer::Cancel));
        }
    });
}
