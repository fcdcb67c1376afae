//! What a scenario rests on: how its claims and sources are graded, and how much of it is its authors' judgement. So that
//! a reader can see whether it is fair.

use super::said::{Said, said};
use crate::scenario::{Basis, Scenario, Standing};

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

/// What all elements and options say of themselves.
fn all_said(scenario: &Scenario) -> impl Iterator<Item = Said<'_>> {
    scenario.elements.iter().flat_map(said)
}

fn levels(scenario: &Scenario) -> impl Iterator<Item = Basis> {
    let ratings = all_said(scenario).filter_map(|said| said.rating).map(|rating| rating.basis);
    let words = scenario.positions.iter().filter_map(|position| position.provides.as_ref()).map(|own| own.basis);
    ratings.chain(words).chain(scenario.limits.iter().map(|limit| limit.basis))
}

fn gifts(scenario: &Scenario) -> impl Iterator<Item = Basis> {
    all_said(scenario).flat_map(|said| said.gives).map(|gift| gift.basis)
}

fn figures(scenario: &Scenario) -> impl Iterator<Item = Basis> {
    let costs = all_said(scenario).filter_map(|said| said.cost).map(|cost| cost.basis);
    costs.chain(all_said(scenario).flat_map(|said| said.uses).map(|used| used.basis))
}
