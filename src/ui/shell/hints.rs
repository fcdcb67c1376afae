//! The hints of the first minute, one at a time: a line below the board that says what can be done, and an edge around
//! what that is about: the palette, a card, the verdict.
//!
//! They cover nothing: the line has a place of its own, and everything can be used as if it were not there. They go for
//! good when they are sent away, or when one does what they say.

use std::cmp::Ordering::Equal;

use egui::{
    Align, Context, CornerRadius, Frame, Id, Label, LayerId, Layout, Order, Panel, Rect, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::scenario::{Card, Package};
use crate::ui::command::{Action, Now};
use crate::ui::layout::Measures;
use crate::ui::prefs::Hint;
use crate::ui::state::{Centre, card_id};
use crate::ui::theme::{Icon, Tokens, Tone, Type, icons, space, tokens};
use crate::ui::widgets::line::Line;
use crate::ui::widgets::primary_ui;
use crate::workshop::Edit;

/// How much of a card must be seen to be pointed at, each way, in points.
const LEAST: f32 = 20.0;

impl Hint {
    /// What to do.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Palette => "Click or drag an element to the board",
            Self::Card => "Change who provides a card and how, right on it",
            Self::Verdict => "Click the verdict to see why",
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

/// Whether hints have something to point at, which all is on and around the board. Nobody lays cards on a shared screen.
fn can_point(now: &Now<'_>) -> bool {
    !now.view.presenting
        && now.view.centre == Centre::Board
        && now.board.scenario().elements.iter().any(|element| !element.frame)
}

/// Draws the line of a hint at the bottom of what is left of the window.
pub fn hint_ui(ui: &mut Ui, hint: Hint, now: &Now<'_>, out: &mut Vec<Action>) {
    if !can_point(now) {
        return;
    }
    let colors = tokens(ui).tone(Tone::Accent);
    let height = Measures::now(ui).pick(32.0, 40.0, 44.0);
    let panel = Panel::bottom("hint").exact_size(height).resizable(false).show_separator_line(false);
    panel.frame(Frame::new().fill(colors.soft)).show(ui, |ui| {
        let rect = ui.max_rect();
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.5, colors.strong));
        let inner = rect.shrink2(vec2(space::M, 0.0));
        let group = ui.interact(rect, Id::unique(("hint", hint)), Sense::hover());
        group.widget_info(|| WidgetInfo::labeled(Role::Group, true, format!("Hint: {}", hint.text())));
        let buttons = |ui: &mut Ui| {
            // From the right: what is needed most is where the eye ends.
            let last = Hint::ALL.last() == Some(&hint);
            if primary_ui(ui, if last { "Got it" } else { "Next" }, true).clicked() {
                out.push(Action::DismissHint(hint));
            }
            if !last && ui.button("Hide hints").clicked() {
                out.push(Action::DismissHints);
            }
            let number = Hint::ALL.iter().position(|other| *other == hint).map_or(0, |index| index + 1);
            let count = Type::Small.text(format!("{number} of {}", Hint::ALL.len())).color(tokens(ui).text_muted);
            ui.add(Label::new(count).selectable(false).extend()).rect.left()
        };
        let mut right = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        let edge = right.with_layout(Layout::right_to_left(Align::Center), buttons).inner - space::M;
        let mark = Rect::from_center_size(pos2(inner.left() + 8.0, inner.center().y), vec2(16.0, 16.0));
        icons::paint(ui.painter(), Icon::Info, mark, colors.strong);
        let text = inner.with_min_x(mark.right() + space::S).with_max_x(edge);
        let what = Line::new(ui, hint.text(), Type::Strong.font(), tokens(ui).text, text.width()).paint(ui, text);
        let rest = text.with_min_x(what.right() + space::M);
        let more = Line::new(ui, hint.more(), Type::Small.font(), tokens(ui).text_muted, rest.width());
        if !more.is_cut() {
            more.paint(ui, rest);
        }
    });
}

/// Draws the edge around what a hint is about, where that is on the screen.
pub fn hinted_ui(ctx: &Context, hint: Hint, now: &Now<'_>) {
    let Some(rect) = hinted(ctx, hint, now).filter(|_| can_point(now)) else { return };
    let painter = ctx.layer_painter(LayerId::new(Order::Middle, Id::unique("hinted")));
    let edge = Stroke::new(2.0, Tokens::of(ctx.theme()).tone(Tone::Accent).strong);
    painter.rect_stroke(rect, CornerRadius::same(space::RADIUS), edge, StrokeKind::Inside);
}

/// What a hint is about.
fn hinted(ctx: &Context, hint: Hint, now: &Now<'_>) -> Option<Rect> {
    let parts = &now.view.parts;
    match hint {
        Hint::Palette => parts.palette,
        Hint::Card => {
            let centre = parts.centre?;
            let cards = now.board.package().map(|package| package.cards.as_slice()).unwrap_or_default();
            let place = |card: &Card| {
                let known = now.view.places.iter().find(|(element, _)| *element == card.element);
                let rect = known.map(|(_, rect)| *rect);
                rect.or_else(|| ctx.read_response(card_id(&card.element)).map(|response| response.rect))
            };
            let whole = |rect: &Rect| centre.contains_rect(*rect);
            // The topmost that is seen whole; else what is seen of the topmost.
            let first = |one: &Rect, other: &Rect| {
                (!whole(one), one.top()).partial_cmp(&(!whole(other), other.top())).unwrap_or(Equal)
            };
            let seen = cards.iter().filter_map(place).min_by(first)?.expand(2.0).intersect(centre);
            (seen.width() >= LEAST && seen.height() >= LEAST).then_some(seen)
        }
        Hint::Verdict => parts.banner,
    }
}
