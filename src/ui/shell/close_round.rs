//! The dialog that closes a round: its name, a note, and who argued what.

use egui::{Label, ScrollArea, TextEdit, Ui};

use super::modals::{Answer, Field, buttons_ui, field_ui};
use crate::scenario::Argument;
use crate::ui::command::Action;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::{muted_ui, primary_ui, section_ui, tick_ui};
use crate::wording;
use crate::workshop::MAX_NAME;

/// A round being closed, as typed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingRound {
    name: Field,
    /// What was decided, and what stayed open.
    pub note: String,
    /// Who argued what.
    pub arguments: Vec<Argument>,
    /// How many ways forward the board names.
    ways: usize,
    /// They are kept with the round.
    pub keep_ways: bool,
}

impl ClosingRound {
    /// With a name that can be kept, while the board names so many ways forward.
    pub fn named(name: String, ways: usize) -> Self {
        let arguments = vec![Argument::default()];
        Self { name: Field::new(name), note: String::new(), arguments, ways, keep_ways: ways > 0 }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        self.name.text.trim()
    }
}

/// Draws the dialog.
pub(super) fn close_round_ui(ui: &mut Ui, round: &mut ClosingRound, out: &mut Vec<Action>) {
    ui.add(Label::new(Type::Heading.text("Close the round")).wrap());
    let text = "The package on the board is kept as it stands, with its verdict. The session goes on from there.";
    ui.add(Label::new(Type::Body.text(text).color(tokens(ui).text_muted)).wrap());
    ui.add_space(space::S);
    let entered = field_ui(ui, "Name", &mut round.name);
    let height = (ui.ctx().content_rect().height() - 320.0).clamp(90.0, 420.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        section_ui(ui, "Note: what was decided, what stayed open");
        let note = TextEdit::multiline(&mut round.note).desired_rows(3).desired_width(f32::INFINITY);
        ui.add(note).accessible_name("Note");
        section_ui(ui, "Who argued what");
        for (place, argument) in round.arguments.iter_mut().enumerate() {
            let number = place + 1;
            let who = TextEdit::singleline(&mut argument.who).hint_text("Who, if it may be said").desired_width(220.0);
            ui.add(who).accessible_name(format!("Who argued, {number}"));
            let says = TextEdit::multiline(&mut argument.says).hint_text("What").desired_rows(1);
            ui.add(says.desired_width(f32::INFINITY)).accessible_name(format!("What was argued, {number}"));
            ui.add_space(space::XS);
        }
        let complete = round.arguments.iter().all(|argument| !argument.says.trim().is_empty());
        if ui.add_enabled(complete, egui::Button::new("Add an argument")).clicked() {
            round.arguments.push(Argument::default());
        }
        if round.ways > 0 {
            ui.add_space(space::S);
            let text =
                wording::count(round.ways, "way forward that the board names", "ways forward that the board names");
            if tick_ui(ui, round.keep_ways, &format!("Keep the {text}")).clicked() {
                round.keep_ways = !round.keep_ways;
            }
        }
    });
    ui.add_space(space::S);
    let name = round.name();
    let too_long = name.chars().count() > MAX_NAME;
    if too_long {
        muted_ui(ui, format!("A name has at most {MAX_NAME} characters"));
    }
    buttons_ui(ui, |ui| {
        let ready = !name.is_empty() && !too_long;
        if (primary_ui(ui, "Close round", ready).clicked() || entered) && ready {
            out.push(Action::Answer(Answer::CloseRound(round.clone())));
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::Answer(Answer::Cancel));
        }
    });
}
