//! Where two things of the other scenario have become one here, a list names it once.

use serde_json::Value;

use crate::scenario::Item;

/// What a list can name only once, if it is a list of things.
const NAMED_BY: [&str; 4] = ["function", "resource", "actor", "element"];

/// The thing with nothing listed twice, as where two things have become one.
pub(super) fn each_once(item: Item) -> Item {
    fn once(value: &mut Value) -> bool {
        match value {
            Value::Array(all) => {
                let before = all.len();
                let mut seen: Vec<String> = Vec::new();
                all.retain(|one| {
                    let name = one.as_str().or_else(|| NAMED_BY.iter().find_map(|name| one.get(name)?.as_str()));
                    let first = name.is_none_or(|name| !seen.iter().any(|known| known == name));
                    seen.extend(name.map(str::to_owned));
                    first
                });
                let fewer = all.len() < before;
                all.iter_mut().fold(fewer, |changed, one| changed | once(one))
            }
            Value::Object(fields) => fields.values_mut().fold(false, |changed, one| changed | once(one)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
        }
    }
    let Ok(mut value) = serde_json::to_value(&item) else { return item };
    if once(&mut value) { serde_json::from_value(value).unwrap_or(item) } else { item }
}
