//! Bars for the two scales of the board: feasibility in four segments, protection in degrees.
//!
//! A bar is a picture of the word or number beside it, which is what screen readers hear; the bar itself is silent.
use egui::emath::GuiRounding as _;
use egui::{
    Align2, Color32, FontId, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, pos2, vec2,
};

use super::icons::{self, Icon};
use super::typography::semibold;
use super::{Tokens, tokens};
use crate::assess::Certainty;
use crate::scenario::{Degree, Feasibility};

/// Four segments, as many of them filled as the level says. Ruled out fills none and shows a cross instead. Where the
/// level rests on something unknown, what would be filled is hollow.
#[derive(Clone, Copy, Debug)]
#[must_use = "add it to a ui"]
pub struct FeasibilityBar {
    level: Feasibility,
    certainty: Certainty,
    spread: Option<(Feasibility, Feasibility)>,
    height: f32,
    /// The word beside it says that it stands for what is unknown.
    said: bool,
}

/// How thick the edge of a hollow segment is, as a share of its height.
const HOLLOW: f32 = 0.2;

impl FeasibilityBar {
    /// A bar of the size that goes with small text, of a level that something known gives.
    pub fn new(level: Feasibility) -> Self {
        Self { level, certainty: Certainty::Known, spread: None, height: 9.0, said: false }
    }

    /// Says whether the level rests on something unknown. The word beside an upper bound ends in a question mark; a
    /// level that stands for what is unknown has one behind its bar.
    pub fn certainty(self, certainty: Certainty) -> Self {
        Self { certainty, ..self }
    }

    /// Leaves out the question mark, where there is no room for it beside a word that says as much.
    pub fn unasked(self) -> Self {
        Self { said: true, ..self }
    }

    /// Underlines the levels from the lowest to the highest that single voices give.
    pub fn spread(self, lowest: Feasibility, highest: Feasibility) -> Self {
        Self { spread: Some((lowest, highest)), ..self }
    }

    /// The height of the segments in points; the width follows.
    pub fn height(self, height: f32) -> Self {
        Self { height, ..self }
    }

    /// What the bar takes up, in points.
    pub fn size(&self) -> Vec2 {
        let under = if self.spread.is_some() { self.height * 0.625 } else { 0.0 };
        let behind = if self.asks() { self.height } else { 0.0 };
        vec2(4.0 * self.segment().x + 3.0 * self.gap() + behind, self.height + under)
    }

    /// Whether a question mark stands behind the segments.
    fn asks(&self) -> bool {
        self.certainty == Certainty::Unknown && !self.said
    }

    /// Paints a segment that the level fills: full, or hollow where the level rests on something unknown.
    fn paint_filled(&self, painter: &Painter, rect: Rect, color: Color32) {
        match self.certainty {
            Certainty::Known => painter.rect_filled(rect, self.gap(), color),
            Certainty::UpperBound | Certainty::Unknown => {
                let edge = Stroke::new(HOLLOW * self.height, color);
                painter.rect_stroke(rect, self.gap(), edge, StrokeKind::Inside)
            }
        };
    }

    fn segment(&self) -> Vec2 {
        vec2(self.height * 8.0 / 9.0, self.height)
    }

    fn gap(&self) -> f32 {
        self.height * 2.0 / 9.0
    }

    fn segment_rect(&self, index: u8, corner: Pos2) -> Rect {
        let step = self.segment().x + self.gap();
        Rect::from_min_size(corner + vec2(f32::from(index) * step, 0.0), self.segment())
    }

