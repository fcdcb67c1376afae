//! Rows that were copied from a spreadsheet, to be taken over as things of a list.

use egui::{CollapsingHeader, Label, TextEdit, Ui};

use crate::scenario::{ItemKind, Scenario};
use crate::tables::{Fate, Import, Mapping, TableKind, import, pasted};
use crate::ui::command::{Action, Authoring, TakeIn};
use crate::ui::editor::Pasted;
use crate::ui::scene::Scene;
use crate::ui::theme::{Icon, Tone, Type};
use crate::ui::widgets::offers::choose_ui;
use crate::ui::widgets::{muted_ui, primary_ui, toned_ui};
use crate::wording;
use crate::workshop::AuthorEdit;

/// How many problems are told; the others are counted.
const TOLD: usize = 12;

/// The tables that make things of a kind.
fn kinds(kind: ItemKind) -> &'static [TableKind] {
    match kind {
        ItemKind::Source => &[TableKind::Sources],
        ItemKind::Claim => &[TableKind::Claims],
        ItemKind::Actor => &[TableKind::Actors],
        ItemKind::Element => &[TableKind::Elements, TableKind::Costs],
        ItemKind::Position => &[TableKind::Positions, TableKind::Willingness],
        ItemKind::Resource => &[TableKind::Capacities],
        _ => &[],
    }
}

/// Draws where rows can be pasted, and what would come of them.
pub fn table_ui(ui: &mut Ui, scene: &Scene, list: ItemKind, draft: &mut Pasted, out: &mut Vec<Action>) {
    let kinds = kinds(list);
    let Some(first) = kinds.first() else { return };
    CollapsingHeader::new("Paste from a spreadsheet").id_salt("pasted").show(ui, |ui| {
        let kind = draft.kind.unwrap_or(*first);
        if kinds.len() > 1
            && let Some(chosen) = choose_ui(ui, "The rows are", kinds, |kind| wording::sentence(kind.word()), kind)
        {
            draft.kind = Some(chosen);
        }
        let headings = |required: bool| {
            let columns = kind.columns().iter().filter(|column| column.required == required);
            wording::list(columns.map(|column| column.heading))
        };
        muted_ui(
            ui,
            format!("Copy the rows with their headings. Needed: {}. Also known: {}", headings(true), headings(false)),
        );
        let field = TextEdit::multiline(&mut draft.text).desired_rows(3).desired_width(f32::INFINITY);
        ui.add(field).accessible_name("Rows from a spreadsheet");
        if draft.text.trim().is_empty() {
            return;
        }
        let version = scene.version();
        let known =
            draft.import.as_ref().filter(|(of, table, text, _)| (*of, *table, text) == (version, kind, &draft.text));
        if known.is_none() {
            draft.import = Some((version, kind, draft.text.clone(), read(scene.scenario(), kind, &draft.text)));
        }
        match &draft.import {
            Some((.., Ok(import))) if preview_ui(ui, import) => {
                out.push(Action::Author(Authoring::Do(AuthorEdit::Import(import.items.clone()))));
            }
            Some((.., Err(why))) => {
                toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(wording::sentence(why)));
                if ui.button("Choose the columns by hand…").clicked() {
                    out.push(Action::TakeIn(TakeIn::Rows(kind, draft.text.clone())));
                }
            }
            _ => {}
        }
    });
}

/// What would come of the rows.
fn read(scenario: &Scenario, kind: TableKind, text: &str) -> Result<Import, String> {
    let grid = pasted(text).map_err(|problem| problem.to_string())?;
    let mapping = Mapping::guess(kind, &grid).map_err(|problem| problem.to_string())?;
    Ok(import(scenario, kind, &grid, &mapping))
}

/// Draws what would come of the rows; whether they are to come in.
fn preview_ui(ui: &mut Ui, import: &Import) -> bool {
    ui.add(Label::new(Type::Strong.text(wording::sentence(&import.told()))).wrap());
    for problem in import.problems.iter().take(TOLD) {
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text(problem.text()));
    }
    let more = import.problems.len().saturating_sub(TOLD);
    if more > 0 {
        muted_ui(ui, format!("and {}", wording::count(more, "more problem", "more problems")));
    }
    let rows = import.count(Fate::New) + import.count(Fate::Changed);
    primary_ui(ui, &format!("Import {}", wording::count(rows, "row", "rows")), rows > 0).clicked()
}
