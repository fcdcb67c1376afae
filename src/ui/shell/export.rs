//! The dialog that asks what is to be exported.

use egui::{Label, ScrollArea, Ui};

use super::dialog::{Ask, buttons_ui, default_ui};
use crate::files::{ExportKind, Exporting, TableForm};
use crate::report::minutes::late_votes;
use crate::scenario::Scenario;
use crate::tables::TableKind;
use crate::ui::command::{Action, Now};
use crate::ui::theme::{Type, space};
use crate::ui::widgets::offers::choose_ui;
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{choice_ui, muted_ui, section_ui, tick_ui};
use crate::wording;

/// An export about to be made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Export(Exporting);

impl Ask for Export {
    fn kind(&self) -> &'static str {
        "export"
    }

    fn width(&self) -> f32 {
        480.0
    }

    fn ui(&mut self, ui: &mut Ui, now: &Now<'_>, out: &mut Vec<Action>) {
        let Self(export) = self;
        ui.add(Label::new(Type::Heading.text("Export")).wrap());
        ui.add_space(space::S);
        let height = (ui.ctx().content_rect().height() - 180.0).max(90.0);
        scrolled_ui(ui, ScrollArea::vertical().max_height(height).auto_shrink([false, true]), |ui| {
            kinds_ui(ui, export);
            if export.kind.is_table() {
                form_ui(ui, &mut export.form);
            }
            tells_ui(ui, export, now.board.scenario());
        });
        // Below, where it is in sight however much there is to choose.
        if export.kind.is_minutes()
            && let Some(votes) = late_votes(now.board.scenario())
        {
            muted_ui(ui, votes);
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

/// What can be exported.
fn kinds_ui(ui: &mut Ui, export: &mut Exporting) {
    let list = match export.kind {
        ExportKind::List(kind) => kind,
        _ => TableKind::Positions,
    };
    let families: [(&str, &[ExportKind]); 5] = [
        ("The minutes", &[ExportKind::MinutesPage, ExportKind::MinutesText]),
        ("The votes", &[ExportKind::Votes]),
        ("The board", &[ExportKind::BoardPicture, ExportKind::BoardDrawing, ExportKind::Matrix]),
        ("The comparison", &[ExportKind::ComparisonPicture, ExportKind::ComparisonDrawing, ExportKind::Comparison]),
        ("The scenario", &[ExportKind::List(list)]),
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
    if let ExportKind::List(kind) = &mut export.kind {
        ui.horizontal_wrapped(|ui| {
            muted_ui(ui, "Which list:");
            let text = |kind: TableKind| wording::sentence(kind.word());
            if let Some(chosen) = choose_ui(ui, "Which list", &TableKind::ALL, text, *kind) {
                *kind = chosen;
            }
        });
    }
}

/// In which form a table is written.
fn form_ui(ui: &mut Ui, form: &mut TableForm) {
    section_ui(ui, "Written how");
    for one in TableForm::ALL {
        if choice_ui(ui, *form == one, one.text()).clicked() {
            *form = one;
        }
    }
}

/// What else can be told in it, and what is to be known of it before.
fn tells_ui(ui: &mut Ui, export: &mut Exporting, scenario: &Scenario) {
    if export.kind.tells_names() {
        section_ui(ui, "What else is told");
        let names = if export.kind.is_minutes() { NAMES } else { "Who sits where, by name" };
        if tick_ui(ui, export.names, names).clicked() {
            export.names = !export.names;
        }
    } else {
        muted_ui(ui, "Neither the facilitator’s notes nor names of people in the room are in it");
    }
    if export.kind.is_minutes() {
        if tick_ui(ui, export.notes, "The facilitator’s notes").clicked() {
            export.notes = !export.notes;
        }
        if scenario.rounds.is_empty() {
            muted_ui(ui, "No round has been closed yet: the minutes have only the points and the people");
        }
    }
    if export.kind == ExportKind::Votes && !scenario.votes_revealed {
        muted_ui(ui, "The votes are hidden; they can be exported once they are revealed");
    }
}

/// Which names the minutes can tell.
const NAMES: &str = "Who argued what and who sits where, by name";
