//! The matrix: how each actor stands to each element, whatever cards are on the board.

mod cells;
mod layout;

use egui::{Align, Layout, Ui, vec2};

use super::stance_mark::{entry_ui, paint_partly_red, paint_unfinished, stance_ui};
use crate::assess::StanceKind;
use crate::scenario::{Actor, Element, PartyId, Position, Scenario};
use crate::ui::command::{Action, Command};
use crate::ui::party::Party;
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Icon, Type, icons, space, tokens};
use crate::ui::widgets::muted_ui;
use crate::wording;

/// Draws the matrix.
pub fn matrix_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let silent = without_positions(scenario);
    let everyone = view.matrix.everyone || silent.len() == scenario.actors.len();
    let shown = |party: &PartyId| everyone || silent.iter().all(|other| *party != other.id);
    let parties: Vec<(usize, Party<'_>)> = scene
        .stances()
        .actors
        .iter()
        .enumerate()
        .filter(|(_, party)| shown(party))
        .filter_map(|(place, party)| Some((place, Party::of(scenario, party)?)))
        .collect();
    heading_ui(ui, scene, &silent, view);
    let elements: Vec<(usize, &Element)> =
        scenario.elements.iter().filter(|element| !element.frame).enumerate().collect();
    if elements.is_empty() {
        return empty_ui(ui, "This scenario has no elements to lay", "elements are made");
    }
    if parties.is_empty() {
        return empty_ui(ui, "This scenario has no actors", "actors and their positions are made");
    }
    legend_ui(ui, scene, &silent, view);
    ui.add_space(space::S);
    cells::grid_ui(ui, scene, &elements, &parties, view, out);
}

/// The actors that the scenario knows no position of, and for whom no group says what they would provide.
fn without_positions(scenario: &Scenario) -> Vec<&Actor> {
    let speaks = |position: &Position, actor: &Actor| {
        position.actor == actor.id || (position.provides.is_some() && actor.is_of(&position.actor))
    };
    let has = |actor: &Actor| scenario.positions.iter().any(|position| speaks(position, actor));
    scenario.actors.iter().filter(|actor| !has(actor)).collect()
}

/// How wide the view must be for the button to stand at the right end of the heading, in points.
const ROOMY: f32 = 760.0;

/// What is shown, as of when, and whether actors without positions have columns.
fn heading_ui(ui: &mut Ui, scene: &Scene, silent: &[&Actor], view: &mut View) {
    let roomy = is_roomy(ui);
    ui.horizontal_wrapped(|ui| {
        ui.label(Type::Heading.text("How actors stand to elements").color(tokens(ui).text));
        muted_ui(ui, format!("As of {}, whatever cards are on the board", wording::date(scene.reading().date)));
        if roomy && is_foldable(scene, silent) {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| fold_ui(ui, silent, view));
        }
    });
}

fn is_roomy(ui: &Ui) -> bool {
    ui.available_width() >= ROOMY
}

fn is_foldable(scene: &Scene, silent: &[&Actor]) -> bool {
    !silent.is_empty() && silent.len() < scene.scenario().actors.len()
}

fn fold_ui(ui: &mut Ui, silent: &[&Actor], view: &mut View) {
    let count = wording::count(silent.len(), "actor without positions", "actors without positions");
    let verb = if view.matrix.everyone { "Hide" } else { "Show" };
    let names: Vec<&str> = silent.iter().map(|actor| actor.name.as_str()).collect();
    let button = egui::Button::new(Type::Small.text(format!("{verb} {count}")).color(tokens(ui).text));
    if ui.add(button).on_hover_text(wording::list(names)).clicked() {
        view.matrix.everyone = !view.matrix.everyone;
    }
}

/// What the shapes mean.
fn legend_ui(ui: &mut Ui, scene: &Scene, silent: &[&Actor], view: &mut View) {
    let roomy = is_roomy(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::XS);
        ui.spacing_mut().interact_size.y = 22.0;
        for kind in StanceKind::ALL {
            stance_ui(ui, kind, wording::stance(kind)).on_hover_text(wording::sentence(wording::stance_meaning(kind)));
        }
        entry_ui(ui, wording::PARTLY_RED, |ui, mark| paint_partly_red(ui, mark.center()));
        if scene.stances().iter().any(|stance| !stance.complete) {
            entry_ui(ui, wording::UNFINISHED, paint_unfinished).on_hover_text(wording::UNFINISHED_MEANING);
        }
        entry_ui(ui, "On the board", |ui, mark| {
            icons::paint(ui.painter(), Icon::Dot, mark.shrink(3.0), tokens(ui).accent);
        });
        if !roomy && is_foldable(scene, silent) {
            fold_ui(ui, silent, view);
        }
    });
}

/// What is missing, and where it is made.
fn empty_ui(ui: &mut Ui, what: &str, made: &str) {
    let color = tokens(ui).text_muted;
    let next = format!("The editor, {}, is where {made}", Command::EditScenario.key(ui.ctx().os()));
    ui.vertical_centered(|ui| {
        ui.add_space(40.0);
        ui.label(Type::Heading.text(what));
        ui.add_space(space::XS);
        ui.label(Type::Body.text(next).color(color));
    });
}
