//! Whether demands can be shared out among their providers, and if not, the smallest set that cannot.
//!
//! By Hall's theorem for transport (Gale 1957) demands can be covered exactly if no set of them needs more than its
//! providers have together. A flow decides it: augmenting along shortest paths (Edmonds and Karp 1972).
//!
//! Where they cannot, the demands that can still be reached from an unmet one in the residual graph exceed their
//! providers the most. Excess is supermodular, hence every violated set meets this one in a violated set, and all
//! smallest violated sets lie within it. Among these, a smallest one is looked for provider set by provider set: of
//! the demands whose providers lie within a union of provider sets, the largest ones are the first to exceed it.

use std::collections::{HashSet, VecDeque};

use super::index::{ActorIx, Set};

/// Something that is needed, and who may supply it.
#[derive(Clone, Debug)]
pub struct Demand {
    /// More than 0.
    pub need: u128,
    /// Empty: nobody can supply it.
    pub providers: Set<ActorIx>,
}

/// How many unions of provider sets are looked at before an answer that is merely irreducible has to do: enough for
/// 16 different provider sets whatever they are, and in practice for far more.
const MAX_UNIONS: usize = 1 << 16;

/// The smallest set of demands that exceeds its providers, the first in order if there are several; `None` if all
/// demands can be covered. Numbers are places in `demands`, in order.
///
/// Exact unless more than 2¹⁶ unions of provider sets have to be looked at. Then the set is violated and every
/// smaller part of it can be covered, but a set with fewer demands might exist elsewhere.
pub fn smallest_shortage(demands: &[Demand], capacity: &dyn Fn(ActorIx) -> u128) -> Option<Vec<usize>> {
    let alone = |demand: &Demand| demand.need > demand.providers.iter().map(capacity).sum();
    if let Some(one) = demands.iter().position(alone) {
        return Some(vec![one]);
    }
    let excess = excessive(demands, capacity);
    if excess.is_empty() {
        return None;
    }
    let inside: Vec<(usize, &Demand)> =
        excess.iter().filter_map(|number| demands.get(*number).map(|demand| (*number, demand))).collect();
    Some(smallest_within(&inside, capacity).unwrap_or_else(|| irreducible(demands, excess, capacity)))
}

/// Whether the demands cannot all be covered.
pub fn is_short(demands: &[Demand], capacity: &dyn Fn(ActorIx) -> u128) -> bool {
    !excessive(demands, capacity).is_empty()
}

/// The demands that together exceed their providers the most; empty if all can be covered.
fn excessive(demands: &[Demand], capacity: &dyn Fn(ActorIx) -> u128) -> Vec<usize> {
    let mut union = Set::default();
    for demand in demands {
        union.extend(&demand.providers);
    }
    let providers: Vec<ActorIx> = union.iter().collect();
    let mut flow = Flow {
        left: providers.iter().map(|actor| capacity(*actor)).collect(),
        unmet: demands.iter().map(|demand| demand.need).collect(),
        moved: vec![vec![0; providers.len()]; demands.len()],
    };
    loop {
        let search = flow.search(demands, &providers);
        match search.end {
            Some(end) => flow.augment(&search, end),
            // What an unmet demand reaches is the minimum cut: empty if nothing is unmet.
            None => return (0..demands.len()).filter(|demand| search.demands[*demand].is_some()).collect(),
        }
    }
}

/// How demands are shared out so far. Demands and providers are numbered.
struct Flow {
    /// What each provider has left.
    left: Vec<u128>,
    /// What each demand still lacks.
    unmet: Vec<u128>,
    /// What each demand gets from each provider.
    moved: Vec<Vec<u128>>,
}

/// What can be reached from an unmet demand.
struct Search {
    /// How each demand was reached: from the start, or from a provider that gives to it.
    demands: Vec<Option<From>>,
    /// The demand from which each provider was reached.
    providers: Vec<Option<usize>>,
    /// A provider that has something left.
    end: Option<usize>,
}

#[derive(Clone, Copy)]
enum From {
    Start,
    Provider(usize),
}

impl Flow {
    /// Breadth first from every unmet demand: on to providers that may supply it, back to demands these supply.
    fn search(&self, demands: &[Demand], providers: &[ActorIx]) -> Search {
        let start = self.unmet.iter().map(|unmet| (*unmet > 0).then_some(From::Start)).collect();
        let mut search = Search { demands: start, providers: vec![None; providers.len()], end: None };
        let mut queue: VecDeque<usize> = (0..demands.len()).filter(|demand| self.unmet[*demand] > 0).collect();
        while let Some(demand) = queue.pop_front() {
            for (provider, actor) in providers.iter().enumerate() {
                if search.providers[provider].is_some() || !demands[demand].providers.contains(*actor) {
                    continue;
                }
                search.providers[provider] = Some(demand);
                if self.left[provider] > 0 {
                    search.end = Some(provider);
                    return search;
                }
                for other in 0..demands.len() {
                    if search.demands[other].is_none() && self.moved[other][provider] > 0 {
                        search.demands[other] = Some(From::Provider(provider));
                        queue.push_back(other);
                    }
                }
            }
        }
        search
    }

