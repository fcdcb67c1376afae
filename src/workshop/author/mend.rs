//! What follows for the rest of a scenario when something in it goes.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use crate::scenario::{
    Actor, Card, Choices, Condition, ConditionId, Element, ElementId, Item, ItemKey, ItemKind, Mention, OptionId,
    Scenario, Setting, SettingId, Tag, chosen,
};

/// What else changes when something is taken out of a scenario or changed in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consequences {
    /// What goes with it, since it cannot be without it.
    pub gone: Vec<ItemKey>,
    /// What speaks of it, and loses that.
    pub changed: Vec<ItemKey>,
    /// How many pins are lost.
    pub pins: usize,
    /// How many votes are lost.
    pub votes: usize,
}

impl Consequences {
    /// Whether nothing else changes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is different in the second state beside what was changed itself.
    pub(super) fn between(before: &Scenario, after: &Scenario, itself: &dyn Fn(&ItemKey) -> bool) -> Self {
        let mut consequences = Self::default();
        for kind in ItemKind::ALL {
            let keys = before.ids(*kind).into_iter().map(|id| ItemKey::new(*kind, id));
            for key in keys.filter(|key| !itself(key)) {
                let left = after.item(&key);
                if left.is_none() {
                    consequences.gone.push(key);
                } else if left != before.item(&key) {
                    consequences.changed.push(key);
                }
            }
        }
        let votes = |scenario: &Scenario| -> usize {
            scenario.seats.iter().map(|seat| seat.cards.len() + seat.positions.len()).sum()
        };
        consequences.pins = before.acceptable.pins.len().saturating_sub(after.acceptable.pins.len());
        consequences.votes = votes(before).saturating_sub(votes(after));
        consequences
    }
}

/// What a scenario has by name.
struct Known {
    ids: HashSet<(ItemKind, String)>,
    seats: HashSet<String>,
    actors: Vec<Actor>,
    elements: HashMap<ElementId, Element>,
    tags: HashSet<Tag>,
    /// Elements beside those of the scenario, which only count where any element will do.
    beside: Vec<Element>,
}

impl Known {
    fn of(scenario: &Scenario, beside: &[Element]) -> Self {
        let ids = |kind: &ItemKind| {
            let kind = *kind;
            scenario.ids(kind).into_iter().map(move |id| (kind, id.to_owned())).collect::<Vec<_>>()
        };
        Self {
            ids: ItemKind::ALL.iter().flat_map(ids).collect(),
            seats: scenario.seats.iter().map(|seat| seat.id.to_string()).collect(),
            actors: scenario.actors.clone(),
            elements: scenario.elements.iter().map(|element| (element.id.clone(), element.clone())).collect(),
            tags: scenario.elements.iter().chain(beside).flat_map(Element::possible_tags).cloned().collect(),
            beside: beside.to_vec(),
        }
    }

    fn has(&self, kind: ItemKind, id: &str) -> bool {
        self.ids.contains(&(kind, id.to_owned()))
    }

    /// Whether the reference leads somewhere.
    fn leads(&self, mention: &Mention<'_>) -> bool {
        use ItemKind as K;
        match mention {
            Mention::Source(id) => self.has(K::Source, id.as_str()),
            Mention::Voice(id) => self.has(K::Voice, id.as_str()) || self.seats.contains(id.as_str()),
            Mention::Claim(id) => self.has(K::Claim, id.as_str()),
            Mention::Group(id) => self.has(K::Group, id.as_str()),
            Mention::Actor(id) => self.has(K::Actor, id.as_str()),
            Mention::Provider(of, actor) => {
                let allowed = self.elements.get(*of).is_some_and(|element| element.providers.contains(actor));
                allowed && self.has(K::Actor, actor.as_str())
            }
            Mention::Party(id) => self.has(K::Actor, id.as_str()) || self.has(K::Group, id.as_str()),
            Mention::Phase(id) => self.has(K::Phase, id.as_str()),
            Mention::Function(id) => self.has(K::Function, id.as_str()),
            Mention::Resource(id) => self.has(K::Resource, id.as_str()),
            Mention::Category(id) => self.has(K::Category, id.as_str()),
            Mention::Element(id) => self.has(K::Element, id.as_str()),
            Mention::Offered(holder, id) => self.elements.get(&**id).is_some_and(|element| {
                let mut providers = self.actors.iter().filter(|actor| element.providers.contains(&actor.id));
                providers.any(|actor| actor.is_of(holder))
            }),
            Mention::Card(id) => self.elements.get(*id).is_some_and(|element| !element.frame),
            Mention::Frame(id) => self.elements.get(*id).is_some_and(|element| element.frame),
            Mention::Condition(id) => self.has(K::Condition, id.as_str()),
            Mention::Rule(id) => K::Position.namesakes().iter().any(|kind| self.has(*kind, id.as_str())),
            Mention::Package(id) => self.has(K::Package, id.as_str()),
            Mention::Tag(tag) => self.tags.contains(&**tag),
            Mention::Choice(of, setting, option) => {
                self.elements.get(*of).is_some_and(|element| offers(element, setting, option))
            }
            Mention::Asked(elements, tags, setting, option) => {
                let mut meant = self.elements.values().filter(|element| {
                    (elements.is_empty() || elements.contains(&element.id)) && element.can_carry(tags)
                });
                let mut beside = self.beside.iter().filter(|element| elements.is_empty() && element.can_carry(tags));
                meant.any(|element| offers(element, setting, option))
                    || beside.any(|element| offers(element, setting, option))
            }
        }
    }
}

