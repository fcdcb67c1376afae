//! Questions about all packages, answered by looking at every one of them with the naive evaluator. The oracle for the
//! search.
#![allow(dead_code, reason = "shared by several tests, each of which needs some of it")]

use std::collections::{BTreeMap, BTreeSet};

use guarantee_board::assess::Reading;
use guarantee_board::scenario::*;

use super::every_board::every_board;
use super::naive::Naive;

/// Every package of a tiny scenario, and what is asked about them.
pub struct Everything<'a> {
    pub scenario: &'a Scenario,
    /// The package on the board.
    pub package: &'a Package,
    pub reading: &'a Reading,
    pub boards: Vec<Package>,
}

/// A demand that can be dropped, as plainly as can be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    Position(String),
    Pin(usize),
    Assumption(String),
    /// There is a card.
    SomeCard,
    /// Each card that allows providers has one.
    Providers,
}

/// Which demands are dropped. A dropped position counts as switched off.
pub type Dropped = BTreeSet<Asked>;

/// What packages are ordered by: distance, feasibility (the highest first), violations, cost.
pub type Key = (usize, i8, usize, u64);

/// How good a package is, more being better: feasibility, how few positions that do not bind it violates, protection.
type Worth = (i8, i64, i64);

/// Edits as bits.
type Bits = u128;

fn as_good(one: Worth, other: Worth) -> bool {
    one.0 >= other.0 && one.1 >= other.1 && one.2 >= other.2
}

impl<'a> Everything<'a> {
    /// `None` if there are too many.
    pub fn new(scenario: &'a Scenario, package: &'a Package, reading: &'a Reading) -> Option<Self> {
        Some(Self { scenario, package, reading, boards: every_board(scenario)? })
    }

    fn binds(&self, position: &Position) -> bool {
        position.firmness.is_some_and(|firmness| firmness <= self.scenario.acceptable.binding)
    }

    /// The demands that somebody could give way on and that are in force.
    pub fn demands(&self) -> Vec<Asked> {
        let naive = Naive { scenario: self.scenario, package: self.package, reading: self.reading };
        let speaks = |position: &&Position| naive.may_speak(*position, self.reading.voice.as_ref());
        let counts = |position: &&Position| position.provides.is_some() || self.binds(position);
        let positions = self.scenario.positions.iter().filter(speaks).filter(counts);
        let mut demands: Vec<Asked> = positions.map(|position| Asked::Position(position.id.to_string())).collect();
        demands.extend((0..self.scenario.acceptable.pins.len()).map(Asked::Pin));
        let frame = self.scenario.elements.iter().filter(|element| element.frame && !element.settings.is_empty());
        let kept = frame.filter(|element| !self.scenario.acceptable.released.contains(&element.id));
        demands.extend(kept.map(|element| Asked::Assumption(element.id.to_string())));
        demands
    }

    /// The scenario with the positions dropped switched off.
    pub fn without(&self, dropped: &Dropped) -> Scenario {
        let mut scenario = self.scenario.clone();
        for asked in dropped {
            if let Asked::Position(id) = asked {
                scenario.switched_off.push(RuleId::from(id.as_str()));
            }
        }
        scenario
    }

    /// The acceptable packages, if these demands are dropped.
    pub fn acceptable(&self, dropped: &Dropped) -> Vec<&Package> {
        let scenario = self.without(dropped);
        self.boards.iter().filter(|board| self.is_acceptable(&scenario, board, dropped)).collect()
    }

    /// The smallest sets of these demands that, dropped beside others, make this hold.
    pub fn smallest(demands: &[Asked], beside: &Dropped, holds: impl Fn(&Dropped) -> bool) -> BTreeSet<Dropped> {
        for size in 0..=demands.len() {
            let subsets = (0..1_usize << demands.len()).filter(|subset| subset.count_ones() as usize == size);
            let sets = subsets.map(|subset| -> Dropped {
                let within = demands.iter().enumerate().filter(|(bit, _)| subset >> bit & 1 == 1);
                within.map(|(_, asked)| asked.clone()).collect()
            });
            let found: BTreeSet<Dropped> = sets.filter(|set| holds(&set.union(beside).cloned().collect())).collect();
            if !found.is_empty() {
                return found;
            }
        }
        BTreeSet::new()
    }

    /// Whether this package is acceptable, if these demands are dropped.
    pub fn accepts(&self, board: &Package, dropped: &Dropped) -> bool {
        self.is_acceptable(&self.without(dropped), board, dropped)
    }

