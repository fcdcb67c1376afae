//! How verdicts are told.

use guarantee_board::assess::{Assessment, Certainty, Finding, FindingKind, Severity, Verdict};
use guarantee_board::scenario::{Feasibility, Firmness};
use guarantee_board::wording::{verdict_line, verdict_sentence, weakest_link};

use super::sample;

#[test]
fn violations_are_counted_and_the_weakest_link_is_named() {
    let cards = vec![sample::card("force", Feasibility::Likely), sample::card("shield", Feasibility::Unlikely)];
    let findings = [FindingKind::RedLine, FindingKind::RedLine, FindingKind::Floor, FindingKind::Caution];
    let findings = findings.into_iter().map(|kind| sample::finding(kind, None)).collect();
    let assessment = sample::assessment(Verdict::Blocked, cards, findings);
    assert_eq!(
        verdict_sentence(&sample::scenario(), &assessment),
        "2 red lines crossed · 1 floor unmet · weakest: European sky shield, at Unlikely"
    );
}

/// A finding of this severity; the rule's holder is Russia.
fn weighing(kind: FindingKind, firmness: Firmness, severity: Severity) -> Finding {
    let (firmness, holder) = (Some(firmness), Some("russia".into()));
    Finding { firmness, holder, severity, ..sample::finding(kind, Some("r01")) }
}

#[test]
fn a_blocked_package_names_what_blocks_it_and_counts_the_rest() {
    let cards = vec![sample::card("force", Feasibility::Contested)];
    let findings = vec![
        weighing(FindingKind::RedLine, Firmness::Absolute, Severity::Blocks),
        weighing(FindingKind::RedLine, Firmness::Firm, Severity::Strains),
        weighing(FindingKind::Floor, Firmness::Firm, Severity::Strains),
        sample::finding(FindingKind::Caution, Some("r04")),
    ];
    let assessment = sample::assessment(Verdict::Blocked, cards, findings);
    assert_eq!(
        verdict_line(&sample::scenario(), &assessment),
        "Blocked: 1 non-negotiable red line (Russia: no Western troops in Ukraine) · 1 firm red line · 1 floor unmet"
    );
}

#[test]
fn a_strained_package_names_what_strains_it() {
    let cards = || vec![sample::card("force", Feasibility::Likely), sample::card("shield", Feasibility::Unlikely)];
    let line = |certainty, findings| {
        let assessment = sample::assessment(Verdict::Strained, cards(), findings);
        verdict_line(&sample::scenario(), &Assessment { certainty, ..assessment })
    };
    let disputed = vec![weighing(FindingKind::RedLine, Firmness::Disputed, Severity::Strains)];
    assert_eq!(
        line(Certainty::Known, disputed),
        "Strained: 1 disputed red line (Russia: no Western troops in Ukraine) · 1 card Unlikely (European sky shield)"
    );
    assert_eq!(
        line(Certainty::Unknown, vec![]),
        "Strained: 1 card unknown, which counts as Unlikely (European sky shield)"
    );
    assert_eq!(line(Certainty::UpperBound, vec![]), "Strained: 1 card Unlikely at best (European sky shield)");
}

#[test]
fn a_package_that_nothing_weighs_on_says_so_and_what_its_level_rests_on() {
    let cards = vec![sample::card("force", Feasibility::Contested), sample::card("shield", Feasibility::Ready)];
    let assessment = sample::assessment(Verdict::Workable, cards, vec![]);
    assert_eq!(
        verdict_line(&sample::scenario(), &Assessment { certainty: Certainty::Unknown, ..assessment }),
        "Workable: no known red line crossed or floor unmet · weakest: European reassurance force, at Contested \
         (unknown)"
    );
    let empty = sample::assessment(
        Verdict::Empty,
        vec![],
        vec![weighing(FindingKind::Floor, Firmness::Firm, Severity::Strains)],
    );
    assert_eq!(verdict_line(&sample::scenario(), &empty), "Empty: no cards on the board · 1 floor unmet");
}

#[test]
fn a_package_that_violates_nothing_says_so() {
    let cards = vec![sample::card("force", Feasibility::Likely)];
    let assessment = sample::assessment(Verdict::Workable, cards, vec![]);
    assert_eq!(
        verdict_sentence(&sample::scenario(), &assessment),
        "no known red line crossed or floor unmet · weakest: European reassurance force, at Likely"
    );
}

#[test]
fn an_empty_board_says_so_and_has_no_weakest_link() {
    let assessment = sample::assessment(Verdict::Empty, vec![], vec![sample::finding(FindingKind::Floor, None)]);
    assert_eq!(verdict_sentence(&sample::scenario(), &assessment), "no cards on the board · 1 floor unmet");
}

#[test]
fn several_weakest_links_are_named_and_of_many_the_first_two() {
    let level = Feasibility::Contested;
    let words = |weak: &[&str]| {
        let strong = sample::card("strong", Feasibility::Ready);
        let cards = weak.iter().map(|id| sample::card(id, level)).chain([strong]).collect();
        weakest_link(&sample::scenario(), &sample::assessment(Verdict::Workable, cards, vec![]))
    };
    assert_eq!(
        words(&["force", "shield"]).as_deref(),
        Some("weakest: European reassurance force and European sky shield, at Contested")
    );
    assert_eq!(words(&["a", "b", "c", "d"]).as_deref(), Some("weakest: a, b and 2 more, at Contested"));
}

#[test]
fn where_all_cards_are_alike_none_is_singled_out() {
    let cards = vec![sample::card("force", Feasibility::Ready), sample::card("shield", Feasibility::Ready)];
    let assessment = sample::assessment(Verdict::Workable, cards, vec![]);
    assert_eq!(weakest_link(&sample::scenario(), &assessment).as_deref(), Some("every card is Ready"));
    let one = sample::assessment(Verdict::Workable, vec![sample::card("force", Feasibility::Ready)], vec![]);
    assert_eq!(weakest_link(&sample::scenario(), &one).as_deref(), Some("every card is Ready"));
}
