//! The rows of the board, and the cards in their cells.

use egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::layout::{Column, Columns, cell, row_height};
use super::{Board, Drawn};
use crate::assess::{Entry, Row};
use crate::scenario::Category;
use crate::ui::command::Action;
use crate::ui::state::View;
use crate::ui::theme::{Icon, Type, icons, space, tokens};
use crate::ui::views::card::{card_ui, placeholder_ui};
use crate::ui::widgets::line::{Line, press_ui};

/// How many lines the name of a row has at most; the whole is in the tip.
const LINES: usize = 3;

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
    let empty = row.is_empty();
    let height = if empty { board.measures.empty_row() } else { row_height(board.measures, row, columns) };
    // A row whose cards all lie in folded phases has its name all the same.
    let height = height.max(board.measures.empty_row());
    let (rect, _) = ui.allocate_exact_size(vec2(columns.right(), height), Sense::hover());
    let cells = row.cells.iter().zip(&columns.all).enumerate().filter(|(_, (_, column))| !column.folded);
    let mut first = true;
    for (place, (cards, column)) in cells {
        let cell = cell_rect(rect, column);
        ground_ui(ui, board, row.category, place, cell);
        if empty && first {
            empty_ui(ui, board, row.category, cell, view);
        }
        first = false;
        cards_ui(ui, board, cards, cell, view, drawn, out);
    }
    if !empty {
        let name = Rect::from_min_size(pos2(ui.clip_rect().left(), origin.y), vec2(columns.names - space::S, height));
        drawn.names.push((row.category.name.clone(), name));
    }
    ui.add_space(board.measures.gap() - ui.spacing().item_spacing.y);
}

fn cell_rect(row: Rect, column: &Column) -> Rect {
    Rect::from_min_max(pos2(row.left() + column.span.min, row.top()), pos2(row.left() + column.span.max, row.bottom()))
}

/// Draws the names of the rows over what is scrolled to the side beneath them.
pub fn names_ui(ui: &mut Ui, board: &Board<'_>, names: &[(String, Rect)], scrolled: bool) {
    let tokens = tokens(ui);
    for (name, rect) in names {
        if scrolled {
            ui.painter().rect_filled(rect.expand2(vec2(0.0, 2.0)), 0.0, board.ground(ui));
        }
        let font = board.measures.pick(Type::SmallStrong, Type::SmallStrong, Type::Strong).font();
        let mut job = egui::text::LayoutJob::simple(name.clone(), font, tokens.text_muted, rect.width());
        let line = ui.fonts_mut(|fonts| {
            fonts.row_height(&board.measures.pick(Type::SmallStrong, Type::SmallStrong, Type::Strong).font())
        });
        job.wrap.max_rows = ((rect.height() / line).floor() as usize).clamp(1, LINES);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let response = ui.interact(*rect, ui.scope_id().with(("row", name)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name.as_str()));
        if galley.elided {
            crate::ui::widgets::line::tip(&response, *rect, name);
        }
        let down: f32 = if rect.height() > 40.0 { 8.0 } else { 1.0 };
        ui.painter().galley(
            rect.min + vec2(0.0, down.min(rect.height() - galley.size().y).max(0.0)),
            galley,
            tokens.text_muted,
        );
    }
}

/// What a cell looks like. While something is dragged its own row shows where it would lie, and the column under the
/// pointer stands out.
fn ground_ui(ui: &Ui, board: &Board<'_>, category: &Category, column: usize, cell: Rect) {
    let tokens = tokens(ui);
    let radius = CornerRadius::same(space::RADIUS);
    let over = board.drag.as_ref().is_some_and(|drag| drag.column == Some(column));
    let own = board.drag.as_ref().is_some_and(|drag| drag.element.category == category.id);
    ui.painter().rect_filled(cell, radius, if over { tokens.cell_hover } else { board.cell(ui) });
    let edge = match (own, over) {
        (true, true) => Stroke::new(2.0, tokens.accent),
        (true, false) => Stroke::new(1.0, tokens.control_border),
        (false, _) => return,
    };
    ui.painter().rect_stroke(cell, radius, edge, StrokeKind::Inside);
}

/// The cards of a cell; those far from what is seen are only stood in for.
fn cards_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    cards: &[Entry<'_>],
    rect: Rect,
    view: &mut View,
    drawn: &mut Drawn,
    out: &mut Vec<Action>,
) {
    let (places, face, _) = cell(board.measures, rect.width(), cards.len());
    let seen = ui.clip_rect().expand(40.0);
    for (entry, place) in cards.iter().zip(places) {
        let place = place.translate(rect.min.to_vec2());
        let id = &entry.element.id;
        // Whatever has the keyboard is drawn: it may be in the middle of something.
        let wanted =
            [&view.selected, &view.focus_card, &view.reveal_card].into_iter().any(|one| one.as_ref() == Some(id));
        if place.intersects(seen) || wanted {
            card_ui(ui, board, entry, (place, face), view, out);
        } else {
            placeholder_ui(ui, board, entry, (place, face), view);
        }
        drawn.places.push((id.clone(), place));
    }
}

/// A row without cards in one line, from which the palette opens at its category.
fn empty_ui(ui: &mut Ui, board: &Board<'_>, category: &Category, rect: Rect, view: &mut View) {
    let tokens = tokens(ui);
    let text = format!("{} · nothing yet", category.name);
    let line = Line::new(ui, &text, Type::Small.font(), tokens.text_muted, rect.width() - 36.0);
    let inner = rect.with_min_x(rect.left() + 28.0);
    if board.scene.editable {
        let response =
            press_ui(ui, rect, ("empty", category.id.as_str()), Role::Button, &format!("Add to {}", category.name));
        if response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::same(space::RADIUS), tokens.cell_hover);
        }
        let mark = Rect::from_center_size(pos2(rect.left() + 16.0, rect.center().y), vec2(10.0, 10.0));
        icons::paint(ui.painter(), Icon::Plus, mark, tokens.text_muted);
        if response.clicked() {
            view.panels.drawer = true;
            view.reveal_category = Some(category.id.clone());
        }
    }
    line.paint(ui, inner);
}

/// What to do next on a board without cards.
pub fn empty_board_ui(ui: &Ui, text: &str, rect: Rect) {
    let response = ui.interact(rect, ui.scope_id().with("empty board"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let font = Type::Body.font();
    let galley = ui.painter().layout(text.to_owned(), font, tokens(ui).text_muted, rect.width().min(520.0));
    let place = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(place.min, galley, tokens(ui).text_muted);
}
