//! What was written down of a closed round, corrected in place; what the board said then stays as it was.

use egui::{TextEdit, Ui};

use crate::scenario::{Argument, Round};
use crate::ui::command::Action;
use crate::ui::theme::space;
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
        let (number, mut now) = (place + 1, argument.clone());
        ui.horizontal(|ui| {
            let who = TextEdit::singleline(&mut now.who).hint_text("Who, if it may be said").desired_width(220.0);
            ui.add(who).accessible_name(format!("Who argued, {number}, in {}", round.name));
            let remove = ui.button("Remove").accessible_name(format!("Remove argument {number} of {}", round.name));
            if remove.clicked() {
                correct(RoundEdit::RemoveArgument(place));
            }
        });
        let says = TextEdit::multiline(&mut now.says).hint_text("What").desired_rows(1).desired_width(f32::INFINITY);
        ui.add(says).accessible_name(format!("What was argued, {number}, in {}", round.name));
        if now != *argument {
            correct(RoundEdit::SetArgument(place, now));
        }
        ui.add_space(space::XS);
    }
    let complete = round.arguments.iter().all(|argument| !argument.says.trim().is_empty());
    if ui.add_enabled(complete, egui::Button::new("Add an argument")).clicked() {
        correct(RoundEdit::AddArgument(Argument::default()));
    }
    section_ui(ui, "Note");
    let mut note = round.note.clone();
    let field = TextEdit::multiline(&mut note).desired_rows(2).desired_width(f32::INFINITY);
    if ui.add(field).accessible_name(format!("Note of {}", round.name)).changed() {
        out.push(Action::Edit(Edit::Note { on: NoteOn::Round(round.id.clone()), text: note }));
    }
}
