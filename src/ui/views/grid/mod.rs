//! The grid: who would provide what, and what gives what, set for several elements or options at once.

mod cells;
mod keys;
mod rows;

use egui::{Button, Ui};

use crate::scenario::{Degree, Feasibility, ItemKind};
use crate::ui::command::{Action, Authoring};
use crate::ui::editor::Page;
use crate::ui::grid_view::Sheet;
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::{muted_ui, options_ui};
use crate::wording;
use crate::workshop::author::{AuthorEdit, Given};
use rows::{Table, Value};

/// How high the view must be for the keys to be told above it, in points.
const ROOMY: f32 = 440.0;

/// Draws the grid.
pub fn grid_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    head_ui(ui, view);
    let table = Table::new(scene.scenario(), view.grid.sheet);
    if table.rows.is_empty() || table.columns.is_empty() {
        return empty_ui(ui, &table, out);
    }
    view.grid.at = (view.grid.at.0.min(table.rows.len() - 1), view.grid.at.1.min(table.columns.len() - 1));
    let rows = &table.rows;
    view.grid.ticked.retain(|ticked| rows.iter().any(|row| row.giver == *ticked));
    set_ui(ui, &table, view, out);
    ui.add_space(space::S);
    cells::cells_ui(ui, &table, view, out);
}

/// What the grid is about, and how it is filled in.
fn head_ui(ui: &mut Ui, view: &mut View) {
    let sheets = [(Sheet::Offers, "Who would provide what"), (Sheet::Gifts, "What gives what")];
    let options = sheets.map(|(sheet, text)| (sheet, text, text.to_owned()));
    let chosen = ui.horizontal_wrapped(|ui| {
        ui.label(Type::Heading.text("Offers and gifts").color(tokens(ui).text));
        options_ui(ui, &options, view.grid.sheet)
    });
    if let Some(sheet) = chosen.inner {
        view.grid.sheet = sheet;
        (view.grid.at, view.grid.enter) = ((0, 0), true);
        view.grid.ticked.clear();
    }
    if ui.available_height() < ROOMY {
        return;
    }
    let keys = match view.grid.sheet {
        Sheet::Offers => "0–4 set how ready, P that it may provide, Delete that it does not",
        Sheet::Gifts => "0–4 set the degree, Delete that it gives nothing",
    };
    muted_ui(
        ui,
        format!("{keys}. Arrows move; X ticks the row, Shift with arrows several; Enter opens it in the editor"),
    );
    if view.grid.sheet == Sheet::Offers {
        muted_ui(
            ui,
            "With dots: positions say more than a level, and it stays as it is. In brackets: what a group gives",
        );
    }
}

/// What the cell that has the keyboard can be set to, and of how many rows.
fn set_ui(ui: &mut Ui, table: &Table<'_>, view: &mut View, out: &mut Vec<Action>) {
    let Some(name) = table.name_of(view.grid.at) else { return };
    let rows = table.together(view);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::XS, space::XS);
        let text = if rows.len() > 1 {
            format!("{} for {}:", wording::count(rows.len(), "row", "rows"), table.column_of(view.grid.at.1))
        } else {
            format!("{name}:")
        };
        ui.label(Type::Strong.text(text).color(tokens(ui).text));
        for value in values(view.grid.sheet) {
            let word = value.word();
            let button = ui.add(Button::new(Type::Small.text(&word))).accessible_name(format!("Set to: {word}"));
            if button.clicked() {
                set(table, view, value, out);
                view.grid.enter = true;
            }
        }
        let staying = table.staying(view);
        if staying > 0 {
            let text = if rows.len() == 1 {
                "More is said than a level: Enter opens it".to_owned()
            } else {
                format!("{staying} of them say more than a level, and stay as they are")
            };
            muted_ui(ui, text);
        }
        if !view.grid.ticked.is_empty() && ui.button("Untick all rows").clicked() {
            view.grid.ticked.clear();
            view.grid.enter = true;
        }
    });
}

/// All that a cell can be set to.
fn values(sheet: Sheet) -> Vec<Value> {
    match sheet {
        Sheet::Offers => {
            let levels = Feasibility::ALL.into_iter().map(|level| Value::Offer(Given::Level(level)));
            [Value::Offer(Given::Nothing), Value::Offer(Given::Provider)].into_iter().chain(levels).collect()
        }
        Sheet::Gifts => {
            let degrees = (0..=Degree::MAX.0).map(|degree| Value::Gift(Some(Degree(degree))));
            std::iter::once(Value::Gift(None)).chain(degrees).collect()
        }
    }
}

/// Sets the cell that has the keyboard, and those of the same column in the rows that are ticked with it.
fn set(table: &Table<'_>, view: &View, value: Value, out: &mut Vec<Action>) {
    if let Some(edit) = table.edit(view, value) {
        out.push(Action::Author(Authoring::Do(AuthorEdit::Set(edit))));
    }
}

/// What must be there first, and where it is made.
fn empty_ui(ui: &mut Ui, table: &Table<'_>, out: &mut Vec<Action>) {
    let first = match table.sheet {
        _ if table.rows.is_empty() => ItemKind::Element,
        Sheet::Offers => ItemKind::Actor,
        Sheet::Gifts => ItemKind::Function,
    };
    ui.add_space(space::L);
    muted_ui(ui, format!("There are no {} yet", first.plural()));
    if ui.button(format!("Add {} in the editor", first.one())).clicked() {
        out.push(Action::Author(Authoring::Show(Page::List(first))));
    }
}
