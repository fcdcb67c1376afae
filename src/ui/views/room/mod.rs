//! The room: points for the minutes, seats, and what they vote.

mod ballot;
mod points;
mod seats;
mod votes;

pub use ballot::ballot_ui;

use egui::{Label, ScrollArea, Ui};

use crate::assess::{can_hold, hold_tally};
use crate::scenario::{RuleId, Scenario};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::muted_ui;

/// How wide the page is at most, in points: lines of a length that can be read.
const WIDEST: f32 = 920.0;

/// Draws the page. On a shared screen it has only what the room has voted, and nobody's name.
pub fn room_ui(ui: &mut Ui, scene: &Scene, view: &View, out: &mut Vec<Action>) {
    ui.add(Label::new(Type::Heading.text("The room").color(tokens(ui).text)));
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(WIDEST.min(ui.available_width()));
        if view.presenting {
            if !scene.scenario().votes_revealed {
                muted_ui(ui, "The votes are not revealed yet");
                return;
            }
        } else {
            points::points_ui(ui, scene.scenario(), out);
            ui.add_space(space::L);
            seats::seats_ui(ui, scene, out);
        }
        ui.add_space(space::L);
        votes::votes_ui(ui, scene, view, out);
        ui.add_space(space::L);
    });
}

/// The positions that the room is asked about: those that the package on the board violates, then those that somebody
/// has judged already.
fn asked(scene: &Scene) -> Vec<RuleId> {
    let scenario = scene.scenario();
    let findings = &scene.assessment().findings;
    let violated = |id: &RuleId| findings.iter().any(|finding| finding.rule.as_ref() == Some(id));
    let judged = |scenario: &Scenario, id: &RuleId| hold_tally(scenario, id).is_some();
    let known = scenario.positions.iter().map(|position| &position.id).filter(|id| can_hold(scenario, id));
    let (mut first, others): (Vec<&RuleId>, Vec<_>) = known.partition(|id| violated(id));
    first.extend(others.into_iter().filter(|id| judged(scenario, id)));
    first.into_iter().cloned().collect()
}
