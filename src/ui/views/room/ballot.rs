//! The ballot: one seat judges the cards on the board and the positions they violate, and sees nothing of the others.

use egui::{Id, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::columns::row_ui as table_row_ui;
use super::rows::{Said, answered_ui, enter, said};
use super::{Answer, Asked, EDGE, TOOLS};
use crate::scenario::Seat;
use crate::ui::command::Action;
use crate::ui::room_view::Ballots;
use crate::ui::scene::Scene;
use crate::ui::state::{Centre, View};
use crate::ui::theme::{Tone, Type, space, tokens};
use crate::ui::widgets::line::{Line, hover_ground, line_ui};
use crate::ui::widgets::primary_button;
use crate::ui::widgets::scroll::scrolled_ui;
use crate::wording;

/// How high a row is, and a heading, in points.
const ROW: f32 = 46.0;
const HEAD: f32 = 34.0;
/// How wide a choice is at most, in points.
const CHOICE: f32 = 150.0;
/// How wide the page is at most, in points.
const WIDEST: f32 = 1400.0;

/// Draws the ballot of a seat.
pub fn ballot_ui(ui: &mut Ui, scene: &Scene, seat: &Seat, view: &mut View, out: &mut Vec<Action>) {
    let whole = ui.max_rect();
    let (bar, rest) = whole.split_top_bottom_at_y(whole.top() + TOOLS);
    let asked = Asked::all(scene, &[seat]);
    let (row, _) = view.room.place;
    // Behind the last row the keyboard goes to what ends it.
    let done_turn = view.room.enter && row >= asked.len();
    head_ui(ui, bar, scene, seat, (done_turn, view), out);
    if done_turn {
        view.room.enter = false;
    }
    let mut page = ui.new_child(UiBuilder::new().id_salt("ballot").max_rect(rest));
    scrolled_ui(&mut page, ScrollArea::vertical().auto_shrink(false).id_salt(&seat.id), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if asked.is_empty() {
            heading_ui(ui, "There is nothing on the board to judge", "");
        }
        let mut kind = None;
        for (place, one) in asked.iter().enumerate() {
            let card = matches!(one, Asked::Card(_));
            if kind.replace(card) != Some(card) {
                let (text, keys) = if card { CARDS } else { POSITIONS };
                heading_ui(ui, text, keys);
            }
            row_ui(ui, scene, (seat, one), (place, asked.len()), view, out);
        }
        ui.add_space(space::L);
    });
}

/// Whose it is, and what ends it.
fn head_ui(ui: &mut Ui, rect: Rect, scene: &Scene, seat: &Seat, turn: (bool, &mut View), out: &mut Vec<Action>) {
    let (turn, view) = turn;
    let scenario = scene.scenario();
    let colors = tokens(ui);
    ui.painter().rect_filled(rect, 0.0, colors.panel);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colors.divider));
    let inner = rect.shrink2(vec2(EDGE, 8.0));
    let name = wording::name::seat(scenario, &seat.id);
    let done = Rect::from_min_max(pos2(inner.right() - 150.0, inner.top()), inner.max);
    let title = format!("How {name} judges the package");
    let line = Line::new(ui, &title, Type::Heading.font(), colors.text, inner.width() * 0.45);
    let at = line_ui(ui, inner.with_max_x(inner.left() + line.width()), &title, Type::Heading.font(), colors.text);
    let seen = if scenario.votes_revealed {
        "The votes are revealed: what is changed here is seen at once, and marked"
    } else {
        "Nobody sees this until the votes are revealed"
    };
    let rest = inner.with_min_x(at.rect.right() + space::L).with_max_x(done.left() - space::M);
    line_ui(ui, rest, seen, Type::Small.font(), colors.text_muted);
    let mut child = ui.new_child(UiBuilder::new().id_salt("done").max_rect(done));
    let button = primary_button(&child, "Done, pass it on", true);
    let button = child.put(done, button);
    if turn {
        button.request_focus();
    }
    if button.clicked() {
        view.room.close(seat);
        out.push(Action::Show(Centre::Ballot(Ballots::Passed)));
    }
}

/// What is asked, and the keys that answer.
const CARDS: (&str, &str) = ("How feasible is each card, as it stands?", "0–4 answer, ↑ ↓ go on, Delete takes back");
const POSITIONS: (&str, &str) = ("Would these positions really hold?", "1–3 answer");

fn heading_ui(ui: &mut Ui, head: &str, keys: &str) {
    let (rect, mut row) = table_row_ui(ui, head, vec2(ui.available_width(), HEAD));
    let ui = &mut row;
    let inner = rect.shrink2(vec2(EDGE, 4.0));
    let strong = Type::Strong.font();
    let line = Line::new(ui, head, strong.clone(), tokens(ui).text, inner.width());
    let at = line_ui(ui, inner.with_max_x(inner.left() + line.width()), head, strong, tokens(ui).text);
    if !keys.is_empty() {
        let rest = inner.with_min_x(at.rect.right() + space::M);
        line_ui(ui, rest, keys, Type::Small.font(), tokens(ui).text_muted);
    }
}

