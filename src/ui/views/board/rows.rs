//! The rows of the board, and the cards in their cells.

use egui::{
    Align, CornerRadius, Label, Layout, Pos2, Rangef, Rect, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2,
};

use super::layout::{Columns, FOLDED, GAP, INSET, Lanes, MIN_CELL};
use super::{Board, Drawn};
use crate::assess::{Entry, Row};
use crate::scenario::{Category, PhaseId};
use crate::ui::command::Action;
use crate::ui::state::View;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::views::card::{Place, card_ui, placeholder_ui};
use crate::ui::widgets::menu_chip_ui;
use crate::workshop::Edit;

/// How far beyond what is seen cards are drawn in full, as a share of the height that is seen.
const BEYOND: f32 = 0.6;

/// Draws a row: its cards, or one line where there are none.
pub fn row_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    row: &Row<'_>,
    columns: &Columns,
    view: &mut View,
    drawn: &mut Drawn,
    out: &mut Vec<Action>,
) {
    let origin = ui.cursor().min;
    let folded = row.is_empty();
    // The ground is painted under the cards, whose height is known only after they were laid out.
    let grounds: Vec<_> = columns.edges.iter().map(|_| ui.painter().add(Shape::Noop)).collect();
    let mut bottom = name_ui(ui, row.category, origin, columns.names, folded);
    if folded {
        folded_ui(ui, board, row.category, columns, origin, bottom, view, out);
    } else {
        for ((cell, column), phase) in row.cells.iter().zip(&columns.edges).zip(&board.scene.scenario().phases) {
            let inside = Rect::from_min_max(
                pos2(origin.x + column.min + INSET, origin.y + INSET),
                pos2(origin.x + column.max - INSET, f32::INFINITY),
            );
            let salt = (row.category.id.as_str(), phase.id.as_str());
            let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(inside));
            bottom = bottom.max(cell_ui(&mut child, board, cell, view, drawn, out));
        }
    }
    for ((index, column), ground) in columns.edges.iter().enumerate().zip(grounds) {
        let cell = cell_rect(origin, *column, bottom);
        ui.painter().set(ground, ground_shape(ui, board, row.category, index, cell));
    }
    ui.allocate_rect(Rect::from_min_max(origin, pos2(origin.x + columns.right(), bottom)), Sense::hover());
    ui.add_space(GAP - ui.spacing().item_spacing.y);
}

fn cell_rect(origin: Pos2, column: Rangef, bottom: f32) -> Rect {
    Rect::from_min_max(pos2(origin.x + column.min, origin.y), pos2(origin.x + column.max, bottom))
}

/// The name of a row; returns how far down the row reaches at least.
fn name_ui(ui: &mut Ui, category: &Category, origin: Pos2, width: f32, folded: bool) -> f32 {
    let muted = tokens(ui).text_muted;
    let (style, above, least) = if folded { (Type::Small, 7.0, FOLDED) } else { (Type::SmallStrong, 12.0, MIN_CELL) };
    let corner = origin + vec2(0.0, above);
    let name = Rect::from_min_size(corner, vec2(width - space::S, f32::INFINITY));
    let mut child = ui.new_child(UiBuilder::new().max_rect(name).layout(Layout::top_down(Align::Min)));
    child.add(Label::new(style.text(&category.name).color(muted)).wrap().selectable(false));
    (origin.y + least).max(child.min_rect().bottom() + above)
}

/// What a cell looks like. While something is dragged its own row shows where it would lie, and the column under the
/// pointer stands out.
fn ground_shape(ui: &Ui, board: &Board<'_>, category: &Category, column: usize, cell: Rect) -> Shape {
    let tokens = tokens(ui);
    let radius = CornerRadius::same(space::RADIUS);
    let over = board.drag.as_ref().is_some_and(|drag| drag.column == Some(column));
    let own = board.drag.as_ref().is_some_and(|drag| drag.element.category == category.id);
    let fill = if over { tokens.cell_hover } else { tokens.cell };
    let ground = Shape::rect_filled(cell, radius, fill);
    let edge = match (own, over) {
        (true, true) => Stroke::new(2.0, tokens.accent),
        (true, false) => Stroke::new(1.0, tokens.control_border),
        (false, _) => return ground,
    };
    Shape::Vec(vec![ground, Shape::rect_stroke(cell, radius, edge, StrokeKind::Inside)])
}

/// The cards of a cell, side by side where it is wide enough; returns where the cell ends.
fn cell_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    cell: &[Entry<'_>],
    view: &mut View,
    drawn: &mut Drawn,
    out: &mut Vec<Action>,
) -> f32 {
    let corner = ui.max_rect().min;
    let mut lanes = Lanes::new(ui.available_width(), cell.len());
    let mut bottom = corner.y;
    let seen = ui.clip_rect();
    let near = seen.expand2(vec2(seen.width(), seen.height() * BEYOND));
    for entry in cell {
        let (lane, offset) = lanes.next();
        let id = &entry.element.id;
        let place = Place { corner: corner + offset, width: lanes.width, height: view.board.height(id) };
        let far = place.rect().filter(|rect| !rect.intersects(near));
        // Whatever has the keyboard is drawn: it may be in the middle of something.
        let rect = match far.filter(|_| view.selected.as_ref() != Some(id) && view.board.may_wait(id)) {
            Some(rect) => placeholder_ui(ui, (entry, board.scene.editable), rect, view),
            None => {
                let rect = card_ui(ui, board, entry, &place, view, drawn, out);
                view.board.laid(id, rect.height());
                rect
            }
        };
        drawn.places.push((entry.element.id.clone(), rect));
        lanes.lay(lane, rect.bottom() - corner.y);
        bottom = bottom.max(rect.bottom());
    }
    bottom + INSET
}

/// A row without cards, from which an element can be added.
#[expect(clippy::too_many_arguments, reason = "all of them say where it is and what is in it")]
fn folded_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    category: &Category,
    columns: &Columns,
    origin: Pos2,
    bottom: f32,
    view: &View,
    out: &mut Vec<Action>,
) {
    if !board.scene.editable {
        return;
    }
    let scenario = board.scene.scenario();
    let target = view.opening_phase(scenario, board.package);
    let column = scenario.phases.iter().zip(&columns.edges).find(|(phase, _)| target.as_ref() == Some(&phase.id));
    let Some((phase, column)) = column else { return };
    let inside = cell_rect(origin, *column, bottom).shrink2(vec2(INSET, 4.0));
    let mut child = ui.new_child(
        UiBuilder::new().id_salt(category.id.as_str()).max_rect(inside).layout(Layout::left_to_right(Align::Center)),
    );
    add_chip_ui(&mut child, board, category, &phase.id, out);
}

/// A chip with which an element of the category is laid in a phase.
fn add_chip_ui(ui: &mut Ui, board: &Board<'_>, category: &Category, phase: &PhaseId, out: &mut Vec<Action>) {
    let scenario = board.scene.scenario();
    menu_chip_ui(ui, "Add", &format!("Add to {}", category.name), |ui| {
        for element in scenario.elements.iter().filter(|element| element.category == category.id && !element.frame) {
            if ui.button(&element.name).clicked() {
                out.push(Action::Edit(Edit::AddCard { element: element.id.clone(), phase: phase.clone() }));
                ui.close();
            }
        }
    });
}
