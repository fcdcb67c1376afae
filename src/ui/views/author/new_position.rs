//! Telling a position: whose, what, how firm; who says so, where, when and on what basis; and who says otherwise.

use egui::Ui;

use super::cite::{WHOLE, boxed_ui, claim_fields_ui};
use super::form::{Form, choose_ui, group_ui, label_ui, line_ui};
use super::pick::holder_ui;
use super::rule::{firmness_text, stand_text};
use crate::scenario::{Firmness, PartyId};
use crate::ui::command::{Action, Authoring};
use crate::ui::editor::{Editor, NewClaim};
use crate::ui::theme::{Icon, Tone, Type, space};
use crate::ui::widgets::{muted_ui, primary_ui, toned_ui};
use crate::workshop::author::Stand;

/// Draws the page.
pub fn new_position_ui(ui: &mut Ui, form: &Form<'_>, editor: &mut Editor, out: &mut Vec<Action>) {
    let scenario = form.scenario;
    let told = &mut editor.position;
    let Some(first) = scenario.actors.first() else {
        muted_ui(ui, "A position is somebody’s: add an actor first");
        return;
    };
    label_ui(ui, "Whose");
    let known = told.actor.clone().filter(|id| scenario.has_party(id));
    let mut holder = known.unwrap_or_else(|| PartyId::from(&first.id));
    holder_ui(ui, form, "Whose", &mut holder);
    told.actor = Some(holder);
    label_ui(ui, "What it is");
    let mut stand = told.stand.unwrap_or(Stand::RedLine);
    stand = choose_ui(ui, "What it is", &Stand::ALL, stand_text, stand).unwrap_or(stand);
    told.stand = Some(stand);
    label_ui(ui, "What it says, in a few words");
    line_ui(ui, "What it says", "No foreign soldiers at the border", &mut told.title);
    if stand != Stand::Willingness {
        label_ui(ui, "How firm");
        let all = [Firmness::Absolute, Firmness::Firm, Firmness::Disputed];
        let held = told.firmness.unwrap_or(Firmness::Firm);
        told.firmness = Some(choose_ui(ui, "How firm", &all, firmness_text, held).unwrap_or(held));
    }
    group_ui(ui, "Who says so");
    let told_by = told.claim.get_or_insert_with(|| NewClaim::new(scenario));
    boxed_ui(ui, |ui| {
        ui.push_id("for", |ui| claim_fields_ui(ui, form, "", told_by));
    });
    let named = !told_by.is_empty();
    let for_it = !named || told_by.is_whole();
    if !named {
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text("Nobody is named yet; the board will mark it"));
    }
    group_ui(ui, "Who says otherwise");
    match &mut told.counter {
        Some(counter) => {
            boxed_ui(ui, |ui| {
                ui.push_id("against", |ui| claim_fields_ui(ui, form, ", against it", counter));
            });
            if ui.button("No counter-voice").clicked() {
                told.counter = None;
            }
        }
        None => {
            if ui.button("Add a counter-voice").clicked() {
                told.counter = Some(NewClaim::new(scenario));
            }
        }
    }
    ui.add_space(space::M);
    let against_it = told.counter.as_ref().is_none_or(NewClaim::is_whole);
    let titled = !told.title.trim().is_empty();
    let whole = titled && for_it && against_it;
    if primary_ui(ui, "Add the position", whole).clicked() {
        let mut position = told.clone();
        position.claim = position.claim.filter(|_| named);
        out.push(Action::Author(Authoring::Position(Box::new(position))));
    }
    if !titled {
        muted_ui(ui, "It needs to say something");
    }
    if !for_it || !against_it {
        muted_ui(ui, WHOLE);
    }
}
