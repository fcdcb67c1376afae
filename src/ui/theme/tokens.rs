//! Every colour of the program, by role, for both themes. The only file with colour literals.
//!
//! Hues follow Okabe and Ito, "Color universal design" (2008), which people with any colour vision can tell apart;
//! lightness is tuned per theme so that text reaches a contrast of 4.5:1 and graphics 3:1 (WCAG 2.2, 1.4.3 and
//! 1.4.11). `tests/flows/theme/contrast.rs` computes both.
use egui::{Color32, Theme, Ui, Visuals};

use crate::scenario::Feasibility;

/// What a colour says. A tone never stands alone: an icon and a word say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Blocked, refused, impossible.
    Bad,
    /// Strained, unmet, limited.
    Warn,
    /// Workable, open, within position.
    Good,
    /// Nothing to say yet: empty, unknown.
    Neutral,
    /// Where to act: links, suggestions, what is selected.
    Accent,
}

impl Tone {
    /// All tones, most severe first.
    pub const ALL: [Self; 5] = [Self::Bad, Self::Warn, Self::Good, Self::Neutral, Self::Accent];
}

/// The three colours of a [`Tone`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToneColors {
    /// Text and icons, on a card, a panel or the tone's own `soft`.
    pub strong: Color32,
    /// Ground of banners and chips; carries `strong`, `text` and `text_muted`.
    pub soft: Color32,
    /// Edges and bars on a card, a panel or the tone's own `soft`.
    pub line: Color32,
}

/// The colours of one theme, by role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Menus, dialogs and popups.
    pub window: Color32,
    /// Bars and side panels.
    pub panel: Color32,
    /// The board behind its cells.
    pub ground: Color32,
    /// An empty cell of the board.
    pub cell: Color32,
    /// A cell that a card can be dropped on now, or that the pointer is over.
    pub cell_hover: Color32,
    /// Cards on the board and in lists.
    pub card: Color32,
    /// A card or row under the pointer.
    pub card_hover: Color32,
    /// The quiet edge of a card.
    pub card_border: Color32,
    /// The edge of a card under the pointer.
    pub card_border_hover: Color32,
    /// The edge of the selected card.
    pub card_border_selected: Color32,
    /// Ground of a chip on a card.
    pub chip: Color32,
    /// The edge of fields, buttons and boxes to tick.
    pub control_border: Color32,
    /// Text.
    pub text: Color32,
    /// Text of second rank; still readable everywhere.
    pub text_muted: Color32,
    /// Links and the ground of primary buttons.
    pub accent: Color32,
    /// The ground of a primary button under the pointer.
    pub accent_hover: Color32,
    /// Text on `accent` and `accent_hover`.
    pub on_accent: Color32,
    /// The ring around what has the keyboard.
    pub focus: Color32,
    /// Ground of selected text and rows.
    pub selection: Color32,
    /// Lines between parts of the screen.
    pub divider: Color32,
    /// A segment of a bar that is not filled.
    pub off: Color32,
    /// The board behind its cells while a package is looked at that is not on it.
    pub preview_ground: Color32,
    /// An empty cell of it.
    pub preview_cell: Color32,
    /// Shadows under popups.
    pub shadow: Color32,
    bad: ToneColors,
    warn: ToneColors,
    good: ToneColors,
    neutral: ToneColors,
    emphasis: ToneColors,
    levels: [Color32; 5],
}

static LIGHT: Tokens = Tokens {
    window: rgb(0xffffff),
    panel: rgb(0xffffff),
    ground: rgb(0xf5f7f9),
    cell: rgb(0xedf0f4),
    cell_hover: rgb(0xdfe9f7),
    card: rgb(0xffffff),
    card_hover: rgb(0xf2f6fc),
    card_border: rgb(0xd5dce4),
    card_border_hover: rgb(0x7a8593),
    card_border_selected: rgb(0x1f5fbf),
    chip: rgb(0xf2f5f9),
    control_border: rgb(0x7a8593),
    text: rgb(0x1b2430),
    text_muted: rgb(0x55616f),
    accent: rgb(0x1f5fbf),
    accent_hover: rgb(0x174c9c),
    on_accent: rgb(0xffffff),
    focus: rgb(0x1f5fbf),
    selection: rgb(0xd3e3fa),
    divider: rgb(0xdbe1e8),
    off: rgb(0xe4e9ef),
    preview_ground: rgb(0xe3edfb),
    preview_cell: rgb(0xd6e4f7),
    shadow: Color32::from_black_alpha(28),
    bad: ToneColors { strong: rgb(0xa83a14), soft: rgb(0xfbe9e2), line: rgb(0xc04a17) },
    warn: ToneColors { strong: rgb(0x835700), soft: rgb(0xfff3d4), line: rgb(0xb07900) },
    good: ToneColors { strong: rgb(0x006b52), soft: rgb(0xe1f4ee), line: rgb(0x009068) },
    neutral: ToneColors { strong: rgb(0x55616f), soft: rgb(0xeef1f5), line: rgb(0x808c9a) },
    emphasis: ToneColors { strong: rgb(0x1f5fbf), soft: rgb(0xeaf2fd), line: rgb(0x3b82d6) },
    levels: [rgb(0xa83a14), rgb(0xd55e00), rgb(0xae7700), rgb(0x3088c3), rgb(0x0068a6)],
};

