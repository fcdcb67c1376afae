//! A card on the board: what it is, how feasible, by whom, with which options, and what stands against it.
//!
//! `slots` says where things stand on it, `face`, `level`, `chips` and `menu` draw them.

mod badge;
mod chips;
mod face;
mod level;
mod menu;
mod pins;
mod slots;
mod tip;

use egui::{
    Color32, CornerRadius, CursorIcon, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo,
};

use super::board::{Board, dragged, start_ui};
use super::tones;
use crate::assess::{Entry, Finding, Severity};
use crate::ui::command::Action;
use crate::ui::layout::{Face, Measures};
use crate::ui::preview::{Change, Compared};
use crate::ui::scene::Scene;
use crate::ui::state::{Subject, View, card_id};
use crate::ui::theme::{space, tokens};
use crate::wording;
use level::Level;

pub use chips::option_name;
pub use pins::setting_menu_ui;
pub use slots::Slots;

/// A card as it is drawn.
struct Card<'a> {
    scene: &'a Scene,
    entry: &'a Entry<'a>,
    rect: Rect,
    measures: Measures,
    /// Something about it is settled.
    pinned: bool,
    /// The room talks about it.
    discussed: bool,
    /// Where all cards lay in the last frame.
    cards: &'a [Rect],
    /// What becomes of it with the package that is looked at.
    change: Change,
    /// The same card as it lies on the board, where another is looked at.
    before: Option<&'a crate::scenario::Card>,
    compared: Option<&'a Compared<'a>>,
}

impl Card<'_> {
    /// The colour of what is said on it: what stays as it is stands back.
    fn ink(&self, ui: &Ui) -> Color32 {
        let tokens = tokens(ui);
        match self.change {
            Change::None | Change::Changed | Change::Added => tokens.text,
            Change::Untouched | Change::Removed => tokens.text_muted,
        }
    }

    /// What is written on one that comes or goes.
    fn tag(&self) -> Option<&'static str> {
        match self.change {
            Change::Removed => Some("− removed"),
            Change::Added => Some("+ added"),
            Change::None | Change::Untouched | Change::Changed => None,
        }
    }

    /// Whether it came, or has another level, with the latest change.
    fn just_changed(&self) -> bool {
        let change = self.scene.last_change().and_then(|last| last.change.as_ref());
        change.is_some_and(|change| change.cards.iter().any(|card| card.element == self.entry.element.id))
    }

    /// Whether a finding comes with the package that is looked at.
    fn is_new(&self, finding: &Finding) -> bool {
        self.compared.is_some_and(|compared| compared.is_new(finding))
    }
}

/// Draws a card where it lies.
pub fn card_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    entry: &Entry<'_>,
    (rect, face): (Rect, Face),
    view: &mut View,
    out: &mut Vec<Action>,
) {
    let element = &entry.element.id;
    let mut child = ui.new_child(UiBuilder::new().id_salt(element.as_str()).max_rect(rect));
    let ui = &mut child;
    if dragged(ui).as_ref() == Some(element) {
        ui.multiply_opacity(0.45);
    }
    let change = board.compared.as_ref().map_or(Change::None, |compared| compared.card(element));
    let card = Card {
        scene: board.scene,
        entry,
        rect,
        measures: board.measures,
        pinned: pins::of_card(board.scene.scenario(), entry).any,
        discussed: view.discussed.as_ref() == Some(element),
        cards: &board.places,
        change,
        before: board.compared.as_ref().and_then(|compared| compared.before(element)),
        compared: board.compared.as_ref(),
    };
    // Under everything on the card: all of it can be taken hold of.
    let body = ui.interact(rect, card_id(element).with("body"), Sense::click_and_drag());
    ground_ui(ui, &card, &body, view);
    let mut slots = Slots::of(rect, face, card.measures);
    let accord = badge::accord(&card).filter(|_| change != Change::Removed);
    let room = accord.and_then(|accord| Some((accord, badge::make_room(&mut slots)?)));
    let level = Level::of(ui, &card, &mut slots);
    let name = face::name_ui(ui, &card, &mut slots, &level);
    let handle = ui.interact(name, card_id(element), Sense::click_and_drag());
    handle_ui(ui, &card, &handle, &(body | handle.clone()), view, out);
    if change != Change::Removed {
        level.ui(ui, &card, out);
        face::missing_ui(ui, &card, &mut slots);
    }
    chips::chips_ui(ui, &card, slots.chips, out);
    let gone = card.compared.and_then(|compared| compared.gone(element)).filter(|_| change == Change::Changed);
    match (gone, slots.told) {
        (Some(gone), [Some(place), _]) => {
            face::gone_ui(ui, &card, place, &wording::finding_heading(card.scene.scenario(), gone));
        }
        _ if change == Change::Removed => {}
        _ => face::told_ui(ui, &card, &slots, out),
    }
    if let Some((accord, place)) = room {
        badge::badge_ui(ui, &card, place, accord, out);
    }
    if card.scene.editable {
        menu::more_ui(ui, &card, slots.more, view, out);
    }
}

