//! Icons, painted: no font can lack them, they scale, and their shapes differ so that state never rests on colour.
//!
//! Each icon is a list of strokes on a square of 24 by 24 units, laid out like a font's glyph: the drawing keeps to
//! the middle 20 units, strokes have round ends.
use std::f32::consts::{PI, TAU};

use egui::{
    Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, emath::GuiRounding as _, vec2,
};

use super::{Tokens, Tone};

/// A picture of about one line's height that stands before a word or on a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// Bold cross: blocked, crossed, impossible.
    Cross,
    /// Filled triangle with an exclamation mark: strained, unmet.
    Triangle,
    /// Bold tick: workable, open.
    Check,
    /// Ring: neutral, nothing yet.
    Circle,
    /// Short bar: none.
    Dash,
    /// An equals sign struck through: of different minds.
    Unequal,
    /// Closed padlock: pinned.
    Lock,
    /// Open padlock: not pinned.
    Unlock,
    /// Add.
    Plus,
    /// Take away.
    Minus,
    /// Thin cross: close, remove.
    Close,
    /// Magnifying glass.
    Search,
    /// Arrow turning back.
    Undo,
    /// Arrow turning forward.
    Redo,
    /// Opens downwards.
    ChevronDown,
    /// Upwards.
    ChevronUp,
    /// Opens to the right.
    ChevronRight,
    /// Opens to the left.
    ChevronLeft,
    /// From one state to the next.
    ArrowRight,
    /// Back to where one came from.
    ArrowLeft,
    /// The letter i in a ring: information.
    Info,
    /// Quotation marks: a claim.
    Quote,
    /// Head and shoulders: an actor or a voice.
    Person,
    /// Six dots: can be dragged.
    Grip,
    /// Filled circle: unsaved, current.
    Dot,
    /// Folder: open a file.
    Folder,
    /// Disk: save.
    Save,
    /// Sheet with a folded corner: a file.
    File,
    /// Three lines: menu.
    Menu,
    /// Screen on a stand: presenting.
    Screen,
    /// Filled circle in a ring: the one chosen of several.
    Chosen,
    /// An empty box: not ticked.
    Box,
    /// A box with a tick in it.
    Ticked,
    /// A question mark in a ring: not known.
    Unknown,
    /// Three dots: more that can be done.
    More,
    /// A funnel: only a part is heard.
    Filter,
    /// A clock.
    Clock,
    /// A clock that stands still.
    Pause,
    /// A speech bubble: what the room talks about.
    Speech,
}

impl Icon {
    /// All icons.
    pub const ALL: [Self; 39] = [
        Self::Cross,
        Self::Triangle,
        Self::Check,
        Self::Circle,
        Self::Dash,
        Self::Unequal,
        Self::Lock,
        Self::Unlock,
        Self::Plus,
        Self::Minus,
        Self::Close,
        Self::Search,
        Self::Undo,
        Self::Redo,
        Self::ChevronDown,
        Self::ChevronUp,
        Self::ChevronRight,
        Self::ChevronLeft,
        Self::ArrowRight,
        Self::ArrowLeft,
        Self::Info,
        Self::Quote,
        Self::Person,
        Self::Grip,
        Self::Dot,
        Self::Folder,
        Self::Save,
        Self::File,
        Self::Menu,
        Self::Screen,
        Self::Chosen,
        Self::Box,
        Self::Ticked,
        Self::Unknown,
        Self::More,
        Self::Filter,
        Self::Clock,
        Self::Pause,
        Self::Speech,
    ];

    /// The shape that always goes with `tone`.
    pub fn of(tone: Tone) -> Self {
        match tone {
            Tone::Bad => Self::Cross,
            Tone::Warn => Self::Triangle,
            Tone::Good => Self::Check,
            Tone::Neutral => Self::Circle,
            Tone::Accent => Self::Info,
        }
    }
}

/// Allocates a square of `size` points and paints `icon` in it. It says nothing to screen readers: the word beside it
/// does; a button made of an icon alone must be named by its caller.
pub fn icon_ui(ui: &mut Ui, icon: Icon, size: f32, color: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    paint(ui.painter(), icon, rect, color);
    response
}

