//! Review: what whoever writes a scenario may have overlooked. Nothing here is wrong, and all of it can be meant.
//!
//! Two kinds of remark: on what stands in the file and is used by nothing or rests on nothing, and on what can never be,
//! over all packages ([`search::reach`](crate::search::reach)).
//!
//! Invariant: pure; nothing here knows of files, clocks, threads or the window.

mod coverage;
mod grounds;
mod said;
mod unused;

pub use coverage::{Coverage, Covered, Measure, Thin, coverage, thinnest_first};
pub use grounds::{Grounds, grounds};

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::assess::{Model, Reading};
use crate::scenario::check::{Path, Step};
use crate::scenario::{
    ActorId, ClaimId, Condition, ElementId, Firmness, ItemKey, ItemKind, OptionId, Position, PositionKind, Rule,
    RuleId, Scenario, SettingId, SourceId, Tag, VoiceId,
};
use crate::search::{Budget, Reach, RuleReach, reach};

/// How many steps each single question about all packages may take.
const EACH: u64 = 200_000;

/// Something that may have been overlooked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Remark {
    /// The actor has no position, may provide nothing, and has no capacity.
    IdleActor(ActorId),
    /// No claim stands in the source.
    IdleSource(SourceId),
    /// Nothing cites the claim.
    IdleClaim(ClaimId),
    /// No claim is this voice's, so that it hears what is on the record alone.
    SilentVoice(VoiceId),
    /// Nothing speaks of the group, function, resource, category or named condition.
    Idle(ItemKey),
    /// No pattern asks for the tag, which this element carries first.
    IdleTag(ElementId, Tag),
    /// The second thing is called the same as the first, which stands before it.
    SameName(ItemKey, ItemKey),
    /// The position is disputed, and no claim speaks against it.
    Unanswered(RuleId),
    /// The willingness is bound to a condition, and does not say what holds without it.
    NoOtherwise(RuleId),
    /// The rule rests on no claim: nobody says so.
    NoClaim(RuleId),
    /// The second rule asks the same of the same actor as the first, which stands before it.
    SameRule(RuleId, RuleId),
    /// In no package is the red line crossed.
    NeverCrossed(RuleId),
    /// In every package it is.
    AlwaysCrossed(RuleId),
    /// In no package is the floor met.
    NeverMet(RuleId),
    /// In every package it is.
    AlwaysMet(RuleId),
    /// In no package does the limit, contradiction or caution hold.
    NeverHolds(RuleId),
    /// In every package a card of the element is ruled out.
    ElementRuledOut(ElementId),
    /// In every package a card with this option is ruled out.
    OptionRuledOut(ElementId, SettingId, OptionId),
}

/// Everything that may have been overlooked, by kind, each in the order of the scenario; read as of the scenario's own
/// date, with everyone heard. What does not come to be known within the budget is left out.
pub fn review(scenario: &Scenario, model: &Model, budget: &mut Budget) -> Vec<Remark> {
    let mut remarks = unused::remarks(scenario);
    remarks.extend(same_names(scenario));
    remarks.extend(half_said(scenario));
    remarks.extend(without_claim(scenario));
    remarks.extend(twins(scenario));
    let reading = Reading { date: scenario.as_of, voice: None };
    let Reach { rules, elements, options } = reach(model, &reading, EACH, budget);
    remarks.extend(rules.iter().filter_map(|reach| of_reach(scenario, reach)));
    let ruled_out = elements.into_iter().filter(|(_, can)| *can == Some(false));
    remarks.extend(ruled_out.map(|(element, _)| Remark::ElementRuledOut(element)));
    let ruled_out = options.into_iter().filter(|(.., can)| *can == Some(false));
    remarks.extend(ruled_out.map(|(element, setting, option, _)| Remark::OptionRuledOut(element, setting, option)));
    remarks
}

/// Things of one kind and one name: on the board nothing tells them apart. Claims are told apart by who says so, rules
/// by whose they are and what they ask.
fn same_names(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let by_name = |kind: &&ItemKind| **kind != ItemKind::Claim && !ItemKind::Position.namesakes().contains(kind);
    for kind in ItemKind::ALL.iter().filter(by_name) {
        let mut first: HashMap<String, ItemKey> = HashMap::new();
        for (id, name) in scenario.named(*kind) {
            let key = ItemKey::new(*kind, id);
            match first.entry(name.trim().to_lowercase()) {
                Entry::Occupied(known) => remarks.push(Remark::SameName(known.get().clone(), key)),
                Entry::Vacant(place) => drop(place.insert(key)),
            }
        }
    }
    remarks
}

