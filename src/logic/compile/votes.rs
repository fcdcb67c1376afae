//! Revealed votes as judgements that can be heard: each vote on a card is a limit that only its seat speaks of.
//!
//! With one seat chosen as the voice, its votes count beside what is on the record, as an analyst's judgements do: the
//! lowest level counts. With everyone heard, votes count for nothing: they are shown beside the sourced levels.

use crate::scenario::{
    ActorId, Basis, Card, CardVote, Condition, Element, Hold, Limit, PartyId, Pattern, RuleId, Scenario, Seat, VoiceId,
    chosen,
};

/// A vote as a rule.
pub(crate) struct VoteRule {
    pub(crate) seat: VoiceId,
    pub(crate) limit: Limit,
}

/// The votes on cards that can be heard, in the order of the seats. Votes on cards that the scenario does not have are
/// left out.
pub(crate) fn vote_rules(scenario: &Scenario) -> Vec<VoteRule> {
    if !scenario.votes_revealed {
        return Vec::new();
    }
    let of_seat = |seat: &Seat| -> Vec<VoteRule> {
        let rule = |(place, vote): (usize, &CardVote)| {
            let limit = limit(seat.vote_id(place), scenario.element(&vote.card.element)?, vote);
            Some(VoteRule { seat: seat.id.clone(), limit })
        };
        seat.cards.iter().enumerate().filter_map(rule).collect()
    };
    scenario.seats.iter().flat_map(of_seat).collect()
}

/// Whether a seat's vote speaks for a position.
pub(crate) fn supports(seat: &Seat, position: &RuleId) -> bool {
    seat.positions.get(position) == Some(&Hold::Holds)
}

/// At most this level has a card that stands just like the one judged.
fn limit(id: RuleId, element: &Element, vote: &CardVote) -> Limit {
    let Card { phase, with, by, .. } = &vote.card;
    let of_element = Pattern { elements: vec![element.id.clone()], ..Pattern::default() };
    let options = element.settings.iter().filter_map(|setting| {
        let option = chosen(with, element, &setting.id)?;
        Some((setting.id.clone(), vec![option.clone()]))
    });
    let on = Pattern { phase: vec![phase.clone()], with: options.collect(), ..of_element.clone() };
    let party = |actor: &ActorId| PartyId::from(actor.as_str());
    let given_by = |actor| Condition::Card(Pattern { by: vec![party(actor)], ..of_element.clone() });
    // Of an element there is at most one card, so all of this is about the same one.
    let providers = if by.is_empty() {
        let anyone = element.providers.iter().map(given_by).collect();
        Condition::Not(Box::new(Condition::Any(anyone)))
    } else {
        let only = Condition::Card(Pattern { only_by: by.iter().map(party).collect(), ..of_element.clone() });
        Condition::All(by.iter().map(given_by).chain([only]).collect())
    };
    Limit {
        id,
        title: String::new(),
        on,
        when: Some(providers),
        cap: vote.level,
        basis: Basis::Judgement,
        binds_when: None,
        from: None,
        until: None,
        claims: Vec::new(),
        counter_claims: Vec::new(),
        refs: Vec::new(),
        note: String::new(),
    }
}
