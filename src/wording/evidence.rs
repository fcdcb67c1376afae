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
