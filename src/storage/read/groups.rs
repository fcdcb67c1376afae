//! Decodes what a value is made of: items of lists, entries of maps, fields of structs, contents of variants.

use std::collections::HashSet;

use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor};

use super::decode::Spot;
use super::session::{Failure, Session};
use super::words::{bare_noun, found, noun, shortened};
use crate::scenario::check::{Step, nearest, suggestion};
use crate::storage::syntax::{Entry, Field, Node, Value};

/// The items of a list.
pub struct Items<'a, 't> {
    session: &'a Session,
    items: std::iter::Enumerate<std::slice::Iter<'a, Node<'t>>>,
}

impl<'a, 't> Items<'a, 't> {
    /// All of the given items.
    pub fn new(session: &'a Session, items: &'a [Node<'t>]) -> Self {
        Self { session, items: items.iter().enumerate() }
    }
}

/// The step to an item: by its id if it has one; a card is known by its element.
pub fn step_to(index: usize, node: &Node<'_>) -> Step {
    let word = |name: &str| node.field(name).and_then(|field| field.value.text());
    match word("id").or_else(|| word("element")) {
        Some(id) => Step::Named(index, id.to_owned()),
        None => Step::Item(index),
    }
}

impl<'de> de::SeqAccess<'de> for Items<'_, '_> {
    type Error = Failure;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Failure> {
        let Some((index, node)) = self.items.next() else { return Ok(None) };
        let decode = || seed.deserialize(Spot::new(self.session, node));
        self.session.within(step_to(index, node), decode).map(Some)
    }
}

/// The entries of a map. Keys are texts; of several equal ones the first counts.
pub struct Entries<'a, 't> {
    session: &'a Session,
    entries: std::slice::Iter<'a, Entry<'t>>,
    seen: HashSet<&'a str>,
    current: Option<(&'a str, &'a Node<'t>)>,
}

impl<'a, 't> Entries<'a, 't> {
    /// All of the given entries.
    pub fn new(session: &'a Session, entries: &'a [Entry<'t>]) -> Self {
        Self { session, entries: entries.iter(), seen: HashSet::new(), current: None }
    }
}

impl<'de> de::MapAccess<'de> for Entries<'_, '_> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        for entry in self.entries.by_ref() {
            let Some(key) = entry.key.text() else {
                if !self.session.is_hole(&entry.key) {
                    let message = format!("expected a key in quotes, found {}", found(&entry.key));
                    self.session.mismatch(&entry.key, message, None);
                }
                continue;
            };
            if !self.seen.insert(key) {
                self.session.note(entry.key.span, format!("the key `{}` is given twice", shortened(key)), None);
                continue;
            }
            self.current = Some((key, &entry.value));
            return seed.deserialize(Spot::new(self.session, &entry.key)).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Failure> {
        let Some((key, node)) = self.current.take() else { return seed.deserialize(Spot::hole(self.session)) };
        let decode = || seed.deserialize(Spot::new(self.session, node));
        self.session.within(Step::Key(key.to_owned()), decode)
    }
}

/// The fields of a struct; after those given come those that are required but missing, as holes.
pub struct Fields<'a, 't> {
    session: &'a Session,
    /// The name of the type.
    name: &'static str,
    known: &'static [&'static str],
    /// The field that a value without a name is, where it stands before the others.
    head: Option<&'static str>,
    /// The struct itself; `None` for one that is not there, all of whose fields are holes.
    node: Option<&'a Node<'t>>,
    given: std::slice::Iter<'a, Field<'t>>,
    /// Those known fields that have not come yet.
    left: Vec<&'static str>,
    current: Option<(&'static str, Option<&'a Node<'t>>)>,
}

impl<'a, 't> Fields<'a, 't> {
    /// The given fields of a struct; `head` is the one whose name may be left out before the others.
    pub fn new(
        session: &'a Session,
        name: &'static str,
        known: &'static [&'static str],
        head: Option<&'static str>,
        (node, given): (&'a Node<'t>, &'a [Field<'t>]),
    ) -> Self {
        Self { session, name, known, head, node: Some(node), given: given.iter(), left: known.to_vec(), current: None }
    }

    /// All known fields, as holes.
    pub fn holes(session: &'a Session, name: &'static str, known: &'static [&'static str]) -> Self {
        Self { session, name, known, head: None, node: None, given: [].iter(), left: known.to_vec(), current: None }
    }

