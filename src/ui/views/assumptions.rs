//! The assumptions about the world, what the group would accept, and as of when and through whom the board is read.

use egui::{Button, Label, TextEdit, Ui};
use jiff::civil::Date;

use super::acceptable::Demand;
use super::card::{setting_chip, setting_menu_ui};
use crate::assess::Reading;
use crate::scenario::{Choices, Element, Scenario, Setting};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Icon, Tone, Type, space};
use crate::ui::thinking::Answers;
use crate::ui::widgets::chip::{Chip, flow_ui};
use crate::ui::widgets::{choice_ui, icon_atom, muted_ui, section_ui, toned_ui, was_entered};
use crate::wording;
use crate::workshop::Edit;

/// How wide the row must be for headings between its chips, in points.
const WITH_HEADINGS: f32 = 1500.0;

/// What a chip of the row is about.
enum What<'a> {
    Heading,
    Assumption(&'a Element, &'a Setting),
    Acceptable(Demand),
    Voices,
    Date,
}

/// Draws the row of assumptions, and of what the group would accept.
pub fn assumptions_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let headings = ui.available_width() >= WITH_HEADINGS;
    let heading = |text: &str| headings.then(|| (What::Heading, Chip { text: text.to_owned(), ..Chip::default() }));
    let mut chips = assumption_chips(scene);
    if let Some(heading) = heading("Assumptions").filter(|_| !chips.is_empty()) {
        chips.insert(0, heading);
    }
    chips.extend(heading("Acceptable"));
    chips.extend(Demand::ALL.into_iter().map(|demand| (What::Acceptable(demand), demand.chip(scene))));
    chips.extend(heading("Read as"));
    chips.push((What::Voices, voices_chip(scene)));
    chips.push((What::Date, date_chip(scene)));
    let presenting = !scene.editable;
    flow_ui(ui, &chips, presenting, |ui, what, chip| {
        if presenting && !matches!(what, What::Heading) {
            chip.plain_ui(ui);
            return;
        }
        match what {
            What::Heading => heading_ui(ui, &chip.text),
            What::Assumption(element, setting) => {
                let key = (&element.id, &setting.id);
                let menu = |ui: &mut Ui| assumption_menu_ui(ui, scene, (element, setting), scene.answers(), out);
                chip.menu_ui(ui, key, menu).on_hover_text(about(element));
            }
            What::Acceptable(demand) => {
                chip.menu_ui(ui, demand, |ui| demand.menu_ui(ui, scene, out));
            }
            What::Voices => {
                chip.menu_ui(ui, "voices", |ui| voices_menu_ui(ui, scene.reading(), scenario, out));
            }
            What::Date => {
                chip.menu_ui(ui, "date", |ui| date_menu_ui(ui, scene, view, out));
            }
        }
    });
}

/// What the chips after it are about.
fn heading_ui(ui: &mut Ui, text: &str) {
    if ui.cursor().left() > ui.max_rect().left() + 1.0 {
        ui.add_space(space::M);
    }
    ui.add(Label::new(Type::SmallStrong.text(text)).selectable(false).extend());
}

/// One chip for each setting of the frame; what is not released is pinned.
fn assumption_chips(scene: &Scene) -> Vec<(What<'_>, Chip<'_>)> {
    let scenario = scene.scenario();
    let Some(package) = scene.package() else { return Vec::new() };
    let frame = scenario.elements.iter().filter(|element| element.frame);
    let settings = frame.flat_map(|element| element.settings.iter().map(move |setting| (element, setting)));
    let defaults = Choices::new();
    let chip = |(element, setting): (_, _)| {
        let Element { id, name, settings, .. }: &Element = element;
        let choices = package.frame.get(id).unwrap_or(&defaults);
        let pinned = !scenario.acceptable.released.contains(id);
        let chip = setting_chip(scenario, setting, element, choices, true, pinned);
        // What is assumed says more than which of its settings that is, where it has but one.
        let label = if settings.len() == 1 { name } else { chip.label };
        (What::Assumption(element, setting), Chip { label, ..chip })
    };
    settings.map(chip).collect()
}

fn about(element: &Element) -> String {
    let what = format!("{}: assumed about the world, not a choice of the group", element.name);
    if element.about.is_empty() { what } else { format!("{what}\n{}", element.about) }
}

/// What is assumed, and whether that is settled.
fn assumption_menu_ui(
    ui: &mut Ui,
    scene: &Scene,
    (element, setting): (&Element, &Setting),
    answers: &Answers,
    out: &mut Vec<Action>,
) {
    let scenario = scene.scenario();
    let defaults = Choices::new();
    let choices = scene.package().and_then(|package| package.frame.get(&element.id)).unwrap_or(&defaults);
    setting_menu_ui(ui, scenario, element, setting, choices, answers, out);
    ui.separator();
    let released = scenario.acceptable.released.contains(&element.id);
    let (icon, text, next) = if released {
        (Icon::Lock, "Pin this assumption", "Released: ways forward may assume something else")
    } else {
        (Icon::Unlock, "Release this assumption", "Pinned: every way forward assumes the same")
    };
    if ui.add(Button::new((icon_atom(icon, 13.0), text))).clicked() {
        out.push(Action::Edit(Edit::Release { element: element.id.clone(), released: !released }));
    }
    muted_ui(ui, next);
}

fn voices_chip(scene: &Scene) -> Chip<'_> {
    let voice = scene.reading().voice.as_ref();
    let text = voice.map_or("Everyone".into(), |id| wording::name::voice(scene.scenario(), id)).into_owned();
    Chip { label: "Voices", name: format!("Voices heard: {text}"), text, ..Chip::default() }
}

fn voices_menu_ui(ui: &mut Ui, reading: &Reading, scenario: &Scenario, out: &mut Vec<Action>) {
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
    if scenario.votes_revealed && !scenario.seats.is_empty() {
        section_ui(ui, "Seats of the room");
        for seat in &scenario.seats {
            let name = wording::name::seat(scenario, &seat.id);
            if choice_ui(ui, reading.voice.as_ref() == Some(&seat.id), &name).clicked() {
                out.push(Action::Read(Reading { voice: Some(seat.id.clone()), ..reading.clone() }));
                ui.close();
            }
        }
    }
    muted_ui(ui, "Whoever is heard alone, what is on the record is heard too");
}

fn date_chip(scene: &Scene) -> Chip<'static> {
    let text = wording::date(scene.reading().date);
    Chip { label: "Board date", name: format!("Board date: {text}"), text, ..Chip::default() }
}

fn date_menu_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
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
