//! The audience window: when it is there, and what it is given to show.

use egui::{Context, ViewportBuilder};

use super::App;
use crate::program;
use crate::ui::command::Command;
use crate::ui::shell::Notice;
use crate::ui::stage;
use crate::ui::state::{Audience, Centre};

/// Its first size, in points.
const FIRST_SIZE: [f32; 2] = [1280.0, 720.0];

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
        if (self.view.audience == Audience::Follows || self.stage.is_empty())
            && self.stage.show(&self.screen, self.shared_centre(), &self.view)
        {
            ctx.request_repaint_of(stage::window());
        }
        self.stage.set_clock(self.view.clock);
        let builder = ViewportBuilder::default()
            .with_title("Guarantee Board — audience")
            .with_app_id(program::NAME)
            .with_inner_size(FIRST_SIZE);
        let stage = self.stage.clone();
        ctx.show_viewport_deferred(stage::window(), builder, move |ui, _| stage.ui(ui));
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
