//! What a scenario rests on: how its claims and sources are graded, how much of it is its authors' judgement, and what
//! stands in it of each party. So that a reader can see whether it is fair.

use std::collections::BTreeSet;

use crate::scenario::{
    ActorId, Basis, ClaimId, Cost, Element, ElementId, Firmness, Gift, PartyId, PositionKind, Rating, RuleId, Scenario,
    SourceId, Standing, Use,
};

/// What a scenario rests on. Counts of nothing are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    /// How many claims rest on what.
    pub claims: Vec<(Basis, usize)>,
    /// How many sources stand how near to the origin of what they say.
    pub sources: Vec<(Standing, usize)>,
    /// How many levels of feasibility rest on what: of elements, options, willingness and limits.
    pub levels: Vec<(Basis, usize)>,
    /// How many degrees of protection rest on what.
    pub gifts: Vec<(Basis, usize)>,
    /// How many figures rest on what: costs, uses and capacities.
    pub figures: Vec<(Basis, usize)>,
    /// What stands in it of each party that holds something: actors, then groups, in the order of the scenario.
    pub parties: Vec<PartyGrounds>,
    /// Who may provide what without a word on whether he would, in the order of the scenario.
    pub unheard: Vec<(ElementId, Vec<ActorId>)>,
}

/// What stands in a scenario of one party, whatever the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyGrounds {
    /// The actor or group.
    pub party: PartyId,
    /// How many red lines it has, and how many of them are absolute.
    pub red_lines: Held,
    /// How many floors it has, and how many of them are absolute.
    pub floors: Held,
    /// How many words there are on what it would provide.
    pub willingness: usize,
    /// How many of all these rest on a claim that is on the record.
    pub on_record: usize,
    /// How many have a claim that speaks against them.
    pub countered: usize,
    /// How many sources they rest on together.
    pub sources: usize,
    /// Those that rest on one source alone, in the order of the scenario.
    pub one_source: Vec<RuleId>,
}

/// How many of a kind there are, and how many of them are absolute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// All of them.
    pub all: usize,
    /// The absolute ones.
    pub absolute: usize,
}

impl PartyGrounds {
    /// How many positions it has.
    pub fn positions(&self) -> usize {
        self.red_lines.all + self.floors.all + self.willingness
    }
}

/// What the scenario rests on.
pub fn grounds(scenario: &Scenario) -> Grounds {
    let capacities = scenario.resources.iter().flat_map(|resource| &resource.capacities);
    let figures = figures(scenario).chain(capacities.map(|capacity| capacity.basis));
    Grounds {
        claims: by(Basis::ALL, scenario.claims.iter().map(|claim| claim.basis)),
        sources: by(Standing::ALL, scenario.sources.iter().map(|source| source.standing)),
        levels: by(Basis::ALL, levels(scenario)),
        gifts: by(Basis::ALL, gifts(scenario)),
        figures: by(Basis::ALL, figures),
        parties: parties(scenario),
        unheard: unheard(scenario),
    }
}

/// How often each of them comes; those that never do are left out.
fn by<T: Copy + PartialEq, const N: usize>(all: [T; N], found: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts = all.map(|one| (one, 0));
    for one in found {
        counts.iter_mut().filter(|(known, _)| *known == one).for_each(|(_, count)| *count += 1);
    }
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// What an element or one of its options says of itself.
struct Said<'a> {
    rating: Option<&'a Rating>,
    gives: &'a [Gift],
    cost: Option<&'a Cost>,
    uses: &'a [Use],
}

/// What all elements and options say of themselves.
fn said(scenario: &Scenario) -> impl Iterator<Item = Said<'_>> {
    scenario.elements.iter().flat_map(|element: &Element| {
        let Element { feasibility, gives, cost, uses, settings, .. } = element;
        let own = Said { rating: feasibility.as_ref(), gives, cost: cost.as_ref(), uses };
        let options = settings.iter().flat_map(|setting| &setting.options).map(|option| Said {
            rating: option.feasibility.as_ref(),
            gives: &option.gives,
            cost: option.cost.as_ref(),
            uses: &option.uses,
        });
        std::iter::once(own).chain(options)
    })
}