    /// Moves as much as can be along the path that was found.
    fn augment(&mut self, search: &Search, end: usize) {
        // Walk back once for the amount, once to move it.
        let (mut path, mut provider, mut amount) = (Vec::new(), end, self.left[end]);
        while let Some(demand) = search.providers[provider] {
            path.push((demand, provider));
            match search.demands[demand] {
                Some(From::Provider(before)) => {
                    amount = amount.min(self.moved[demand][before]);
                    provider = before;
                }
                Some(From::Start) | None => {
                    amount = amount.min(self.unmet[demand]);
                    self.unmet[demand] -= amount;
                    break;
                }
            }
        }
        self.left[end] -= amount;
        for (step, (demand, provider)) in path.iter().enumerate() {
            self.moved[*demand][*provider] += amount;
            if let Some((_, before)) = path.get(step + 1) {
                self.moved[*demand][*before] -= amount;
            }
        }
    }
}

/// The smallest violated set, the first in order; `None` if there are too many unions to look at.
fn smallest_within(inside: &[(usize, &Demand)], capacity: &dyn Fn(ActorIx) -> u128) -> Option<Vec<usize>> {
    let mut kinds: Vec<&Set<ActorIx>> = Vec::new();
    for (_, demand) in inside {
        if !kinds.contains(&&demand.providers) {
            kinds.push(&demand.providers);
        }
    }
    let mut seen: HashSet<Set<ActorIx>> = HashSet::new();
    let mut layer: Vec<Set<ActorIx>> = vec![Set::default()];
    let mut best: Option<Vec<usize>> = None;
    // A violated set of n demands has the union of at most n kinds of provider set: n rounds find all such sets.
    for size in 1..=kinds.len() {
        if best.as_ref().is_some_and(|best| best.len() < size) {
            break;
        }
        let mut next = Vec::new();
        for union in &layer {
            for kind in &kinds {
                let mut wider = union.clone();
                wider.extend(kind);
                if wider != *union && seen.insert(wider.clone()) {
                    next.push(wider);
                }
            }
        }
        if seen.len() > MAX_UNIONS {
            return None;
        }
        for union in &next {
            let held: u128 = union.iter().map(capacity).sum();
            let Some(found) = first_exceeding(inside, union, held) else { continue };
            let better = best.as_ref().is_none_or(|best| (found.len(), &found) < (best.len(), best));
            if better {
                best = Some(found);
            }
        }
        layer = next;
    }
    best
}

/// Of the demands whose providers lie within the union: the fewest that need more than it holds, first in order.
fn first_exceeding(inside: &[(usize, &Demand)], union: &Set<ActorIx>, held: u128) -> Option<Vec<usize>> {
    let within: Vec<(usize, u128)> = inside
        .iter()
        .filter(|(_, demand)| demand.providers.within(union))
        .map(|(number, demand)| (*number, demand.need))
        .collect();
    let largest = |from: usize, count: usize| -> u128 {
        let mut needs: Vec<u128> = within.iter().skip(from).map(|(_, need)| *need).collect();
        needs.sort_unstable_by(|one, two| two.cmp(one));
        needs.iter().take(count).sum()
    };
    let count = (1..=within.len()).find(|count| largest(0, *count) > held)?;
    let (mut chosen, mut need) = (Vec::new(), 0);
    for (place, (number, own)) in within.iter().enumerate() {
        let open = count - chosen.len();
        if open > 0 && need + own + largest(place + 1, open - 1) > held {
            chosen.push(*number);
            need += own;
        }
    }
    Some(chosen)
}

/// A part of a violated set that is violated while no part of its own is: drops what can be spared, last first.
fn irreducible(demands: &[Demand], mut violated: Vec<usize>, capacity: &dyn Fn(ActorIx) -> u128) -> Vec<usize> {
    for place in (0..violated.len()).rev() {
        let mut fewer = violated.clone();
        fewer.remove(place);
        let rest: Vec<Demand> = fewer.iter().filter_map(|number| demands.get(*number).cloned()).collect();
        if !excessive(&rest, capacity).is_empty() {
            violated = fewer;
        }
    }
    violated
}
