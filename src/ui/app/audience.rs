//! The audience window: when it is there, and what it is given to show.

use std::sync::Arc;

use egui::{Context, ViewportBuilder};

use super::App;
use crate::program;
use crate::scenario::ActorId;
use crate::ui::command::Command;
use crate::ui::shell::Notice;
use crate::ui::stage::{self, Scene};
use crate::ui::state::{Audience, Centre, ComparisonView, MatrixView, Step, View};

/// Its first size, in points.
const FIRST_SIZE: [f32; 2] = [1280.0, 720.0];

/// What a scene was made of: as long as this stays, so does the scene.
#[derive(Clone, PartialEq)]
pub(super) struct Made {
    document: u64,
    revision: u64,
    /// What changes no board, such as who agreed to a pin, is an edit all the same.
    edits: usize,
    centre: Centre,
    trail: Vec<Step>,
    actor: Option<ActorId>,
    matrix: MatrixView,
    compared: Option<super::comparison::Made>,
    comparison: ComparisonView,
    /// Where the answers stand: whoever changes them puts others in their place, as long as the scene holds them.
    answers: usize,
}

impl App {
    /// Opens the window, or closes it.
    pub(super) fn toggle_audience(&mut self, ctx: &Context) {
        if self.view.audience != Audience::Closed {
            self.close_audience();
        } else if ctx.embed_viewports() {
            self.view.presenting = true;
            let text = "A second window cannot be had here; this view serves for the shared screen instead";
            self.say(Notice::info(text));
        } else {
            self.view.audience = Audience::Follows;
        }
    }

    fn close_audience(&mut self) {
        self.view.audience = Audience::Closed;
        self.staged = None;
        self.stage.clear();
    }

    /// Freezes what it shows, or lets it follow again.
    pub(super) fn freeze_audience(&mut self, ctx: &Context) {
        let (next, text) = match self.view.audience {
            Audience::Closed => return,
            Audience::Follows => {
                let keys = Command::FreezeAudience.key(ctx.os());
                (Audience::Frozen, format!("The audience window stays as it is until it is let go ({keys})"))
            }
            Audience::Frozen => (Audience::Follows, "The audience window follows again".to_owned()),
        };
        self.view.audience = next;
        self.say(Notice::info(text));
    }

    /// Keeps the window open and gives it what has changed.
    pub(super) fn audience_ui(&mut self, ctx: &Context) {
        if self.view.audience == Audience::Closed {
            return;
        }
        if self.stage.take_closed() {
            return self.close_audience();
        }
        if self.view.audience == Audience::Follows || self.staged.is_none() {
            self.update_stage(ctx);
        }
        self.stage.set_clock(self.view.clock);
        let builder = ViewportBuilder::default()
            .with_title("Guarantee Board — audience")
            .with_app_id(program::NAME)
            .with_inner_size(FIRST_SIZE);
        let stage = self.stage.clone();
        ctx.show_viewport_deferred(stage::window(), builder, move |ui, _| stage.ui(ui));
    }

    /// Puts what the facilitator sees on the stage, if it is not what stands there.
    fn update_stage(&mut self, ctx: &Context) {
        let centre = self.shared_centre();
        let compared = self.compared.as_ref().filter(|_| centre == Centre::Comparison);
        let made = Made {
            document: self.document,
            revision: self.workshop.revision(),
            edits: self.workshop.unsaved_changes(),
            centre: centre.clone(),
            trail: self.view.trail.clone(),
            actor: self.view.actor.clone(),
            matrix: self.view.matrix.clone(),
            compared: compared.map(|(made, _)| made.clone()),
            comparison: self.view.comparison.clone(),
            answers: Arc::as_ptr(&self.view.answers).addr(),
        };
        if self.staged.as_ref() == Some(&made) {
            return;
        }
        let looked = self.looked.as_ref().filter(|_| matches!(centre, Centre::Round(_)));
        let scene = Scene {
            workshop: looked.map_or_else(|| self.workshop.clone(), |(_, _, looked)| (**looked).clone()),
            whole: looked.map(|_| self.workshop.clone()),
            comparison: compared.map(|(_, shown)| shown.clone()),
            view: View {
                centre,
                presenting: true,
                still: true,
                trail: made.trail.clone(),
                actor: made.actor.clone(),
                matrix: made.matrix.clone(),
                comparison: made.comparison.clone(),
                answers: Arc::clone(&self.view.answers),
                ..View::default()
            },
        };
        self.stage.show(scene);
        self.staged = Some(made);
        ctx.request_repaint_of(stage::window());
    }

    /// What stands in the middle of the shared screen: nothing of what is only for the facilitator or for one seat.
    fn shared_centre(&self) -> Centre {
        match &self.view.centre {
            Centre::Ballot(_) => Centre::Board,
            Centre::Room if !self.workshop.scenario().votes_revealed => Centre::Board,
            centre => centre.clone(),
        }
    }
}
