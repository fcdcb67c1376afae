//! A card on the board: what it is, how feasible, by whom, with which options, and what stands against it.

mod buttons;
mod chips;
mod face;
mod pins;

use egui::{
    CornerRadius, CursorIcon, Frame, Id, Label, Margin, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::board::{Board, Drawn, dragged, start_ui};
use super::tones;
use crate::assess::{Certainty, Entry};
use crate::ui::command::{Action, Menu, Now};
use crate::ui::menu::entries_ui;
use crate::ui::state::{Subject, View, card_id};
use crate::ui::theme::{Tone, Type, space, tokens};
use crate::wording;

pub use chips::setting_chip;
pub use pins::setting_menu_ui;

/// Where a card lies.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Its upper left corner.
    pub corner: Pos2,
    /// How wide it is, in points.
    pub width: f32,
    /// How high it was when it was last laid out, in points.
    pub height: Option<f32>,
}

impl Place {
    /// The whole card, once it was laid out.
    pub fn rect(&self) -> Option<Rect> {
        self.height.map(|height| Rect::from_min_size(self.corner, vec2(self.width, height)))
    }
}

/// Inside a card, in points.
const MARGIN: Margin = Margin { left: 13, right: 8, top: 7, bottom: 8 };
/// How high the line of the name is at least, in points.
const NAME: f32 = 22.0;

/// Draws a card; returns where it lies.
pub fn card_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    entry: &Entry<'_>,
    place: &Place,
    view: &mut View,
    drawn: &mut Drawn,
    out: &mut Vec<Action>,
) -> Rect {
    let id = card_id(&entry.element.id);
    let presenting = !board.scene.editable;
    let lifted = dragged(ui).as_ref() == Some(&entry.element.id);
    let room = Rect::from_min_size(place.corner, vec2(place.width, f32::INFINITY));
    let mut child = ui.new_child(UiBuilder::new().id_salt(entry.element.id.as_str()).max_rect(room));
    if lifted {
        child.multiply_opacity(0.45);
    }
    // Under everything on the card: all of it can be taken hold of.
    let body = place.rect().map(|rect| child.interact(rect, id.with("body"), Sense::CLICK | Sense::DRAG));
    let over = child.rect_contains_pointer(place.rect().unwrap_or(Rect::NOTHING)) && dragged(ui).is_none();
    let lively = over || view.selected.as_ref() == Some(&entry.element.id);
    let mut handle = None;
    let frame = frame_ui(&mut child, (entry, board.scene.editable), view, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let corner = pos2(ui.max_rect().right(), ui.cursor().top());
        handle = Some(name_ui(ui, entry, presenting));
        face::level_ui(ui, board, entry, out);
        chips::chips_ui(ui, board, entry, presenting, out);
        face::worst_below_ui(ui, board, entry, out);
        buttons::buttons_ui(ui, board, entry, corner, presenting, lively, out);
    });
    if let Some(handle) = handle {
        let whole = body.map_or_else(|| handle.clone(), |body| handle.clone() | body);
        handle_ui(ui, board, entry, &handle, &whole, frame, view, out);
    }
    if view.reveal_card.as_ref() == Some(&entry.element.id) {
        view.reveal_card = None;
        ui.scroll_to_rect(frame.expand(space::S), None);
    }
    if over {
        drawn.pointed = Some(entry.element.id.clone());
    }
    frame
}

