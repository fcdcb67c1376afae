//! Ukraine's status, the way into alliances, sanctions and assets.

use super::*;

#[test]
fn a_card_means_what_its_name_says_as_it_falls_on_the_board() {
    for (element, setting, option) in [("e16", "path", "accession"), ("e23", "path", "kept"), ("e31", "path", "held")] {
        let setting = super::element(element).setting(&setting.into()).expect("the setting");
        assert_eq!(setting.default.as_str(), option, "{element}");
    }
}

#[test]
fn the_way_into_the_eu_crosses_nobodys_line() {
    for (phase, day) in PHASES.iter().flat_map(|phase| DAYS.map(|day| (phase, day))) {
        for path in ["track", "member"] {
            let words = format!("consent given; e17 {phase} eu [{path}]");
            let assessment = read(&board(&words), day, None);
            // What is left are floors that ask for more: of every package, or of every settlement.
            let crossed = assessment.findings.iter().filter(|f| f.kind == FindingKind::RedLine);
            assert_eq!(crossed.count(), 0, "{words} on {day}: {:?}", rules_fired(&assessment));
            assert!(violations(&assessment).is_subset(&set("r19a r19b ua13 r30a r31a ru8")), "{words} on {day}");
        }
    }
}

#[test]
fn early_relief_suits_moscow_keeping_sanctions_suits_kyiv_and_steps_with_a_way_back_cross_neither() {
    for (path, lines) in [("early-relief", "ua10"), ("kept", "r31a"), ("tightened", "r31a"), ("phased", "")] {
        let found = fired(&format!("e23 now eu [{path}]"), AUGUST);
        let about: BTreeSet<&str> =
            found.iter().map(String::as_str).filter(|id| set("ua10 r31a").contains(id)).collect();
        assert_eq!(about, set(lines), "{path}");
    }
}

#[test]
fn assets_given_back_cross_kyivs_line_and_held_or_used_cross_moscows() {
    for (path, line, other) in [("released", "ua12", "r31d"), ("held", "r31d", "ua12"), ("used", "r31d", "ua12")] {
        let found = fired(&format!("e31 now eu [{path}]"), AUGUST);
        assert!(found.contains(line) && !found.contains(other), "{path}");
    }
}

#[test]
fn a_ban_on_nato_crosses_kyivs_line_and_dropping_the_bid_does_so_until_it_is_traded() {
    let banned = fired("e16 settlement ukraine [excluded]", AUGUST);
    assert!(banned.contains("ua9a") && !banned.contains("ru8"));
    assert!(fired("e16 settlement ukraine [bid-dropped]", AUGUST).contains("ua9b"));
    let traded = fired("e16 settlement ukraine [bid-dropped]; e14 settlement france [ratified]", JANUARY);
    assert!(["ua9a", "ua9b", "ua7b"].iter().all(|line| !traded.contains(*line)), "{traded:?}");
}

#[test]
fn the_deferred_path_is_contested_accession_unlikely_and_a_ban_ruled_out_in_war() {
    assert_eq!(level("e16 settlement nato [deferred]", "e16", AUGUST), Feasibility::Contested);
    assert_eq!(level("e16 settlement nato [accession]", "e16", AUGUST), Feasibility::Unlikely);
    assert_eq!(level("e16 now ukraine [excluded]", "e16", AUGUST), Feasibility::RuledOut);
}

#[test]
fn the_european_loan_of_december_changes_an_answer() {
    let unmet = |day: &str| violations(&read(&package("s03"), day, None)).contains("r19a");
    assert!(unmet(AUGUST) && unmet("2025-12-18") && !unmet("2025-12-19") && !unmet(JANUARY));
}
