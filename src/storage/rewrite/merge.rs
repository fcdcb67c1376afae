//! Merges what a scenario says now into the text of its file, value by value.
//!
//! Three trees are walked side by side: the text as it was written, what it meant in the canonical notation, and what is
//! to be said now in the same notation. Where the last two are the same, the text stays as it is, however it is written.

use std::collections::HashSet;

use super::align::{Item, align, in_order};
use super::pieces::{Part, Piece, Pieces, cut, line_before};
use crate::scenario::{Range, Standing, money};
use crate::storage::syntax::{
    Entry, Field, Node, NodeId, Parsed, Place, Quoting, Span, Value, lay_out_at, lay_out_flat, parse,
};
use crate::storage::write::compact;

/// What is merged.
pub(super) struct Merge<'p> {
    /// The text.
    pub(super) text: &'p Parsed<'p>,
    /// Values in it that may be left out.
    pub(super) optional: &'p HashSet<NodeId>,
    /// What it meant.
    pub(super) was: &'p Parsed<'p>,
    /// What is to be said.
    pub(super) now: &'p Parsed<'p>,
    /// What has changed is written anew from the fields of the outermost value on.
    pub(super) coarse: bool,
}

/// Where a value is, on the way down.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub(super) depth: usize,
    /// A value around it is laid out anew.
    pub(super) laid_out: bool,
}

impl At {
    pub(super) fn inside(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

/// The fields of a struct, which may have none.
fn fields_of<'p, 't>(node: &'p Node<'t>) -> Option<&'p [Field<'t>]> {
    match &node.value {
        Value::Struct(_, fields) => Some(fields),
        Value::Tuple(_, items) if items.is_empty() => Some(&[]),
        _ => None,
    }
}

/// The items of a list.
fn items_of<'p, 't>(node: &'p Node<'t>) -> Option<&'p [Node<'t>]> {
    if let Value::List(items) = &node.value { Some(items) } else { None }
}

/// The entries of a map.
fn entries_of<'p, 't>(node: &'p Node<'t>) -> Option<&'p [Entry<'t>]> {
    if let Value::Map(entries) = &node.value { Some(entries) } else { None }
}

/// The name before a value's parentheses, or the word that it is.
fn name_of<'t>(node: &Node<'t>) -> Option<&'t str> {
    match &node.value {
        Value::Struct(name, _) | Value::Tuple(name, _) => name.map(|name| name.word),
        Value::Word(word) => Some(word),
        _ => None,
    }
}

fn field<'p, 't>(fields: &'p [Field<'t>], name: &str) -> Option<&'p Node<'t>> {
    fields.iter().find(|field| field.name.word == name).map(|field| &field.value)
}

/// What an item of a list is known by.
fn item<'t>(tree: &Parsed<'t>, node: &Node<'t>) -> Item<'t> {
    let whole = node.span.of(tree.text);
    let (kind, parts) = match &node.value {
        Value::Struct(name, fields) => {
            let part = |field: &Field<'_>| Span { start: field.name.span.start, end: field.value.span.end };
            (Some(name.map_or("", |name| name.word)), fields.iter().map(|field| part(field).of(tree.text)).collect())
        }
        Value::Tuple(Some(name), items) => {
            // `All([…])` is made of what is in its list.
            let items = match items.as_slice() {
                [Node { value: Value::List(items), .. }] => items,
                _ => items,
            };
            (Some(name.word), items.iter().map(|item| item.span.of(tree.text)).collect())
        }
        _ => (None, Vec::new()),
    };
    let id = node.field("id").map(|field| field.value.span.of(tree.text));
    Item { id, whole, kind, parts }
}

impl<'p> Merge<'p> {
    /// The text of the outermost value.
    pub(super) fn document(&self, text: &Node<'p>, was: &Node<'p>, now: &Node<'p>) -> String {
        self.value(text, Some(was), now, At { depth: 0, laid_out: false })
    }

