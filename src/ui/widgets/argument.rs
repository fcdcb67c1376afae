//! The fields in which it is told who argued what.

use egui::{TextEdit, Ui};

use crate::scenario::Argument;

/// Who said it; `number` tells it from the other arguments: "1".
pub fn who_ui(ui: &mut Ui, argument: &mut Argument, number: &str) {
    let who = TextEdit::singleline(&mut argument.who).hint_text("Who, if it may be said").desired_width(220.0);
    ui.add(who).accessible_name(format!("Who argued, {number}"));
}

/// What was said.
pub fn says_ui(ui: &mut Ui, argument: &mut Argument, number: &str) {
    let says = TextEdit::multiline(&mut argument.says).hint_text("What").desired_rows(1);
    ui.add(says.desired_width(f32::INFINITY)).accessible_name(format!("What was argued, {number}"));
}

/// Whether one more can be told: nothing is left to be said in those that there are.
pub fn are_told(arguments: &[Argument]) -> bool {
    arguments.iter().all(|argument| !argument.says.trim().is_empty())
}
