//! Where the columns of the result lie, and how a cell in them is outlined.

use egui::{AsIdSalt, Rect, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, Vec2, vec2};

use super::EDGE;
use crate::ui::theme::{space, tokens};

/// Below this width there is no room for the range in words, in points.
const WITH_RANGE: f32 = 820.0;

/// Where the columns lie, from the left edge of a row.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    names: f32,
    accord: f32,
    level: f32,
    /// How wide the words behind the levels are; none where there is no room for them.
    pub rest: f32,
}

impl Columns {
    /// Those of a table so wide.
    pub fn of(width: f32) -> Self {
        let room = width - 2.0 * EDGE;
        let names = (width * 0.228).clamp(116.0, 440.0);
        let accord = 92.0;
        let rest = if width < WITH_RANGE { 0.0 } else { (width * 0.2).clamp(190.0, 420.0) };
        Self { names, accord, level: ((room - names - accord - rest) / 5.0).floor(), rest }
    }

    /// What was judged.
    pub fn name(self, row: Rect) -> Rect {
        Rect::from_min_size(row.min + vec2(EDGE, 0.0), vec2(self.names - space::S, row.height()))
    }

    /// How far the room is of one mind.
    pub fn accord(self, row: Rect) -> Rect {
        Rect::from_min_size(row.min + vec2(EDGE + self.names, 0.0), vec2(self.accord, row.height()))
    }

    /// The columns of so many levels, from one on.
    pub fn levels(self, row: Rect, from: u8, count: u8) -> Rect {
        let left = EDGE + self.names + self.accord + f32::from(from) * self.level;
        Rect::from_min_size(row.min + vec2(left + 2.0, 0.0), vec2(f32::from(count) * self.level - 4.0, row.height()))
    }

    /// The words behind the levels.
    pub fn rest(self, row: Rect) -> Rect {
        row.with_min_x(row.right() - EDGE - self.rest + space::S).with_max_x(row.right() - EDGE)
    }
}

/// An outline around a cell; dashed where what it stands for rests on something unknown.
pub fn outline(ui: &Ui, cell: Rect, dashed: bool) {
    let stroke = Stroke::new(2.0, tokens(ui).text);
    let inner = cell.shrink(1.0);
    if !dashed {
        ui.painter().rect_stroke(cell, space::RADIUS, stroke, StrokeKind::Inside);
        return;
    }
    let corners = [inner.left_top(), inner.right_top(), inner.right_bottom(), inner.left_bottom(), inner.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, stroke, 6.0, 4.0));
}

/// A row of a table over the whole width, with a line below it: where it lies, and a ui of its own, in which nothing that
/// is drawn moves what comes after it.
pub fn row_ui(ui: &mut Ui, salt: impl AsIdSalt, size: Vec2) -> (Rect, Ui) {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens(ui).divider));
    (rect, ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect)))
}
