//! The clock of the round: a quiet figure, and at the end a strip across the screen.

use egui::{Button, Frame, Label, Margin, Panel, Role, Ui, WidgetInfo};

use crate::ui::command::Action;
use crate::ui::round_clock::RoundClock;
use crate::ui::theme::{Icon, Tone, Type, icon_ui, space, tokens};
use crate::ui::widgets::section_ui;

/// Draws the figure for the facilitator; it opens what can be done with the clock.
pub fn clock_ui(ui: &mut Ui, clock: &RoundClock, out: &mut Vec<Action>) {
    let now = ui.input(|input| input.time);
    let text = clock.text(now);
    let tone = if clock.is_over(now) { Tone::Warn } else { Tone::Neutral };
    let color = tokens(ui).tone(tone).strong;
    let name = format!("Timer: {text}");
    let button = ui.menu_button(Type::SmallStrong.text(text).color(color), |ui| {
        section_ui(ui, "Timer of the round");
        let pause = if clock.is_paused() { "Let it go on" } else { "Pause" };
        let mut entry = |ui: &mut Ui, text: &str, action: Action| {
            if ui.button(text).clicked() {
                out.push(action);
                ui.close();
            }
        };
        entry(ui, pause, Action::Do(crate::ui::command::Command::PauseTimer));
        entry(ui, "One minute more", Action::AddTime(1));
        entry(ui, "Five minutes more", Action::AddTime(5));
        entry(ui, "Away with the timer", Action::Do(crate::ui::command::Command::StopTimer));
    });
    let enabled = ui.is_enabled();
    button.response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name.as_str()));
}

/// Draws the strip at the end of a round, for the facilitator.
pub fn clock_end_ui(ui: &mut Ui, clock: &RoundClock, out: &mut Vec<Action>) {
    let now = ui.input(|input| input.time);
    if !clock.tells(now) {
        return;
    }
    strip_ui(ui, &clock.text(now), |ui| {
        let mut answer = |ui: &mut Ui, text: &str, action: Action| {
            if ui.add(Button::new(text)).clicked() {
                out.push(action);
            }
        };
        answer(ui, "Five minutes more", Action::AddTime(5));
        answer(ui, "Seen", Action::ClockSeen);
    });
}

/// Draws the clock on the shared screen: a quiet line; a strip once the time is up.
pub fn clock_strip_ui(ui: &mut Ui, clock: &RoundClock) {
    let now = ui.input(|input| input.time);
    if let Some(wait) = clock.changes_in(now) {
        ui.ctx().request_repaint_after(wait);
    }
    if clock.tells(now) {
        return strip_ui(ui, &clock.text(now), |_| ());
    }
    let frame = Frame::new().fill(tokens(ui).panel).inner_margin(Margin::symmetric(16, 4));
    Panel::bottom("clock").frame(frame).show(ui, |ui| {
        let text = Type::Strong.text(format!("Timer: {}", clock.text(now))).color(tokens(ui).text);
        ui.add(Label::new(text).selectable(false));
    });
}

fn strip_ui(ui: &mut Ui, text: &str, more: impl FnOnce(&mut Ui)) {
    let colors = tokens(ui).tone(Tone::Warn);
    let frame = Frame::new().fill(colors.soft).inner_margin(Margin::symmetric(16, 8));
    Panel::bottom("end of the round").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            icon_ui(ui, Icon::Triangle, 18.0, colors.strong);
            ui.add(Label::new(Type::Heading.text(text).color(colors.strong)).selectable(false));
            ui.add_space(space::M);
            more(ui);
        });
    });
}
