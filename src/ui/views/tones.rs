//! Which tone and which icon say what.

use crate::assess::{Accord, Finding, FindingKind, Severity, StanceKind, Verdict};
use crate::ui::theme::{Icon, Tone};

/// The tone of a verdict.
pub fn verdict(verdict: Verdict) -> (Tone, Icon) {
    match verdict {
        Verdict::Empty => (Tone::Neutral, Icon::Circle),
        Verdict::Workable => (Tone::Good, Icon::Check),
        Verdict::Strained => (Tone::Warn, Icon::Triangle),
        Verdict::Blocked => (Tone::Bad, Icon::Cross),
    }
}

/// The tone of a finding.
pub fn finding(finding: &Finding) -> (Tone, Icon) {
    match (finding.severity, finding.kind) {
        (Severity::Blocks, _) => (Tone::Bad, Icon::Cross),
        (Severity::Strains, _) => (Tone::Warn, Icon::Triangle),
        (Severity::Notes, FindingKind::Limit) => (Tone::Neutral, Icon::Dash),
        (Severity::Notes, _) => (Tone::Neutral, Icon::Info),
    }
}

/// The tone of a stance.
pub fn stance(kind: StanceKind) -> (Tone, Icon) {
    match kind {
        StanceKind::RedLine => (Tone::Bad, Icon::Cross),
        StanceKind::Refuses => (Tone::Bad, Icon::Minus),
        StanceKind::Conditional => (Tone::Warn, Icon::Triangle),
        StanceKind::Willing => (Tone::Good, Icon::Check),
        StanceKind::Asks => (Tone::Accent, Icon::Plus),
        StanceKind::Unknown => (Tone::Neutral, Icon::Circle),
        StanceKind::NoPosition => (Tone::Neutral, Icon::Dash),
    }
}

/// The tone of how far the room is of one mind.
pub fn accord(accord: Accord) -> (Tone, Icon) {
    match accord {
        Accord::Split => (Tone::Warn, Icon::Unequal),
        Accord::Mixed => (Tone::Neutral, Icon::Dash),
        Accord::Agreed => (Tone::Good, Icon::Check),
    }
}
