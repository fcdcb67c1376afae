//! The hints of the first minute: small callouts that point at the palette, a card and the verdict, one at a time.
//!
//! They take nothing away: what they point at stays in sight, as does the verdict, and everything can be used as if
//! they were not there. They go for good when they are sent away, or when one does what they say.

use std::cmp::Ordering::Equal;

use egui::{
    Area, AreaState, Context, CornerRadius, DragAndDrop, Frame, Id, Label, LayerId, Margin, Order, Pos2, Rect, Role,
    Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::scenario::{Card, Package};
use crate::ui::command::{Action, Now};
use crate::ui::prefs::Hint;
use crate::ui::state::{Centre, card_id};
use crate::ui::theme::{Icon, Tokens, Tone, Type, icon_ui, space, tokens};
use crate::ui::widgets::primary_ui;
use crate::workshop::Edit;

/// How wide a callout is, in points.
const WIDTH: f32 = 304.0;
/// How high it is before that is known, in points.
const GUESS: f32 = 116.0;
/// Between a callout and what it points at; the tip stands there. In points.
const GAP: f32 = 12.0;
/// Half of the width of the tip where it leaves the callout, in points.
const TIP: f32 = 8.0;
/// How much of a card must be seen to be pointed at, each way, in points.
const LEAST: f32 = 20.0;
/// How near a callout may come to the edge of the window, in points.
const EDGE: f32 = 6.0;

impl Hint {
    /// What to do.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Palette => "Click or drag an element to the board",
            Self::Card => "Change who provides it and how, right here",
            Self::Verdict => "Click to see why",
        }
    }

    /// What comes of it.
    fn more(self) -> &'static str {
        match self {
            Self::Palette => "It becomes a card, and the verdict follows at once",
            Self::Card => "Each chip of a card opens a choice; everything can be undone",
            Self::Verdict => "It leads to the findings, and down to who said what, and when",
        }
    }
}

/// The hint that is no longer needed after an edit of this package.
pub fn hint_taken(edit: &Edit, package: Option<&Package>) -> Option<Hint> {
    match edit {
        Edit::AddCard { .. } => Some(Hint::Palette),
        Edit::SetProvider { .. } => Some(Hint::Card),
        Edit::SetOption { element, .. } => package?.card(element).map(|_| Hint::Card),
        _ => None,
    }
}

/// Draws a hint where there is something to point at, and room beside it.
pub fn hint_ui(ctx: &Context, hint: Hint, now: &Now<'_>, out: &mut Vec<Action>) {
    let elements = now.board.scenario().elements.iter().any(|element| !element.frame);
    // What is dragged must find its place, whatever lies there.
    if now.view.presenting || !elements || DragAndDrop::has_any_payload(ctx) {
        return;
    }
    let id = Id::unique(("hint", hint));
    let size = AreaState::load(ctx, id).and_then(|state| state.size).unwrap_or(vec2(WIDTH, GUESS));
    let room = ctx.content_rect().shrink(EDGE);
    let banner = now.view.parts.banner.unwrap_or(Rect::NOTHING);
    let placed = anchors(ctx, hint, now).into_iter().find_map(|(anchor, aim)| {
        let place = Place::beside(anchor, aim, size, room, banner)?;
        Some((anchor, place))
    });
    let Some((anchor, place)) = placed else { return };
    let area = Area::new(id).order(Order::Middle).fixed_pos(place.rect.min).constrain(false);
    let shown = area.show(ctx, |ui| callout_ui(ui, hint, out)).response.rect;
    let painter = ctx.layer_painter(LayerId::new(Order::Middle, id));
    let colors = Tokens::of(ctx.theme()).tone(Tone::Accent);
    let edge = Stroke::new(1.5, colors.strong);
    painter.rect_stroke(anchor, CornerRadius::same(space::RADIUS), edge, StrokeKind::Inside);
    let [left, apex, right] = place.tip(shown);
    painter.add(Shape::convex_polygon(vec![left, apex, right], colors.soft, Stroke::NONE));
    painter.line_segment([left, apex], edge);
    painter.line_segment([apex, right], edge);
}

/// What the hint may point at, the best first, and the point that it aims at; only what is whole on the screen.
fn anchors(ctx: &Context, hint: Hint, now: &Now<'_>) -> Vec<(Rect, Pos2)> {
    let parts = &now.view.parts;
    match hint {
        Hint::Palette => {
            // At the first elements, below the search.
            parts.palette.map(|rect| (rect, pos2(rect.right(), rect.top() + 110.0))).into_iter().collect()
        }
        Hint::Card => {
            let centre = parts.centre.filter(|_| now.view.centre == Centre::Board).unwrap_or(Rect::NOTHING);
            let cards = now.board.package().map(|package| package.cards.as_slice()).unwrap_or_default();
            let place = |card: &Card| {
                let known = now.view.places.iter().find(|(element, _)| *element == card.element);
                let rect = known.map(|(_, rect)| *rect);
                rect.or_else(|| ctx.read_response(card_id(&card.element)).map(|response| response.rect))
            };
            let whole = |rect: &Rect| centre.contains_rect(*rect);
            let mut seen: Vec<Rect> = cards.iter().filter_map(place).collect();
            // The topmost that is seen whole; else what is seen of the topmost.
            seen.sort_by(|one, other| {
                (!whole(one), one.top()).partial_cmp(&(!whole(other), other.top())).unwrap_or(Equal)
            });
            let seen = seen.into_iter().map(|rect| rect.expand(2.0).intersect(centre));
            seen.filter(|rect| rect.width() >= LEAST && rect.height() >= LEAST)
                .map(|rect| (rect, rect.center()))
                .collect()
        }
        Hint::Verdict => {
            // At the word, which stands at the left.
            parts.banner.map(|rect| (rect, pos2(rect.left() + 130.0, rect.bottom()))).into_iter().collect()
        }
    }
}

