//! What stands in the middle of a window, the facilitator's or the audience's.

use egui::Ui;

use super::{
    actor_ui, ballots_ui, board_ui, comparison_ui, coverage_ui, grid_ui, intake_ui, matrix_ui, room_ui, round_bar_ui,
    rounds_ui,
};
use crate::ui::command::Action;
use crate::ui::scene::Screen;
use crate::ui::state::{Centre, View};

/// Draws what the view has in the middle.
pub fn centre_ui(ui: &mut Ui, screen: &Screen, view: &mut View, out: &mut Vec<Action>) {
    let document = &screen.document;
    match view.centre.clone() {
        Centre::Board => board_ui(ui, screen.board(), screen.compared_with(), view, out),
        Centre::Matrix => matrix_ui(ui, document, view, out),
        Centre::Actor(actor) => actor_ui(ui, &actor, document, view, out),
        Centre::Rounds => rounds_ui(ui, document, view, out),
        Centre::Round(id) => {
            if let Some(round) = document.scenario().round(&id) {
                round_bar_ui(ui, document.scenario(), round, view, out);
            }
            board_ui(ui, screen.board(), None, view, out);
        }
        Centre::Comparison => {
            if let Some(comparison) = &screen.comparison {
                comparison_ui(ui, document, comparison, view, out);
            }
        }
        Centre::Grid if document.editable && !view.presenting => grid_ui(ui, document, view, out),
        Centre::Grid => board_ui(ui, screen.board(), screen.compared_with(), view, out),
        Centre::Coverage => coverage_ui(ui, document, view, out),
        Centre::Room => room_ui(ui, document, view, out),
        Centre::Ballot(ballots) => ballots_ui(ui, document, &ballots, view, out),
        Centre::Intake(intake) => intake_ui(ui, document, intake, view, out),
    }
}
