//! Which column of a table holds what.

use egui::{Grid, Label, Ui, vec2};

use crate::tables::TableKind;
use crate::ui::intake::{Table, column_text};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::offers::choose_ui;
use crate::ui::widgets::{muted_ui, section_ui};

/// How wide what a column holds and the menu beside it are together, in points.
const PAIR: f32 = 380.0;

/// Draws a menu for all that a table of the kind can hold, with the columns of the table in it; those that are known by
/// their headings are chosen.
pub fn columns_ui(ui: &mut Ui, table: &mut Table) {
    section_ui(ui, "Which column holds what");
    let columns: Vec<Option<usize>> = std::iter::once(None).chain((0..table.grid.width()).map(Some)).collect();
    let text = |column: Option<usize>| match column {
        Some(column) => column_text(&table.grid, table.mapping.headings, column),
        None => "not in the table".to_owned(),
    };
    let wanted = table.kind.columns();
    let across = ((ui.available_width() / PAIR).floor() as usize).clamp(1, 3);
    let mut chosen = None;
    Grid::new("columns").num_columns(2 * across).spacing(vec2(space::S, space::XS)).show(ui, |ui| {
        for (place, column) in wanted.iter().enumerate() {
            let held = table.mapping.columns.get(place).copied().flatten();
            let missing = column.required && held.is_none();
            let ink = if missing { tokens(ui).tone(crate::ui::theme::Tone::Bad).strong } else { tokens(ui).text };
            let name = if column.required { format!("{} (needed)", column.heading) } else { column.heading.to_owned() };
            let label = Label::new(Type::Small.text(name).color(ink)).selectable(false);
            ui.add(label).on_hover_text(column.means);
            if let Some(column) = choose_ui(ui, &format!("Column of {}", column.heading), &columns, text, held) {
                chosen = Some((place, column));
            }
            if place % across == across - 1 {
                ui.end_row();
            }
        }
    });
    if let Some((place, column)) = chosen {
        table.hold(place, column);
    }
}

/// Draws what stands in the columns of a table of a kind.
pub fn meanings_ui(ui: &mut Ui, kind: TableKind) {
    let small = |ui: &mut Ui, text: &str, strong: bool| {
        let face = if strong { Type::SmallStrong } else { Type::Small };
        ui.add(Label::new(face.text(text).color(tokens(ui).text)).wrap());
    };
    for column in kind.columns() {
        ui.horizontal_wrapped(|ui| {
            small(ui, column.heading, true);
            let need = if column.required { "needed; " } else { "" };
            let example = match column.example {
                "" => String::new(),
                example => format!(" (“{example}”)"),
            };
            small(ui, &format!("{need}{}{example}", column.means), false);
        });
    }
    ui.add_space(space::S);
    muted_ui(ui, "Columns are known by their headings, in any order; those with other headings can be chosen by hand.");
}