static DARK: Tokens = Tokens {
    window: rgb(0x1c232c),
    panel: rgb(0x171d25),
    ground: rgb(0x10151b),
    cell: rgb(0x171d25),
    cell_hover: rgb(0x1d2c40),
    card: rgb(0x212933),
    card_hover: rgb(0x29333f),
    card_border: rgb(0x37434f),
    card_border_hover: rgb(0x7f8d9c),
    card_border_selected: rgb(0x84b6f6),
    chip: rgb(0x2b3541),
    control_border: rgb(0x7a8794),
    text: rgb(0xe8edf2),
    text_muted: rgb(0xa9b5c2),
    accent: rgb(0x84b6f6),
    accent_hover: rgb(0xa5cbfa),
    on_accent: rgb(0x0b1a2c),
    focus: rgb(0x84b6f6),
    selection: rgb(0x25466f),
    divider: rgb(0x2e3844),
    off: rgb(0x3a4653),
    preview_ground: rgb(0x14233a),
    preview_cell: rgb(0x1b2f4d),
    shadow: Color32::from_black_alpha(110),
    bad: ToneColors { strong: rgb(0xff9c78), soft: rgb(0x3b211a), line: rgb(0xe8703a) },
    warn: ToneColors { strong: rgb(0xf3be55), soft: rgb(0x352a14), line: rgb(0xe69f00) },
    good: ToneColors { strong: rgb(0x5ccba7), soft: rgb(0x15302a), line: rgb(0x1fae85) },
    neutral: ToneColors { strong: rgb(0xa9b5c2), soft: rgb(0x29323d), line: rgb(0x82909f) },
    emphasis: ToneColors { strong: rgb(0x84b6f6), soft: rgb(0x1b2b42), line: rgb(0x4f94e0) },
    levels: [rgb(0xff9c78), rgb(0xe8703a), rgb(0xe69f00), rgb(0x56b4e9), rgb(0x4098df)],
};

impl Tokens {
    /// The light theme.
    pub fn light() -> &'static Self {
        &LIGHT
    }

    /// The dark theme.
    pub fn dark() -> &'static Self {
        &DARK
    }

    /// The colours of `theme`; for code that has a context but no [`Ui`]: `Tokens::of(ctx.theme())`.
    pub fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// The colours that go with `visuals`, which one part of the screen may have changed for itself.
    pub fn for_visuals(visuals: &Visuals) -> &'static Self {
        if visuals.dark_mode { &DARK } else { &LIGHT }
    }

    /// The colours of `tone`.
    pub fn tone(&self, tone: Tone) -> ToneColors {
        match tone {
            Tone::Bad => self.bad,
            Tone::Warn => self.warn,
            Tone::Good => self.good,
            Tone::Neutral => self.neutral,
            Tone::Accent => self.emphasis,
        }
    }

    /// The colour of the filled segments of a feasibility bar.
    pub fn level(&self, level: Feasibility) -> Color32 {
        let [ruled_out, unlikely, contested, likely, ready] = self.levels;
        match level {
            Feasibility::RuledOut => ruled_out,
            Feasibility::Unlikely => unlikely,
            Feasibility::Contested => contested,
            Feasibility::Likely => likely,
            Feasibility::Ready => ready,
        }
    }
}

/// The colours that the theme of `ui` asks for.
pub fn tokens(ui: &Ui) -> &'static Tokens {
    Tokens::for_visuals(ui.visuals())
}

/// The colour `0xRRGGBB`.
const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}
