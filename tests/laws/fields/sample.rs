//! Values made from nothing but what is told of the types, and values walked through by it.

use serde_json::{Map, Value, json};

use super::source::{Source, held};

/// A value of a type, with every field that is told of it. `turn` says which variants are taken, another one on each level.
pub fn sample(source: &Source, kind: &str, turn: usize) -> Value {
    let kind = source.plain(kind);
    let next = |kind: &str| sample(source, kind, turn + 1);
    if let Some(item) = held(kind, "Vec") {
        return json!([sample(source, item, turn)]);
    }
    if let Some((key, value)) = entry(kind) {
        let key = sample(source, key, turn);
        return [(key.as_str().expect("a key is a word").to_owned(), sample(source, value, turn))]
            .into_iter()
            .collect();
    }
    let Some(described) = source.types.get(kind) else { return plain(kind) };
    let fields = described.fields.iter().map(|field| (field.name.clone(), next(&field.kind)));
    if described.variants.is_empty() {
        return fields.collect();
    }
    // Far down, one that holds nothing of its own kind.
    let own = |holds: &[String]| holds.iter().any(|held| held.contains(kind));
    let at = if turn < DEEP { turn % described.variants.len() } else { 0 };
    let variant = described.variants.iter().cycle().skip(at).find(|variant| turn < DEEP || !own(&variant.holds));
    let variant = variant.expect("one that ends");
    let mut held: Vec<Value> = variant.holds.iter().map(|kind| next(kind)).collect();
    match held.len() {
        0 => json!(variant.name),
        1 => json!({ variant.name.clone(): held.remove(0) }),
        _ => json!({ variant.name.clone(): held }),
    }
}

/// From here on a value comes to an end.
const DEEP: usize = 17;

/// What a map holds: the types of its keys and values.
pub fn entry(kind: &str) -> Option<(&str, &str)> {
    held(kind, "IndexMap")?.split_once(", ")
}

/// A value without parts, none of them a default.
fn plain(kind: &str) -> Value {
    match kind {
        "bool" => json!(true),
        "u32" | "Degree" => json!(3),
        "Quantity" => json!(1.5),
        "Date" => json!("2030-05-01"),
        "DateTime" => json!("2030-05-02T12:30:00"),
        "String" | "Tag" => json!("x"),
        _ if kind.ends_with("Id") => json!("x"),
        _ => panic!("nothing is known of {kind}"),
    }
}

/// Where values with fields stand in a document.
pub struct Found<'s> {
    /// The type that is told of the place.
    pub kind: &'s str,
    /// The place, as a JSON pointer.
    pub pointer: String,
}

/// Walks through a value of a type, and gives the places of all values with fields in it.
///
/// # Panics
/// At a field or a word that is not told.
pub fn walk<'s>(source: &'s Source, kind: &'s str, value: &Value, pointer: &str, found: &mut Vec<Found<'s>>) {
    let kind = source.plain(kind);
    let at = |key: &str| format!("{pointer}/{key}");
    if let Some(item) = held(kind, "Vec") {
        for (index, value) in value.as_array().expect("a list").iter().enumerate() {
            walk(source, item, value, &at(&index.to_string()), found);
        }
    } else if let Some((_, inner)) = entry(kind) {
        for (key, value) in value.as_object().expect("a map") {
            walk(source, inner, value, &at(key), found);
        }
    } else if let Some(described) = source.types.get(kind) {
        match value {
            Value::Null => {}
            Value::Object(fields) if described.variants.is_empty() => {
                found.push(Found { kind, pointer: pointer.to_owned() });
                walk_fields(source, kind, fields, pointer, found);
            }
            _ => {
                let (word, held) = match value {
                    Value::String(word) => (word, None),
                    value => value
                        .as_object()
                        .and_then(|one| one.iter().next())
                        .map(|(w, held)| (w, Some(held)))
                        .expect("a word"),
                };
                let variant = described.variants.iter().find(|variant| variant.name == *word);
                let variant = variant.unwrap_or_else(|| panic!("{kind}: `{word}` is not told"));
                match (variant.holds.as_slice(), held) {
                    ([], None) => {}
                    ([one], Some(held)) => walk(source, one, held, &at(word), found),
                    (many, Some(Value::Array(held))) if held.len() == many.len() => {
                        for (index, (kind, value)) in many.iter().zip(held).enumerate() {
                            walk(source, kind, value, &at(&format!("{word}/{index}")), found);
                        }
                    }
                    _ => panic!("{kind}: `{word}` holds something else than is told"),
                }
            }
        }
    }
}

fn walk_fields<'s>(
    source: &'s Source,
    kind: &'s str,
    fields: &Map<String, Value>,
    pointer: &str,
    found: &mut Vec<Found<'s>>,
) {
    for (name, value) in fields {
        let field = source.of(kind).fields.iter().find(|field| field.name == *name);
        let field = field.unwrap_or_else(|| panic!("{kind}: `{name}` is not told"));
        walk(source, &field.kind, value, &format!("{pointer}/{name}"), found);
    }
}
