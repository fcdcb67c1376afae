//! A table, before its rows come in: what they are, which column holds what, and what would become of each.

use egui::{Label, ScrollArea, Ui};

use super::columns::{columns_ui, meanings_ui};
use super::head_ui;
use crate::files::{ExportKind, Exporting, Intake, TableForm};
use crate::tables::{Fate, TableKind};
use crate::ui::command::{Action, TakeIn};
use crate::ui::intake::{Line, Preview, Table, Tables};
use crate::ui::scene::Scene;
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::offers::choose_ui;
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{muted_ui, primary_ui, section_ui, tick_ui, toned_ui};
use crate::wording;

/// In how many rows headings may stand.
const HEADINGS: usize = 20;

/// Draws the page; `focus`: the keyboard goes to where one begins.
pub fn table_ui(ui: &mut Ui, scene: &Scene, tables: &mut Tables, focus: &mut bool, out: &mut Vec<Action>) {
    head_ui(
        ui,
        "Import a table",
        "Each row becomes a thing of the scenario, or changes one that is there; an empty cell leaves things as they are. \
         Choose a file (XLSX, ODS or CSV), let one go over the window, or paste rows with their headings.",
    );
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        let preview = tables.table.as_ref().and_then(|table| table.preview(scene.board()));
        if let Some(preview) = preview {
            let rows = preview.import.count(Fate::New) + preview.import.count(Fate::Changed);
            let button = primary_ui(ui, &format!("Import {}", wording::count(rows, "row", "rows")), rows > 0);
            if rows > 0 && std::mem::take(focus) {
                button.request_focus();
            }
            if button.clicked() {
                out.push(Action::TakeIn(TakeIn::Table));
            }
        }
        let text = if tables.table.is_some() { "Choose another file…" } else { "Choose a file…" };
        let choose = ui.button(text);
        let settled = tables.table.as_ref().is_none_or(|table| table.preview(scene.board()).is_some());
        if settled && std::mem::take(focus) {
            choose.request_focus();
        }
        if choose.clicked() {
            out.push(Action::TakeIn(TakeIn::Choose(Intake::Table)));
        }
        if ui.button("Paste rows").clicked() {
            out.push(Action::TakeIn(TakeIn::Paste));
        }
        if tables.table.is_some() && ui.button("Put the table away").clicked() {
            tables.table = None;
        }
    });
    ui.add_space(space::S);
    if let Some(why) = &tables.problem {
        toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(why));
    }
    match &mut tables.table {
        Some(table) => read_ui(ui, scene, table, out),
        None => {
            scrolled_ui(ui, ScrollArea::vertical().auto_shrink(false), |ui| blank_ui(ui, tables, out));
        }
    }
}

/// An empty table to be filled in, and what stands in it.
fn blank_ui(ui: &mut Ui, tables: &mut Tables, out: &mut Vec<Action>) {
    let kind = tables.blank.unwrap_or(TableKind::Sources);
    section_ui(ui, "A table to be filled in, with an example");
    ui.horizontal_wrapped(|ui| {
        muted_ui(ui, "Of:");
        if let Some(chosen) = choose_ui(ui, "A table of", &TableKind::ALL, word, kind) {
            tables.blank = Some(chosen);
        }
        muted_ui(ui, "written:");
        if let Some(chosen) = choose_ui(ui, "Written", &TableForm::ALL, |form| form.text().to_owned(), tables.form) {
            tables.form = chosen;
        }
        if ui.button("Save the table…").clicked() {
            let export = Exporting { form: tables.form, ..Exporting::of(ExportKind::Template(kind)) };
            out.push(Action::Export(export));
        }
    });
    ui.add_space(space::XS);
    meanings_ui(ui, kind);
}

fn word(kind: TableKind) -> String {
    wording::sentence(kind.word())
}

