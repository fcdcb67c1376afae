//! What holds a scenario together: of each actor and each element what is said, by whom, and on how much it rests. So
//! that its author sees where it is thin or one-sided.

use std::collections::{BTreeMap, BTreeSet};

use super::said::cited;
use crate::scenario::{
    ActorId, ClaimId, Element, ElementId, Firmness, Item, ItemKey, ItemKind, PartyId, Position, PositionKind, RuleId,
    Scenario, SourceId,
};

/// What is said of all parties and elements, whatever the day, in the order of the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Of each actor, and of each group that holds something.
    pub parties: Vec<Covered>,
    /// Of each element, assumptions included.
    pub elements: Vec<Covered>,
}

/// What is said of one party or element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The party or element.
    pub about: ItemKey,
    /// In which way little is said of it.
    pub thin: Option<Thin>,
    cells: BTreeMap<Measure, Vec<ItemKey>>,
}

/// In which way little is said of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thin {
    /// Nobody has said anything about it.
    Nothing,
    /// What is said rests on no claim.
    NoClaim,
    /// All that is said rests on one source.
    OneSource,
    /// Of an element: no party holds anything about it.
    NoHolder,
    /// Of a party: nobody says otherwise. Of an element: one party alone holds something about it.
    OneSided,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// The red lines.
    RedLines,
    /// The floors.
    Floors,
    /// The words on what would be provided.
    Willingness,
    /// Of an element: the limits, contradictions and cautions.
    Rules,
    /// Of a party: the positions that are not negotiable.
    Absolute,
    /// Of a party: the firm ones.
    Firm,
    /// Of a party: the disputed ones.
    Disputed,
    /// Of an element: the parties that hold something about it.
    Holders,
    /// The claims that all this rests on.
    Claims,
    /// The positions that rest on a claim on the record.
    OnRecord,
    /// The sources of those claims.
    Sources,
    /// What rests on one source alone.
    OneSource,
    /// What has a claim that speaks against it.
    Countered,
    /// What rests on no claim.
    Unsaid,
    /// Of a party: what it may provide without a word on whether it would. Of an element: who may provide it without one.
    Silent,
}

impl Measure {
    /// What is counted of parties, in the order of the table: positions, then what they rest on.
    pub const OF_PARTIES: [Self; 13] = [
        Self::RedLines,
        Self::Floors,
        Self::Willingness,
        Self::Absolute,
        Self::Firm,
        Self::Disputed,
        Self::OnRecord,
        Self::OneSource,
        Self::Countered,
        Self::Unsaid,
        Self::Claims,
        Self::Sources,
        Self::Silent,
    ];

    /// What is counted of elements, in the order of the table: holders, positions and rules, then what those rest on.
    pub const OF_ELEMENTS: [Self; 11] = [
        Self::Holders,
        Self::RedLines,
        Self::Floors,
        Self::Willingness,
        Self::Rules,
        Self::OneSource,
        Self::Countered,
        Self::Unsaid,
        Self::Claims,
        Self::Sources,
        Self::Silent,
    ];
}

impl Covered {
    /// What is counted, in the order of the scenario.
    pub fn of(&self, measure: Measure) -> &[ItemKey] {
        self.cells.get(&measure).map_or(&[], Vec::as_slice)
    }

    /// How many these are.
    pub fn count(&self, measure: Measure) -> usize {
        self.of(measure).len()
    }

    /// How many positions there are.
    pub fn positions(&self) -> usize {
        [Measure::RedLines, Measure::Floors, Measure::Willingness].map(|measure| self.count(measure)).iter().sum()
    }

    /// How many of the one are among the other too.
    pub fn both(&self, one: Measure, other: Measure) -> usize {
        self.of(one).iter().filter(|key| self.of(other).contains(key)).count()
    }
}

