//! The row above the room's pages: its three steps, who has voted, and what can be done with the votes.

use egui::{Button, Rect, Role, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use crate::scenario::Scenario;
use crate::ui::command::{Action, Command, Now};
use crate::ui::room_view::Step;
use crate::ui::scene::Scene;
use crate::ui::state::{Centre, View};
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::widgets::chip::menu_ui;
use crate::ui::widgets::line::{Line, fitting, hover_ground, line_ui, press_ui, tip};
use crate::ui::widgets::{icon_button_ui, primary_button, tick_ui};
use crate::wording;
use crate::workshop::{Edit, RoomEdit};

use super::EDGE;

/// The steps of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    Seats,
    Vote,
    Result,
}

/// Below this width steps have short names, and below the second less is at hand, in points.
const NARROW: [f32; 2] = [990.0, 840.0];
/// How wide what can be done is: names, reveal, again, close, in points.
const WIDTHS: [f32; 4] = [104.0, 136.0, 96.0, 116.0];
/// How high a button is, in points.
const HEIGHT: f32 = 28.0;

/// Draws the row. On a shared screen it only says who has voted.
pub fn tools_ui(ui: &mut Ui, rect: Rect, scene: &Scene, here: Tool, view: &mut View, out: &mut Vec<Action>) {
    let colors = tokens(ui);
    ui.painter().rect_filled(rect, 0.0, colors.panel);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colors.divider));
    let mut inner = rect.shrink2(vec2(EDGE, 0.0));
    if !view.presenting {
        inner.min.x = steps_ui(ui, inner, here, view, out) + space::L;
        inner.max.x = acts_ui(ui, inner, scene, view, out) - space::M;
    }
    status_ui(ui, inner, scene, view);
}

/// Draws the steps; gives where they end.
fn steps_ui(ui: &mut Ui, rect: Rect, here: Tool, view: &mut View, out: &mut Vec<Action>) -> f32 {
    let short = rect.width() < NARROW[0];
    let steps = [
        (Tool::Seats, if short { "Seats" } else { "Seats and points" }),
        (Tool::Vote, "Vote"),
        (Tool::Result, "Result"),
    ];
    let mut left = rect.left();
    for (place, (step, name)) in steps.into_iter().enumerate() {
        let text = format!("{}  {name}", place + 1);
        // As wide as it is when it is chosen, so that none moves.
        let strong = Line::new(ui, &text, Type::Strong.font(), tokens(ui).accent, f32::INFINITY);
        let width = strong.width() + 22.0;
        let place = Rect::from_min_size(pos2(left, rect.center().y - HEIGHT / 2.0), vec2(width, HEIGHT));
        left = place.right() + space::XS;
        let response = press_ui(ui, place, ("step", name), Role::Tab, name);
        ui.accesskit_node_builder(response.id, |node| node.set_selected(step == here));
        let at = place.with_min_x(place.left() + 11.0);
        if step == here {
            let edge = Stroke::new(1.0, tokens(ui).accent);
            ui.painter().rect(place, space::RADIUS, tokens(ui).tone(Tone::Accent).soft, edge, StrokeKind::Inside);
            strong.paint(ui, at);
        } else {
            hover_ground(ui, &response, place);
            Line::new(ui, &text, Type::Body.font(), tokens(ui).text_muted, f32::INFINITY).paint(ui, at);
        }
        if response.clicked() {
            go(step, view, out);
        }
    }
    left
}

fn go(step: Tool, view: &mut View, out: &mut Vec<Action>) {
    match step {
        Tool::Vote => return out.push(Action::Do(Command::CastVotes)),
        Tool::Seats => view.room.step = Some(Step::Seats),
        Tool::Result => view.room.step = Some(Step::Result),
    }
    out.push(Action::Show(Centre::Room));
}

/// Draws what can be done with the votes; gives where that begins.
fn acts_ui(ui: &mut Ui, rect: Rect, scene: &Scene, view: &mut View, out: &mut Vec<Action>) -> f32 {
    let scenario = scene.scenario();
    let whole = ui.max_rect().width();
    let mut right = rect.right();
    let mut place = |width: f32| {
        let slot = Rect::from_min_max(
            pos2(right - width, rect.center().y - HEIGHT / 2.0),
            pos2(right, rect.center().y + HEIGHT / 2.0),
        );
        right = slot.left() - space::S;
        slot
    };
    let voted = scenario.seats.iter().any(|seat| view.room.is_closed(seat));
    if whole < NARROW[1] {
        let mut child = ui.new_child(UiBuilder::new().id_salt("more").max_rect(place(28.0)));
        let more = icon_button_ui(&mut child, Icon::More, "More about the votes");
        menu_ui(&more, ui.scope_id().with("more about the votes"), |ui| {
            names_row_ui(ui, scenario, view);
            if ui.add_enabled(voted, Button::new("Vote again")).on_hover_text(AGAIN).clicked() {
                again(view, out);
                ui.close();
            }
            if ui.add_enabled(can(Command::CloseRound, scene, view), Button::new("Close round…")).clicked() {
                out.push(Action::Do(Command::CloseRound));
                ui.close();
            }
        });
    } else {
        if close_ui(ui, place(WIDTHS[3]), can(Command::CloseRound, scene, view)) {
            out.push(Action::Do(Command::CloseRound));
        }
        let button = button_ui(ui, place(WIDTHS[2]), "Vote again", voted);
        if button.on_hover_text(AGAIN).on_disabled_hover_text("Nobody has voted yet").clicked() {
            again(view, out);
        }
    }
    let text = if scenario.votes_revealed { "Hide the votes" } else { "Reveal the votes" };
    let enabled = can(Command::RevealVotes, scene, view);
    if button_ui(ui, place(WIDTHS[1]), text, enabled).on_disabled_hover_text("Nobody has voted yet").clicked() {
        out.push(Action::Do(Command::RevealVotes));
    }
    if whole >= NARROW[1] {
        let text = if view.room.names { "Names on" } else { "Names off" };
        let open = view.room.may_name(scenario);
        let button = button_ui(ui, place(WIDTHS[0]), text, open);
        if button.on_hover_text(NAMES).on_disabled_hover_text(NAMES).clicked() {
            view.room.names = !view.room.names;
        }
    }
    right
}

