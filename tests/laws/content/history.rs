//! What became of the historic packages, against what the board says of them.

use super::*;

#[test]
fn declarations_and_monitors_were_acceptable_to_russia_and_not_enough_for_ukraine() {
    for id in ["s01-budapest", "s02-minsk"] {
        let assessment = read_shipped(id);
        let blocked = |finding: &&Finding| finding.severity == Severity::Blocks;
        assert!(!violated(&assessment, "russia").iter().any(blocked), "{id}");
        assert!(violated(&assessment, "ukraine").iter().any(|f| f.kind == FindingKind::Floor), "{id}");
    }
}

#[test]
fn the_istanbul_draft_suited_russia_and_broke_the_floor_of_ukraine() {
    let assessment = read_shipped("s10-istanbul");
    assert!(violated(&assessment, "russia").is_empty());
    assert_eq!(finding(&assessment, "r21b-army-of-250k-or-less").kind, FindingKind::Floor);
    assert_eq!(finding(&assessment, "r22-no-russian-veto").severity, Severity::Blocks);
}

#[test]
fn the_korean_armistice_would_be_credible_and_is_blocked_by_washington() {
    let assessment = read_shipped("s11-korea");
    assert!(violated(&assessment, "ukraine").is_empty());
    assert_eq!(assessment.verdict, Verdict::Blocked);
    assert_eq!(finding(&assessment, "r15a-no-us-troops").severity, Severity::Blocks);
}

#[test]
fn the_kosovo_mission_would_be_credible_and_its_size_is_out_of_reach() {
    let assessment = read_shipped("s12-kfor");
    assert!(violated(&assessment, "ukraine").is_empty());
    let force = card(&assessment, "e10-reassurance-force");
    assert!(force.level <= Feasibility::Unlikely);
    assert!(deciding_limits(force).contains(&"r10b-60-to-100k-beyond-capacity"));
}

#[test]
fn the_israel_model_is_neither_blocked_nor_easy() {
    let assessment = read_shipped("s03-israel-model");
    assert!(violated(&assessment, "ukraine").is_empty());
    assert_eq!(assessment.verdict, Verdict::Strained);
    assert_eq!(assessment.feasibility, Some(Feasibility::Contested));
}