    fn is_acceptable(&self, scenario: &Scenario, board: &Package, dropped: &Dropped) -> bool {
        let naive = Naive { scenario, package: board, reading: self.reading };
        let acceptable = &self.scenario.acceptable;
        let pins = acceptable.pins.iter().enumerate();
        let mut kept = pins.filter(|(number, _)| !dropped.contains(&Asked::Pin(*number)));
        let allows = |card: &Card| !self.scenario.element(&card.element).unwrap().providers.is_empty();
        (dropped.contains(&Asked::SomeCard) || !board.cards.is_empty())
            && kept.all(|(_, pin)| pin.honoured(scenario, board))
            && self.frame_kept(board, dropped)
            && (dropped.contains(&Asked::Providers)
                || board.cards.iter().all(|card| !card.by.is_empty() || !allows(card)))
            && board.cards.iter().all(|card| naive.level(card) >= acceptable.at_least.number())
            && scenario.resources.iter().all(|resource| naive.violated(resource).is_empty())
            && !naive.contradicts_itself()
            && !scenario.positions.iter().any(|position| self.binds(position) && naive.violated_position(position))
    }

    fn frame_kept(&self, board: &Package, dropped: &Dropped) -> bool {
        let option = |package: &Package, element: &Element, setting: &Setting| {
            let choices = package.frame.get(&element.id).cloned().unwrap_or_default();
            chosen(&choices, element, &setting.id).cloned()
        };
        let free = |element: &Element| {
            self.scenario.acceptable.released.contains(&element.id)
                || dropped.contains(&Asked::Assumption(element.id.to_string()))
        };
        self.scenario.elements.iter().filter(|element| element.frame && !free(element)).all(|element| {
            element
                .settings
                .iter()
                .all(|setting| option(board, element, setting) == option(self.package, element, setting))
        })
    }

    /// The edits from the package on the board: what each is, and how many there are.
    pub fn edits(&self, board: &Package) -> BTreeSet<String> {
        let mut edits = BTreeSet::new();
        for element in &self.scenario.elements {
            let id = &element.id;
            if element.frame {
                let none = Choices::new();
                let (old, new) = (self.package.frame.get(id).unwrap_or(&none), board.frame.get(id).unwrap_or(&none));
                changed(element, old, new, &mut edits);
                continue;
            }
            match (self.package.card(id), board.card(id)) {
                (None, None) => {}
                (None, Some(_)) => drop(edits.insert(format!("add {id}"))),
                (Some(_), None) => drop(edits.insert(format!("remove {id}"))),
                (Some(old), Some(new)) => {
                    if old.phase != new.phase {
                        edits.insert(format!("move {id} {}", new.phase));
                    }
                    changed(element, &old.with, &new.with, &mut edits);
                    for actor in &element.providers {
                        if old.by.contains(actor) != new.by.contains(actor) {
                            edits.insert(format!("provider {id} {actor}"));
                        }
                    }
                }
            }
        }
        edits
    }

    /// The levels of protection in practice, added up.
    pub fn protection(&self, board: &Package) -> i64 {
        let naive = Naive { scenario: self.scenario, package: board, reading: self.reading };
        self.scenario.functions.iter().map(|function| i64::from(naive.in_practice(&function.id))).sum()
    }

    /// What an acceptable package is ordered by.
    pub fn key(&self, board: &Package) -> Key {
        let naive = Naive { scenario: self.scenario, package: board, reading: self.reading };
        let level = board.cards.iter().map(|card| naive.level(card)).min().unwrap_or(4);
        let violated = self.scenario.positions.iter().filter(|position| !self.binds(position));
        let violated = violated.filter(|position| naive.violated_position(position)).count();
        let ([per_year, _, once, _], _) = naive.money();
        (self.edits(board).len(), -(level as i8), violated, per_year + once)
    }

    /// Whether some card of the package has no figure for what it costs.
    pub fn unpriced(&self, board: &Package) -> bool {
        Naive { scenario: self.scenario, package: board, reading: self.reading }.money().1 > 0
    }

    fn worth(&self, board: &Package) -> Worth {
        let (_, feasibility, violated, _) = self.key(board);
        (-feasibility, -(violated as i64), self.protection(board))
    }

    /// Where the package on the board is not acceptable: the ways forward, in their order.
    pub fn nearest(&self) -> Vec<Key> {
        let mut best: BTreeMap<BTreeSet<String>, Key> = BTreeMap::new();
        for board in self.acceptable(&Dropped::new()) {
            let key = self.key(board);
            let known = best.entry(self.edits(board)).or_insert(key);
            *known = key.min(*known);
        }
        let mut keys: Vec<Key> = best.into_values().collect();
        keys.sort_unstable();
        keys
    }

