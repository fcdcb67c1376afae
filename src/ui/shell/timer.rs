//! The dialog that starts the clock of a round.

use egui::{DragValue, Label, Ui};

use super::modals::{Answer, buttons_ui};
use crate::ui::command::Action;
use crate::ui::round_clock::Signal;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::{choice_ui, primary_ui, section_ui};

/// How long a round can be, in minutes.
const MOST: u32 = 480;
/// What is offered, in minutes.
const USUAL: [u32; 4] = [5, 10, 15, 30];

/// A clock about to be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartingClock {
    minutes: u32,
    signal: Signal,
}

impl Default for StartingClock {
    fn default() -> Self {
        Self { minutes: 15, signal: Signal::default() }
    }
}

/// Draws the dialog.
pub(super) fn start_clock_ui(ui: &mut Ui, clock: &mut StartingClock, out: &mut Vec<Action>) {
    ui.add(Label::new(Type::Heading.text("Start a timer")).wrap());
    let text = "It shows how much time the round has left, here and in the audience window.";
    ui.add(Label::new(Type::Body.text(text).color(tokens(ui).text_muted)).wrap());
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        let minutes = DragValue::new(&mut clock.minutes).range(1..=MOST).suffix(" minutes");
        ui.add(minutes).accessible_name("Minutes");
        for minutes in USUAL {
            if ui.button(minutes.to_string()).accessible_name(format!("{minutes} minutes")).clicked() {
                clock.minutes = minutes;
            }
        }
    });
    ui.add_space(space::S);
    section_ui(ui, "At the end");
    for signal in Signal::ALL {
        if choice_ui(ui, clock.signal == signal, signal.text()).clicked() {
            clock.signal = signal;
        }
    }
    ui.add_space(space::S);
    buttons_ui(ui, |ui| {
        if primary_ui(ui, "Start", true).clicked() {
            out.push(Action::Answer(Answer::StartClock(clock.minutes, clock.signal)));
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::Answer(Answer::Cancel));
        }
    });
}
