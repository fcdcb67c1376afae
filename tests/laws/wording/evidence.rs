//! How claims and sources are told.

use guarantee_board::scenario::{Claim, ClaimId};
use guarantee_board::wording::{claim_line, claim_line_as_of, said_by, source_line};
use jiff::civil::Date;

use super::sample;

#[test]
fn a_claim_names_speaker_date_strength_and_basis() {
    let scenario = sample::scenario();
    let line = |index: usize| claim_line(&scenario, &scenario.claims[index]);
    assert_eq!(line(0), "Foreign ministry of Russia · 20 Aug 2025 · absolute · official statement");
    assert_eq!(line(1), "Timothy Ash, Chatham House · 22 Aug 2025 · strong · analysis");
}

#[test]
fn an_affiliation_that_the_speaker_already_carries_is_not_repeated() {
    let scenario = sample::scenario();
    let claim = Claim { speaker: "Timothy Ash (Chatham House)".to_owned(), ..scenario.claims[1].clone() };
    assert_eq!(claim_line(&scenario, &claim), "Timothy Ash (Chatham House) · 22 Aug 2025 · strong · analysis");
}

#[test]
fn a_claim_made_after_the_board_date_says_so() {
    let scenario = sample::scenario();
    let line = |day| claim_line_as_of(&scenario, &scenario.claims[1], day);
    assert_eq!(line(Date::constant(2025, 8, 22)), claim_line(&scenario, &scenario.claims[1]));
    assert!(line(Date::constant(2025, 8, 21)).ends_with("analysis · said after the board date"));
}

#[test]
fn every_speaker_is_told_once_with_the_days() {
    let mut scenario = sample::scenario();
    let again = Claim { id: "again".into(), date: Date::constant(2025, 8, 24), ..scenario.claims[1].clone() };
    scenario.claims.push(again);
    let ids: Vec<ClaimId> = scenario.claims.iter().map(|claim| claim.id.clone()).collect();
    assert_eq!(
        said_by(&scenario, &[ids[1].clone(), ids[0].clone(), ids[2].clone(), ids[1].clone()]),
        "Timothy Ash (22 Aug 2025 and 24 Aug 2025); Foreign ministry of Russia (20 Aug 2025)"
    );
    assert_eq!(said_by(&scenario, &[]), "");
}

#[test]
fn a_source_tells_when_it_is_not_first_hand() {
    let scenario = sample::scenario();
    assert_eq!(source_line(&scenario.sources[0]), "Interview, a newspaper · 20 Aug 2025");
    assert_eq!(source_line(&scenario.sources[1]), "Digest · second-hand");
}
