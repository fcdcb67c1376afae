//! The assumptions about the world, and as of when and through whom the board is read.

use egui::{Label, TextEdit, Ui};
use jiff::civil::Date;

use super::card::setting_chip_ui;
use crate::assess::Reading;
use crate::scenario::Choices;
use crate::ui::command::Action;
use crate::ui::state::View;
use crate::ui::theme::{Icon, Tone, Type, tokens};
use crate::ui::widgets::{choice_ui, menu_chip_ui, muted_ui, section_ui, toned_ui};
use crate::wording;
use crate::workshop::Workshop;

/// Draws the row of assumptions.
pub fn assumptions_ui(ui: &mut Ui, workshop: &Workshop, view: &mut View, out: &mut Vec<Action>) {
    let muted = tokens(ui).text_muted;
    ui.horizontal_wrapped(|ui| {
        frame_ui(ui, workshop, out);
        let label = |ui: &mut Ui, text: &str| {
            ui.add(Label::new(Type::Small.text(text).color(muted)).selectable(false).extend());
        };
        label(ui, "Voices");
        voice_chip_ui(ui, workshop, out);
        label(ui, "Board date");
        date_chip_ui(ui, workshop, view, out);
    });
}

fn frame_ui(ui: &mut Ui, workshop: &Workshop, out: &mut Vec<Action>) {
    let scenario = workshop.scenario();
    let Some(package) = workshop.package() else { return };
    let frame: Vec<_> = scenario.elements.iter().filter(|element| element.frame).collect();
    if frame.is_empty() {
        return;
    }
    let tokens = tokens(ui);
    ui.add(Label::new(Type::SmallStrong.text("Assumptions").color(tokens.text)).selectable(false).extend())
        .on_hover_text("What the package takes for granted about the world; not choices of the group");
    let defaults = Choices::new();
    for element in frame {
        let choices = package.frame.get(&element.id).unwrap_or(&defaults);
        ui.add(Label::new(Type::Small.text(&element.name).color(tokens.text_muted)).selectable(false).wrap())
            .on_hover_text(&element.about);
        for setting in &element.settings {
            setting_chip_ui(ui, setting, element, choices, false, out);
        }
    }
    ui.add_space(24.0);
}

fn voice_chip_ui(ui: &mut Ui, workshop: &Workshop, out: &mut Vec<Action>) {
    let reading = workshop.reading();
    let scenario = workshop.scenario();
    let name = reading.voice.as_ref().and_then(|id| scenario.voice(id)).map_or("Everyone", |voice| &voice.name);
    menu_chip_ui(ui, name, &format!("Voices heard: {name}"), |ui| {
        section_ui(ui, "Who is heard");
        if choice_ui(ui, reading.voice.is_none(), "Everyone").clicked() {
            out.push(Action::Read(Reading { voice: None, ..reading.clone() }));
            ui.close();
        }
        for voice in &scenario.voices {
            let text = if voice.affiliation.is_empty() {
                voice.name.clone()
            } else {
                format!("{}, {}", voice.name, voice.affiliation)
            };
            if choice_ui(ui, reading.voice.as_ref() == Some(&voice.id), &text).clicked() {
                out.push(Action::Read(Reading { voice: Some(voice.id.clone()), ..reading.clone() }));
                ui.close();
            }
        }
        muted_ui(ui, "Whoever is heard alone, what is on the record is heard too");
    });
}

fn date_chip_ui(ui: &mut Ui, workshop: &Workshop, view: &mut View, out: &mut Vec<Action>) {
    let reading = workshop.reading();
    let scenario = workshop.scenario();
    let name = wording::date(reading.date);
    menu_chip_ui(ui, name.as_str(), &format!("Board date: {name}"), |ui| {
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
    });
}

/// A field for any other board date, as YYYY-MM-DD.
fn other_date_ui(ui: &mut Ui, view: &mut View, reading: &Reading, out: &mut Vec<Action>) {
    let field = TextEdit::singleline(&mut view.date).hint_text("Another day, YYYY-MM-DD").desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name("Another board date");
    let date = view.date.trim().parse::<Date>();
    match &date {
        Err(_) if view.date.trim().len() >= "2025-8-2".len() => {
            toned_ui(
                ui,
                Tone::Warn,
                Icon::Triangle,
                Type::Small.text("Not a day of the calendar; write it as 2025-08-22"),
            );
        }
        Ok(_) | Err(_) => {}
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
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
