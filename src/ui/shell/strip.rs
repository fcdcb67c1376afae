//! Which actors stand by name in the header's strip.

use std::collections::BTreeSet;

use egui::{ScrollArea, Ui};

use super::dialog::{Ask, buttons_ui, heading_ui, text_ui};
use crate::scenario::PartyId;
use crate::ui::command::{Action, Now};
use crate::ui::layout::Measures;
use crate::ui::party::Party;
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{primary_ui, tick_ui};
use crate::wording;

/// How high the list is at most, in points.
const LIST: f32 = 360.0;

/// The choice of the actors in the strip. What is ticked stands there at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strip;

impl Ask for Strip {
    fn kind(&self) -> &'static str {
        "strip"
    }

    fn ui(&mut self, ui: &mut Ui, now: &Now<'_>, out: &mut Vec<Action>) {
        let window = ui.ctx().content_rect().size();
        let most = Measures::of(window).actor_slots(window.x);
        let standings = &now.board.assessment().actors;
        let all = || standings.iter().map(|standing| &standing.actor);
        let chosen = now.view.strip.clone().unwrap_or_else(|| all().take(most).cloned().collect());
        heading_ui(ui, "Actors in the strip");
        let places = wording::count(most, "place", "places");
        text_ui(ui, format!("There are {places} in a window as wide as this. All others are counted behind them."));
        scrolled_ui(ui, ScrollArea::vertical().max_height(LIST.min(window.y * 0.5)).auto_shrink([false, true]), |ui| {
            for party in all().filter_map(|id| Party::of(now.board.scenario(), id)) {
                let stands = chosen.contains(&party.id);
                if tick_ui(ui, stands, party.name).clicked() {
                    out.push(Action::StandInStrip(Some(toggled(&chosen, &party.id))));
                }
            }
        });
        // The line is there whatever it says: nothing below it moves.
        let left_out = chosen.len().saturating_sub(most);
        text_ui(
            ui,
            match left_out {
                0 => " ".to_owned(),
                _ => format!("The last {left_out} of them are among the others here"),
            },
        );
        buttons_ui(ui, |ui| {
            if primary_ui(ui, "Done", true).clicked() {
                out.push(Action::Dismiss);
            }
            let first = egui::Button::new("The first of the file");
            if ui.add_enabled(now.view.strip.is_some(), first).clicked() {
                out.push(Action::StandInStrip(None));
            }
        });
    }
}

/// The choice with one more, or one less.
fn toggled(chosen: &BTreeSet<PartyId>, id: &PartyId) -> BTreeSet<PartyId> {
    let mut chosen = chosen.clone();
    if !chosen.remove(id) {
        chosen.insert(id.clone());
    }
    chosen
}