/// Paints `icon` as large as fits into the middle of `rect`.
#[expect(clippy::too_many_lines, reason = "one shape after the other")]
pub fn paint(painter: &Painter, icon: Icon, rect: Rect, color: Color32) {
    let side = rect.width().min(rect.height()).round_to_pixels(painter.pixels_per_point());
    let corner = (rect.center() - Vec2::splat(side / 2.0)).round_to_pixels(painter.pixels_per_point());
    let pen = Pen { painter, corner, unit: side / 24.0, color };
    match icon {
        Icon::Cross => pen.cross(6.0, 4.6),
        Icon::Triangle => pen.triangle(),
        Icon::Check => pen.stroke(&[(4.5, 12.8), (9.8, 18.0), (19.5, 6.8)], 3.6),
        Icon::Circle => pen.ring((12.0, 12.0), 8.0, 2.6),
        Icon::Dash => pen.bar((6.5, 12.0), (17.5, 12.0), 4.0),
        Icon::Unequal => {
            pen.bar((4.0, 8.5), (20.0, 8.5), 2.8);
            pen.bar((4.0, 15.5), (20.0, 15.5), 2.8);
            pen.stroke(&[(16.0, 3.0), (8.0, 21.0)], 2.4);
        }
        Icon::Lock => pen.padlock(true),
        Icon::Unlock => pen.padlock(false),
        Icon::Plus => {
            pen.bar((12.0, 4.0), (12.0, 20.0), 2.6);
            pen.bar((4.0, 12.0), (20.0, 12.0), 2.6);
        }
        Icon::Minus => pen.bar((4.0, 12.0), (20.0, 12.0), 2.6),
        Icon::Close => pen.cross(6.5, WEIGHT),
        Icon::Search => {
            pen.ring((10.5, 10.5), 6.5, WEIGHT);
            pen.stroke(&[(15.3, 15.3), (20.5, 20.5)], WEIGHT);
        }
        Icon::Undo => pen.turn(false),
        Icon::Redo => pen.turn(true),
        Icon::ChevronDown => pen.stroke(&[(6.0, 9.0), (12.0, 15.0), (18.0, 9.0)], WEIGHT),
        Icon::ChevronUp => pen.stroke(&[(6.0, 15.0), (12.0, 9.0), (18.0, 15.0)], WEIGHT),
        Icon::ChevronRight => pen.stroke(&[(9.0, 6.0), (15.0, 12.0), (9.0, 18.0)], WEIGHT),
        Icon::ChevronLeft => pen.stroke(&[(15.0, 6.0), (9.0, 12.0), (15.0, 18.0)], WEIGHT),
        Icon::ArrowRight => {
            pen.stroke(&[(4.0, 12.0), (20.0, 12.0)], WEIGHT);
            pen.stroke(&[(14.0, 6.0), (20.0, 12.0), (14.0, 18.0)], WEIGHT);
        }
        Icon::ArrowLeft => {
            pen.stroke(&[(4.0, 12.0), (20.0, 12.0)], WEIGHT);
            pen.stroke(&[(10.0, 6.0), (4.0, 12.0), (10.0, 18.0)], WEIGHT);
        }
        Icon::Info => pen.info(),
        Icon::Quote => {
            pen.quotation_mark(7.0);
            pen.quotation_mark(16.5);
        }
        Icon::Person => pen.person(),
        Icon::Grip => {
            for y in [5.5, 12.0, 18.5] {
                pen.disc((8.5, y), 1.9);
                pen.disc((15.5, y), 1.9);
            }
        }
        Icon::Dot => pen.disc((12.0, 12.0), 6.0),
        Icon::Folder => {
            pen.edge(&[(3.0, 19.5), (3.0, 5.0), (9.5, 5.0), (12.0, 8.0), (21.0, 8.0), (21.0, 19.5)], true);
        }
        Icon::Save => {
            pen.edge(&[(4.0, 4.0), (16.0, 4.0), (20.0, 8.0), (20.0, 20.0), (4.0, 20.0)], true);
            pen.edge(&[(8.0, 4.0), (8.0, 9.0), (15.0, 9.0), (15.0, 4.0)], false);
            pen.edge(&[(8.0, 20.0), (8.0, 14.0), (16.0, 14.0), (16.0, 20.0)], false);
        }
        Icon::File => {
            pen.edge(&[(5.0, 3.0), (14.0, 3.0), (19.0, 8.0), (19.0, 21.0), (5.0, 21.0)], true);
            pen.edge(&[(13.0, 3.0), (13.0, 9.0), (19.0, 9.0)], false);
        }
        Icon::Menu => {
            for y in [5.0, 12.0, 19.0] {
                pen.bar((3.0, y), (21.0, y), WEIGHT);
            }
        }
        Icon::Screen => {
            pen.edge(&[(3.0, 4.0), (21.0, 4.0), (21.0, 16.0), (3.0, 16.0)], true);
            pen.bar((12.0, 16.0), (12.0, 20.0), WEIGHT);
            pen.bar((7.0, 20.5), (17.0, 20.5), WEIGHT);
        }
        Icon::Chosen => {
            pen.ring((12.0, 12.0), 8.5, WEIGHT);
            pen.ring((12.0, 12.0), 2.0, 4.0);
        }
        Icon::Box => pen.edge(&BOX, true),
        Icon::Ticked => {
            pen.edge(&BOX, true);
            pen.stroke(&[(7.0, 12.5), (10.8, 16.0), (17.0, 8.5)], 2.8);
        }
        Icon::Unknown => pen.question(),
        Icon::More => {
            for x in [4.5, 12.0, 19.5] {
                pen.disc((x, 12.0), 2.1);
            }
        }
        Icon::Filter => {
            pen.stroke(
                &[(3.5, 5.0), (20.5, 5.0), (14.0, 13.0), (14.0, 19.5), (10.0, 17.0), (10.0, 13.0), (3.5, 5.0)],
                2.0,
            );
        }
        Icon::Clock => {
            pen.ring((12.0, 12.0), 9.0, WEIGHT);
            pen.stroke(&[(12.0, 6.5), (12.0, 12.0), (16.0, 14.0)], WEIGHT);
        }
        Icon::Pause => [8.0, 16.0].into_iter().for_each(|x| pen.bar((x, 6.0), (x, 18.0), 4.0)),
        Icon::Speech => {
            pen.filled(&[(3.0, 4.5), (21.0, 4.5), (21.0, 16.5), (11.0, 16.5), (3.0, 16.5)]);
            pen.filled(&[(6.5, 16.0), (12.0, 16.0), (6.5, 21.5)]);
        }
    }
}