    /// Paints it from a corner on.
    pub fn paint(&self, painter: &Painter, corner: Pos2, tokens: &Tokens) {
        let color = tokens.level(self.level);
        let ruled_out = self.level == Feasibility::RuledOut;
        for index in u8::from(ruled_out)..4 {
            let rect = self.segment_rect(index, corner);
            if index < self.level.number() {
                self.paint_filled(painter, rect, color);
            } else {
                painter.rect_filled(rect, self.gap(), tokens.off);
            }
        }
        if self.asks() {
            let place = self.segment_rect(3, corner).right_center() + vec2(self.gap() * 1.5, 0.0);
            let font = FontId::new(self.height * 1.5, semibold());
            painter.text(place, Align2::LEFT_CENTER, "?", font, tokens.text);
        }
        if ruled_out {
            let place = self.segment_rect(0, corner).center();
            icons::paint(painter, Icon::Cross, Rect::from_center_size(place, Vec2::splat(self.height * 1.3)), color);
        }
        if let Some((lowest, highest)) = self.spread {
            let from = self.segment_rect(lowest.number().saturating_sub(1), corner);
            let to = self.segment_rect(highest.number().saturating_sub(1), corner);
            let left = if lowest == Feasibility::RuledOut { from.left() - self.gap() } else { from.left() };
            let y = from.bottom() + self.height * 0.4;
            let line = Rect::from_min_max(pos2(left, y), pos2(to.right(), y + self.height * 0.19));
            painter.rect_filled(line, 0.0, tokens.text_muted);
        }
    }
}

impl Widget for FeasibilityBar {
    fn ui(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(self.size(), Sense::hover());
        self.paint(ui.painter(), rect.min.round_to_pixels(ui.pixels_per_point()), tokens(ui));
        response
    }
}

/// The bar of `level` at its usual size.
pub fn feasibility_bar(ui: &mut Ui, level: Feasibility) -> Response {
    ui.add(FeasibilityBar::new(level))
}

/// A degree of protection from 0 to 4: what arrives in practice is filled, what is promised on paper is outlined, and
/// a tick stands where somebody's floor is.
#[derive(Clone, Copy, Debug)]
#[must_use = "add it to a ui"]
pub struct DegreeBar {
    on_paper: Degree,
    in_practice: Degree,
    floor: Option<Degree>,
    width: f32,
}

impl DegreeBar {
    /// Degrees above 4 count as 4.
    pub fn new(on_paper: Degree, in_practice: Degree) -> Self {
        Self { on_paper, in_practice, floor: None, width: 180.0 }
    }

    /// Marks the degree that is asked for.
    pub fn floor(self, needed: Degree) -> Self {
        Self { floor: Some(needed), ..self }
    }

    /// The width in points.
    pub fn width(self, width: f32) -> Self {
        Self { width, ..self }
    }

    /// Paints it into a place.
    pub fn paint(&self, painter: &Painter, rect: Rect, tokens: &Tokens) {
        let upto = |degree: Degree| {
            let share = f32::from(degree.0.min(Degree::MAX.0)) / f32::from(Degree::MAX.0);
            Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()))
        };
        let radius = rect.height() / 2.0;
        let color = tokens.level(Feasibility::Ready);
        painter.rect_filled(rect, radius, tokens.off);
        if self.on_paper > self.in_practice {
            painter.rect(upto(self.on_paper), radius, tokens.card, Stroke::new(1.5, color), StrokeKind::Inside);
        }
        painter.rect_filled(upto(self.in_practice), radius, color);
        if let Some(needed) = self.floor {
            self.tick(painter, upto(needed), tokens.text);
        }
    }

    fn tick(&self, painter: &Painter, upto: Rect, color: Color32) {
        let x = painter.round_to_pixel_center(upto.right() - 1.0);
        let tick = Rect::from_min_max(pos2(x - 1.0, upto.top() - 3.0), pos2(x + 1.0, upto.bottom() + 3.0));
        painter.rect_filled(tick.round_to_pixels(painter.pixels_per_point()), 0.0, color);
    }
}

impl Widget for DegreeBar {
    fn ui(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(self.width, 16.0), Sense::hover());
        let bar = Rect::from_center_size(rect.center(), vec2(rect.width(), 10.0));
        self.paint(ui.painter(), bar, tokens(ui));
        response
    }
}
