//! The words that stand in the JSON document for the values of the scales and kinds.

use serde::Serialize;

use crate::assess::{Certainty, FindingKind, Severity, Verdict};
use crate::scenario::{Feasibility, Firmness, Hold};

/// A level of feasibility, as number and word.
#[derive(Serialize)]
pub(super) struct Level {
    level: u8,
    word: &'static str,
}

impl From<Feasibility> for Level {
    fn from(level: Feasibility) -> Self {
        Self { level: level.number(), word: feasibility(level) }
    }
}

fn feasibility(level: Feasibility) -> &'static str {
    match level {
        Feasibility::RuledOut => "ruled_out",
        Feasibility::Unlikely => "unlikely",
        Feasibility::Contested => "contested",
        Feasibility::Likely => "likely",
        Feasibility::Ready => "ready",
    }
}

/// Whether a level rests on something unknown.
pub(super) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Known => "known",
        Certainty::UpperBound => "upper_bound",
        Certainty::Unknown => "unknown",
    }
}

pub(super) fn hold(hold: Hold) -> &'static str {
    match hold {
        Hold::Holds => "holds",
        Hold::GivesWay => "gives_way",
        Hold::Unsure => "unsure",
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Empty => "empty",
        Verdict::Workable => "workable",
        Verdict::Strained => "strained",
        Verdict::Blocked => "blocked",
    }
}

pub(super) fn finding_kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Contradiction => "contradiction",
        FindingKind::RedLine => "red_line",
        FindingKind::Floor => "floor",
        FindingKind::Overcommitted => "overcommitted",
        FindingKind::RuledOut => "ruled_out",
        FindingKind::Limit => "limit",
        FindingKind::Caution => "caution",
    }
}

pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocks => "blocks",
        Severity::Strains => "strains",
        Severity::Notes => "notes",
    }
}

pub(super) fn firmness(firmness: Firmness) -> &'static str {
    match firmness {
        Firmness::Absolute => "absolute",
        Firmness::Firm => "firm",
        Firmness::Disputed => "disputed",
    }
}