    /// The next field: a given one, or one that is missing.
    fn next(&mut self) -> Option<(&'static str, Option<&'a Node<'t>>)> {
        for field in self.given.by_ref() {
            let word = if field.is_head() { self.head.unwrap_or_default() } else { field.name.word };
            if word.is_empty() {
                self.session.note(field.value.span, "a field name is missing before this value", None);
                continue;
            }
            if let Some(at) = self.left.iter().position(|left| *left == word) {
                return Some((self.left.remove(at), Some(&field.value)));
            }
            if self.known.contains(&word) {
                let message = format!("the field `{word}` is given twice");
                let first = self.node.and_then(|node| node.field(word)).unwrap_or(field);
                self.session.note_beside(field.name.span, message, first.name.span);
                self.session.doubt(&first.value);
                continue;
            }
            if let Some(node) = self.node {
                self.session.taint(node);
            }
            let message = format!("unknown field `{}` in {}", shortened(word), noun(self.name));
            let help = suggestion(word, self.left.iter().copied());
            self.session.note(field.name.span, message, help);
            // Read as what it is meant to be, it leaves nothing missing.
            let gives = |name: &str| self.node.is_some_and(|node| node.field(name).is_some());
            let meant = nearest(word, self.left.iter().copied().filter(|left| !gives(left)));
            if let Some(at) = self.left.iter().position(|left| Some(*left) == meant) {
                return Some((self.left.remove(at), Some(&field.value)));
            }
        }
        let Some(node) = self.node else { return self.left.pop().map(|field| (field, None)) };
        let missing = self.left.iter().position(|field| self.session.requires(self.name, field))?;
        let field = self.left.remove(missing);
        self.session.taint(node);
        let help = format!("every {} has a `{field}`", bare_noun(self.name));
        self.session.note(node.span, format!("the field `{field}` is missing"), Some(help));
        Some((field, None))
    }
}

impl<'de> de::MapAccess<'de> for Fields<'_, '_> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        self.current = self.next();
        let Some((field, _)) = self.current else { return Ok(None) };
        let word: de::value::StrDeserializer<'_, Failure> = field.into_deserializer();
        seed.deserialize(word).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Failure> {
        let (field, node) = self.current.take().unwrap_or(("", None));
        let spot = Spot { session: self.session, node, named: false };
        self.session.within(Step::Field(field), || seed.deserialize(spot))
    }
}

/// A variant with what it holds.
pub struct Variant<'a, 't> {
    /// What has been found so far.
    pub session: &'a Session,
    /// Which one it is.
    pub word: &'static str,
    /// The value with the variant's name; `None` for one that is not there.
    pub node: Option<&'a Node<'t>>,
}

impl<'a, 't> Variant<'a, 't> {
    fn hole(&self) -> Spot<'a, 't> {
        Spot::hole(self.session)
    }

    fn mismatch(&self, node: &Node<'_>, message: String) {
        self.session.mismatch(node, message, None);
    }

    /// The single value it holds. Fields may stand in its own parentheses: `Card(tags: […])`.
    fn single(&self) -> Spot<'a, 't> {
        let Some(node) = self.node else { return self.hole() };
        let own = Spot { session: self.session, node: Some(node), named: true };
        match &node.value {
            Value::Struct(..) => own,
            Value::Tuple(_, items) => match items.as_slice() {
                [item] => Spot::new(self.session, item),
                [] if self.word == "Card" => own,
                items => {
                    let message = format!("`{}` holds one value, found {}", self.word, items.len());
                    let help = format!("several stand in brackets: `{}([…, …])`", self.word);
                    self.session.mismatch(node, message, (items.len() > 1).then_some(help));
                    self.hole()
                }
            },
            _ => {
                self.mismatch(node, format!("`{0}` needs what it holds in parentheses: `{0}(…)`", self.word));
                self.hole()
            }
        }
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_, '_> {
    type Error = Failure;

    fn unit_variant(self) -> Result<(), Failure> {
        if let Some(node) = self.node.filter(|node| !matches!(node.value, Value::Word(_))) {
            self.mismatch(node, format!("`{}` holds nothing; leave the parentheses out", self.word));
        }
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Failure> {
        let spot = self.single();
        self.session.within(Step::Variant(self.word), || seed.deserialize(spot))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Failure> {
        let items = match self.node.map(|node| (node, &node.value)) {
            Some((_, Value::Tuple(_, items))) if items.len() == length => items.as_slice(),
            Some((node, Value::Tuple(_, items))) => {
                self.mismatch(node, format!("`{}` holds {length} values, found {}", self.word, items.len()));
                &[]
            }
            Some((node, _)) => {
                self.mismatch(node, format!("`{}` needs {length} values in parentheses", self.word));
                &[]
            }
            None => &[],
        };
        let parts = Parts { session: self.session, items, next: 0, length };
        self.session.within(Step::Variant(self.word), || visitor.visit_seq(parts))
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Failure> {
        let spot = match self.node.map(|node| (node, &node.value)) {
            // Values alone: which fields they are is told by names.
            Some((node, Value::Tuple(_, items)))
                if !matches!(items.as_slice(), [Node { value: Value::Struct(..), .. }]) =>
            {
                let named: Vec<String> = fields.iter().map(|field| format!("{field}: …")).collect();
                let help = format!("write `{}({})`", self.word, named.join(", "));
                self.session.mismatch(node, format!("`{}` needs its fields by name", self.word), Some(help));
                self.hole()
            }
            _ => self.single(),
        };
        let head = fields.first().copied();
        self.session.within(Step::Variant(self.word), || spot.group(self.word, fields, head, visitor))
    }
}

/// The values that a variant holds: always so many, with holes for those that are not there.
struct Parts<'a, 't> {
    session: &'a Session,
    items: &'a [Node<'t>],
    next: usize,
    length: usize,
}

impl<'de> de::SeqAccess<'de> for Parts<'_, '_> {
    type Error = Failure;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Failure> {
        if self.next >= self.length {
            return Ok(None);
        }
        let index = self.next;
        self.next += 1;
        let spot = Spot { session: self.session, node: self.items.get(index), named: false };
        self.session.within(Step::Item(index), || seed.deserialize(spot)).map(Some)
    }
}