/// A table that was read.
fn read_ui(ui: &mut Ui, scene: &Scene, table: &mut Table, out: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.add(Label::new(Type::Strong.text(&table.name).color(tokens(ui).text)));
        muted_ui(ui, "holds");
        if let Some(kind) = choose_ui(ui, "The rows are", &TableKind::ALL, word, table.kind) {
            table.read_as(kind);
        }
        let rows: Vec<usize> = (0..table.grid.rows.len().min(HEADINGS)).collect();
        let text = |row: usize| format!("headings in row {}", row + 1);
        if let Some(row) = choose_ui(ui, "Where the headings stand", &rows, text, table.mapping.headings) {
            table.read_headings(row);
        }
        sheet_ui(ui, table, out);
    });
    ui.add_space(space::XS);
    // Where there is little height, all of it scrolls.
    if ui.available_height() < 320.0 {
        scrolled_ui(ui, ScrollArea::vertical().auto_shrink(false), |ui| {
            columns_ui(ui, table);
            rows_ui(ui, scene, table, 220.0);
        });
        return;
    }
    let few = ScrollArea::vertical().id_salt("columns").max_height(ui.available_height() * 0.4);
    scrolled_ui(ui, few.auto_shrink([false, true]), |ui| columns_ui(ui, table));
    let height = ui.available_height();
    rows_ui(ui, scene, table, height);
}

/// The sheet that is read, where a file has several.
fn sheet_ui(ui: &mut Ui, table: &Table, out: &mut Vec<Action>) {
    let places: Vec<usize> = (0..table.sheets.len()).collect();
    if places.is_empty() {
        return;
    }
    let here = table.sheet.as_ref().and_then(|sheet| table.sheets.iter().position(|known| known == sheet));
    let name = |place: usize| table.sheets.get(place).cloned().unwrap_or_else(|| "the first sheet".to_owned());
    if let Some(place) = choose_ui(ui, "Sheet", &places, name, here.unwrap_or(usize::MAX)) {
        out.push(Action::TakeIn(TakeIn::Sheet(name(place))));
    }
}

/// What would become of each row.
fn rows_ui(ui: &mut Ui, scene: &Scene, table: &mut Table, height: f32) {
    ui.separator();
    let Some(preview) = table.preview(scene.board()) else {
        muted_ui(ui, "The rows are being read…");
        return;
    };
    let faults = !preview.faults.is_empty();
    let mut only = table.faults_only && faults;
    ui.horizontal_wrapped(|ui| {
        let told = wording::sentence(&preview.import.told());
        ui.add(Label::new(Type::Strong.text(told).color(tokens(ui).text)));
        if faults && tick_ui(ui, only, "Only rows with problems").clicked() {
            only = !only;
        }
    });
    let lines = if only { &preview.faults } else { &preview.lines };
    let room = (height - 40.0).max(120.0);
    ScrollArea::vertical().id_salt("rows").max_height(room).auto_shrink(false).show_rows(
        ui,
        ROW,
        lines.len(),
        |ui, shown| {
            for line in lines.get(shown).unwrap_or_default() {
                line_ui(ui, preview, *line);
            }
        },
    );
    table.faults_only = only;
}

/// How high a line of the list is, in points.
const ROW: f32 = 20.0;

fn line_ui(ui: &mut Ui, preview: &Preview, line: Line) {
    ui.spacing_mut().interact_size.y = ROW;
    let import = &preview.import;
    match line {
        Line::Row(place) => {
            let Some(row) = import.rows.get(place) else { return };
            let (tone, icon) = match row.fate {
                Fate::New => (Tone::Good, Icon::Plus),
                Fate::Changed => (Tone::Accent, Icon::ArrowRight),
                Fate::Same => (Tone::Neutral, Icon::Check),
                Fate::Refused => (Tone::Bad, Icon::Cross),
            };
            let name = if row.name.is_empty() { String::new() } else { format!(" · {}", row.name) };
            let text = format!("Row {}: {}{name}", row.row, row.fate.word());
            one_line_ui(ui, 0.0, tone, icon, &text);
        }
        Line::Problem(place) => {
            if let Some(problem) = import.problems.get(place) {
                one_line_ui(ui, space::L, Tone::Warn, Icon::Triangle, &problem.text());
            }
        }
    }
}

/// A line that is cut where it is too long, and stands whole in a tip.
fn one_line_ui(ui: &mut Ui, indent: f32, tone: Tone, icon: Icon, text: &str) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), ROW), egui::Sense::hover());
    let mark =
        egui::Rect::from_center_size(egui::pos2(rect.left() + indent + 7.0, rect.center().y), egui::vec2(13.0, 13.0));
    crate::ui::theme::icons::paint(ui.painter(), icon, mark, tokens(ui).tone(tone).strong);
    let place = rect.with_min_x(mark.right() + 6.0);
    crate::ui::widgets::line::line_ui(ui, place, text, Type::Small.font(), tokens(ui).text);
}
