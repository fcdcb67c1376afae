//! What the board remembers from frame to frame.

use std::collections::BTreeMap;

use egui::Vec2;

use super::drag::Forecast;
use crate::scenario::ElementId;

/// What the board remembers from frame to frame. Nothing here decides anything: it spares work.
#[derive(Clone, Debug, Default)]
pub struct BoardMemory {
    /// How high cards were when they were last laid out, while what is on them stays as it is.
    pub(super) heights: BTreeMap<ElementId, f32>,
    /// What the heights hold for.
    pub(super) measured: Measured,
    /// How far the board is scrolled to the side.
    pub(super) offset: f32,
    /// Where it is to be scrolled to, because something is dragged near its edge.
    pub(super) scroll_to: Option<Vec2>,
    /// How far it is to be scrolled to the side, because a phase there has the keyboard.
    pub(super) scroll_across: Option<f32>,
    /// What letting go would do, worked out once for each place.
    pub(super) forecast: Option<Forecast>,
    /// What is being added: the keyboard goes to its card once it is there.
    pub(super) awaited: Option<(ElementId, u64)>,
}

/// What remembered heights hold for: what stands there, the board's width in points, and how cards are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Measured {
    pub shape: u64,
    pub width: f32,
    pub presenting: bool,
}

impl BoardMemory {
    /// Forgets the heights if they were measured under other circumstances.
    pub(super) fn measure(&mut self, measured: Measured) {
        if self.measured != measured {
            self.heights.clear();
            self.measured = measured;
        }
    }
}
