//! How it is told what a change would do.

use guarantee_board::assess::{Finding, FindingKind, Step, Verdict};
use guarantee_board::wording::{finding_cleared, finding_new, verdict_step};

use super::sample;

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