/// What is said of the parties and elements of a scenario.
pub fn coverage(scenario: &Scenario) -> Coverage {
    let actors = scenario.actors.iter().map(|actor| of_party(scenario, ItemKey::new(ItemKind::Actor, &actor.id)));
    let groups = scenario.groups.iter().map(|group| of_party(scenario, ItemKey::new(ItemKind::Group, &group.id)));
    let parties = actors.chain(groups.filter(|group| group.positions() > 0)).collect();
    let spoken: Vec<(Item, BTreeSet<ElementId>)> = rules(scenario)
        .map(|item| {
            let spoken = scenario.spoken_of(&item).into_iter().map(|element| element.id.clone()).collect();
            (item, spoken)
        })
        .collect();
    let elements = scenario.elements.iter().map(|element| of_element(scenario, element, &spoken)).collect();
    Coverage { parties, elements }
}

/// The thinnest first; those that are as thin stay in their order.
pub fn thinnest_first(rows: &[Covered]) -> Vec<&Covered> {
    let mut rows: Vec<&Covered> = rows.iter().collect();
    rows.sort_by_key(|row| (row.thin.is_none(), row.thin));
    rows
}

/// All rules.
fn rules(scenario: &Scenario) -> impl Iterator<Item = Item> {
    let kinds = ItemKind::Position.namesakes().iter();
    let keys = kinds.flat_map(|kind| scenario.ids(*kind).into_iter().map(|id| ItemKey::new(*kind, id)));
    keys.filter_map(|key| scenario.item(&key))
}

/// Counts what is found.
struct Counting<'s> {
    scenario: &'s Scenario,
    cells: BTreeMap<Measure, Vec<ItemKey>>,
    claims: BTreeSet<&'s ClaimId>,
}

impl<'s> Counting<'s> {
    fn new(scenario: &'s Scenario) -> Self {
        Self { scenario, cells: BTreeMap::new(), claims: BTreeSet::new() }
    }

    fn add(&mut self, measure: Measure, key: &ItemKey) {
        let cell = self.cells.entry(measure).or_default();
        if !cell.contains(key) {
            cell.push(key.clone());
        }
    }

    /// Counts what a rule rests on.
    fn rule(&mut self, key: &ItemKey) {
        let scenario = self.scenario;
        let Some(rule) = scenario.rule(&RuleId::from(key.id.as_str())) else { return };
        let mut cited = rule.claims().iter().filter_map(|id| scenario.claim(id));
        if cited.any(|claim| claim.on_record()) {
            self.add(Measure::OnRecord, key);
        }
        if scenario.sole_source(rule.claims()).is_some() {
            self.add(Measure::OneSource, key);
        }
        if !rule.counter_claims().is_empty() {
            self.add(Measure::Countered, key);
        }
        // A caution may be the authors' own remark.
        if rule.claims().is_empty() && key.kind != ItemKind::Caution {
            self.add(Measure::Unsaid, key);
        }
        self.claims.extend(rule.claims());
    }

    fn position(&mut self, position: &Position, key: &ItemKey) {
        let kind = match position.kind() {
            Some(PositionKind::RedLine(_)) => Measure::RedLines,
            Some(PositionKind::Floor(_)) => Measure::Floors,
            Some(PositionKind::Willingness(_)) => Measure::Willingness,
            None => return,
        };
        self.add(kind, key);
        self.rule(key);
    }

    /// Counts the claims that were cited, and their sources.
    fn finish(mut self, about: ItemKey, thin: impl FnOnce(&Covered) -> Option<Thin>) -> Covered {
        let claims = self.scenario.claims.iter().filter(|claim| self.claims.contains(&claim.id));
        let sources: BTreeSet<&SourceId> = claims.clone().flat_map(|claim| &claim.sources).collect();
        let claims: Vec<ItemKey> = claims.map(|claim| ItemKey::new(ItemKind::Claim, &claim.id)).collect();
        let all = self.scenario.sources.iter().filter(|source| sources.contains(&source.id));
        let sources: Vec<ItemKey> = all.map(|source| ItemKey::new(ItemKind::Source, &source.id)).collect();
        claims.iter().for_each(|key| self.add(Measure::Claims, key));
        sources.iter().for_each(|key| self.add(Measure::Sources, key));
        let mut covered = Covered { about, thin: None, cells: self.cells };
        covered.thin = thin(&covered);
        covered
    }
}

