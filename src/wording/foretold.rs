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

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_red_line_is_crossed_and_no_longer_crossed() {
        let scenario = sample::scenario();
        let line = Finding { holder: Some("russia".into()), ..sample::finding(FindingKind::RedLine, Some("r01")) };
        assert_eq!(finding_new(&scenario, &line), "crosses Russia: no Western troops in Ukraine");
        assert_eq!(finding_cleared(&scenario, &line), "no longer crosses Russia: no Western troops in Ukraine");
    }

    #[test]
    fn a_card_is_ruled_out_and_no_longer_ruled_out() {
        let scenario = sample::scenario();
        let card = Finding { card: Some("force".into()), ..sample::finding(FindingKind::RuledOut, None) };
        assert_eq!(finding_new(&scenario, &card), "European reassurance force is ruled out");
        assert_eq!(finding_cleared(&scenario, &card), "European reassurance force is no longer ruled out");
    }

    #[test]
    fn a_verdict_changes_or_stays() {
        let step = |before, after| verdict_step(Step { before, after });
        assert_eq!(step(Verdict::Blocked, Verdict::Strained), "Blocked → Strained");
        assert_eq!(step(Verdict::Blocked, Verdict::Blocked), "Stays Blocked");
    }
}
