//! What was written down of a closed round, corrected in place; what the board said then stays as it was.

use egui::{TextEdit, Ui};

use crate::scenario::{Argument, Round};
use crate::ui::command::Action;
use crate::ui::theme::space;
use crate::ui::widgets::argument::{are_told, says_ui, who_ui};
use crate::ui::widgets::section_ui;
use crate::workshop::{Edit, NoteOn, RoundEdit};

/// Draws fields for its name, its note and who argued what. Each change is an edit that can be undone.
pub fn correct_round_ui(ui: &mut Ui, round: &Round, out: &mut Vec<Action>) {
    let mut correct = |edit| out.push(Action::Edit(Edit::Round { round: round.id.clone(), edit }));
    let mut name = round.name.clone();
    section_ui(ui, "Name");
    if ui.add(TextEdit::singleline(&mut name)).accessible_name(format!("Name of {}", round.name)).changed() {
        correct(RoundEdit::Name(name));
    }
    section_ui(ui, "Who argued what");
    for (place, argument) in round.arguments.iter().enumerate() {
        let (number, mut now) = (format!("{}, in {}", place + 1, round.name), argument.clone());
        ui.horizontal(|ui| {
            who_ui(ui, &mut now, &number);
            let remove =
                ui.button("Remove").accessible_name(format!("Remove argument {} of {}", place + 1, round.name));
            if remove.clicked() {
                correct(RoundEdit::RemoveArgument(place));
            }
        });
        says_ui(ui, &mut now, &number);
        if now != *argument {
            correct(RoundEdit::SetArgument(place, now));
        }
        ui.add_space(space::XS);
    }
    if ui.add_enabled(are_told(&round.arguments), egui::Button::new("Add an argument")).clicked() {
        correct(RoundEdit::AddArgument(Argument::default()));
    }
    section_ui(ui, "Note");
    let mut note = round.note.clone();
    let field = TextEdit::multiline(&mut note).desired_rows(2).desired_width(f32::INFINITY);
    if ui.add(field).accessible_name(format!("Note of {}", round.name)).changed() {
        out.push(Action::Edit(Edit::Note { on: NoteOn::Round(round.id.clone()), text: note }));
    }
}