/// What choosing names does.
const NAMES: &str = "Whether the result tells who voted how; chosen before the vote, so that everybody knows";
/// What voting again does.
const AGAIN: &str = "Takes all votes away; the seats stay, and it can be undone";

fn names_row_ui(ui: &mut Ui, scenario: &Scenario, view: &mut View) {
    let open = view.room.may_name(scenario);
    let row = ui.add_enabled_ui(open, |ui| tick_ui(ui, view.room.names, "Names with the result")).inner;
    if row.on_hover_text(NAMES).on_disabled_hover_text(NAMES).clicked() {
        view.room.names = !view.room.names;
    }
}

fn again(view: &mut View, out: &mut Vec<Action>) {
    view.room.forget();
    view.room.step = None;
    out.push(Action::Edit(Edit::Room(RoomEdit::ClearVotes)));
}

fn can(command: Command, scene: &Scene, view: &View) -> bool {
    command.enabled(&Now { board: scene, view, editable: scene.editable, undo: None, redo: None }).is_ok()
}

fn button_ui(ui: &mut Ui, place: Rect, text: &str, enabled: bool) -> egui::Response {
    let mut child = ui.new_child(UiBuilder::new().id_salt(text).max_rect(place));
    let button = Button::new(Type::Body.text(text));
    child.add_enabled_ui(enabled, |ui| ui.put(place, button)).inner
}

/// The one that ends it; whether it was pressed.
fn close_ui(ui: &mut Ui, place: Rect, enabled: bool) -> bool {
    let mut child = ui.new_child(UiBuilder::new().id_salt("close").max_rect(place));
    let button = primary_button(ui, "Close round…", enabled);
    child.add_enabled_ui(enabled, |ui| ui.put(place, button)).inner.clicked()
}

/// How many have voted, and whose ballot was opened again.
fn status_ui(ui: &mut Ui, rect: Rect, scene: &Scene, view: &View) {
    let scenario = scene.scenario();
    if scenario.seats.is_empty() || rect.width() < 40.0 {
        return;
    }
    let voted = scenario.seats.iter().filter(|seat| view.room.is_closed(seat)).count();
    let all = scenario.seats.len();
    let reopened = view.room.reopened(scenario);
    let counted = format!("{voted} of {} voted", wording::count(all, "seat", "seats"));
    let count = format!("{voted} of {all}");
    // The whole, then what is said where there is less room; what was opened again is never left out.
    let (tone, icon, ways) = if reopened.is_empty() {
        let whole = wording::remarks([counted.as_str(), if scenario.votes_revealed { "revealed" } else { "" }]);
        let (tone, icon) = if voted == all { (Tone::Good, Icon::Check) } else { (Tone::Neutral, Icon::Circle) };
        (tone, icon, vec![whole, counted, count])
    } else {
        let told = reopened_text(scenario, &reopened);
        (Tone::Warn, Icon::Triangle, vec![format!("{told} · {count} voted"), told])
    };
    let mark = Rect::from_center_size(pos2(rect.left() + 7.0, rect.center().y), vec2(14.0, 14.0));
    icons::paint(ui.painter(), icon, mark, tokens(ui).tone(tone).strong);
    let line = Rect::from_min_max(pos2(mark.right() + space::S, rect.top()), rect.max).shrink2(vec2(0.0, 8.0));
    let font = Type::Strong.font();
    let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
    let (whole, shown) = (ways.first().copied().unwrap_or_default(), fitting(ui, &ways, &font, line.width()));
    let response = line_ui(ui, line, shown, font, tokens(ui).text);
    if shown != whole {
        tip(&response, rect, whole);
    }
}

/// That ballots were opened again: "Seat 3’s ballot was reopened".
fn reopened_text(scenario: &Scenario, seats: &[&crate::scenario::VoiceId]) -> String {
    let names: Vec<_> = seats.iter().map(|seat| wording::name::voice(scenario, seat)).collect();
    match names.as_slice() {
        [one] => format!("{one}’s ballot was reopened"),
        _ => format!("The ballots of {} were reopened", wording::list(&names)),
    }
}
