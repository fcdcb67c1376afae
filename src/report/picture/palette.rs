//! The colours of what leaves. They are those of the window (`ui::theme::tokens`), which this layer does not know;
//! `tests/laws/exports` compares the two, so that the contrasts which `tests/flows/theme` computes hold for both.

use crate::assess::{Finding, Severity};
use crate::scenario::{Feasibility, Verdict};

/// A colour as HTML and SVG write it: `#rrggbb`.
pub type Colour = &'static str;

/// What a colour says. A tone never stands alone: a [`Mark`] and a word say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Blocked, refused, impossible.
    Bad,
    /// Strained, unmet, limited.
    Warn,
    /// Workable.
    Good,
    /// Nothing to say yet.
    Neutral,
    /// What stands out: a difference.
    Accent,
}

/// A shape that goes with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Bold cross: blocked.
    Cross,
    /// Filled triangle with an exclamation mark: strained.
    Triangle,
    /// Bold tick: workable.
    Check,
    /// Ring: nothing yet.
    Circle,
    /// Crossed equals sign: not all alike.
    Differs,
    /// Padlock: settled.
    Lock,
    /// Dash: limited.
    Dash,
}

/// The colours of a [`Tone`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToneColours {
    /// Text and marks.
    pub strong: Colour,
    /// Grounds that carry `strong` and text.
    pub soft: Colour,
    /// Edges.
    pub line: Colour,
}

/// The colours of a picture or a page, by role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub ground: Colour,
    /// A cell of the board.
    pub cell: Colour,
    /// Cards, and sheets of paper.
    pub card: Colour,
    /// The edge of a card or chip.
    pub card_border: Colour,
    /// Ground of a chip.
    pub chip: Colour,
    /// Text.
    pub text: Colour,
    /// Text of second rank.
    pub text_muted: Colour,
    /// Links.
    pub accent: Colour,
    /// Lines between parts.
    pub divider: Colour,
    /// A segment of a bar that is not filled.
    pub off: Colour,
    /// Of [`Tone::Bad`].
    pub bad: ToneColours,
    /// Of [`Tone::Warn`].
    pub warn: ToneColours,
    /// Of [`Tone::Good`].
    pub good: ToneColours,
    /// Of [`Tone::Neutral`].
    pub neutral: ToneColours,
    /// Of [`Tone::Accent`].
    pub emphasis: ToneColours,
    /// The filled segments of a feasibility bar, from Ruled out to Ready.
    pub levels: [Colour; 5],
}

/// For paper, and for screens that are light.
pub const LIGHT: Palette = Palette {
    ground: "#f5f7f9",
    cell: "#edf0f4",
    card: "#ffffff",
    card_border: "#d5dce4",
    chip: "#f2f5f9",
    text: "#1b2430",
    text_muted: "#55616f",
    accent: "#1f5fbf",
    divider: "#dbe1e8",
    off: "#e4e9ef",
    bad: ToneColours { strong: "#a83a14", soft: "#fbe9e2", line: "#c04a17" },
    warn: ToneColours { strong: "#835700", soft: "#fff3d4", line: "#b07900" },
    good: ToneColours { strong: "#006b52", soft: "#e1f4ee", line: "#009068" },
    neutral: ToneColours { strong: "#55616f", soft: "#eef1f5", line: "#808c9a" },
    emphasis: ToneColours { strong: "#1f5fbf", soft: "#eaf2fd", line: "#3b82d6" },
    levels: ["#a83a14", "#d55e00", "#ae7700", "#3088c3", "#0068a6"],
};

/// For screens that are dark.
pub const DARK: Palette = Palette {
    ground: "#10151b",
    cell: "#171d25",
    card: "#212933",
    card_border: "#37434f",
    chip: "#2b3541",
    text: "#e8edf2",
    text_muted: "#a9b5c2",
    accent: "#84b6f6",
    divider: "#2e3844",
    off: "#3a4653",
    bad: ToneColours { strong: "#ff9c78", soft: "#3b211a", line: "#e8703a" },
    warn: ToneColours { strong: "#f3be55", soft: "#352a14", line: "#e69f00" },
    good: ToneColours { strong: "#5ccba7", soft: "#15302a", line: "#1fae85" },
    neutral: ToneColours { strong: "#a9b5c2", soft: "#29323d", line: "#82909f" },
    emphasis: ToneColours { strong: "#84b6f6", soft: "#1b2b42", line: "#4f94e0" },
    levels: ["#ff9c78", "#e8703a", "#e69f00", "#56b4e9", "#4098df"],
};

impl Palette {
    /// The colours of a tone.
    pub fn tone(&self, tone: Tone) -> ToneColours {
        match tone {
            Tone::Bad => self.bad,
            Tone::Warn => self.warn,
            Tone::Good => self.good,
            Tone::Neutral => self.neutral,
            Tone::Accent => self.emphasis,
        }
    }

    /// The colour of the filled segments of a feasibility bar.
    pub fn level(&self, level: Feasibility) -> Colour {
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

/// How a verdict looks.
pub fn verdict(verdict: Verdict) -> (Tone, Mark) {
    match verdict {
        Verdict::Empty => (Tone::Neutral, Mark::Circle),
        Verdict::Workable => (Tone::Good, Mark::Check),
        Verdict::Strained => (Tone::Warn, Mark::Triangle),
        Verdict::Blocked => (Tone::Bad, Mark::Cross),
    }
}

/// How a finding that bears on the verdict looks; none of the others is drawn.
pub fn finding(finding: &Finding) -> Option<(Tone, Mark)> {
    match finding.severity {
        Severity::Blocks => Some((Tone::Bad, Mark::Cross)),
        Severity::Strains => Some((Tone::Warn, Mark::Triangle)),
        Severity::Notes => None,
    }
}