/// Stands in for a card that is far from what is seen: it can be reached and heard, and comes into sight when it is.
pub fn placeholder_ui(ui: &mut Ui, (entry, editable): (&Entry<'_>, bool), rect: Rect, view: &mut View) -> Rect {
    ui.advance_cursor_after_rect(rect);
    let name = Rect::from_min_size(rect.min, vec2(rect.width(), NAME));
    let handle = ui.interact(name, card_id(&entry.element.id), Sense::click());
    handle.widget_info(|| named(entry));
    focus_ui(ui, (entry, editable), &handle, rect, view);
    rect
}

/// What a screen reader hears of a card.
fn named(entry: &Entry<'_>) -> WidgetInfo {
    let level = wording::level(entry.assessed.level, entry.assessed.certainty);
    WidgetInfo::labeled(Role::Button, true, format!("Card {}: {level}", entry.element.name))
}

/// The ground of a card with its coloured edge, and around it whether it is selected or marked.
fn frame_ui(
    ui: &mut Ui,
    (entry, editable): (&Entry<'_>, bool),
    view: &View,
    add_contents: impl FnOnce(&mut Ui),
) -> Rect {
    let tokens = tokens(ui);
    // What is not known has no colour of its own yet.
    let level = match entry.assessed.certainty {
        Certainty::Known => tokens.level(entry.assessed.level),
        Certainty::UpperBound | Certainty::Unknown => tokens.tone(Tone::Neutral).line,
    };
    let edge = entry.worst.map_or(level, |finding| tokens.tone(tones::finding(finding).0).line);
    let selected = editable && view.selected.as_ref() == Some(&entry.card.element);
    let frame = Frame::new()
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, if selected { tokens.card_border_selected } else { tokens.card_border }))
        .corner_radius(CornerRadius::same(space::RADIUS))
        .inner_margin(MARGIN)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            // Rows of text are as high as the text; what can be clicked brings its own height.
            ui.spacing_mut().interact_size.y = 18.0;
            add_contents(ui);
        });
    let rect = frame.response.rect;
    let strip = rect.with_max_x(rect.left() + 4.0);
    let round = CornerRadius { nw: space::RADIUS, sw: space::RADIUS, ne: 0, se: 0 };
    ui.painter().rect_filled(strip, round, edge);
    if view.marked.contains(&entry.card.element) {
        // Painted over the border: a thicker border would move what is inside.
        let mark = Stroke::new(2.0, tokens.card_border_selected);
        ui.painter().rect_stroke(rect, space::RADIUS, mark, StrokeKind::Inside);
    }
    rect
}

/// The name of a card, which is what has the keyboard for all of it.
fn name_ui(ui: &mut Ui, entry: &Entry<'_>, presenting: bool) -> Response {
    let id: Id = card_id(&entry.element.id);
    let room = vec2(ui.available_width() - buttons::width(presenting), NAME);
    let label = Label::new(Type::Title.text(&entry.element.name).color(tokens(ui).text)).wrap().selectable(false);
    let rect = ui
        .allocate_ui(room, |ui| {
            ui.set_min_size(vec2(room.x, NAME - 2.0));
            ui.add(label).rect
        })
        .inner;
    let handle = ui.interact(rect.expand2(vec2(4.0, 2.0)), id, Sense::click_and_drag());
    handle.widget_info(|| named(entry));
    handle
}

/// What can be done with a card as a whole.
#[expect(clippy::too_many_arguments, reason = "all of them say which card it is and where it lies")]
fn handle_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    entry: &Entry<'_>,
    handle: &Response,
    whole: &Response,
    rect: Rect,
    view: &mut View,
    out: &mut Vec<Action>,
) {
    let element = &entry.element.id;
    focus_ui(ui, (entry, board.scene.editable), handle, rect, view);
    if !board.scene.editable {
        if whole.clicked() {
            out.push(Action::Open(Subject::Card(element.clone())));
        }
        return;
    }
    if whole.clicked() || whole.secondary_clicked() {
        handle.request_focus();
        view.selected = Some(element.clone());
    }
    start_ui(whole, element);
    let whole = whole.clone().on_hover_cursor(CursorIcon::Grab);
    whole.context_menu(|ui| {
        // The menu is about this card, whatever else is selected by the time it is read.
        let view = View { selected: Some(element.clone()), ..View::default() };
        let now = Now { board: board.scene, view: &view, editable: board.scene.editable, undo: None, redo: None };
        for (index, group) in Menu::Card.groups().iter().enumerate() {
            if index > 0 {
                ui.separator();
            }
            entries_ui(ui, &now, group, out);
        }
    });
    if !entry.element.about.is_empty() {
        handle.clone().on_hover_text(&entry.element.about);
    }
}

/// Gives a card the keyboard when it is its turn, brings it into sight then, and notes that it is selected.
fn focus_ui(ui: &Ui, (entry, editable): (&Entry<'_>, bool), handle: &Response, rect: Rect, view: &mut View) {
    let element = &entry.element.id;
    let turn = view.focus_card.as_ref() == Some(element);
    if turn {
        view.focus_card = None;
        handle.request_focus();
        // The arrow keys are its own from the next frame on.
        ui.request_repaint();
    }
    if turn || handle.gained_focus() {
        ui.scroll_to_rect(rect.expand2(Vec2::splat(space::S)), None);
    }
    if editable && handle.has_focus() && view.selected.as_ref() != Some(element) {
        view.selected = Some(element.clone());
        ui.request_repaint();
    }
}
