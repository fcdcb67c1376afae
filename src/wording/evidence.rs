//! Claims and sources in words.

use jiff::civil::Date;

use super::{phrase, term};
use crate::scenario::{Claim, ClaimId, Scenario, Source, Standing};

/// Who said a claim, when, how strongly and on what basis: "Timothy Ash, Chatham House · 22 Aug 2025 · strong ·
/// analysis". Of a voice's affiliation the part up to the first comma is told, unless the speaker's name has it.
pub fn claim_line(scenario: &Scenario, claim: &Claim) -> String {
    let voice = claim.voice.as_ref().and_then(|id| scenario.voice(id));
    let place = voice.and_then(|voice| voice.affiliation.split(',').next()).map_or("", str::trim);
    let speaker = if place.is_empty() || claim.speaker.contains(place) {
        claim.speaker.clone()
    } else {
        format!("{}, {place}", claim.speaker)
    };
    let (strength, basis) = (term::strength(claim.strength), term::basis(claim.basis));
    format!("{speaker} · {} · {strength} · {basis}", phrase::date(claim.date))
}

/// The same for someone who reads the board as of a day: a claim made after it says so.
pub fn claim_line_as_of(scenario: &Scenario, claim: &Claim, day: Date) -> String {
    let line = claim_line(scenario, claim);
    if claim.date > day { format!("{line} · said after the board date") } else { line }
}

/// Who says something and when, each speaker once, in the order of the claims: "Timothy Ash (22 Aug 2025); Malling (20 Aug
/// 2025 and 21 Aug 2025)"; empty for no claims.
pub fn said_by(scenario: &Scenario, claims: &[ClaimId]) -> String {
    let mut speakers: Vec<(&str, Vec<Date>)> = Vec::new();
    for claim in claims.iter().filter_map(|id| scenario.claim(id)) {
        match speakers.iter_mut().find(|(speaker, _)| *speaker == claim.speaker) {
            Some((_, days)) if days.contains(&claim.date) => {}
            Some((_, days)) => days.push(claim.date),
            None => speakers.push((&claim.speaker, vec![claim.date])),
        }
    }
    let told = speakers.into_iter().map(|(speaker, days)| {
        let days = phrase::list(days.into_iter().map(phrase::date));
        format!("{speaker} ({days})")
    });
    phrase::facts(told)
}

/// Where something can be read: "Interview, a newspaper · 20 Aug 2025"; a source that is not first-hand says so.
pub fn source_line(source: &Source) -> String {
    let standing = match source.standing {
        Standing::FirstHand => "",
        Standing::SecondHand | Standing::Calculated => term::standing(source.standing),
    };
    phrase::remarks([source.title.as_str(), source.published.as_str(), standing])
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

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
}
