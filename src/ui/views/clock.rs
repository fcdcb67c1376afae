//! The clock of the round: a quiet figure, and at the end a strip across the screen.

use egui::{Align, Button, Label, Layout, Rect, Role, Ui, UiBuilder, pos2, vec2};

use crate::ui::command::{Action, Command};
use crate::ui::round_clock::RoundClock;
use crate::ui::theme::{Icon, Tone, Type, icon_ui, icons, tokens};
use crate::ui::widgets::chip::menu_ui;
use crate::ui::widgets::line::{Line, hover_ground, press_ui};
use crate::ui::widgets::section_ui;

/// Draws the figure for the facilitator in a place of its own; it opens what can be done with the clock.
pub fn clock_ui(ui: &mut Ui, rect: Rect, clock: &RoundClock, out: &mut Vec<Action>) {
    let now = ui.input(|input| input.time);
    let text = clock.text(now);
    let tone = if clock.is_over(now) { Tone::Warn } else { Tone::Neutral };
    let color = if tone == Tone::Warn { tokens(ui).tone(tone).strong } else { tokens(ui).text };
    let response = press_ui(ui, rect, "clock", Role::Button, &format!("Timer: {text}"));
    hover_ground(ui, &response, rect.shrink2(vec2(0.0, 2.0)));
    let mark = Rect::from_center_size(pos2(rect.left() + 10.0, rect.center().y), vec2(13.0, 13.0));
    icons::paint(ui.painter(), if clock.is_over(now) { Icon::Triangle } else { Icon::Clock }, mark, color);
    let paused = if clock.is_paused() { " ||" } else { "" };
    let figure = format!("{}{paused}", clock.figure(now));
    let line = Line::new(ui, &figure, Type::Strong.font(), color, rect.width() - 22.0);
    line.paint(ui, rect.with_min_x(rect.left() + 22.0));
    menu_ui(&response, ui.scope_id().with("timer"), |ui| {
        section_ui(ui, "Timer of the round");
        let pause = if clock.is_paused() { "Let it go on" } else { "Pause" };
        let mut entry = |ui: &mut Ui, text: &str, action: Action| {
            if ui.button(text).clicked() {
                out.push(action);
                ui.close();
            }
        };
        entry(ui, pause, Action::Do(Command::PauseTimer));
        entry(ui, "One minute more", Action::AddTime(1));
        entry(ui, "Five minutes more", Action::AddTime(5));
        entry(ui, "Away with the timer", Action::Do(Command::StopTimer));
    });
}

/// Draws the end of a round for the facilitator, in the bar at the bottom.
pub fn clock_end_ui(ui: &mut Ui, rect: Rect, clock: &RoundClock, out: &mut Vec<Action>) {
    let now = ui.input(|input| input.time);
    let colors = tokens(ui).tone(Tone::Warn);
    ui.painter().rect_filled(rect.expand2(vec2(12.0, 0.0)), 0.0, colors.soft);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    child.spacing_mut().interact_size.y = rect.height() - 4.0;
    child.spacing_mut().button_padding.y = 0.0;
    icon_ui(&mut child, Icon::Triangle, 16.0, colors.strong);
    child.add(Label::new(Type::Strong.text(clock.text(now)).color(colors.strong)).selectable(false));
    for (text, action) in [("Five minutes more", Action::AddTime(5)), ("Seen", Action::ClockSeen)] {
        if child.add(Button::new(Type::Small.text(text))).clicked() {
            out.push(action);
        }
    }
}
