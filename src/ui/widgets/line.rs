//! Lines of text in places of a fixed size. What does not fit is cut with an ellipsis, and stands whole in a tip: there is
//! no other way of shortening a text.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CursorIcon, FontId, Galley, Rect, Response, Role, Sense, Tooltip, Ui, WidgetInfo, pos2};

use crate::ui::theme::{Type, space, tokens};

/// A line of text as it is painted.
#[derive(Clone, Debug)]
pub struct Line {
    galley: Arc<Galley>,
}

impl Line {
    /// As much of a text as fits into so many points.
    pub fn new(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Self {
        Self::of(ui, LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, color)), width)
    }

    /// The same for a text set in several faces.
    pub fn of(ui: &Ui, mut job: LayoutJob, width: f32) -> Self {
        job.wrap.max_width = width.max(0.0);
        job.wrap.max_rows = 1;
        job.wrap.break_anywhere = true;
        Self { galley: ui.fonts_mut(|fonts| fonts.layout_job(job)) }
    }

    /// Whether not all of it fits.
    pub fn is_cut(&self) -> bool {
        self.galley.elided
    }

    /// How wide it is.
    pub fn width(&self) -> f32 {
        self.galley.size().x
    }

    /// What is seen of it.
    fn text(&self) -> String {
        self.galley.rows.iter().map(|row| row.text()).collect()
    }

    /// Paints it at the left of a place, in the middle of its height; gives where it stands.
    pub fn paint(&self, ui: &Ui, rect: Rect) -> Rect {
        let corner = pos2(rect.left(), rect.center().y - self.galley.size().y / 2.0);
        ui.painter().galley(corner, Arc::clone(&self.galley), Color32::PLACEHOLDER);
        Rect::from_min_size(corner, self.galley.size())
    }
}

/// The first of several ways of saying it that fits into so many points; else the last.
pub fn fitting<'t>(ui: &Ui, ways: &[&'t str], font: &FontId, width: f32) -> &'t str {
    let fits = |way: &&&str| Line::new(ui, way, font.clone(), Color32::PLACEHOLDER, f32::INFINITY).width() <= width;
    ways.iter().find(fits).or(ways.last()).copied().unwrap_or_default()
}

/// How wide a small text is in one line, in points.
pub fn text_width(ui: &Ui, text: &str) -> f32 {
    Line::new(ui, text, Type::Small.font(), Color32::PLACEHOLDER, f32::INFINITY).width()
}

/// As much of a small text as fits into so many points.
pub fn shortened(ui: &Ui, text: &str, room: f32) -> String {
    Line::new(ui, text, Type::Small.font(), Color32::PLACEHOLDER, room).text()
}

/// A line of text that is read and not pressed.
pub fn line_ui(ui: &mut Ui, rect: Rect, text: &str, font: FontId, color: Color32) -> Response {
    let line = Line::new(ui, text, font, color, rect.width());
    let response = ui.allocate_rect(rect, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    line.paint(ui, rect);
    if line.is_cut() {
        tip(&response, rect, text);
    }
    response
}

/// A place that can be pressed, whatever is painted there. `name` is what a screen reader hears.
pub fn press_ui(ui: &mut Ui, rect: Rect, salt: impl egui::AsIdSalt, role: Role, name: &str) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(salt), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(role, enabled, name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Paints the ground of a place that can be pressed, while the pointer is on it.
pub fn hover_ground(ui: &Ui, response: &Response, rect: Rect) {
    if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(space::RADIUS), tokens(ui).card_hover);
    }
}

/// A text beside the whole thing that it explains, never over it.
pub fn tip(response: &Response, beside: Rect, text: &str) {
    tip_ui(response, beside, |ui| {
        ui.add(egui::Label::new(Type::Small.text(text)).wrap());
    });
}

/// The same for a tip that is more than a text.
pub fn tip_ui(response: &Response, beside: Rect, add_contents: impl FnOnce(&mut Ui)) {
    let mut tip = Tooltip::for_enabled(response).gap(space::S);
    tip.popup = tip.popup.anchor(beside);
    tip.show(add_contents);
}
