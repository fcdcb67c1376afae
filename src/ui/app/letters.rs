//! Letters and accents: those that come in are put together, and those that cannot be drawn are told.

use std::borrow::Cow;

use egui::{Context, Event, RawInput};

use super::App;
use crate::scenario::composed;
use crate::ui::scripts::Undrawn;
use crate::ui::shell::Notice;

/// Puts letters and accents together that were typed or pasted apart, as those of a file are when it is opened.
pub(super) fn compose(input: &mut RawInput) {
    for event in &mut input.events {
        if let Event::Text(text) | Event::Paste(text) = event
            && let Cow::Owned(composed) = composed(text)
        {
            *text = composed;
        }
    }
}

impl App {
    /// Draws in fonts that were found, and tells what none of them has.
    pub(super) fn update_scripts(&mut self, ctx: &Context) {
        if let Some(undrawn) = self.scripts.take_up(ctx) {
            let accents = std::mem::take(&mut self.view.undrawn.accents);
            self.view.undrawn = Undrawn { accents, ..undrawn };
            self.tell_undrawn();
        }
    }

    /// Tells the accents of what was opened that cannot be drawn.
    pub(super) fn look_for_accents(&mut self) {
        self.view.undrawn.accents = Undrawn::accents_of(self.workshop.scenario());
        if !self.view.undrawn.accents.is_empty() {
            self.tell_undrawn();
        }
    }

    fn tell_undrawn(&mut self) {
        if let Some(told) = self.view.undrawn.in_words(self.workshop.scenario()) {
            self.say(Notice::info(told));
        }
    }
}
