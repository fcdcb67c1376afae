//! What stands in the middle of a window, the facilitator's or the audience's.

use egui::Ui;

use super::{actor_ui, ballot_ui, board_ui, comparison_ui, matrix_ui, room_ui, round_bar_ui, rounds_ui};
use crate::ui::app::Shown;
use crate::ui::command::Action;
use crate::ui::state::{Centre, View};
use crate::workshop::Workshop;

/// What the middle is drawn from.
pub struct Middle<'a> {
    /// The open document.
    pub workshop: &'a Workshop,
    /// The same with the board that is shown: its own, one that is pointed at, or that of a round.
    pub shown: &'a Workshop,
    /// What is compared.
    pub comparison: Option<&'a Shown>,
}

/// Draws what the view has in the middle.
pub fn centre_ui(ui: &mut Ui, middle: &Middle<'_>, view: &mut View, out: &mut Vec<Action>) {
    let Middle { workshop, shown, comparison } = *middle;
    match view.centre.clone() {
        Centre::Board => board_ui(ui, shown, view, out),
        Centre::Matrix => matrix_ui(ui, workshop, view, out),
        Centre::Actor(actor) => actor_ui(ui, &actor, workshop, view, out),
        Centre::Rounds => rounds_ui(ui, workshop, view, out),
        Centre::Round(id) => {
            if let Some(round) = workshop.scenario().round(&id) {
                round_bar_ui(ui, workshop.scenario(), round, view, out);
            }
            board_ui(ui, shown, view, out);
        }
        Centre::Comparison => {
            if let Some(comparison) = comparison {
                comparison_ui(ui, workshop, comparison, view, out);
            }
        }
        Centre::Room => room_ui(ui, workshop, view, out),
        Centre::Ballot(seat) => ballot_ui(ui, workshop, seat.as_ref(), out),
    }
}
