//! Where letters stand in a scenario.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::Value;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use super::Scenario;

/// The same text with every letter and the accents that follow it put together where Unicode has them as one: the form in
/// which fonts have them, and in which keyboards write them.
pub fn composed(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}

impl Scenario {
    /// The letters of its texts that are wanted.
    pub fn letters(&self, wanted: impl Fn(char) -> bool) -> BTreeSet<char> {
        let text = serde_json::to_string(self).unwrap_or_default();
        text.chars().filter(|letter| wanted(*letter)).collect()
    }

    /// The places of the texts that have one of these letters, in the order of the file: "actors / tolmark / name".
    pub fn places_of(&self, letters: &BTreeSet<char>) -> Vec<String> {
        let mut places = Vec::new();
        // A scenario is plain data.
        let value = serde_json::to_value(self).unwrap_or_default();
        look(&value, letters, &mut Vec::new(), &mut places);
        places
    }
}

fn look<'v>(value: &'v Value, letters: &BTreeSet<char>, path: &mut Vec<&'v str>, places: &mut Vec<String>) {
    match value {
        Value::String(text) if text.chars().any(|letter| letters.contains(&letter)) => places.push(path.join(" / ")),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        Value::Array(items) => {
            for item in items {
                let id = item.get("id").and_then(Value::as_str);
                path.extend(id);
                look(item, letters, path, places);
                path.truncate(path.len() - usize::from(id.is_some()));
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                path.push(name);
                look(field, letters, path, places);
                path.pop();
            }
        }
    }
}