/// A box to be ticked.
const BOX: [(f32, f32); 4] = [(3.5, 3.5), (20.5, 3.5), (20.5, 20.5), (3.5, 20.5)];

/// Width of an ordinary stroke, in units.
const WEIGHT: f32 = 2.2;

/// Draws in units of the 24 by 24 square.
struct Pen<'a> {
    painter: &'a Painter,
    corner: Pos2,
    unit: f32,
    color: Color32,
}

impl Pen<'_> {
    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        self.corner + vec2(x, y) * self.unit
    }

    /// Strokes get no thinner than a pixel and a bit, or they would look grey.
    fn width(&self, units: f32) -> f32 {
        (units * self.unit).max(1.25 / self.painter.pixels_per_point())
    }

    /// A line through `points` with round ends and corners.
    fn stroke(&self, points: &[(f32, f32)], weight: f32) {
        let width = self.width(weight);
        let points: Vec<Pos2> = points.iter().map(|&point| self.at(point)).collect();
        for &point in &points {
            self.painter.circle_filled(point, width / 2.0, self.color);
        }
        self.painter.line(points, Stroke::new(width, self.color));
    }

    /// A level or upright line of whole pixels, so that it is sharp at every size.
    fn bar(&self, from: (f32, f32), to: (f32, f32), weight: f32) {
        let scale = self.painter.pixels_per_point();
        let width = self.width(weight).round_to_pixels(scale);
        let middle = Rect::from_two_pos(self.at(from), self.at(to));
        let level = middle.width() > middle.height();
        let size = if level { vec2(middle.width(), width) } else { vec2(width, middle.height()) };
        let corner = (middle.center() - size / 2.0).round_to_pixels(scale);
        self.painter.rect_filled(Rect::from_min_size(corner, size.round_to_pixels(scale)), 0.0, self.color);
    }

    /// A line of whole pixels through `points` that runs mostly level and upright.
    fn edge(&self, points: &[(f32, f32)], closed: bool) {
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

    fn ring(&self, center: (f32, f32), radius: f32, weight: f32) {
        self.painter.circle_stroke(self.at(center), radius * self.unit, Stroke::new(self.width(weight), self.color));
    }

    fn disc(&self, center: (f32, f32), radius: f32) {
        self.painter.circle_filled(self.at(center), radius * self.unit, self.color);
    }

    fn cross(&self, inset: f32, weight: f32) {
        let far = 24.0 - inset;
        self.stroke(&[(inset, inset), (far, far)], weight);
        self.stroke(&[(far, inset), (inset, far)], weight);
    }

    /// Points on a circle from one angle to another, clockwise from the right.
    fn arc((x, y): (f32, f32), radius: f32, from: f32, to: f32) -> Vec<(f32, f32)> {
        const STEPS: u8 = 20;
        let angle = |step: u8| from + (to - from) * f32::from(step) / f32::from(STEPS);
        (0..=STEPS).map(|step| (x + radius * angle(step).cos(), y + radius * angle(step).sin())).collect()
    }

    /// A convex shape with rounded corners.
    fn filled(&self, points: &[(f32, f32)]) {
        let points: Vec<Pos2> = points.iter().map(|&point| self.at(point)).collect();
        self.painter.add(Shape::convex_polygon(points, self.color, Stroke::new(self.unit, self.color)));
    }

    /// Filled; the exclamation mark is in the colour of the card that the icon stands on.
    fn triangle(&self) {
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
    fn padlock(&self, closed: bool) {
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
    fn turn(&self, forward: bool) {
        let mirror = |(x, y): (f32, f32)| if forward { (24.0 - x, y) } else { (x, y) };
        let mut path = vec![(4.0, 9.0)];
        path.extend(Self::arc((14.0, 14.0), 5.0, -PI / 2.0, PI / 2.0));
        path.push((9.0, 19.0));
        let path: Vec<_> = path.into_iter().map(mirror).collect();
        self.stroke(&path, WEIGHT);
        self.stroke(&[(8.5, 4.5), (4.0, 9.0), (8.5, 13.5)].map(mirror), WEIGHT);
    }

    fn info(&self) {
        self.ring((12.0, 12.0), 9.0, WEIGHT);
        self.disc((12.0, 7.8), 1.5);
        self.stroke(&[(12.0, 11.8), (12.0, 16.4)], 2.6);
    }

    fn question(&self) {
        self.ring((12.0, 12.0), 9.5, 2.0);
        let mut hook = Self::arc((12.0, 9.6), 3.1, PI, TAU + 0.6);
        hook.extend([(12.0, 13.0), (12.0, 14.0)]);
        self.stroke(&hook, 2.0);
        self.disc((12.0, 17.2), 1.4);
    }

    fn quotation_mark(&self, x: f32) {
        self.disc((x, 9.5), 3.4);
        self.stroke(&[(x + 2.3, 9.5), (x + 2.3, 11.5), (x + 0.6, 15.2), (x - 2.0, 17.5)], 2.2);
    }

    fn person(&self) {
        self.disc((12.0, 7.8), 4.2);
        let mut shoulders = Self::arc((12.0, 21.0), 8.0, PI, TAU);
        shoulders.push((4.0, 21.0));
        let points = shoulders.into_iter().map(|point| self.at(point)).collect();
        self.painter.add(Shape::convex_polygon(points, self.color, Stroke::NONE));
    }
}