/// One question, with all that can be answered.
fn row_ui(
    ui: &mut Ui,
    scene: &Scene,
    (seat, asked): (&Seat, &Asked),
    (place, rows): (usize, usize),
    view: &mut View,
    out: &mut Vec<Action>,
) {
    let (rect, mut row) = table_row_ui(ui, place, vec2(ui.available_width().min(WIDEST), ROW));
    let ui = &mut row;
    let scenario = scene.scenario();
    let colors = tokens(ui);
    let name = asked.name(scenario);
    let given = asked.given(scene, seat);
    let here = view.room.place.0.min(rows.saturating_sub(1)) == place;
    let id = Id::unique(("ballot", place));
    let spoken = format!("{name}: {}", given.map_or("no view", Answer::text));
    let text_width = (rect.width() * 0.34).clamp(150.0, 380.0);
    let text = Rect::from_min_max(pos2(rect.left() + EDGE, rect.top()), pos2(rect.left() + text_width, rect.bottom()));
    let response = answered_ui(ui, rect.shrink(3.0), id, here, &spoken);
    if response.has_focus() {
        ui.painter().rect_filled(rect.shrink(3.0), f32::from(space::RADIUS), colors.tone(Tone::Accent).soft);
    }
    enter(ui, &response, here && view.room.enter);
    if here {
        view.room.enter = false;
    }
    let detail = match asked {
        Asked::Card(element) => scene.package().map(|package| wording::card_line(scenario, package, element)),
        Asked::Position(rule) => Some(wording::rule_kind(scenario, rule).to_owned()),
    };
    let (upper, lower) = text.shrink2(vec2(0.0, 4.0)).split_top_bottom_at_fraction(0.5);
    Line::new(ui, &name, Type::Strong.font(), colors.text, upper.width()).paint(ui, upper);
    Line::new(ui, &detail.unwrap_or_default(), Type::Small.font(), colors.text_muted, lower.width()).paint(ui, lower);
    let mut answered = None;
    choices_ui(ui, rect.with_min_x(text.right() + space::S), asked, (&name, given), &mut |answer| {
        answered = Some(answer);
    });
    if response.clicked() {
        (view.room.place, view.room.enter) = ((place, 0), true);
    }
    let mut go = |to: usize| (view.room.place, view.room.enter) = ((to, 0), true);
    match said(ui, &response, asked, None) {
        Some(Said::Answer(answer)) => {
            answered = Some(answer);
            go(place + usize::from(answer.is_some()));
        }
        Some(Said::Go(_, down)) => go(place.saturating_add_signed(down).min(rows)),
        None if answered.is_some() => go(place),
        None => {}
    }
    if let Some(answer) = answered.filter(|answer| *answer != given) {
        out.push(asked.edit(seat, answer));
    }
}

/// All that can be answered, side by side.
fn choices_ui(
    ui: &mut Ui,
    rect: Rect,
    asked: &Asked,
    (name, given): (&str, Option<Answer>),
    chosen: &mut dyn FnMut(Option<Answer>),
) {
    let answers = asked.answers().into_iter().map(|(key, answer)| (Some(key), Some(answer)));
    let answers: Vec<_> = answers.chain([(None, None)]).collect();
    let width = ((rect.width() - EDGE) / 6.0).min(CHOICE);
    for (place, (key, answer)) in answers.into_iter().enumerate() {
        // "No view" stands in the same place in every row.
        let column = if answer.is_none() { 5 } else { place };
        let left = rect.left() + column as f32 * width;
        let box_ = Rect::from_min_size(pos2(left, rect.top() + 8.0), vec2(width - 4.0, rect.height() - 16.0));
        let word = answer.map_or("No view", Answer::text);
        if choice_ui(ui, box_, (key, word), &format!("{name}: {word}"), given == answer).clicked() && given != answer {
            chosen(answer);
        }
    }
}

/// One choice; the row has the keyboard for all of them.
fn choice_ui(ui: &mut Ui, rect: Rect, (key, word): (Option<usize>, &str), name: &str, chosen: bool) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(name), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name));
    let colors = tokens(ui);
    // No view is where one begins, and stands back.
    let said = chosen && key.is_some();
    let (edge, ground) = if chosen && !said {
        (Stroke::new(1.5, colors.text_muted), colors.chip)
    } else if chosen {
        (Stroke::new(2.0, colors.accent), colors.tone(Tone::Accent).soft)
    } else {
        (Stroke::new(1.0, colors.control_border), colors.card)
    };
    ui.painter().rect(rect, space::RADIUS, ground, edge, StrokeKind::Inside);
    if !chosen {
        hover_ground(ui, &response, rect.shrink(1.0));
    }
    let inner = rect.shrink2(vec2(7.0, 0.0));
    let digit = key.map(|key| key.to_string()).unwrap_or_default();
    let digit = Line::new(ui, &digit, Type::Small.font(), colors.text_muted, inner.width());
    let gap = if key.is_some() { digit.width() + 6.0 } else { 0.0 };
    let (font, ink) = if said { (Type::SmallStrong.font(), colors.accent) } else { (Type::Small.font(), colors.text) };
    let line = Line::new(ui, word, font, ink, inner.width() - gap);
    digit.paint(ui, inner);
    line.paint(ui, inner.with_min_x(inner.left() + gap));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