    /// Where it is acceptable: the ways that improve it, in their order.
    ///
    /// A way improves if no package with some of its edits, the one on the board included, is as good as it.
    pub fn improvements(&self) -> Vec<Key> {
        let mut names: Vec<String> = Vec::new();
        let mut bits = |edits: BTreeSet<String>| -> Bits {
            let bit = |edit: String| -> Bits {
                let place = names.iter().position(|known| *known == edit).unwrap_or_else(|| {
                    names.push(edit);
                    names.len() - 1
                });
                assert!(place < 128, "too many edits for a tiny scenario");
                1 << place
            };
            edits.into_iter().map(bit).sum()
        };
        let mut packages: BTreeMap<Bits, Vec<(Worth, Key)>> = BTreeMap::new();
        for board in self.acceptable(&Dropped::new()) {
            packages.entry(bits(self.edits(board))).or_default().push((self.worth(board), self.key(board)));
        }
        let as_good_with_fewer = |edits: Bits, worth: Worth| {
            let fewer = packages.iter().filter(|(some, _)| **some != edits && **some & edits == **some);
            fewer.flat_map(|(_, packages)| packages).any(|(other, _)| as_good(*other, worth))
        };
        let best = |(edits, packages): (&Bits, &Vec<(Worth, Key)>)| {
            let improving = packages.iter().filter(|(worth, _)| *edits > 0 && !as_good_with_fewer(*edits, *worth));
            improving.map(|(_, key)| *key).min()
        };
        let mut keys: Vec<Key> = packages.iter().filter_map(best).collect();
        keys.sort_unstable();
        keys
    }
}

/// The scenario once a source has fallen: its claims fall first, then all that cites claims and has none left.
///
/// A claim falls if it stands in no other source.
pub fn without_source(scenario: &Scenario, source: &SourceId) -> Scenario {
    let mut without = scenario.clone();
    without.claims.iter_mut().for_each(|claim| claim.sources.retain(|id| id != source));
    let fallen = |claim: &Claim| {
        let before = scenario.claim(&claim.id).is_some_and(|before| !before.sources.is_empty());
        before && claim.sources.is_empty()
    };
    let gone: BTreeSet<ClaimId> =
        without.claims.iter().filter(|claim| fallen(claim)).map(|claim| claim.id.clone()).collect();
    without.claims.retain(|claim| !gone.contains(&claim.id));
    let lose = |claims: &mut Vec<ClaimId>| -> bool {
        let cited = !claims.is_empty();
        claims.retain(|claim| !gone.contains(claim));
        cited && claims.is_empty()
    };
    macro_rules! rules {
        ($($rules:ident)+) => {$(
            without.$rules.retain_mut(|rule| {
                rule.counter_claims.retain(|claim| !gone.contains(claim));
                !lose(&mut rule.claims)
            });
        )+};
    }
    rules!(positions limits contradictions cautions);
    let left: BTreeSet<RuleId> = without.rules().map(|rule| rule.id().clone()).collect();
    without.switched_off.retain(|rule| left.contains(rule));
    for seat in &mut without.seats {
        seat.positions.retain(|rule, _| left.contains(rule));
    }
    for element in &mut without.elements {
        lose(&mut element.claims);
        let Element { feasibility, gives, cost, uses, settings, .. } = element;
        let options = settings.iter_mut().flat_map(|setting| &mut setting.options);
        let own = std::iter::once((feasibility, gives, cost, uses));
        let all = own.chain(
            options.map(|option| (&mut option.feasibility, &mut option.gives, &mut option.cost, &mut option.uses)),
        );
        for (feasibility, gives, cost, uses) in all {
            feasibility.take_if(|rating| lose(&mut rating.claims));
            gives.retain_mut(|gift| !lose(&mut gift.claims));
            cost.take_if(|cost| lose(&mut cost.claims));
            uses.retain_mut(|taken| !lose(&mut taken.claims));
        }
    }
    for resource in &mut without.resources {
        resource.capacities.retain_mut(|capacity| !lose(&mut capacity.claims));
    }
    without
}

fn changed(element: &Element, old: &Choices, new: &Choices, edits: &mut BTreeSet<String>) {
    for setting in &element.settings {
        let (before, after) = (chosen(old, element, &setting.id), chosen(new, element, &setting.id));
        if before != after {
            edits.insert(format!("option {} {} {}", element.id, setting.id, after.unwrap()));
        }
    }
}