/// In which way little is said, from how much there is at all; `otherwise`, if it rests on several sources.
fn thin(row: &Covered, anything: bool, otherwise: Option<Thin>) -> Option<Thin> {
    match (row.count(Measure::Claims), row.count(Measure::Sources)) {
        (0, _) if !anything => Some(Thin::Nothing),
        (0, _) => Some(Thin::NoClaim),
        (_, 1) => Some(Thin::OneSource),
        _ => otherwise,
    }
}

fn of_party(scenario: &Scenario, about: ItemKey) -> Covered {
    let party = PartyId::new(about.id.as_str());
    let mut counting = Counting::new(scenario);
    for position in scenario.positions.iter().filter(|position| position.actor == party) {
        let key = ItemKey::new(ItemKind::Position, &position.id);
        counting.position(position, &key);
        let firmness = position.firmness.map(|firmness| match firmness {
            Firmness::Absolute => Measure::Absolute,
            Firmness::Firm => Measure::Firm,
            Firmness::Disputed => Measure::Disputed,
        });
        firmness.into_iter().for_each(|measure| counting.add(measure, &key));
    }
    if about.kind == ItemKind::Actor {
        let id = ActorId::new(about.id.as_str());
        let may = scenario.elements.iter().filter(|element| element.providers.contains(&id));
        let silent = may.filter(|element| is_silent(scenario, element, &id));
        silent.for_each(|element| counting.add(Measure::Silent, &ItemKey::new(ItemKind::Element, &element.id)));
    }
    counting.finish(about, |row| {
        let unanswered = row.count(Measure::Countered) == 0;
        thin(row, row.positions() > 0, unanswered.then_some(Thin::OneSided))
    })
}

fn of_element(scenario: &Scenario, element: &Element, rules: &[(Item, BTreeSet<ElementId>)]) -> Covered {
    let mut counting = Counting::new(scenario);
    for (item, _) in rules.iter().filter(|(_, spoken)| spoken.contains(&element.id)) {
        let key = item.key();
        match item {
            Item::Position(position) => {
                counting.position(position, &key);
                let holder = ItemKind::Actor.namesakes().iter().map(|kind| ItemKey::new(*kind, &position.actor));
                holder.filter(|key| scenario.place(key).is_some()).for_each(|key| counting.add(Measure::Holders, &key));
            }
            _ => {
                counting.add(Measure::Rules, &key);
                counting.rule(&key);
            }
        }
    }
    counting.claims.extend(cited(element));
    let silent = element.providers.iter().filter(|id| is_silent(scenario, element, id));
    silent.for_each(|id| counting.add(Measure::Silent, &ItemKey::new(ItemKind::Actor, id)));
    let about = ItemKey::new(ItemKind::Element, &element.id);
    counting.finish(about, |row| {
        let otherwise = match row.count(Measure::Holders) {
            0 => Some(Thin::NoHolder),
            1 => Some(Thin::OneSided),
            _ => None,
        };
        thin(row, row.positions() + row.count(Measure::Rules) > 0, otherwise)
    })
}

/// Whether nobody says if the actor would provide the element: neither of it, nor of a group that it belongs to.
fn is_silent(scenario: &Scenario, element: &Element, id: &ActorId) -> bool {
    let Some(actor) = scenario.actor(id) else { return false };
    !scenario.positions.iter().any(|position| {
        let spoken = position.provides.as_ref().is_some_and(|own| own.elements.contains(&element.id));
        spoken && actor.is_of(&position.actor)
    })
}
