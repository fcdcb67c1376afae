//! The phases at the head of the board.

use egui::text::LayoutJob;
use egui::{Align, Button, Color32, Layout, Rect, Response, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::Board;
use super::layout::Columns;
use crate::scenario::Phase;
use crate::ui::state::View;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::muted_ui;

/// Draws the names of the phases; they stay while the board scrolls, and move to the side with it.
pub fn headers_ui(ui: &mut Ui, board: &Board<'_>, columns: &Columns, offset: f32, view: &mut View) {
    let chosen = view.opening_phase(board.scene.scenario(), board.package);
    let origin = ui.cursor().min;
    let width = ui.available_width();
    let phases = &board.scene.scenario().phases;
    let heights = phases.iter().zip(&columns.edges).map(|(phase, column)| text_height(ui, &phase.name, column.span()));
    let height = heights.fold(space::ROW, f32::max) + 8.0;
    let (whole, _) = ui.allocate_exact_size(vec2(width, height + space::XS), Sense::hover());
    let clip = ui.clip_rect();
    ui.set_clip_rect(clip.intersect(whole.expand2(vec2(0.0, 4.0))));
    for (index, (phase, column)) in phases.iter().zip(&columns.edges).enumerate() {
        let left = origin.x - offset;
        let rect = Rect::from_min_max(pos2(left + column.min, origin.y), pos2(left + column.max, origin.y + height));
        let is_chosen = chosen.as_ref() == Some(&phase.id);
        let over = board.drag.as_ref().is_some_and(|drag| drag.column == Some(index));
        if !board.scene.editable {
            name_ui(ui, phase, rect);
        } else {
            let header = header_ui(ui, phase, rect, is_chosen);
            if header.clicked() {
                view.phase = Some(phase.id.clone());
            }
            if header.gained_focus() {
                view.board.scroll_across = Some(offset.min(column.min).max(column.max - width));
            }
        }
        let strong = over || (is_chosen && board.scene.editable);
        let tokens = tokens(ui);
        let line = Stroke::new(if strong { 2.0 } else { 1.0 }, if strong { tokens.accent } else { tokens.divider });
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }
    ui.set_clip_rect(clip);
}

/// How many lines the name of a phase has at most; the whole is in the tip.
const LINES: usize = 3;

/// The name of a phase, as much of it as has room.
fn name_job(text: &str, color: Color32, width: f32) -> LayoutJob {
    let mut job = LayoutJob::simple(text.to_owned(), Type::SmallStrong.font(), color, width - 12.0);
    job.wrap.max_rows = LINES;
    job
}

fn text_height(ui: &Ui, text: &str, width: f32) -> f32 {
    ui.fonts_mut(|fonts| fonts.layout_job(name_job(text, Color32::PLACEHOLDER, width))).size().y
}

fn name_ui(ui: &mut Ui, phase: &Phase, rect: Rect) {
    let mut child = ui.new_child(
        UiBuilder::new().max_rect(rect.shrink2(vec2(6.0, 4.0))).layout(Layout::left_to_right(Align::Center)),
    );
    let job = name_job(&phase.name, tokens(ui).text, rect.width());
    child.add(egui::Label::new(child.fonts_mut(|fonts| fonts.layout_job(job))).selectable(false)).on_hover_ui(|ui| {
        ui.label(&phase.name);
        if !phase.about.is_empty() {
            muted_ui(ui, &phase.about);
        }
    });
}

/// The name of a phase, which is also a button with which new cards are laid in it.
fn header_ui(ui: &mut Ui, phase: &Phase, rect: Rect, chosen: bool) -> Response {
    let tokens = tokens(ui);
    let mut child = ui.new_child(
        UiBuilder::new().max_rect(rect.shrink2(vec2(2.0, 3.0))).layout(Layout::left_to_right(Align::Center)),
    );
    let color = if chosen { tokens.text } else { tokens.text_muted };
    let text = child.fonts_mut(|fonts| fonts.layout_job(name_job(&phase.name, color, rect.width())));
    child.spacing_mut().button_padding.x = 4.0;
    let response = child
        .add(Button::selectable(false, text))
        .on_hover_ui(|ui| {
            ui.label(&phase.name);
            if !phase.about.is_empty() {
                muted_ui(ui, &phase.about);
            }
            let next = if chosen { "New cards are laid in this phase" } else { "Click to lay new cards in this phase" };
            muted_ui(ui, next);
        })
        .accessible_name(format!("New cards start: {}", phase.name));
    // Eyes see it by the line below; everyone else is told.
    ui.accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    response
}
