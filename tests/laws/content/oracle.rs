//! Which rules fire for which package.

use super::*;

/// The numbers of the rules that fire for each package as of August 2025; every other rule is silent.
const FIRES: [(&str, &[u32]); 24] = [
    ("s01-budapest", &[19]),
    ("s02-minsk", &[19, 24, 25, 26, 31]),
    ("s03-israel-model", &[30]),
    ("s03b-with-f35", &[28, 30]),
    ("s03c-without-payer", &[27, 30]),
    ("s04-sky-shield", &[5, 8, 9]),
    ("s04b-us-enablers", &[5, 8, 13, 14]),
    ("s05-reassurance-force", &[1, 5, 10, 11, 12, 14, 30]),
    ("s05b-ratified-promise", &[1, 5, 10, 12, 14, 30]),
    ("s05c-paris-text", PARIS),
    ("s05d-with-poland", &[1, 5, 10, 11, 12, 14, 17, 30]),
    ("s06-article-5-like", &[5, 19, 20, 30, 35]),
    ("s06b-ratified-pledge", &[3, 5, 30, 35]),
    ("s07-nato", &[2, 3, 5, 30, 35]),
    ("s08-steel-porcupine", &[30]),
    ("s08b-consent-refused", &[30, 36]),
    ("s09-monitored-ceasefire", &[5, 13, 14, 26]),
    ("s09b-with-force", &[1, 5, 11, 12, 14, 26]),
    ("s10-istanbul", &[21, 22, 31, 35]),
    ("s11-korea", &[3, 15, 30, 35, 36]),
    ("s11b-troops-next-door", &[3, 26, 30, 35, 36]),
    ("s12-kfor", &[1, 10, 11, 15, 16, 36]),
    ("s12b-consent-refused", &[1, 5, 6, 10, 11, 15, 16]),
    ("s12c-un-flag", &[1, 10, 11, 15, 24, 36]),
];

/// The rules that fire for the Paris text, in August and in January.
const PARIS: &[u32] = &[1, 3, 5, 10, 11, 12, 14, 30, 35];

#[test]
fn exactly_the_listed_rules_fire_for_each_package() {
    for (id, expected) in FIRES {
        let fired = numbers_fired(&read_shipped(id));
        assert_eq!(fired, expected.iter().copied().collect(), "{id}");
    }
}

#[test]
fn every_shipped_package_but_the_force_next_door_has_an_oracle() {
    let shipped: BTreeSet<&str> = UKRAINE.packages.iter().map(|package| package.id.as_str()).collect();
    let listed = FIRES.iter().map(|(id, _)| *id).chain(["s05e-force-next-door"]);
    assert_eq!(shipped, listed.collect());
}

#[test]
fn no_shipped_package_holds_a_contradiction() {
    for package in &UKRAINE.packages {
        let assessment = read(package, AUGUST, None);
        assert!(assessment.findings.iter().all(|f| f.kind != FindingKind::Contradiction), "{}", package.id);
    }
}

#[test]
fn the_paris_text_shows_the_missing_us_signature_in_january_only() {
    let paris = package("s05c-paris-text");
    let january = read(&paris, JANUARY, None);
    assert_eq!(numbers_fired(&january), PARIS.iter().copied().collect());
    assert!(cites(finding(&january, "us7-no-us-signature"), "F47"));
    assert!(!rules_fired(&read(&paris, AUGUST, None)).contains("us7-no-us-signature"));
}

#[test]
fn later_positions_begin_after_august_and_by_january() {
    for id in [
        "ua3b-british-and-french-presence",
        "r19b-no-second-budapest",
        "ua7-trades-nato-bid",
        "r34b-guarantees-tied-to-deal",
        "us7-no-us-signature",
    ] {
        let rule = UKRAINE.rule(&id.into()).unwrap_or_else(|| panic!("no rule {id}"));
        assert!(!rule.dated(AUGUST.parse().unwrap()) && rule.dated(JANUARY.parse().unwrap()), "{id}");
    }
}

#[test]
fn an_empty_board_crosses_no_line_and_leaves_no_floor_unmet() {
    let mut empty = package("s05-reassurance-force");
    empty.cards.clear();
    for day in [AUGUST, JANUARY] {
        let assessment = read(&empty, day, None);
        assert_eq!(assessment.verdict, Verdict::Empty);
        assert!(assessment.findings.is_empty(), "{:?}", rules_fired(&assessment));
    }
}
