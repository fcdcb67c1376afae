//! What the description of the file format says of the fields: a table for each type, in the order in which types occur in a file.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::source::{Field, Source, Type, Variant, held};

/// What stands before the tables.
const OPENING: &str = "\
A file is one *scenario*. Fields may come in any order; they are written in the order shown here, with the `id` and `title`
of a rule first. A field marked *needed* must be there. Any other may be left out, and then has its default.

Texts, dates, ids and tags are quoted (`\"2030-05-01\"`, `\"2030-05-02T12:30:00\"`); words such as `Firm` are not. A list is
written `[…]`, a map `{key: value}`, and anything with fields `(field: value)`. Ids and tags consist of letters, digits,
`-`, `_` and `.`. Numbers run from 0 to 1000000, with at most three decimals.

<details><summary>All fields and words, type by type</summary>
";

/// What stands behind them.
const CLOSING: &str = "\n</details>\n";

/// What types are called when a file is wrong; so shall they be called here.
const NOUNS: &str = include_str!("../../../src/storage/read/words.rs");

/// Writes the tables.
pub struct Tables<'s> {
    source: &'s Source,
    /// What types are called, with an article.
    nouns: BTreeMap<&'s str, &'s str>,
}

impl<'s> Tables<'s> {
    /// About these types.
    pub fn new(source: &'s Source) -> Self {
        let entries = NOUNS.lines().filter_map(|line| line.trim().strip_suffix(',')?.split_once(" => "));
        let nouns = entries.map(|(name, noun)| (name.trim_matches('"'), noun.trim_matches('"')));
        // Names that only ids have.
        let ids = [("Option", "an option"), ("Rule", "a rule"), ("Party", "an actor or a group")];
        Self { source, nouns: nouns.chain(ids).collect() }
    }

    /// The section, its heading aside.
    pub fn section(&self) -> String {
        let mut section = OPENING.to_owned();
        let order = self.in_order();
        let is_rule = |name: &&str| self.source.of(name).fields.iter().any(|field| field.shared);
        let last_rule = order.iter().copied().rfind(|name| is_rule(name));
        for name in order {
            let described = self.source.of(name);
            let (shared, own): (Vec<_>, Vec<_>) = described.fields.iter().partition(|field| field.shared);
            let (noun, doc) = (self.bare(name), self.source.told(&described.doc));
            let heading = noun.chars().take(1).flat_map(char::to_uppercase).chain(noun.chars().skip(1));
            section += &format!("\n### {}\n\n{doc}\n\n", heading.collect::<String>());
            section += &self.fields(name, &own);
            section += &self.variants(described);
            if !shared.is_empty() {
                section += "\nAnd the fields of [every rule](#every-rule).\n";
            }
            if last_rule == Some(name) {
                section +=
                    "\n### Every rule\n\nWhat positions, limits, contradictions and cautions have in common.\n\n";
                section += &self.fields(name, &shared);
            }
        }
        section + CLOSING
    }

