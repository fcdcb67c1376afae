//! The names that a scenario gives, and looking them up.

use std::collections::{BTreeMap, HashMap};

use super::words::quoted;
use super::{Checker, Path, Step, suggestion};
use crate::scenario::{Element, ItemKind, Scenario};

/// The kinds of thing that are referred to by id from anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Source,
    Voice,
    Claim,
    Group,
    Actor,
    /// An actor or a group.
    Party,
    Phase,
    Function,
    Resource,
    Category,
    Element,
    Condition,
    Rule,
    Package,
    Round,
}

impl Kind {
    /// What one of them is called.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Voice => "voice",
            Self::Claim => "claim",
            Self::Group => "group",
            Self::Actor => "actor",
            Self::Party => "actor or group",
            Self::Phase => "phase",
            Self::Function => "function",
            Self::Resource => "resource",
            Self::Category => "category",
            Self::Element => "element",
            Self::Condition => "condition",
            Self::Rule => "rule",
            Self::Package => "package",
            Self::Round => "round",
        }
    }

    /// The fields of the scenario that list them.
    pub(super) fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Source => &["sources"],
            Self::Voice => &["voices", "seats"],
            Self::Claim => &["claims"],
            Self::Group => &["groups"],
            Self::Actor => &["actors"],
            Self::Party => &["actors", "groups"],
            Self::Phase => &["phases"],
            Self::Function => &["functions"],
            Self::Resource => &["resources"],
            Self::Category => &["categories"],
            Self::Element => &["elements"],
            Self::Condition => &["conditions"],
            Self::Rule => &["positions", "limits", "contradictions", "cautions"],
            Self::Package => &["packages"],
            Self::Round => &["rounds"],
        }
    }

    /// The places that list them.
    fn lists(self) -> Vec<Path> {
        self.fields().iter().map(|field| Path(vec![Step::Field(field)])).collect()
    }
}

/// The ids of one field, in the order of the file.
pub(super) fn ids_of<'s>(scenario: &'s Scenario, field: &str) -> Vec<&'s str> {
    match field {
        "seats" => scenario.seats.iter().map(|seat| seat.id.as_str()).collect(),
        "rounds" => scenario.rounds.iter().map(|round| round.id.as_str()).collect(),
        _ => {
            let kind = ItemKind::ALL.iter().find(|kind| kind.field() == field);
            kind.map(|kind| scenario.ids(*kind)).unwrap_or_default()
        }
    }
}

/// The fields that list things with ids.
const FIELDS: [&str; 18] = [
    "sources",
    "voices",
    "claims",
    "groups",
    "actors",
    "phases",
    "functions",
    "resources",
    "categories",
    "elements",
    "conditions",
    "positions",
    "limits",
    "contradictions",
    "cautions",
    "packages",
    "seats",
    "rounds",
];

/// Everything that has a name.
pub(super) struct Names<'s> {
    /// By field and id: its number in the list.
    numbers: HashMap<(&'static str, &'s str), usize>,
    /// The ids of each field, in the order of the file.
    listed: BTreeMap<&'static str, Vec<&'s str>>,
    /// By tag: whether an element or option carries it.
    pub(super) tags: BTreeMap<&'s str, ()>,
    /// The elements that have a setting of this id.
    pub(super) with_setting: BTreeMap<&'s str, Vec<usize>>,
}

impl<'s> Names<'s> {
    pub(super) fn of(scenario: &'s Scenario) -> Self {
        let listed: BTreeMap<_, _> = FIELDS.into_iter().map(|field| (field, ids_of(scenario, field))).collect();
        let mut numbers = HashMap::new();
        for (field, ids) in &listed {
            for (number, id) in ids.iter().enumerate() {
                numbers.entry((*field, *id)).or_insert(number);
            }
        }
        let mut tags = BTreeMap::new();
        let mut with_setting: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, element) in scenario.elements.iter().enumerate() {
            tags.extend(element.possible_tags().map(|tag| (tag.as_str(), ())));
            for setting in &element.settings {
                let elements = with_setting.entry(setting.id.as_str()).or_default();
                if elements.last() != Some(&number) {
                    elements.push(number);
                }
            }
        }
        Self { numbers, listed, tags, with_setting }
    }

    /// The number of the first thing of this id in a field.
    pub(super) fn number(&self, field: &'static str, id: &str) -> Option<usize> {
        self.numbers.get(&(field, id)).copied()
    }

    /// Whether there is one of this kind with this id.
    pub(super) fn has(&self, kind: Kind, id: &str) -> bool {
        kind.fields().iter().any(|field| self.number(field, id).is_some())
    }

    /// The ids of this kind, in the order of the file.
    fn all(&self, kind: Kind) -> impl Iterator<Item = &'s str> {
        kind.fields().iter().filter_map(|field| self.listed.get(field)).flatten().copied()
    }
}

impl<'s> Checker<'s> {
    /// The element of this id.
    pub(super) fn element(&self, id: &str) -> Option<(usize, &'s Element)> {
        let number = self.names.number("elements", id)?;
        Some((number, self.scenario.elements.get(number)?))
    }

    /// Checks that a name leads to something of the kind.
    pub(super) fn refers(&mut self, kind: Kind, id: &str) {
        if kind == Kind::Actor && self.names.has(Kind::Group, id) {
            let members = self.scenario.actors.iter().filter(|actor| actor.groups.iter().any(|of| of.as_str() == id));
            let members: Vec<String> = members.map(|actor| quoted(actor.id.as_str())).collect();
            let help = match members.as_slice() {
                [] => "only an actor can stand here, and no actor belongs to it".to_owned(),
                members => format!("only an actor can stand here; it has {}", members.join(", ")),
            };
            self.flaw_with(format!("{} is a group", quoted(id)), Some(help), kind.lists());
        } else if !self.names.has(kind, id) {
            let known: Vec<&str> = self.names.all(kind).collect();
            self.unknown(kind.noun(), id, &known, kind.lists());
        }
    }

    /// Checks a list of names: each leads to something of the kind, none is there twice.
    pub(super) fn refers_all<T>(
        &mut self,
        field: &'static str,
        kind: Kind,
        ids: &'s [T],
        word: impl Fn(&'s T) -> &'s str,
    ) {
        self.field(field, |c| {
            c.distinct(ids, &word);
            c.each(ids, |c, id| c.refers(kind, word(id)));
        });
    }

    /// Looks at each item at its place; the list's length has been looked at already.
    pub(super) fn each<T>(&mut self, items: &'s [T], mut look: impl FnMut(&mut Self, &'s T)) {
        for (index, item) in items.iter().enumerate() {
            self.within(Step::Item(index), |c| look(c, item));
        }
    }

    /// Notes an unknown name, with the nearest known one.
    pub(super) fn unknown(&mut self, noun: &str, id: &str, known: &[&str], rests_on: Vec<Path>) {
        if self.flaws.len() >= super::MAX_FLAWS {
            return;
        }
        let help = suggestion(id, known.iter().copied())
            .or_else(|| known.is_empty().then(|| format!("there is no {noun} yet")));
        self.flaw_with(format!("unknown {noun} {}", quoted(id)), help, rests_on);
    }
}
