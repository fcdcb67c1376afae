//! The clock of the round: started, paused, gone, and its end told.

use egui::{Context, UserAttentionType, ViewportCommand};

use super::App;
use crate::ui::round_clock::{RoundClock, Signal};
use crate::ui::stage;

impl App {
    /// Starts a clock with so many minutes.
    pub(super) fn start_clock(&mut self, minutes: u32, signal: Signal, ctx: &Context) {
        self.view.clock = Some(RoundClock::start(minutes, signal, ctx.input(|input| input.time)));
        self.clock_changed(ctx);
    }

    /// Pauses the clock, or lets it go on.
    pub(super) fn pause_clock(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        if let Some(clock) = &mut self.view.clock {
            clock.pause(now);
        }
        self.clock_changed(ctx);
    }

    /// Gives the round more time.
    pub(super) fn add_to_clock(&mut self, minutes: u32, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        if let Some(clock) = &mut self.view.clock {
            clock.add(minutes, now);
        }
        self.clock_changed(ctx);
    }

    /// Away with the clock.
    pub(super) fn stop_clock(&mut self, ctx: &Context) {
        self.view.clock = None;
        self.clock_changed(ctx);
    }

    /// The end of the round was seen.
    pub(super) fn clock_seen(&mut self, ctx: &Context) {
        if let Some(clock) = &mut self.view.clock {
            clock.seen = true;
        }
        self.clock_changed(ctx);
    }

    /// Both windows show it.
    fn clock_changed(&mut self, ctx: &Context) {
        self.attention_asked = false;
        if self.view.audience.open {
            ctx.request_repaint_of(stage::window());
        }
    }

    /// Has the clock drawn again when it reads differently, and tells its end.
    pub(super) fn update_clock(&mut self, ctx: &Context) {
        let Some(clock) = &self.view.clock else { return };
        let now = ctx.input(|input| input.time);
        if let Some(wait) = clock.changes_in(now) {
            ctx.request_repaint_after(wait);
        }
        if clock.tells(now) && clock.signal == Signal::Attention && !self.attention_asked {
            self.attention_asked = true;
            ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(UserAttentionType::Informational));
        }
    }
}