/// Stands in for a card that is far from what is seen: it can be reached and heard, and comes into sight when it is.
pub fn placeholder_ui(ui: &mut Ui, board: &Board<'_>, entry: &Entry<'_>, (rect, face): (Rect, Face), view: &mut View) {
    let name = Slots::of(rect, face, board.measures).head;
    let handle = ui.interact(name, card_id(&entry.element.id), Sense::click());
    handle.widget_info(|| named(entry));
    focus_ui(ui, (entry, board.scene.editable), &handle, rect, view);
}

/// What a screen reader hears of a card.
fn named(entry: &Entry<'_>) -> WidgetInfo {
    let level = wording::level(entry.assessed.level, entry.assessed.certainty);
    WidgetInfo::labeled(Role::Button, true, format!("Card {}: {level}", entry.element.name))
}

/// The ground of a card, with an edge where something blocks or strains it, and around it whether it is selected, marked,
/// or other than on the board.
fn ground_ui(ui: &Ui, card: &Card<'_>, body: &Response, view: &View) {
    let tokens = tokens(ui);
    let element = &card.entry.element.id;
    let radius = CornerRadius::same(space::RADIUS);
    let painter = ui.painter();
    if card.change == Change::Removed {
        let rect = card.rect.shrink(1.0);
        let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
        painter.extend(Shape::dashed_line(&corners, Stroke::new(1.5, tokens.text_muted), 5.0, 4.0));
        return;
    }
    let selected = card.scene.editable && view.selected.as_ref() == Some(element);
    let (width, color) = match card.change {
        Change::Changed | Change::Added => (2.0, tokens.accent),
        _ if selected => (2.5, tokens.card_border_selected),
        _ if view.marked.contains(element) => (2.0, tokens.card_border_selected),
        _ if card.just_changed() => (2.0, tokens.accent),
        _ if body.hovered() => (1.0, tokens.card_border_hover),
        _ => (1.0, tokens.card_border),
    };
    painter.rect(card.rect, radius, tokens.card, Stroke::new(width, color), StrokeKind::Inside);
    if let Some(worst) = card.entry.worst.filter(|finding| finding.severity != Severity::Notes) {
        let strip = card.rect.with_max_x(card.rect.left() + 5.0);
        let round = CornerRadius { nw: space::RADIUS, sw: space::RADIUS, ne: 0, se: 0 };
        painter.rect_filled(strip, round, tokens.tone(tones::finding(worst).0).line);
    }
}

/// What can be done with a card as a whole; its name has the keyboard for all of it.
fn handle_ui(ui: &Ui, card: &Card<'_>, handle: &Response, whole: &Response, view: &mut View, out: &mut Vec<Action>) {
    let entry = card.entry;
    let (element, editable) = (&entry.element.id, card.scene.editable);
    handle.widget_info(|| named(entry));
    focus_ui(ui, (entry, editable), handle, card.rect, view);
    if view.reveal_card.as_ref() == Some(element) {
        view.reveal_card = None;
        ui.scroll_to_rect(card.rect.expand(space::S), None);
    }
    card.tip(ui, handle, wording::remarks([&entry.element.name, &entry.element.about]).as_str());
    if !editable {
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
    whole.context_menu(|ui| menu::card_menu_ui(ui, card, out));
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
    // What was clicked is in sight, and stays under the pointer.
    let clicked = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
    if turn || (handle.gained_focus() && !clicked) {
        ui.scroll_to_rect(rect.expand(space::S), None);
    }
    if editable && handle.has_focus() && view.selected.as_ref() != Some(element) {
        view.selected = Some(element.clone());
        ui.request_repaint();
    }
}
