//! The audience window: a second native window for the screen that is shared.
//!
//! It draws a scene that the facilitator's window hands over when something in it has changed, and nothing in between:
//! idle, it costs no frames. Nothing can be changed from there, and notes, names, menus and votes that are not revealed
//! are not in it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use egui::os::OperatingSystem;
use egui::{
    CentralPanel, Event, Frame, Key, KeyboardShortcut, Margin, Modifiers, Panel, RawInput, Ui, ViewportCommand,
    ViewportId, vec2,
};

use super::layout::Measures;
use super::round_clock::RoundClock;
use super::scene::Screen;
use super::state::{Centre, View};
use super::theme::{Type, tokens};
use super::views;
use super::widgets::line::line_ui;
use crate::wording;

/// How high a window must be, in points, for text to be enlarged to [`PRESENTED`] times its size.
const FULL_HD: f32 = 1080.0;
/// How much larger everything is on a full HD screen: text of 14 points becomes 20, the verdict 49.
const PRESENTED: f32 = 1.45;

/// The audience window's own id.
pub fn window() -> ViewportId {
    ViewportId::from_hash_of("audience")
}

/// A factor in steps, so that a window being resized does not lay out all text anew with every pixel.
pub fn stepped(factor: f32) -> f32 {
    // A little more, lest what is lost in dividing and multiplying by the zoom tips over a step.
    (factor * 20.0 + 0.05).floor() / 20.0
}

/// How much larger than normal everything is in a presentation that is so many points high, at normal size.
pub fn presented(height: f32) -> f32 {
    stepped(height / FULL_HD * PRESENTED).clamp(1.0, 4.0)
}

/// Enlarges what the audience window shows, which has a size of its own beside the zoom of the other.
pub fn enlarge(zoom: f32, input: &mut RawInput) {
    let Some(rect) = input.screen_rect else { return };
    let factor = presented(rect.height() * zoom) / zoom;
    input.screen_rect = Some(rect / factor);
    let viewport = input.viewports.entry(input.viewport_id).or_default();
    viewport.native_pixels_per_point = Some(viewport.native_pixels_per_point.unwrap_or(1.0) * factor);
    for event in &mut input.events {
        if let Event::PointerMoved(pos) | Event::PointerButton { pos, .. } | Event::Touch { pos, .. } = event {
            *pos = (pos.to_vec2() / factor).to_pos2();
        }
    }
}

/// What the audience sees.
struct Shared {
    /// What was on the facilitator's screen.
    of: Arc<Screen>,
    /// The same as the audience sees it.
    screen: Screen,
    /// What is seen of it.
    view: View,
}

impl Shared {
    /// Whether the facilitator's screen is this one, with the same seen of it.
    fn is(&self, of: &Arc<Screen>, centre: &Centre, view: &View) -> bool {
        let View { trail, panels, matrix, comparison, .. } = &self.view;
        let seen = (trail, panels, matrix, comparison) == (&view.trail, &view.panels, &view.matrix, &view.comparison);
        seen && Arc::ptr_eq(&self.of, of) && self.view.centre == *centre
    }
}

/// The audience window, held by both windows.
#[derive(Clone, Default)]
pub struct Stage(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    shared: Option<Shared>,
    clock: Option<RoundClock>,
    /// The user has closed the window.
    closed: bool,
}

impl Stage {
    /// Shows what the facilitator sees, with this in the middle; whether it is something else than before.
    pub(super) fn show(&self, screen: &Arc<Screen>, centre: Centre, view: &View) -> bool {
        let mut inner = self.lock();
        if inner.shared.as_ref().is_some_and(|shared| shared.is(screen, &centre, view)) {
            return false;
        }
        let board = inner.shared.take().map(|old| old.view.board).unwrap_or_default();
        let view = View {
            centre,
            presenting: true,
            still: true,
            trail: view.trail.clone(),
            panels: view.panels.clone(),
            matrix: view.matrix.clone(),
            comparison: view.comparison.clone(),
            board,
            ..View::default()
        };
        inner.shared = Some(Shared { of: Arc::clone(screen), screen: screen.for_audience(), view });
        true
    }