fn levels(scenario: &Scenario) -> impl Iterator<Item = Basis> {
    let ratings = said(scenario).filter_map(|said| said.rating).map(|rating| rating.basis);
    let words = scenario.positions.iter().filter_map(|position| position.provides.as_ref()).map(|own| own.basis);
    ratings.chain(words).chain(scenario.limits.iter().map(|limit| limit.basis))
}

fn gifts(scenario: &Scenario) -> impl Iterator<Item = Basis> {
    said(scenario).flat_map(|said| said.gives).map(|gift| gift.basis)
}

fn figures(scenario: &Scenario) -> impl Iterator<Item = Basis> {
    let costs = said(scenario).filter_map(|said| said.cost).map(|cost| cost.basis);
    costs.chain(said(scenario).flat_map(|said| said.uses).map(|used| used.basis))
}

fn parties(scenario: &Scenario) -> Vec<PartyGrounds> {
    let actors = scenario.actors.iter().map(|actor| PartyId::new(actor.id.as_str()));
    let groups = scenario.groups.iter().map(|group| PartyId::new(group.id.as_str()));
    let all = actors.chain(groups).map(|party| of_party(scenario, party));
    all.filter(|grounds| grounds.positions() > 0).collect()
}

fn of_party(scenario: &Scenario, party: PartyId) -> PartyGrounds {
    let mut grounds = PartyGrounds {
        party,
        red_lines: Held::default(),
        floors: Held::default(),
        willingness: 0,
        on_record: 0,
        countered: 0,
        sources: 0,
        one_source: Vec::new(),
    };
    let mut sources: BTreeSet<&SourceId> = BTreeSet::new();
    for position in scenario.positions.iter().filter(|position| position.actor == grounds.party) {
        let absolute = usize::from(position.firmness == Some(Firmness::Absolute));
        match position.kind() {
            Some(PositionKind::RedLine(_)) => grounds.red_lines.add(absolute),
            Some(PositionKind::Floor(_)) => grounds.floors.add(absolute),
            Some(PositionKind::Willingness(_)) => grounds.willingness += 1,
            None => {}
        }
        let claims = || position.claims.iter().filter_map(|id: &ClaimId| scenario.claim(id));
        grounds.on_record += usize::from(claims().any(|claim| claim.on_record()));
        grounds.countered += usize::from(!position.counter_claims.is_empty());
        sources.extend(claims().flat_map(|claim| &claim.sources));
        if scenario.sole_source(&position.claims).is_some() {
            grounds.one_source.push(position.id.clone());
        }
    }
    grounds.sources = sources.len();
    grounds
}

impl Held {
    fn add(&mut self, absolute: usize) {
        self.all += 1;
        self.absolute += absolute;
    }
}

/// Elements that are not assumptions, each with those of its providers of whom no willingness speaks of it, their own or
/// a group's.
fn unheard(scenario: &Scenario) -> Vec<(ElementId, Vec<ActorId>)> {
    let silent = |element: &Element, id: &ActorId| {
        let Some(actor) = scenario.actor(id) else { return false };
        !scenario.positions.iter().any(|position| {
            let spoken = position.provides.as_ref().is_some_and(|own| own.elements.contains(&element.id));
            spoken && actor.is_of(&position.actor)
        })
    };
    let of = |element: &Element| {
        let silent = element.providers.iter().filter(|id| silent(element, id)).cloned().collect();
        (element.id.clone(), silent)
    };
    let elements = scenario.elements.iter().filter(|element| !element.frame).map(of);
    elements.filter(|(_, silent): &(_, Vec<_>)| !silent.is_empty()).collect()
}
