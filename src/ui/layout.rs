//! The measures of the window: how high and how wide its parts are, by the size of the window and by nothing else, so
//! that no text moves anything. All in points.

use egui::{Ui, Vec2};

/// How wide a window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Width {
    /// A list of cards; panels take the whole of it.
    Tiny,
    /// Both panels are rails.
    Small,
    /// The palette is a rail.
    Medium,
    /// Both panels stand beside the board.
    Large,
    /// They are wider, and so is the board.
    Huge,
}

/// How high a window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Height {
    /// Menus, tabs and tools share one row.
    Low,
    /// Each row of the header is as low as can be read.
    Mid,
    /// As readable from the back of a room.
    Tall,
}

/// Which measures a window of some size has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measures {
    /// How wide it is.
    pub width: Width,
    /// How high it is.
    pub height: Height,
}

/// How a card is drawn: chosen by the width it has and by the height of the window, never by what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Two lines, in two halves: what it is, and what there is to say of it.
    Wide,
    /// Three lines: what it is, what is chosen, what there is to say of it.
    Medium,
    /// Four lines: the level has one of its own.
    Narrow,
}

/// How wide a slot of the actors is before and after their names are larger.
const ACTOR: [f32; 2] = [155.0, 172.0];
/// The tabs: Board, Positions, Actors, Rounds, Compare, Votes.
pub const TABS: usize = 6;

impl Measures {
    /// The measures of a window of this size.
    pub fn of(size: Vec2) -> Self {
        let width = match size.x {
            x if x < 760.0 => Width::Tiny,
            x if x < 1200.0 => Width::Small,
            x if x < 1600.0 => Width::Medium,
            x if x < 2400.0 => Width::Large,
            _ => Width::Huge,
        };
        let height = match size.y {
            y if y < 600.0 => Height::Low,
            y if y < 900.0 => Height::Mid,
            _ => Height::Tall,
        };
        Self { width, height }
    }

    /// The measures of the window that is drawn.
    pub fn now(ui: &Ui) -> Self {
        Self::of(ui.ctx().content_rect().size())
    }

    /// One of three figures, by the height of the window.
    pub fn pick<T>(self, low: T, mid: T, tall: T) -> T {
        match self.height {
            Height::Low => low,
            Height::Mid => mid,
            Height::Tall => tall,
        }
    }

    /// Whether menus and tabs share a row.
    pub fn is_low(self) -> bool {
        self.height == Height::Low
    }

    /// The row of the menus.
    pub fn bar(self) -> f32 {
        self.pick(28.0, 28.0, 32.0)
    }

    /// The row of the tabs, if they have one of their own.
    pub fn tabs(self) -> f32 {
        self.pick(0.0, 36.0, 42.0)
    }

    /// The verdict.
    pub fn banner(self) -> f32 {
        self.pick(44.0, 50.0, 64.0)
    }

    /// The row of the actors.
    pub fn actors(self) -> f32 {
        self.pick(26.0, 36.0, 44.0)
    }

    /// The bar at the bottom.
    pub fn foot(self) -> f32 {
        self.pick(24.0, 28.0, 32.0)
    }

    /// The panel of findings, where it is open.
    pub fn findings(self, window: f32) -> f32 {
        match self.width {
            Width::Tiny => window,
            Width::Small | Width::Medium => 320.0,
            Width::Large => 416.0,
            Width::Huge => 480.0,
        }
    }

    /// The palette, where it is open.
    pub fn palette(self, window: f32) -> f32 {
        match self.width {
            Width::Tiny => window,
            Width::Small | Width::Medium => 254.0,
            Width::Large => 244.0,
            Width::Huge => 280.0,
        }
    }

    /// A panel that is folded.
    pub fn rail(self) -> f32 {
        self.pick(28.0, 36.0, 36.0)
    }

    /// Whether the palette stands beside the board by itself.
    pub fn palette_beside(self) -> bool {
        self.width >= Width::Large
    }

    /// Whether the findings stand beside the board by themselves; with a third phase in use the board needs the width.
    pub fn findings_beside(self, phases: usize) -> bool {
        self.width >= Width::Medium && (phases < 3 || self.width >= Width::Large)
    }

    /// How wide a tab is, in a window of this width.
    pub fn tab(self, window: f32) -> f32 {
        match self.height {
            Height::Low => ((window - 430.0) / TABS as f32).clamp(62.0, 78.0),
            Height::Mid if self.width <= Width::Small => 70.0,
            Height::Mid => 78.0,
            Height::Tall => 100.0,
        }
    }

    /// How wide the slot of an actor is, and that of all others.
    pub fn actor(self) -> (f32, f32) {
        let [small, large] = ACTOR;
        self.pick((small, 179.0), (small, 179.0), (large, 196.0))
    }

    /// How many actors have a slot in a window of this width.
    pub fn actor_slots(self, window: f32) -> usize {
        let (slot, others) = self.actor();
        ((window - others) / slot).floor().max(0.0) as usize
    }

    /// Around the board.
    pub fn pad(self) -> f32 {
        self.pick(8.0, 8.0, 12.0)
    }

    /// The names of the rows.
    pub fn row_head(self) -> f32 {
        self.pick(92.0, 94.0, 128.0)
    }

    /// Between columns and between rows.
    pub fn gap(self) -> f32 {
        self.pick(4.0, 4.0, 6.0)
    }

    /// Between the edge of a cell and the cards in it.
    pub fn cell_pad(self) -> f32 {
        self.pick(2.0, 3.0, 6.0)
    }

    /// The name of a phase.
    pub fn phase_head(self) -> f32 {
        self.pick(24.0, 28.0, 36.0)
    }

    /// A phase that is folded.
    pub fn strip(self) -> f32 {
        self.pick(22.0, 28.0, 32.0)
    }

    /// A row without cards.
    pub fn empty_row(self) -> f32 {
        self.pick(18.0, 20.0, 30.0)
    }

    /// How many cards stand beside one another in a phase of this width.
    pub fn lanes(self, width: f32) -> usize {
        let most = if self.width == Width::Huge { 3 } else { 2 };
        if self.is_low() { 1 } else { (((width + CARD_GAP) / LANE).floor() as usize).clamp(1, most) }
    }

    /// How a card of this width is drawn; `alone`: it has the row of its phase for itself.
    pub fn face(self, width: f32, alone: bool) -> Face {
        let wide = match self.height {
            Height::Low => width >= 440.0,
            Height::Mid => alone && width >= 560.0,
            Height::Tall => false,
        };
        let medium = if self.height == Height::Tall { 440.0 } else { 330.0 };
        match (wide, width >= medium) {
            (true, _) => Face::Wide,
            (false, true) => Face::Medium,
            (false, false) => Face::Narrow,
        }
    }

    /// How high a card is that is drawn so.
    pub fn card(self, face: Face) -> f32 {
        match face {
            Face::Wide => self.pick(47.0, 52.0, 52.0),
            Face::Medium => self.pick(66.0, 70.0, 94.0),
            Face::Narrow => self.pick(86.0, 90.0, 118.0),
        }
    }

    /// How large the name of a card is set, and everything else on it.
    pub fn card_text(self) -> (f32, f32) {
        self.pick((13.5, 12.5), (14.0, 13.0), (16.0, 14.0))
    }
}

/// Between cards.
pub const CARD_GAP: f32 = 6.0;
/// The room for a card beside another, with the gap.
const LANE: f32 = 336.0;
/// The narrowest a phase with cards may be; below that the board scrolls to the side.
pub const LEAST_PHASE: f32 = 216.0;
