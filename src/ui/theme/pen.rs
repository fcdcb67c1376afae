//! A pen for painted icons.

use std::f32::consts::{PI, TAU};

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, emath::GuiRounding as _, vec2};

use super::Tokens;

/// Width of an ordinary stroke, in units.
pub(super) const WEIGHT: f32 = 2.2;

/// Draws in units of the 24 by 24 square.
pub(super) struct Pen<'a> {
    pub painter: &'a Painter,
    /// The upper left corner of the square.
    pub corner: Pos2,
    /// How long a unit is, in points.
    pub unit: f32,
    pub color: Color32,
}

impl Pen<'_> {
    pub(super) fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        self.corner + vec2(x, y) * self.unit
    }

    /// Strokes get no thinner than a pixel and a bit, or they would look grey.
    pub(super) fn width(&self, units: f32) -> f32 {
        (units * self.unit).max(1.25 / self.painter.pixels_per_point())
    }

    /// A line through `points` with round ends and corners.
    pub(super) fn stroke(&self, points: &[(f32, f32)], weight: f32) {
        let width = self.width(weight);
        let points: Vec<Pos2> = points.iter().map(|&point| self.at(point)).collect();
        for &point in &points {
            self.painter.circle_filled(point, width / 2.0, self.color);
        }
        self.painter.line(points, Stroke::new(width, self.color));
    }

    /// A level or upright line of whole pixels, so that it is sharp at every size.
    pub(super) fn bar(&self, from: (f32, f32), to: (f32, f32), weight: f32) {
        let scale = self.painter.pixels_per_point();
        let width = self.width(weight).round_to_pixels(scale);
        let middle = Rect::from_two_pos(self.at(from), self.at(to));
        let level = middle.width() > middle.height();
        let size = if level { vec2(middle.width(), width) } else { vec2(width, middle.height()) };
        let corner = (middle.center() - size / 2.0).round_to_pixels(scale);
        self.painter.rect_filled(Rect::from_min_size(corner, size.round_to_pixels(scale)), 0.0, self.color);
    }

    /// A line of whole pixels through `points` that runs mostly level and upright.
    pub(super) fn edge(&self, points: &[(f32, f32)], closed: bool) {
        let scale = self.painter.pixels_per_point();
        let pixels = (self.width(WEIGHT) * scale).round();
        let place = |&point: &(f32, f32)| {
            if pixels % 2.0 == 0.0 {
                self.at(point).round_to_pixels(scale)
            } else {
                self.at(point).round_to_pixel_center(scale)
            }
        };
        let points = points.iter().map(place).collect();
        let stroke = Stroke::new(pixels / scale, self.color);
        self.painter.add(if closed { Shape::closed_line(points, stroke) } else { Shape::line(points, stroke) });
    }

    pub(super) fn ring(&self, center: (f32, f32), radius: f32, weight: f32) {
        self.painter.circle_stroke(self.at(center), radius * self.unit, Stroke::new(self.width(weight), self.color));
    }

    pub(super) fn disc(&self, center: (f32, f32), radius: f32) {
        self.painter.circle_filled(self.at(center), radius * self.unit, self.color);
    }

    pub(super) fn cross(&self, inset: f32, weight: f32) {
        let far = 24.0 - inset;
        self.stroke(&[(inset, inset), (far, far)], weight);
        self.stroke(&[(far, inset), (inset, far)], weight);
    }

    /// Points on a circle from one angle to another, clockwise from the right.
    pub(super) fn arc((x, y): (f32, f32), radius: f32, from: f32, to: f32) -> Vec<(f32, f32)> {
        const STEPS: u8 = 20;
        let angle = |step: u8| from + (to - from) * f32::from(step) / f32::from(STEPS);
        (0..=STEPS).map(|step| (x + radius * angle(step).cos(), y + radius * angle(step).sin())).collect()
    }

    /// A convex shape with rounded corners.
    pub(super) fn filled(&self, points: &[(f32, f32)]) {
        let points: Vec<Pos2> = points.iter().map(|&point| self.at(point)).collect();
        self.painter.add(Shape::convex_polygon(points, self.color, Stroke::new(self.unit, self.color)));
    }

    /// Filled; the exclamation mark is in the colour of the card that the icon stands on.
    pub(super) fn triangle(&self) {
        let corners = [(12.0, 4.0), (21.0, 19.5), (3.0, 19.5)];
        let points = corners.map(|corner| self.at(corner)).to_vec();
        self.painter.add(Shape::convex_polygon(points.clone(), self.color, Stroke::NONE));
        self.painter.add(Shape::closed_line(points.clone(), Stroke::new(2.4 * self.unit, self.color)));
        for point in points {
            self.painter.circle_filled(point, 1.2 * self.unit, self.color);
        }
        let mark = Pen { color: Tokens::of(self.painter.ctx().theme()).card, ..*self };
        mark.stroke(&[(12.0, 9.6), (12.0, 13.8)], 2.6);
        mark.disc((12.0, 17.4), 1.5);
    }

    /// Closed: full, the shackle in the body. Open: hollow, the shackle swung out.
    pub(super) fn padlock(&self, closed: bool) {
        let corners = 2.0 * self.unit;
        if closed {
            let body = Rect::from_min_max(self.at((4.5, 10.5)), self.at((19.5, 21.0)));
            self.painter.rect_filled(body, corners, self.color);
            let arch = Self::arc((12.0, 7.5), 4.5, PI, TAU);
            self.stroke(&[&[(7.5, 10.5)], arch.as_slice(), &[(16.5, 10.5)]].concat(), 2.4);
        } else {
            let body = Rect::from_min_max(self.at((2.0, 10.5)), self.at((15.5, 21.0)));
            let edge = Stroke::new(self.width(WEIGHT), self.color);
            self.painter.rect_stroke(body, corners, edge, StrokeKind::Inside);
            let arch = Self::arc((16.8, 7.3), 4.3, PI, TAU);
            self.stroke(&[&[(12.5, 10.5)], arch.as_slice(), &[(21.1, 9.5)]].concat(), WEIGHT);
        }
    }

    /// An arrow that turns back, or with `forward` its mirror image.
    pub(super) fn turn(&self, forward: bool) {
        let mirror = |(x, y): (f32, f32)| if forward { (24.0 - x, y) } else { (x, y) };
        let mut path = vec![(4.0, 9.0)];
        path.extend(Self::arc((14.0, 14.0), 5.0, -PI / 2.0, PI / 2.0));
        path.push((9.0, 19.0));
        let path: Vec<_> = path.into_iter().map(mirror).collect();
        self.stroke(&path, WEIGHT);
        self.stroke(&[(8.5, 4.5), (4.0, 9.0), (8.5, 13.5)].map(mirror), WEIGHT);
    }

    pub(super) fn info(&self) {
        self.ring((12.0, 12.0), 9.0, WEIGHT);
        self.disc((12.0, 7.8), 1.5);
        self.stroke(&[(12.0, 11.8), (12.0, 16.4)], 2.6);
    }

    pub(super) fn question(&self) {
        self.ring((12.0, 12.0), 9.5, 2.0);
        let mut hook = Self::arc((12.0, 9.6), 3.1, PI, TAU + 0.6);
        hook.extend([(12.0, 13.0), (12.0, 14.0)]);
        self.stroke(&hook, 2.0);
        self.disc((12.0, 17.2), 1.4);
    }

    pub(super) fn quotation_mark(&self, x: f32) {
        self.disc((x, 9.5), 3.4);
        self.stroke(&[(x + 2.3, 9.5), (x + 2.3, 11.5), (x + 0.6, 15.2), (x - 2.0, 17.5)], 2.2);
    }

    pub(super) fn person(&self) {
        self.disc((12.0, 7.8), 4.2);
        let mut shoulders = Self::arc((12.0, 21.0), 8.0, PI, TAU);
        shoulders.push((4.0, 21.0));
        let points = shoulders.into_iter().map(|point| self.at(point)).collect();
        self.painter.add(Shape::convex_polygon(points, self.color, Stroke::NONE));
    }
}
