//! One word or two for every value of the scales and kinds.

use crate::assess::{Certainty, Effect, FindingKind, Severity, Verdict};
use crate::scenario::{Basis, CostKind, Degree, Feasibility, Firmness, Standing, Strength};

/// A level of feasibility: "Ruled out", "Unlikely", …
pub fn feasibility(level: Feasibility) -> &'static str {
    match level {
        Feasibility::RuledOut => "Ruled out",
        Feasibility::Unlikely => "Unlikely",
        Feasibility::Contested => "Contested",
        Feasibility::Likely => "Likely",
        Feasibility::Ready => "Ready",
    }
}

/// A level as it is told of a card or package: "Contested (unknown)" where it is the one that counts for the unknown,
/// "Ready?" where it is an upper bound.
pub fn level(level: Feasibility, certainty: Certainty) -> String {
    let word = feasibility(level);
    match certainty {
        Certainty::Known => word.to_owned(),
        Certainty::UpperBound => format!("{word}?"),
        Certainty::Unknown => format!("{word} (unknown)"),
    }
}

/// A verdict: "Blocked", "Strained", …
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Empty => "Empty",
        Verdict::Workable => "Workable",
        Verdict::Strained => "Strained",
        Verdict::Blocked => "Blocked",
    }
}

/// The kind of a finding as a noun: "Red line".
pub fn finding_kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Contradiction => "Contradiction",
        FindingKind::RedLine => "Red line",
        FindingKind::Floor => "Floor",
        FindingKind::Overcommitted => "Means",
        FindingKind::RuledOut => "Card ruled out",
        FindingKind::Limit => "Limit",
        FindingKind::Caution => "Caution",
    }
}

/// The kind of a finding with what has happened: "Red line crossed", "Floor unmet".
pub fn finding_outcome(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Contradiction => "Contradiction",
        FindingKind::RedLine => "Red line crossed",
        FindingKind::Floor => "Floor unmet",
        FindingKind::Overcommitted => "Means over-committed",
        FindingKind::RuledOut => "Card ruled out",
        FindingKind::Limit => "Limits how feasible it is",
        FindingKind::Caution => "Caution",
    }
}

/// What a finding does to the verdict, as a predicate: "blocks the package".
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocks => "blocks the package",
        Severity::Strains => "strains the package",
        Severity::Notes => "leaves the verdict as it is",
    }
}

/// The heading of the findings that do this to the package.
pub fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Blocks => "Blocks the package",
        Effect::Strains => "Strains it",
        Effect::Limits => "Limits how feasible it is",
        Effect::Cautions => "Cautions",
    }
}

/// How firmly a position is held.
pub fn firmness(firmness: Firmness) -> &'static str {
    match firmness {
        Firmness::Absolute => "non-negotiable",
        Firmness::Firm => "firm",
        Firmness::Disputed => "disputed",
    }
}

/// How strongly a claim is worded.
pub fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Absolute => "absolute",
        Strength::Strong => "strong",
        Strength::Conditional => "conditional",
        Strength::Uncertain => "uncertain",
    }
}

/// What a claim, a level or a figure rests on.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Official => "official statement",
        Basis::Treaty => "treaty text",
        Basis::Documented => "documented fact",
        Basis::Analysis => "analysis",
        Basis::Reported => "press report",
        Basis::Calculation => "calculation",
        Basis::Judgement => "judgement",
    }
}

/// How near a source is to the origin of what it says.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::FirstHand => "first-hand",
        Standing::SecondHand => "second-hand",
        Standing::Calculated => "calculated",
    }
}

/// When a cost falls due: "a year".
pub fn cost_kind(kind: CostKind) -> &'static str {
    match kind {
        CostKind::PerYear => "a year",
        CostKind::Once => "once",
        CostKind::FirstYear => "in the first year",
    }
}

/// A degree of protection: "3 of 4".
pub fn degree(degree: Degree) -> String {
    format!("{} of {}", degree.0, Degree::MAX.0)
}
