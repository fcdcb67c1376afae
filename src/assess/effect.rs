//! What findings do to a package: how lists of them are grouped.

use super::{Finding, FindingKind, Severity};

/// What a finding does to the package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// It blocks it.
    Blocks,
    /// It strains it.
    Strains,
    /// It limits how feasible it is.
    Limits,
    /// It is something to bear in mind.
    Cautions,
}

impl Effect {
    /// All of them, the gravest first.
    pub const ALL: [Self; 4] = [Self::Blocks, Self::Strains, Self::Limits, Self::Cautions];

    /// That of a finding.
    pub fn of(finding: &Finding) -> Self {
        match (finding.severity, finding.kind) {
            (Severity::Blocks, _) => Self::Blocks,
            (Severity::Strains, _) => Self::Strains,
            (Severity::Notes, FindingKind::Limit) => Self::Limits,
            (Severity::Notes, _) => Self::Cautions,
        }
    }
}