    /// Whether nothing is shown.
    pub(super) fn is_empty(&self) -> bool {
        self.lock().shared.is_none()
    }

    /// Sets the clock.
    pub(super) fn set_clock(&self, clock: Option<RoundClock>) {
        self.lock().clock = clock;
    }

    /// Whether the user has closed the window; it is open from then on, if it is shown again.
    pub(super) fn take_closed(&self) -> bool {
        std::mem::take(&mut self.lock().closed)
    }

    /// Away with what is shown.
    pub(super) fn clear(&self) {
        self.lock().shared = None;
    }

    /// Draws the window.
    pub fn ui(&self, ui: &mut Ui) {
        let mut inner = self.lock();
        if ui.input(|input| input.viewport().close_requested()) {
            inner.closed = true;
            ui.ctx().request_repaint_of(ViewportId::ROOT);
        }
        full_screen(ui);
        let Inner { shared, clock, .. } = &mut *inner;
        if let Some(Shared { screen, view, .. }) = shared {
            screen_ui(ui, screen, view, clock.as_ref());
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // What a fault has left is drawn as far as it goes.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The keys by which the system's programs fill the screen: F11 shows the desktop on macOS.
fn full_screen_keys(os: OperatingSystem) -> KeyboardShortcut {
    if os.is_mac() {
        KeyboardShortcut::new(Modifiers::CTRL.plus(Modifiers::COMMAND), Key::F)
    } else {
        KeyboardShortcut::new(Modifiers::NONE, Key::F11)
    }
}

/// The keys of the system fill the screen, and let it go; Escape lets it go too.
fn full_screen(ui: &Ui) {
    let keys = full_screen_keys(ui.ctx().os());
    let (toggled, left) = ui.input_mut(|input| (input.consume_shortcut(&keys), input.key_pressed(Key::Escape)));
    let full = ui.input(|input| input.viewport().fullscreen).unwrap_or_default();
    if toggled || (left && full) {
        ui.ctx().send_viewport_cmd(ViewportCommand::Fullscreen(!full));
    }
}

/// Draws all of it. What is asked for by clicking goes nowhere: the facilitator leads.
fn screen_ui(ui: &mut Ui, screen: &Screen, view: &mut View, clock: Option<&RoundClock>) {
    let out = &mut Vec::new();
    let shown = screen.board();
    let measures = Measures::now(ui);
    view.marked.clear();
    let frame = Frame::new().fill(tokens(ui).panel);
    let row = |name: &'static str, height: f32| Panel::top(name).exact_size(height).resizable(false).frame(frame);
    row("verdict", measures.banner()).show(ui, |ui| views::banner_ui(ui, shown, screen.aside(), None, out));
    row("actors", measures.pick(36.0, 36.0, 44.0)).show(ui, |ui| views::actors_ui(ui, shown, None, view, out));
    row("context", measures.pick(36.0, 36.0, 42.0)).show(ui, |ui| {
        views::context_ui(ui, ui.max_rect(), shown, view, out);
    });
    Panel::bottom("foot").exact_size(measures.foot()).resizable(false).frame(frame).show(ui, |ui| {
        let package = shown.package().map_or("", |package| &package.name);
        let date = wording::date(shown.reading().date);
        let rect = ui.max_rect().shrink2(vec2(16.0, 0.0));
        let text = format!("{package} · read as of {date}");
        line_ui(ui, rect, &text, Type::Small.font(), tokens(ui).text_muted);
    });
    if let Some(clock) = clock {
        views::clock_strip_ui(ui, clock);
    }
    if view.centre != Centre::Comparison {
        let width = measures.findings(ui.available_width()).min(ui.available_width() * 0.4);
        Panel::right("findings").resizable(false).exact_size(width).frame(frame).show(ui, |ui| {
            views::side_ui(ui, screen.beside(), shown, view, out);
        });
    }
    let margin = if matches!(view.centre, Centre::Board) { Margin::ZERO } else { Margin::symmetric(12, 8) };
    let ground = Frame::new().fill(tokens(ui).ground).inner_margin(margin);
    CentralPanel::default().frame(ground).show(ui, |ui| views::centre_ui(ui, screen, view, out));
}
