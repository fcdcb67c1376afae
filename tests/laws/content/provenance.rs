//! That everything rests on somebody's word, and that every word was spoken before it counts.

use guarantee_board::scenario::{Basis, Claim, ClaimId, Rating};

use super::*;

fn claims(ids: &[ClaimId]) -> Vec<&'static Claim> {
    ids.iter().filter_map(|id| UKRAINE.claim(id)).collect()
}

/// Everything with a basis that is shown on a board: where it stands, its basis and the claims it cites.
fn ratings() -> Vec<(String, &'static Rating)> {
    let mut all = Vec::new();
    for element in &UKRAINE.elements {
        all.extend(element.feasibility.iter().map(|rating| (element.id.to_string(), rating)));
        for option in element.settings.iter().flat_map(|setting| &setting.options) {
            all.extend(option.feasibility.iter().map(|rating| (format!("{}, {}", element.id, option.id), rating)));
        }
    }
    all
}

/// The claims that each gift, cost, use or capacity cites.
fn figures() -> Vec<(String, &'static [ClaimId])> {
    let mut all: Vec<(String, &[ClaimId])> = Vec::new();
    for element in &UKRAINE.elements {
        let options = element.settings.iter().flat_map(|setting| &setting.options);
        let gifts = element.gives.iter().chain(options.clone().flat_map(|option| &option.gives));
        let costs = element.cost.iter().chain(options.clone().filter_map(|option| option.cost.as_ref()));
        let uses = element.uses.iter().chain(options.flat_map(|option| &option.uses));
        all.extend(gifts.map(|gift| (format!("a gift of {}", element.id), gift.claims.as_slice())));
        all.extend(costs.map(|cost| (format!("a cost of {}", element.id), cost.claims.as_slice())));
        all.extend(uses.map(|taken| (format!("a use of {}", element.id), taken.claims.as_slice())));
    }
    let capacities = UKRAINE.resources.iter().flat_map(|resource| &resource.capacities);
    all.extend(capacities.map(|capacity| (format!("a capacity of {}", capacity.actor), capacity.claims.as_slice())));
    all
}

#[test]
fn every_claim_is_cited_by_something_that_can_come_up_on_a_board() {
    let rules = UKRAINE.rules().flat_map(|rule| rule.claims().iter().chain(rule.counter_claims()));
    let rated = ratings();
    let figures = figures();
    let elements = UKRAINE.elements.iter().flat_map(|element| &element.claims);
    let mut cited: BTreeSet<&str> = rules.chain(elements).map(|id| id.as_str()).collect();
    cited.extend(rated.iter().flat_map(|(_, rating)| &rating.claims).map(|id| id.as_str()));
    cited.extend(figures.iter().flat_map(|(_, claims)| *claims).map(|id| id.as_str()));
    let idle: Vec<&str> =
        UKRAINE.claims.iter().map(|claim| claim.id.as_str()).filter(|id| !cited.contains(id)).collect();
    assert!(idle.is_empty(), "cited by nothing: {idle:?}");
}

#[test]
fn every_claim_of_the_article_speaks_for_or_against_some_rule_or_level() {
    let rules = UKRAINE.rules().flat_map(|rule| rule.claims().iter().chain(rule.counter_claims()));
    let rated = ratings();
    let elements = UKRAINE.elements.iter().flat_map(|element| &element.claims);
    let cited: BTreeSet<&ClaimId> = rules.chain(rated.iter().flat_map(|(_, r)| &r.claims)).chain(elements).collect();
    let idle = UKRAINE.claims.iter().map(|claim| &claim.id).filter(|id| id.as_str().starts_with('C'));
    let idle: Vec<&ClaimId> = idle.filter(|id| !cited.contains(id)).collect();
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn no_rule_is_in_force_before_its_earliest_claim() {
    let august = AUGUST.parse().unwrap();
    for rule in UKRAINE.rules() {
        let earliest = claims(rule.claims()).iter().map(|claim| claim.date).min().expect("a claim");
        assert!(earliest <= august || rule.from().is_some_and(|from| from >= earliest), "{}", rule.id());
    }
}

#[test]
fn no_judgement_stands_under_the_name_of_an_analyst() {
    let willing = UKRAINE.positions.iter().filter_map(|p| p.provides.as_ref().map(|w| (&p.id, w.basis, &p.claims)));
    let limits = UKRAINE.limits.iter().map(|limit| (&limit.id, limit.basis, &limit.claims));
    for (id, basis, cited) in willing.chain(limits) {
        let analysts = claims(cited).iter().filter(|claim| claim.voice.is_some()).count();
        let all = cited.len();
        assert!(basis != Basis::Judgement || analysts < all.max(1), "{id} is a judgement and cites analysts alone");
    }
    for (place, rating) in ratings() {
        let voices: BTreeSet<_> = claims(&rating.claims).iter().filter_map(|claim| claim.voice.as_ref()).collect();
        match rating.basis {
            Basis::Analysis => assert_eq!(voices.len(), 1, "{place} is one analyst’s level"),
            Basis::Judgement => assert!(voices.is_empty(), "{place} is a judgement and cites {voices:?}"),
            Basis::Official | Basis::Treaty | Basis::Documented | Basis::Reported | Basis::Calculation => {}
        }
    }
}

#[test]
fn no_level_and_no_gift_rests_on_what_was_said_later_only() {
    let august = AUGUST.parse().unwrap();
    let known = |cited: &[ClaimId]| cited.is_empty() || claims(cited).iter().any(|claim| claim.date <= august);
    for (place, rating) in ratings() {
        assert!(known(&rating.claims), "{place}");
    }
    for (place, cited) in figures().into_iter().filter(|(place, _)| place.starts_with("a gift")) {
        assert!(known(cited), "{place}");
    }
}
