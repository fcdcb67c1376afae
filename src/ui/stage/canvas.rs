//! What the composition is drawn with: a sheet of 1280 by 720 units, as large as the window lets it be.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    vec2,
};

use crate::ui::theme::typography::semibold;
use crate::ui::theme::{FeasibilityBar, Icon, Tokens, icons, tokens};
use crate::ui::widgets::bidi::seen_line;

/// The sheet, in units. A window of another shape has more of one of them.
const SHEET: Vec2 = vec2(1280.0, 720.0);
/// The smallest text, in units.
pub const LEAST_TEXT: f32 = 18.0;

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub struct Ink {
    size: f32,
    strong: bool,
    /// Its colour.
    pub color: Color32,
}

impl Ink {
    /// Text in the regular face, so many units large.
    pub fn plain(size: f32, color: Color32) -> Self {
        Self { size: size.max(LEAST_TEXT), strong: false, color }
    }

    /// The same in the semi-bold face.
    pub fn strong(size: f32, color: Color32) -> Self {
        Self { strong: true, ..Self::plain(size, color) }
    }

    /// The same at another size.
    pub fn sized(self, size: f32) -> Self {
        Self { size: size.max(LEAST_TEXT), ..self }
    }

    /// How high a line of it is, in units.
    pub fn line(self) -> f32 {
        self.size * 1.25
    }
}

/// Draws in units. All that is written on it can be heard too, and none of it can be pressed.
pub struct Canvas<'a> {
    ui: &'a mut Ui,
    corner: Pos2,
    scale: f32,
    size: Vec2,
    /// How many texts stand on it.
    said: usize,
}

impl<'a> Canvas<'a> {
    /// A canvas on a place, in points; `text`: how much larger than normal everything is.
    pub fn new(ui: &'a mut Ui, place: Rect, text: f32) -> Self {
        let fits = place.size() / SHEET;
        let scale = (fits.x.min(fits.y) * text).max(0.05);
        Self { ui, corner: place.min, scale, size: place.size() / scale, said: 0 }
    }

    /// How large it is, in units.
    pub fn size(&self) -> Vec2 {
        self.size
    }

    /// A place in points.
    pub fn points(&self, rect: Rect) -> Rect {
        (rect * self.scale).translate(self.corner.to_vec2())
    }

    /// The colours.
    pub fn tokens(&self) -> &'static Tokens {
        tokens(self.ui)
    }

    /// The time of this frame, in seconds.
    pub fn time(&self) -> f64 {
        self.ui.input(|input| input.time)
    }

    /// Has it drawn again after so long.
    pub fn again_after(&self, wait: std::time::Duration) {
        self.ui.ctx().request_repaint_after(wait);
    }

    fn galley(&self, text: &str, ink: Ink, width: f32, rows: usize) -> Arc<Galley> {
        let size = ink.size * self.scale;
        let font = if ink.strong { FontId::new(size, semibold()) } else { FontId::proportional(size) };
        let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, ink.color));
        job.wrap.max_width = (width * self.scale).max(0.0);
        job.wrap.max_rows = rows;
        job.wrap.break_anywhere = rows == 1;
        self.ui.fonts_mut(|fonts| fonts.layout_job(job))
    }

    /// How wide a text is in one line.
    pub fn width(&self, text: &str, ink: Ink) -> f32 {
        self.galley(text, ink, f32::INFINITY, 1).size().x / self.scale
    }

    /// As large as a text fits into so many units in one line, down to some size.
    pub fn fitting(&self, text: &str, ink: Ink, least: f32, width: f32) -> Ink {
        let whole = self.width(text, ink);
        if whole <= width { ink } else { ink.sized((ink.size * width / whole - 0.1).max(least)) }
    }

    /// As much of a text as fits, in one line at the left of a place and in the middle of its height; gives where it
    /// stands.
    pub fn line(&mut self, place: Rect, text: &str, ink: Ink) -> Rect {
        let rect = self.paint_line(place, Align2::LEFT_CENTER, text, ink);
        self.say(rect, text);
        rect
    }

    /// The same at the right.
    pub fn line_right(&mut self, place: Rect, text: &str, ink: Ink) -> Rect {
        let rect = self.paint_line(place, Align2::RIGHT_CENTER, text, ink);
        self.say(rect, text);
        rect
    }

    /// The same for what is told with something else.
    pub fn paint_line(&self, place: Rect, align: Align2, text: &str, ink: Ink) -> Rect {
        let (galley, _) = seen_line(text, place.width(), |text, width| self.galley(&text, ink, width, 1));
        let rect = align.align_size_within_rect(galley.size() / self.scale, place);
        self.ui.painter().galley(self.points(rect).min, galley, ink.color);
        rect
    }

    /// As much of a text as fits into so many lines, from the top of a place; gives how high it is.
    pub fn lines(&mut self, place: Rect, text: &str, ink: Ink, rows: usize) -> f32 {
        let galley = self.galley(text, ink, place.width(), rows.max(1));
        let size = galley.size() / self.scale;
        let rect = Rect::from_min_size(place.min, size);
        self.ui.painter().galley(self.points(rect).min, galley, ink.color);
        self.say(rect, text);
        size.y
    }

    /// How high a text is in so many lines at most.
    pub fn height(&self, width: f32, text: &str, ink: Ink, rows: usize) -> f32 {
        self.galley(text, ink, width, rows.max(1)).size().y / self.scale
    }

    /// Says what stands at a place.
    pub fn say(&mut self, place: Rect, text: &str) {
        self.said += 1;
        let id = self.ui.scope_id().with(("said", self.said));
        let response = self.ui.interact(self.points(place), id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    }

    /// An icon.
    pub fn icon(&self, icon: Icon, center: Pos2, size: f32, color: Color32) {
        let rect = self.points(Rect::from_center_size(center, Vec2::splat(size)));
        icons::paint(self.ui.painter(), icon, rect, color);
    }

    /// A bar of a level, from its left in the middle of its height; gives how wide it is.
    pub fn bar(&self, bar: FeasibilityBar, left: Pos2, height: f32) -> f32 {
        let bar = bar.height(height * self.scale);
        let corner = self.points(Rect::from_min_size(left - vec2(0.0, height / 2.0), Vec2::ZERO)).min;
        bar.paint(self.ui.painter(), corner, self.tokens());
        bar.size().x / self.scale
    }

    /// A filled rectangle.
    pub fn fill(&self, rect: Rect, radius: f32, color: Color32) {
        self.ui.painter().rect_filled(self.points(rect), radius * self.scale, color);
    }

    /// The left edge of one with rounded corners, so wide, in a colour of its own.
    pub fn strip(&self, rect: Rect, radius: f32, width: f32, color: Color32) {
        let corner = (radius * self.scale).round() as u8;
        let round = CornerRadius { nw: corner, sw: corner, ne: 0, se: 0 };
        self.ui.painter().rect_filled(self.points(rect.with_max_x(rect.left() + width)), round, color);
    }

    /// The edge of one, on its inside.
    pub fn edge(&self, rect: Rect, radius: f32, width: f32, color: Color32) {
        let stroke = Stroke::new(width * self.scale, color);
        self.ui.painter().rect_stroke(self.points(rect), radius * self.scale, stroke, StrokeKind::Inside);
    }
}
