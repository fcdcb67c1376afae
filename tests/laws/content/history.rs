//! What became of the historic packages, against what the board says of them.

use super::*;

/// Whether a package protects in practice: bound help from others, or a strong army kept up for years.
fn protects(assessment: &Assessment) -> bool {
    !violations(assessment).contains("r19a")
}

fn respond(assessment: &Assessment) -> (u8, u8) {
    let found = assessment.protection.iter().find(|given| given.function.as_str() == "respond").expect("the function");
    (found.on_paper.0, found.in_practice.0)
}

#[test]
fn declarations_and_monitors_were_acceptable_to_russia_and_protected_nobody() {
    for (id, against_russia) in [("s01", ""), ("s02", "r31a"), ("s13", ""), ("s14", "")] {
        let assessment = read_shipped(id);
        assert!(!protects(&assessment) && respond(&assessment) == (0, 0), "{id}");
        let crossed = violated(&assessment, "russia");
        let crossed = crossed.iter().filter_map(|f| f.rule.as_ref()).map(|rule| short(rule.as_str()));
        assert_eq!(crossed.collect::<BTreeSet<_>>(), set(against_russia), "{id}");
    }
}

#[test]
fn the_istanbul_draft_suited_russia_and_broke_three_absolute_lines_of_ukraine() {
    let assessment = read_shipped("s10");
    let broken = violated(&assessment, "ukraine");
    assert_eq!(broken.iter().filter(|finding| finding.severity == Severity::Blocks).count(), 3);
    // That its sanctions would be off is what Russia has asked for since.
    assert_eq!(violated(&assessment, "russia").len(), 1);
    assert_eq!(finding(&assessment, "r31a-sanctions-off").kind, FindingKind::Floor);
    assert_eq!(respond(&assessment), (2, 1));
}

#[test]
fn the_korean_armistice_would_protect_and_is_blocked_by_washington_and_moscow() {
    let assessment = read_shipped("s11");
    assert!(violated(&assessment, "ukraine").is_empty() && protects(&assessment));
    assert_eq!(assessment.verdict, Verdict::Blocked);
    for line in ["r15a-no-us-troops", "r15b-us-troops"] {
        assert_eq!(finding(&assessment, line).severity, Severity::Blocks);
    }
}

#[test]
fn the_kosovo_mission_protects_on_paper_and_its_size_is_out_of_reach() {
    let assessment = read_shipped("s12");
    assert!(respond(&assessment) == (3, 2) && !protects(&assessment));
    let force = card(&assessment, "e10");
    assert!(force.level <= Feasibility::Unlikely && deciding_rules(force).contains("r10b"));
}

#[test]
fn the_israel_model_is_neither_blocked_nor_easy() {
    let (august, january) = (read_shipped("s03"), read(&package("s03"), JANUARY, None));
    for assessment in [&august, &january] {
        assert_eq!(assessment.verdict, Verdict::Strained);
        assert_eq!(assessment.feasibility, Some(Feasibility::Contested));
    }
    assert!(!protects(&august) && protects(&january), "what the European Union decided in December pays for it");
}