pub(super) fn offers(element: &Element, setting: &SettingId, option: &OptionId) -> bool {
    element.setting(setting).is_some_and(|setting| setting.option(option).is_some())
}

/// Takes out whatever leads nowhere, and what cannot be without it, until all leads somewhere again. Rounds keep what
/// was, and so are left as they are.
pub(super) fn mend(scenario: &mut Scenario) {
    mend_beside(scenario, &[]);
}

/// The same where the scenario is to be one with these elements.
pub(super) fn mend_beside(scenario: &mut Scenario, beside: &[Element]) {
    loop {
        let known = Known::of(scenario, beside);
        let mut lost = false;
        scenario.living_mentions(&mut |mention| {
            let leads = known.leads(&mention);
            lost |= !leads;
            leads
        });
        if !lost {
            return;
        }
    }
}

/// Takes a thing out, and mends the rest. A named condition that others name is written out there.
pub(super) fn remove(scenario: &mut Scenario, key: &ItemKey) -> Option<Item> {
    let (_, item) = scenario.take_item(key)?;
    if let Item::Condition(named) = &item {
        write_out(scenario, &named.id, &named.holds_when);
    }
    mend(scenario);
    Some(item)
}

/// Writes a named condition out wherever it is named.
fn write_out(scenario: &mut Scenario, id: &ConditionId, body: &Condition) {
    let write = |place: &mut Condition| write_out_in(place, id, body);
    scenario.conditions.iter_mut().for_each(|named| write(&mut named.holds_when));
    for rule in &mut scenario.positions {
        let asked = [&mut rule.crossed_when, &mut rule.met_when, &mut rule.binds_when];
        asked.into_iter().flatten().for_each(write);
    }
    for rule in &mut scenario.limits {
        [&mut rule.when, &mut rule.binds_when].into_iter().flatten().for_each(write);
    }
    for rule in &mut scenario.contradictions {
        write(&mut rule.when);
        rule.binds_when.iter_mut().for_each(write);
    }
    for rule in &mut scenario.cautions {
        write(&mut rule.when);
        rule.binds_when.iter_mut().for_each(write);
    }
}

fn write_out_in(place: &mut Condition, id: &ConditionId, body: &Condition) {
    match place {
        Condition::Named(named) if named == id => *place = body.clone(),
        Condition::Named(_)
        | Condition::Card(_)
        | Condition::Reaches(..)
        | Condition::Uses { .. }
        | Condition::Costs { .. }
        | Condition::Before(..) => {}
        Condition::Not(part) => write_out_in(part, id, body),
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
            parts.iter_mut().for_each(|part| write_out_in(part, id, body));
        }
    }
}

/// Leaves every card and every frame as it stands, though a setting has another default now: what was the default is
/// written out, and what is it by now is left out.
pub(super) fn respell(scenario: &mut Scenario, before: &Element, after: &Element) {
    let moved = |setting: &Setting| after.setting(&setting.id).is_some_and(|known| known.default != setting.default);
    if !before.settings.iter().any(moved) {
        return;
    }
    let respelled = |choices: &Choices| {
        let mut respelled = Choices::new();
        for setting in &after.settings {
            let stood = before.setting(&setting.id).and_then(|_| chosen(choices, before, &setting.id));
            if let Some(stood) = stood.filter(|stood| **stood != setting.default) {
                respelled.insert(setting.id.clone(), stood.clone());
            }
        }
        // What is chosen for a setting that is gone is not for this to take out.
        let gone = choices.iter().filter(|(setting, _)| after.setting(setting).is_none());
        respelled.extend(gone.map(|(setting, option)| (setting.clone(), option.clone())));
        respelled
    };
    // What stands as it did is left alone, the order of its options too.
    let respell_in = |choices: &mut Choices| {
        let respelled = respelled(choices);
        if *choices != respelled {
            *choices = respelled;
        }
    };
    let respell = |frame: &mut IndexMap<ElementId, Choices>, cards: &mut [Card]| {
        if before.frame && after.frame {
            respell_in(frame.entry(before.id.clone()).or_default());
            frame.retain(|id, choices| *id != before.id || !choices.is_empty());
        }
        let cards = cards.iter_mut().filter(|card| card.element == before.id);
        cards.for_each(|card| respell_in(&mut card.with));
    };
    for package in &mut scenario.packages {
        respell(&mut package.frame, &mut package.cards);
    }
    for round in &mut scenario.rounds {
        respell(&mut round.package.frame, &mut round.package.cards);
        for way in &mut round.ways {
            respell(&mut way.frame, &mut way.cards);
        }
    }
    let cast = scenario.seats.iter_mut().flat_map(|seat| {
        let earlier = seat.revealed.iter_mut().flat_map(|revealed| &mut revealed.cards);
        seat.cards.iter_mut().chain(earlier)
    });
    let votes = cast.map(|vote| &mut vote.card);
    votes.filter(|card| card.element == before.id).for_each(|card| respell_in(&mut card.with));
}
