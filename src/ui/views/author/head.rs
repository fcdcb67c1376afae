//! The form of a scenario's title, dates, description and money.

use egui::Ui;
use jiff::civil::Date;

use super::form::{Form, Refused, label_ui, refusal_ui, small_button_ui, written_ui};
use crate::scenario::Scenario;
use crate::ui::command::{Action, Authoring};
use crate::ui::editor::{Editor, Focus};
use crate::ui::widgets::chip::keyboard_here;
use crate::ui::widgets::muted_ui;
use crate::workshop::author::{Aspect, Head};

/// Draws the form.
pub fn scenario_ui(ui: &mut Ui, scenario: &Scenario, editor: &mut Editor, out: &mut Vec<Action>) {
    let draft = editor.head.clone();
    let refused = draft.as_ref().map(|(_, part, why)| Refused { part: *part, typing: None, why });
    let mut head = draft.as_ref().map_or_else(|| Head::of(scenario), |(head, ..)| head.clone());
    let mut form = Form::new(scenario, refused);
    if editor.focusing == Focus::First {
        keyboard_here(ui.ctx());
    }
    form.line(ui, Aspect::Title, "Title", "", &mut head.title);
    form.prose(ui, Aspect::Description, "What it is about", "And how to read it", &mut head.about);
    form.written(ui, Aspect::Date, "Board date (YYYY-MM-DD)", &mut head.as_of);
    muted_ui(ui, "As of this day it is read, unless another is chosen");
    label_ui(ui, "Other days worth reading it as of");
    other_days_ui(ui, &mut form, &mut head.also_as_of);
    form.line(ui, Aspect::Money, "Money is counted in", "USD bn", &mut head.money);
    muted_ui(ui, "The unit of all costs. The amounts stay as they are when it is changed");
    if let Some((.., why)) = &draft {
        if !form.refusal_shown() {
            refusal_ui(ui, why);
        }
        if ui.button("Take back what was typed").clicked() {
            editor.head = None;
            return;
        }
    }
    if let Some((part, _)) = form.changed() {
        out.push(Action::Author(Authoring::Head(Box::new(head), part)));
    }
}

fn other_days_ui(ui: &mut Ui, form: &mut Form<'_>, days: &mut Vec<Date>) {
    let mut gone = None;
    for (place, day) in days.iter_mut().enumerate() {
        ui.horizontal_wrapped(|ui| {
            if written_ui(ui, ("day", place), &format!("Other day {}", place + 1), 110.0, day) {
                form.touch(Aspect::OtherDays);
            }
            if small_button_ui(ui, "Remove", &format!("Remove other day {}", place + 1)).clicked() {
                gone = Some(place);
            }
        });
    }
    if let Some(place) = gone {
        days.remove(place);
        form.touch(Aspect::OtherDays);
    }
    if small_button_ui(ui, "Add a day", "Add another day").clicked() {
        // A day after those that are there: no two may be the same.
        let last = days.iter().max().copied().unwrap_or(form.scenario.as_of);
        if let Ok(next) = last.tomorrow() {
            days.push(next);
            form.touch(Aspect::OtherDays);
        }
    }
}
