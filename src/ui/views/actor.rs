//! One actor.
use egui::Ui;

use crate::scenario::ActorId;
use crate::ui::command::Action;
use crate::ui::state::View;
use crate::workshop::Workshop;

/// Draws an actor.
pub fn actor_ui(_ui: &mut Ui, _actor: &ActorId, _workshop: &Workshop, _view: &mut View, _out: &mut Vec<Action>) {}