/// Positions of which one half is told: sources are said to disagree and none that does is named, or it is not said what
/// holds while a condition does not.
fn half_said(scenario: &Scenario) -> Vec<Remark> {
    let disputed = |position: &&Position| position.firmness == Some(Firmness::Disputed);
    let unanswered = |position: &&Position| position.counter_claims.is_empty();
    let open = |position: &&Position| {
        let offer = position.provides.as_ref();
        position.binds_when.is_some() && offer.is_some_and(|offer| offer.otherwise.is_none())
    };
    let all = || scenario.positions.iter();
    let answers = all().filter(disputed).filter(unanswered).map(|position| Remark::Unanswered(position.id.clone()));
    answers.chain(all().filter(open).map(|position| Remark::NoOtherwise(position.id.clone()))).collect()
}

/// Positions, limits and contradictions that nobody says; a caution may be the authors' own remark.
fn without_claim(scenario: &Scenario) -> impl Iterator<Item = Remark> {
    let remark = |rule: &dyn Rule| rule.claims().is_empty().then(|| Remark::NoClaim(rule.id().clone()));
    let caution = |id: &RuleId| scenario.cautions.iter().any(|caution| caution.id == *id);
    scenario.rules().filter(move |rule| !caution(rule.id())).filter_map(remark)
}

/// Red lines and floors of one actor that ask the same while both are in force.
fn twins(scenario: &Scenario) -> Vec<Remark> {
    let mut twins = Vec::new();
    for (place, position) in scenario.positions.iter().enumerate() {
        let asks = |other: &Position| -> Option<(bool, Condition)> {
            match other.kind()? {
                PositionKind::RedLine(condition) => Some((true, condition.clone())),
                PositionKind::Floor(condition) => Some((false, condition.clone())),
                PositionKind::Willingness(_) => None,
            }
        };
        let Some(asked) = asks(position) else { continue };
        let same = |other: &&crate::scenario::Position| {
            other.actor == position.actor
                && asks(other).as_ref() == Some(&asked)
                && other.binds_when == position.binds_when
                && position.until.is_none_or(|until| other.from.is_none_or(|from| from <= until))
                && other.until.is_none_or(|until| position.from.is_none_or(|from| from <= until))
        };
        let later = scenario.positions.iter().skip(place + 1).filter(same);
        twins.extend(later.map(|other| Remark::SameRule(position.id.clone(), other.id.clone())));
    }
    twins
}

/// What a rule's reach says against it.
fn of_reach(scenario: &Scenario, reach: &RuleReach) -> Option<Remark> {
    let id = reach.rule.clone();
    let kind = scenario.position(&reach.rule).map(|position| position.kind());
    match (kind, reach.so, reach.otherwise) {
        (Some(Some(PositionKind::RedLine(_))), Some(false), _) => Some(Remark::NeverCrossed(id)),
        (Some(Some(PositionKind::RedLine(_))), _, Some(false)) => Some(Remark::AlwaysCrossed(id)),
        (Some(Some(PositionKind::Floor(_))), Some(false), _) => Some(Remark::NeverMet(id)),
        (Some(Some(PositionKind::Floor(_))), _, Some(false)) => Some(Remark::AlwaysMet(id)),
        (None, Some(false), _) => Some(Remark::NeverHolds(id)),
        _ => None,
    }
}

impl Remark {
    /// The thing it is about; `None` if that is gone.
    pub fn key(&self, scenario: &Scenario) -> Option<ItemKey> {
        let key = match self {
            Self::IdleActor(id) => Some(ItemKey::new(ItemKind::Actor, id)),
            Self::IdleSource(id) => Some(ItemKey::new(ItemKind::Source, id)),
            Self::IdleClaim(id) => Some(ItemKey::new(ItemKind::Claim, id)),
            Self::SilentVoice(id) => Some(ItemKey::new(ItemKind::Voice, id)),
            Self::Idle(key) | Self::SameName(_, key) => Some(key.clone()),
            Self::ElementRuledOut(id) | Self::OptionRuledOut(id, ..) | Self::IdleTag(id, _) => {
                Some(ItemKey::new(ItemKind::Element, id))
            }
            Self::NoClaim(id)
            | Self::Unanswered(id)
            | Self::NoOtherwise(id)
            | Self::SameRule(_, id)
            | Self::NeverCrossed(id)
            | Self::AlwaysCrossed(id)
            | Self::NeverMet(id)
            | Self::AlwaysMet(id)
            | Self::NeverHolds(id) => scenario.rule_key(id.as_str()),
        };
        key.filter(|key| scenario.place(key).is_some())
    }

    /// Where in the scenario that stands.
    pub fn place(&self, scenario: &Scenario) -> Path {
        let place = |key: ItemKey| {
            let number = scenario.place(&key)?;
            Some(Path(vec![Step::Field(key.kind.field()), Step::Named(number, key.id)]))
        };
        self.key(scenario).and_then(place).unwrap_or_default()
    }
}
