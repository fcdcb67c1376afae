//! What holds the scenario together: of each actor and element what is said, and on how much it rests, in tables of which
//! each figure opens what it counts.

use std::sync::Arc;

use egui::{Align, Button, Grid, Label, Layout, ScrollArea, Ui, vec2};

use super::explain::items::{Item as Line, item_opening_ui};
use crate::report::coverage::MEANING;
use crate::review::{Coverage, Covered, Measure, coverage, thinnest_first};
use crate::scenario::{ItemKey, ItemKind, PartyId};
use crate::ui::command::{Action, Authoring, Command};
use crate::ui::editor::Page;
use crate::ui::scene::Scene;
use crate::ui::state::{Centre, Subject, View};
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::chip::menu_ui;
use crate::ui::widgets::{muted_ui, quiet_link_ui, section_ui, toned_ui};
use crate::wording;

/// How wide the column of names is at least, in points; the one that says in which way little is said; and a figure's.
const NAMES: f32 = 160.0;
const THIN: f32 = 132.0;
const FIGURE: f32 = 76.0;
/// How high a row is at least, in points.
const ROW: f32 = 26.0;

/// Draws the page.
pub fn coverage_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let version = scene.version();
    if view.coverage.as_ref().is_none_or(|(known, _)| *known != version) {
        view.coverage = Some((version, Arc::new(coverage(scene.scenario()))));
    }
    let Some((_, known)) = view.coverage.clone() else { return };
    let Coverage { parties, elements } = &*known;
    ui.label(Type::Heading.text("What holds this together").color(tokens(ui).text));
    muted_ui(ui, MEANING);
    let review = Command::ShowReview.spec().text;
    if quiet_link_ui(ui, Type::Small.text("What may have been overlooked").color(tokens(ui).accent), review).clicked() {
        out.push(Action::Do(Command::ShowReview));
    }
    ScrollArea::both().id_salt("coverage").auto_shrink(false).show(ui, |ui| {
        table_ui(ui, scene, "By actor", parties, &Measure::OF_PARTIES, out);
        ui.add_space(space::L);
        table_ui(ui, scene, "By element", elements, &Measure::OF_ELEMENTS, out);
        ui.add_space(space::L);
    });
}

fn table_ui(ui: &mut Ui, scene: &Scene, title: &str, rows: &[Covered], measures: &[Measure], out: &mut Vec<Action>) {
    ui.add_space(space::M);
    section_ui(ui, title);
    if rows.is_empty() {
        muted_ui(ui, "There are none yet");
        return;
    }
    Grid::new(title).striped(true).spacing(vec2(space::S, space::XS)).show(ui, |ui| {
        column_ui(ui, NAMES, |_| {});
        column_ui(ui, THIN, |ui| {
            muted_ui(ui, "Thin where");
        });
        for measure in measures {
            figure_ui(ui, |ui| {
                let label = Label::new(Type::Small.text(wording::measured(*measure)).color(tokens(ui).text_muted));
                ui.add(label.wrap().halign(Align::Center)).on_hover_text(wording::measured_meaning(*measure));
            });
        }
        ui.end_row();
        for row in thinnest_first(rows) {
            row_ui(ui, scene, row, measures, out);
            ui.end_row();
        }
    });
}

fn row_ui(ui: &mut Ui, scene: &Scene, row: &Covered, measures: &[Measure], out: &mut Vec<Action>) {
    let name = wording::name::item(scene.scenario(), &row.about);
    column_ui(ui, NAMES, |ui| {
        let text = Type::Body.text(&name).color(tokens(ui).text);
        if quiet_link_ui(ui, text, &format!("Open {name}")).clicked() {
            out.extend(opening(scene, &row.about));
        }
    });
    // Its icon stands on the first of its lines, which is in line with the name.
    ui.vertical(|ui| {
        ui.set_width(THIN);
        ui.add_space(space::XS);
        if let Some(thin) = row.thin {
            toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text(wording::thin(thin, row.about.kind)));
        }
    });
    for measure in measures {
        let counted = row.of(*measure);
        figure_ui(ui, |ui| {
            if counted.is_empty() {
                ui.add_sized(
                    [FIGURE, ROW],
                    Label::new(Type::Body.text("–").color(tokens(ui).text_muted)).selectable(false),
                );
                return;
            }
            let figure = Button::new(Type::Body.text(counted.len().to_string())).frame_when_inactive(false);
            let told = format!("{name}, {}: {}", wording::measured(*measure), counted.len());
            let response = ui.add_sized([FIGURE, ROW], figure).accessible_name(&told);
            menu_ui(&response, ui.make_persistent_id(("counted", &row.about, measure)), |ui| {
                section_ui(ui, &format!("{name}: {}", wording::within(wording::measured(*measure))));
                counted.iter().for_each(|key| counted_ui(ui, scene, key, out));
            });
        });
    }
}

/// One of the things that a figure counts, which opens.
fn counted_ui(ui: &mut Ui, scene: &Scene, key: &ItemKey, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let title = wording::name::item(scenario, key);
    let line = Line { mark: (Tone::Neutral, Icon::Dot), title: &title, detail: key.kind.noun() };
    match opening(scene, key) {
        Some(action) => {
            if item_opening_ui(ui, &line, action, out).clicked() {
                ui.close();
            }
        }
        None => {
            muted_ui(ui, title);
        }
    }
}

/// What opens a thing: its form for whoever can change it, for others what explains it.
fn opening(scene: &Scene, key: &ItemKey) -> Option<Action> {
    if scene.editable {
        return Some(Action::Author(Authoring::Show(Page::Item(key.clone()))));
    }
    let id = key.id.as_str();
    Some(match key.kind {
        ItemKind::Actor | ItemKind::Group => Action::Show(Centre::Actor(PartyId::new(id))),
        ItemKind::Element => Action::Open(Subject::Card(id.into())),
        ItemKind::Claim => Action::Open(Subject::Claim(id.into())),
        ItemKind::Source => Action::Open(Subject::Source(id.into())),
        kind if ItemKind::Position.namesakes().contains(&kind) => Action::Open(Subject::Rule(id.into())),
        _ => return None,
    })
}

/// A column that is as wide for every row.
fn column_ui(ui: &mut Ui, width: f32, add_contents: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, ROW), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(width);
        ui.set_max_width(width);
        add_contents(ui);
    });
}

/// A figure, in the middle of its column.
fn figure_ui(ui: &mut Ui, add_contents: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(FIGURE, ROW), Layout::top_down(Align::Center), |ui| {
        ui.set_width(FIGURE);
        ui.spacing_mut().item_spacing.y = 0.0;
        add_contents(ui);
    });
}
