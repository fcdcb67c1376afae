//! What the board remembers from frame to frame.

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
