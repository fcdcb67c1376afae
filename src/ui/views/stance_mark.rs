//! How a stance looks: a tone, a shape of its own, and a word.

use std::f32::consts::PI;

use egui::{
    Color32, CornerRadius, Painter, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::assess::{Stance, StanceKind};
use crate::ui::theme::{Icon, Tone, Type, icons, tokens};

/// The tone of a stance.
pub fn tone(kind: StanceKind) -> Tone {
    match kind {
        StanceKind::RedLine | StanceKind::Refuses => Tone::Bad,
        StanceKind::Conditional => Tone::Warn,
        StanceKind::Willing => Tone::Good,
        StanceKind::Asks => Tone::Accent,
        StanceKind::Unknown | StanceKind::NoPosition => Tone::Neutral,
    }
}

/// Paints the ground of a stance: a red line has an edge besides, and what is unknown or does not concern is quiet. Where
/// not all was looked at, the edge is broken.
fn paint_ground(ui: &Ui, kind: StanceKind, complete: bool, rect: Rect) {
    let tokens = tokens(ui);
    let colors = tokens.tone(tone(kind));
    let round = CornerRadius::same(4);
    match kind {
        StanceKind::RedLine => {
            ui.painter().rect_filled(rect, round, colors.soft);
            if complete {
                ui.painter().rect_stroke(rect, round, Stroke::new(1.5, colors.line), StrokeKind::Inside);
            }
        }
        StanceKind::Refuses | StanceKind::Conditional | StanceKind::Willing | StanceKind::Asks => {
            ui.painter().rect_filled(rect, round, colors.soft);
        }
        StanceKind::Unknown => {
            ui.painter().rect_filled(rect, round, tokens.card);
        }
        StanceKind::NoPosition => {}
    }
    if !complete {
        paint_unfinished(ui, rect);
    }
}

/// Paints the edge of a stance of which not all was looked at.
pub fn paint_unfinished(ui: &Ui, rect: Rect) {
    const DASH: (f32, f32) = (4.0, 3.0);
    let rect = rect.shrink(0.75);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    let edge = Stroke::new(1.5, tokens(ui).text_muted);
    ui.painter().extend(Shape::dashed_line(&corners, edge, DASH.0, DASH.1));
}

/// Paints the shape of a stance into the middle of a square.
pub fn paint_mark(ui: &Ui, kind: StanceKind, rect: Rect) {
    let painter = ui.painter();
    let color = tokens(ui).tone(tone(kind)).strong;
    match kind {
        StanceKind::RedLine => icons::paint(painter, Icon::Cross, rect, color),
        StanceKind::Refuses => paint_barred(painter, rect, color),
        StanceKind::Conditional => paint_half(painter, rect, color),
        StanceKind::Willing => icons::paint(painter, Icon::Check, rect, color),
        StanceKind::Asks => icons::paint(painter, Icon::Plus, rect, color),
        StanceKind::Unknown => {
            let galley = painter.layout_no_wrap("?".to_owned(), Type::Title.font(), color);
            painter.galley(rect.center() - galley.rect.center().to_vec2(), galley, color);
        }
        StanceKind::NoPosition => {
            let dash = Rect::from_center_size(rect.center(), vec2(rect.width() * 0.4, 1.5));
            painter.rect_filled(dash, 0.0, color);
        }
    }
}

/// Paints the small cross beside a milder stance: a red line is crossed in some cases.
pub fn paint_partly_red(ui: &Ui, center: egui::Pos2) {
    let color = tokens(ui).tone(Tone::Bad).strong;
    icons::paint(ui.painter(), Icon::Cross, Rect::from_center_size(center, vec2(11.0, 11.0)), color);
}

/// No entry: a ring with a bar.
fn paint_barred(painter: &Painter, rect: Rect, color: Color32) {
    let side = rect.width().min(rect.height());
    let weight = side * 0.13;
    painter.circle_stroke(rect.center(), side * 0.38, Stroke::new(weight, color));
    let bar = Rect::from_center_size(rect.center(), vec2(side * 0.42, weight * 1.2));
    painter.rect_filled(bar, 0.0, color);
}

/// Half one, half the other: a ring whose left half is filled.
fn paint_half(painter: &Painter, rect: Rect, color: Color32) {
    const STEPS: u8 = 16;
    let (center, radius) = (rect.center(), rect.width().min(rect.height()) * 0.36);
    painter.circle_stroke(center, radius, Stroke::new(radius * 0.3, color));
    let point = |step: u8| {
        let angle = PI * (0.5 + f32::from(step) / f32::from(STEPS));
        pos2(center.x + radius * angle.cos(), center.y + radius * angle.sin())
    };
    painter.add(Shape::convex_polygon((0..=STEPS).map(point).collect(), color, Stroke::NONE));
}

/// Paints a cell: ground, shape, and the word where there is room for it.
pub fn paint_cell(ui: &Ui, stance: &Stance, rect: Rect, word: Option<&str>) {
    const SIDE: f32 = 17.0;
    paint_ground(ui, stance.kind, stance.complete, rect);
    let color = tokens(ui).tone(tone(stance.kind)).strong;
    let partly = if stance.partly_red() { 13.0 } else { 0.0 };
    let galley = word.map(|word| ui.painter().layout_no_wrap(word.to_owned(), Type::Small.font(), color));
    let words = galley.as_ref().map_or(0.0, |galley| galley.size().x + 6.0);
    let left = rect.center().x - (SIDE + partly + words) / 2.0;
    let mark = Rect::from_min_size(pos2(left, rect.center().y - SIDE / 2.0), vec2(SIDE, SIDE));
    paint_mark(ui, stance.kind, mark);
    if stance.partly_red() {
        paint_partly_red(ui, pos2(mark.right() + 6.0, rect.center().y));
    }
    if let Some(galley) = galley {
        let corner = pos2(mark.right() + partly + 6.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(corner, galley, color);
    }
}

/// A stance in a line: its shape on its ground, and its word.
pub fn stance_ui(ui: &mut Ui, kind: StanceKind, text: &str) -> Response {
    entry_ui(ui, text, |ui, mark| {
        paint_ground(ui, kind, true, mark);
        paint_mark(ui, kind, mark.shrink(2.0));
    })
}

/// An entry of a legend: a picture, and what it means. One piece, so that a line breaks between entries only.
pub fn entry_ui(ui: &mut Ui, text: &str, paint: impl FnOnce(&Ui, Rect)) -> Response {
    const SIDE: f32 = 20.0;
    const GAP: f32 = 6.0;
    let color = tokens(ui).text;
    let galley = ui.painter().layout_no_wrap(text.to_owned(), Type::Small.font(), color);
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE + GAP + galley.size().x, SIDE), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    paint(ui, Rect::from_min_size(rect.min, vec2(SIDE, SIDE)));
    let corner = pos2(rect.left() + SIDE + GAP, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(corner, galley, color);
    response
}
