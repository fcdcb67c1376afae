//! Joining two versions of a tree of values that come from the same one: fields by name, items by what they are known by,
//! everything else as a whole.

use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Where two versions cannot both be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Conflict {
    /// The fields and items on the way.
    pub(super) path: Vec<String>,
    /// What it is on our side; nothing, if it is gone.
    pub(super) ours: Option<Value>,
    /// What it is on their side.
    pub(super) theirs: Option<Value>,
    /// It is only about the order of a list.
    pub(super) order: bool,
}

/// Joins trees, and notes where that cannot be done. There our side stays; what one side changed and the other took away
/// stays as it was changed.
#[derive(Default)]
pub(super) struct Joining {
    path: Vec<String>,
    pub(super) conflicts: Vec<Conflict>,
}

/// What the items of a list are known by, the first that they have. Items that have none of it are known by all they are.
const KEYS: [&str; 7] = ["id", "pin", "card", "element", "function", "resource", "actor"];

/// What of a closed round can be corrected; everything else stays what it was.
const CORRECTED: [&str; 3] = ["name", "note", "arguments"];

impl Joining {
    /// What the two versions make together.
    pub(super) fn value(
        &mut self,
        base: Option<&Value>,
        ours: Option<&Value>,
        theirs: Option<&Value>,
    ) -> Option<Value> {
        if ours == theirs || base == theirs {
            return ours.cloned();
        }
        if base == ours {
            return theirs.cloned();
        }
        if !self.is_kept() {
            match (ours, theirs) {
                (Some(Value::Object(ours)), Some(Value::Object(theirs))) if !is_whole(ours) && !is_whole(theirs) => {
                    return Some(Value::Object(self.fields(base.and_then(Value::as_object), ours, theirs)));
                }
                // A list that is not written is empty.
                (Some(Value::Array(_)), Some(Value::Array(_)) | None) | (None, Some(Value::Array(_))) => {
                    let items = |list: Option<&Value>| list.and_then(Value::as_array).cloned().unwrap_or_default();
                    return Some(Value::Array(self.list(&items(base), &items(ours), &items(theirs))));
                }
                _ => {}
            }
        }
        let stays = if ours.is_none() { theirs } else { ours };
        self.note(ours, theirs, false);
        stays.cloned()
    }

    fn note(&mut self, ours: Option<&Value>, theirs: Option<&Value>, order: bool) {
        let (ours, theirs) = (ours.cloned(), theirs.cloned());
        self.conflicts.push(Conflict { path: self.path.clone(), ours, theirs, order });
    }

    /// Whether this is part of a round that cannot be corrected.
    fn is_kept(&self) -> bool {
        match self.path.as_slice() {
            [list, _, field, ..] => list == "rounds" && !CORRECTED.contains(&field.as_str()),
            _ => false,
        }
    }

    fn within<T>(&mut self, step: &str, join: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step.to_owned());
        let joined = join(self);
        self.path.pop();
        joined
    }

    fn fields(
        &mut self,
        base: Option<&Map<String, Value>>,
        ours: &Map<String, Value>,
        theirs: &Map<String, Value>,
    ) -> Map<String, Value> {
        let mut joined = Map::new();
        for name in ours.keys().chain(theirs.keys().filter(|name| !ours.contains_key(*name))) {
            let of_base = base.and_then(|base| base.get(name));
            let value = self.within(name, |j| j.value(of_base, ours.get(name), theirs.get(name)));
            joined.extend(value.map(|value| (name.clone(), value)));
        }
        joined
    }

    fn list(&mut self, base: &[Value], ours: &[Value], theirs: &[Value]) -> Vec<Value> {
        let (base, ours, theirs) = (Keyed::of(base), Keyed::of(ours), Keyed::of(theirs));
        let mut joined: Vec<(&str, Value)> = Vec::new();
        for key in ours.order.iter().chain(theirs.order.iter().filter(|key| ours.get(key).is_none())) {
            let (was, our, their) = (base.get(key), ours.get(key), theirs.get(key));
            let value = self.within(key, |j| j.value(was, our, their));
            joined.extend(value.map(|value| (key.as_str(), value)));
        }
        let (order, torn) = order(&base.order, &ours.order, &theirs.order);
        if torn && ours.named {
            self.note(None, None, true);
        }
        joined.sort_by_key(|(key, _)| order.iter().position(|known| known == key));
        joined.into_iter().map(|(_, value)| value).collect()
    }
}

/// Whether fields cannot be had one by one: a variant of a choice, or the ends of a range.
pub(super) fn is_whole(fields: &Map<String, Value>) -> bool {
    let variant = |name: &String| name.starts_with(|c: char| !c.is_lowercase());
    fields.keys().next().is_none_or(variant) || fields.contains_key("low")
}

/// A list by what its items are known by.
pub(super) struct Keyed<'v> {
    pub(super) order: Vec<String>,
    items: std::collections::HashMap<String, &'v Value>,
    /// Its items have something that they are known by.
    pub(super) named: bool,
}

impl<'v> Keyed<'v> {
    pub(super) fn of(list: &'v [Value]) -> Self {
        let mut keyed = Self { order: Vec::new(), items: std::collections::HashMap::new(), named: false };
        for item in list {
            let by = KEYS.iter().find_map(|key| item.get(key));
            keyed.named |= by.is_some();
            let stem = match by.unwrap_or(item) {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            // Of several that are alike, each is known by which it is.
            let numbered = (2..).map(|number: usize| format!("{stem} #{number}"));
            let mut keys = std::iter::once(stem.clone()).chain(numbered);
            if let Some(key) = keys.find(|key| !keyed.items.contains_key(key)) {
                keyed.order.push(key.clone());
                keyed.items.insert(key, item);
            }
        }
        keyed
    }

    pub(super) fn get(&self, key: &str) -> Option<&'v Value> {
        self.items.get(key).copied()
    }
}

/// The order of all items, and whether both sides have put those they share in another one. The side that has moved some
/// leads; what the other one has added stands behind what it stood behind there.
fn order(base: &[String], ours: &[String], theirs: &[String]) -> (Vec<String>, bool) {
    let set = |list: &[String]| list.iter().cloned().collect::<BTreeSet<_>>();
    let (in_base, in_ours, in_theirs) = (set(base), set(ours), set(theirs));
    let shared = |list: &[String]| -> Vec<String> {
        let all = |key: &&String| in_base.contains(*key) && in_ours.contains(*key) && in_theirs.contains(*key);
        list.iter().filter(all).cloned().collect()
    };
    let (was, our, their) = (shared(base), shared(ours), shared(theirs));
    let torn = was != our && was != their && our != their;
    let (lead, other) = if was == our && was != their { (theirs, ours) } else { (ours, theirs) };
    let leading: BTreeSet<&String> = lead.iter().collect();
    let following: BTreeSet<&String> = other.iter().collect();
    let mut joined: Vec<String> = lead.to_vec();
    let mut before: Option<&String> = None;
    for key in other {
        if !leading.contains(key) {
            let behind = before.and_then(|before| joined.iter().position(|known| known == before));
            let mut place = behind.map_or(0, |place| place + 1);
            // What the leading side has added at the same place comes first.
            while joined.get(place).is_some_and(|next| !following.contains(next)) {
                place += 1;
            }
            joined.insert(place, key.clone());
        }
        before = Some(key);
    }
    (joined, torn)
}
