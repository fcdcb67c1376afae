//! The facilitator's notes: on the package, a card, a rule; and who has agreed to what is settled.

use egui::{Label, TextEdit, Ui};

use crate::scenario::{ElementId, Pin};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::{muted_ui, note_ui, section_ui};
use crate::wording;
use crate::workshop::{Edit, NoteOn};

/// Draws a note, with a field to write it where that can be done. Nothing of it is seen on a shared screen.
pub fn note_edit_ui(ui: &mut Ui, scene: &Scene, view: &View, on: &NoteOn, out: &mut Vec<Action>) {
    let Some(known) = on.text(scene.scenario()) else { return };
    if !scene.editable {
        return note_ui(ui, view, known);
    }
    ui.add_space(space::S);
    section_ui(ui, "Your note");
    let mut text = known.to_owned();
    let field = TextEdit::multiline(&mut text).desired_rows(2).desired_width(f32::INFINITY);
    let field =
        field.hint_text("For your eyes: it is not shown while presenting, and leaves with no export unless you say so");
    if ui.add(field).accessible_name("Your note").changed() {
        out.push(Action::Edit(Edit::Note { on: on.clone(), text }));
    }
}

/// Draws what is settled about a card, with who has agreed and when.
pub fn agreements_ui(ui: &mut Ui, scene: &Scene, view: &View, element: &ElementId, out: &mut Vec<Action>) {
    let acceptable = &scene.scenario().acceptable;
    let pins: Vec<&Pin> = acceptable.pins.iter().filter(|pin| pin.element() == element).collect();
    if pins.is_empty() {
        return;
    }
    ui.add_space(space::S);
    section_ui(ui, "What is settled about it");
    for pin in pins {
        let what = wording::pin(scene.scenario(), pin);
        ui.add(Label::new(Type::Body.text(what.as_str()).color(tokens(ui).text)).wrap());
        let agreement = acceptable.agreement(pin);
        if let Some(agreement) = agreement {
            let by = if view.presenting { String::new() } else { format!(" by {}", agreement.by) };
            muted_ui(ui, format!("Agreed{by} · {}", wording::moment(agreement.at)));
        }
        if scene.editable {
            let mut by = agreement.map_or_else(String::new, |agreement| agreement.by.clone());
            let field = TextEdit::singleline(&mut by).hint_text("Who has agreed").desired_width(f32::INFINITY);
            if ui.add(field).accessible_name(format!("Who has agreed: {what}")).changed() {
                out.push(Action::Agree(pin.clone(), by));
            }
        }
    }
}
