//! The dialog that closes a round: its name, a note, and who argued what.

use egui::{ScrollArea, TextEdit, Ui};

use super::dialog::{Ask, buttons_ui, field_ui, heading_ui, text_ui};
use crate::scenario::Argument;
use crate::ui::command::{Action, Now};
use crate::ui::drafts::RoundDraft;
use crate::ui::theme::space;
use crate::ui::widgets::argument::{are_told, says_ui, who_ui};
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{muted_ui, primary_ui, section_ui, tick_ui};
use crate::wording;
use crate::workshop::MAX_NAME;

/// A round about to be closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloseRound {
    /// As typed so far.
    pub draft: RoundDraft,
    /// How many ways forward the board names.
    ways: usize,
    /// They are kept with the round.
    keep_ways: bool,
}

impl CloseRound {
    /// As typed so far, while the board names so many ways forward.
    pub fn new(draft: RoundDraft, ways: usize) -> Self {
        Self { draft, ways, keep_ways: ways > 0 }
    }
}

impl Ask for CloseRound {
    fn kind(&self) -> &'static str {
        "close round"
    }

    fn width(&self) -> f32 {
        620.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &Now<'_>, out: &mut Vec<Action>) {
        let Self { draft, ways, keep_ways } = self;
        heading_ui(ui, "Close the round");
        text_ui(ui, "The package on the board is kept as it stands, with its verdict. The session goes on from there.");
        let entered = field_ui(ui, "Name", &mut draft.name);
        let height = (ui.ctx().content_rect().height() - 320.0).clamp(90.0, 420.0);
        scrolled_ui(ui, ScrollArea::vertical().max_height(height).auto_shrink([false, true]), |ui| {
            section_ui(ui, "Note: what was decided, what stayed open");
            let note = TextEdit::multiline(&mut draft.note).desired_rows(3).desired_width(f32::INFINITY);
            ui.add(note).accessible_name("Note");
            section_ui(ui, "Who argued what");
            for (place, argument) in draft.arguments.iter_mut().enumerate() {
                let number = (place + 1).to_string();
                who_ui(ui, argument, &number);
                says_ui(ui, argument, &number);
                ui.add_space(space::XS);
            }
            if ui.add_enabled(are_told(&draft.arguments), egui::Button::new("Add an argument")).clicked() {
                draft.arguments.push(Argument::default());
            }
            if *ways > 0 {
                ui.add_space(space::S);
                let text =
                    wording::count(*ways, "way forward that the board names", "ways forward that the board names");
                if tick_ui(ui, *keep_ways, &format!("Keep the {text}")).clicked() {
                    *keep_ways = !*keep_ways;
                }
            }
        });
        ui.add_space(space::S);
        let name = draft.name.trim();
        let too_long = name.chars().count() > MAX_NAME;
        if too_long {
            muted_ui(ui, format!("A name has at most {MAX_NAME} characters"));
        }
        buttons_ui(ui, |ui| {
            let ready = !name.is_empty() && !too_long;
            if (primary_ui(ui, "Close round", ready).clicked() || entered) && ready {
                out.push(Action::CloseRound(Box::new(draft.clone()), *keep_ways));
            }
            if ui.button("Cancel").clicked() {
                out.push(Action::Dismiss);
            }
        });
    }

    fn typed(&self) -> bool {
        !self.draft.is_empty()
    }
}
