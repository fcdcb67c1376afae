//! What a change would bring, in words, while it can still be left undone.

use super::{finding_heading, term};
use crate::assess::{Finding, FindingKind, Step, Verdict};
use crate::scenario::Scenario;

/// What a finding that would come does: "crosses Russia: no Western troops in Ukraine".
pub fn finding_new(scenario: &Scenario, finding: &Finding) -> String {
    let heading = finding_heading(scenario, finding);
    match finding.kind {
        FindingKind::Contradiction => format!("contradiction: {heading}"),
        FindingKind::RedLine => format!("crosses {heading}"),
        FindingKind::Floor => format!("leaves unmet {heading}"),
        FindingKind::Overcommitted => format!("over-commits {heading}"),
        FindingKind::RuledOut => format!("{heading} is ruled out"),
        FindingKind::Limit => format!("limit: {heading}"),
        FindingKind::Caution => format!("caution: {heading}"),
    }
}

/// What a finding that would go did: "no longer crosses Russia: no Western troops in Ukraine".
pub fn finding_cleared(scenario: &Scenario, finding: &Finding) -> String {
    let heading = finding_heading(scenario, finding);
    match finding.kind {
        FindingKind::Contradiction => format!("no more contradiction: {heading}"),
        FindingKind::RedLine => format!("no longer crosses {heading}"),
        FindingKind::Floor => format!("meets {heading}"),
        FindingKind::Overcommitted => format!("no longer over-commits {heading}"),
        FindingKind::RuledOut => format!("{heading} is no longer ruled out"),
        FindingKind::Limit => format!("no longer limited: {heading}"),
        FindingKind::Caution => format!("no more caution: {heading}"),
    }
}

/// What happens to the verdict: "Blocked → Strained", "Stays Blocked".
pub fn verdict_step(step: Step<Verdict>) -> String {
    let Step { before, after } = step;
    if before == after {
        format!("Stays {}", term::verdict(after))
    } else {
        format!("{} → {}", term::verdict(before), term::verdict(after))
    }
}
