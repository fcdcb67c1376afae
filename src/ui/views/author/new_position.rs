//! Telling a position: whose, what, how firm, when it is crossed or met or what it would provide; who says so, where, when
//! and on what basis; and who says otherwise.

use egui::Ui;

use super::cite::{WHOLE, boxed_ui, claim_fields_ui, known_claim_ui};
use super::form::{Form, entered_line_ui, group_ui, is_done, label_ui};
use super::pick::holder_ui;
use super::rule::{Around, asked_ui, firmness_text, provision_ui, stand_text};
use crate::scenario::{Firmness, PartyId, Scenario};
use crate::ui::command::{Action, Authoring, main_modifier};
use crate::ui::editor::{Editor, Focus, NewClaim, NewPosition};
use crate::ui::theme::{Icon, Tone, Type, space};
use crate::ui::widgets::chip::keyboard_here;
use crate::ui::widgets::offers::choose_ui;
use crate::ui::widgets::{muted_ui, primary_ui, toned_ui};
use crate::workshop::author::{Stand, asked, never, provision_of};

/// Draws the page.
pub fn new_position_ui(ui: &mut Ui, mut around: Around<'_, '_>) {
    let scenario = around.scene.scenario();
    let form = Form::new(scenario, None);
    let Some(first) = scenario.actors.first() else {
        muted_ui(ui, "A position is somebody’s: add an actor first");
        return;
    };
    let done = around.editor.keyboard && is_done(ui);
    let mut told = std::mem::take(&mut around.editor.position);
    if around.editor.focusing == Focus::First {
        keyboard_here(ui.ctx());
    }
    label_ui(ui, "Whose");
    let known = told.actor.clone().filter(|id| scenario.has_party(id));
    let mut holder = known.unwrap_or_else(|| PartyId::from(&first.id));
    holder_ui(ui, &form, "Whose", &mut holder);
    told.actor = Some(holder.clone());
    label_ui(ui, "What it is");
    let mut stand = told.stand.unwrap_or(Stand::RedLine);
    stand = choose_ui(ui, "What it is", &Stand::ALL, stand_text, stand).unwrap_or(stand);
    told.stand = Some(stand);
    label_ui(ui, "What it says, in a few words");
    entered_line_ui(ui, "What it says", "No foreign soldiers at the border", &mut told.title);
    if stand != Stand::Willingness {
        label_ui(ui, "How firm");
        let all = [Firmness::Absolute, Firmness::Firm, Firmness::Disputed];
        let held = told.firmness.unwrap_or(Firmness::Firm);
        told.firmness = Some(choose_ui(ui, "How firm", &all, firmness_text, held).unwrap_or(held));
    }
    what_ui(ui, &mut around, &holder, stand, &mut told);
    for_ui(ui, &form, scenario, &mut told);
    against_ui(ui, &form, around.editor, &mut told);
    ui.add_space(space::M);
    done_ui(ui, &mut told, done, around.out);
    around.editor.position = told;
}

/// When it is crossed or met, or what it would provide.
fn what_ui(ui: &mut Ui, around: &mut Around<'_, '_>, holder: &PartyId, stand: Stand, told: &mut NewPosition) {
    let scenario = around.scene.scenario();
    let mut form = Form::new(scenario, None);
    if stand == Stand::Willingness {
        let known = told.provision.take().filter(|known| known.0 == *holder);
        match known.or_else(|| Some((holder.clone(), provision_of(scenario, holder).ok()?))) {
            Some((holder, mut provision)) => {
                provision_ui(ui, &mut form, &mut provision);
                told.provision = Some((holder, provision));
            }
            None => {
                muted_ui(ui, "There is nothing yet that it may provide: an element says who may provide it");
            }
        }
        return;
    }
    let mut condition = told.condition.clone().unwrap_or_else(|| asked(stand));
    if asked_ui(ui, &form, around, stand, &mut condition) {
        told.condition = Some(condition).filter(|condition| *condition != never());
    }
}

/// Who says so: claims that are there, or one that is told here.
fn for_ui(ui: &mut Ui, form: &Form<'_>, scenario: &Scenario, told: &mut NewPosition) {
    group_ui(ui, "Who says so");
    known_claim_ui(ui, form, "Cite a claim for it", &mut told.cited);
    let told_by = told.claim.get_or_insert_with(|| NewClaim::new(scenario));
    boxed_ui(ui, |ui| {
        ui.push_id("for", |ui| claim_fields_ui(ui, form, "", told_by));
    });
    if told_by.is_empty() && told.cited.is_empty() {
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text("Nobody is named yet; the board will mark it"));
    }
}

/// Who says otherwise.
fn against_ui(ui: &mut Ui, form: &Form<'_>, editor: &mut Editor, told: &mut NewPosition) {
    group_ui(ui, "Who says otherwise");
    let Some(counter) = &mut told.counter else {
        if ui.button("Add a counter-voice").clicked() {
            told.counter = Some(NewClaim::new(form.scenario));
            editor.focus = Focus::Claim;
        }
        return;
    };
    if editor.focusing == Focus::Claim {
        keyboard_here(ui.ctx());
    }
    boxed_ui(ui, |ui| {
        ui.push_id("against", |ui| claim_fields_ui(ui, form, ", against it", counter));
    });
    if ui.button("No counter-voice").clicked() {
        told.counter = None;
    }
}

/// The buttons that add it; `done`: the keyboard has asked for that already.
fn done_ui(ui: &mut Ui, told: &mut NewPosition, done: bool, out: &mut Vec<Action>) {
    let named = told.claim.as_ref().is_some_and(|claim| !claim.is_empty());
    let for_it = !named || told.claim.as_ref().is_some_and(NewClaim::is_whole);
    let against_it = told.counter.as_ref().is_none_or(NewClaim::is_whole);
    let titled = !told.title.trim().is_empty();
    let whole = titled && for_it && against_it;
    let (mut opening, mut staying) = (false, done && whole);
    ui.horizontal_wrapped(|ui| {
        opening = primary_ui(ui, "Add the position", whole).clicked();
        let stay = ui.add_enabled(whole, egui::Button::new("Add, and another"));
        let keys = format!("{}+Enter: adds it, and stays here for the next one", main_modifier(ui.ctx().os()));
        staying |= stay.on_hover_text(keys).clicked();
    });
    if opening || staying {
        let mut position = told.clone();
        position.claim = position.claim.filter(|_| named);
        out.push(Action::Author(Authoring::Position { told: Box::new(position), open: opening }));
    }
    if !titled {
        muted_ui(ui, "It needs to say something");
    }
    if !for_it || !against_it {
        muted_ui(ui, WHOLE);
    }
}
