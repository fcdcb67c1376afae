//! The dialog that starts the clock of a round.

use egui::{DragValue, Ui};

use super::dialog::{Ask, buttons_ui, default_ui, heading_ui, text_ui};
use crate::ui::command::{Action, Now};
use crate::ui::round_clock::Signal;
use crate::ui::theme::space;
use crate::ui::widgets::{choice_ui, section_ui};

/// How long a round can be, in minutes.
const MOST: u32 = 480;
/// What is offered, in minutes.
const USUAL: [u32; 4] = [5, 10, 15, 30];

/// A clock about to be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartTimer {
    minutes: u32,
    signal: Signal,
}

impl Default for StartTimer {
    fn default() -> Self {
        Self { minutes: 15, signal: Signal::default() }
    }
}

impl Ask for StartTimer {
    fn kind(&self) -> &'static str {
        "start clock"
    }

    fn ui(&mut self, ui: &mut Ui, _: &Now<'_>, out: &mut Vec<Action>) {
        heading_ui(ui, "Start a timer");
        text_ui(ui, "It shows how much time the round has left, here and in the audience window.");
        ui.horizontal_wrapped(|ui| {
            let minutes = DragValue::new(&mut self.minutes).range(1..=MOST).suffix(" minutes");
            ui.add(minutes).accessible_name("Minutes");
            for minutes in USUAL {
                if ui.button(minutes.to_string()).accessible_name(format!("{minutes} minutes")).clicked() {
                    self.minutes = minutes;
                }
            }
        });
        ui.add_space(space::S);
        section_ui(ui, "At the end");
        for signal in Signal::ALL {
            if choice_ui(ui, self.signal == signal, signal.text()).clicked() {
                self.signal = signal;
            }
        }
        ui.add_space(space::S);
        buttons_ui(ui, |ui| {
            if default_ui(ui, "Start").clicked() {
                out.push(Action::StartTimer(self.minutes, self.signal));
            }
            if ui.button("Cancel").clicked() {
                out.push(Action::Dismiss);
            }
        });
    }
}
