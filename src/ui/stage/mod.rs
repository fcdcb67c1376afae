//! The audience window: a second native window for the screen that is shared.
//!
//! It draws a scene that the facilitator's window hands over when something in it has changed, and nothing in between:
//! idle, it costs no frames. Nothing can be changed from there, and notes, names, menus and votes that are not revealed
//! are not in it.
//!
//! The board has a composition of its own, made to be read from the back of a room and in a video call: `head` draws the
//! verdict and the clock, `board` the cards where `fit` puts them, `beside` the card under discussion. Other views are the
//! facilitator's, enlarged, below the same head.

mod beside;
mod board;
mod canvas;
mod fit;
mod head;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use egui::os::OperatingSystem;
use egui::{
    CentralPanel, Event, Frame, Key, KeyboardShortcut, Margin, Modifiers, RawInput, Ui, UiBuilder, ViewportCommand,
    ViewportId, vec2,
};

use super::command::{Command, pressed_by_audience};
use super::round_clock::RoundClock;
use super::scene::Screen;
use super::state::{Centre, View};
use super::theme::tokens;
use super::views;
use canvas::Canvas;

pub use fit::{Face as StageFace, Fit, Piece, fit};

/// How high a window must be, in points, for text to be enlarged to [`PRESENTED`] times its size.
const FULL_HD: f32 = 1080.0;
/// How much larger everything is on a full HD screen: text of 14 points becomes 20, the verdict 49.
const PRESENTED: f32 = 1.45;

/// How long a desktop may take to open a window and give it the keyboard, in seconds.
const OPENING: f64 = 3.0;

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
pub fn enlarge(zoom: f32, text: f32, input: &mut RawInput) {
    let Some(rect) = input.screen_rect else { return };
    let factor = presented(rect.height() * zoom) * text / zoom;
    input.screen_rect = Some(rect / factor);
    let viewport = input.viewports.entry(input.viewport_id).or_default();
    viewport.native_pixels_per_point = Some(viewport.native_pixels_per_point.unwrap_or(1.0) * factor);
    for event in &mut input.events {
        if let Event::PointerMoved(pos) | Event::PointerButton { pos, .. } | Event::Touch { pos, .. } = event {
            *pos = (pos.to_vec2() / factor).to_pos2();
        }
    }
}

/// How the audience sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// How much larger than normal text is.
    pub text: f32,
    /// The board has all the room, and nothing stands beside it.
    pub whole: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { text: 1.0, whole: false }
    }
}

/// What the audience sees.
struct Shared {
    /// What was on the facilitator's screen.
    of: Arc<Screen>,
    /// A preview is to be seen, if there is one.
    preview: bool,
    /// The same as the audience sees it.
    screen: Screen,
    /// What is seen of it.
    view: View,
}

impl Shared {
    /// Whether the facilitator's screen is this one, with the same seen of it.
    fn is(&self, of: &Arc<Screen>, centre: &Centre, view: &View) -> bool {
        let View { trail, panels, matrix, comparison, discussed, .. } = &self.view;
        let seen = (trail, panels, matrix, comparison, discussed)
            == (&view.trail, &view.panels, &view.matrix, &view.comparison, &view.discussed);
        seen && Arc::ptr_eq(&self.of, of) && self.preview == previews(view) && self.view.centre == *centre
    }
}

/// Whether the audience is to see the preview that the facilitator looks at.
fn previews(view: &View) -> bool {
    view.preview.as_ref().is_some_and(|preview| preview.shared)
}

/// The audience window, held by both windows.
#[derive(Clone, Default)]
pub struct Stage(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    shared: Option<Shared>,
    look: Look,
    clock: Option<RoundClock>,
    /// The user has closed the window.
    closed: bool,
    /// Until when, in seconds, the keyboard goes back to the facilitator's window where the desktop gives it to this one.
    hands_back: Option<f64>,
    /// The commands whose keys were pressed in it.
    asked: Vec<Command>,
}

impl Stage {
    /// The facilitator's window keeps the keyboard when this one opens, at this time in seconds.
    pub(super) fn hand_back(&self, now: f64) {
        self.lock().hands_back = Some(now + OPENING);
    }

    /// Shows what the facilitator sees, with this in the middle; whether it is something else than before.
    pub(super) fn show(&self, screen: &Arc<Screen>, centre: Centre, view: &View) -> bool {
        let mut inner = self.lock();
        if inner.shared.as_ref().is_some_and(|shared| shared.is(screen, &centre, view)) {
            return false;
        }
        let board = inner.shared.take().map(|old| old.view.board).unwrap_or_default();
        let preview = previews(view);
        let view = View {
            centre,
            presenting: true,
            for_audience: true,
            still: true,
            trail: view.trail.clone(),
            panels: view.panels.clone(),
            matrix: view.matrix.clone(),
            comparison: view.comparison.clone(),
            discussed: view.discussed.clone(),
            board,
            ..View::default()
        };
        inner.shared = Some(Shared { of: Arc::clone(screen), preview, screen: screen.for_audience(preview), view });
        true
    }

    /// Sets how it is seen; whether that is otherwise than before.
    pub(super) fn set_look(&self, look: Look) -> bool {
        let mut inner = self.lock();
        std::mem::replace(&mut inner.look, look) != look
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

    /// The commands whose keys were pressed in the window since this was asked last.
    pub(super) fn take_asked(&self) -> Vec<Command> {
        std::mem::take(&mut self.lock().asked)
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
        let asked = pressed_by_audience(ui.ctx());
        if !asked.is_empty() {
            inner.asked.extend(asked);
            ui.ctx().request_repaint_of(ViewportId::ROOT);
        }
        let (now, focused) = ui.input(|input| (input.time, input.viewport().focused == Some(true)));
        if focused && inner.hands_back.take().is_some_and(|until| now < until) {
            ui.ctx().send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
        }
        let Inner { shared, look, clock, .. } = &mut *inner;
        if let Some(Shared { screen, view, .. }) = shared {
            screen_ui(ui, screen, view, *look, clock.as_ref());
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
fn screen_ui(ui: &mut Ui, screen: &Screen, view: &mut View, look: Look, clock: Option<&RoundClock>) {
    let whole = ui.ctx().content_rect();
    ui.set_clip_rect(whole);
    ui.painter().rect_filled(whole, 0.0, tokens(ui).ground);
    let mut canvas = Canvas::new(ui, whole, look.text);
    let below = head::head_ui(&mut canvas, screen, clock);
    if view.centre == Centre::Board {
        let scene = screen.board();
        let beside = if look.whole { 0.0 } else { beside::width(canvas.size()) };
        board::board_ui(&mut canvas, scene, view.discussed.as_ref(), below.with_max_x(below.right() - beside));
        if beside > 0.0 {
            beside::beside_ui(&mut canvas, scene, view.discussed.as_ref(), below.with_min_x(below.right() - beside));
        }
        return;
    }
    let below = canvas.points(below);
    view.marked.clear();
    let mut child = ui.new_child(UiBuilder::new().max_rect(below));
    let margin = if matches!(view.centre, Centre::Round(_)) { Margin::ZERO } else { Margin::symmetric(12, 8) };
    let ground = Frame::new().fill(tokens(ui).ground).inner_margin(margin);
    CentralPanel::default().frame(ground).show(&mut child, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        views::centre_ui(ui, screen, view, &mut Vec::new());
    });
}