    pub(super) fn slice(&self, start: u32, end: u32) -> &'p str {
        Span { start, end }.of(self.text.text)
    }

    pub(super) fn place(&self, text: &Node<'p>, at: At) -> Place<'p> {
        let (line, indent) = line_before(self.text.text, text.span.start);
        Place { depth: at.depth, line, indent }
    }

    /// What a value is to be in the text. `was`: what it meant; `None` where that is left out in the canonical notation.
    pub(super) fn value(&self, text: &Node<'p>, was: Option<&Node<'p>>, now: &Node<'p>, at: At) -> String {
        if was.is_some_and(|was| was.span.of(self.was.text) == now.span.of(self.now.text)) {
            return text.span.of(self.text.text).to_owned();
        }
        let place = self.place(text, at);
        let tidy = !at.laid_out
            && !always_has_lines(now, at.depth)
            && lay_out_at(self.text, text, Quoting::Verbatim, place) == text.span.of(self.text.text);
        let inner = text.unwrap_some();
        let merged = if self.coarse && at.depth > 0 {
            None
        } else {
            self.group(inner, was, now, At { laid_out: at.laid_out || tidy, ..at })
        };
        // Within `Some(…)`, if it stands there.
        let merged = merged.unwrap_or_else(|| self.recast(inner, was, now, at));
        let before = self.slice(text.span.start, inner.span.start);
        let merged = [before, &merged, self.slice(inner.span.end, text.span.end)].concat();
        if tidy { laid_out(merged, place) } else { merged }
    }

    /// What a value in brackets is to be; `None` if it is none, or has become something else.
    fn group(&self, text: &Node<'p>, was: Option<&Node<'p>>, now: &Node<'p>, at: At) -> Option<String> {
        if let Some(now) = items_of(now) {
            return self.list(text, was.map_or(Some(&[][..]), items_of)?, now, at);
        }
        if let Some(now) = entries_of(now) {
            return self.map(text, was.map_or(Some(&[][..]), entries_of)?, now, at);
        }
        if was.map_or(name_of(text), name_of) != name_of(now) {
            return None;
        }
        if let Some(fields) = fields_of(now) {
            // What a variant holds may stand in parentheses of its own.
            let inner = match &text.value {
                Value::Tuple(Some(_), items) => items.first().filter(|_| items.len() == 1).unwrap_or(text),
                _ => text,
            };
            let merged = self.fields(inner, was.map_or(Some(&[][..]), fields_of)?, fields, at)?;
            let before = self.slice(text.span.start, inner.span.start);
            return Some([before, &merged, self.slice(inner.span.end, text.span.end)].concat());
        }
        match (&text.value, was.map(|was| &was.value), &now.value) {
            (Value::Tuple(_, text_items), Some(Value::Tuple(_, was)), Value::Tuple(_, now))
                if text_items.len() == now.len() && was.len() == now.len() =>
            {
                let pieces = cut(self.text, text)?;
                let values = text_items.iter().zip(was.iter().zip(now));
                let parts = values.enumerate().map(|(index, (text, (was, now)))| Part {
                    text: self.value(text, Some(was), now, at.inside()),
                    from: Some(index),
                    stays: true,
                });
                Some(pieces.assemble(&parts.collect::<Vec<_>>()))
            }
            _ => None,
        }
    }

    fn list(&self, text: &Node<'p>, was: &[Node<'p>], now: &[Node<'p>], at: At) -> Option<String> {
        let old: Vec<_> = was.iter().map(|node| item(self.was, node)).collect();
        let new: Vec<_> = now.iter().map(|node| item(self.now, node)).collect();
        let texts: Vec<_> = items_of(text)?.iter().collect();
        let was: Vec<_> = was.iter().collect();
        let now: Vec<_> = now.iter().map(|node| (String::new(), node)).collect();
        self.sequence(text, (&texts, &was, &now), &align(&old, &new), at)
    }

    fn map(&self, text: &Node<'p>, was: &[Entry<'p>], now: &[Entry<'p>], at: At) -> Option<String> {
        fn known<'t>(tree: &Parsed<'t>, entries: &[Entry<'t>]) -> Vec<Item<'t>> {
            let key = |entry: &Entry<'t>| entry.key.span.of(tree.text);
            let entries = entries.iter();
            entries.map(|entry| Item { id: Some(key(entry)), whole: "", kind: None, parts: Vec::new() }).collect()
        }
        let found = align(&known(self.was, was), &known(self.now, now));
        let texts: Vec<_> = entries_of(text)?.iter().map(|entry| &entry.value).collect();
        let was: Vec<_> = was.iter().map(|entry| &entry.value).collect();
        let key = |entry: &Entry<'_>| lay_out_flat(self.now, &entry.key, Quoting::Canonical) + ": ";
        let now: Vec<_> = now.iter().map(|entry| (key(entry), &entry.value)).collect();
        self.sequence(text, (&texts, &was, &now), &found, at)
    }

    /// A list or map. `found`: for each part that it is to have, which it was.
    fn sequence(
        &self,
        text: &Node<'p>,
        (texts, was, now): (&[&Node<'p>], &[&Node<'p>], &[(String, &Node<'p>)]),
        found: &[Option<usize>],
        at: At,
    ) -> Option<String> {
        let pieces = cut(self.text, text).filter(|pieces| !pieces.is_bare() && texts.len() == was.len())?;
        let stays = in_order(found);
        let part = |(index, (key, now)): (usize, &(String, &Node<'p>))| {
            let from = found.get(index).copied().flatten();
            let old = from.and_then(|place| Some((pieces.parts.get(place)?, *texts.get(place)?, *was.get(place)?)));
            let text = match old {
                Some((piece, text, was)) => piece.key.to_owned() + &self.value(text, Some(was), now, at.inside()),
                None => self.fresh(&pieces, key, now, at.inside()),
            };
            Part { text, from, stays: stays.get(index) == Some(&true) }
        };
        Some(pieces.assemble(&now.iter().enumerate().map(part).collect::<Vec<_>>()))
    }

    /// A part that is new.
    fn fresh(&self, pieces: &Pieces<'_>, key: &str, now: &Node<'p>, at: At) -> String {
        let value = match &pieces.indent {
            Some(indent) => {
                let line = format!("{indent}{key}");
                lay_out_at(self.now, now, Quoting::Canonical, Place { depth: at.depth, line: &line, indent })
            }
            None => lay_out_flat(self.now, now, Quoting::Canonical),
        };
        key.to_owned() + &value
    }

    /// A struct: its fields keep the order that they have, and new ones go behind those which they follow in the format.
    fn fields(&self, text: &Node<'p>, was: &[Field<'p>], now: &[Field<'p>], at: At) -> Option<String> {
        let pieces = cut(self.text, text).filter(|pieces| !pieces.is_bare())?;
        let given = fields_of(text)?;
        let mut parts: Vec<(&str, Part)> = Vec::with_capacity(now.len());
        for (index, (given, piece)) in given.iter().zip(&pieces.parts).enumerate() {
            // The head is the first field of the format, and keeps its place.
            let head = now.first().filter(|_| given.is_head());
            let name = head.map_or(given.name.word, |first| first.name.word);
            let value = match (field(was, name), field(now, name)) {
                (None, None) => Some(given.value.span.of(self.text.text).to_owned()),
                (was, Some(now)) => Some(self.value(&given.value, was, now, at.inside())),
                (Some(was), None) => self.left_out(given, piece, was, at.inside()),
            };
            let part = |value: String| Part { text: piece.key.to_owned() + &value, from: Some(index), stays: true };
            parts.extend(value.map(|value| (name, part(value))));
        }
        let mut before = None;
        for Field { name, value } in now {
            let known = parts.iter().position(|(known, _)| *known == name.word);
            // What was left to its default and is still so need not be written now.
            let same = |was: &Node<'p>| was.span.of(self.was.text) == value.span.of(self.now.text);
            if known.is_none() && field(was, name.word).is_some_and(same) {
                continue;
            }
            let place = known.unwrap_or_else(|| {
                let place = before.map_or(0, |before: usize| before + 1);
                let text = self.fresh(&pieces, &format!("{}: ", name.word), value, at.inside());
                parts.insert(place, (name.word, Part { text, from: None, stays: false }));
                place
            });
            before = Some(place);
        }
        Some(pieces.assemble(&parts.into_iter().map(|(_, part)| part).collect::<Vec<_>>()))
    }

    /// A field that need not be written any more. It is left out, unless a comment would go with it: then it says so in
    /// place.
    fn left_out(&self, given: &Field<'p>, piece: &Piece<'_>, was: &Node<'p>, at: At) -> Option<String> {
        let optional = self.optional.contains(&given.value.id);
        let emptied = items_of(was).filter(|_| !optional).and_then(|was| self.list(&given.value, was, &[], at));
        let emptied = emptied.unwrap_or_else(|| "[]".to_owned());
        if !piece.has_comments() && emptied == "[]" {
            return None;
        }
        Some(match &was.value {
            _ if optional => "None".to_owned(),
            Value::List(_) => emptied,
            Value::Map(_) => "{}".to_owned(),
            Value::Bool(_) => "false".to_owned(),
            Value::Number(_) => "0".to_owned(),
            Value::Text(_) if given.name.word == "money" => compact(&money()).unwrap_or_default(),
            Value::Text(_) => "\"\"".to_owned(),
            Value::Word(_) => compact(&Standing::default()).unwrap_or_default(),
            Value::Struct(..) if ["per_year", "once"].contains(&given.name.word) => {
                compact(&Range::default()).unwrap_or_default()
            }
            _ => "()".to_owned(),
        })
    }
}

/// Whether a value has a line for each of its parts in any case, so that nothing in it can change the lines of the others.
fn always_has_lines(now: &Node<'_>, depth: usize) -> bool {
    let things = |items: &[Node<'_>]| items.iter().any(|item| !matches!(item.value, Value::Text(_)));
    depth == 0 || (depth == 1 && items_of(now).is_some_and(things))
}

/// The text of a value laid out for its place, with the comments in it.
pub(super) fn laid_out(text: String, place: Place<'_>) -> String {
    let parsed = parse(&text);
    match &parsed.root {
        Some(root) if parsed.faults.is_empty() => lay_out_at(&parsed, root, Quoting::Verbatim, place),
        _ => text,
    }
}
