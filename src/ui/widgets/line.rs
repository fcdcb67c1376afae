//! Lines of text in places of a fixed size. What does not fit is cut with an ellipsis, and stands whole in a tip: there is
//! no other way of shortening a text.

use std::borrow::Cow;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CursorIcon, FontId, Galley, Rect, RectAlign, Response, Role, Sense, Tooltip, Ui, Vec2, WidgetInfo, pos2,
};

use super::bidi::{beginning, fitting_letters, seen_line, visual};
use crate::ui::theme::{Type, space, tokens};

/// A line of text as it is painted.
#[derive(Clone, Debug)]
pub struct Line {
    galley: Arc<Galley>,
    cut: bool,
}

impl Line {
    /// As much of a text as fits into so many points.
    pub fn new(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Self {
        Self::of(ui, LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, color)), width)
    }

    /// The same for a text set in several faces.
    pub fn of(ui: &Ui, job: LayoutJob, width: f32) -> Self {
        let [section] = job.sections.as_slice() else { return Self::laid_out(ui, job, width) };
        if matches!(visual(&job.text), Cow::Borrowed(_)) {
            return Self::laid_out(ui, job, width);
        }
        let format = section.format.clone();
        let lay_out = |text, width| Self::laid_out(ui, LayoutJob::single_section(text, format.clone()), width).galley;
        let (galley, cut) = seen_line(&job.text, width, lay_out);
        Self { galley, cut }
    }

    /// As it stands in the text.
    fn laid_out(ui: &Ui, mut job: LayoutJob, width: f32) -> Self {
        job.wrap.max_width = width.max(0.0);
        job.wrap.max_rows = 1;
        job.wrap.break_anywhere = true;
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        Self { cut: galley.elided, galley }
    }

    /// Whether not all of it fits.
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    /// How wide it is.
    pub fn width(&self) -> f32 {
        self.galley.size().x
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
    let format = TextFormat::simple(Type::Small.font(), Color32::PLACEHOLDER);
    let line = Line::laid_out(ui, LayoutJob::single_section(text.to_owned(), format), room);
    if line.cut { beginning(text, fitting_letters(&line.galley)) } else { text.to_owned() }
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
    tip_at(response, beside, RectAlign::BOTTOM_START, |ui| text_tip_ui(ui, text));
}

/// The same for a tip that is more than a text.
pub fn tip_ui(response: &Response, beside: Rect, add_contents: impl FnOnce(&mut Ui)) {
    tip_at(response, beside, RectAlign::BOTTOM_START, add_contents);
}

/// The same at a side of it, for a tip that may be more than a text.
pub fn tip_at(response: &Response, beside: Rect, align: RectAlign, add_contents: impl FnOnce(&mut Ui)) {
    let mut tip = Tooltip::for_enabled(response).gap(space::S);
    tip.popup = tip.popup.anchor(beside).align(align);
    tip.show(add_contents);
}

/// What a tip shows that is a text.
pub fn text_tip_ui(ui: &mut Ui, text: &str) {
    ui.add(egui::Label::new(Type::Small.text(text)).wrap());
}

/// How large such a tip is, in points.
pub fn text_tip_size(ui: &Ui, text: &str) -> Vec2 {
    let job = LayoutJob::simple(text.to_owned(), Type::Small.font(), Color32::PLACEHOLDER, ui.spacing().tooltip_width);
    let margin = egui::Frame::popup(ui.style()).total_margin().sum();
    ui.fonts_mut(|fonts| fonts.layout_job(job)).size() + margin
}
