//! What the board remembers from frame to frame.

use std::collections::BTreeMap;

use egui::Vec2;

use super::theme::{Icon, Tone};
use crate::scenario::{ElementId, PhaseId};
use crate::workshop::Version;

/// Where it would fall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// On the column of a phase.
    Phase(PhaseId),
    /// Off the board.
    Off,
}

/// What letting go would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// What would be let go, where, on which board.
    pub of: (ElementId, Target, Version),
    /// What that would do, in words.
    pub told: Vec<(Tone, Icon, String)>,
}

/// What the board remembers from frame to frame. Nothing here decides anything: it spares work.
#[derive(Clone, Debug, Default)]
pub struct BoardMemory {
    /// How high cards were when they were last laid out.
    heights: BTreeMap<ElementId, Height>,
    /// What heights are measured for now.
    measured: Measured,
    /// How often that has changed: older heights are only near enough.
    age: u64,
    /// How many cards out of sight may still be laid out in this frame.
    left: usize,
    /// Some cards out of sight are as high as they were once.
    pub behind: bool,
    /// How far the board is scrolled to the side.
    pub offset: f32,
    /// Where it is to be scrolled to, because something is dragged near its edge.
    pub scroll_to: Option<Vec2>,
    /// How far it is to be scrolled to the side, because a phase there has the keyboard.
    pub scroll_across: Option<f32>,
    /// What letting go would do, worked out once for each place.
    pub forecast: Option<Forecast>,
    /// What is being added: the keyboard goes to its card once it is there.
    pub awaited: Option<(ElementId, Version)>,
}

/// How high a card was when it was laid out, in points, and when that was.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Height {
    points: f32,
    age: u64,
}

/// How many cards out of sight are laid out in one frame at most, because they may be as high as they were no more. Boards
/// as they are used in workshops have fewer; on larger ones nobody has to wait for those that are not seen.
const AT_ONCE: usize = 12;

/// What remembered heights hold for: what stands there, the board's width in points, and how cards are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measured {
    pub board: Option<Version>,
    pub width: f32,
    pub presenting: bool,
}

impl BoardMemory {
    /// Begins a frame: heights that were measured under other circumstances are to be measured again. `all`: at once,
    /// since something is to be brought into sight.
    pub fn measure(&mut self, measured: Measured, all: bool) {
        if self.measured != measured {
            self.age += 1;
            self.measured = measured;
        }
        self.left = if all { usize::MAX } else { AT_ONCE };
        self.behind = false;
    }

    /// How high a card is, as far as that is known.
    pub fn height(&self, element: &ElementId) -> Option<f32> {
        self.heights.get(element).map(|height| height.points)
    }

    /// Whether a card out of sight may be left as high as it was when it was last laid out.
    pub fn may_wait(&mut self, element: &ElementId) -> bool {
        if self.heights.get(element).is_some_and(|height| height.age == self.age) {
            return true;
        }
        let waits = self.left == 0;
        self.left = self.left.saturating_sub(1);
        self.behind |= waits;
        waits
    }

    /// A card was laid out.
    pub fn laid(&mut self, element: &ElementId, points: f32) {
        self.heights.insert(element.clone(), Height { points, age: self.age });
    }
}
