//! In what two things differ, field by field.

use serde_json::{Map, Value};

use super::three_way::shown;
use super::tree::{Keyed, is_whole};
use crate::scenario::{Item, ItemKey, ItemKind, Scenario};

/// One field, or one entry of a list, in which two things differ, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which: "gives, Deny, degree".
    pub what: String,
    /// What it is here; nothing, if it is not there.
    pub ours: Option<String>,
    /// What it is in the other one.
    pub theirs: Option<String>,
}

impl Difference {
    /// It as a line: "degree: 2 here, 3 there".
    pub fn text(&self) -> String {
        let Self { what, ours, theirs } = self;
        match (ours, theirs) {
            (Some(ours), Some(theirs)) if ours == theirs => format!("{what}: another one there"),
            (Some(ours), Some(theirs)) => format!("{what}: {ours} here, {theirs} there"),
            (Some(ours), None) => format!("{what}: {ours} only here"),
            (None, Some(theirs)) => format!("{what}: {theirs} only there"),
            (None, None) => format!("{what}: in another order"),
        }
    }
}

/// In what a thing of another scenario differs from one here, their ids aside.
pub fn item_differences(here: (&Scenario, &Item), there: (&Scenario, &Item)) -> Vec<Difference> {
    let fields = |item: &Item| match serde_json::to_value(item.clone().with_id("")) {
        // The name of the kind stands around it.
        Ok(Value::Object(kind)) => kind.into_iter().next().map(|(_, fields)| fields),
        _ => None,
    };
    let (Some(ours), Some(theirs)) = (fields(here.1), fields(there.1)) else { return Vec::new() };
    let mut comparing = Comparing { scenarios: [here.0, there.0], path: Vec::new(), found: Vec::new() };
    comparing.values(Some(&ours), Some(&theirs));
    comparing.found
}

struct Comparing<'s> {
    scenarios: [&'s Scenario; 2],
    path: Vec<String>,
    found: Vec<Difference>,
}

impl Comparing<'_> {
    fn values(&mut self, ours: Option<&Value>, theirs: Option<&Value>) {
        match (ours, theirs) {
            (ours, theirs) if ours == theirs => {}
            (Some(Value::Object(ours)), Some(Value::Object(theirs))) if !is_whole(ours) && !is_whole(theirs) => {
                self.fields(ours, theirs);
            }
            // A list that is not written is empty.
            (Some(Value::Array(ours)), Some(Value::Array(theirs))) => self.lists(ours, theirs),
            (None, Some(Value::Array(theirs))) => self.lists(&[], theirs),
            (Some(Value::Array(ours)), None) => self.lists(ours, &[]),
            (ours, theirs) => {
                let (ours, theirs) = (ours.map(|value| self.told(value)), theirs.map(|value| self.told(value)));
                self.note(ours, theirs);
            }
        }
    }

    fn note(&mut self, ours: Option<String>, theirs: Option<String>) {
        let what = self.path.join(", ");
        self.found.push(Difference { what, ours, theirs });
    }

    fn within(&mut self, step: String, look: impl FnOnce(&mut Self)) {
        self.path.push(step);
        look(self);
        self.path.pop();
    }

    fn fields(&mut self, ours: &Map<String, Value>, theirs: &Map<String, Value>) {
        for name in ours.keys().chain(theirs.keys().filter(|name| !ours.contains_key(*name))) {
            let words = name.replace('_', " ");
            self.within(words, |c| c.values(ours.get(name), theirs.get(name)));
        }
    }

    fn lists(&mut self, ours: &[Value], theirs: &[Value]) {
        let (our, their) = (Keyed::of(ours), Keyed::of(theirs));
        let before = self.found.len();
        for key in our.order.iter().chain(their.order.iter().filter(|key| our.get(key).is_none())) {
            match (our.get(key), their.get(key)) {
                (Some(only), None) => {
                    let told = self.entry(key, only, our.named);
                    self.note(Some(told), None);
                }
                (None, Some(only)) => {
                    let told = self.entry(key, only, their.named);
                    self.note(None, Some(told));
                }
                (one, other) => {
                    let name = self.name(key);
                    self.within(name, |c| c.values(one, other));
                }
            }
        }
        if self.found.len() == before && !ours.is_empty() && !theirs.is_empty() {
            self.note(None, None);
        }
    }

    /// An entry of a list that one of the two alone has: its name, or itself if it has none.
    fn entry(&self, key: &str, value: &Value, named: bool) -> String {
        if named { self.name(key) } else { self.told(value) }
    }

    /// A value in words.
    fn told(&self, value: &Value) -> String {
        match value {
            Value::String(id) if self.known(id).is_some() || id.starts_with('/') => self.name(id),
            Value::String(text) if text.is_empty() => "nothing".to_owned(),
            // A choice, such as a level.
            Value::String(word) if word.chars().all(char::is_alphanumeric) => word.clone(),
            Value::Object(range) if range.contains_key("low") => {
                let end = |name: &str| range.get(name).map_or_else(|| "0".to_owned(), Value::to_string);
                format!("{}–{}", end("low"), end("high"))
            }
            value => shown(value).unwrap_or_else(|| "something longer".to_owned()),
        }
    }

    /// The name of what has this id in the field that is looked at; else the id.
    fn name(&self, id: &str) -> String {
        self.known(id).unwrap_or_else(|| id.trim_start_matches('/').to_owned())
    }

    fn known(&self, id: &str) -> Option<String> {
        use ItemKind as K;
        let field = self.path.iter().rev().find(|step| kinds(step).is_some())?;
        let kinds = kinds(field)?;
        // Marked, it has no place here.
        let (scenarios, id) = match id.strip_prefix('/') {
            Some(id) => (&self.scenarios[1..], id),
            None => (&self.scenarios[..], id),
        };
        let found = |kind: &K| {
            let key = ItemKey::new(*kind, id);
            scenarios.iter().find_map(|scenario| Some(scenario.item(&key)?.name().to_owned()))
        };
        kinds.iter().find_map(found)
    }
}

/// Of which kind the things are that stand in a field.
fn kinds(field: &str) -> Option<&'static [ItemKind]> {
    use ItemKind as K;
    Some(match field {
        "sources" => &[K::Source],
        "voice" => &[K::Voice],
        "claims" | "counter claims" => &[K::Claim],
        "groups" => &[K::Group],
        "providers" | "capacities" => &[K::Actor],
        "actor" | "by" | "only by" => &[K::Actor, K::Group],
        "phase" => &[K::Phase],
        "gives" => &[K::Function],
        "uses" => &[K::Resource],
        "category" => &[K::Category],
        "elements" | "cards" => &[K::Element],
        _ => return None,
    })
}
