//! Through whom and as of when the board is read. Whatever is not everyone, as of the scenario's own day, says so in
//! words wherever it matters.

use egui::{TextEdit, Ui};
use jiff::civil::Date;

use crate::assess::Reading;
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Icon, Tone, Type};
use crate::ui::widgets::{choice_ui, muted_ui, section_ui, toned_ui, was_entered};
use crate::wording;

/// Who is heard.
pub fn voice(scene: &Scene) -> String {
    let voice = scene.reading().voice.as_ref();
    voice.map_or("everyone".into(), |id| wording::name::voice(scene.scenario(), id)).into_owned()
}

/// How the board is read, in a sentence, if not as usual: "As Timothy Ash and the record have it, on 31 Jan 2026".
pub fn filter_line(scene: &Scene) -> Option<String> {
    let (reading, usual) = (scene.reading(), scene.scenario().as_of);
    let date = wording::date(reading.date);
    match (&reading.voice, reading.date == usual) {
        (None, true) => None,
        (None, false) => Some(format!("As it is on {date}")),
        (Some(_), true) => Some(format!("As {} and the record have it", voice(scene))),
        (Some(_), false) => Some(format!("As {} and the record have it, on {date}", voice(scene))),
    }
}

/// The usual reading, and what going back to it is called; nothing where the board is read so.
pub fn unfiltered(scene: &Scene) -> Option<(Reading, String)> {
    let usual = Reading { voice: None, date: scene.scenario().as_of };
    let text = format!("Hear everyone, as of {}", wording::date(usual.date));
    (*scene.reading() != usual).then_some((usual, text))
}

/// Who could be heard.
pub fn voices_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    let (reading, scenario) = (scene.reading(), scene.scenario());
    let mut hear = |ui: &mut Ui, voice, text: &str| {
        if choice_ui(ui, reading.voice == voice, text).clicked() {
            out.push(Action::Read(Reading { voice, ..reading.clone() }));
            ui.close();
        }
    };
    section_ui(ui, "Who is heard");
    hear(ui, None, "Everyone");
    for voice in &scenario.voices {
        let text = if voice.affiliation.is_empty() {
            voice.name.clone()
        } else {
            format!("{}, {}", voice.name, voice.affiliation)
        };
        hear(ui, Some(voice.id.clone()), &text);
    }
    if scenario.votes_revealed && !scenario.seats.is_empty() {
        section_ui(ui, "Seats of the room");
        for seat in &scenario.seats {
            hear(ui, Some(seat.id.clone()), &wording::name::seat(scenario, &seat.id));
        }
    }
    muted_ui(ui, "Whoever is heard alone, what is on the record is heard too");
}

/// As of which days the board could be read.
pub fn dates_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let (reading, scenario) = (scene.reading(), scene.scenario());
    section_ui(ui, "Read the board as of");
    let mut dates = vec![scenario.as_of];
    dates.extend(scenario.also_as_of.iter().filter(|date| **date != scenario.as_of));
    if !dates.contains(&reading.date) {
        dates.push(reading.date);
    }
    for date in dates {
        if choice_ui(ui, reading.date == date, &wording::date(date)).clicked() {
            out.push(Action::Read(Reading { date, ..reading.clone() }));
            ui.close();
        }
    }
    other_date_ui(ui, view, reading, out);
    muted_ui(ui, "Positions are dated: the date decides which of them are in force");
}

/// A field for any other day, as YYYY-MM-DD.
fn other_date_ui(ui: &mut Ui, view: &mut View, reading: &Reading, out: &mut Vec<Action>) {
    let field = TextEdit::singleline(&mut view.date).hint_text("Another day, YYYY-MM-DD").desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name("Another board date");
    let date = view.date.trim().parse::<Date>();
    if date.is_err() && view.date.trim().len() >= "2025-8-2".len() {
        let text = "Not a day of the calendar; write it as 2025-08-22";
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text(text));
    }
    if was_entered(ui, &response) {
        match date {
            Ok(date) => {
                out.push(Action::Read(Reading { date, ..reading.clone() }));
                view.date.clear();
                ui.close();
            }
            Err(_) => response.request_focus(),
        }
    }
}