    /// The types that stand in a file, in the order in which one comes to them.
    fn in_order(&self) -> Vec<&'s str> {
        let mut order = Vec::new();
        self.visit("Scenario", &mut order);
        order
    }

    /// Adds the types that a type names, and those that they name.
    fn visit(&self, kind: &'s str, order: &mut Vec<&'s str>) {
        for name in kind.split(|c: char| !c.is_alphanumeric()) {
            let Some((name, described)) = self.source.types.get_key_value(name) else { continue };
            if !order.contains(&name.as_str()) {
                order.push(name);
                let held = described.variants.iter().flat_map(|variant| &variant.holds);
                let kinds = described.fields.iter().map(|field| &field.kind).chain(held);
                kinds.for_each(|kind| self.visit(kind, order));
            }
        }
    }

    fn fields(&self, name: &str, fields: &[&Field]) -> String {
        let mut rows = String::new();
        for field in fields {
            let default = if field.needed { "*needed*".to_owned() } else { self.default(name, field) };
            let kind = if field.name == "id" { "id".to_owned() } else { self.words(&field.kind, false) };
            writeln!(rows, "| `{}` | {kind} | {default} | {} |", field.name, self.cell(&field.doc)).expect("room");
        }
        if rows.is_empty() {
            rows
        } else {
            format!("| field | is | default | meaning |\n| --- | --- | --- | --- |\n{rows}")
        }
    }

    fn variants(&self, described: &Type) -> String {
        let mut rows = String::new();
        for Variant { name, holds, doc, .. } in &described.variants {
            let held: Vec<String> = holds.iter().map(|kind| self.words(kind, false)).collect();
            let word = if held.is_empty() { format!("`{name}`") } else { format!("`{name}(`{}`)`", held.join(", ")) };
            writeln!(rows, "| {word} | {} |", self.cell(doc)).expect("room");
        }
        if rows.is_empty() { rows } else { format!("| word | meaning |\n| --- | --- |\n{rows}") }
    }

    /// A comment as a cell of a table.
    fn cell(&self, doc: &str) -> String {
        assert!(!doc.is_empty(), "everything that stands in a file has a comment");
        self.source.told(doc).replace('|', "\\|")
    }

    /// What a field has that is left out.
    pub fn default(&self, name: &str, field: &Field) -> String {
        let said = field.default.as_deref().and_then(|function| self.source.said_by(function));
        if let Some(word) = self.source.own_default(name, &field.name).or(said) {
            return format!("`{word}`");
        }
        match field.kind.as_str() {
            "bool" => "`false`".to_owned(),
            "u32" => "`0`".to_owned(),
            "Range" => "`(low: 0, high: 0)`".to_owned(),
            kind => match self.source.types.get(kind) {
                Some(described) => match described.variants.iter().find(|variant| variant.default) {
                    Some(variant) => format!("`{}`", variant.name),
                    None => "`()`".to_owned(),
                },
                None => "none".to_owned(),
            },
        }
    }

    /// A type in the words of the file: of one value, or of many.
    fn words(&self, kind: &str, many: bool) -> String {
        let kind = self.source.plain(kind);
        let number = |one: &str| if many { plural(one) } else { one.to_owned() };
        if let Some(item) = held(kind, "Vec") {
            return format!("{} of {}", number("list"), self.words(item, true));
        }
        if let Some((key, value)) = held(kind, "IndexMap").and_then(|held| held.split_once(", ")) {
            return format!("{} of {} to {}", number("map"), self.words(key, true), self.words(value, true));
        }
        if self.source.types.contains_key(kind) {
            return format!("[{}](#{})", number(self.bare(kind)), self.bare(kind).replace(' ', "-"));
        }
        if let Some(name) = kind.strip_suffix("Id") {
            let name = if name == "Condition" { "NamedCondition" } else { name };
            return if many {
                format!("ids of {}", plural(self.bare(name)))
            } else {
                format!("id of {}", self.noun(name))
            };
        }
        number(match kind {
            "String" => "text",
            "bool" => "`true` or `false`",
            "u32" => "whole number",
            "Quantity" => "number",
            "Degree" => "0 to 4",
            "Date" => "date",
            "DateTime" => "date with time",
            "Tag" => "word",
            _ => panic!("{kind} has no name"),
        })
    }

    fn noun(&self, name: &str) -> &'s str {
        self.nouns.get(name).unwrap_or_else(|| panic!("{name} has no name in src/storage/read/words.rs"))
    }

    /// What a type is called, without its article.
    fn bare(&self, name: &str) -> &'s str {
        let noun = self.noun(name);
        noun.strip_prefix("a ").or_else(|| noun.strip_prefix("an ")).unwrap_or(noun)
    }
}

/// The plural of a noun, which may be followed by more about it: "votes on a card".
fn plural(noun: &str) -> String {
    if let Some((one, other)) = noun.split_once(" or ") {
        return format!("{} or {}", plural(one), plural(other.trim_start_matches("a ")));
    }
    let end =
        [" of ", " on ", " with ", " forward"].iter().filter_map(|more| noun.find(more)).min().unwrap_or(noun.len());
    let (head, more) = noun.split_at(end);
    match head.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{stem}ies{more}"),
        _ => format!("{head}s{more}"),
    }
}
