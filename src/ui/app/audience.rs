//! The audience window: when and where it is there, and what it is given to show.

use egui::{Context, RawInput, Vec2, ViewportBuilder, ViewportCommand};

use super::App;
use crate::program;
use crate::ui::command::Command;
use crate::ui::monitors::{self, Opening};
use crate::ui::shell::Notice;
use crate::ui::stage::{self, Look};
use crate::ui::state::Centre;
use crate::ui::window_icon::window_icon;

impl App {
    /// Opens the window, or closes it. What it shows while frozen it shows again when it comes back.
    pub(super) fn toggle_audience(&mut self, ctx: &Context) {
        if self.view.audience.open {
            self.close_audience();
        } else if ctx.embed_viewports() {
            self.view.presenting = true;
            let text = "A second window cannot be had here; this view serves for the shared screen instead";
            self.say(Notice::info(text));
        } else {
            self.view.audience.open = true;
            let opening = monitors::opening(&self.view.monitors, &self.prefs.audience);
            self.audience_opens = opens(opening, ctx.zoom_factor());
            if opening.elsewhere {
                // The facilitator goes on typing where they were.
                self.stage.hand_back(ctx.input(|input| input.time));
            }
        }
    }

    fn close_audience(&mut self) {
        self.view.audience.open = false;
        if !self.view.audience.frozen {
            self.stage.clear();
        }
    }

    /// Puts the window on a monitor, and opens it there if it is closed.
    pub(super) fn show_audience_on(&mut self, name: String, ctx: &Context) {
        let place = self.view.monitors.iter().position(|monitor| monitor.name == name);
        self.prefs.audience.monitor = Some(name);
        if !self.view.audience.open {
            return self.toggle_audience(ctx);
        }
        let Some((place, monitor)) = place.and_then(|place| Some((place, self.view.monitors.get(place)?))) else {
            return;
        };
        let tell = |command| ctx.send_viewport_cmd_to(stage::window(), command);
        if !monitor.here && self.prefs.audience.full != Some(false) {
            return tell(ViewportCommand::SetMonitor(place));
        }
        // Told in points of the monitor that the window is on so far.
        let here = ctx.input(|input| input.raw.viewports.get(&stage::window())?.native_pixels_per_point);
        let corner = monitors::middle(monitor).min * monitor.scale / here.unwrap_or(1.0);
        tell(ViewportCommand::Fullscreen(false));
        tell(ViewportCommand::OuterPosition(corner / ctx.zoom_factor()));
        tell(ViewportCommand::Focus);
    }

    /// Freezes what it shows, or lets it follow again.
    pub(super) fn freeze_audience(&mut self, ctx: &Context) {
        let frozen = !self.view.audience.frozen;
        self.view.audience.frozen = frozen;
        let text = if frozen {
            let keys = Command::FreezeAudience.key(ctx.os());
            format!("The audience window stays as it is until it is let go ({keys})")
        } else {
            "The audience window follows again".to_owned()
        };
        self.say(Notice::info(text));
    }

    /// Keeps the window open and gives it what has changed.
    pub(super) fn audience_ui(&mut self, ctx: &Context) {
        if !self.view.audience.open {
            return;
        }
        if self.stage.take_closed() {
            return self.close_audience();
        }
        let follows = !self.view.audience.frozen || self.stage.is_empty();
        let changed = follows && self.stage.show(&self.screen, self.shared_centre(), &self.view);
        let look = Look { text: self.prefs.audience.text, whole: self.prefs.audience.whole };
        if self.stage.set_look(look) || changed {
            ctx.request_repaint_of(stage::window());
        }
        self.stage.set_clock(self.view.clock);
        let stage = self.stage.clone();
        ctx.show_viewport_deferred(stage::window(), self.audience_opens.clone(), move |ui, _| stage.ui(ui));
    }

    /// What stands in the middle of the shared screen: nothing of what is only for the facilitator or for one seat.
    fn shared_centre(&self) -> Centre {
        match &self.view.centre {
            Centre::Ballot(_) | Centre::Intake(_) | Centre::Grid => Centre::Board,
            Centre::Room if !self.workshop.scenario().votes_revealed => Centre::Board,
            centre => centre.clone(),
        }
    }

    /// Remembers where the window is, as the desktop tells it.
    pub(super) fn note_audience(&mut self, zoom: f32, input: &RawInput) {
        let info = input.viewport();
        let (Some(outer), Some(inner), Some(scale)) = (info.outer_rect, info.inner_rect, info.native_pixels_per_point)
        else {
            return;
        };
        let kept = &mut self.prefs.audience;
        let full = info.fullscreen.unwrap_or_default();
        if let Some(name) = monitors::name_at(&self.view.monitors, outer * zoom * scale) {
            kept.monitor = Some(name.to_owned());
            // On the facilitator's own monitor it fills nothing, which says nothing of others.
            if self.view.monitors.iter().any(|monitor| monitor.name == name && !monitor.here) {
                kept.full = Some(full);
            }
        }
        if !full && info.minimized != Some(true) && info.maximized != Some(true) {
            let (corner, Vec2 { x: width, y: height }) = (outer.min * zoom * scale, inner.size() * zoom);
            kept.place = Some([corner.x, corner.y, width, height]);
        }
    }
}

/// The window as it opens.
fn opens(opening: Opening, zoom: f32) -> ViewportBuilder {
    let mut builder = ViewportBuilder::default()
        .with_title("Guarantee Board — audience")
        .with_app_id(program::NAME)
        .with_icon(window_icon())
        .with_inner_size(opening.size / zoom)
        .with_active(!opening.elsewhere);
    if let Some(corner) = opening.corner {
        builder = builder.with_position(corner / zoom);
    }
    match opening.fills {
        Some(place) => builder.with_monitor(place),
        None => builder,
    }
}