/// Where a callout lies, and where its tip points.
struct Place {
    rect: Rect,
    side: Vec2,
    aim: Pos2,
}

impl Place {
    /// A place of this size beside what is pointed at, inside `room`, that covers neither that nor the banner.
    fn beside(anchor: Rect, aim: Pos2, size: Vec2, room: Rect, banner: Rect) -> Option<Self> {
        // To the right, below, to the left, above.
        let sides = [vec2(1.0, 0.0), vec2(0.0, 1.0), vec2(-1.0, 0.0), vec2(0.0, -1.0)];
        sides.into_iter().find_map(|side| {
            let half = size / 2.0;
            let away = |low: f32, high: f32, half: f32, way: f32| {
                if way > 0.0 { high + GAP + half } else { low - GAP - half }
            };
            let along = |aim: f32, low: f32, high: f32, half: f32| aim.min(high - half).max(low + half);
            let center = if side.x == 0.0 {
                let x = along(aim.x, room.left(), room.right(), half.x);
                pos2(x, away(anchor.top(), anchor.bottom(), half.y, side.y))
            } else {
                // The text begins at the height of what it is about.
                let y = along(aim.y + half.y - 3.0 * TIP, room.top(), room.bottom(), half.y);
                pos2(away(anchor.left(), anchor.right(), half.x, side.x), y)
            };
            let rect = Rect::from_center_size(center, size);
            let fits = room.expand(0.5).contains_rect(rect);
            (fits && !rect.intersects(banner) && !rect.intersects(anchor)).then_some(Self { rect, side, aim })
        })
    }

    /// The corners of the tip of a callout that lies at `rect`: where it leaves the edge, where it points, and back.
    fn tip(&self, rect: Rect) -> [Pos2; 3] {
        let inset = f32::from(space::RADIUS_LARGE) + TIP;
        let within = |aim: f32, low: f32, high: f32| aim.min(high - inset).max(low + inset);
        let base = pos2(within(self.aim.x, rect.left(), rect.right()), within(self.aim.y, rect.top(), rect.bottom()));
        // The edge of the callout is painted over, so that the tip grows out of it.
        let base = match (self.side.x, self.side.y) {
            (x, _) if x > 0.0 => pos2(rect.left() + 1.5, base.y),
            (x, _) if x < 0.0 => pos2(rect.right() - 1.5, base.y),
            (_, y) if y > 0.0 => pos2(base.x, rect.top() + 1.5),
            _ => pos2(base.x, rect.bottom() - 1.5),
        };
        let across = vec2(self.side.y.abs(), self.side.x.abs()) * TIP;
        [base - across, base - self.side * (GAP - 1.0), base + across]
    }
}

fn callout_ui(ui: &mut Ui, hint: Hint, out: &mut Vec<Action>) {
    let colors = tokens(ui).tone(Tone::Accent);
    let frame = Frame::new()
        .fill(colors.soft)
        .stroke(Stroke::new(1.5, colors.strong))
        .corner_radius(CornerRadius::same(space::RADIUS_LARGE))
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(12, 10));
    let shown = frame.show(ui, |ui| {
        ui.set_width(WIDTH - 2.0 * 13.5);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            ui.add_space(1.0);
            icon_ui(ui, Icon::Info, 16.0, colors.strong);
            ui.add(Label::new(Type::Strong.text(hint.text())).wrap());
        });
        ui.add(Label::new(Type::Small.text(hint.more()).color(tokens(ui).text_muted)).wrap());
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            let last = Hint::ALL.last() == Some(&hint);
            let number = Hint::ALL.iter().position(|other| *other == hint).map_or(0, |index| index + 1);
            if primary_ui(ui, if last { "Got it" } else { "Next" }, true).clicked() {
                out.push(Action::DismissHint(hint));
            }
            if !last && ui.button("Hide hints").clicked() {
                out.push(Action::DismissHints);
            }
            let count = Type::Small.text(format!("{number} of {}", Hint::ALL.len()));
            ui.add(Label::new(count.color(tokens(ui).text_muted)).selectable(false).extend());
        });
    });
    let name = format!("Hint: {}", hint.text());
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name.as_str()));
}
