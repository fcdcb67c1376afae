//! Icons, painted: no font can lack them, they scale, and their shapes differ so that state never rests on colour.
//!
//! Each icon is a list of strokes on a square of 24 by 24 units, laid out like a font's glyph: the drawing keeps to
//! the middle 20 units, strokes have round ends.
use egui::{Color32, Painter, Rect, Response, Sense, Ui, Vec2, emath::GuiRounding as _};

use super::Tone;
use super::pen::{Pen, WEIGHT};

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
